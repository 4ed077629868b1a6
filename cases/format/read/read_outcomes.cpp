// SPDX-License-Identifier: MIT
// Outcomes: listed, with attributes or without, or made of choices, all combinations or those of which a condition
// holds.
#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/reading.hpp"

namespace candor {
namespace {

/// What every agent chooses.
using Combination = std::vector<std::uint32_t>;

void keep_outcomes(Reading& reading, std::vector<std::uint32_t> labels) {
  reading.vocabulary.outcomes = std::move(labels);
  reading.case_file.outcome_attributes.resize(reading.vocabulary.outcomes.size());
  for (std::uint32_t k = 0; k < reading.vocabulary.outcomes.size(); ++k) {
    Vocabulary::Label& label = reading.vocabulary.labels[reading.vocabulary.outcomes[k]];
    label.outcome = Outcome{k};
    reading.case_file.finite().environment.outcomes.push_back(label.text);
  }
}

/// The first agent's choice slowest.
std::vector<Combination> all_combinations(const std::vector<std::uint32_t>& choices, std::size_t agents,
                                          std::size_t count) {
  std::vector<Combination> result;
  for (std::size_t k = 0; k < count; ++k) {
    Combination& made = result.emplace_back(agents);
    std::size_t rest = k;
    for (std::size_t i = agents; i-- > 0; rest /= choices.size()) made[i] = choices[rest % choices.size()];
  }
  return result;
}

std::string name_of(const Vocabulary& vocabulary, const Combination& made) {
  std::string name;
  for (std::uint32_t choice : made) name += (name.empty() ? "" : "-") + vocabulary.labels[choice].text;
  return name;
}

/// Those of which a condition holds. While it is read, all combinations are outcomes; those that are none leave no
/// trace.
class CombinationFilter {
 public:
  CombinationFilter(Reading& reading, const YamlNode& condition)
      : reading_(reading),
        condition_(condition),
        without_outcomes_(reading.vocabulary),
        evaluator_(reading.vocabulary, reading.rules, reading.meter) {}
  ~CombinationFilter() { reading_.vocabulary = std::move(without_outcomes_); }
  CombinationFilter(const CombinationFilter&) = delete;
  CombinationFilter& operator=(const CombinationFilter&) = delete;

  std::vector<Combination> filtered(std::vector<Combination> all) {
    Vocabulary& vocabulary = reading_.vocabulary;
    for (const Combination& made : all) {
      vocabulary.outcomes.push_back(vocabulary.add(name_of(vocabulary, made)));
      vocabulary.labels[vocabulary.outcomes.back()].outcome =
          Outcome{static_cast<std::uint32_t>(vocabulary.outcomes.size() - 1)};
    }
    vocabulary.choices = all;
    const std::optional<ReadFormula> formula =
        reading_.formula(condition_, Scope{.types = false, .outcome = true, .filter = true}, Sort::condition);
    if (!formula || !reading_.types_known) return all;
    reading_.case_file.outcome_filter.emplace();
    reading_.case_file.outcome_filter->condition = formula->written;
    std::vector<Combination> result;
    for (std::uint32_t k = 0; k < all.size(); ++k) {
      const std::optional<bool> allowed = holds(*formula, Outcome{k});
      if (!allowed) return all;
      if (*allowed) result.push_back(all[k]);
    }
    if (result.empty())
      reading_.error(condition_,
                     "no outcome is left: the condition holds of none of the " + std::to_string(all.size()) +
                         " combinations of choices",
                     "an outcome is a combination of which it holds");
    return result;
  }

 private:
  std::optional<bool> holds(const ReadFormula& formula, Outcome outcome) {
    if (reading_.meter.exhausted()) return std::nullopt;
    const Vocabulary& vocabulary = reading_.vocabulary;
    try {
      return evaluator_.holds(formula.bound, Situation{Profile{}, {}, outcome});
    } catch (const FormulaError& failure) {
      reading_.report(
          condition_, failure,
          reading_.meter.exhausted() ? "" : ", at " + name_of(vocabulary, vocabulary.choices[outcome.value]));
      return std::nullopt;
    }
  }

  Reading& reading_;
  const YamlNode& condition_;
  Vocabulary without_outcomes_;
  Evaluator evaluator_;  // of its own: it remembers labels
};

/// `choices: [stay, go]`: one outcome for each profile of choices, or for each of which the condition `where` holds.
void read_choices(Reading& reading, const YamlNode& node) {
  const YamlNode &list = *node.find("choices"), *where = node.find("where");
  for (const YamlNode& key : node.keys)
    if (key.text != "choices" && key.text != "where")
      reading.error(key, "beside 'choices' there is no " + in_quotes(key.text),
                    "which combinations of choices are outcomes is said by a condition,   where: ...");
  if (!list.is_sequence() || list.items.empty())
    return reading.error(list, "choices are a list of labels", "for example   choices: [stay, go]");
  const std::size_t before = reading.errors.error_count();
  const std::vector<std::uint32_t> choices = read_labels(reading, list.items, "a choice");
  const std::size_t agents = reading.vocabulary.agents.size();
  std::size_t count = 1;
  for (std::size_t i = 0; i < agents; ++i)
    count = std::min(most_outcomes + 1, count * std::max<std::size_t>(1, choices.size()));
  if (count > most_outcomes)
    reading.error(list, "there are more than " + std::to_string(most_outcomes) +
                            (where == nullptr ? " outcomes" : " combinations of choices"));
  if (reading.errors.error_count() > before) return;
  reading.vocabulary.all_choices = choices;
  std::vector<Combination> made = all_combinations(choices, agents, count);
  if (where != nullptr) made = CombinationFilter(reading, *where).filtered(std::move(made));
  if (reading.case_file.outcome_filter)
    for (const YamlNode& label : list.items) reading.case_file.outcome_filter->choices.push_back(label.text);
  std::vector<std::uint32_t> labels;
  for (const Combination& one : made) {
    labels.push_back(reading.vocabulary.add(name_of(reading.vocabulary, one)));
    Attributes& written = reading.case_file.outcome_attributes.emplace_back();
    for (std::size_t i = 0; i < agents; ++i)
      written.emplace_back(reading.agent_names()[i], reading.vocabulary.labels[one[i]].text);
  }
  reading.vocabulary.choices = std::move(made);
  keep_outcomes(reading, std::move(labels));
}

}  // namespace

bool read_outcomes(Reading& reading, const YamlNode& written) {
  const std::size_t before = reading.errors.error_count(), defective = reading.defective_labels.size();
  YamlNode node = written;
  if (written.is_scalar() && written.text == "agents") {
    node = {};
    node.kind = YamlNode::Kind::sequence;
    node.offset = written.offset;
    for (const std::string& agent : reading.agent_names()) {
      YamlNode& label = node.items.emplace_back();
      label.kind = YamlNode::Kind::scalar;
      label.offset = written.offset;
      label.text = agent;
    }
  }
  if ((!node.is_sequence() && !node.is_map()) || node.items.empty())
    reading.error(node, "outcomes are a list of labels, a map from label to attributes, choices: [...], or agents",
                  "for example   [first, second]   or   {first: {winner: 1}, second: {winner: 2}}");
  else if (node.items.size() > most_outcomes)
    reading.error(node, "there are more than " + std::to_string(most_outcomes) + " outcomes");
  else if (node.find("choices") != nullptr)
    read_choices(reading, node);
  else {
    std::vector<std::uint32_t> labels = read_labels(reading, node.is_map() ? node.keys : node.items, "an outcome");
    if (!reading.failed_since(before, defective)) keep_outcomes(reading, std::move(labels));
    if (node.is_map())
      read_attributes(reading, node, Bearer::outcomes, reading.vocabulary.attributes,
                      {reading.vocabulary.attribute_labels, reading.case_file.outcome_attributes});
  }
  return !reading.failed_since(before, defective);
}

}  // namespace candor
