// SPDX-License-Identifier: MIT
// What a claim says about its example, and what its property means, for a terminal.
#pragma once

#include <string>

#include "checker/model/model.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// "The prior p has full support."
std::string sentence(const Model& model, const Statement& statement);
/// "Definition (Full support): ...", with a line for each formula; of properties of finite and of dynamic models.
std::string definition(const Statement& statement);

}  // namespace candor
