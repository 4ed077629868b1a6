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
  Event event;                            ///< of a probability; what follows up to the report is of the others
  Coalition coalition;                    ///< whose amounts are added up
  std::optional<std::size_t> allocation;  ///< needed unless of transfers
  std::vector<std::size_t> transfers;     ///< needed unless of payoffs: the least over these rules
  MixedReport report;
  Event given;  ///< what is known of the true types
  Relation relation;
  Rational number;

  /// The least of these is compared; none for a probability.
  std::vector<Expectation> minimum_of() const;
  friend bool operator==(const Value&, const Value&) = default;
};

template <class Visitor>
void describe(Visitor& visit, Value& claim) {
  using Of = Value::Of;
  visit.quantity(claim.of, {Of::payoff, Of::transfer, Of::utility, Of::probability}, "");
  const bool is_expected = claim.of != Of::probability;
  const char* why_not = "has nothing to do with a probability of types";
  visit.when(!is_expected, {"event"}, "belongs to   of: probability", [&] { visit.event(claim.event); });
  visit.when(is_expected, {"coalition"}, why_not, [&] { visit.coalition(claim.coalition); });
  visit.given(claim.given);
  visit.when(is_expected, {"reports", "mechanism", "allocation", "transfers"}, why_not, [&] {
    visit.reports(claim.report);
    visit.rules(claim.of, claim.allocation, claim.transfers);
  });
  visit.compared(claim.relation, claim.number);
}

template <Amount A>
void compare(const ModelOf<A>&, const Value&, JudgeOf<A>&);

}  // namespace candor
