// SPDX-License-Identifier: MIT
// equal_rules: two rules are the same at every profile.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct EqualRules {
  static constexpr std::string_view property = "equal_rules";
  enum class Kind { transfers, allocations } kind;
  std::size_t first, second;
};

template <class Visitor>
void describe(Visitor& visit, EqualRules& claim) {
  visit.two_rules(claim);
}

void compare(const FiniteModel&, const EqualRules&, Judge&);

}  // namespace candor
