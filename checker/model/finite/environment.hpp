// SPDX-License-Identifier: MIT
// A finite environment: types, common prior, outcomes, payoffs, coalition pattern, outside options.
//
// Payoffs may be interdependent: u_i(a, theta) depends on the whole profile (Guo 2019, setup;
// Safronov 2016, section 4 is the case of private values).
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "checker/model/coalition.hpp"
#include "checker/model/finite/type_space.hpp"
#include "checker/model/index.hpp"
#include "exact/rational.hpp"
#include "exact/scaled_table.hpp"

namespace candor {

/// A common prior p on Theta, correlated in general. Non-negative and summing to exactly 1: the
/// kernel checks that before anything else.
class Prior {
 public:
  Prior() = default;
  explicit Prior(std::vector<Rational> probabilities)
      : probabilities_(std::move(probabilities)) {}  ///< one for each profile

  const Rational& operator()(Profile profile) const { return probabilities_[profile.value]; }
  const std::vector<Rational>& probabilities() const { return probabilities_; }
  Rational total() const;
  /// p(theta_S) = sum over theta_-S of p(theta_S, theta_-S).
  Rational marginal(const TypeSpace& types, JointType joint) const;
  /// The marginals of all joint types of a coalition, in one pass.
  std::vector<Rational> marginals(const TypeSpace& types, Coalition coalition) const;
  /// The marginals of every agent alone, [agent][type], in about four passes.
  std::vector<std::vector<Rational>> marginals(const TypeSpace& types) const;
  /// Independent types with these marginals, [agent][type].
  static Prior product(const std::vector<std::vector<Rational>>& marginals);
  friend bool operator==(const Prior&, const Prior&) = default;

 private:
  std::vector<Rational> probabilities_;
};

/// u_i(a, theta), in units of money. Of an agent whose payoffs do not depend on the types of
/// others, one number may be kept for each outcome and own type, and not for each profile.
class Payoffs {
 public:
  Payoffs() = default;
  /// All zero; kept by profile.
  Payoffs(std::uint32_t agents, std::uint32_t outcomes, std::uint32_t profiles)
      : profiles_(profiles),
        of_agents_(agents, {1, profiles, std::vector<Rational>(std::size_t{outcomes} * profiles)}) {}
  /// All zero; kept by own type.
  static Payoffs by_own_type(const TypeSpace& types, std::uint32_t outcomes);

  const Rational& operator()(Agent agent, Outcome outcome, Profile profile) const {
    const OfAgent& own = of_agents_[agent.value];
    return own.table[std::size_t{outcome.value} * own.count + own.index(profile)];
  }
  /// To change the payoff at one profile; from then on the agent's payoffs are kept by profile.
  Rational& operator()(Agent agent, Outcome outcome, Profile profile) {
    OfAgent& own = of_agents_[agent.value];
    if (own.count != profiles_) keep_by_profile(own);
    return own.table[std::size_t{outcome.value} * profiles_ + profile.value];
  }
  /// Of an agent whose payoffs are kept by own type: to change the payoff at every profile with
  /// this type.
  Rational& of_type(Agent agent, Outcome outcome, Type type) {
    return of_agents_[agent.value].table[std::size_t{outcome.value} * of_agents_[agent.value].count + type.value];
  }
  /// Then no payoff of the agent depends on the types of others.
  bool is_kept_by_own_type(Agent agent) const { return of_agents_[agent.value].count != profiles_; }
  /// Every number kept for the agent.
  const std::vector<Rational>& kept(Agent agent) const { return of_agents_[agent.value].table; }
  friend bool operator==(const Payoffs& left, const Payoffs& right);

 private:
  struct OfAgent {
    std::uint32_t stride = 1, count = 0;  // count: of profiles, or of own types
    std::vector<Rational> table;          // [outcome * count + index]
    std::uint32_t index(Profile profile) const { return profile.value / stride % count; }
  };
  void keep_by_profile(OfAgent& own) const;
  std::uint32_t profiles_ = 0;
  std::vector<OfAgent> of_agents_;
};

/// One amount for each agent and profile: a transfer (amount paid TO the agent) or an outside
/// option. Kept as rationals; or, where a formula has computed them, over one common denominator;
/// or not at all, while all are zero.
class AgentAmounts {
 public:
  AgentAmounts() = default;
  AgentAmounts(std::uint32_t agents, std::uint32_t profiles) : agents_(agents), profiles_(profiles) {}  ///< all zero
  /// [agent * profiles + profile].
  AgentAmounts(std::uint32_t agents, std::uint32_t profiles, ScaledTable table)
      : agents_(agents), profiles_(profiles), scaled_(std::make_shared<const ScaledTable>(std::move(table))) {}

  Rational operator()(Agent agent, Profile profile) const {
    if (!table_.empty()) return table_[at(agent, profile)];
    return scaled_ ? (*scaled_)[at(agent, profile)] : Rational();
  }
  /// To change the amount; from then on all are kept as rationals.
  Rational& operator()(Agent agent, Profile profile) {
    if (table_.empty()) keep_as_rationals();
    return table_[at(agent, profile)];
  }
  /// Of all agents.
  Rational total(Profile profile) const;
  std::size_t size() const { return std::size_t{agents_} * profiles_; }  ///< agents times profiles
  bool is_zero() const;
  /// Over a common denominator, if they are kept so.
  const ScaledTable* scaled() const { return scaled_.get(); }
  /// A common denominator of all amounts.
  Rational denominator() const;
  friend bool operator==(const AgentAmounts& left, const AgentAmounts& right);

 private:
  std::size_t at(Agent agent, Profile profile) const { return std::size_t{agent.value} * profiles_ + profile.value; }
  void keep_as_rationals();
  std::uint32_t agents_ = 0, profiles_ = 0;
  std::vector<Rational> table_;
  std::shared_ptr<const ScaledTable> scaled_;
};

/// States that are nobody's type: nobody reports them and no rule depends on them. The payoffs of the environment are
/// expectations over them, given the types.
struct HiddenStates {
  std::vector<std::string> labels;  ///< none: there are no states
  std::vector<Rational> joint;      ///< p(theta, omega), [profile * states + state]; its sums over states are the prior
  std::vector<Payoffs> payoffs;     ///< [state]: u_i(a, theta, omega)

  const Rational& operator()(Profile theta, std::uint32_t state) const {
    return joint[std::size_t{theta.value} * count() + state];
  }
  bool empty() const { return labels.empty(); }
  std::uint32_t count() const { return static_cast<std::uint32_t>(labels.size()); }
  friend bool operator==(const HiddenStates&, const HiddenStates&) = default;
};

struct Environment {
  TypeSpace types;
  Prior prior;
  std::vector<std::string> outcomes;  ///< labels
  Payoffs payoffs;
  CoalitionPattern coalitions;   ///< contains every singleton
  AgentAmounts outside_options;  ///< u_i if agent i does not take part, by profile
  HiddenStates states = {};

  /// With hidden states there are no payoffs at types that never occur, and no comparison is made there.
  bool has_payoffs(Profile profile) const { return states.empty() || prior(profile).sign() != 0; }
  std::uint32_t outcome_count() const { return static_cast<std::uint32_t>(outcomes.size()); }
  Rational surplus(Outcome outcome, Profile profile) const;  ///< sum_i u_i(a, theta)
};

/// sum_i u_i(a, theta) for every a, at one profile after another. From one profile to the next,
/// what the agents before the first with another type add up to stands already, where payoffs are
/// kept by own type: two additions for each outcome on average, if profiles come in their order.
class SurplusWalk {
 public:
  explicit SurplusWalk(const Environment& environment);
  /// Starts, or goes on, at this profile.
  void go_to(Profile profile);
  const Rational& operator()(Outcome outcome) const { return sums_.back()[outcome.value]; }

 private:
  const Environment& environment_;
  std::uint32_t kept_by_own_type_ = 0;       // so many agents, from the first on
  std::vector<Type> types_;                  // at the profile before; empty at first
  std::vector<std::vector<Rational>> sums_;  // [number of agents][outcome]
};

}  // namespace candor
