// SPDX-License-Identifier: MIT
// What somebody does, and what it is worth: policies, plans, schemes and mixed strategies in words and
// tables.
#pragma once

#include <set>

#include "checker/properties/dynamic/evidence.hpp"
#include "reports/words/dynamic/notation.hpp"

namespace candor::dynamic::wording {

/// The public states that some reports lead to, as Model::state_index numbers them: [period - 1].
std::vector<std::set<std::size_t>> reached_states(const Model& model, std::size_t allocation);

/// Behind what was said, in the same paragraph if it was words.
Blocks continued(Blocks said, const Text& more);

/// "All agents together report the truth, but" and where they do not, a line for each period; or that
/// they always do. `allocation` says which public states can be reached.
Blocks in_words(const Notation& notation, std::size_t allocation, const Policy& policy);
/// How many lines in_words would need for public states that differ.
std::size_t places_of(const Notation& notation, std::size_t allocation, const Policy& policy);
/// What the others report, a line for each period.
Blocks in_words(const Notation& notation, std::size_t allocation, const Opposition::Against& against);

/// What is chosen, by type profile and period; at most so many profiles.
Table in_table(const Notation& notation, const Plan& plan, std::size_t row_limit);
/// What is reported in lieu of the truth.
Table in_table(const Notation& notation, const Reporting& reporting);
/// What is reported and paid after each message.
Table in_table(const Notation& notation, const MixedScheme& scheme);
/// The requirements with multipliers other than 0.
Table in_table(const Notation& notation, const SchemeBounds::Bound& bound);
/// "agent 1 of type A", what he reports; and what the others do.
Table in_table(const Notation& notation, const MixedPlay& play);

/// For each agent what he gets in period 1, is paid, and can look forward to against each report of
/// the others: their sums are the same. None if there are many agents or reports.
Tables telescope(const Notation& notation, const Mechanism& mechanism, const Opposition& opposition);

}  // namespace candor::dynamic::wording
