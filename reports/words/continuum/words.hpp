// SPDX-License-Identifier: MIT
// What is said about a claim of a continuum model, whichever property it claims. The words of each
// property are in a file of its own beside this one.
#pragma once

#include <optional>
#include <string>

#include "reports/words/continuum/decided.hpp"
#include "reports/words/said.hpp"

namespace candor::continuum {

document::Definition definition(const Statement& statement);
document::Text about(const Model& model, const Statement& statement);
document::Text sentence(const Model& model, const Statement& statement);
document::Blocks proof(const Model& model, const Statement& statement, const Verified& verified);
document::Blocks refutation(const Model& model, const Statement& statement, const Refuted& refuted);

/// The symbols that every definition uses.
document::Blocks notation_paragraph();

/// Nothing for other claims, and for those whose proof is more than a computation.
std::optional<StatedNumber> stated_number(const Model& model, const Statement& statement, const Verdict& verdict);

/// The example restated.
std::vector<document::Section> example(const Model& model);

}  // namespace candor::continuum
