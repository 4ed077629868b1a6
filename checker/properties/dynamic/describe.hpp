// SPDX-License-Identifier: MIT
// What a property of dynamic models says of itself: its keys, once for whoever reads, writes or
// explains them, as finite/describe.hpp has it for finite models. A visitor has one function for
// each kind of key:
//
//   allocation(index)               an allocation rule, by name
//   mechanism(mechanism)            by name, or by its rules
//   two_rules(claim)                two transfer rules
//   coalition(coalition)            an agent or a list of agents
//   word(field, value, otherwise)   an enumeration
//   flag(field, value)              true or false; false if a case does not say
//   compared(relation, number)      what a value is compared with
//
// Keys that depend on one another (incentive_efficient, guarantee, collusion_proof, scheme_optimum,
// scheme, value) are read and written by hand.
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
  visit.flag(Field{"sequentially", "from every period and type profile on"}, claim.sequentially);
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

/// A visitor that does nothing: what it can visit is described.
struct NoVisitor {
  void allocation(std::size_t&) {}
  void mechanism(Mechanism&) {}
  void two_rules(EqualRules&) {}
  void coalition(Coalition&) {}
  template <class Word>
  void word(Field, Word&, Word) {}
  void flag(Field, bool&) {}
  void compared(Relation&, Rational&) {}
};

template <class Claim>
concept Described = is_one_of<Claim, Statement> && requires(NoVisitor& visit, Claim& claim) {
  describe(visit, claim);
};

}  // namespace candor::dynamic
