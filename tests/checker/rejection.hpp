// SPDX-License-Identifier: MIT
// Evidence that must be rejected, and why.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "checker/kernel.hpp"

namespace candor::testing {

/// The kernel neither verifies nor refutes: it rejects the evidence, for a reason that contains
/// these words.
inline void expect_rejected(const FiniteModel& model, const Statement& statement, const Evidence& evidence,
                            const std::string& reason) {
  const Verdict verdict = Kernel(model).check(statement, evidence);
  const auto* undecided = std::get_if<Undecided>(&verdict);
  ASSERT_NE(undecided, nullptr) << word(verdict) << " instead of: " << reason;
  EXPECT_EQ(undecided->reason(), Undecided::Reason::rejected);
  EXPECT_NE(undecided->explanation().find(reason), std::string::npos) << undecided->explanation();
}

}  // namespace candor::testing
