// SPDX-License-Identifier: MIT
#include "checker/model/continuum/model.hpp"

namespace candor::continuum {

std::optional<std::string> defect_of(const Model& model) {
  if (model.agents.empty()) return "there is no agent";
  return std::nullopt;
}

}  // namespace candor::continuum
