// SPDX-License-Identifier: MIT
// What was found about a claim, in one line.
#pragma once

#include <string>

#include "cases/format/read/case_file.hpp"
#include "checker/kernel.hpp"

namespace candor {

/// "18 inequalities, 2 tight"; for a refuted claim the counterexample; for an undecided one the
/// reason; for a value the value.
std::string finding(const Model& model, const Statement& statement, const Verdict& verdict);
std::string finding(const FiniteModel& model, const Statement& statement, const Verdict& verdict);

/// "; payments in expectation, not in every draw", where what is claimed is about money that depends on the outcome
/// drawn, but not about every draw; otherwise empty.
std::string note_on_draws(const Model& model, const Statement& statement);
std::string note_on_draws(const FiniteModel& model, const Statement& statement);

/// "coalition {1, 2}; true types (t1, t1); report (t1, t2); outcome x0 -> x1; utility 2 -> 254/7, gain
/// 240/7".
std::string counterexample(const FiniteModel& model, const Statement& statement, const Refuted& refuted);

/// Where a comparison of a model of any family stands, in words; empty if there is nothing to say.
std::string place_in_words(const Model& model, const Statement& statement, const Place& place);

/// What comparisons without a place are about: "probability of 1: t1", "sum of transfers".
std::string subject_in_words(const Model& model, const Statement& statement);

/// A single comparison: "utility of agent 1 given 1: t1 = 7/4", with "not at most 1" added if it
/// fails.
std::string comparison(const FiniteModel& model, const Statement& statement, const Judgement& judgement);

/// "(expected)", "(expected: verified)", or "" for a claim verified as expected.
std::string expectation_note(Expect expect, const Verdict& verdict);

}  // namespace candor
