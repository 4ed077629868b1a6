// SPDX-License-Identifier: MIT
// Certificates of small hand-made models.
#pragma once

#include <string>

#include "checker/properties/statement.hpp"
#include "reports/latex/report.hpp"
#include "tests/checker/models.hpp"

namespace candor::testing {

/// A case around a model: claims c1, c2, ... expected to be verified.
CaseFile case_of(FiniteModel model, std::vector<Statement> statements);
/// What the prover finds for each claim, replayed by the kernel.
CaseResult proved(const CaseFile& file);
/// The fragment of the only claim of a case around the model.
std::string fragment(const FiniteModel& model, const Statement& statement);

/// Two agents with types 1 and 2, uniform prior. Outcome a0 gives nothing; a1 gives agent 1 the
/// amount -1 (type 1) or 3 (type 2) and agent 2 the amount 1. Allocation 0 chooses a1 exactly if
/// agent 1 reports 2; allocation 1 always a0; allocation 2 chooses a1 exactly if both report 2.
/// Transfer rule 0 is nothing. If agent 1 reports 2: rule 1 pays (1/2, -1/2), rule 2 pays (1/2,
/// -1/3), rule 3 pays (2, 0), rule 4 pays (1, 0).
FiniteModel pair();
FiniteModel pair_with_prior(std::vector<Rational> probabilities);

}  // namespace candor::testing
