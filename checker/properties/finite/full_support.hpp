// SPDX-License-Identifier: MIT
// full_support: every type profile has a positive probability.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct FullSupport {
  static constexpr std::string_view property = "full_support";
};

template <class Visitor>
void describe(Visitor&, FullSupport&) {}

void compare(const FiniteModel&, const FullSupport&, Judge&);

}  // namespace candor
