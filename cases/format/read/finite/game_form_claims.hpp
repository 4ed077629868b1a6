// SPDX-License-Identifier: MIT
// What claims say of game forms and of all their equilibria. What is wrong is reported.
#pragma once

#include "cases/format/read/reading.hpp"

namespace candor {

/// By name, or the only one; if that is an error, how many there are.
std::size_t read_game_form_of_claim(Reading& reading, const YamlNode& claim);

/// Pure strategies in the game form, each plan once; empty if the claim lists none.
std::vector<std::size_t> read_listed_strategies(Reading& reading, const YamlNode& claim, std::size_t game_form);

/// There are 0, 1, 2, ... equilibria, or they are listed.
void check_number_or_list(Reading& reading, const YamlNode& claim, const PureEquilibria& read);

/// Of a claim that is about symmetric equilibria.
void check_common_plans(Reading& reading, const YamlNode& claim, std::size_t game_form);

}  // namespace candor
