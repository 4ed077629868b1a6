// SPDX-License-Identifier: MIT
// What strategies in a game form amount to: which messages are sent, and the direct mechanism that they induce, in
// which each agent's strategy is played for it (the revelation principle: Myerson 1979).
#pragma once

#include "checker/model/finite/mechanism.hpp"

namespace candor {

/// Every type sends one message for sure.
bool are_pure(const StrategyProfile& strategies);

/// What may be sent by some agents of given types, and how likely.
struct MessageBranch {
  JointType messages;  ///< joint messages
  Rational probability;
};
/// Those of positive probability, in order; `types` is a joint type of the model.
std::vector<MessageBranch> messages_sent(const FiniteModel& model, const StrategyProfile& strategies, JointType types);

/// The outcomes and the expected transfer of each agent that the strategies induce at a type profile.
Lottery induced_lottery(const FiniteModel& model, const StrategyProfile& strategies, Profile theta);
Rational induced_transfer(const FiniteModel& model, const StrategyProfile& strategies, Agent agent, Profile theta);

}  // namespace candor
