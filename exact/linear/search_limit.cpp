// SPDX-License-Identifier: MIT
#include "exact/linear/search_limit.hpp"

#include <unistd.h>

#include <fstream>

#include "exact/linear/memory_reserve.hpp"

namespace candor {
namespace {

using std::chrono::milliseconds;

/// True at most once in the interval.
bool is_due(SearchLimit::Clock::time_point& last, milliseconds interval) {
  const auto now = SearchLimit::Clock::now();
  if (now - last < interval) return false;
  last = now;
  return true;
}

/// The resident size of this process; 0 where the system does not tell.
unsigned long resident_megabytes() {
  unsigned long total = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> total >> resident;
  return resident * static_cast<unsigned long>(sysconf(_SC_PAGESIZE)) >> 20;
}

/// Reading the size takes longer than what is done between two checks, so it is not read every
/// time.
bool is_too_large(unsigned megabytes, std::size_t bytes) {
  thread_local SearchLimit::Clock::time_point last{};
  thread_local unsigned long size = 0;
  if (is_due(last, milliseconds(5))) size = resident_megabytes();
  return size + (bytes >> 20U) > megabytes;
}

}  // namespace

std::optional<std::string> SearchLimit::reached(std::size_t bytes) const {
  if (interrupted != nullptr && interrupted->load()) return "interrupted";
  if (seconds > 0 && Clock::now() - started >= std::chrono::seconds(seconds))
    return "gave up after " + std::to_string(seconds) + " s";
  if (megabytes > 0 && is_too_large(megabytes, bytes)) return "gave up at " + std::to_string(megabytes) + " MB";
  if (memory_ran_short()) return "there is not enough memory";
  return std::nullopt;
}

bool SearchLimit::is_time_to_speak() const {
  thread_local Clock::time_point last{};
  return Clock::now() - started > milliseconds(500) && is_due(last, milliseconds(200));
}

}  // namespace candor
