// SPDX-License-Identifier: MIT
// Kinds of a property's keys that the families share.
#pragma once

namespace candor {

enum class Balance { exact, no_deficit, ex_ante, ex_ante_no_deficit };
enum class Stage { interim, ex_post, ex_ante };

}  // namespace candor
