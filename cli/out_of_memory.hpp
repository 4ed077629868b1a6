// SPDX-License-Identifier: MIT
// When there is no more memory: the claim that wanted it is undecided, or, where that cannot be
// said any more, the program ends with code 2 and says why.
#pragma once

namespace candor {

/// To be called first, before any thread is started.
void prepare_for_want_of_memory();

constexpr char out_of_memory[] =
    "out of memory: the program may not have more (`ulimit -v`), or the machine has no more. Nothing further was "
    "decided. Fewer threads (-j) and fewer cases at a time need less";

}  // namespace candor
