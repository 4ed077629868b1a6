// SPDX-License-Identifier: MIT
// The letters of dynamic models, and what is written with them again and again. For `using namespace`
// inside the function that writes a formula.
#pragma once

#include "reports/document/letters.hpp"

namespace candor::dynamic::wording::letters {

using namespace document::letters;

inline const document::Math A = document::letter("A"), C = document::letter("C"), F = document::letter("F"),
                            G = document::letter("G"), Q = document::letter("Q"), W = document::letter("W"),
                            gamma = document::letter("gamma"), mu = document::letter("mu"),
                            sigma = document::letter("sigma"), emptyset = document::letter("emptyset");

/// Of agent i.
inline document::Math own(const document::Math& what) { return document::raised(what, i); }
/// Of all others.
inline document::Math others(const document::Math& what) { return document::raised(what, -i); }
/// Of the coalition C.
inline document::Math common(const document::Math& what) { return document::raised(what, C); }
/// In expectation; in small brackets for one symbol.
inline document::Math expected(document::Math what) {
  return document::expectation({}, document::bracketed(std::move(what)));
}
inline document::Math expected_value(document::Math what) {
  return document::expectation({}, document::fenced(document::Fence::square, {std::move(what)}));
}
/// In expectation over the outcome that the rule draws at k after these reports.
inline document::Math over_outcomes(document::Math reports, document::Math what) {
  return document::expectation(document::chain(a, document::Sign::drawn, q[t](k, std::move(reports))),
                               document::bracketed(std::move(what)));
}

}  // namespace candor::dynamic::wording::letters
