// SPDX-License-Identifier: MIT
// For the files with the words of a property: each specialises `Saying` for it, with the functions of
// `Said`, and ends with `template struct Said<Property>;`.
#pragma once

#include "checker/properties/continuum/quantity.hpp"
#include "reports/words/continuum/points.hpp"
#include "reports/words/continuum/said.hpp"

namespace candor::continuum {

using namespace document;

template <class Claim>
struct Saying;

template <class Claim>
Definition Said<Claim>::definition() {
  Definition words = Saying<Claim>::definition();
  words.key = "continuum." + std::string(Claim::property);
  return words;
}

/// The shares, unless the property says more.
template <class Claim>
Text Said<Claim>::about(const Model& model, const Claim& claim) {
  if constexpr (requires { Saying<Claim>::about(model, claim); })
    return Saying<Claim>::about(model, claim);
  else if constexpr (requires { claim.shares; })
    return vector(claim.shares);
  else if constexpr (requires { claim.instance.shares; })
    return vector(claim.instance.shares);
  else
    return {};
}

template <class Claim>
Text Said<Claim>::sentence(const Model& model, const Claim& claim) {
  return Saying<Claim>::sentence(model, claim);
}

template <class Claim>
Blocks Said<Claim>::proof(const Proved& proved, const Claim& claim) {
  return Saying<Claim>::proof(proved, claim);
}

template <class Claim>
Blocks Said<Claim>::refutation(const Failed& failed, const Claim& claim) {
  return Saying<Claim>::refutation(failed, claim);
}

}  // namespace candor::continuum
