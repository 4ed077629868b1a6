// SPDX-License-Identifier: MIT
// efficient: q(theta) maximises the sum of payoffs (Guo 2019, setup; Safronov 2016, section 4).
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Efficient {
  static constexpr std::string_view property = "efficient";
  std::size_t allocation;
  friend bool operator==(const Efficient&, const Efficient&) = default;
};

template <class Visitor>
void describe(Visitor& visit, Efficient& claim) {
  visit.allocation(claim.allocation);
}

template <Amount A>
void compare(const ModelOf<A>&, const Efficient&, JudgeOf<A>&);

}  // namespace candor
