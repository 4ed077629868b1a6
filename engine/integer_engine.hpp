// SPDX-License-Identifier: MIT
// The engine that `candor check` believes: it makes the comparisons of Misreports and
// AverageTransfers in integers, in blocks, by several threads or processes. Tests compare it with
// the plain comparisons, in every width and with any number of threads.
#pragma once

#include "checker/engine.hpp"
#include "engine/colleagues.hpp"

namespace candor {

class IntegerEngine : public Engine {
 public:
  /// Fewer terms than this the kernel adds up itself: what it then says is not the engine's word.
  static constexpr std::uint64_t few_terms = std::uint64_t{1} << 16;
  /// The finding does not depend on `labour`, but that there is none if another process fails.
  explicit IntegerEngine(const Labour& labour = {}, std::uint64_t from_terms = few_terms)
      : labour_(labour), from_terms_(from_terms) {}

  std::optional<Finding> compare(const Misreports& misreports, const Watch& watch) const override;
  std::optional<Finding> compare(const AverageTransfers& averages, const Watch& watch) const override;

 private:
  Labour labour_;
  std::uint64_t from_terms_;
};

}  // namespace candor
