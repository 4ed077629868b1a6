// SPDX-License-Identifier: MIT
// ex_post_ic: truth is optimal whatever the others' types in this period are.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

/// ... whatever the others' types in this period are.
struct ExPostIc {
  static constexpr std::string_view property = "ex_post_ic";
  Mechanism mechanism;
};

template <class Visitor>
void describe(Visitor& visit, ExPostIc& claim) {
  visit.mechanism(claim.mechanism);
}

void compare(const Model&, const ExPostIc&, Judge&);

}  // namespace candor::dynamic
