// SPDX-License-Identifier: MIT
// value: a stated number compared with an expectation, the least of several, or a probability.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Value {
  static constexpr std::string_view property = "value";
  enum class Of { payoff, transfer, utility, probability } of = Of::probability;
  Event event;                            ///< of a probability
  Coalition coalition;                    ///< whose amounts are added up, unless it is a probability
  std::optional<std::size_t> allocation;  ///< needed unless of transfers; for a probability if outcomes are drawn
  std::vector<std::size_t> transfers;     ///< of transfers and utilities: the least over these rules
  MixedReport report;
  Event given;  ///< what is known of the true types
  Relation relation;
  Rational number;
  std::optional<DrawnCondition> drawn = {};  ///< of a probability: what must hold as well

  /// The least of these is compared; none for a probability.
  std::vector<Expectation> minimum_of() const;
  friend bool operator==(const Value&, const Value&) = default;
};

template <class Visitor>
void describe(Visitor& visit, Value& claim) {
  using Of = Value::Of;
  visit.quantity(claim.of, {Of::payoff, Of::transfer, Of::utility, Of::probability}, "");
  const bool is_expected = claim.of != Of::probability;
  visit.when(!is_expected, {"event"}, "belongs to   of: probability", [&] { visit.event(claim.event, claim.drawn); });
  visit.when(is_expected, {"coalition"}, "has nothing to do with a probability",
             [&] { visit.coalition(claim.coalition); });
  visit.given(claim.given);
  visit.when(is_expected || (claim.drawn && claim.drawn->of_outcome),
             {"reports", "mechanism", "allocation", "transfers"}, "has nothing to do with a probability of types", [&] {
               visit.reports(claim.report);
               visit.rules(is_expected ? claim.of : Of::payoff, claim.allocation, claim.transfers);
             });
  visit.compared(claim.relation, claim.number);
}

/// Of a probability: that its drawn condition holds at this draw; 1 if it has none.
Rational chance_at(const KnownParts&, const Value&, const Draw&);

template <Amount A>
void compare(const ModelOf<A>&, const Value&, JudgeOf<A>&);

}  // namespace candor
