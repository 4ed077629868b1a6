// SPDX-License-Identifier: MIT
#include "reports/text/words.hpp"

#include "checker/model/finite/no_transfers.hpp"
#include "checker/properties/words.hpp"
#include "reports/words/finite/words.hpp"

namespace candor {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? singular : plural);
}

std::string member_list(const TypeSpace& space, Coalition coalition) {
  std::vector<std::string> members;
  for (Agent agent : coalition) members.push_back(space.label(agent));
  return '{' + joined(members) + '}';
}

std::string in_words(const TypeSpace& space, Coalition coalition) {
  if (coalition.size() == 1) return "agent " + space.label(*coalition.begin());
  if (is_all_together(space, coalition)) return "all agents together";
  return "coalition " + member_list(space, coalition);
}

bool is_all_together(const TypeSpace& space, Coalition coalition) {
  return coalition.size() > 1 && coalition == space.grand_coalition();
}

std::string in_words(const TypeSpace& space, const CoalitionPattern& pattern) {
  std::vector<std::string> coalitions;
  for (Coalition coalition : pattern) coalitions.push_back(member_list(space, coalition));
  return joined(coalitions);
}

Coalition with_several_types(const TypeSpace& space, Coalition coalition) {
  Coalition result;
  for (Agent agent : coalition)
    if (space.type_count(agent) > 1) result = result.with(agent);
  return result;
}

Coalition shown_in_profiles(const TypeSpace& space, Coalition coalition) {
  const Coalition shown = with_several_types(space, coalition);
  return shown.empty() ? coalition : shown;
}

std::string type_labels(const TypeSpace& space, JointType joint) {
  if (shown_in_profiles(space, joint.coalition) != joint.coalition) return '(' + named_types(space, joint) + ')';
  std::vector<std::string> labels;
  for (Agent agent : joint.coalition) labels.push_back(space.label(agent, space.type_of(joint, agent)).label);
  return labels.size() == 1 ? labels.front() : '(' + joined(labels) + ')';
}

std::string named_types(const TypeSpace& space, JointType joint) {
  std::vector<std::string> labels;
  for (Agent agent : shown_in_profiles(space, joint.coalition))
    labels.push_back(space.label(agent) + ": " + space.label(agent, space.type_of(joint, agent)).label);
  return joined(labels);
}

std::string in_words(const TypeSpace& space, const Event& event) {
  std::vector<std::string> parts;
  if (!event.types.coalition.empty()) parts.push_back(named_types(space, event.types));
  if (event.condition) parts.push_back(event.condition->text);
  return joined(parts, " and ");
}

std::string in_words(const TypeSpace& space, const MixedReport& report) {
  if (report.is_truth()) return "truth";
  if (report.branches.size() == 1 && report.branches.front().probability == 1)
    return type_labels(space, report.branches.front().report);
  std::vector<std::string> branches;
  for (const auto& branch : report.branches)
    branches.push_back(branch.probability.text() + ' ' + type_labels(space, branch.report));
  return joined(branches, " + ");
}

std::string_view phrase(Relation relation) {
  switch (relation) {
    case Relation::equal: return "";
    case Relation::not_equal: return "different from ";
    case Relation::at_most: return "at most ";
    case Relation::less_than: return "less than ";
    case Relation::at_least: return "at least ";
    case Relation::greater_than: return "greater than ";
  }
  return {};
}

namespace {

/// ", given 1: g, agent 1 reporting n"; whose amounts these are, is known.
std::string circumstances(const TypeSpace& space, const Event& event, Coalition whose, const MixedReport& report) {
  std::string text;
  if (const std::string given = in_words(space, event); !given.empty()) text += ", given " + given;
  if (report.is_truth()) return text;
  const Coalition reporting = report.branches.front().report.coalition;
  text += ", ";
  if (reporting != whose) text += in_words(space, reporting) + ' ';
  return text + "reporting " + in_words(space, report);
}

/// The expectation "under q, phi", as `rules` says.
std::string subject(const FiniteModel& model, const Expectation& expectation, const std::string& rules) {
  const TypeSpace& space = model.environment.types;
  std::string text = std::string(word_of(expectation.quantity)) +
                     (expectation.quantity == Quantity::transfer ? " to " : " of ") +
                     in_words(space, expectation.coalition);
  if (!rules.empty()) text += ' ' + rules;
  return text + circumstances(space, expectation.given, expectation.coalition, expectation.report);
}

}  // namespace

std::string in_words(const FiniteModel& model, const Expectation& expectation) {
  std::vector<std::string> rules;
  if (expectation.allocation) rules.push_back(model.allocations[*expectation.allocation].name);
  if (expectation.transfers) rules.push_back(model.transfers[*expectation.transfers].name);
  return subject(model, expectation, rules.empty() ? "" : "under " + joined(rules));
}

std::string probability_in_words(const FiniteModel& model, const Value& claim) {
  const TypeSpace& space = model.environment.types;
  std::vector<std::string> parts;
  if (const std::string event = in_words(space, claim.event); !event.empty()) parts.push_back(event);
  if (claim.drawn) parts.push_back(claim.drawn->text);
  std::string text = parts.empty() ? "probability" : "probability of " + joined(parts, " and ");
  if (claim.allocation) text += " under " + model.allocations[*claim.allocation].name;
  return text + circumstances(space, claim.given, {}, claim.report);
}

std::string least_in_words(const FiniteModel& model, const std::vector<Expectation>& expectations) {
  const Expectation& first = expectations.front();
  if (expectations.size() == 1) return in_words(model, first);
  std::vector<std::string> rules;
  for (const Expectation& expectation : expectations)
    if (expectation.transfers) rules.push_back(model.transfers[*expectation.transfers].name);
  const std::string allocation = first.allocation ? "under " + model.allocations[*first.allocation].name + ' ' : "";
  return "least " + subject(model, first, allocation + "over " + joined(rules));
}

namespace {

std::string rule_in_words(const TransferRule& rule) {
  return is_no_transfers(rule) ? rule.name : "transfer rule " + rule.name;
}

/// "true types (t1, t2)"; with the agents' names where it is not plain whose types these are.
std::string types_of(const TypeSpace& space, std::string_view what, JointType joint, Coalition expected) {
  const Coalition shown = shown_in_profiles(space, joint.coalition);
  const std::string noun = std::string(what) + (shown.size() == 1 || what == "report" ? " " : "s ");
  return noun +
         (shown == expected ? type_labels(space, space.restrict(joint, shown)) : '(' + named_types(space, joint) + ')');
}

}  // namespace

std::string in_words(const TypeSpace& types, const TypeSpace& messages, const PlanProfile& plans) {
  std::vector<std::string> of_agents;
  for (Agent i : types.grand_coalition()) {
    const std::vector<std::optional<Type>>& plan = plans.sends[i.value];
    std::vector<std::string> parts;
    for (Type t; t.value < plan.size(); ++t.value)
      if (plan[t.value])
        parts.push_back((plan.size() == 1 ? "" : types.label(i, t).label + " -> ") +
                        messages.label(i, *plan[t.value]).label);
    of_agents.push_back(types.label(i) + " (" + joined(parts) + ')');
  }
  return joined(of_agents);
}

namespace {

/// Of a group that lies together the comparison may be one of a member.
std::string who_in_words(const TypeSpace& space, const Place& place) {
  const std::string compared = in_words(space, *place.coalition);
  if (!place.report || place.report->coalition == *place.coalition) return compared;
  return in_words(space, place.report->coalition) + ", of which " + compared;
}

}  // namespace

std::string in_words(const FiniteModel& model, const Statement& statement, const Place& place) {
  const TypeSpace& space = model.environment.types;
  const bool about_beliefs = wording::sides(finite_statement(statement)).are_beliefs;
  const Coalition own = place.coalition.value_or(space.grand_coalition());
  std::vector<std::string> parts;
  if (place.strategies) parts.push_back("strategies " + model.strategies[*place.strategies].name);
  if (const TypeSpace* messages = messages_of(model, statement); messages != nullptr && place.plans)
    parts.push_back("equilibrium " + in_words(space, *messages, *place.plans));
  if (place.transfers) parts.push_back(rule_in_words(model.transfers[*place.transfers]));
  if (place.coalition) parts.push_back(who_in_words(space, place));
  if (place.agents)
    parts.push_back("agents " + space.label(place.agents->first) + " and " + space.label(place.agents->second));
  if (place.truth && !with_several_types(space, place.truth->coalition).empty())
    parts.push_back(types_of(space, about_beliefs ? "type" : "true type", *place.truth, own));
  if (place.other) parts.push_back(types_of(space, "compared with type", *place.other, own));
  if (place.report) parts.push_back(types_of(space, "report", *place.report, own));
  if (place.outsiders && !place.outsiders->coalition.empty()) {
    const bool truthful = place.truth && place.outsiders->coalition.is_subset_of(place.truth->coalition) &&
                          space.restrict(*place.truth, place.outsiders->coalition) == *place.outsiders;
    const bool is_free = !with_several_types(space, place.outsiders->coalition).empty();  // could report otherwise
    if (truthful && is_free) parts.emplace_back("the others truthful");
    if (!truthful)
      parts.push_back((about_beliefs ? "belief about (" : "the others report (") +
                      named_types(space, *place.outsiders) + ')');
  }
  if (const TypeSpace* messages = messages_of(model, statement)) {
    if (place.messages)
      parts.push_back((place.messages->coalition.size() == 1 ? "sends message " : "send messages ") +
                      type_labels(*messages, *place.messages));
    if (place.others_messages && !place.others_messages->coalition.empty())
      parts.push_back("the others send (" + named_types(*messages, *place.others_messages) + ')');
  }
  if (place.chosen) parts.push_back("chosen outcome " + model.environment.outcomes[place.chosen->value]);
  if (place.outcome)
    parts.push_back((place.chosen ? "other outcome " : "outcome ") + model.environment.outcomes[place.outcome->value]);
  return joined(parts, "; ");
}

std::string in_words(const Tally& tally) {
  std::vector<std::string> parts;
  if (const std::uint64_t equalities = tally.judgements - tally.inequalities; equalities > 0)
    parts.push_back(counted(equalities, "equality", "equalities"));
  if (tally.inequalities > 0) parts.push_back(counted(tally.inequalities, "inequality", "inequalities"));
  if (tally.tight > 0) parts.push_back(std::to_string(tally.tight) + " tight");
  return joined(parts);
}

std::string in_words(const FiniteModel& model, const Mechanism& mechanism) {
  std::vector<std::string> transfers;
  for (std::size_t rule : mechanism.transfers) transfers.push_back(model.transfers[rule].name);
  std::string text = "allocation " + model.allocations[mechanism.allocation].name;
  if (transfers.size() == 1) text += ", " + rule_in_words(model.transfers[mechanism.transfers.front()]);
  if (transfers.size() > 1) text += ", transfer rules " + joined(transfers);
  return mechanism.name.empty() ? text : mechanism.name + " (" + text + ')';
}

std::string_view true_sign(const Judgement& judgement) {
  if (judgement.holds()) return word_of(judgement.relation);
  if (judgement.relation == Relation::equal) return "!=";
  if (judgement.left.value == judgement.right.value) return "=";
  return judgement.left.value < judgement.right.value ? "<" : ">";
}

}  // namespace candor
