// SPDX-License-Identifier: MIT
#include "reports/glossary/meaning.hpp"

namespace candor::glossary {
template <>
constexpr Meaning meaning<FullSupport>() {
  return {"every type profile has positive probability", "a profile of probability zero",
          "{id: support, property: full_support, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<IndependentTypes>() {
  return {"the prior is the product of the agents' own distributions",
          "a profile, with its probability and the product of the marginals",
          "{id: independent, property: independent_types, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<Cbdp>() {
  return {"types differ in what they believe about the others, those of coalitions too",
          "two joint types of a coalition with the same beliefs",
          "{id: beliefs, property: cbdp, coalitions: singletons, expect: verified}", "correlated"};
}
template <>
constexpr Meaning meaning<PrivateValues>() {
  return {"an agent's payoff depends on the own type only", "an agent, an outcome and two profiles",
          "{id: own_values, property: private_values, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<Efficient>() {
  return {"the rule chooses the largest sum of payoffs at every profile", "a profile and a better outcome",
          "{id: largest_sum, property: efficient, allocation: auction, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<ParetoEfficient>() {
  return {"no outcome is better for somebody and worse for nobody than what the rule chooses",
          "a profile, an outcome that may be chosen there, and one that dominates it",
          "{id: undominated, property: pareto_efficient, allocation: majority, expect: verified}", "voting"};
}
template <>
constexpr Meaning meaning<Separable>() {
  return {"the surplus is a sum of functions of single types",
          "two agents and a profile whose mixed difference is not 0",
          "{id: sum, property: separable, allocation: auction, expect: refuted}", "auction"};
}
template <>
constexpr Meaning meaning<BudgetBalance>() {
  return {"the transfers sum to zero, or to no more than zero, at every profile, in every draw or in expectation",
          "a transfer rule and a profile, with the sum",
          "{id: deficit, property: budget_balance, balance: no_deficit, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<DominantStrategyIc>() {
  return {"whatever the others report, truth is best for every agent",
          "an agent, the true types, a misreport, the others' reports, and the gain",
          "{id: dominant, property: dominant_strategy_ic, mechanism: vickrey, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<ExPostIc>() {
  return {"at every profile truth is best for every agent if the others are truthful",
          "an agent, the true types, a misreport, and the gain",
          "{id: without_regret, property: ex_post_ic, mechanism: vickrey, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<CoalitionalDominantStrategyIc>() {
  return {"whatever the others report, truth is best for every coalition",
          "a coalition, the true types, a misreport, the others' reports, and the gain",
          "{id: groups, property: coalitional_dominant_strategy_ic, coalitions: all, expect: refuted}", "voting"};
}
template <>
constexpr Meaning meaning<BayesianIc>() {
  return {"given the own type, truth is best in expectation for every agent if the others are truthful",
          "an agent, the true type, a misreport, and the gain",
          "{id: interim, property: bayesian_ic, mechanism: expected_externality, expect: verified}", "public_good"};
}
template <>
constexpr Meaning meaning<GroupStrategyProof>() {
  return {"no group has a joint misreport that helps its members, who cannot pay each other",
          "a group, the true types, what it reports in their place, and what that changes for each member",
          "{id: group, property: group_strategy_proof, mechanism: vote, coalitions: all, expect: verified}", "voting"};
}
template <>
constexpr Meaning meaning<ManipulableProfiles>() {
  return {"at how many profiles, or with which probability, somebody gains by a misreport", "the true number",
          "{id: open_to_lies, property: manipulable_profiles, mechanism: vote, equals: 0, expect: verified}", "voting"};
}
template <>
constexpr Meaning meaning<Stable>() {
  return {"no coalition prefers an outcome that it can bring about by itself to one that the rule may choose",
          "a blocking coalition, the types, the outcome chosen, the one it brings about, and what its members have",
          "{id: stable, property: stable, allocation: dictatorship, coalitions: [[bob]], "
          "enforces: outcome.ann = dictatorship.ann, expect: verified}",
          "matching"};
}
template <>
constexpr Meaning meaning<BayesNashEquilibrium>() {
  return {"given the own type, no message is better in expectation than the strategy if the others play theirs",
          "an agent, its type, a message, and the gain",
          "{id: equilibrium, property: bayes_nash_equilibrium, strategies: shaded, expect: verified}", "game_form"};
}
template <>
constexpr Meaning meaning<ExPostEquilibrium>() {
  return {"at every profile no message is better than the strategy if the others play theirs",
          "an agent, the true types, a message, and the gain",
          "{id: regret, property: ex_post_equilibrium, strategies: shaded, expect: refuted}", "game_form"};
}
template <>
constexpr Meaning meaning<DominantStrategies>() {
  return {"whatever the others send, no message is better than the strategy",
          "an agent, the true types, a message, the others' messages, and the gain",
          "{id: dominant, property: dominant_strategies, strategies: shaded, expect: refuted}", "game_form"};
}
template <>
constexpr Meaning meaning<PureEquilibria>() {
  return {"how many Bayes-Nash equilibria in pure strategies there are, or which: these and no others",
          "the true number; an equilibrium that is missing; strategies listed that are none",
          "{id: all_of_them, property: pure_equilibria, strategies: [shaded, low], expect: verified}", "game_form"};
}
template <>
constexpr Meaning meaning<EveryPureEquilibrium>() {
  return {"every Bayes-Nash equilibrium in pure strategies is efficient, or brings about what an allocation rule says",
          "an equilibrium, the true types, and the outcome",
          "{id: all_efficient, property: every_pure_equilibrium, efficient: true, expect: verified}", "game_form"};
}
template <>
constexpr Meaning meaning<CoalitionalIc>() {
  return {"given its types, truth is best in expectation for every coalition if the others are truthful",
          "a coalition, its true types, a misreport, and the gain",
          "{id: ring, property: coalitional_ic, coalitions: all, expect: refuted}", "auction"};
}
template <>
constexpr Meaning meaning<MaxminCoalitionalIc>() {
  return {
      "truth is best for every coalition where the worst of several transfer rules counts, against mixed reports too",
      "a coalition, its true types, and a mixed report that pays more than truth under every rule",
      "{id: all_honest, property: maxmin_coalitional_ic, mechanism: ambiguous, strategies: mixed, expect: verified}",
      "ambiguous"};
}
template <>
constexpr Meaning meaning<IndividualRationality>() {
  return {"taking part pays at least the outside option, given the own type, at every profile or in every draw",
          "an agent and a type, or a profile, with the utility",
          "{id: voluntary, property: individual_rationality, stage: ex_post, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<EqualRules>() {
  return {"two transfer rules, or two allocation rules, are the same at every profile", "a profile where they differ",
          "{id: by_hand, property: equal_rules, rules: [pivot, written], expect: verified}", "public_good"};
}
template <>
constexpr Meaning meaning<Value>() {
  return {"an expected payoff, transfer or utility, or a probability, is (at least, at most, ...) a number",
          "the true value",
          "{id: price, property: value, of: transfer, coalition: ann, given: {ann: 2}, equals: -1, expect: verified}",
          "auction"};
}
template <>
constexpr Meaning meaning<Deviation>() {
  return {"this misreport pays, or does not, or gains this much", "the two utilities",
          "{id: lie, property: deviation, coalition: [ann, bob], given: {ann: 2, bob: 1}, reports: {ann: 2, bob: 0}, "
          "gain: 1, expect: verified}",
          "auction"};
}
template <>
constexpr Meaning meaning<Guarantee>() {
  return {
      "whatever the others report, a truthful coalition expects its ex ante payoff",
      "a coalition and a report of the others",
      "{id: insured, property: guarantee, mechanism: expected_externality, coalitions: singletons, expect: verified}",
      "public_good"};
}
template <>
constexpr Meaning meaning<ExternalityPayment>() {
  return {"a coalition is paid, in expectation, what its report brings the others, and a constant",
          "two joint types with different constants, or one whose constant is not the stated one",
          "{id: externality, property: externality_payment, coalitions: singletons, constant: -1, expect: verified}",
          "auction"};
}
template <>
constexpr Meaning meaning<AllEquilibriaEfficient>() {
  return {"every Bayesian Nash equilibrium, perhaps among blocks of agents, has the largest expected surplus",
          "nothing: where the sufficient condition fails the claim is undecided",
          "{id: equilibria, property: all_equilibria_efficient, mechanism: expected_externality, expect: verified}",
          "public_good"};
}
template <>
constexpr Meaning meaning<Implementable>() {
  return {"there are transfers with these properties for the allocation rule",
          "requirements, weighted, in which all transfers cancel and which contradict each other",
          "{id: exists, property: implementable, allocation: auction, incentives: dominant_strategy, participation: "
          "ex_post, balance: no_deficit, expect: verified}",
          "auction"};
}
template <>
constexpr Meaning meaning<CoalitionalIdentifiability>() {
  return {"whoever lies, the distribution of reports tells that it was not everybody's doing",
          "coalitions and strategies under which reports are distributed alike from every agent's view",
          "{id: identified, property: coalitional_identifiability, expect: refuted}", "ambiguous"};
}
template <>
constexpr Meaning meaning<AmbiguousImplementable>() {
  return {"there are several balanced transfer rules, the worst of which counts, that keep coalitions honest",
          "joint types with the same beliefs that rather have each other's outcomes, or weighted reports; "
          "with participation also weights that rule every balanced rule out",
          "{id: by_ambiguity, property: ambiguous_implementable, allocation: q, expect: verified}", "ambiguous"};
}
template <>
constexpr Meaning meaning<ParameterRegion>() {
  return {
      "other claims hold at exactly these values of parameters",
      "values in the region where a claim fails, or outside where all hold",
      "{id: losses, property: parameter_region, claims: efficient, parameters: loss, region: \"loss >= 1/2 and loss "
      "<= 2\", expect: verified}",
      "voting"};
}
template <>
constexpr Meaning meaning<Everywhere>() {
  return {"at every profile a payoff, transfer or utility compares with a formula", "a coalition and a profile",
          "{id: pays, property: everywhere, of: transfer, coalition: ann, at_most: 0, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<Groves>() {
  return {"each agent is paid the others' payoffs and something that the own report does not change",
          "an agent and two profiles that differ in the agent's type",
          "{id: is_groves, property: groves, mechanism: vickrey, expect: verified}", "auction"};
}
template <>
constexpr Meaning meaning<Optimum>() {
  return {"the least, or largest, expected transfer or utility among all transfers with these properties",
          "better transfers, weighted requirements that exclude the number, or that no transfers have the properties",
          "{id: most_revenue, property: optimum, of: transfer, coalition: [ann, bob], incentives: bayesian, "
          "participation: interim, least: -8/9, expect: verified}",
          "auction"};
}
template <>
constexpr Meaning meaning<RevenueEquivalence>() {
  return {"all Bayesian incentive compatible transfers give the same interim utilities, up to constants",
          "two such transfer rules, and two types of an agent",
          "{id: equivalence, property: revenue_equivalence, allocation: auction, expect: refuted}", "auction"};
}

std::vector<Entry> finite_entries() {
  return entries<finite::Statement>(Family::finite, static_cast<const finite::Statement::variant*>(nullptr));
}

}  // namespace candor::glossary
