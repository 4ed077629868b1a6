// SPDX-License-Identifier: MIT
// Parameters of an example, and regions of their values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/statement.hpp"
#include "reports/document/document.hpp"

namespace candor::wording {

document::Math symbol_of_parameter(const std::string& name);
std::vector<document::Math> symbols_of_parameters(const ParameterFamily& family);
std::vector<Rational> values_of_parameters(const ParameterFamily& family);  ///< in the example

/// An inequality as an author would write it: the terms with parameters on the left in lowest
/// integers, the larger sign first. On a terminal as in a case: "2*t - cost <= 7/4".
document::Math bound(const AffineInequality& inequality, const ParameterFamily& family);
/// All of them: constant inequalities are left out; two that meet become an equality. The order is
/// kept.
std::vector<document::Text> bounds(const std::vector<AffineInequality>& region, const ParameterFamily& family);
/// Whether no values satisfy the inequalities because one of them is false as it stands.
bool is_nowhere(const std::vector<AffineInequality>& region);
/// Whether all values satisfy them, each being true as it stands.
bool is_everywhere(const std::vector<AffineInequality>& region);
/// "t >= 1 and t <= 7/4", "all values", "no values".
document::Text region_in_words(const std::vector<AffineInequality>& region, const ParameterFamily& family);
/// "t = 5/2, cost = 3".
document::Text point_in_words(const std::vector<Rational>& point, const ParameterFamily& family);
/// The claim and the place in it: "scheme.pairs: coalition {2, 3}; true types (A, B); report (A,
/// A)".
std::string place_in_words(const FiniteModel& model, const RegionSubject& subject, const RegionPlace& place);
/// The claims' ids.
std::string claims_in_words(const RegionSubject& subject);

/// "at t = 5/2, in the region, scheme.pairs: ... fails: 3 >= 4": the point, and what is found there.
document::Text region_counterexample(const FiniteModel& model, const RegionSubject& subject,
                                     const ParameterPoint& point, const Judgement& found);

/// How far parameters may move from their values before the inequalities fail.
struct Reach {
  std::optional<Rational> down, up;  ///< one parameter: to either end; none: any distance
  std::optional<Rational>
      radius;  ///< all parameters may move by this much at once, each in either direction; none: any distance
};
/// Nothing if the values themselves are outside.
std::optional<Reach> reach(const std::vector<AffineInequality>& region, const std::vector<Rational>& values);
/// "may fall by 3/4 and rise by 1"; "may all move at once, each by up to 1/2".
document::Text reach_in_words(const Reach& reach, std::size_t parameters);

/// A line for each bound, with what binds at it, and one that says how far the parameters are from
/// them.
std::vector<document::Text> in_lines(const FiniteModel& model, const ParameterRegion& claim, const RegionProof& proof);

}  // namespace candor::wording
