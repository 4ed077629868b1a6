// SPDX-License-Identifier: MIT
// What an audit has found may answer its other questions: before transfers are searched for, those are tried that are
// there already.
#pragma once

#include <optional>
#include <vector>

#include "checker/kernel.hpp"
#include "exact/linear/search_limit.hpp"
#include "prover/audit/questions.hpp"

namespace candor {

/// Does the question ask whether transfers exist? Then answers to the others may decide it.
bool asks_for_transfers(const Statement& statement);

/// The verdict by evidence that is known: of questions about the same allocation that have verdicts, or the transfers
/// of a mechanism that uses it. Nothing if none of it decides. Throws what the limit throws.
std::optional<Verdict> decided_by_what_is_known(const Kernel& kernel, const FiniteModel& model, const AuditPlan& plan,
                                                const std::vector<std::optional<Verdict>>& verdicts,
                                                std::size_t question, const SearchLimit& limit);

}  // namespace candor
