// SPDX-License-Identifier: MIT
// How long a task may search, and with what: the same for every one that does.
#pragma once

#include <functional>
#include <string_view>

#include "prover/prove.hpp"
#include "tasks/interruption.hpp"

namespace candor {

struct SearchOptions {
  unsigned seconds = 0;              ///< for each claim; 0: no limit
  unsigned megabytes = 0;            ///< resident size of the program; 0: no limit
  unsigned threads = 1;              ///< that may work on one claim
  bool force = false;                ///< begin what is known to take hours
  Colleagues* colleagues = nullptr;  ///< other processes that do the same; null: none

  /// The limit of a search that starts now. An interruption stops it, too.
  SearchLimit limit(std::function<void(std::string_view)> progress = {}) const {
    return {.seconds = seconds,
            .interrupted = &interruption(),
            .megabytes = megabytes,
            .progress = std::move(progress),
            .threads = threads,
            .force = force};
  }
};

}  // namespace candor
