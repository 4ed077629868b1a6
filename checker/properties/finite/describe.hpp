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
//   two_rules(claim)                two transfer rules or two allocation rules
//   coalitions(pattern, usual)      a list of coalitions; `usual` if a case does not give one
//   partition(pattern)              disjoint coalitions that hold every agent
//   requirements(required)          what is asked of transfers before they are known
//   word(field, value, otherwise)   an enumeration
//   number(field, value)            an optional number
//
// A property with keys that fit no kind (value, deviation, everywhere, optimum, parameter_region) is
// read and written by hand.
#pragma once

#include "checker/properties/field.hpp"
#include "checker/properties/finite/claim.hpp"

namespace candor {

enum class UsualCoalitions { pattern, proper };

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

/// A visitor that does nothing: what it can visit is described.
struct NoVisitor {
  void allocation(std::size_t&) {}
  void mechanism(Mechanism&) {}
  void transfers(std::vector<std::size_t>&) {}
  void two_rules(EqualRules&) {}
  void coalitions(CoalitionPattern&, UsualCoalitions) {}
  void partition(CoalitionPattern&) {}
  void requirements(TransferRequirements&) {}
  template <class Word>
  void word(Field, Word&, Word) {}
  void number(Field, std::optional<Rational>&) {}
};

template <class Claim>
concept Described = is_one_of<Claim, finite::Statement> && requires(NoVisitor& visit, Claim& claim) {
  describe(visit, claim);
};

}  // namespace candor
