// SPDX-License-Identifier: MIT
// Claims about values, from the expectations that they compare.
#pragma once

#include <utility>
#include <vector>

#include "checker/properties/finite/list.hpp"

namespace candor::testing {

/// Of expectations that differ in their transfer rules only, the least is compared.
inline Value value_of(const std::vector<Expectation>& least_of, Relation relation, Rational number) {
  const Expectation& one = least_of.at(0);
  Value claim{static_cast<Value::Of>(one.quantity),
              {},
              one.coalition,
              one.allocation,
              {},
              one.report,
              one.given,
              relation,
              std::move(number)};
  for (const Expectation& expectation : least_of)
    if (expectation.transfers) claim.transfers.push_back(*expectation.transfers);
  return claim;
}

inline Value probability_of(Event event, Event given, Relation relation, Rational number) {
  return {Value::Of::probability, std::move(event), {}, {}, {}, {}, std::move(given), relation, std::move(number)};
}

}  // namespace candor::testing
