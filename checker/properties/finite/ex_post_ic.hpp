// SPDX-License-Identifier: MIT
// ex_post_ic: truth is best at every profile when the others are truthful.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct ExPostIc {
  static constexpr std::string_view property = "ex_post_ic";
  Mechanism mechanism;
  friend bool operator==(const ExPostIc&, const ExPostIc&) = default;
};

template <class Visitor>
void describe(Visitor& visit, ExPostIc& claim) {
  visit.mechanism(claim.mechanism);
}

template <Amount A>
void compare(const ModelOf<A>&, const ExPostIc&, JudgeOf<A>&);

}  // namespace candor
