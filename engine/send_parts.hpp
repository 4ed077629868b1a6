// SPDX-License-Identifier: MIT
// The two halves of send_blocks.
#pragma once

#include "engine/blocks.hpp"

namespace candor {

/// Given::own_types.
void send_interim_parts(const Misreports& misreports, BlockReceiver& receiver);
/// Given::profile and Given::profile_and_outsiders.
void send_ex_post_parts(const Misreports& misreports, BlockReceiver& receiver);

}  // namespace candor
