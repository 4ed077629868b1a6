// SPDX-License-Identifier: MIT
// What is said about a claim of a finite model, whichever property it claims. The words of each
// property are in a file of its own beside this one.
#pragma once

#include "reports/words/finite/proved.hpp"
#include "reports/words/said.hpp"

namespace candor::wording {

document::Definition definition(const finite::Statement& statement);
Sides sides(const finite::Statement& statement);
document::Text about(const Notation& notation, const finite::Statement& statement);
document::Text sentence(const Notation& notation, const finite::Statement& statement);
/// The transfer rules of the claim that depend on the outcome drawn, if it is about their expectation.
std::vector<std::size_t> rules_in_expectation(const FiniteModel& model, const finite::Statement& statement);
document::Blocks proof(const ProofSetting& setting, const Notation& notation, const finite::Statement& statement,
                       const Verified& verified);
document::Blocks refutation(const Notation& notation, const finite::Statement& statement, const Refuted& refuted);

/// The symbols that every definition uses.
document::Blocks notation_paragraph();

}  // namespace candor::wording
