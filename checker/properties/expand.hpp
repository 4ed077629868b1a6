// SPDX-License-Identifier: MIT
// From a claim to its judgements. The kernel, the reports and `candor explain` all see a claim
// through this one door.
#pragma once

#include "checker/evidence.hpp"
#include "checker/model/model.hpp"
#include "checker/properties/judgement.hpp"
#include "checker/properties/refusals.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// Sends every judgement of the claim to the judge, in a fixed order. With ProfitableMixedReport:
/// the judgements of the negation, all of which must hold. With Witness: those of the witness's
/// coalition only, as far as the property ranges over coalitions. Throws RejectedEvidence,
/// OutOfScope or NeedsEvidence; std::out_of_range if the statement refers to a rule that the model
/// does not have.
void expand(const FiniteModel& model, const Statement& statement, const Evidence& evidence, Judge& judge);
/// The same for a model of any family. Throws OutOfScope if the claim is about another family.
void expand(const ModelReference& model, const Statement& statement, const Evidence& evidence, Judge& judge);

}  // namespace candor
