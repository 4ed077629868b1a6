// SPDX-License-Identifier: MIT
// A finite example restated in full: agents, types, prior, outcomes, payoffs, rules, mechanisms, as the
// case wrote them and as the tables they amount to.
#pragma once

#include "cases/format/read/case_file.hpp"
#include "reports/words/finite/notation.hpp"

namespace candor::wording {

/// A table with many more rows than the limit is not printed.
std::vector<document::Section> example(const Notation& notation, const CaseFile& file, std::size_t row_limit);

}  // namespace candor::wording
