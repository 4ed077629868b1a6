// SPDX-License-Identifier: MIT
// The comparisons behind a verdict, and what is at stake in those about misreports.
#pragma once

#include <optional>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// The judgements that the claim expands to with this evidence, in the kernel's order. For claims
/// that expand to a few: a large one is better streamed to a Judge of one's own.
std::vector<Judgement> collect(const ModelReference& model, const Statement& statement, const Evidence& evidence);

/// The judgements that a one-line answer shows: the counterexample of a refuted claim; the
/// comparison itself for a verified `value` or `deviation`; none otherwise.
std::vector<Judgement> telling_judgements(const ModelReference& model, const Statement& statement,
                                          const Verdict& verdict);

/// The utility under truth, the utility under the misreport, and the gain.
struct Stakes {
  Rational truthful, misreport;
  Rational gain() const { return misreport - truthful; }
};

/// The claim compares telling the truth with misreporting (an incentive claim, or a deviation).
bool is_about_misreports(const Statement& statement);
/// The stakes of one comparison of such a claim. Empty for other claims, and where a gain is
/// compared with a stated number.
std::optional<Stakes> stakes(const Statement& statement, const Judgement& judgement);
/// The stakes of several comparisons that hold together (a mixed report under every transfer rule):
/// the least utility under truth and the least under the misreport.
std::optional<Stakes> stakes(const Statement& statement, const std::vector<Judgement>& judgements);

}  // namespace candor
