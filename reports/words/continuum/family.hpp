// SPDX-License-Identifier: MIT
// The words of properties of continuum models are about these.
#pragma once

#include "checker/properties/continuum/quantity.hpp"
#include "reports/words/continuum/decided.hpp"
#include "reports/words/continuum/points.hpp"
#include "reports/words/said.hpp"

namespace candor::continuum {

using namespace document;

template <class Claim>
struct Saying;

struct Continuum {
  using Example = Model;
  using Proved = continuum::Proved;
  using Failed = continuum::Failed;
  struct Kind {};  ///< the printers of single comparisons know them
  template <class Claim>
  using Words = Saying<Claim>;

  /// The shares.
  template <class Claim>
  static Text about(const Model&, [[maybe_unused]] const Claim& claim) {
    if constexpr (requires { claim.shares; })
      return vector(claim.shares);
    else if constexpr (requires { claim.instance.shares; })
      return vector(claim.instance.shares);
    else
      return {};
  }
};

}  // namespace candor::continuum
