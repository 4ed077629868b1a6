// SPDX-License-Identifier: MIT
// For the files with the words of a property: each specialises `Saying` for it, with the functions of
// `Said`, and ends with `template struct Said<Property>;`.
#pragma once

#include "reports/document/letters.hpp"
#include "reports/words/finite/said.hpp"
#include "reports/words/finite/tables.hpp"

namespace candor::wording {

using namespace document;

template <class Claim>
struct Saying;

template <class Claim>
Definition Said<Claim>::definition(const Claim& claim) {
  return Saying<Claim>::definition(claim);
}

template <class Claim>
Sides Said<Claim>::sides(const Claim& claim) {
  return Saying<Claim>::sides(claim);
}

/// The mechanism or the rule, unless the property says more.
template <class Claim>
Text Said<Claim>::about(const Notation& notation, const Claim& claim) {
  if constexpr (requires { Saying<Claim>::about(notation, claim); })
    return Saying<Claim>::about(notation, claim);
  else if constexpr (requires { claim.mechanism; })
    return notation.mechanism(claim.mechanism);
  else if constexpr (requires { claim.allocation; })
    return notation.allocation(claim.allocation);
  else
    return {};
}

template <class Claim>
Text Said<Claim>::sentence(const Notation& notation, const Claim& claim) {
  return Saying<Claim>::sentence(notation, claim);
}

template <class Claim>
Blocks Said<Claim>::proof(const Proved& proved, const Claim& claim) {
  return Saying<Claim>::proof(proved, claim);
}

template <class Claim>
Blocks Said<Claim>::refutation(const Failed& failed, const Claim& claim) {
  return Saying<Claim>::refutation(failed, claim);
}

}  // namespace candor::wording
