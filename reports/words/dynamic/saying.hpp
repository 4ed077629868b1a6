// SPDX-License-Identifier: MIT
// For the files with the words of a property: each specialises `Saying` for it, with the functions of
// `Said`, and ends with `template struct Said<Property>;`.
#pragma once

#include "reports/words/dynamic/letters.hpp"
#include "reports/words/dynamic/said.hpp"

namespace candor::dynamic::wording {

template <class Claim>
struct Saying;

template <class Claim>
Definition Said<Claim>::definition(const Claim& claim) {
  return Saying<Claim>::definition(claim);
}

template <class Claim>
Sides Said<Claim>::sides(const Claim& claim, Place::About about) {
  return Saying<Claim>::sides(claim, about);
}

/// The mechanism or the rule, unless the property says more.
template <class Claim>
Text Said<Claim>::about(const Notation& notation, const Claim& claim) {
  if constexpr (requires { Saying<Claim>::about(notation, claim); })
    return Saying<Claim>::about(notation, claim);
  else
    return notation.mechanism(claim.mechanism);
}

template <class Claim>
Text Said<Claim>::sentence(const Notation& notation, const Claim& claim) {
  return Saying<Claim>::sentence(notation, claim);
}

template <class Claim>
Blocks Said<Claim>::proof(const Argument& argument, const Claim& claim) {
  return Saying<Claim>::proof(argument, claim);
}

template <class Claim>
Blocks Said<Claim>::refutation(const Argument& argument, const Claim& claim) {
  return Saying<Claim>::refutation(argument, claim);
}

}  // namespace candor::dynamic::wording
