// SPDX-License-Identifier: MIT
// What `Said` says is what the family's `Saying` of the property says. It need not say what the sides
// of a comparison are, nor what the claim is about in short, if the family knows.
#pragma once

#include "reports/words/said.hpp"

namespace candor {

template <class FamilyOfModels, class Claim>
document::Definition Said<FamilyOfModels, Claim>::definition(const Claim& claim) {
  return FamilyOfModels::template Words<Claim>::definition(claim);
}

template <class FamilyOfModels, class Claim>
Sides Said<FamilyOfModels, Claim>::sides(const Claim& claim, [[maybe_unused]] Kind kind) {
  using Words = typename FamilyOfModels::template Words<Claim>;
  if constexpr (requires { Words::sides(claim, kind); })
    return Words::sides(claim, kind);
  else if constexpr (requires { Words::sides(claim); })
    return Words::sides(claim);
  else
    return {};
}

template <class FamilyOfModels, class Claim>
document::Text Said<FamilyOfModels, Claim>::about(const Example& example, const Claim& claim) {
  using Words = typename FamilyOfModels::template Words<Claim>;
  if constexpr (requires { Words::about(example, claim); })
    return Words::about(example, claim);
  else
    return FamilyOfModels::about(example, claim);
}

template <class FamilyOfModels, class Claim>
document::Text Said<FamilyOfModels, Claim>::sentence(const Example& example, const Claim& claim) {
  return FamilyOfModels::template Words<Claim>::sentence(example, claim);
}

template <class FamilyOfModels, class Claim>
document::Blocks Said<FamilyOfModels, Claim>::proof(const Proved& proved, const Claim& claim) {
  return FamilyOfModels::template Words<Claim>::proof(proved, claim);
}

template <class FamilyOfModels, class Claim>
document::Blocks Said<FamilyOfModels, Claim>::refutation(const Failed& failed, const Claim& claim) {
  return FamilyOfModels::template Words<Claim>::refutation(failed, claim);
}

}  // namespace candor
