// SPDX-License-Identifier: MIT
// What `candor solve` found out: a rule that does what was asked, with the kernel's verdict; or why
// there is none, and what would help.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/format/read/case_file.hpp"
#include "checker/kernel.hpp"
#include "prover/search/concession.hpp"

namespace candor {

/// One way to make the impossible possible; everything else stays as it was asked for. Each has
/// been found to suffice.
struct Repair {
  std::optional<Concession> given_up;  ///< nothing: outside money helps
  std::optional<Coalition> coalition;  ///< that is no longer asked to be truthful
  std::optional<Rational> amount;      ///< expected outside money
};

struct Solution {
  const CaseFile& file;
  Statement question;  ///< implementable or ambiguous_implementable
  Verdict verdict;     ///< on the question; refuted by a combination of which no requirement can be spared, by beliefs
                       ///< that two joint types share, or by reports that no rules deter

  // Verified:
  std::vector<TransferRule> rules;  ///< one, or those of the ambiguous mechanism
  std::vector<std::string> verified,
      refuted;                    ///< ids of the claims about them that the kernel decided, all as expected
  std::string objective;          ///< in words; empty: any rule
  std::optional<Rational> value;  ///< of the objective

  // Refuted:
  bool minimal = true;       ///< the combination can spare no requirement; no: a limit was reached before that was so
  std::vector<bool> enough;  ///< for each requirement of the combination: without it alone everything else could be
                             ///< met; empty if not known
  std::vector<Repair> repairs;
  bool cut_short = false;  ///< there may be more repairs: a limit was reached
};

/// What a question asks of a rule by itself: all of it, or of an ambiguous mechanism balance and participation.
TransferRequirements requirements_of_one_rule(const Statement& question);

/// "coalition {1, 2} of types (t1, t1) does not gain by reporting (t2, t1)", "the transfers at
/// types (t1, t1, t1) sum to zero".
std::string requirement_in_words(const FiniteModel& model, const TransferRequirements& requirements,
                                 Requirement requirement, const Place& place);
std::string in_words(const FiniteModel& model, const Repair& repair);

/// The whole answer for people.
std::string solution_text(const Solution& solution);
/// Rules as tables, profiles in rows.
std::string table_text(const TypeSpace& types, const AgentAmounts& amounts, const std::string& indent);
/// The whole answer as JSON (docs/json.md).
std::string solution_json(const Solution& solution);

}  // namespace candor
