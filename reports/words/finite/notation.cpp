// SPDX-License-Identifier: MIT
#include "reports/words/finite/notation.hpp"

#include "checker/model/finite/no_transfers.hpp"
#include "reports/document/letters.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/formula.hpp"
#include "reports/words/labels.hpp"

namespace candor::wording {

using namespace document;

namespace {

/// The label where nothing can be typeset.
Math labelled(const std::string& label, Math symbol) { return named(label, std::move(symbol)); }

}  // namespace

Math Notation::agent(Agent agent) const {
  const std::string& label = types().label(agent);
  return labelled(label, subscripted_label(label));
}

Math Notation::type(Agent agent, Type type) const { return label_of(agent, types().label(agent, type).label); }

Math Notation::label_of(Agent agent, const std::string& label) const {
  if (const auto number = number_of(label)) return labelled(label, *number);
  const auto found = symbol_of(label);
  if (!found) return labelled(label, upright(label));
  const Math of_agent = letter(found->letter)[this->agent(agent)];
  return labelled(label, found->digits.empty() ? of_agent : raised(of_agent, Math(Math::Kind::numeral, found->digits)));
}

Math Notation::type_symbol(Agent agent) const { return letter("theta")[this->agent(agent)]; }

Math Notation::coalition(Coalition coalition) const {
  std::vector<Math> members;
  for (Agent i : coalition) members.push_back(agent(i));
  return members.empty() ? letter("emptyset") : set(std::move(members));
}

Math Notation::members(Coalition coalition) const {
  return coalition.size() == 1 ? agent(*coalition.begin()) : this->coalition(coalition);
}

Math Notation::joint(JointType joint) const { return this->joint(types(), joint); }

Math Notation::joint(const TypeSpace& space, JointType joint) const {
  const Coalition shown = shown_in_profiles(space, joint.coalition);
  std::vector<Math> parts;
  for (Agent i : shown) parts.push_back(label_of(i, space.label(i, space.type_of(joint, i)).label));
  const Math symbols = parts.empty() ? letter("nothing") : tuple(std::move(parts));
  return shown == joint.coalition ? symbols : named(type_labels(space, joint), symbols);
}

Math Notation::profile(Profile profile) const { return joint(types().restrict(profile, types().grand_coalition())); }

Math Notation::outcome(Outcome outcome) const {
  const std::string& label = model_.environment.outcomes.at(outcome.value);
  return labelled(label, subscripted_label(label));
}

Math Notation::lottery(const Lottery& lottery) const {
  if (lottery.is_sure()) return outcome(lottery.branches.front().outcome);
  std::vector<Math> parts;
  for (const Lottery::Branch& branch : lottery.branches)
    parts.push_back(Math(branch.probability) * outcome(branch.outcome));
  return joined(std::move(parts), Sign::plus);
}

Math Notation::pattern(const CoalitionPattern& pattern) const {
  std::vector<Math> parts;
  for (Coalition member : pattern) parts.push_back(coalition(member));
  return loose_set(std::move(parts));
}

Math Notation::report(const MixedReport& report) const {
  std::vector<Math> parts;
  for (const MixedReport::Branch& branch : report.branches)
    parts.push_back(branch.probability == Rational(1) ? joint(branch.report)
                                                      : Math(branch.probability) * joint(branch.report));
  return joined(std::move(parts), Sign::mixed);
}

Math Notation::allocation(std::size_t allocation) const {
  const std::string& name = model_.allocations.at(allocation).name;
  return labelled(name, superscripted_label(name));
}

Math Notation::transfers(std::size_t transfers) const {
  const std::string& name = model_.transfers.at(transfers).name;
  if (is_no_transfers(model_.transfers[transfers])) return labelled(name, Math(0));
  return labelled(name, superscripted_label(name));
}

Math Notation::mechanism(const Mechanism& mechanism) const {
  std::vector<Math> rules;
  for (std::size_t rule : mechanism.transfers) rules.push_back(transfers(rule));
  if (rules.empty()) return allocation(mechanism.allocation);
  return named(in_words(model_, mechanism),
               tuple({allocation(mechanism.allocation), rules.size() == 1 ? rules.front() : set(std::move(rules))}));
}

Math Notation::condition(const Event& event) const {
  std::vector<Math> parts;
  for (Agent i : shown_in_profiles(types(), event.types.coalition))
    parts.push_back(type_symbol(i) == type(i, types().type_of(event.types, i)));
  if (event.condition) parts.push_back(formula_text(*this, event.condition->text));
  return parts.empty() ? Math() : joined(std::move(parts), Sign::also);
}

Math Notation::event(const Event& event) const {
  const Math symbols = condition(event);
  return symbols.empty() ? symbols : named(in_words(types(), event), symbols);
}

Math Notation::probability(const Value& claim) const {
  std::vector<Math> parts;
  if (Math types = condition(claim.event); !types.empty()) parts.push_back(std::move(types));
  if (claim.drawn) parts.push_back(formula_text(*this, claim.drawn->text));
  Math inside = joined(std::move(parts), Sign::also);
  if (const Math when = condition(claim.given); !when.empty()) inside = inside | when;
  if (!claim.report.is_truth())
    inside =
        chain(std::move(inside), Sign::semicolon,
              hat(letters::theta)[members(claim.report.branches.front().report.coalition)] == report(claim.report));
  const Math p =
      claim.allocation && model_.allocations.size() > 1 ? letters::p[allocation(*claim.allocation)] : letters::p;
  return named(probability_in_words(model_, claim), p(inside));
}

Math Notation::expectation(const Expectation& expectation) const {
  return named(in_words(model_, expectation),
               under(expectation, expectation.transfers ? transfers(*expectation.transfers) : Math()));
}

Math Notation::under(const Expectation& expectation, const Math& rule) const {
  std::vector<Math> rules;
  if (expectation.allocation && model_.allocations.size() > 1) rules.push_back(allocation(*expectation.allocation));
  if (!rule.empty()) rules.push_back(rule);
  const Math quantity = expectation.quantity == Quantity::payoff     ? letters::U
                        : expectation.quantity == Quantity::transfer ? letters::T
                                                                     : letters::V;

  const Coalition reporting =
      expectation.report.is_truth() ? Coalition() : expectation.report.branches.front().report.coalition;
  const Coalition given = expectation.given.types.coalition, own = expectation.coalition;
  const bool own_types_given = !own.empty() && own.is_subset_of(given);
  const bool own_report = own_types_given && reporting == own;
  std::vector<Math> conditions;
  if (own_types_given) {
    const Math types_of_own = joint(types().restrict(expectation.given.types, own));
    conditions.push_back(own_report ? types_of_own >> report(expectation.report) : types_of_own);
  }
  const Event others{types().restrict(expectation.given.types, own_types_given ? given.without(own) : given),
                     expectation.given.condition};
  if (const Math rest = condition(others); !rest.empty()) conditions.push_back(rest);

  Math inside = members(own);
  if (!conditions.empty()) inside = inside | joined(std::move(conditions), Sign::also);
  if (!reporting.empty() && !own_report)
    inside = chain(std::move(inside), Sign::semicolon,
                   hat(letters::theta)[members(reporting)] == report(expectation.report));
  return (rules.empty() ? quantity : quantity[joined(std::move(rules), Sign::comma)])(inside);
}

Math Notation::side(const Side& side) const {
  if (side.expectations.empty()) return side.value;
  if (side.expectations.size() == 1) return expectation(side.expectations.front());
  std::vector<Math> parts;
  for (std::size_t k = 0; k < side.expectations.size(); ++k) {
    if (side.weights.empty())
      parts.push_back(transfers(side.expectations[k].transfers.value()));
    else if (side.weights[k].sign() > 0)
      parts.push_back(side.weights[k] == Rational(1) ? expectation(side.expectations[k])
                                                     : Math(side.weights[k]) * expectation(side.expectations[k]));
  }
  if (!side.weights.empty()) return joined(std::move(parts), Sign::plus);
  return named(least_in_words(model_, side.expectations),
               minimum(in(letters::phi, set(std::move(parts))), under(side.expectations.front(), letters::phi)));
}

Text Notation::who(Coalition coalition) const {
  if (is_all_together(types(), coalition)) return "all agents together";
  return (coalition.size() == 1 ? "agent " : "the coalition ") + members(coalition);
}

Text Notation::who(Coalition coalition, const std::string& does, const std::string& do_together) const {
  return who(coalition) + (" " + (is_all_together(types(), coalition) ? do_together : does));
}

Text Notation::who_all(const CoalitionPattern& pattern) const {
  if (pattern.size() == 1) return who(pattern.front());
  const std::uint32_t agents = types().agent_count();
  const std::string count = std::to_string(pattern.size());
  if (pattern == all_coalitions(agents))
    return agents < 4 ? "all coalitions " + this->pattern(pattern) : Text("all " + count + " coalitions");
  if (pattern == proper_coalitions(agents))
    return agents < 4 ? "all proper coalitions " + this->pattern(pattern) : Text("all " + count + " proper coalitions");
  if (pattern == singletons(agents)) return "the single agents";
  return "the coalitions " + this->pattern(pattern);
}

Text Notation::the_mechanism(const Mechanism& mechanism) const {
  return (mechanism.transfers.size() > 1 ? "the ambiguous mechanism " : "the mechanism ") + this->mechanism(mechanism);
}

}  // namespace candor::wording
