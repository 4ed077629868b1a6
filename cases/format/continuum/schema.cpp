// SPDX-License-Identifier: MIT
#include "cases/format/schema.hpp"

#include <array>

namespace candor::continuum {

std::span<const KeyDescription> case_keys() { return {}; }

std::span<const KeyDescription> property_keys() { return {}; }

const std::vector<PropertyDescription>& properties() {
  static const std::vector<PropertyDescription> table{};
  return table;
}

}  // namespace candor::continuum
