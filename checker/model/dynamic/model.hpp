// SPDX-License-Identifier: MIT
// Dynamic mechanisms: types that change from period to period, private to independent agents (Liu
// 2018, slides; Bergemann and Valimaki 2010; Athey and Segal 2013).
//
// Periods are numbered 1, 2, ..., T. With an infinite horizon rules, schemes and strategies are
// stationary: period 1 has no history; all later periods have one table, that of "period 2". In
// each, every agent learns his type, all report publicly, the rule draws an outcome (the sources'
// "allocation" a_t), transfers are paid. Transfers are amounts paid TO the agent, as everywhere in
// Candor; the sources write p for what the agent pays: transfer = -p. A type profile numbers true
// types and reports alike.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/model/finite/mechanism.hpp"

namespace candor::dynamic {

inline constexpr std::uint32_t most_periods = 1000;
inline constexpr std::size_t most_table_cells = std::size_t{1} << 25;  ///< of all tables by public state together

/// What everybody knows before the reports of a period, as far as it matters: the statistic of the
/// history, and the reports and the outcome of the period before.
struct PublicState {
  std::uint32_t statistic = 0;      ///< index into Model::statistic.values; 0 if there is no statistic
  std::optional<Profile> reports;   ///< r_{t-1}; absent in period 1
  std::optional<Outcome> outcome;   ///< a_{t-1}; absent in period 1
  std::optional<Profile> messages;  ///< under a collusion scheme, in periods after the first: what the agents told the
                                    ///< scheme; an outsider's message is his report
  friend auto operator<=>(const PublicState&, const PublicState&) = default;
};

/// phi(h_t): what the rules know of the history besides the last reports and outcome. No values and
/// no table: nothing.
struct Statistic {
  std::vector<std::string> values;  ///< labels; the first is its value in period 1
  std::vector<std::uint32_t>
      next;  ///< [(value * profiles + reports) * outcomes + outcome]: its value in the period after
};

/// a_t: from period, public state and reports to a lottery over outcomes.
struct AllocationRule {
  std::string name;
  bool uses_history = false;  ///< false: reports of the period alone decide
  std::vector<std::vector<Lottery>>
      lotteries;  ///< [period - 1][state * profiles + reports], state as Model::state_index says; a rule that uses no
                  ///< history has one state in every period
  struct Efficient {
    TieRule ties = TieRule::first;  ///< first or last
    std::vector<Lottery> menu;      ///< in the order of ties; empty: every sure outcome
  };
  std::optional<Efficient> efficient;  ///< the case says that this rule maximises the agents' total payoff over the
                                       ///< menu, from every period and type profile on
};

enum class NamedTransferRule { liu, dynamic_pivot, balanced_team };

/// Amounts paid to the agents by period, public state and reports.
struct TransferRule {
  std::string name;
  std::vector<std::vector<Rational>> amounts;  ///< [period - 1][(state * profiles + reports) * agents + agent]
  struct Construction {
    NamedTransferRule rule = NamedTransferRule::liu;
    std::size_t allocation = 0;  ///< index into Model::allocations
    // The rest is liu's.
    bool average = false;                    ///< the mean over all orders; then `orders` is empty
    std::vector<std::vector<Agent>> orders;  ///< permutations of the agents
    std::vector<std::vector<std::uint32_t>>
        order_at;                     ///< [period - 1][state]: which of the orders; empty: the first everywhere
    std::vector<Rational> lump_sums;  ///< kappa_i, paid to agent i in period 1; sums to 0
    bool own_averaged = false;  ///< phi of the specification: an agent's own type is averaged out of his own value
    std::optional<std::size_t>
        net_of;  ///< index of an earlier rule: values are net of its transfers, which are paid as well
  };
  std::optional<Construction> construction;  ///< the case says that this rule is the named one; it is compared in every
                                             ///< state that reports can reach, and 0 elsewhere
};

struct Mechanism {
  std::string name;  ///< empty if a claim wrote it down itself
  std::size_t allocation = 0;
  std::optional<std::size_t> transfers;  ///< absent: none are paid
  friend bool operator==(const Mechanism&, const Mechanism&) = default;
};

/// A collusion scheme Gamma = (gamma, q): the members tell a mediator their types; it tells them
/// what to report and makes side payments among them. Outsiders report to the mechanism. A scheme
/// of one agent is a strategy of his.
struct Scheme {
  std::string name;
  Mechanism mechanism;
  Coalition coalition;
  std::vector<std::vector<std::uint32_t>>
      reports;  ///< [period - 1][state * joint types + joint message]: the joint type of the coalition that it reports
  std::vector<std::vector<Rational>> side_payments;  ///< [period - 1][(state * joint types + joint message) * agents +
                                                     ///< agent], to the agents, those of outsiders 0
  /// Side payments of the balanced team with the mediator as planner: computed, not tabulated.
  /// lump_sums[agent] is paid in period 1; their sum is 0, outsiders get 0.
  struct Team {
    std::vector<Rational> lump_sums;
  };
  std::optional<Team> team;  ///< paid as well; then the table is 0
};

struct Model {
  TypeSpace types;
  std::vector<std::string> outcomes;  ///< labels
  std::uint32_t periods = 1;          ///< T; with an infinite horizon 2, the number of periods that are told apart
  bool infinite =
      false;  ///< T is infinite, and discount < 1: what is said about period 2 is said about each later period, too
  Rational discount = 1;                           ///< delta, from 0 to 1
  std::vector<std::vector<Rational>> prior;        ///< [agent][type]: mu_1^i
  std::vector<std::vector<Rational>> transitions;  ///< [agent][(outcome * types + type) * types + next type]: mu^i(next
                                                   ///< | outcome, type); empty if T = 1
  std::vector<std::vector<Rational>> payoffs;      ///< [agent][outcome * types + type]: u^i
  std::vector<std::vector<Rational>>
      outside_options;  ///< [agent][type], the value of leaving before the period's reports
  Statistic statistic;
  std::vector<AllocationRule> allocations;
  std::vector<TransferRule> transfers;
  std::vector<Mechanism> mechanisms;
  std::vector<Scheme> schemes;

  std::uint32_t agent_count() const { return types.agent_count(); }
  std::uint32_t profile_count() const { return types.profile_count(); }
  std::uint32_t outcome_count() const { return static_cast<std::uint32_t>(outcomes.size()); }
  std::uint32_t statistic_count() const {
    return statistic.values.empty() ? 1 : static_cast<std::uint32_t>(statistic.values.size());
  }
  /// No period follows.
  bool is_last(std::uint32_t period) const { return !infinite && period == periods; }
  /// The period that follows on this one, or stands for it.
  std::uint32_t after(std::uint32_t period) const { return infinite ? periods : period + 1; }
  /// Public states of a period: one in period 1, then one for each statistic, profile of last
  /// reports and last outcome.
  std::size_t state_count(std::uint32_t period) const {
    return period == 1 ? 1 : std::size_t{statistic_count()} * profile_count() * outcome_count();
  }
  /// (statistic * profiles + last reports) * outcomes + last outcome; 0 in period 1. Messages do
  /// not matter.
  std::size_t state_index(const PublicState& state) const {
    return state.reports ? (std::size_t{state.statistic} * profile_count() + state.reports->value) * outcome_count() +
                               state.outcome->value
                         : 0;
  }
  PublicState state_at(std::uint32_t period, std::size_t index) const;
  /// The public state that follows; messages are not kept.
  PublicState next_state(const PublicState& state, Profile reports, Outcome outcome) const;

  const Lottery& lottery(const AllocationRule& rule, std::uint32_t period, std::size_t state, Profile reports) const {
    return rule.lotteries[period - 1][(rule.uses_history ? state : 0) * profile_count() + reports.value];
  }
  const Rational& payoff(Agent agent, Outcome outcome, Type type) const {
    return payoffs[agent.value][outcome.value * types.type_count(agent) + type.value];
  }
  const Rational& transition(Agent agent, Outcome outcome, Type type, Type next) const {
    const std::uint32_t count = types.type_count(agent);
    return transitions[agent.value][(outcome.value * count + type.value) * count + next.value];
  }
};

/// What keeps this from being a model that claims can be made about: a distribution that is none,
/// tables of the wrong size. What a textbook name means is not looked at.
std::optional<std::string> defect_of(const Model& model);

/// Some rule is said to be one of a textbook name.
bool bears_a_name(const Model& model);

}  // namespace candor::dynamic
