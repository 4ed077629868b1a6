// SPDX-License-Identifier: MIT
#include "checker/properties/finite/pure_equilibria.hpp"

#include <algorithm>
#include <set>

#include "checker/evidence.hpp"
#include "checker/properties/finite/message_deviations.hpp"
#include "checker/properties/finite/plan_enumeration.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

/// Whether every comparison holds.
class AllHold : public Judge {
 public:
  using Judge::receive;
  void receive(const Judgement& judgement) override { hold_ = hold_ && judgement.holds(); }
  bool finished() const override { return !hold_; }
  bool hold() const { return hold_; }

 private:
  bool hold_ = true;
};

void require_plans(const FiniteModel& model, std::size_t game_form, bool symmetric, const PlanProfile& plans) {
  if (!is_plan_profile(model, model.game_forms.at(game_form), plans))
    throw RejectedEvidence("the evidence has no message for each type of positive probability, and for no other");
  if (symmetric) require_common_plans(model, model.game_forms.at(game_form));
  if (symmetric && !is_symmetric(plans))
    throw RejectedEvidence("the claim is about plans that all agents have in common, and these are not");
}

void judge_plans(const FiniteModel& model, std::size_t game_form, const PlanProfile& plans, const Place& at,
                 Judge& judge) {
  judge_message_deviations(model, strategies_of(model, game_form, plans), DeviationStage::own_types,
                           singletons(model.environment.types.agent_count()), judge, Relation::at_least, at);
}

/// The plans that are listed, in order.
std::vector<PlanProfile> listed_plans(const FiniteModel& model, const PureEquilibria& claim) {
  if (claim.symmetric) require_common_plans(model, model.game_forms.at(claim.game_form));
  std::vector<PlanProfile> listed;
  for (std::size_t index : claim.strategies) {
    const StrategyProfile& strategies = model.strategies.at(index);
    const std::optional<PlanProfile> plans = plans_of(model, strategies);
    if (strategies.game_form != claim.game_form)
      throw OutOfScope("strategies of another game form are listed: " + strategies.name);
    if (!plans) throw OutOfScope("strategies that are not pure are listed: " + strategies.name);
    if (claim.symmetric && !is_symmetric(*plans))
      throw OutOfScope("strategies that are not symmetric are listed: " + strategies.name);
    if (std::find(listed.begin(), listed.end(), *plans) != listed.end())
      throw OutOfScope("strategies are listed twice: " + strategies.name);
    listed.push_back(*plans);
  }
  return listed;
}

void judge_listed(const FiniteModel& model, const PureEquilibria& claim, const std::vector<PlanProfile>& listed,
                  Judge& judge) {
  for (std::size_t k = 0; k < listed.size() && !judge.finished(); ++k) {
    Place at;
    at.strategies = claim.strategies[k];
    judge_plans(model, claim.game_form, listed[k], at, judge);
  }
}

/// The equilibria of the evidence, which differ.
void judge_given(const FiniteModel& model, const PureEquilibria& claim, const std::vector<PlanProfile>& equilibria,
                 Judge& judge) {
  if (std::set<PlanProfile>(equilibria.begin(), equilibria.end()).size() < equilibria.size())
    throw RejectedEvidence("an equilibrium is given twice");
  for (const PlanProfile& plans : equilibria) {
    require_plans(model, claim.game_form, claim.symmetric, plans);
    Place at;
    at.plans = plans;
    judge_plans(model, claim.game_form, plans, at, judge);
  }
}

void judge_membership(const std::vector<PlanProfile>& listed, const PlanProfile& plans, Judge& judge) {
  Place at;
  at.plans = plans;
  judge.receive({Rational(std::count(listed.begin(), listed.end(), plans)), Relation::equal, Rational(1), at});
}

}  // namespace

void require_pure_equilibrium(const FiniteModel& model, std::size_t game_form, bool symmetric,
                              const PlanProfile& plans) {
  require_plans(model, game_form, symmetric, plans);
  AllHold deviations;
  judge_plans(model, game_form, plans, {}, deviations);
  if (!deviations.hold()) throw RejectedEvidence("the plans of the evidence are no equilibrium");
}

void compare(const ModelOf<Rational>& numbers, const PureEquilibria& claim, Judge& judge) {
  const FiniteModel& model = numbers;
  const std::vector<PlanProfile> listed = listed_plans(model, claim);
  judge_listed(model, claim, listed, judge);
  if (judge.finished()) return;
  std::uint64_t found = 0;
  for_each_pure_equilibrium(model, claim.game_form, claim.symmetric, judge.patience(), [&](const PlanProfile& plans) {
    ++found;
    if (!listed.empty()) judge_membership(listed, plans, judge);
    return !judge.finished();
  });
  if (const auto stated = stated_number(claim); stated && !judge.finished())
    judge.receive({Rational(found), stated->first, stated->second, Place{}});
}

void compare(const FiniteModel& model, const PureEquilibria& claim, const Witness& witness, Judge& judge) {
  const std::vector<PlanProfile> listed = listed_plans(model, claim);
  if (witness.place.strategies) return judge_listed(model, claim, listed, judge);
  if (!witness.place.plans) return compare(ModelOf<Rational>(model), claim, judge);
  if (listed.empty()) throw RejectedEvidence("the claim lists no equilibria");
  require_pure_equilibrium(model, claim.game_form, claim.symmetric, *witness.place.plans);
  judge_membership(listed, *witness.place.plans, judge);
}

std::optional<std::pair<Relation, Rational>> stated_number(const PureEquilibria& claim) {
  if (claim.number) return std::pair{Relation::equal, *claim.number};
  if (claim.at_least) return std::pair{Relation::at_least, *claim.at_least};
  if (claim.at_most) return std::pair{Relation::at_most, *claim.at_most};
  return std::nullopt;
}

void compare(const FiniteModel& model, const PureEquilibria& claim, const EnoughEquilibria& evidence, Judge& judge) {
  if (!claim.at_least) throw RejectedEvidence("the claim does not say how many equilibria there are at least");
  if (!claim.strategies.empty()) throw RejectedEvidence("that a list is complete is not seen from some equilibria");
  judge_given(model, claim, evidence.equilibria, judge);
  judge.receive({Rational(evidence.equilibria.size()), Relation::at_least, *claim.at_least, Place{}});
}

void compare(const FiniteModel& model, const PureEquilibria& claim, const MoreEquilibria& evidence, Judge& judge) {
  const std::optional<Rational>& most = claim.number ? claim.number : claim.at_most;
  if (!most)
    throw RejectedEvidence(claim.at_least ? "the claim states no number that equilibria could exceed"
                                          : "the claim states no number of equilibria");
  judge_given(model, claim, evidence.equilibria, judge);
  judge.receive({Rational(evidence.equilibria.size()), Relation::greater_than, *most, Place{}});
}

}  // namespace candor
