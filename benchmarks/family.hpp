// SPDX-License-Identifier: MIT
// The family n-k-b of existence questions: n agents with k types each, a random correlated prior,
// interdependent payoffs, an efficient allocation rule; do balanced transfers exist under which no
// proper coalition gains by a lie? The same numbers on every machine.
#pragma once

#include <cstdint>
#include <string>

#include "checker/model/finite/mechanism.hpp"
#include "checker/properties/statement.hpp"
#include "exact/linear/linear_system.hpp"

namespace candor::benchmarks {

struct Instance {
  std::uint32_t agents = 3, types = 2;
  /// Added to everybody's payoff from the efficient outcome. Without it, random environments of
  /// five agents or more are hopeless; with enough of it, there are transfers with room to spare.
  long alignment = 0;
  std::uint32_t seed = 1;

  std::string name() const;  ///< "5-2-b", "5-2-b aligned 40"
};

/// Weights 1 to 20 of the profiles, payoffs -20 to 20 from three outcomes; allocation 0 is
/// efficient, the first of the best outcomes.
FiniteModel environment_of(const Instance& instance);

/// Budget balance at every profile, and no misreport of a proper coalition pays.
Implementable question_about(const FiniteModel& model);

/// The question as a linear system, the last agent's transfers replaced by minus the sum of the
/// others'.
LinearSystem system_of(const FiniteModel& model, const Implementable& question);

}  // namespace candor::benchmarks
