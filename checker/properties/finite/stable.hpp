// SPDX-License-Identifier: MIT
// stable: no coalition can bring about an outcome that its members prefer to one that the rule may choose (Gale and
// Shapley 1962; the core: Gillies 1959, Shapley and Scarf 1974).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/properties/finite/describe.hpp"
#include "checker/properties/finite/group_lies.hpp"

namespace candor {

struct Stable {
  static constexpr std::string_view property = "stable";
  std::size_t allocation;
  /// Which outcomes block: strong: one that no member dislikes and some member prefers; weak: one that all prefer.
  Strength strength = Strength::strong;
  std::string text;  ///< of the condition under which a coalition can bring about an outcome, as the case wrote it
  struct Part {
    Coalition coalition;
    /// What it can bring about by itself, in order: at each profile, or one list if that is the same at all.
    std::vector<std::vector<Outcome>> enforces;
    const std::vector<Outcome>& at(Profile theta) const { return enforces[enforces.size() == 1 ? 0 : theta.value]; }
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;  ///< no coalition twice
  friend bool operator==(const Stable&, const Stable&) = default;
};

template <class Visitor>
void describe(Visitor& visit, Stable& claim) {
  visit.allocation(claim.allocation);
  visit.word(Field{"strength",
                   "which outcomes block: some member prefers it and none dislikes it, or every member prefers it"},
             claim.strength, Strength::strong);
  visit.enforcement(claim);
}

/// At each profile, for each outcome that may be chosen: one comparison for each outcome that a coalition can bring
/// about, of the member who decides. Whose payoffs these are depends on the payoffs, so over numbers alone.
void compare(const ModelOf<Rational>&, const Stable&, Judge&);

/// What the coalition's members have from the chosen outcome (`truthful`) and from the other one, at this place of such
/// a comparison.
std::vector<MemberChange> changes_at(const ModelOf<Rational>& model, const Place& place);

}  // namespace candor
