// SPDX-License-Identifier: MIT
// Texts of this repository that the program carries with it; cli/embed.py makes the definitions.
#pragma once

#include <string_view>

namespace candor {

extern const std::string_view case_template;    ///< cli/template.yaml
extern const std::string_view trust_statement;  ///< docs/trust.md

}  // namespace candor
