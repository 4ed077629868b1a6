// SPDX-License-Identifier: MIT
// What a property of finite models says of itself: its keys, once for whoever reads, writes or
// explains them.
//
// `describe(visit, claim)` lists the keys in order. Its visitors know no property: the readers and
// writers of cases and of certificates, the JSON Schema, the tables of the documents. A visitor has
// one function for each kind of key:
//
//   allocation(index)               an allocation rule, by name
//   mechanism(mechanism)            by name, or by its rules
//   transfers(indices)              transfer rules, or those of a mechanism
//   rules(of, allocation, transfers)   those that such an amount depends on
//   two_rules(claim)                two transfer rules or two allocation rules
//   coalition(members)              an agent or a list of agents
//   coalitions(pattern, usual)      a list of coalitions; `usual` if a case does not give one
//   partition(pattern)              disjoint coalitions that hold every agent
//   requirements(required)          what is asked of transfers before they are known
//   quantity(of, allowed, why)      the enumeration `of`, and why it is one of those allowed
//   word(field, value, otherwise)   an enumeration
//   flag(field, value, otherwise)   true or false
//   number(field, value)            an optional number
//   event(event)                    whose probability is meant: types or a condition
//   given(event)                    what is known of the true types; all that are possible
//   types(field, types)             of some agents; an optional one may be left out
//   reports(report)                 a mixed report; the truth if it is left out
//   lie(coalition, given, report)   what a coalition reports in place of the types that are given
//   compared(relation, number)      what a value is compared with
//   extremum(direction, number)     what the least, or the largest, value is
//   amounts(claim)                  what is compared with which number at each profile
//   region(claim)                   claims, parameters and the region
//   when(asked, keys, why, body)    what body() visits, with these keys, belongs to some claims
//                                   only; `why` it has no place in others
#pragma once

#include "checker/properties/field.hpp"
#include "checker/properties/finite/claim.hpp"

namespace candor {

enum class UsualCoalitions { pattern, proper };

/// Whose misreports must not pay. Throws std::domain_error if the words of cases do not say it.
inline Incentives incentives_of(const TransferRequirements& required, std::uint32_t agents) {
  if (required.dominant_strategy_ic) {
    if (!required.coalitional_ic.empty())
      throw std::domain_error("asks for dominant strategies and for coalitional incentives at once");
    return Incentives::dominant_strategy;
  }
  if (required.coalitional_ic.empty()) return Incentives::none;
  return required.coalitional_ic == singletons(agents) ? Incentives::bayesian : Incentives::coalitional;
}

template <class Visitor>
void describe(Visitor&, FullSupport&) {}
template <class Visitor>
void describe(Visitor&, IndependentTypes&) {}
template <class Visitor>
void describe(Visitor&, PrivateValues&) {}

template <class Visitor>
void describe(Visitor& visit, Cbdp& claim) {
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

template <class Visitor>
void describe(Visitor& visit, Efficient& claim) {
  visit.allocation(claim.allocation);
}

template <class Visitor>
void describe(Visitor& visit, Separable& claim) {
  visit.allocation(claim.allocation);
}

template <class Visitor>
void describe(Visitor& visit, BudgetBalance& claim) {
  visit.transfers(claim.transfers);
  visit.word(Field{"balance", "which balance"}, claim.balance, Balance::exact);
}

template <class Visitor>
void describe(Visitor& visit, DominantStrategyIc& claim) {
  visit.mechanism(claim.mechanism);
}

template <class Visitor>
void describe(Visitor& visit, ExPostIc& claim) {
  visit.mechanism(claim.mechanism);
}

template <class Visitor>
void describe(Visitor& visit, CoalitionalDominantStrategyIc& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

template <class Visitor>
void describe(Visitor& visit, BayesianIc& claim) {
  visit.mechanism(claim.mechanism);
}

template <class Visitor>
void describe(Visitor& visit, CoalitionalIc& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

template <class Visitor>
void describe(Visitor& visit, MaxminCoalitionalIc& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
  visit.word(Field{"strategies", "which misreports a coalition may choose"}, claim.strategies, Strategies::mixed);
}

template <class Visitor>
void describe(Visitor& visit, IndividualRationality& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"stage", "when agents may walk away"}, claim.stage, Stage::interim);
}

template <class Visitor>
void describe(Visitor& visit, EqualRules& claim) {
  visit.two_rules(claim);
}

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

template <class Visitor>
void describe(Visitor& visit, Deviation& claim) {
  visit.mechanism(claim.mechanism);
  visit.lie(claim.coalition, claim.given, claim.report);
  visit.flag(Field{"pays", "whether the deviation is profitable"}, claim.pays, true);
  visit.number(Field{"gain", "exactly this gain"}, claim.gain);
}

template <class Visitor>
void describe(Visitor& visit, Everywhere& claim) {
  visit.quantity(claim.quantity, {Quantity::payoff, Quantity::transfer, Quantity::utility},
                 "at a type profile there are payoffs, transfers and utilities, but no probabilities");
  visit.rules(claim.quantity, claim.allocation, claim.transfers);
  visit.amounts(claim);
}

template <class Visitor>
void describe(Visitor& visit, Optimum& claim) {
  visit.requirements(claim.requirements);
  visit.quantity(claim.quantity, {Quantity::transfer, Quantity::utility},
                 "an optimum over transfers is one of transfers or utilities");
  visit.coalition(claim.coalition);
  visit.types(Field{"given", "what is known of the true types"}, claim.given);
  visit.types(Field{"minus", "types given which the same is subtracted"}, claim.minus);
  visit.extremum(claim.direction, claim.number);
}

template <class Visitor>
void describe(Visitor& visit, ParameterRegion& claim) {
  visit.region(claim);
}

template <class Visitor>
void describe(Visitor& visit, Guarantee& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

template <class Visitor>
void describe(Visitor& visit, ExternalityPayment& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::proper);
  visit.number(Field{"constant", "the constant D_C, the same for all coalitions listed"}, claim.constant);
}

template <class Visitor>
void describe(Visitor& visit, AllEquilibriaEfficient& claim) {
  visit.mechanism(claim.mechanism);
  visit.partition(claim.partition);
}

template <class Visitor>
void describe(Visitor& visit, Implementable& claim) {
  visit.requirements(claim.requirements);
}

template <class Visitor>
void describe(Visitor& visit, CoalitionalIdentifiability& claim) {
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

template <class Visitor>
void describe(Visitor& visit, AmbiguousImplementable& claim) {
  visit.allocation(claim.allocation);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

template <class Visitor>
void describe(Visitor& visit, Groves& claim) {
  visit.mechanism(claim.mechanism);
}

template <class Visitor>
void describe(Visitor& visit, RevenueEquivalence& claim) {
  visit.allocation(claim.allocation);
}

}  // namespace candor
