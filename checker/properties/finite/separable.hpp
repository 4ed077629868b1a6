// SPDX-License-Identifier: MIT
// separable: the sum of payoffs is a sum of functions of single types (Safronov 2016, (12)).
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Separable {
  static constexpr std::string_view property = "separable";
  std::size_t allocation;
  friend bool operator==(const Separable&, const Separable&) = default;
};

template <class Visitor>
void describe(Visitor& visit, Separable& claim) {
  visit.allocation(claim.allocation);
}

template <Amount A>
void compare(const ModelOf<A>&, const Separable&, JudgeOf<A>&);

}  // namespace candor
