// SPDX-License-Identifier: MIT
// dynamic models and claims about them, typeset.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reports/case_result.hpp"
#include "reports/latex/example.hpp"
#include "reports/latex/numbers.hpp"
#include "reports/latex/proof.hpp"

namespace candor::dynamic {

/// As in reports/latex/{example,proof}.hpp.
std::vector<tex::ExamplePart> example_parts(const tex::Setting& setting, const CaseFile& file);
std::string proof(const tex::Setting& setting, const Model& model, const std::string& id, const Statement& statement,
                  const Verified& verified);
std::string refutation(const tex::Setting& setting, const Model& model, const Statement& statement,
                       const Refuted& refuted);
/// A claim about a value, for a table.
std::optional<tex::StatedNumber> stated_number(const Model& model, const Statement& statement);
/// pgfplots figures of the case, as \input-able fragments by name; empty if there are none.
std::vector<std::pair<std::string, std::string>> figures(const CaseResult& result, const std::string& label);

}  // namespace candor::dynamic
