// SPDX-License-Identifier: MIT
#include "cases/format/formula/least_steps.hpp"

#include <algorithm>

namespace candor {
namespace {

using Node = BoundFormula::Node;
using Operation = BoundFormula::Operation;

/// How many elements a range has, at least; a range over types may be over any agent's.
std::uint64_t least_size(const Node& range, const Vocabulary& vocabulary) {
  if (range.set == Expression::Set::agents) return vocabulary.agents.size();
  if (range.set == Expression::Set::outcomes) return vocabulary.outcomes.size();
  if (range.set == Expression::Set::coalition) return 1;
  std::uint64_t least = WorkMeter::most_steps;
  for (const auto& types : vocabulary.type_labels) least = std::min<std::uint64_t>(least, types.size());
  return least;
}

}  // namespace

std::uint64_t least_steps(const Node& node, const Vocabulary& vocabulary) {
  const auto capped = [](std::uint64_t steps) { return std::min<std::uint64_t>(steps, WorkMeter::most_steps + 1); };
  std::vector<std::uint64_t> parts;
  for (const Node& part : node.parts) parts.push_back(least_steps(part, vocabulary));
  if (node.operation == Operation::conditional) return capped(1 + parts[0] + std::min(parts[1], parts[2]));
  if (node.operation == Operation::logical_and || node.operation == Operation::logical_or) return capped(1 + parts[0]);
  if (node.operation != Operation::quantified) {
    std::uint64_t sum = 1;
    for (std::uint64_t steps : parts) sum = capped(sum + steps);
    return sum;
  }
  const bool may_stop =
      node.quantifier == Expression::Quantifier::all || node.quantifier == Expression::Quantifier::any;
  const std::uint64_t each = node.filtered ? parts[parts.size() - 2] : parts.back();
  return may_stop ? capped(1 + each) : capped(1 + each * least_size(node, vocabulary));
}

}  // namespace candor
