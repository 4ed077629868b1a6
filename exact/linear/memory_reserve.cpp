// SPDX-License-Identifier: MIT
#include "exact/linear/memory_reserve.hpp"

#include <gmp.h>

#include <atomic>
#include <cstdlib>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <flint/flint.h>
#pragma GCC diagnostic pop

namespace candor {
namespace {

constexpr std::size_t reserve_size = std::size_t{4} << 20;  ///< many numbers of ordinary size
std::atomic<void*> reserve = nullptr;
std::atomic<bool> ran_short = false;
void (*end_program)() = std::abort;

/// What `attempt` returns, if need be once the reserve is free.
template <class Attempt>
void* from_reserve_if_need_be(const Attempt& attempt) {
  if (void* const memory = attempt()) return memory;
  ran_short = true;
  std::free(reserve.exchange(nullptr));
  if (void* const memory = attempt()) return memory;
  end_program();
  std::abort();
}

// Some systems answer a request for nothing by nothing.
void* allocate(std::size_t size) {
  return from_reserve_if_need_be([&] { return std::malloc(size == 0 ? 1 : size); });
}
void* allocate_zeros(std::size_t count, std::size_t size) {
  return from_reserve_if_need_be([&] { return std::calloc(count == 0 ? 1 : count, size == 0 ? 1 : size); });
}
void* resize(void* memory, std::size_t size) {
  return from_reserve_if_need_be([&] { return std::realloc(memory, size == 0 ? 1 : size); });
}

}  // namespace

void keep_memory_reserve(void (*end)()) {
  end_program = end;
  std::free(reserve.exchange(std::malloc(reserve_size)));
  mp_set_memory_functions(
      allocate, [](void* memory, std::size_t, std::size_t size) { return resize(memory, size); },
      [](void* memory, std::size_t) { std::free(memory); });
  __flint_set_memory_functions(allocate, allocate_zeros, resize, std::free);
}

bool memory_ran_short() {
  if (!ran_short.load(std::memory_order_relaxed) || !ran_short.exchange(false)) return false;
  std::free(reserve.exchange(std::malloc(reserve_size)));
  return true;
}

}  // namespace candor
