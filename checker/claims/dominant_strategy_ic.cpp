// SPDX-License-Identifier: MIT
// dominant_strategy_ic and coalitional_dominant_strategy_ic: truth is best whatever the outsiders report. ex_post_ic: truth is best at every profile when the others are truthful.
#include "checker/claims/judgements.hpp"

namespace candor {
namespace {

/// Counts the judgements that fail.
class FailureCounter : public Judge {
 public:
  using Judge::receive;
  void receive(const Judgement& judgement) override { failures_ += judgement.holds() ? 0 : 1; }
  bool finished() const override { return failures_ > 0; }
 private:
  int failures_ = 0;
};

bool values_are_private(const FiniteModel& model) {
  FailureCounter counter;
  judge_private_values(model, PrivateValues{}, counter);
  return !counter.finished();
}

/// Truth against every other report of the coalition, at one true profile, the outsiders reporting as given.
void judge_at(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition, Profile theta, JointType outsiders, Judge& judge) {
  const TypeSpace& types = model.environment.types;
  const JointType truth = types.restrict(theta, coalition);
  Event given;
  given.types = types.restrict(theta, types.grand_coalition());
  const auto utility_of = [&](JointType report) { return least_utility(model, mechanism, coalition, given, MixedReport::pure(types.join(report, outsiders))); };
  const Side truthful = utility_of(truth);
  for (std::uint32_t r = 0; r < types.joint_type_count(coalition) && !judge.finished(); ++r) {
    if (r == truth.index) continue;
    Place place;
    place.coalition = coalition;
    place.truth = given.types;
    place.report = JointType{coalition, r};
    place.outsiders = outsiders;
    judge.receive({truthful, Relation::at_least, utility_of(*place.report), place});
  }
}

}  // namespace

// With private values the outsiders' true types do not matter, and it is enough to let them be what they report.
void judge_dominant_strategies(const FiniteModel& model, const Mechanism& mechanism, const CoalitionPattern& coalitions, Judge& judge) {
  require_simple(mechanism, "a dominant-strategy claim");
  const TypeSpace& types = model.environment.types;
  const bool private_values = values_are_private(model);
  for (Coalition coalition : coalitions) {
    const Coalition outsiders = types.outsiders(coalition);
    for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
      if (private_values) judge_at(model, mechanism, coalition, theta, types.restrict(theta, outsiders), judge);
      else
        for (std::uint32_t o = 0; o < types.joint_type_count(outsiders); ++o) judge_at(model, mechanism, coalition, theta, JointType{outsiders, o}, judge);
    }
  }
}

void judge_ex_post_ic(const FiniteModel& model, const ExPostIc& claim, Judge& judge) {
  require_simple(claim.mechanism, ExPostIc::property);
  const TypeSpace& types = model.environment.types;
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value)
      judge_at(model, claim.mechanism, Coalition::of(i), theta, types.restrict(theta, types.outsiders(Coalition::of(i))), judge);
}

}  // namespace candor
