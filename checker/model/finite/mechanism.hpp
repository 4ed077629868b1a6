// SPDX-License-Identifier: MIT
// Allocation rules, transfer rules and mechanisms, by name; and the finite model that holds them
// all.
//
// A simple mechanism is (q, phi); an ambiguous mechanism is (q, Phi) with a finite set Phi of
// transfer rules (Guo 2019, "Ambiguous Mechanism").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/finite/environment.hpp"

namespace candor {

/// A lottery over outcomes: positive weights that sum to 1, outcomes in increasing order.
struct Lottery {
  struct Branch {
    Outcome outcome;
    Rational probability;
    friend bool operator==(const Branch&, const Branch&) = default;
  };
  std::vector<Branch> branches;

  static Lottery sure(Outcome outcome) { return {{{outcome, 1}}}; }
  bool is_sure() const { return branches.size() == 1; }
  friend bool operator==(const Lottery&, const Lottery&) = default;
};

Rational probability_of(const Lottery& lottery, Outcome outcome);

/// Which outcome is best when several are (construction `efficient`).
enum class TieRule { first, last, uniform, none };

/// Rules that ask who prefers which outcome, and not by how much; defined in preference_rules.hpp.
enum class PreferenceRule {
  serial_dictatorship,
  random_serial_dictatorship,
  random_dictator,
  plurality,
  borda,
  deferred_acceptance,
  boston,
  top_trading_cycles
};
constexpr bool counts_votes(PreferenceRule rule) {
  return rule == PreferenceRule::plurality || rule == PreferenceRule::borda;
}
constexpr bool assigns_seats(PreferenceRule rule) {
  return rule == PreferenceRule::deferred_acceptance || rule == PreferenceRule::boston ||
         rule == PreferenceRule::top_trading_cycles;
}

/// What agents are assigned to: seats, rooms, schools.
struct Seat {
  std::string name;
  std::uint32_t capacity = 1;   ///< how many agents it takes, at least one
  std::vector<Agent> priority;  ///< every agent, the first before all others
};
struct Seats {
  std::vector<Seat> seats;
  std::vector<std::vector<std::uint32_t>> assigned;  ///< [outcome][agent]: the seat
};

struct PreferenceConstruction {
  PreferenceRule rule;
  std::vector<Agent> order = {};               ///< of serial_dictatorship: every agent, who chooses first, second, ...
  std::optional<TieRule> ties = std::nullopt;  ///< of plurality and borda
  std::optional<Seats> seats = std::nullopt;   ///< of rules that assign them
};

/// q: Theta -> Delta(A).
struct AllocationRule {
  std::string name;
  std::vector<Lottery> lotteries;         ///< the distinct ones
  std::vector<std::uint32_t> lottery_at;  ///< for each profile, which
  std::optional<TieRule> efficient;       ///< the case says that this rule is the efficient one with this tie rule
  bool green_laffont = false;             ///< the case says that this rule is the lottery of Green and Laffont
  std::optional<std::size_t> induced =
      std::nullopt;  ///< the case says that this rule is what these strategies of the model induce
  std::optional<PreferenceConstruction> by_preferences =
      std::nullopt;  ///< the case says that this rule is the named one

  /// Whether it is said to be a rule that a textbook defines.
  bool bears_a_name() const { return efficient || green_laffont || by_preferences; }
  void forget_name() {
    efficient.reset();
    green_laffont = false;
    by_preferences.reset();
  }
  const Lottery& operator()(Profile profile) const { return lotteries[lottery_at[profile.value]]; }
  void assign(Profile profile,
              const Lottery& lottery);  ///< keeps `lotteries` distinct; profiles in increasing order from an empty rule
};

/// Textbook rules that a case may name; defined in named_rules.hpp.
enum class NamedTransferRule { pivot, vcg, agv, safronov, green_laffont, cavallo, threshold_payments };
/// With the allocation held: pivot takes a maximum and threshold_payments a minimum, green_laffont and cavallo rank the
/// agents.
constexpr bool is_affine_in_payoffs(NamedTransferRule rule) {
  return rule == NamedTransferRule::vcg || rule == NamedTransferRule::agv || rule == NamedTransferRule::safronov;
}

/// A_-i: [agent][outcome], whether the others can bring it about when the agent is not there. Empty: whatever is an
/// outcome.
using AvailableWithout = std::vector<std::vector<bool>>;
inline bool is_available(const AvailableWithout& without, Agent agent, Outcome outcome) {
  return without.empty() || without[agent.value][outcome.value];
}

/// Payments at each type profile and each outcome drawn there, paid TO the agents.
struct DrawnPayments {
  std::size_t allocation = 0;            ///< index into FiniteModel::allocations: the rule that draws the outcome
  std::vector<AgentAmounts> by_outcome;  ///< one for each outcome, also for those that are not drawn
};

/// phi: Theta -> Q^n, amounts paid TO the agents.
struct TransferRule {
  std::string name;
  AgentAmounts amounts;
  struct Construction {
    NamedTransferRule rule;
    std::size_t allocation;         ///< index into FiniteModel::allocations
    AvailableWithout without = {};  ///< of pivot alone
  };
  std::optional<Construction> construction;  ///< the case says that this rule is the named one
  std::optional<std::size_t> induced =
      std::nullopt;  ///< the case says that these are the expected transfers that these strategies induce
  std::optional<DrawnPayments> drawn =
      std::nullopt;  ///< what is paid depends on the outcome drawn: `amounts` are the expectations
};

struct Mechanism {
  std::string name;                    ///< empty if a claim wrote it down itself
  std::size_t allocation = 0;          ///< index into FiniteModel::allocations
  std::vector<std::size_t> transfers;  ///< indices into FiniteModel::transfers; one: simple, several: ambiguous
  friend bool operator==(const Mechanism&, const Mechanism&) = default;
};

/// A game form (M, g, tau): what each agent may send, and what comes of it. What is a type elsewhere is
/// a message in its rules. A direct mechanism is the game form whose messages are the types.
struct GameForm {
  std::string name;
  TypeSpace messages;         ///< of the model's agents: each has at least one
  AllocationRule allocation;  ///< g: M -> Delta(A)
  AgentAmounts transfers;     ///< tau: M -> Q^n, paid TO the agents
};

/// What each type of each agent sends, in one game form.
struct StrategyProfile {
  std::string name;
  std::size_t game_form = 0;                                   ///< index into FiniteModel::game_forms
  std::vector<std::vector<std::vector<Rational>>> sends = {};  ///< [agent][type][message]: the probability
};

struct FiniteModel {
  Environment environment;
  std::vector<AllocationRule> allocations;
  std::vector<TransferRule> transfers;
  std::vector<Mechanism> mechanisms;
  std::vector<GameForm> game_forms = {};
  std::vector<StrategyProfile> strategies = {};
};

/// What agents expect to be paid, over the outcomes that the model's allocation rule draws.
AgentAmounts expected_payments(const FiniteModel& model, const DrawnPayments& payments);

}  // namespace candor
