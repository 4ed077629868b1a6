// SPDX-License-Identifier: MIT
// Are the rules of a model that bear a textbook name what the name says? Compared with the literal
// definitions in this folder. A kernel that is not given this function refuses such a model.
#pragma once

#include <optional>
#include <string>

#include "checker/model/model.hpp"
#include "exact/patience.hpp"

namespace candor {

/// The first rule that is not the named rule it is said to be, in words. The model has no defect
/// otherwise. The patience is asked while rules are gone through.
std::optional<std::string> defect_of_names(const ModelReference& model, const Patience& patience = {});

}  // namespace candor
