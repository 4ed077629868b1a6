// SPDX-License-Identifier: MIT
#include <array>

#include "checker/properties/words.hpp"
#include "reports/words/dynamic/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::dynamic::wording {
namespace {

/// How taking part at each stage is called; in the order of the enumeration.
struct StageWords {
  Stage stage;
  std::string_view name, short_name, when;
};
constexpr std::array<StageWords, 3> stages{
    {{Stage::ex_ante, "Individual rationality ex ante", "IR ex ante", ", before anything is known."},
     {Stage::interim, "Per-period interim individual rationality", "interim IR",
      " in every period, knowing only his own type."},
     {Stage::ex_post, "Per-period ex-post individual rationality", "ex-post IR",
      " in every period, whatever the present types."}}};

const StageWords& words_of(Stage stage) {
  for (const StageWords& words : stages)
    if (words.stage == stage) return words;
  return stages.front();
}

}  // namespace

template <>
struct Saying<IndividualRationality> {
  static Definition definition(const IndividualRationality& claim) {
    using namespace letters;
    const StageWords& words = words_of(claim.stage);
    const Text everywhere{
        "In every period\u00A0", t, ", at every public state\u00A0", k, " of the tier, for every agent\u00A0", i};
    Blocks body;
    switch (claim.stage) {
      case Stage::ex_ante:
        body = {Text{"For every agent\u00A0", i}, display(own(U) >= expected_value(own(o)(own(tilde(theta)))))};
        break;
      case Stage::interim:
        body = {everywhere + " and type " + own(theta),
                display(expected(own(U[t])(k, tuple({own(theta), others(tilde(theta))})) | k) >= own(o)(own(theta)))};
        break;
      case Stage::ex_post:
        body = {everywhere + " and profile " + theta, display(own(U[t])(k, theta) >= own(o)(own(theta)))};
        break;
    }
    return {"dynamic.individual_rationality." + std::string(word_of(claim.stage)), std::string(words.name),
            std::string(words.short_name), std::move(body)};
  }
  static Sides sides(const IndividualRationality&) { return {"utility", "outside option"}; }
  static Text sentence(const Notation& n, const IndividualRationality& claim) {
    return {"Under ", n.the_mechanism(claim.mechanism), ", every agent gets at least his outside option",
            words_of(claim.stage).when};
  }
  static Blocks proof(const Argument& argument, const IndividualRationality&) {
    return argument.table("utility", "outside");
  }
  static Blocks refutation(const Argument& argument, const IndividualRationality&) {
    return {argument.where() + " " + argument.who() + argument.type() + " gets " + argument.left() +
            " by taking part, but " + argument.right() + " outside."};
  }
};

}  // namespace candor::dynamic::wording
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::IndividualRationality>;
