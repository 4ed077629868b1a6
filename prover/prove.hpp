// SPDX-License-Identifier: MIT
// The prover: finds evidence for or against a claim and has the kernel replay it.
#pragma once

#include "checker/kernel.hpp"
#include "engine/colleagues.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor {

/// Undecided, with Reason::resource_limit and how far it came, once a limit is reached.
/// `colleagues`: other processes that prove the same claim at the same time (null: none); they
/// share the comparisons of the kernel's engine, each finds the evidence for itself.
[[nodiscard]] Verdict prove(const Kernel& kernel, const FiniteModel& model, const Statement& statement,
                            const SearchLimit& limit = {}, Colleagues* colleagues = nullptr);
/// The same for a model of any family.
[[nodiscard]] Verdict prove(const Kernel& kernel, const Model& model, const Statement& statement,
                            const SearchLimit& limit = {}, Colleagues* colleagues = nullptr);

/// Looks at the limit before each comparison, or of many now and then.
Kernel::Watch watching(const SearchLimit& limit);

/// Work that nobody starts by accident: throws GaveUp, with an estimate and what would be cheaper, if
/// the kernel would enumerate the claim for hours, unless there is a limit of time or it is forced;
/// and if it needs more memory than it may take.
void refuse_what_is_too_much(const Kernel& kernel, const Model& model, const Statement& statement,
                             const SearchLimit& limit);

}  // namespace candor
