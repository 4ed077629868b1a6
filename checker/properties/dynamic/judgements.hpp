// SPDX-License-Identifier: MIT
// The judgements of each property of dynamic models. Every function sends them to the judge in a
// fixed order: by period, public state, agent or coalition, types, reports.
#pragma once

#include "checker/model/dynamic/play.hpp"
#include "checker/properties/dynamic/claim.hpp"
#include "checker/properties/dynamic/evidence.hpp"
#include "checker/properties/judgement.hpp"

namespace candor::dynamic {

/// A comparison of two numbers at a place of this family.
inline Judgement compare(Rational left, Relation relation, Rational right, Place place) {
  Judgement judgement{Side(std::move(left)), relation, Side(std::move(right)), {}};
  judgement.place.of_family = std::move(place);
  return judgement;
}
Place place_at(const Game& game, Place::About about, std::uint32_t period, std::size_t node);
TypeSets types_of(const Game& game, Tier tier);

// incentives
void judge_interim_ic(const Game& game, Coalition agents, Tier tier, Judge& judge);
void judge_ex_post_ic(const Game& game, Judge& judge);
// participation
void judge_individual_rationality(const Model& model, const IndividualRationality& claim, Judge& judge);
void judge_budget_balance(const Model& model, const BudgetBalance& claim, Judge& judge);
void judge_equal_rules(const Model& model, const EqualRules& claim, Judge& judge);
// efficiency
void judge_efficient(const Model& model, const Efficient& claim, Judge& judge);
void judge_efficient(const Model& model, const Efficient& claim, const Plan& plan, Judge& judge);
void judge_incentive_efficient(const Model& model, const IncentiveEfficient& claim, Judge& judge);
void judge_incentive_efficient(const Model& model, const IncentiveEfficient& claim, const Reporting& reporting,
                               Judge& judge);
void judge_incentive_efficient(const Model& model, const IncentiveEfficient& claim, const Policy& policy, Judge& judge);
// collusion
void judge_guarantee(const Model& model, const Guarantee& claim, const Opposition& opposition, Judge& judge);
void judge_coalition_gain(const Model& model, const CoalitionGain& claim, const Policy& policy, Judge& judge);
void judge_collusion_proof(const Model& model, const CollusionProof& claim, const Policy& policy, Judge& judge);
void judge_collusion_proof(const Model& model, const CollusionProof& claim, const Immunity& immunity, Judge& judge);
void judge_collusion_proof(const Model& model, const CollusionProof& claim, const Collusion& collusion, Judge& judge);
// best_response
void judge_guarantee(const Model& model, const Guarantee& claim, const MixedPlay& play, Judge& judge);
// one_period
void judge_collusion_proof(const Model& model, const CollusionProof& claim, const SchemeBounds& bounds, Judge& judge);
void judge_collusion_proof(const Model& model, const CollusionProof& claim, const WrittenScheme& written, Judge& judge);
void judge_collusion_proof(const Model& model, const CollusionProof& claim, const MixedScheme& scheme, Judge& judge);
void judge_scheme_optimum(const Model& model, const SchemeOptimum& claim, const MixedScheme& scheme, Judge& judge);
void judge_scheme_optimum(const Model& model, const SchemeOptimum& claim, const SchemeBounds& bounds, Judge& judge);
void judge_scheme_optimum(const Model& model, const SchemeOptimum& claim, const SchemeAndBound& both, Judge& judge);
/// What a coalition expects in total by a policy, at the start. If `optimal`: with the judgements
/// that no policy gives more.
Rational policy_worth(const Game& game, const Policy& policy, bool optimal, Judge& judge);
// value
void judge_value(const Model& model, const Value& claim, Judge& judge);
// scheme
void judge_scheme(const Model& model, const SchemeClaim& claim, Judge& judge);
void judge_profit(const Game& game, const Game& truthful, Coalition coalition, Judge& judge);

/// The other way round: what must hold if the relation does not.
Relation opposite(Relation relation);

}  // namespace candor::dynamic
