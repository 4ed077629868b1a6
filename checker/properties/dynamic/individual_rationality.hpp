// SPDX-License-Identifier: MIT
// individual_rationality: every agent gets at least its outside option.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

struct IndividualRationality {
  static constexpr std::string_view property = "individual_rationality";
  Mechanism mechanism;
  Stage stage{};
  Tier tier = Tier::all;  ///< at which information sets; of no account ex ante
};

template <class Visitor>
void describe(Visitor& visit, IndividualRationality& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"stage", "when agents may walk away"}, claim.stage, Stage::interim);
  visit.word(Field{"tier", "at which information sets"}, claim.tier, Tier::all);
}

void compare(const Model&, const IndividualRationality&, Judge&);

}  // namespace candor::dynamic
