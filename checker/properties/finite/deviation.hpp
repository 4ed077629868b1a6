// SPDX-License-Identifier: MIT
// deviation: a stated misreport pays, or does not.
#pragma once

#include <optional>
#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Deviation {
  static constexpr std::string_view property = "deviation";
  Mechanism mechanism;
  Coalition coalition;
  Event given;  ///< contains a true type for each member
  MixedReport report;
  bool pays = true;
  std::optional<Rational> gain;  ///< if given: the gain is exactly this
  friend bool operator==(const Deviation&, const Deviation&) = default;
};

template <class Visitor>
void describe(Visitor& visit, Deviation& claim) {
  visit.mechanism(claim.mechanism);
  visit.lie(claim.coalition, claim.given, claim.report);
  visit.flag(Field{"pays", "whether the deviation is profitable"}, claim.pays, true);
  visit.number(Field{"gain", "exactly this gain"}, claim.gain);
}

template <Amount A>
void compare(const ModelOf<A>&, const Deviation&, JudgeOf<A>&);

}  // namespace candor
