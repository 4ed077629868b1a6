// SPDX-License-Identifier: MIT
// Reads continuum models and claims about them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cases/format/read/reading.hpp"
#include "checker/model/continuum/model.hpp"
#include "exact/polynomial/polynomial.hpp"

namespace candor::continuum {

/// Fills in reading.case_file.model. True if it is complete enough for claims to be about
/// something.
bool read_model(Reading& reading, const YamlNode& root);
/// One claim; the keys have been looked at. A missing value means that something was reported.
std::optional<Statement> read_statement(Reading& reading, const YamlNode& claim, std::string_view property);

// --- parts ---------------------------------------------------------------------------------------

inline constexpr std::size_t highest_written_degree = 400;

/// A formula in `x` and the parameters: numbers, + - *, / by a number, ^ by an integer that is not
/// negative.
std::optional<Polynomial> read_polynomial(Reading& reading, const YamlNode& node);
/// One, or a list of at least one.
std::optional<std::vector<Polynomial>> read_polynomials(Reading& reading, const YamlNode& node);
/// A list of two numbers of which the second is not less than the first.
std::optional<Enclosure> read_interval(Reading& reading, const YamlNode& node);
/// A number for each agent: a map from agent to number, or a list in their order. With
/// `any_length`, a list need not be as long as the list of agents.
std::optional<std::vector<Rational>> read_agent_numbers(Reading& reading, const YamlNode& node,
                                                        const std::vector<std::string>& agents, bool any_length);
/// ... not negative, summing to 1.
std::optional<std::vector<Rational>> read_shares(Reading& reading, const YamlNode& node,
                                                 const std::vector<std::string>& agents, bool any_length);
/// The distribution that a key of the map names, or `otherwise`; without either it is an error at
/// `place`.
std::optional<std::size_t> read_distribution_name(Reading& reading, const YamlNode& map, std::string_view key,
                                                  std::optional<std::size_t> otherwise, const YamlNode& place);

}  // namespace candor::continuum
