// SPDX-License-Identifier: MIT
// Regions of parameter values in words.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

std::vector<std::string> parameter_names(const ParameterFamily& family);

/// An inequality as an author would write it: the terms with parameters on the left in lowest
/// integers, the larger sign first.
struct WrittenInequality {
  std::vector<Rational> coefficients;  ///< integers without common divisor, the first that is not zero positive
  Relation relation;  ///< at_least, greater_than, at_most, less_than; equal where two inequalities meet
  Rational bound;
};
/// Constant inequalities are left out; two that meet become an equality. The order is kept.
std::vector<WrittenInequality> as_written(const std::vector<AffineInequality>& region);
/// Whether no values satisfy the inequalities because one of them is false as it stands.
bool is_nowhere(const std::vector<AffineInequality>& region);

std::string in_words(const WrittenInequality& inequality,
                     const std::vector<std::string>& parameters);  ///< "2*t - cost <= 7/4"
std::string in_words(const std::vector<AffineInequality>& region,
                     const std::vector<std::string>& parameters);  ///< "t >= 1 and t <= 7/4", "all values", "no values"
/// "t = 5/2, cost = 3".
std::string in_words(const std::vector<Rational>& point, const std::vector<std::string>& parameters);
/// The claim and the place in it: "scheme.pairs: coalition {2, 3}; true types (A, B); report (A,
/// A)".
std::string in_words(const FiniteModel& model, const RegionSubject& subject, const RegionPlace& place);
/// The claims' ids.
std::string claims_in_words(const RegionSubject& subject);

/// The counterexample to a region in one line; empty for other evidence.
std::string region_counterexample(const FiniteModel& model, const Statement& statement, const Refuted& refuted);
/// How far parameters may move from their values before the inequalities fail.
struct Reach {
  std::optional<Rational> down, up;  ///< one parameter: to either end; none: any distance
  std::optional<Rational>
      radius;  ///< all parameters may move by this much at once, each in either direction; none: any distance
};
/// Nothing if the values themselves are outside.
std::optional<Reach> reach(const std::vector<AffineInequality>& region, const std::vector<Rational>& values);
/// "may fall by 3/4 and rise by 1"; "all may move by up to 1/2 at once".
std::string in_words(const Reach& reach, std::size_t parameters);

/// The region with its bounds, what binds at each, and how far the parameters are from them: a
/// block of lines.
void write_region(std::ostream& out, const FiniteModel& model, const ParameterRegion& claim, const RegionProof& proof);

}  // namespace candor
