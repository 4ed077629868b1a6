// SPDX-License-Identifier: MIT
// individual_rationality: taking part and reporting truthfully pays at least the outside option:
// given one's type (interim), at every profile (ex post), or in expectation (ex ante).
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct IndividualRationality {
  static constexpr std::string_view property = "individual_rationality";
  Mechanism mechanism;
  Stage stage = Stage::interim;
  friend bool operator==(const IndividualRationality&, const IndividualRationality&) = default;
};

template <class Visitor>
void describe(Visitor& visit, IndividualRationality& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"stage", "when agents may walk away"}, claim.stage, Stage::interim);
}

template <Amount A>
void compare(const ModelOf<A>&, const IndividualRationality&, JudgeOf<A>&);

}  // namespace candor
