// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/quantity.hpp"
#include "reports/latex/continuum/arguments.hpp"
#include "reports/latex/continuum/continuum.hpp"
#include "reports/latex/continuum/formulas.hpp"
#include "reports/latex/continuum/words.hpp"
#include "reports/latex/table.hpp"

namespace candor::continuum {
namespace {

using tex::fraction;
using tex::math;

class Refuter {
 public:
  Refuter(const tex::Setting& setting, const Model& model, const Refuted& refuted)
      : setting_(setting),
        model_(model),
        last_(refuted.counterexample().back()),
        evidence_(std::get_if<Evidence>(&refuted.evidence())) {}

  std::string operator()(const Dissolvable& claim) const {
    return from_above(claim.instance, own<BoundsAgainst>()->points.above) + "\\noindent So " +
           math("S\\le" + tex::number(last_.left.value) + "<0") + ".\n";
  }

  std::string operator()(const AlwaysDissolvable& claim) const {
    const auto* prior = own<PriorAgainst>();
    if (prior == nullptr)
      return "The " + math("k=" + std::to_string(place_of(last_).index)) + " smallest shares sum to " +
             math("R_k=" + tex::number(last_.left.value) + "<(k/n)^n=" + tex::number(last_.right.value)) + ".\n";
    return under(*prior, claim.shares, false) + "\\noindent So " +
           math("S\\le" + tex::number(last_.left.value) + "<0") + " under this distribution.\n";
  }
  std::string operator()(const NeverDissolvable& claim) const {
    const auto* prior = own<PriorAgainst>();
    if (prior == nullptr)
      return "No agent owns everything: the largest share is " + math(tex::number(last_.left.value)) + ".\n";
    return under(*prior, claim.shares, true) + "\\noindent So " +
           math("S\\ge" + tex::number(last_.left.value) + "\\ge0") + " under this distribution.\n";
  }

  std::string operator()(const Value& claim) const {
    const std::string number = symbol(model_, claim);
    const Place& place = place_of(last_);
    if (claim.subject.quantity == Quantity::worst_off_type && place.matter == Matter::number)
      return "At the stated number " + math("G") + " is " + math(tex::number(last_.left.value)) +
             ", while the share is " + math(tex::number(last_.right.value)) + ".\n";
    if (place.matter == Matter::common_roots)
      return "In the interval the polynomial has no root in common with " + math("G-r_i") + ".\n";
    if (place.matter == Matter::annihilated)
      return "At the number the polynomial is " + math(tex::number(last_.left.value)) + ", not " + math("0") + ".\n";
    if (place.matter == Matter::isolated)
      return "On an interval that contains the number, the polynomial is nowhere " + math("0") + ": it is always " +
             math(tex::relation(last_.relation) + "0") + ".\n";
    if (evidence_ == nullptr)
      return "Computed from the distribution, " + math(number + "=" + tex::number(last_.left.value)) +
             ", which is not so related to " + math(fraction(last_.right.value)) + ".\n";
    const bool lower = last_.relation == Relation::greater_than || last_.relation == Relation::at_least;
    return "Rational points near the " + math("v_i^*") + " show that " +
           math(number + (lower ? "\\ge" : "\\le") + tex::number(last_.left.value) + (lower ? ">" : "<") +
                fraction(last_.right.value)) +
           ".\n";
  }

  std::string operator()(const Function& claim) const {
    const Place& place = place_of(last_);
    const std::string piece = "On piece " + math(std::to_string(place.piece + 1)) + " ";
    if (place.matter == Matter::coefficient)
      return piece + "the coefficient of " + math("v^{" + std::to_string(place.index) + "}") + " is " +
             math(tex::number(last_.left.value)) + " and not " + math(tex::number(last_.right.value)) + ".\n" +
             really(claim);
    if (place.matter == Matter::change_of_sign)
      return piece + math(symbol(model_, claim.subject, "v")) + " crosses the bound " +
             math(tex::number(last_.left.value)) + (last_.left.value == Rational(1) ? " time" : " times") +
             " inside.\n" + really(claim);
    return piece + "it goes beyond the bound at " +
           (place.index == 0   ? "the lower end"
            : place.index == 1 ? "the upper end"
                               : "a point inside") +
           ": " + math(tex::number(last_.left.value)) + " against " + math(tex::number(last_.right.value)) + ".\n" +
           really(claim);
  }
  std::string operator()(const Identity&) const {
    return "The left side is " + math(tex::number(last_.left.value)) + ", the right side " +
           math(tex::number(last_.right.value)) + ".\n";
  }

  std::string operator()(const DissolvingMechanism& claim) const {
    if (place_of(last_).matter == Matter::balance)
      return "The side payments sum to " + math(tex::number(last_.left.value)) + ", not to zero.\n";
    return failing_participation(claim.instance);
  }
  std::string operator()(const SimpleMechanismParticipation& claim) const {
    return failing_participation(claim.instance);
  }

  std::string operator()(const EfficientTrade& claim) const {
    const TradeFunctions functions = functions_of(model_, claim.instance);
    return math("S=" + tex::number(functions.gains)) + ", the lowest buyer would gain " +
           math(tex::number(functions.lowest_buyer_payoff())) + " and the highest seller " +
           math(tex::number(functions.highest_seller_payoff())) +
           "; so every such mechanism needs a subsidy, at least " + math("D=" + tex::number(last_.left.value) + ">0") +
           " in expectation.\n";
  }
  std::string operator()(const DissolvableShares& claim) const {
    const PiecewisePolynomial surplus = surplus_of_two(model_.distributions.at(claim.distribution).cdf);
    return "The stated polynomial for the " + std::string(place_of(last_).piece == 0 ? "lower" : "upper") +
           " end point has no root in the interval at which\n\\[ S(r,1-r)=" + tex::pieces(surplus, "r") +
           " \\]\nvanishes, too.\n";
  }

 private:
  template <class Own>
  const Own* own() const {
    return evidence_ == nullptr ? nullptr : std::get_if<Own>(evidence_);
  }

  std::string from_above(const PartnershipInstance& instance, const std::vector<Rational>& points) const {
    return "For any numbers " + math("\\ell_i") + ", " + math("W(v_i^*)\\le W(\\ell_i)+\\ell_i\\,(G(\\ell_i)-r_i)") +
           "; take these:\n" + points_anywhere(setting_, functions_of(model_, instance), instance.shares, points);
  }

  std::string under(const PriorAgainst& prior, const std::vector<Rational>& shares, bool dissolvable) const {
    const PartnershipFunctions functions(prior.distribution, shares.size());
    return "Let the values be drawn from\n\\[ F(x)=" + tex::pieces(prior.distribution, "x") + ". \\]\n" +
           (dissolvable ? points_above(setting_, functions, shares, prior.points.below)
                        : points_anywhere(setting_, functions, shares, prior.points.above));
  }

  std::string failing_participation(const PartnershipInstance& instance) const {
    const std::string i = agent_label(model_, instance, place_of(last_).agent);
    return "With " + math("\\ell=" + fraction(own<BoundsAgainst>()->points.above.front())) + ", agent " + math(i) +
           "'s net payoff at " + math("v_{" + i + "}^*") + " is at most " +
           math("c_{" + i + "}+W(\\ell)+\\ell\\,(G(\\ell)-r_{" + i + "})=" + tex::number(last_.left.value) + "<0") +
           ".\n";
  }

  std::string really(const Function& claim) const {
    const Fraction function = function_of(model_, claim.subject);
    const std::string name = symbol(model_, claim.subject, "v");
    if (!(function.denominator == constant(1, function.numerator))) return {};
    return "\\[ " + name + "=" + tex::pieces(function.numerator, "v") + ". \\]\n";
  }

  const tex::Setting& setting_;
  const Model& model_;
  const Judgement& last_;
  const Evidence* evidence_;
};

}  // namespace

std::string refutation(const tex::Setting& setting, const Model& model, const Statement& statement,
                       const Refuted& refuted) {
  return std::visit(Refuter(setting, model, refuted), statement);
}

}  // namespace candor::continuum
