// SPDX-License-Identifier: MIT
// What a property of dynamic models says of itself: its keys, once for whoever reads, writes or
// explains them, as finite/describe.hpp has it for finite models. A visitor has one function for
// each kind of key:
//
//   allocation(index)               an allocation rule, by name
//   mechanism(mechanism)            by name, or by its rules
//   game(mechanism, scheme)         a mechanism, or what a scheme makes of its
//   scheme(index)                   a collusion scheme, by name
//   two_rules(claim)                two transfer rules
//   coalition(coalition)            an agent or a list of agents
//   colluders(coalition)            at least two agents; all if a case does not say
//   agents(field, agents, usual)    agents; those of `usual`, or all, if a case does not say
//   word(field, value, otherwise)   an enumeration
//   chosen(field, value)            an enumeration of which a case must say one
//   participation(value)            an optional Participation in which members may decline
//   flag(field, value, otherwise)   true or false
//   state(claim)                    the period of a value and what happened before
//   types(field, types)             of some agents
//   compared(relation, number)      what a value is compared with
//   guaranteed(claim)               what a guarantee is compared with, if with a number
//   when(asked, keys, why, body)    as in finite/describe.hpp
#pragma once

#include "checker/properties/dynamic/claim.hpp"
#include "checker/properties/field.hpp"
#include "checker/properties/finite/claim.hpp"

namespace candor::dynamic {

template <class Visitor>
void describe(Visitor& visit, InterimIc& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"tier", "at which information sets"}, claim.tier, Tier::tree);
}

template <class Visitor>
void describe(Visitor& visit, ExPostIc& claim) {
  visit.mechanism(claim.mechanism);
}

template <class Visitor>
void describe(Visitor& visit, IndividualRationality& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"stage", "when agents may walk away"}, claim.stage, Stage::interim);
  visit.word(Field{"tier", "at which information sets"}, claim.tier, Tier::all);
}

template <class Visitor>
void describe(Visitor& visit, BudgetBalance& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"balance", "which balance"}, claim.balance, Balance::exact);
}

template <class Visitor>
void describe(Visitor& visit, Efficient& claim) {
  visit.allocation(claim.allocation);
  visit.flag(Field{"sequentially", "from every period and type profile on"}, claim.sequentially, false);
}

template <class Visitor>
void describe(Visitor& visit, CoalitionGain& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalition(claim.coalition);
  visit.compared(claim.relation, claim.number);
}

template <class Visitor>
void describe(Visitor& visit, EqualRules& claim) {
  visit.two_rules(claim);
}

template <class Visitor>
void describe(Visitor& visit, IncentiveEfficient& claim) {
  using Of = IncentiveEfficient::Of;
  visit.word(Field{"of", "of what"}, claim.of, Of::mechanism);
  visit.when(claim.of == Of::rule, {}, "", [&] { visit.allocation(claim.mechanism.allocation); });
  visit.when(claim.of == Of::mechanism, {"mechanism", "transfers"}, "has no place here: a rule has no transfers",
             [&] { visit.mechanism(claim.mechanism); });
  visit.flag(Field{"sequentially", "from every period and type profile on"}, claim.sequentially, false);
}

template <class Visitor>
void describe(Visitor& visit, Guarantee& claim) {
  visit.mechanism(claim.mechanism);
  visit.agents(Field{"agents", "whose guarantee"}, claim.agents, nullptr);
  visit.flag(Field{"best_response", "the agent answers as is best for it, instead of being truthful"},
             claim.best_response, false);
  visit.guaranteed(claim);
}

template <class Visitor>
void describe(Visitor& visit, CollusionProof& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"colluders", "which coalitions may collude"}, claim.colluders, CollusionProof::Colluders::any);
  visit.participation(claim.participation);
}

template <class Visitor>
void describe(Visitor& visit, SchemeOptimum& claim) {
  visit.mechanism(claim.mechanism);
  visit.colluders(claim.coalition);
  visit.agents(Field{"agents", "whose utilities are added up"}, claim.agents, &claim.coalition);
  visit.word(Field{"participation", "when members may decline a scheme"}, claim.participation, Participation::none);
  visit.word(Field{"direction", "the largest or the least value"}, claim.direction, SchemeOptimum::Direction::largest);
  visit.compared(claim.relation, claim.number);
}

template <class Visitor>
void describe(Visitor& visit, Value& claim) {
  visit.word(Field{"of", "of what"}, claim.of, Value::Of::utility);
  visit.game(claim.mechanism, claim.scheme);
  visit.coalition(claim.coalition);
  visit.state(claim);
  visit.types(Field{"given", "true types of some agents in this period"}, claim.given);
  visit.compared(claim.relation, claim.number);
}

template <class Visitor>
void describe(Visitor& visit, SchemeClaim& claim) {
  visit.scheme(claim.scheme);
  visit.chosen(Field{"is", "aspect of schemes"}, claim.aspect);
}

}  // namespace candor::dynamic
