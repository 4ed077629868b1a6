// SPDX-License-Identifier: MIT
// What formulas say of outcomes, agents and types besides their names: attributes, payoffs, and what rules give.
#include "cases/format/formula/attributes.hpp"

#include <algorithm>
#include <array>

#include "cases/format/explain/error_list.hpp"
#include "cases/format/formula/failure.hpp"

namespace candor {
namespace {

using Operation = BoundFormula::Operation;

/// The label that a type has for the attribute of the node.
std::uint32_t attribute_of_type(const Vocabulary& words, const BoundFormula::Node& node, const FormulaValue& type) {
  const auto is_meant = [&](std::uint32_t label) {
    return type.is_label() ? type.label == label : type.numeric && words.labels[label].numeral == type.number;
  };
  const std::string& attribute = words.type_attributes[node.index];
  std::optional<std::uint32_t> found;
  for (std::uint32_t i = 0; i < words.type_labels.size(); ++i)
    for (std::uint32_t t = 0; t < words.type_labels[i].size(); ++t) {
      if ((type.type_of != FormulaValue::no_label && type.type_of != i) || !is_meant(words.type_labels[i][t])) continue;
      const std::uint32_t label = words.type_attribute_labels[i][t][node.index];
      if (found && *found != label)
        fail(node,
             "agents differ in the '" + attribute + "' of their types " + in_quotes(words.text_of(type)) +
                 ": whose is meant?",
             "write   type[j]." + attribute);
      found = label;
    }
  if (!found) fail(node, in_quotes(words.text_of(type)) + " is no type");
  return *found;
}

}  // namespace

std::string word_of(Bearer bearer) {
  static constexpr std::array<std::string_view, 3> words{"outcome", "agent", "type"};
  return std::string(words[static_cast<std::size_t>(bearer)]);
}

const std::vector<std::string>& attributes_of(const Vocabulary& vocabulary, Bearer bearer) {
  return bearer == Bearer::outcomes ? vocabulary.attributes
         : bearer == Bearer::agents ? vocabulary.agent_attributes
                                    : vocabulary.type_attributes;
}

std::optional<Bearer> bearer_of(const Vocabulary& vocabulary, const std::string& attribute) {
  for (Bearer bearer : {Bearer::outcomes, Bearer::agents, Bearer::types}) {
    const std::vector<std::string>& known = attributes_of(vocabulary, bearer);
    if (std::find(known.begin(), known.end(), attribute) != known.end()) return bearer;
  }
  return std::nullopt;
}

std::optional<Bearer> seen_to_be(const BoundFormula::Node& node, const std::vector<Expression::Set>& ranges) {
  switch (node.operation) {
    case Operation::outcome:
    case Operation::chosen:
    case Operation::last_outcome: return Bearer::outcomes;
    case Operation::own_agent: return Bearer::agents;
    case Operation::type_of:
    case Operation::last_type_of:
    case Operation::next_type: return Bearer::types;
    case Operation::variable:
      switch (ranges[node.index]) {
        case Expression::Set::agents: return Bearer::agents;
        case Expression::Set::outcomes: return Bearer::outcomes;
        case Expression::Set::types: return Bearer::types;
      }
      return std::nullopt;
    default: return std::nullopt;
  }
}

FormulaValue Evaluator::attribute(const Node& node) {
  switch (node.operation) {
    case Operation::attribute_of_agent:
      return vocabulary_.named(vocabulary_.agent_attribute_labels[agent(node.parts[0]).value][node.index]);
    case Operation::attribute_of_type:
      return vocabulary_.named(attribute_of_type(vocabulary_, node, value(node.parts[0])));
    default: return vocabulary_.named(vocabulary_.attribute_labels[outcome(node.parts[0]).value][node.index]);
  }
}

FormulaValue Evaluator::of_the_case(const Node& node) {
  const Profile here = situation_.profile;
  switch (node.operation) {
    case Operation::paid: return FormulaValue::of(rules_.paid(node.index, agent(node.parts[0]), here));
    case Operation::payoff_of: {
      const Agent whose = agent(node.parts[0]);
      return FormulaValue::of(rules_.payoff(whose, outcome(node.parts[1]), here));
    }
    case Operation::probability_of:
      return FormulaValue::of(rules_.probability(node.index, outcome(node.parts[0]), here));
    default: break;
  }
  const std::optional<Outcome> chosen = rules_.chosen(node.index, here);
  if (!chosen)
    fail(node,
         "allocation rule '" + vocabulary_.allocation_rules[node.index] + "' draws a lottery here, not one outcome",
         "the probability that it draws outcome a is   probability(" + vocabulary_.allocation_rules[node.index] +
             ", a)");
  return vocabulary_.named(vocabulary_.outcomes[chosen->value]);
}

}  // namespace candor
