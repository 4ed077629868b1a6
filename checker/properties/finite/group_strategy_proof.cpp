// SPDX-License-Identifier: MIT
#include "checker/properties/finite/group_strategy_proof.hpp"

#include "checker/properties/finite/utilities.hpp"

namespace candor {
namespace {

/// In expectation, given the types of all members.
std::vector<MemberChange> expected_changes(const ModelOf<Rational>& model, const Mechanism& mechanism, JointType truth,
                                           JointType report) {
  std::vector<MemberChange> changes;
  for (Agent i : truth.coalition) {
    Expectation asked{Quantity::utility, Coalition::of(i), mechanism.allocation, mechanism.transfers.front(), {}, {}};
    asked.given.types = truth;
    const Rational truthful = evaluate(model, asked);
    asked.report = MixedReport::pure(report);
    changes.push_back({i, truthful, evaluate(model, asked)});
  }
  return changes;
}

class Comparisons {
 public:
  Comparisons(const ModelOf<Rational>& model, const GroupStrategyProof& claim, Judge& judge)
      : model_(model),
        claim_(claim),
        judge_(judge),
        others_truthful_(claim.solution_concept == GroupStrategyProof::SolutionConcept::ex_post ||
                         payoffs_are_private(model)) {}

  void send(Coalition group) {
    if (claim_.solution_concept == GroupStrategyProof::SolutionConcept::bayesian)
      send_expected(group);
    else
      send_at_every_profile(group);
  }

 private:
  const TypeSpace& types() const { return model_.types(); }

  void send_expected(Coalition group) {
    const std::vector<Rational> marginals = model_.prior().marginals(types(), group);
    for (JointType truth{group, 0}; truth.index < marginals.size(); ++truth.index)
      for (JointType report{group, 0}; report.index < marginals.size(); ++report.index) {
        if (judge_.finished()) return;
        if (report == truth || marginals[truth.index].sign() == 0) continue;
        Place place;
        place.truth = truth;
        receive(expected_changes(model_, claim_.mechanism, truth, report), report, std::move(place));
      }
  }

  /// With private values it is enough that the others report what they are: their true types matter to nobody else.
  void send_at_every_profile(Coalition group) {
    const Coalition others = types().outsiders(group);
    for (Profile theta; theta.value < types().profile_count(); ++theta.value)
      for (JointType outsiders{others, 0}; outsiders.index < types().joint_type_count(others); ++outsiders.index) {
        if (others_truthful_ && outsiders != types().restrict(theta, others)) continue;
        GroupLies lies(model_, claim_.mechanism, group, theta, types().replace(theta, outsiders));
        for (JointType report{group, 0}; report.index < types().joint_type_count(group); ++report.index) {
          if (judge_.finished()) return;
          if (report == types().restrict(theta, group)) continue;
          Place place;
          place.truth = types().restrict(theta, types().grand_coalition());
          place.outsiders = outsiders;
          receive(lies.changes(report), report, std::move(place));
        }
      }
  }

  void receive(const std::vector<MemberChange>& changes, JointType report, Place place) {
    const MemberChange& member = decisive(changes, claim_.strength);
    place.coalition = Coalition::of(member.member);
    place.report = report;
    judge_.receive({member.truthful, Relation::at_least, member.lying, std::move(place)});
  }

  const ModelOf<Rational>& model_;
  const GroupStrategyProof& claim_;
  Judge& judge_;
  bool others_truthful_;
};

}  // namespace

void compare(const ModelOf<Rational>& model, const GroupStrategyProof& claim, Judge& judge) {
  require_simple(claim.mechanism, GroupStrategyProof::property);
  Comparisons comparisons(model, claim, judge);
  for (Coalition group : claim.coalitions) comparisons.send(group);
}

std::vector<MemberChange> changes_at(const ModelOf<Rational>& model, const GroupStrategyProof& claim,
                                     const Place& place) {
  const JointType truth = place.truth.value(), report = place.report.value();
  if (claim.solution_concept == GroupStrategyProof::SolutionConcept::bayesian)
    return expected_changes(model, claim.mechanism, truth, report);
  const Profile theta = model.types().profile(truth);
  const Profile honest = model.types().replace(theta, place.outsiders.value());
  return GroupLies(model, claim.mechanism, report.coalition, theta, honest).changes(report);
}

}  // namespace candor
