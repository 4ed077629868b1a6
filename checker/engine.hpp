// SPDX-License-Identifier: MIT
// An engine: another program that makes many comparisons at once, faster than the plain ones. A
// kernel that is given one believes it, where it says that comparisons hold; of one that fails the
// kernel is told the place, and compares there itself. `candor-core` links none.
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>

#include "checker/properties/judgement.hpp"
#include "checker/tally.hpp"

namespace candor {

/// The engine cannot say: a part of its work was lost. Then there is no verdict.
struct EngineFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Engine {
 public:
  struct Finding {
    Tally tally;                   ///< of the comparisons before the first that fails; of all, if none does
    std::optional<Place> failing;  ///< of the first that fails, in the order of the plain comparisons
  };
  /// Told now and then what has been compared so far, on one thread at a time; it may throw.
  using Watch = std::function<void(const Tally&)>;

  virtual ~Engine() = default;
  /// Nothing: the engine leaves this to the plain comparisons. Throws EngineFailed, std::length_error
  /// if the numbers are too many for it, and what the watch throws.
  virtual std::optional<Finding> compare(const Misreports& misreports, const Watch& watch) const = 0;
  virtual std::optional<Finding> compare(const AverageTransfers& averages, const Watch& watch) const = 0;
};

}  // namespace candor
