// SPDX-License-Identifier: MIT
// What is paid once the outcome is drawn, for claims with `every_draw`.
#pragma once

#include "checker/model/finite/amount.hpp"

namespace candor {

/// Throws OutOfScope if of the payments only the expectation is known: those that strategies induce which draw
/// messages.
void require_payments(const KnownParts& model, std::size_t rule);

}  // namespace candor
