// SPDX-License-Identifier: MIT
// The words of properties of dynamic models are about these.
#pragma once

#include "reports/words/dynamic/argument.hpp"
#include "reports/words/dynamic/letters.hpp"
#include "reports/words/said.hpp"

namespace candor::dynamic::wording {

Sides truth_and_misreport();
Sides of_strategies(Place::About about);  ///< of policies and schemes, and of truth under them

template <class Claim>
struct Saying;

struct Dynamic {
  using Example = Notation;
  using Proved = Argument;
  using Failed = Argument;
  using Kind = Place::About;
  template <class Claim>
  using Words = Saying<Claim>;

  static Text about(const Notation& notation, const auto& claim) { return notation.mechanism(claim.mechanism); }
};

}  // namespace candor::dynamic::wording
