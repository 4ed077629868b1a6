// SPDX-License-Identifier: MIT
// A task can be asked to stop, so that it can say how far it came.
#pragma once

#include <atomic>
#include <stdexcept>

namespace candor {

/// Raised once somebody has asked.
const std::atomic<bool>& interruption();

/// Asks. False if no Stoppable exists: then nobody would notice.
bool interrupt();

/// While one exists, a task looks at interruption() now and then.
class Stoppable {
 public:
  Stoppable();
  ~Stoppable();
  Stoppable(const Stoppable&) = delete;
  Stoppable& operator=(const Stoppable&) = delete;
};

/// A task has stopped because it was asked to; says how far it came.
struct Interrupted : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace candor
