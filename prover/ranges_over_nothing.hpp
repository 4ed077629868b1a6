// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>

namespace candor {

/// A search finds that there is nothing the claim speaks about: the claim is undecided, and
/// vacuous. The message is a sentence that says what there is none of.
struct RangesOverNothing : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace candor
