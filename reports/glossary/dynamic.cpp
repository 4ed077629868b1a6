// SPDX-License-Identifier: MIT
#include "reports/glossary/meaning.hpp"

namespace candor::glossary {
template <>
constexpr Meaning meaning<dynamic::InterimIc>() {
  return {"in every period, given what is public and the own type, truth is best in expectation",
          "a period, public state, agent, type and misreport, with the gain",
          "{id: honest, property: interim_ic, mechanism: balanced, tier: tree, expect: verified}", "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::ExPostIc>() {
  return {"in every period truth is best whatever the others' present types are, if they tell them",
          "a period, public state, agent, the types and a misreport, with the gain",
          "{id: without_regret, property: ex_post_ic, mechanism: pivotal, expect: verified}", "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::IndividualRationality>() {
  return {"in every period staying pays at least the outside option", "a period, public state, agent and type",
          "{id: stays, property: individual_rationality, mechanism: pivotal, stage: ex_post, expect: verified}",
          "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::BudgetBalance>() {
  return {"the transfers sum to zero, or to no more than zero, in every period, or in expectation",
          "a period, public state and reports, with the sum",
          "{id: budget, property: budget_balance, mechanism: balanced, balance: exact, expect: verified}", "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::Efficient>() {
  return {"the allocation rule has the largest expected total payoff",
          "a better policy, or the state where one is better",
          "{id: largest_sum, property: efficient, allocation: best, sequentially: true, expect: verified}", "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::IncentiveEfficient>() {
  return {"no joint misreports give all agents more than truth, by the rule or with its transfers",
          "a joint reporting policy that gives more",
          "{id: no_better_lies, property: incentive_efficient, of: rule, allocation: best, expect: verified}",
          "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::Guarantee>() {
  return {"whatever the others report, a truthful agent expects what all-round truth gives, or a number",
          "reports of the others under which he expects less",
          "{id: insured, property: guarantee, mechanism: balanced, expect: verified}", "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::CoalitionGain>() {
  return {"the most that a coalition can gain by misreports is (at least, at most, ...) a number", "the true gain",
          "{id: gain, property: coalition_gain, mechanism: pivotal, coalition: [ann, bob], greater_than: 0, expect: "
          "verified}",
          "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::CollusionProof>() {
  return {"no coalition has a scheme with side payments by which every member gains",
          "a coalition that can collude, and how much it gains",
          "{id: no_ring, property: collusion_proof, mechanism: balanced, expect: verified}", "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::Value>() {
  return {"an expected payoff, transfer or utility is (at least, at most, ...) a number", "the true value",
          "{id: low, property: value, of: payoff, coalition: ann, given: {ann: low}, mechanism: pivotal, equals: 1/8, "
          "expect: verified}",
          "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::SchemeClaim>() {
  return {"a collusion scheme is incentive compatible, balanced or profitable, or leaves outsiders truthful",
          "a period, public state and member, or a sum",
          "{id: no_money_from_outside, property: scheme, scheme: ring, is: balanced, expect: verified}", "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::EqualRules>() {
  return {"two transfer rules are the same in every period, at every public state and all reports",
          "a period, public state and reports where they differ",
          "{id: by_hand, property: equal_rules, rules: [pivot, second_price], expect: verified}", "dynamic"};
}
template <>
constexpr Meaning meaning<dynamic::SchemeOptimum>() {
  return {
      "the most, or least, that members expect from the incentive compatible schemes of a coalition (one period)",
      "a better scheme, or multipliers that exclude the number",
      "{id: best_ring, property: scheme_optimum, mechanism: pivotal, equals: 3/4, expect: verified}  # if periods: 1",
      "dynamic"};
}

std::vector<Entry> dynamic_entries() {
  return entries<dynamic::Statement>(Family::dynamic, static_cast<const dynamic::Statement::variant*>(nullptr));
}

}  // namespace candor::glossary
