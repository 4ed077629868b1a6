// SPDX-License-Identifier: MIT
// Examples and comparisons for the tests that more hands do not change an answer.
#pragma once

#include <random>

#include "checker/kernel.hpp"
#include "engine/integer_engine.hpp"

namespace candor::testing {

/// Four agents. Even trials: private values and independent types, Safronov's transfers, spoilt in
/// every second of them; odd ones: nothing of the kind, so that some coalition gains.
FiniteModel random_coalitional_example(std::mt19937& random, int trial);

/// What the kernel says if an engine makes every comparison that it knows how to make.
Verdict by_engine(
    const Kernel& kernel, const Statement& statement, const Evidence& evidence = Enumerate{}, const Labour& labour = {},
    const Kernel::Watch& watch = [](const Tally&) {});

/// The same verdict, tally and counterexample; as test expectations.
void expect_same(const Verdict& one, const Verdict& other);

}  // namespace candor::testing
