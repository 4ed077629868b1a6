// SPDX-License-Identifier: MIT
// The comparisons of strategies in a game form with other messages: what equilibria are made of.
#pragma once

#include "checker/model/finite/amount.hpp"
#include "checker/properties/judgement.hpp"

namespace candor {

/// The expected sum of some agents' utilities at a type profile, if these messages are sent.
Rational utility(const FiniteModel& model, const GameForm& form, Coalition coalition, Profile theta, Profile messages);

/// When those who deviate compare.
enum class DeviationStage {
  own_types,            ///< they know their types only, and expect the others to play their strategies
  profile,              ///< at every type profile, the others playing their strategies: ex post
  profile_and_messages  ///< at every type profile, whatever messages the others send: dominant strategies
};

/// For each coalition, each of its joint types of positive probability (or each type profile), and each joint message
/// that its strategies do not send for sure: the sum of the members' expected utilities from their strategies is at
/// least that from the message; more, if the relation is greater_than. `at`: what the places say beside.
void judge_message_deviations(const FiniteModel& model, const StrategyProfile& strategies, DeviationStage stage,
                              const CoalitionPattern& coalitions, Judge& judge, Relation relation = Relation::at_least,
                              const Place& at = {});

}  // namespace candor
