// SPDX-License-Identifier: MIT
#include "cases/format/read/finite/read_events.hpp"

#include <algorithm>

namespace candor {
namespace {

MixedReport mixed_report(Reading& reading, const YamlNode& list) {
  MixedReport result;
  Rational sum;
  const std::size_t before = reading.errors.error_count();
  for (const YamlNode& item : list.items) {
    const std::optional<JointType> types = read_types_of_agents(reading, item, "probability");
    const YamlNode* probability = item.find("probability");
    if (probability == nullptr && item.is_map())
      reading.error(item, "this report has no probability", "add   probability: 1/2");
    const std::optional<Rational> weight = probability != nullptr ? reading.constant(*probability) : std::nullopt;
    if (!types || !weight) continue;
    if (weight->sign() < 0) reading.error(*probability, "a probability is not negative");
    if (types->coalition.empty())
      reading.error(item, "nobody reports anything here");
    else if (!result.branches.empty() && result.branches.front().report.coalition != types->coalition)
      reading.error(item, "each of the reports must be by the same agents");
    else if (std::any_of(result.branches.begin(), result.branches.end(),
                         [&](const auto& branch) { return branch.report == *types; }))
      reading.error(item, "this report is listed twice");
    else
      result.branches.push_back({*types, *weight});
    sum += *weight;
  }
  if (reading.errors.error_count() == before && sum != Rational(1))
    reading.error(list, list.items.empty() ? "no report is listed"
                                           : "the probabilities of the reports sum to " + sum.text() + ", not 1");
  return result;
}

/// The first agent who has a type with this label; empty if none has.
std::string whose_type(const Reading& reading, const std::string& label) {
  for (Agent i : reading.types().grand_coalition())
    if (reading.type_index[i.value].contains(label)) return reading.types().label(i);
  return {};
}

Event::Condition condition_of_types(Reading& reading, const ReadFormula& condition) {
  Event::Condition result{condition.node->text, std::vector<bool>(reading.types().profile_count())};
  if (!reading.tabulates) return result;
  for (Profile profile; profile.value < reading.types().profile_count(); ++profile.value) {
    const std::optional<bool> holds = reading.holds(condition, Situation{profile, {}, {}});
    if (!holds) return result;
    result.holds[profile.value] = *holds;
  }
  return result;
}

/// Bound in this state, if there are states.
std::optional<ReadFormula> drawn_formula(Reading& reading, const YamlNode& node, std::uint32_t state) {
  Vocabulary& vocabulary = reading.vocabulary;
  if (!vocabulary.states.empty()) vocabulary.state = vocabulary.states[state];
  std::optional<ReadFormula> formula = reading.formula(node, Scope{.outcome = true}, Sort::condition);
  vocabulary.state.reset();
  return formula;
}

/// `first` is the formula in the first state.
DrawnCondition drawn_condition(Reading& reading, const YamlNode& node, const ReadFormula& first) {
  const std::uint32_t profiles = reading.types().profile_count();
  const auto states = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(reading.vocabulary.states.size()));
  const std::uint32_t outcomes = first.bound.names_outcome ? reading.case_file.finite().environment.outcome_count() : 1;
  DrawnCondition result{node.text, first.bound.names_outcome, {}};
  if (!reading.afford(node, std::uint64_t{profiles} * states * outcomes)) return result;
  result.holds.resize(std::size_t{profiles} * states * outcomes);
  for (std::uint32_t state = 0; reading.tabulates && state < states; ++state) {
    const std::optional<ReadFormula> formula = state == 0 ? first : drawn_formula(reading, node, state);
    if (!formula) return result;
    for (Profile profile; profile.value < profiles; ++profile.value)
      for (Outcome outcome; outcome.value < outcomes; ++outcome.value) {
        const std::optional<bool> holds = reading.holds(*formula, Situation{profile, {}, outcome});
        if (!holds) return result;
        result.holds[(std::size_t{profile.value} * states + state) * outcomes + outcome.value] = *holds;
      }
  }
  return result;
}

/// Reports where a type stands alone, without whose it is.
bool is_type_alone(Reading& reading, const YamlNode& node) {
  const std::string whose = whose_type(reading, node.text);
  if (!whose.empty())
    reading.error(node, "a type alone does not say whose it is", "write   {" + whose + ": " + node.text + "}");
  return !whose.empty();
}

}  // namespace

Event read_event(Reading& reading, const YamlNode& node) {
  Event result;
  if (!node.is_scalar()) {
    if (const auto types = read_types_of_agents(reading, node)) result.types = *types;
    return result;
  }
  if (is_type_alone(reading, node)) return result;
  if (const auto condition = reading.formula(node, Scope{}, Sort::condition))
    result.condition = condition_of_types(reading, *condition);
  return result;
}

Event read_event(Reading& reading, const YamlNode& node, std::optional<DrawnCondition>& drawn) {
  if (!node.is_scalar()) return read_event(reading, node);
  Event result;
  if (is_type_alone(reading, node)) return result;
  const std::optional<ReadFormula> first = drawn_formula(reading, node, 0);
  if (!first) return result;
  if (first->bound.names_outcome || first->bound.names_state)
    drawn = drawn_condition(reading, node, *first);
  else
    result.condition = condition_of_types(reading, *first);
  return result;
}

Event read_given(Reading& reading, const YamlNode* node) {
  if (node == nullptr) return {};
  const std::size_t before = reading.errors.error_count();
  Event result = read_event(reading, *node);
  if (reading.errors.error_count() == before && !reading.meter.exhausted() && reading.prior_known &&
      result.probability(reading.case_file.finite().environment).sign() == 0)
    reading.error(*node, "this has probability zero, so nothing is expected given it", "");
  return result;
}

JointType read_possible_types(Reading& reading, const YamlNode* node) {
  if (node == nullptr) return {};
  if (node->is_scalar()) reading.error(*node, "types are fixed here, not conditions: a map from agent to type");
  const std::optional<JointType> types = node->is_scalar() ? std::nullopt : read_types_of_agents(reading, *node);
  if (!types) return {};
  Event event;
  event.types = *types;
  if (types->coalition != reading.types().grand_coalition() && reading.prior_known &&
      event.probability(reading.case_file.finite().environment).sign() == 0)
    reading.error(*node, "this has probability zero, so nothing is expected given it");
  return *types;
}

MixedReport read_reports(Reading& reading, const YamlNode* node) {
  if (node == nullptr) return MixedReport::truth();
  if (!node->is_sequence()) {
    const std::optional<JointType> pure = read_types_of_agents(reading, *node);
    if (pure && pure->coalition.empty()) reading.error(*node, "nobody reports anything here");
    return pure ? MixedReport::pure(*pure) : MixedReport::truth();
  }
  return mixed_report(reading, *node);
}

}  // namespace candor
