// SPDX-License-Identifier: MIT
#include "tasks/interruption.hpp"

namespace candor {
namespace {

std::atomic<bool> raised = false;
std::atomic<int> stoppable_count = 0;

}  // namespace

const std::atomic<bool>& interruption() { return raised; }

bool interrupt() {
  if (stoppable_count == 0) return false;
  raised = true;
  return true;
}

Stoppable::Stoppable() { ++stoppable_count; }
Stoppable::~Stoppable() { --stoppable_count; }

}  // namespace candor
