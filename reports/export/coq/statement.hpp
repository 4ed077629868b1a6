// SPDX-License-Identifier: MIT
// What a claim says, in the words of recheck/coq/Statement.v.
#pragma once

#include <string>

#include "reports/decided_claim.hpp"
#include "reports/export/coq/vocabulary.hpp"

namespace candor {

/// The claim, or its negation. A number or deviation conditional on an event comes with the event's
/// positive probability, negated or not. Throws Unstated.
std::string coq_statement(CoqVocabulary& words, const Statement& statement, bool holds);

enum class Numbers { rational, real };

/// There is a transfer rule with the required properties, each of them in the order in which a
/// proof finds them; over real numbers in the words of recheck/coq/RealNumbers.v.
std::string coq_implementable(CoqVocabulary& words, const TransferRequirements& requirements, Numbers numbers);
/// No mixed report pays.
std::string coq_maxmin(CoqVocabulary& words, const MaxminCoalitionalIc& claim, Numbers numbers);

/// Is the statement made of comparisons over lists alone, so that computing decides it?
bool is_decided_by_computing(const Statement& statement);

}  // namespace candor
