// SPDX-License-Identifier: MIT
// The expected surplus of what a rule chooses, for whoever prints it.
#pragma once

#include "checker/model/finite/mechanism.hpp"

namespace candor {

/// Expected sum of payoffs of the lottery that the rule chooses there.
inline Rational surplus(const FiniteModel& model, const AllocationRule& rule, Profile theta) {
  Rational sum;
  for (const Lottery::Branch& branch : rule(theta).branches)
    sum += branch.probability * model.environment.surplus(branch.outcome, theta);
  return sum;
}

}  // namespace candor
