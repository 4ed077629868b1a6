// SPDX-License-Identifier: MIT
// Continuous values: agents whose values are drawn independently from piecewise polynomial distributions.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace candor::continuum {

struct Model {
  std::vector<std::string> agents;
};

/// What keeps this from being a model that claims can be made about.
std::optional<std::string> defect_of(const Model& model);

}  // namespace candor::continuum
