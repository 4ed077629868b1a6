// SPDX-License-Identifier: MIT
// `{probability first: 1/3, probability second: 2/3}`: lotteries from formulas. The outcomes that are not named never
// come.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "cases/format/read/reading.hpp"

namespace candor {

class LotteryFormulas {
 public:
  static bool are_meant_by(const YamlNode& node);
  /// Notes in `written` how they are written. Nothing: it was an error.
  static std::optional<LotteryFormulas> read(Reading& reading, const YamlNode& map, const Scope& scope,
                                             WrittenParts& written);

  bool use_payoffs() const;
  /// What they are there. Nothing: it was an error.
  std::optional<Lottery> at(const Situation& situation) const;

 private:
  LotteryFormulas(Reading& reading, const YamlNode& map) : reading_(&reading), map_(&map) {}

  Reading* reading_;
  const YamlNode* map_;
  std::vector<std::pair<Outcome, ReadFormula>> parts_;  // in the order of outcomes
};

}  // namespace candor
