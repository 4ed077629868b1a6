// SPDX-License-Identifier: MIT
// Schemes of one period whose reports may be drawn by lot, the bounds on them, and mixed
// strategies, as tables.
#pragma once

#include <string>

#include "checker/properties/dynamic/evidence.hpp"
#include "reports/latex/dynamic/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::dynamic {

/// "\tfrac12\,(A,B)+...", in math mode.
std::string lottery_symbols(const Symbols& n, Coalition coalition, const std::vector<Rational>& lottery);
/// What is reported and paid after each message.
tex::Table scheme_table(const Symbols& n, const MixedScheme& scheme);
/// The requirements with multipliers other than 0.
tex::Table multiplier_table(const Symbols& n, const SchemeBounds::Bound& bound);
/// "agent 1 of type A", what he reports; and what the others do.
tex::Table play_table(const Symbols& n, const MixedPlay& play);

/// Over which schemes, in running text.
std::string schemes_in_words(const Symbols& n, Coalition coalition, Participation participation);
/// The symbol of an optimum: \overline U^{1}, or \underline U^{1}.
std::string optimum_symbol(const Symbols& n, const SchemeOptimum& claim);

}  // namespace candor::dynamic
