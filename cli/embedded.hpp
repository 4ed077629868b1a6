// SPDX-License-Identifier: MIT
// Texts of this repository that the program carries with it; cli/embed.py makes the definitions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

struct EmbeddedText {
  std::string_view name, text;
};

extern const std::span<const EmbeddedText> case_templates;  ///< cli/templates/; the first is the usual one
std::vector<std::string> template_names();
extern const std::string_view trust_statement;  ///< docs/trust.md

}  // namespace candor
