// SPDX-License-Identifier: MIT
// What is said about a claim of a continuum model, whichever property it claims. The words of each
// property are in a file of its own beside this one.
#pragma once

#include <optional>
#include <string>

#include "reports/words/continuum/decided.hpp"

namespace candor::continuum {

document::Definition definition(const Statement& statement);
document::Text about(const Model& model, const Statement& statement);
document::Text sentence(const Model& model, const Statement& statement);
document::Blocks proof(const Model& model, const Statement& statement, const Verified& verified);
document::Blocks refutation(const Model& model, const Statement& statement, const Refuted& refuted);

/// The symbols that every definition uses.
document::Blocks notation_paragraph();

/// What a claim about one number says, for a table.
struct NumberStated {
  document::Text about;
  document::Math quantity, stated;
};
/// Nothing for other claims, and for those whose proof is more than a computation.
std::optional<NumberStated> number_stated(const Model& model, const Statement& statement, const Verdict& verdict);

/// The example restated: its parts with their headings.
struct Part {
  std::string heading;
  document::Blocks body;
};
std::vector<Part> example_parts(const Model& model);

}  // namespace candor::continuum
