// SPDX-License-Identifier: MIT
// equal_rules: two transfer rules pay the same.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

/// Two transfer rules pay the same in every period, public state and report profile.
struct EqualRules {
  static constexpr std::string_view property = "equal_rules";
  std::size_t first = 0, second = 0;
};

template <class Visitor>
void describe(Visitor& visit, EqualRules& claim) {
  visit.two_rules(claim);
}

void compare(const Model&, const EqualRules&, Judge&);

}  // namespace candor::dynamic
