// SPDX-License-Identifier: MIT
#include "cli/out_of_memory.hpp"

#include <malloc.h>
#include <sys/resource.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "cli/interruption.hpp"
#include "exact/linear/memory_reserve.hpp"

namespace candor {
namespace {

/// What was decided stands in the buffer of standard output.
[[noreturn]] void end() {
  std::fflush(stdout);
  end_at_once(std::string_view("candor: error: "), out_of_memory);
}

/// An exception that nothing may throw further ends a program by a signal; if it is about memory,
/// it ends this one in words.
[[noreturn]] void end_in_words_if_memory_is_short() {
  try {
    if (const std::exception_ptr error = std::current_exception()) std::rethrow_exception(error);
  } catch (const std::bad_alloc&) {
    end();
  } catch (...) {}
  std::abort();
}

/// The stack grows as it is used; where the system refuses that, it ends the program by a signal.
/// So it grows now.
[[gnu::noinline]] void claim_stack() {
  constexpr std::size_t size = std::size_t{1} << 20, page = 4096;
  volatile char room[size];
  for (std::size_t k = 0; k < size; k += page) room[k] = 0;
  static_cast<void>(room[0]);
}

/// The C library reserves 64 MB of addresses for each thread, which count where the program's
/// addresses are limited. Threads then share.
void share_addresses() {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) mallopt(M_ARENA_MAX, 1);
}

}  // namespace

void prepare_for_want_of_memory() {
  claim_stack();
  share_addresses();
  std::set_terminate(end_in_words_if_memory_is_short);
  keep_memory_reserve(end);
}

}  // namespace candor
