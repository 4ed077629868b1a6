// SPDX-License-Identifier: MIT
// What a program says when it cannot go on, and the code it ends with.
#pragma once

#include "cli/exit_code.hpp"

namespace candor {

/// To be called where an exception has been caught: says on standard error what has happened.
ExitCode tell_failure();

}  // namespace candor
