// SPDX-License-Identifier: MIT
// What GMP and FLINT do when there is no more memory. They must not be left by an exception, and by
// themselves they end the program by a signal.
#pragma once

namespace candor {

/// From now on GMP and FLINT live on a reserve once the system has no more memory for them, and
/// call `end`, which does not return, when that is used up, too. Call this before any thread is
/// started.
void keep_memory_reserve(void (*end)());

/// Has the reserve been touched since this was last asked? Then it is filled up again, as far as
/// there is memory, and whoever asks gives up what he is at.
bool memory_ran_short();

}  // namespace candor
