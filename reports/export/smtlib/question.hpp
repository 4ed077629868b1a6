// SPDX-License-Identifier: MIT
// A claim as questions to a solver of linear real arithmetic.
#pragma once

#include <string>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/properties/statement.hpp"
#include "reports/decided_claim.hpp"
#include "reports/export/smtlib/vocabulary.hpp"

namespace candor {

/// Are there real numbers that satisfy the assertions?
struct SmtQuery {
  std::string about;
  SmtTerms unknowns;
  SmtTerms assertions;
};

struct SmtQuestion {
  std::vector<SmtQuery> queries;  ///< at least one
  bool existence = false;  ///< queries ask for what the claim says exists: `sat` somewhere verifies it. Otherwise for
                           ///< what the claim excludes: `sat` somewhere refutes it
};

/// The claim, in the model of the vocabulary. `shifted`, if not empty: as the claim reads where
/// each parameter is larger by 1. Evidence is looked at only where the question without it would be
/// large: that an ambiguous mechanism exists. Throws Unstated.
SmtQuestion smt_question(SmtVocabulary& words, const Statement& statement, const std::vector<Statement>& shifted,
                         const Evidence& evidence);

/// Unknown: the transfers. (implementable)
SmtQuery smt_implementable(SmtVocabulary& words, const TransferRequirements& requirements);
/// Unknown: for each coalition and its types a transfer rule, and the least utility from truth.
/// (ambiguous_implementable)
SmtQuery smt_ambiguous_rules(SmtVocabulary& words, const AmbiguousImplementable& claim);
/// Unknown: surplus as a sum of functions of single types. (separable)
SmtQuery smt_separable(SmtVocabulary& words, const Separable& claim);
/// Unknown: one constant for each coalition. (externality_payment without a stated constant)
SmtQuery smt_externality_constants(SmtVocabulary& words, const ExternalityPayment& claim);
/// Unknown: for coalitions, the probability that they form, have these types and report those. (the
/// negation of coalitional_identifiability)
SmtQuery smt_unidentified_lies(SmtVocabulary& words, const CoalitionalIdentifiability& claim);

/// Does a rule of the list that pays the least pay more for some mixed report than truth does? (the
/// negation of maxmin_coalitional_ic for one joint type)
SmtQuery smt_profitable_mixed_report(SmtVocabulary& words, JointType truth, std::size_t allocation,
                                     const std::vector<SmtTransfers>& rules);

/// "(> probability 0.0)".
std::string smt_possible(const SmtEvent& event);

}  // namespace candor
