// SPDX-License-Identifier: MIT
#include "checker/claims/continuum/claim.hpp"

#include <type_traits>

namespace candor::continuum {

std::string_view property_name(const Statement& statement) {
  return std::visit([](const auto& claimed) { return std::decay_t<decltype(claimed)>::property; }, statement);
}

}  // namespace candor::continuum
