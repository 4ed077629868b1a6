// SPDX-License-Identifier: MIT
// parameter_region: the exact set of parameter values at which some claims hold.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct RegionProof;
struct ParameterPoint;
struct RegionSubject;

/// All of the subject's claims hold at exactly those values of the parameters that satisfy every
/// inequality of the region; none: at all values.
struct ParameterRegion {
  static constexpr std::string_view property = "parameter_region";
  static constexpr std::string_view needs =
      "bounds and consequences, or parameter values where region and claims differ, are needed";
  std::shared_ptr<const RegionSubject> subject;
  std::vector<AffineInequality> region;
};

template <class Visitor>
void describe(Visitor& visit, ParameterRegion& claim) {
  visit.region(claim);
}

void compare(const FiniteModel&, const ParameterRegion&, const RegionProof&, Judge&);
/// The negation: at this point the region and the claims disagree.
void compare(const FiniteModel&, const ParameterRegion&, const ParameterPoint&, Judge&);

}  // namespace candor
