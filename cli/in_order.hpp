// SPDX-License-Identifier: MIT
// Work on several threads, results in order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

namespace candor {

/// Calls work(k) for every k < count on `threads` threads, and deliver(k) for k = 0, 1, 2, ... on
/// the calling thread, each as soon as its turn has come. Neither may throw.
template <class Work, class Deliver>
void in_order(std::size_t count, unsigned threads, const Work& work, const Deliver& deliver) {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<bool> done(count);
  std::size_t next = 0;

  const auto labour = [&] {
    for (;;) {
      std::size_t mine;
      {
        const std::lock_guard lock(mutex);
        if (next == count) return;
        mine = next++;
      }
      work(mine);
      {
        const std::lock_guard lock(mutex);
        done[mine] = true;
      }
      changed.notify_one();
    }
  };

  std::vector<std::jthread> workers;
  for (std::size_t k = 0; k < std::min<std::size_t>(threads, count); ++k) workers.emplace_back(labour);
  for (std::size_t k = 0; k < count; ++k) {
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return done[k]; });
    }
    deliver(k);
  }
}

}  // namespace candor
