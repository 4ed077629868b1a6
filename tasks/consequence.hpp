// SPDX-License-Identifier: MIT
// What a refuted condition costs, found by the prover and decided by the kernel, for reports to
// tell.
#pragma once

#include <optional>

#include "prover/search/necessity.hpp"
#include "reports/case_result.hpp"
#include "tasks/search_options.hpp"

namespace candor {

/// The environment with the kernel's verdict on it. Throws std::logic_error unless that is a
/// refutation. Throws GaveUp.
Consequence consequence_of(const Unimplementable& found, const SearchLimit& limit = {});

/// The consequence of this verdict on a claim; nothing if it is no condition of Guo's, or not
/// refuted, or if a limit is reached before it is known.
std::optional<Consequence> consequence(const Model& model, const Statement& statement, const Verdict& verdict,
                                       const SearchOptions& search);

}  // namespace candor
