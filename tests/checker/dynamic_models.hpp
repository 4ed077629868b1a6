// SPDX-License-Identifier: MIT
// Small dynamic models whose numbers can be worked out by hand.
#pragma once

#include "checker/definitions/dynamic/named_rules.hpp"

namespace candor::test {

/// T periods, `types` types for each agent, uniform and redrawn in every period, whatever happens.
/// Payoffs are 0, and so are outside options.
dynamic::Model still_model(std::uint32_t agents, std::uint32_t types, std::uint32_t outcomes, std::uint32_t periods);

/// One object, two bidders of values 0 (type 0) and 2 (type 1); outcome i: bidder i + 1 has it;
/// ties to the first. Allocation 0 is efficient, transfer rule 0 the pivot rule.
dynamic::Model second_price(std::uint32_t periods);

/// One outcome that nobody cares about; three agents of types -1, 1; agent 3's transfer is 0,
/// agents 1 and 2 pay one another: agent 1 gets minus the product of what 2 and 3 report.
dynamic::Model product_game();

}  // namespace candor::test
