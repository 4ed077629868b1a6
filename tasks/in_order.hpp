// SPDX-License-Identifier: MIT
// Work on several threads, results in order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace candor {

/// Calls work(k) for every k < count on `threads` threads, or as many as the system gives, and
/// deliver(k) for k = 0, 1, 2, ... on the calling thread, each as soon as its turn has come. What
/// either throws first reaches the caller, once the work that has begun is done; no other is begun.
template <class Work, class Deliver>
void in_order(std::size_t count, unsigned threads, const Work& work, const Deliver& deliver) {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<bool> done(count);
  std::size_t next = 0;
  std::exception_ptr failure;

  const auto stop = [&] {
    const std::lock_guard lock(mutex);
    next = count;
    if (!failure) failure = std::current_exception();
  };
  const auto labour = [&] {
    for (;;) {
      std::size_t mine;
      {
        const std::lock_guard lock(mutex);
        if (next == count) return;
        mine = next++;
      }
      try {
        work(mine);
      } catch (...) {
        stop();
      }
      {
        const std::lock_guard lock(mutex);
        done[mine] = true;
      }
      changed.notify_one();
    }
  };

  {
    std::vector<std::jthread> workers;
    try {
      workers.reserve(std::min<std::size_t>(threads, count));
      while (workers.size() < std::min<std::size_t>(threads, count)) workers.emplace_back(labour);
    } catch (const std::system_error&) {
      if (workers.empty()) labour();
    }
    try {
      for (std::size_t k = 0; k < count; ++k) {
        {
          std::unique_lock lock(mutex);
          changed.wait(lock, [&] { return done[k] || failure; });
          if (failure) break;
        }
        deliver(k);
      }
    } catch (...) {
      stop();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace candor
