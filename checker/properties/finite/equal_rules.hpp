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
  friend bool operator==(const EqualRules&, const EqualRules&) = default;
};

template <class Visitor>
void describe(Visitor& visit, EqualRules& claim) {
  visit.two_rules(claim);
}

template <Amount A>
void compare(const ModelOf<A>&, const EqualRules&, JudgeOf<A>&);

}  // namespace candor
