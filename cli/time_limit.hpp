// SPDX-License-Identifier: MIT
// A limit on the time that searches may take together.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace candor {

/// The clock starts when this is made. Searches notice between two steps, so they end a little later.
class TimeLimit {
 public:
  explicit TimeLimit(unsigned seconds);  ///< 0: none
  ~TimeLimit();
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;

  /// For a SearchLimit.
  const std::atomic<bool>* flag() const { return &expired_; }
  bool has_expired() const { return expired_; }

 private:
  unsigned seconds_;
  std::atomic<bool> expired_ = false;
  bool done_ = false;
  std::mutex mutex_;
  std::condition_variable end_;
  std::thread clock_;
};

}  // namespace candor
