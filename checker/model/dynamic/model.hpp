// SPDX-License-Identifier: MIT
// Dynamic mechanisms: types that change over finitely many periods, private to independent agents.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace candor::dynamic {

struct Model {
  std::vector<std::string> agents;
};

/// What keeps this from being a model that claims can be made about.
std::optional<std::string> defect_of(const Model& model);

}  // namespace candor::dynamic
