// SPDX-License-Identifier: MIT
// continuum models and claims about them, typeset.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/case_result.hpp"
#include "reports/latex/definitions.hpp"
#include "reports/latex/example.hpp"
#include "reports/latex/numbers.hpp"
#include "reports/latex/proof.hpp"

namespace candor::continuum {

/// All definitions, in the order in which reports print them.
const std::vector<tex::Definition>& definitions();
std::string definition_key(const Statement& statement);
/// The symbols that every definition uses.
std::string_view notation_paragraph();
/// As in reports/latex/{definitions,example,proof,refutation}.hpp.
std::string sentence(const Model& model, const Statement& statement);
std::vector<tex::ExamplePart> example_parts(const tex::Setting& setting, const CaseFile& file);
std::string proof(const tex::Setting& setting, const Model& model, const std::string& id, const Statement& statement,
                  const Verified& verified);
std::string refutation(const tex::Setting& setting, const Model& model, const Statement& statement,
                       const Refuted& refuted);
/// What a claim is about, in short, for the table of results.
std::string about(const Model& model, const Statement& statement);
/// A claim about a number that is computed from the distributions, for a table.
std::optional<tex::StatedNumber> stated_number(const Model& model, const Statement& statement, const Verdict& verdict);
/// pgfplots figures of the case, as \input-able fragments by name; empty if there are none.
std::vector<std::pair<std::string, std::string>> figures(const CaseResult& result, const std::string& label);

}  // namespace candor::continuum
