// SPDX-License-Identifier: MIT
// What is said about a claim of a dynamic model, whichever property it claims. The words of the
// properties are in files beside this one.
#pragma once

#include "reports/words/dynamic/argument.hpp"
#include "reports/words/said.hpp"

namespace candor::dynamic::wording {

Definition definition(const Statement& statement);
Sides sides(const Statement& statement, Place::About about);
Text about(const Notation& notation, const Statement& statement);
Text sentence(const Notation& notation, const Statement& statement);
Blocks proof(const ProofSetting& setting, const Notation& notation, const Statement& statement,
             const Verified& verified);
Blocks refutation(const ProofSetting& setting, const Notation& notation, const Statement& statement,
                  const Refuted& refuted);

/// A value, in symbols: "E[U_2^1 | k]"; `in_full`: with the public state in place of k.
Math quantity(const Notation& notation, const Value& claim, bool in_full);

/// Nothing for claims that are not about one number.
std::optional<StatedNumber> stated_number(const Notation& notation, const Statement& statement);

/// The symbols that every definition uses.
Blocks notation_paragraph();

}  // namespace candor::dynamic::wording
