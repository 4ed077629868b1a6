// SPDX-License-Identifier: MIT
// What is said about a case and its claims, whichever family its model is of.
#pragma once

#include <string>
#include <vector>

#include "cases/format/read/case_file.hpp"
#include "checker/kernel.hpp"
#include "reports/words/proof_setting.hpp"
#include "reports/words/said.hpp"

namespace candor::said {

/// The example restated in full. A table with many more rows than the limit is not printed.
std::vector<document::Section> example(const CaseFile& file, std::size_t row_limit);

/// The symbols that the definitions of the statement's family use.
document::Blocks notation_paragraph(const Statement& statement);
/// The definition a claim appeals to. Values and deviations have one too: they appeal to the notation.
document::Definition definition(const Statement& statement);
/// "The prior p has full support.": the claim as a sentence about this example.
document::Text sentence(const Model& model, const Statement& statement);
/// What a claim is about, in short: the mechanism, the rules, or nothing.
document::Text about(const Model& model, const Statement& statement);
/// What a claim about one number says; nothing for other claims, for those whose proof is more than a
/// computation, and for those of finite models (wording::printed_values).
std::optional<StatedNumber> stated_number(const Model& model, const Statement& statement, const Verdict& verdict);
document::Blocks proof(const ProofSetting& setting, const Model& model, const Statement& statement,
                       const Verified& verified);
document::Blocks refutation(const ProofSetting& setting, const Model& model, const Statement& statement,
                            const Refuted& refuted);

}  // namespace candor::said
