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

}  // namespace

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

std::string size_in_words(const Model& model) {
  return std::holds_alternative<Trade>(model.setting) ? "a buyer and a seller"
                                                      : counted(model.agents.size(), "partner", "partners");
}

}  // namespace candor::continuum
