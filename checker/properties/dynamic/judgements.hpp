// SPDX-License-Identifier: MIT
// What the comparisons of dynamic properties are made of. Each property sends its own to the judge in
// a fixed order: by period, public state, agent or coalition, types, reports.
#pragma once

#include "checker/model/dynamic/play.hpp"
#include "checker/properties/dynamic/evidence.hpp"
#include "checker/properties/dynamic/list.hpp"
#include "checker/properties/judgement.hpp"

namespace candor::dynamic {

/// A comparison of two numbers at a place of this family.
inline Judgement comparison(Rational left, Relation relation, Rational right, Place place) {
  Judgement judgement{Side(std::move(left)), relation, Side(std::move(right)), {}};
  judgement.place.of_family = std::move(place);
  return judgement;
}
Place place_at(const Game& game, Place::About about, std::uint32_t period, std::size_t node);
TypeSets types_of(const Game& game, Tier tier);

// incentives.cpp
void judge_interim_ic(const Game& game, Coalition agents, Tier tier, Judge& judge);
// collusion.cpp
/// What a coalition expects in total by a policy, at the start. If `optimal`: with the judgements
/// that no policy gives more.
Rational policy_worth(const Game& game, const Policy& policy, bool optimal, Judge& judge);
// scheme.cpp
void judge_profit(const Game& game, const Game& truthful, Coalition coalition, Judge& judge);

/// The other way round: what must hold if the relation does not.
Relation opposite(Relation relation);

}  // namespace candor::dynamic
