// SPDX-License-Identifier: MIT
#include "exact/linear/flint_memory.hpp"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <flint/flint.h>
#pragma GCC diagnostic pop

namespace candor {
namespace {

struct ThreadEnd {
  ThreadEnd() {}
  ~ThreadEnd() { flint_cleanup(); }
};

}  // namespace

void free_flint_memory_at_thread_end() {
  static thread_local const ThreadEnd end;
  static_cast<void>(end);
}

}  // namespace candor
