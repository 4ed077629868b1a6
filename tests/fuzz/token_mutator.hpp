// SPDX-License-Identifier: MIT
// How the fuzzers change texts. libFuzzer keeps every text that reaches new code, and most of these
// are refused in yet another way: so half of the changes start from a text that was accepted.
#pragma once

#include <string_view>

namespace candor::testing {

/// Tells the mutator of a text that a reader accepted.
void remember_accepted(std::string_view text);

}  // namespace candor::testing
