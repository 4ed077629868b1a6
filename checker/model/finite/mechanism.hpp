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

/// q: Theta -> Delta(A).
struct AllocationRule {
  std::string name;
  std::vector<Lottery> lotteries;         ///< the distinct ones
  std::vector<std::uint32_t> lottery_at;  ///< for each profile, which
  std::optional<TieRule> efficient;       ///< the case says that this rule is the efficient one with this tie rule
  bool green_laffont = false;             ///< the case says that this rule is the lottery of Green and Laffont
  std::optional<std::size_t> induced =
      std::nullopt;  ///< the case says that this rule is what these strategies of the model induce

  const Lottery& operator()(Profile profile) const { return lotteries[lottery_at[profile.value]]; }
  void assign(Profile profile,
              const Lottery& lottery);  ///< keeps `lotteries` distinct; profiles in increasing order from an empty rule
};

/// Textbook rules that a case may name; defined in named_rules.hpp.
enum class NamedTransferRule { pivot, vcg, agv, safronov, green_laffont, cavallo };
/// With the allocation held: pivot takes a maximum, green_laffont and cavallo rank the agents.
constexpr bool is_affine_in_payoffs(NamedTransferRule rule) {
  return rule == NamedTransferRule::vcg || rule == NamedTransferRule::agv || rule == NamedTransferRule::safronov;
}

/// phi: Theta -> Q^n, amounts paid TO the agents.
struct TransferRule {
  std::string name;
  AgentAmounts amounts;
  struct Construction {
    NamedTransferRule rule;
    std::size_t allocation;  ///< index into FiniteModel::allocations
  };
  std::optional<Construction> construction;  ///< the case says that this rule is the named one
  std::optional<std::size_t> induced =
      std::nullopt;  ///< the case says that these are the expected transfers that these strategies induce
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

}  // namespace candor
