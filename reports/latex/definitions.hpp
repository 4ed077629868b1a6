// SPDX-License-Identifier: MIT
// What each property means, in the notation of the literature: one displayed formula each.
// docs/claims.md says the same in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/properties/statement.hpp"
#include "reports/latex/notation.hpp"

namespace candor::tex {

struct Definition {
  std::string_view key;   ///< "maxmin_coalitional_ic.mixed": the property, and its variant where there are several
  std::string_view name;  ///< "Max-min coalitional incentive compatibility"
  std::string_view short_name;  ///< for tables: "max-min CIC, mixed reports"
  std::string_view body;        ///< TeX: a sentence with its displayed formula
};

/// The definition a claim appeals to. Values and deviations have one too: they appeal to the
/// notation.
const Definition& definition_of(const Statement& statement);
/// All of them that are about finite models, in the order in which reports print them.
const std::vector<Definition>& definitions();

/// The symbols that every definition uses.
std::string_view notation_paragraph();

/// "The prior $p$ has full support.": the claim as a sentence about this example. Running text.
std::string sentence(const Notation& notation, const Model& model, const Statement& statement);

}  // namespace candor::tex
