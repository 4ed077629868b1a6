// SPDX-License-Identifier: MIT
// When a search gives up: after some time, at some size of the process, or because someone has
// asked it to. Giving up is an answer of its own, never a wrong one.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "exact/patience.hpp"

namespace candor {

/// A limit was reached. Says which, and how far the search had come: "gave up after 5 s: 1234
/// simplex steps".
struct GaveUp : std::runtime_error {
  explicit GaveUp(const std::string& both) : std::runtime_error(both) {}
  GaveUp(const std::string& which, const std::string& how_far)
      : std::runtime_error(which + ": " + how_far), limit(which), state(how_far) {}
  std::string limit, state;
};

struct SearchLimit {
  using Clock = std::chrono::steady_clock;

  unsigned seconds = 0;  ///< since `started`; 0: none
  const std::atomic<bool>* interrupted = nullptr;
  unsigned megabytes = 0;  ///< resident size of the whole process; 0: none
  std::function<void(std::string_view)> progress =
      {};  ///< told now and then what is being done; may be called from any thread
  Clock::time_point started = Clock::now();
  unsigned threads = 1;  ///< that may work on one question; the answer does not depend on it
  bool force = false;    ///< begin work that would take hours as well

  /// The limit that is reached, or would be with so many bytes more, in words; nothing while the
  /// search may go on.
  std::optional<std::string> reached(std::size_t bytes = 0) const;
  /// Throws GaveUp if a limit is reached. `state` returns how far the search has come; it is asked
  /// only when there is something to say.
  template <class State>
  void check(const State& state, std::size_t bytes = 0) const {
    if (const std::optional<std::string> limit = reached(bytes)) throw GaveUp(*limit, state());
    tell(state);
  }
  /// For whoever knows nothing of limits; this one must outlive it.
  Patience patience(std::string doing = "searching") const {
    return Patience(
        [this](std::string_view what, std::size_t bytes) { check([&] { return std::string(what); }, bytes); },
        std::move(doing));
  }
  template <class State>
  void tell(const State& state) const {
    if (progress && is_time_to_speak()) progress(state());
  }

 private:
  bool is_time_to_speak() const;
};

}  // namespace candor
