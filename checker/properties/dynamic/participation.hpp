// SPDX-License-Identifier: MIT
// When the members of a coalition may decline a collusion scheme.
#pragma once

namespace candor::dynamic {

/// What a member of a collusion scheme is sure to get, or he declines and all play the mechanism
/// truthfully: nothing; in expectation before he knows his type, what truth gives; or for each
/// type.
enum class Participation { none, ex_ante, interim };

}  // namespace candor::dynamic
