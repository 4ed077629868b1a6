// SPDX-License-Identifier: MIT
#include "reports/text/continuum/continuum.hpp"

#include <algorithm>
#include <array>

#include "reports/case_result.hpp"
#include "reports/decimals.hpp"
#include "reports/judgements.hpp"
#include "reports/text/continuum/words.hpp"
#include "reports/text/words.hpp"

namespace candor::continuum {
namespace {

constexpr std::string_view of_a_mechanism =
    "efficient, budget balanced at every profile, Bayesian incentive compatible and interim individually rational";

struct Definition {
  const Model& model;

  std::string operator()(const Dissolvable& claim) const {
    return capitalised(in_words(model, claim.instance)) + " can dissolve: there is a mechanism that is " +
           std::string(of_a_mechanism) +
           ". That is so exactly if S >= 0, where S is the sum of W(v_i*) and G(v_i*) = r_i.";
  }
  std::string operator()(const AlwaysDissolvable& claim) const {
    return "Whatever the distribution of values, partners with the shares " + list(claim.shares) +
           " can dissolve efficiently: the k smallest shares sum to (k/n)^n or more, for every k < n.";
  }
  std::string operator()(const NeverDissolvable& claim) const {
    return "Whatever the distribution of values, partners with the shares " + list(claim.shares) +
           " cannot dissolve efficiently: one of them owns everything.";
  }
  std::string operator()(const Value& claim) const {
    return capitalised(named(model, claim)) + ' ' + stated(claim) + '.';
  }
  std::string operator()(const Function& claim) const {
    const std::string subject = "As a function of the value, " + in_words(model, claim.subject);
    if (claim.at_least) return subject + " is nowhere less than " + claim.at_least->text() + '.';
    if (claim.at_most) return subject + " is nowhere more than " + claim.at_most->text() + '.';
    std::vector<std::string> pieces;
    for (const Polynomial& piece : claim.pieces) pieces.push_back(in_words(piece));
    return subject + " is " + joined(pieces, "; then ") + '.';
  }
  std::string operator()(const Identity& claim) const {
    return capitalised(formula(claim.identity)) + ", for " + in_words(model, claim.instance, Shown::size) + '.';
  }
  std::string operator()(const DissolvingMechanism& claim) const {
    return "For " + in_words(model, claim.instance) +
           " the transfers T_i(v) = c_i - H(v_i) + (sum of H(v_j) over j != i)/(n-1), c = (" +
           list(claim.side_payments) + "), with the efficient allocation, are " +
           "budget balanced at every profile, Bayesian incentive compatible and interim individually rational.";
  }
  std::string operator()(const SimpleMechanismParticipation& claim) const {
    return "For " + in_words(model, claim.instance) +
           " the simple mechanism (the highest bidder wins and pays her bid, which all share equally) is interim "
           "individually rational without side payments: " +
           "W(v_i*) >= 0 for every i.";
  }
  std::string operator()(const EfficientTrade& claim) const {
    return "For " + in_words(model, claim.instance) + " there is a mechanism that is " + std::string(of_a_mechanism) +
           ": the least subsidy D is not positive.";
  }
  std::string operator()(const DissolvableShares& claim) const {
    return "Two partners with values from " + model.distributions.at(claim.distribution).name +
           " and the shares r, 1-r can dissolve efficiently exactly if r lies between the root of " +
           in_words(claim.lower.root_of) + " in " + in_words(claim.lower.between) + " and the root of " +
           in_words(claim.upper.root_of) + " in " + in_words(claim.upper.between) + '.';
  }
};

/// The comparison of a number with a number, where what is meant by the left one is clear.
std::string plain(const Judgement& judgement) {
  return readable(judgement.left.value) + ' ' + std::string(true_sign(judgement)) + ' ' +
         readable(judgement.right.value);
}

const Place* own_place(const Judgement& judgement) { return std::get_if<Place>(&judgement.place.of_family); }

bool is_about(const Judgement& judgement, Matter matter) {
  const Place* place = own_place(judgement);
  return place != nullptr && place->matter == matter;
}

template <class Own>
const Own* own(const candor::Evidence& evidence) {
  const auto* of_family = std::get_if<Evidence>(&evidence);
  return of_family == nullptr ? nullptr : std::get_if<Own>(of_family);
}

/// What the number is known to be: exactly, or within bounds.
std::string known(const std::vector<Judgement>& judgements, bool exact) {
  std::vector<std::string> parts;
  const Judgement* first = nullptr;
  for (const Judgement& judgement : judgements) {
    if (!is_about(judgement, Matter::number)) continue;
    exact = exact || (first != nullptr && first->left.value == judgement.left.value);
    first = &judgement;
    if (exact) return "= " + readable(judgement.left.value);
    const bool below = judgement.relation == Relation::at_least || judgement.relation == Relation::greater_than;
    parts.push_back((below ? ">= " : "<= ") + readable(judgement.left.value));
  }
  return joined(parts, " and ");
}

std::string number_found(const Model& model, const Value& claim, const candor::Evidence& evidence) {
  const std::vector<Judgement> judgements = collect(std::cref(model), candor::Statement(Statement(claim)), evidence);
  const bool bounded = std::holds_alternative<Evidence>(evidence);
  std::string subject = named(model, claim);
  if (claim.subject.quantity == continuum::Quantity::worst_off_type) return subject + ' ' + stated(claim);
  if (own<Algebraic>(evidence) != nullptr) return subject + ' ' + stated(claim) + ", exactly";
  const std::string found = known(judgements, !bounded);
  return found.empty() ? subject + ' ' + stated(claim) : subject + ' ' + found;
}

std::string points_in_words(const std::vector<Rational>& points) { return '(' + list(points) + ')'; }

struct EvidenceWriter {
  std::ostream& out;
  const Model& model;

  void operator()(const Bounds& evidence) const { write(evidence.points); }
  void operator()(const BoundsAgainst& evidence) const { write(evidence.points); }
  void operator()(const PriorAgainst& evidence) const {
    out << "Evidence: the distribution function " << in_words(evidence.distribution) << ".\n";
    write(evidence.points);
  }
  void operator()(const Algebraic& evidence) const {
    out << "Evidence: the v_i* are roots of polynomials that divide G - r_i; computed modulo these, the polynomial "
        << in_words(evidence.annihilator) << " vanishes at what should be 0,\n"
        << "and 0 is its only root near enough.\n";
    for (std::size_t i = 0; i < evidence.roots.size(); ++i)
      out << "  v_" << i + 1 << "*: the root of " << in_words(evidence.roots[i].polynomial) << " in "
          << in_words(evidence.roots[i].between) << '\n';
  }

 private:
  void write(const Points& points) const {
    if (!points.below.empty())
      out << "Evidence: W(v_i*) >= W(h_i) for h = " << points_in_words(points.below)
          << ", since G(h_i) >= r_i and W does not increase.\n";
    if (!points.above.empty())
      out << "Evidence: W(v_i*) <= W(l_i) + l_i (G(l_i) - r_i), for l = " << points_in_words(points.above) << ".\n";
  }
};

}  // namespace

std::string definition(const Model& model, const Statement& statement) {
  return std::visit(Definition{model}, statement);
}

std::string in_words(const Model&, const Statement& statement, const Place& place) {
  const std::string agent =
      std::holds_alternative<EfficientTrade>(statement) ? std::string() : "agent " + std::to_string(place.agent + 1);
  const std::string piece = "piece " + std::to_string(place.piece + 1);
  switch (place.matter) {
    case Matter::point_above: return agent + "; G at h and the share";
    case Matter::smallest_shares: return counted(place.index, "smallest share", "smallest shares");
    case Matter::largest_share: return "largest share";
    case Matter::coefficient: return piece + "; coefficient of x^" + std::to_string(place.index);
    case Matter::change_of_sign: return piece + "; how often the bound is crossed";
    case Matter::bound:
      return piece + std::array{"; lower end", "; upper end", "; inside"}.at(std::min(place.index, 2u));
    case Matter::common_roots: return "common roots in the interval";
    case Matter::root:
      return agent + (place.index == 0 ? "; remainder of G - r" : "; sign at the ends of the interval");
    case Matter::annihilated: return "the polynomial at the number, coordinate " + std::to_string(place.index + 1);
    case Matter::isolated: return "the number and the nearest other root";
    case Matter::balance:
      return place.index == 0 ? "sum of the side payments" : agent + "; H(v_i) in the sum of all transfers";
    case Matter::participation: return agent + "; net payoff at v_i*";
    case Matter::end_point: return std::string(place.piece == 0 ? "lower" : "upper") + " end point; common roots";
    case Matter::number: break;
  }
  return {};
}

std::string comparison(const Model& model, const Statement& statement, const Judgement& judgement) {
  if (!is_about(judgement, Matter::number)) return plain(judgement);
  if (const auto* value = std::get_if<Value>(&statement)) {
    if (value->subject.quantity == continuum::Quantity::worst_off_type)
      return "G there and the share: " + plain(judgement);
    return named(model, *value) + ": " + plain(judgement);
  }
  if (std::holds_alternative<EfficientTrade>(statement)) return "least subsidy " + plain(judgement);
  if (std::holds_alternative<Identity>(statement)) return plain(judgement);
  return "S: " + plain(judgement);
}

std::string finding(const Model& model, const Statement& statement, const Verdict& verdict) {
  if (const auto* verified = std::get_if<Verified>(&verdict)) {
    if (const auto* value = std::get_if<Value>(&statement)) return number_found(model, *value, verified->evidence());
    if (std::holds_alternative<EfficientTrade>(statement) || own<Bounds>(verified->evidence()) != nullptr) {
      const std::vector<Judgement> judgements =
          collect(std::cref(model), candor::Statement(statement), verified->evidence());
      const std::string found = known(judgements, std::holds_alternative<EfficientTrade>(statement));
      if (!found.empty()) return (std::holds_alternative<EfficientTrade>(statement) ? "least subsidy " : "S ") + found;
    }
    if (own<Algebraic>(verified->evidence()) != nullptr && std::holds_alternative<Dissolvable>(statement))
      return "S = 0, exactly";
    return {};
  }
  const auto* refuted = std::get_if<Refuted>(&verdict);
  if (refuted == nullptr) return {};
  const Judgement& last = refuted->counterexample().back();
  if (const auto* prior = own<PriorAgainst>(refuted->evidence()))
    return "for the distribution function " + in_words(prior->distribution) + ", S: " + plain(last);
  if (own<BoundsAgainst>(refuted->evidence()) == nullptr) return {};
  if (is_about(last, Matter::participation))
    return "agent " + std::to_string(own_place(last)->agent + 1) + "; net payoff at v_i*: " + plain(last);
  return comparison(model, statement, last);
}

void write_evidence(std::ostream& out, const Model& model, const Statement&, const Evidence& evidence) {
  std::visit(EvidenceWriter{out, model}, evidence);
}

std::string size_in_words(const Model& model) {
  return std::holds_alternative<Trade>(model.setting) ? "a buyer and a seller"
                                                      : counted(model.agents.size(), "partner", "partners");
}

}  // namespace candor::continuum
