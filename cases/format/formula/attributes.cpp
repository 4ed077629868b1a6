// SPDX-License-Identifier: MIT
// What formulas say of outcomes, agents and types besides their names: attributes, payoffs, and what rules give.
#include "cases/format/formula/attributes.hpp"

#include <algorithm>
#include <array>

#include "cases/format/explain/error_list.hpp"

namespace candor {
namespace {

using Operation = BoundFormula::Operation;

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
        case Expression::Set::agents:
        case Expression::Set::coalition: return Bearer::agents;
        case Expression::Set::outcomes: return Bearer::outcomes;
        case Expression::Set::types: return Bearer::types;
      }
      return std::nullopt;
    default: return std::nullopt;
  }
}

/// The label that a type has for an attribute.
std::uint32_t Evaluator::attribute_of_type(const Instruction& instruction, const FormulaValue& type) const {
  const Vocabulary& words = vocabulary_;
  const std::uint32_t which = instruction.right;
  const auto is_meant = [&](std::uint32_t label) {
    return type.is_label() ? type.label == label : type.numeric && words.labels[label].numeral == type.number;
  };
  std::optional<std::uint32_t> found;
  for (std::uint32_t i = 0; i < words.type_labels.size(); ++i)
    for (std::uint32_t t = 0; t < words.type_labels[i].size(); ++t) {
      if ((type.type_of != FormulaValue::no_label && type.type_of != i) || !is_meant(words.type_labels[i][t])) continue;
      const std::uint32_t label = words.type_attribute_labels[i][t][which];
      if (found && *found != label)
        fail(instruction.place,
             "agents differ in the '" + words.type_attributes[which] + "' of their types " +
                 in_quotes(words.text_of(type)) + ": whose is meant?",
             "write   type[j]." + words.type_attributes[which]);
      found = label;
    }
  if (!found) fail(instruction.place, in_quotes(words.text_of(type)) + " is no type");
  return *found;
}

}  // namespace candor
