// SPDX-License-Identifier: MIT
// The words of properties of finite models are about these.
#pragma once

#include "reports/document/letters.hpp"
#include "reports/words/finite/failed.hpp"
#include "reports/words/finite/proved.hpp"
#include "reports/words/finite/tables.hpp"
#include "reports/words/said.hpp"

namespace candor::wording {

using namespace document;

template <class Claim>
struct Saying;

struct Finite {
  using Example = Notation;
  using Proved = wording::Proved;
  using Failed = wording::Failed;
  struct Kind {};  ///< there is one only
  template <class Claim>
  using Words = Saying<Claim>;

  /// The mechanism or the rule.
  template <class Claim>
  static Text about([[maybe_unused]] const Notation& notation, [[maybe_unused]] const Claim& claim) {
    if constexpr (requires { claim.mechanism; })
      return notation.mechanism(claim.mechanism);
    else if constexpr (requires { claim.allocation; })
      return notation.allocation(claim.allocation);
    else
      return {};
  }
};

}  // namespace candor::wording
