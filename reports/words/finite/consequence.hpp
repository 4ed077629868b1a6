// SPDX-License-Identifier: MIT
// What a refuted condition costs: payoffs and an efficient rule that nothing implements.
#pragma once

#include "reports/case_result.hpp"
#include "reports/words/finite/notation.hpp"

namespace candor::wording {

/// The theorem, the payoffs, and what the kernel refuted. The notation is that of the case with the
/// condition.
document::Blocks consequence(const Notation& notation, const Consequence& consequence);

}  // namespace candor::wording
