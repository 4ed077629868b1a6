// SPDX-License-Identifier: MIT
#include "reports/glossary/meaning.hpp"

namespace candor::glossary {
template <>
constexpr Meaning meaning<continuum::Dissolvable>() {
  return {"a partnership with these shares can be dissolved efficiently, in balance, with everybody's consent",
          "types whose participation and balance, added up, fail",
          "{id: can_part, property: dissolvable, shares: [1/2, 1/2], expect: verified}", "partnership"};
}
template <>
constexpr Meaning meaning<continuum::AlwaysDissolvable>() {
  return {"a partnership with these shares can be so dissolved whatever the distribution of values",
          "the sum of the smallest shares, or a distribution",
          "{id: always, property: always_dissolvable, shares: [1/2, 1/2], expect: verified}", "partnership"};
}
template <>
constexpr Meaning meaning<continuum::NeverDissolvable>() {
  return {"a partnership with these shares can be so dissolved for no distribution of values",
          "the largest share, or a distribution",
          "{id: never, property: never_dissolvable, shares: [1, 0], expect: verified}", "partnership"};
}
template <>
constexpr Meaning meaning<continuum::Value>() {
  return {"a quantity is (at least, at most, ...) a number, lies in an interval, or is a root in it",
          "the true value, or points that bound it",
          "{id: left_over, property: value, of: surplus, equals: 1/48, expect: verified}", "partnership"};
}
template <>
constexpr Meaning meaning<continuum::Function>() {
  return {"a function of an agent's value is this polynomial on each piece, or nowhere less or more than a number",
          "a coefficient, or a value where the bound fails",
          "{id: net, property: function, of: interim_transfer, is: 1/6 - x^2/2, expect: verified}", "partnership"};
}
template <>
constexpr Meaning meaning<continuum::Identity>() {
  return {"the two sides of a textbook equation agree for this example", "a coefficient, or the two numbers",
          "{id: mean, property: identity, name: mean_transfer, expect: verified}", "partnership"};
}
template <>
constexpr Meaning meaning<continuum::DissolvingMechanism>() {
  return {"the rule with these side payments is balanced, incentive compatible and individually rational",
          "the sum of the side payments, or an agent's type that would rather not take part",
          "{id: rule, property: dissolving_mechanism, side_payments: {ann: -1/8, bob: 1/8}, expect: verified}",
          "partnership"};
}
template <>
constexpr Meaning meaning<continuum::SimpleMechanismParticipation>() {
  return {"in the simple mechanism, which has no side payments, everybody would rather take part",
          "an agent's type that would not",
          "{id: halves, property: simple_mechanism_participation, shares: [1/2, 1/2], expect: verified}",
          "partnership"};
}
template <>
constexpr Meaning meaning<continuum::EfficientTrade>() {
  return {"buyer and seller can trade efficiently, in balance and with both their consent",
          "the least subsidy, above 0", "{id: can_trade, property: efficient_trade, expect: refuted}", "trade"};
}
template <>
constexpr Meaning meaning<continuum::DissolvableShares>() {
  return {"two partners can part exactly if the first one's share lies between these numbers",
          "an end point that is no root of the surplus",
          "{id: shares, property: dissolvable_shares, lower: {root_of: 6*x^2 - 6*x + 1, between: [1/5, 1/4]}, upper: "
          "{root_of: 6*x^2 - 6*x + 1, between: [3/4, 4/5]}, expect: verified}",
          "partnership"};
}

std::vector<Entry> continuum_entries() {
  return entries<continuum::Statement>(Family::continuum, static_cast<const continuum::Statement::variant*>(nullptr));
}

}  // namespace candor::glossary
