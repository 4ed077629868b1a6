// SPDX-License-Identifier: MIT
// A dynamic example restated in full: agents, types and how they change, payoffs, rules, what truth is
// worth, schemes.
#pragma once

#include "reports/words/dynamic/notation.hpp"

namespace candor::dynamic::wording {

/// A table with many more rows than the limit is not printed.
std::vector<Section> example(const Notation& notation, std::size_t row_limit);

/// What a transfer rule pays at the public states that reports can lead to under an allocation rule, by
/// profile of reports; rows that all public states of a period share are one. `opening` stands before.
Blocks transfers_by_state(const Notation& notation, std::size_t transfers, std::size_t allocation, const Text& opening);

}  // namespace candor::dynamic::wording
