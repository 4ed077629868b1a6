// SPDX-License-Identifier: MIT
// Claims about dynamic models in words.
#pragma once

#include <string>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "checker/model/dynamic/model.hpp"
#include "checker/properties/statement.hpp"

namespace candor::dynamic {

/// Where a comparison stands: "agent 1". Empty if there is nothing to say.
std::string in_words(const Model& model, const Statement& statement, const Place& place);
/// A comparison whose place stands elsewhere: "payoff 1 < outside option 2".
std::string comparison(const Model& model, const Statement& statement, const Judgement& judgement);
/// "outcome a -> b": what truth and the misreport lead to; empty if it is not to be said.
std::string outcomes_in_words(const Model& model, const Statement& statement, const Judgement& judgement);
/// What was found about a claim that is verified, or refuted by more than one comparison; empty:
/// the comparisons say it.
std::string finding(const Model& model, const Statement& statement, const Verdict& verdict);
/// "3 agents", for the catalogue.
std::string size_in_words(const Model& model);

}  // namespace candor::dynamic
