// SPDX-License-Identifier: MIT
// Claims as functions of parameters: each comparison of a claim whose sides are affine in payoffs,
// transfers and outside options becomes one or two affine inequalities.
#pragma once

#include <functional>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/properties/judgement.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// A comparison whose sides depend on the parameters.
struct ParametricJudgement {
  RegionPlace place;
  AffineFunction left;
  Relation relation;
  AffineFunction right;

  /// What it asks of the parameters: one inequality; two for an equality. Normalised.
  std::vector<AffineInequality> demands() const;
};

/// Every comparison of the subject's claims, in their order. Throws OutOfScope if a claim is not of
/// a kind whose comparisons are affine (several transfer rules, of which the least counts; `not
/// equal`; existence claims), or if the family is defective.
/// The patience is asked before each.
std::vector<ParametricJudgement> parametric_judgements(const FiniteModel& model, const RegionSubject& subject,
                                                       const Patience& patience = {});

}  // namespace candor
