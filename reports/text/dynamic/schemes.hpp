// SPDX-License-Identifier: MIT
// Schemes of one period whose reports may be drawn by lot, the bounds on them, and mixed
// strategies, in words.
#pragma once

#include <iosfwd>
#include <string>

#include "checker/properties/dynamic/evidence.hpp"
#include "checker/properties/judgement.hpp"

namespace candor::dynamic {

/// ", which every member accepts whatever its type"; "" if nobody can decline.
std::string acceptance_in_words(Participation participation);
std::string definition_in_words(const Model& model, const SchemeOptimum& claim);
/// "the largest utility of agent 1 in such schemes is 3/2", or "is at most 3/2".
std::string optimum_in_words(const Model& model, const SchemeOptimum& claim, const Evidence& evidence,
                             const Judgement& total);

void write_evidence(std::ostream& out, const Model& model, const MixedScheme& scheme);
void write_evidence(std::ostream& out, const Model& model, const SchemeBounds& bounds);
void write_evidence(std::ostream& out, const Model& model, const MixedPlay& play);

/// "1/2 (A, B) + 1/2 (B, B)".
std::string lottery_in_words(const Model& model, Coalition coalition, const std::vector<Rational>& lottery);

}  // namespace candor::dynamic
