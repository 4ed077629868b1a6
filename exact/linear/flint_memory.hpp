// SPDX-License-Identifier: MIT
// What FLINT keeps.
#pragma once

namespace candor {

/// FLINT keeps memory for each thread until it is told that the thread ends: whoever calls FLINT
/// calls this first.
void free_flint_memory_at_thread_end();

}  // namespace candor
