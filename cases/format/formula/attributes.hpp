// SPDX-License-Identifier: MIT
// Attributes: `outcome.winner`, `j.weight`, `type[j].signal`. One name is an attribute of outcomes, of agents or of
// types.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/format/formula/evaluator.hpp"

namespace candor {

/// What has attributes.
enum class Bearer { outcomes, agents, types };

std::string word_of(Bearer bearer);
const std::vector<std::string>& attributes_of(const Vocabulary& vocabulary, Bearer bearer);
/// What has this attribute.
std::optional<Bearer> bearer_of(const Vocabulary& vocabulary, const std::string& attribute);
/// What this is, if that can be seen: an outcome, an agent or a type. `ranges`: of bound variables.
std::optional<Bearer> seen_to_be(const BoundFormula::Node& node, const std::vector<Expression::Set>& ranges);

}  // namespace candor
