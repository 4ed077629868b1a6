// SPDX-License-Identifier: MIT
#include "reports/text/definition.hpp"

#include <utility>

#include "reports/text/continuum/continuum.hpp"
#include "reports/text/dynamic/dynamic.hpp"
#include "reports/text/existence.hpp"
#include "reports/text/region.hpp"
#include "reports/text/words.hpp"

namespace candor {

namespace {

/// One sentence for each property.
struct Definition {
  const FiniteModel& model;
  const TypeSpace& space = model.environment.types;

  std::string allocation(std::size_t rule) const { return "allocation " + model.allocations[rule].name; }
  std::string transfers(const std::vector<std::size_t>& rules) const {
    std::vector<std::string> names;
    for (std::size_t rule : rules) names.push_back(model.transfers[rule].name);
    return (names.size() == 1 ? "transfer rule " : "transfer rules ") + joined(names);
  }
  std::string coalition_among(const CoalitionPattern& pattern) const {
    if (pattern == all_coalitions(space.agent_count())) return "coalition";
    if (pattern == proper_coalitions(space.agent_count())) return "coalition but the grand one";
    return "coalition among " + in_words(space, pattern);
  }
  std::string in_mechanism(const Mechanism& mechanism) const {
    return " in the mechanism " + in_words(model, mechanism);
  }

  std::string operator()(const FullSupport&) const { return "Every type profile has positive prior probability."; }
  std::string operator()(const IndependentTypes&) const {
    return "The prior is the product of its marginals over the agents.";
  }
  std::string operator()(const Cbdp& claim) const {
    return "For every " + coalition_among(claim.coalitions) +
           " that is not the grand coalition, different types of its members mean different beliefs about the other "
           "agents' types.";
  }
  std::string operator()(const PrivateValues&) const {
    return "Every agent's payoff depends on the outcome and on its own type only.";
  }
  std::string operator()(const Efficient& claim) const {
    return "At every type profile, " + allocation(claim.allocation) +
           " yields the largest sum of payoffs among all outcomes.";
  }
  std::string operator()(const Separable& claim) const {
    return "The surplus under " + allocation(claim.allocation) +
           " is a sum of functions of one agent's type each: all its mixed differences vanish.";
  }
  std::string operator()(const BudgetBalance& claim) const {
    const std::string sum = "the sum of all agents' transfers under " + transfers(claim.transfers) + " is ";
    switch (claim.balance) {
      case Balance::exact: return "At every type profile, " + sum + "zero.";
      case Balance::no_deficit: return "At every type profile, " + sum + "at most zero.";
      case Balance::ex_ante: return "In expectation over the prior, " + sum + "zero.";
      case Balance::ex_ante_no_deficit: return "In expectation over the prior, " + sum + "at most zero.";
    }
    return {};
  }
  std::string operator()(const DominantStrategyIc& claim) const {
    return "Whatever the others' types are and whatever they report, no agent gains by misreporting its type" +
           in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const ExPostIc& claim) const {
    return "At every type profile, if the others report truthfully, no agent gains by misreporting its type" +
           in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const CoalitionalDominantStrategyIc& claim) const {
    return "Whatever the outsiders' types are and whatever they report, no " + coalition_among(claim.coalitions) +
           " gains by misreporting its types" + in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const BayesianIc& claim) const {
    return "No agent, knowing its own type, gains in expectation by misreporting it if the others report truthfully" +
           in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const CoalitionalIc& claim) const {
    return "No " + coalition_among(claim.coalitions) +
           ", knowing its members' types, gains in expectation by misreporting them if the outsiders report "
           "truthfully" +
           in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const MaxminCoalitionalIc& claim) const {
    return "No " + coalition_among(claim.coalitions) +
           ", knowing its members' types, raises its least expected utility over the transfer rules by a " +
           (claim.strategies == Strategies::mixed ? "pure or mixed" : "pure") +
           " misreport if the outsiders report truthfully" + in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const IndividualRationality& claim) const {
    const std::string rest =
        "every agent's utility is at least its outside option" + in_mechanism(claim.mechanism) + '.';
    switch (claim.stage) {
      case Stage::interim: return "Given any type of its own, in expectation, " + rest;
      case Stage::ex_post: return "At every type profile, " + rest;
      case Stage::ex_ante: return "In expectation over the prior, " + rest;
    }
    return {};
  }
  std::string operator()(const EqualRules& claim) const {
    const bool pays = claim.kind == EqualRules::Kind::transfers;
    const std::string first = pays ? model.transfers[claim.first].name : model.allocations[claim.first].name;
    const std::string second = pays ? model.transfers[claim.second].name : model.allocations[claim.second].name;
    return "At every type profile, " + first + " and " + second +
           (pays ? " pay every agent the same." : " choose the same.");
  }
  std::string operator()(const Value& claim) const {
    std::string subject;
    if (claim.minimum_of.empty()) {
      const std::string event = in_words(space, claim.event), given = in_words(space, claim.given);
      subject = "The probability of " + (event.empty() ? "all type profiles" : event) +
                (given.empty() ? "" : ", given " + given) + ',';
    } else if (claim.minimum_of.size() == 1) {
      subject = "The expected " + in_words(model, claim.minimum_of.front()) + ',';
    } else {
      std::vector<std::string> parts;
      for (const Expectation& expectation : claim.minimum_of)
        parts.push_back("the expected " + in_words(model, expectation));
      subject = "The least of these: " + joined(parts, "; ") + ';';
    }
    return subject + " is " + std::string(phrase(claim.relation)) + claim.number.text() + '.';
  }
  std::string operator()(const Deviation& claim) const {
    std::string text = "Given " + in_words(space, claim.given) + ", the report " + in_words(space, claim.report) +
                       (claim.pays ? " pays for " : " does not pay for ") + in_words(space, claim.coalition) +
                       in_mechanism(claim.mechanism);
    if (claim.gain) text += "; the gain is " + claim.gain->text();
    return text + '.';
  }
  std::string operator()(const Guarantee& claim) const {
    return "Whatever fixed types the outsiders report, every " + coalition_among(claim.coalitions) +
           " that reports truthfully gets, in expectation, what it gets if all report truthfully" +
           in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const ExternalityPayment& claim) const {
    return "For every " + coalition_among(claim.coalitions) +
           ", whatever it reports, its expected transfer is the outsiders' expected payoff given that report plus a "
           "constant" +
           (claim.constant ? ", " + claim.constant->text() : "") + in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const AllEquilibriaEfficient& claim) const {
    return "With the coalitions " + in_words(space, claim.partition) +
           " acting as one player each, every Bayesian Nash equilibrium has the largest expected surplus" +
           in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const Implementable& claim) const {
    return "For " + allocation(claim.requirements.allocation) +
           " there are transfers such that: " + requirements_in_words(model, claim.requirements) + '.';
  }
  std::string operator()(const CoalitionalIdentifiability& claim) const {
    return "Whatever coalitions among " + in_words(space, claim.coalitions) +
           " form and however they and the single agents lie, the distribution of reports cannot be explained by every "
           "agent as a lie of its own.";
  }
  std::string operator()(const AmbiguousImplementable& claim) const {
    return "For " + allocation(claim.allocation) +
           " there are transfer rules, balanced at every profile, such that no coalition among " +
           in_words(space, claim.coalitions) +
           " raises its least expected utility over the rules by a pure or mixed misreport.";
  }
  std::string operator()(const Everywhere& claim) const {
    const bool each = claim.parts.size() > 1;
    std::string text = "At every type profile the " + std::string(word(claim.quantity)) +
                       (claim.quantity == Quantity::transfer ? " to " : " of ") +
                       (each                  ? "each agent i"
                        : claim.parts.empty() ? "nobody"
                                              : in_words(space, claim.parts.front().coalition));
    std::vector<std::string> rules;
    if (claim.allocation) rules.push_back(allocation(*claim.allocation));
    if (claim.transfers) rules.push_back(transfers({*claim.transfers}));
    return text + ", with " + joined(rules, " and ") + ", is " + std::string(phrase(claim.relation)) + claim.text + '.';
  }
  std::string operator()(const Groves& claim) const {
    return "Every agent's transfer is the sum of the others' payoffs plus something that does not depend on the "
           "agent's own report" +
           in_mechanism(claim.mechanism) + '.';
  }
  std::string operator()(const Optimum& claim) const {
    std::string value = optimum_in_words(model, claim);
    value[0] = 'T';
    return value + ", is " + claim.number.text() + " among all transfers for " +
           allocation(claim.requirements.allocation) +
           " such that: " + requirements_in_words(model, claim.requirements) + '.';
  }
  std::string operator()(const RevenueEquivalence& claim) const {
    return "All transfers under which truth is Bayesian incentive compatible with " + allocation(claim.allocation) +
           " give each agent the same expected utilities given its type, up to a constant.";
  }
  std::string operator()(const ParameterRegion& claim) const {
    const RegionSubject& subject = *claim.subject;
    const std::vector<std::string> names = parameter_names(subject.family);
    const std::string which = joined(names, " and ");
    const std::string what = claims_in_words(subject) + (subject.claims.size() == 1 ? " holds" : " hold");
    if (is_nowhere(claim.region))
      return "Whatever " + which + (names.size() == 1 ? " is, " : " are, ") +
             "not all of these claims hold: " + claims_in_words(subject) + '.';
    if (as_written(claim.region).empty())
      return what + " whatever " + which + (names.size() == 1 ? " is" : " are") + ", with the allocations as they are.";
    return what + " exactly for the values of " + which + " with " + in_words(claim.region, names) +
           ", with the allocations as they are.";
  }
};

}  // namespace

namespace {

struct AnyDefinition {
  const Statement& statement;
  std::string operator()(const FiniteModel& model) const { return definition(model, statement); }
  std::string operator()(const continuum::Model& model) const {
    return definition(model, std::get<continuum::Statement>(statement));
  }
  std::string operator()(const dynamic::Model& model) const {
    return definition(model, std::get<dynamic::Statement>(statement));
  }
};

}  // namespace

std::string definition(const Model& model, const Statement& statement) {
  return std::visit(AnyDefinition{statement}, model);
}

std::string definition(const FiniteModel& model, const Statement& statement) {
  return std::visit(Definition{model}, finite_statement(statement));
}

}  // namespace candor
