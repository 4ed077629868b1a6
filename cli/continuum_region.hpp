// SPDX-License-Identifier: MIT
// candor region for partnerships: which shares two partners may have.
#pragma once

#include "cli/command.hpp"
#include "cli/examination.hpp"
#include "cli/exit_code.hpp"

namespace candor {

/// For each distribution of the case, the shares with which two partners can dissolve their
/// partnership, as the kernel has verified them.
ExitCode region_of_shares(const Region& options, const Examined& one);

}  // namespace candor
