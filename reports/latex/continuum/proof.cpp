// SPDX-License-Identifier: MIT
#include <functional>

#include "checker/properties/continuum/quantity.hpp"
#include "reports/judgements.hpp"
#include "reports/latex/continuum/arguments.hpp"
#include "reports/latex/continuum/continuum.hpp"
#include "reports/latex/continuum/formulas.hpp"
#include "reports/latex/continuum/words.hpp"
#include "reports/latex/table.hpp"

namespace candor::continuum {
namespace {

using tex::fraction;
using tex::math;

class Prover {
 public:
  Prover(const tex::Setting& setting, const Model& model, const Statement& statement, const candor::Evidence& evidence)
      : setting_(setting),
        model_(model),
        judgements_(collect(std::cref(model), candor::Statement(statement), evidence)),
        evidence_(std::get_if<Evidence>(&evidence)) {}

  std::string operator()(const Dissolvable& claim) const {
    const PartnershipFunctions functions = functions_of(model_, claim.instance);
    if (const auto* algebraic = own<Algebraic>())
      return roots(*algebraic) + vanishing(*algebraic, "S") + "So " + math("S=0") + ".\n";
    const auto* bounds = own<Bounds>();
    if (bounds == nullptr) return {};
    return "The numbers " + math("h_i") + " lie at or above " + math("v_i^*") + ":\n" +
           points_above(setting_, functions, claim.instance.shares, bounds->points.below) + "\\noindent So " +
           math("S\\ge\\sum_iW(h_i)=" + tex::number(judgements_.back().left.value) + "\\ge0") +
           ". The transfers with " + math("c_i=\\frac1n\\sum_jW(h_j)-W(h_i)") + " dissolve the partnership.\n";
  }

  std::string operator()(const AlwaysDissolvable& claim) const {
    tex::Table table("rrr", {math("k"), math("R_k"), math("(k/n)^n")});
    for (const Judgement& judgement : judgements_)
      table.row({math(std::to_string(place_of(judgement).index)), math(tex::number(judgement.left.value)),
                 math(tex::number(judgement.right.value))});
    return "The " + math("k") + " smallest of the " + math(std::to_string(claim.shares.size())) + " shares sum to " +
           math("R_k") + ", nowhere less than " + math("(k/n)^n") + ":\n" + table.set(setting_.measure);
  }

  std::string operator()(const NeverDissolvable&) const {
    return "One agent owns everything; then " + math("S=-(n-1)\\int_0^\\beta F^{n-1}(1-F)\\,dx<0") + " for every " +
           math("F") + ".\n";
  }

  std::string operator()(const Value& claim) const {
    const std::string number = symbol(model_, claim);
    if (claim.subject.quantity == Quantity::worst_off_type) return worst_off_type(claim);
    if (evidence_ == nullptr)
      return "Computed from the distribution, " + math(number + "=" + tex::number(judgements_.front().left.value)) +
             ".\n";
    const auto& instance = std::get<PartnershipInstance>(claim.subject.instance);
    if (const auto* algebraic = own<Algebraic>()) {
      return roots(*algebraic) +
             vanishing(*algebraic, claim.root_of ? "p(" + number + ")" : number + "-" + fraction(claim.number)) +
             (claim.root_of ? "Here " + math("p(y)=" + tex::polynomial(*claim.root_of, "y")) + ".\n" : std::string());
    }
    const Points& points = own<Bounds>()->points;
    const PartnershipFunctions functions = functions_of(model_, instance);
    std::string result;
    if (!points.below.empty()) result += bound(functions, instance, claim, points.below, true);
    if (!points.above.empty()) result += bound(functions, instance, claim, points.above, false);
    std::string conclusion;
    if (judgements_.size() > 1 && claim.relation == Relation::equal)
      return result + "\\noindent So " + math(number + "=" + tex::number(claim.number)) + ".\n";
    for (const Judgement& judgement : judgements_)
      if (place_of(judgement).matter == Matter::number)
        conclusion += (conclusion.empty() ? "So " : ", and ") +
                      math(number + (is_lower(judgement) ? "\\ge" : "\\le") + tex::number(judgement.left.value));
    return result + "\\noindent " + conclusion + ".\n";
  }

  std::string operator()(const Function& claim) const {
    const Fraction function = function_of(model_, claim.subject);
    const std::string name = symbol(model_, claim.subject, "v");
    if (claim.at_least || claim.at_most) {
      const std::string bound = fraction(claim.at_least ? *claim.at_least : *claim.at_most);
      return "On each of the " + std::to_string(function.numerator.pieces.size()) + " pieces " + math(name) +
             " keeps to the bound " + math(bound) +
             " at both ends and at one point inside, and its difference from the bound does not change its sign inside "
             "(Sturm's theorem).\n" +
             plainly(function, name);
    }
    return plainly(function, name) + "This is the stated polynomial, coefficient by coefficient.\n";
  }

  std::string operator()(const Identity& claim) const {
    if (place_of(judgements_.front()).matter == Matter::number) {
      std::vector<std::string> sides;
      for (const Judgement& judgement : judgements_) sides.push_back(math(tex::number(judgement.left.value)));
      return "Both sides are " + tex::joined(sides, ", and in the second equation ") + ".\n";
    }
    const std::vector<Rational>& breaks = functions_of(model_, std::get<PartnershipInstance>(claim.instance)).F.breaks;
    return std::string(claim.identity == NamedIdentity::simple_mechanism ? "Multiplied by $F(v)^2$, both sides are"
                                                                         : "Both sides are") +
           " the same on every piece:\n\\[ " + tex::pieces(function_compared(judgements_, breaks), "v") + ". \\]\n";
  }

  std::string operator()(const DissolvingMechanism& claim) const {
    return "The side payments sum to " + math("0") + ", and every " + math("H(v_i)") + " occurs once with the factor " +
           math("-1") + " and " + math("n-1") + " times with " + math("\\frac1{n-1}") +
           ": the transfers balance. Since " + math("H(v)=vG(v)-\\int_0^vG\\,dx") +
           ", coefficient by coefficient, the report " + math("z") + " of " + math("x") + " costs " +
           math("\\int_x^z(y-x)\\,g(y)\\,dy\\ge0") + "; and " + math("t_i=c_i+W") + ". Participation:\n" +
           participation(claim.instance, claim.side_payments);
  }
  std::string operator()(const SimpleMechanismParticipation& claim) const {
    return "The interim transfer is " + math("W") + ", and\n" +
           participation(claim.instance, std::vector<Rational>(claim.instance.shares.size()));
  }

  std::string operator()(const EfficientTrade& claim) const {
    const TradeFunctions functions = functions_of(model_, claim.instance);
    return subsidy(functions) +
           "\\noindent The mechanism in which each agent's payment makes the interim utilities as small as "
           "participation allows needs no subsidy.\n";
  }

  std::string operator()(const DissolvableShares& claim) const {
    const PiecewisePolynomial surplus = surplus_of_two(model_.distributions.at(claim.distribution).cdf);
    return "Since " + math("F") +
           " is piecewise linear, so is its inverse, and\n\\[ S(r,1-r)=W(F^{-1}(r))+W(F^{-1}(1-r))=" +
           tex::pieces(surplus, "r") +
           ". \\]\n\\noindent In each interval this has a root in common with the stated polynomial; and " +
           math("S(r,1-r)") + " has just one zero on either side of " + math("\\frac12") + ".\n";
  }

 private:
  template <class Own>
  const Own* own() const {
    return evidence_ == nullptr ? nullptr : std::get_if<Own>(evidence_);
  }
  static bool is_lower(const Judgement& judgement) {
    return judgement.relation == Relation::at_least || judgement.relation == Relation::greater_than;
  }

  std::string worst_off_type(const Value& claim) const {
    const auto& instance = std::get<PartnershipInstance>(claim.subject.instance);
    const std::string share = fraction(instance.shares.at(claim.subject.agent));
    std::string result =
        math("G") + " does not decrease, and " + math("G(" + symbol(model_, claim.subject, {}) + ")=" + share) + ": ";
    std::vector<std::string> parts;
    const auto at = [&](const Rational& value, const Judgement& judgement) {
      parts.push_back(math("G(" + fraction(value) + ")=" + tex::number(judgement.left.value) +
                           tex::relation(judgement.relation) + share));
    };
    if (claim.relation)
      at(claim.number, judgements_.front());
    else {
      at(claim.between->lower, judgements_.at(0));
      at(claim.between->upper, judgements_.at(1));
    }
    result += tex::joined(parts, " and ") + ".";
    return claim.root_of
               ? result + " In the interval the polynomial has a root in common with " + math("G-" + share) + ".\n"
               : result + "\n";
  }

  /// One bound of a sum of W(v_i*).
  std::string bound(const PartnershipFunctions& functions, const PartnershipInstance& instance, const Value& claim,
                    const std::vector<Rational>& points, bool below) const {
    const std::vector<Rational> weights = weights_at_worst_off(claim.subject).value();
    std::vector<Rational> shares_above, above, shares_anywhere, anywhere;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (weights[i].sign() == 0) continue;
      const bool is_above = (weights[i].sign() > 0) == below;
      (is_above ? shares_above : shares_anywhere).push_back(instance.shares[i]);
      (is_above ? above : anywhere).push_back(points[i]);
    }
    std::string result = below ? "From below:\n" : "From above:\n";
    if (!above.empty()) result += points_above(setting_, functions, shares_above, above);
    if (!anywhere.empty()) result += points_anywhere(setting_, functions, shares_anywhere, anywhere);
    return result;
  }

  std::string plainly(const Fraction& function, const std::string& name) const {
    const PiecewisePolynomial& numerator = function.numerator;
    if (function.denominator == constant(1, numerator))
      return "Computed from the distribution,\n\\[ " + name + "=" + tex::pieces(numerator, "v") + ". \\]\n";
    return "Computed from the distribution,\n\\[ \\bigl(" + tex::pieces(function.denominator, "v") + "\\bigr)\\cdot " +
           name + "=" + tex::pieces(numerator, "v") + ". \\]\n";
  }

  std::string participation(const PartnershipInstance& instance, const std::vector<Rational>& side_payments) const {
    const PartnershipFunctions functions = functions_of(model_, instance);
    const std::vector<Rational>& points = own<Bounds>()->points.below;
    tex::Table table("rrrrr", {math("i"), math("r_i"), math("h_i\\ge v_i^*"), math("G(h_i)"), math("c_i+W(h_i)")});
    for (std::size_t i = 0; i < points.size(); ++i)
      table.row({math(std::to_string(i + 1)), math(fraction(instance.shares[i])), math(fraction(points[i])),
                 math(tex::number(functions.G(points[i]))),
                 math(tex::number(side_payments[i] + functions.W(points[i])))});
    return table.set(setting_.measure) + "\\noindent " + math("W") + " does not increase, so that " +
           math("c_i+W(v_i^*)\\ge c_i+W(h_i)\\ge0") + ".\n";
  }

  std::string roots(const Algebraic& evidence) const {
    tex::Table table("rll", {math("i"), "root of", "in"});
    for (std::size_t i = 0; i < evidence.roots.size(); ++i)
      table.row({math(std::to_string(i + 1)), math(tex::polynomial(evidence.roots[i].polynomial, "x")),
                 math(tex::interval(evidence.roots[i].between.lower, evidence.roots[i].between.upper))});
    return "Each " + math("v_i^*") + " is a root of a divisor of " + math("G-r_i") + ":\n" +
           table.set(setting_.measure);
  }

  std::string vanishing(const Algebraic& evidence, const std::string& number) const {
    std::string result = "\\noindent Computed modulo these polynomials, " + math("z=" + number) + " satisfies " +
                         math("\\mu(z)=0") + " with\n\\[ \\mu(z)=" + tex::polynomial(evidence.annihilator, "z") +
                         ". \\]\n";
    for (const Judgement& judgement : judgements_)
      if (place_of(judgement).matter == Matter::isolated && place_of(judgement).index == 1)
        result += "\\noindent Every other root of " + math("\\mu") + " is " + math(tex::number(judgement.right.value)) +
                  " or more in modulus, but " + math("|z|") + " is less. ";
    return result;
  }

  std::string subsidy(const TradeFunctions& functions) const {
    return math("S=" + tex::number(functions.gains)) + ", the lowest buyer would gain " +
           math("\\mathbf E(\\underline\\theta-c)^+=" + tex::number(functions.lowest_buyer_payoff())) +
           " and the highest seller " +
           math("\\mathbf E(\\theta-\\bar c)^+=" + tex::number(functions.highest_seller_payoff())) + "; so " +
           math("D=" + tex::number(functions.least_subsidy()) + "\\le0") + ".\n";
  }

  const tex::Setting& setting_;
  const Model& model_;
  std::vector<Judgement> judgements_;
  const Evidence* evidence_;
};

}  // namespace

std::string proof(const tex::Setting& setting, const Model& model, const std::string&, const Statement& statement,
                  const Verified& verified) {
  return std::visit(Prover(setting, model, statement, verified.evidence()), statement);
}

}  // namespace candor::continuum
