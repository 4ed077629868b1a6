// SPDX-License-Identifier: MIT
#include "checker/model/dynamic/model.hpp"

namespace candor::dynamic {

std::optional<std::string> defect_of(const Model& model) {
  if (model.agents.empty()) return "there is no agent";
  return std::nullopt;
}

}  // namespace candor::dynamic
