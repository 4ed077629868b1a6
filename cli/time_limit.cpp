// SPDX-License-Identifier: MIT
#include "cli/time_limit.hpp"

#include <chrono>

namespace candor {

TimeLimit::TimeLimit(unsigned seconds) : seconds_(seconds) {
  if (seconds == 0) return;
  clock_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    if (!end_.wait_for(lock, std::chrono::seconds(seconds_), [this] { return done_; })) expired_ = true;
  });
}

TimeLimit::~TimeLimit() {
  if (!clock_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  end_.notify_one();
  clock_.join();
}

}  // namespace candor
