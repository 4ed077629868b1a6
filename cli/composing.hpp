// SPDX-License-Identifier: MIT
// Text that is composed within the limits of a search, by code that knows nothing of limits.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "tasks/search_options.hpp"

namespace candor {

/// While one exists, and the search has limits, somebody looks at them. Where one is reached the
/// program says so and ends with code 2, with nothing half-written, as on an interruption. While
/// output waits for who reads it, no time passes.
class Composing {
 public:
  /// Throws std::system_error if no thread can be had.
  Composing(const SearchOptions& search, std::string what);
  ~Composing();
  Composing(const Composing&) = delete;
  Composing& operator=(const Composing&) = delete;
  /// From here on something else is composed, which has all the time for itself.
  void next(std::string what);

 private:
  void watch();

  std::mutex mutex_;
  std::condition_variable changed_;
  bool done_ = false;
  std::string what_;
  SearchLimit limit_;
  std::thread watcher_;
};

/// What `compose` returns.
template <class Compose>
auto composed(const SearchOptions& search, std::string what, const Compose& compose) {
  const Composing composing(search, std::move(what));
  return compose();
}

}  // namespace candor
