// SPDX-License-Identifier: MIT
#include "cli/composing.hpp"

#include <chrono>
#include <utility>

#include "cli/interruption.hpp"
#include "cli/terminal.hpp"

namespace candor {

Composing::Composing(const SearchOptions& search, std::string what) : what_(std::move(what)), limit_(search.limit()) {
  limit_.interrupted = nullptr;  // an interruption ends the program by itself
  if (limit_.seconds > 0 || limit_.megabytes > 0) watcher_ = std::thread([this] { watch(); });
}

Composing::~Composing() {
  if (!watcher_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  changed_.notify_one();
  watcher_.join();
}

void Composing::next(std::string what) {
  const std::lock_guard lock(mutex_);
  what_ = std::move(what);
  limit_.started = SearchLimit::Clock::now();
}

void Composing::watch() {
  constexpr std::chrono::milliseconds interval{20};
  std::unique_lock lock(mutex_);
  auto last = SearchLimit::Clock::now();
  while (!changed_.wait_for(lock, interval, [this] { return done_; })) {
    const auto now = SearchLimit::Clock::now();
    if (output_waits()) limit_.started += now - last;
    last = now;
    const std::optional<std::string> reached = limit_.reached();
    if (!reached) continue;
    const std::string words = *reached + ": " + what_;
    flush_output_unless_in_use();
    end_at_once("candor: ", words);
  }
}

}  // namespace candor
