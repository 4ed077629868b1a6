// SPDX-License-Identifier: MIT
// individual_rationality: taking part and reporting truthfully pays at least the outside option:
// given one's type (interim), at every profile (ex post), or in expectation (ex ante); with `every_draw`
// at every profile whichever outcome is drawn there, in whichever hidden state that is possible.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct IndividualRationality {
  static constexpr std::string_view property = "individual_rationality";
  Mechanism mechanism;
  Stage stage = Stage::interim;
  bool every_draw = false;  ///< only ex post
  friend bool operator==(const IndividualRationality&, const IndividualRationality&) = default;
};

template <class Visitor>
void describe(Visitor& visit, IndividualRationality& claim) {
  visit.mechanism(claim.mechanism);
  visit.flag(Field{"every_draw", "whichever outcome is drawn, in whichever state, not in expectation"},
             claim.every_draw, false);
  visit.word(Field{"stage", "when agents may walk away"}, claim.stage,
             claim.every_draw ? Stage::ex_post : Stage::interim);
  visit.when(!claim.every_draw || claim.stage == Stage::ex_post, {"stage"},
             "is ex_post where every draw counts: then the types are known", [] {});
}

template <Amount A>
void compare(const ModelOf<A>&, const IndividualRationality&, JudgeOf<A>&);

}  // namespace candor
