// SPDX-License-Identifier: MIT
#include "checker/properties/dynamic/claim.hpp"

#include <type_traits>

namespace candor::dynamic {

std::string_view property_name(const Statement& statement) {
  return std::visit([](const auto& claimed) { return std::decay_t<decltype(claimed)>::property; }, statement);
}

}  // namespace candor::dynamic
