// SPDX-License-Identifier: MIT
// The prover: finds evidence for or against a claim and has the kernel replay it. Its own opinion counts for nothing.
#pragma once

#include "checker/kernel.hpp"

namespace candor {

[[nodiscard]] Verdict prove(const Kernel& kernel, const FiniteModel& model, const Statement& statement);

}  // namespace candor
