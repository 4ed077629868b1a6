// SPDX-License-Identifier: MIT
// Rules that ask who prefers which outcome, and not by how much: voting, and who gets which seat. They are part of what
// a case says, so they stand here, in their literal form.
#pragma once

#include "checker/model/finite/mechanism.hpp"

namespace candor {

/// The lottery of a rule at a profile. Agents prefer outcomes, or seats, by their payoffs at it.
///
/// serial_dictatorship: in the given order each agent leaves of the outcomes that are left those that it likes best;
///   one is left in the end. random_serial_dictatorship: each order of the agents with the same probability (random
///   priority; Abdulkadiroglu and Sonmez 1998). random_dictator: the outcome that an agent likes best, each agent with
///   the same probability.
/// plurality: the outcome that most agents like best. borda: the outcome with the largest sum of points, an agent
///   giving to each as many as there are outcomes that it likes less. The tie rule decides between several.
/// Of the rules that assign seats an agent likes a seat by its payoff from the outcomes at which it has that seat,
/// which
///   is the same at all of them. An agent asks only for seats that it has at some outcome.
/// deferred_acceptance: agents propose in the order of their preference; a seat holds those that come first by its
///   priority, up to its capacity, until better ones propose (Gale and Shapley 1962).
/// boston: in round k who has no seat asks for the k-th in its preference; a seat takes by priority as many as it has
///   room for, for good (immediate acceptance; Abdulkadiroglu and Sonmez 2003).
/// top_trading_cycles: who has no seat points to the seat it likes best of those that have room, and each of these to
///   who comes first by its priority; agents in a cycle get the seats to which they point (Shapley and Scarf 1974;
///   Abdulkadiroglu and Sonmez 2003).
///
/// Throws std::domain_error, naming the profile, if an agent likes two alike where one must be best, if a payoff from a
/// seat depends on the seats of others, if somebody is left without a seat, or if no outcome assigns the seats.
Lottery preference_lottery(const Environment& environment, const PreferenceConstruction& construction, Profile profile);

/// More agents have too many orders.
inline constexpr std::uint32_t most_random_dictators = 6;

}  // namespace candor
