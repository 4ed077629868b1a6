// SPDX-License-Identifier: MIT
// A finite environment: types, common prior, outcomes, payoffs, coalition pattern, outside options.
//
// Payoffs may be interdependent: u_i(a, theta) depends on the whole profile (Guo 2019, setup; Safronov 2016, section 4 is the case of private values).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "checker/model/coalition.hpp"
#include "checker/model/finite/type_space.hpp"
#include "checker/model/index.hpp"
#include "exact/rational.hpp"

namespace candor {

/// A common prior p on Theta, correlated in general. Non-negative and summing to exactly 1: the kernel checks that before anything else.
class Prior {
 public:
  Prior() = default;
  explicit Prior(std::vector<Rational> probabilities) : probabilities_(std::move(probabilities)) {}   ///< one for each profile

  const Rational& operator()(Profile profile) const { return probabilities_[profile.value]; }
  const std::vector<Rational>& probabilities() const { return probabilities_; }
  Rational total() const;
  /// p(theta_S) = sum over theta_-S of p(theta_S, theta_-S).
  Rational marginal(const TypeSpace& types, JointType joint) const;
  /// The marginals of all joint types of a coalition, in one pass.
  std::vector<Rational> marginals(const TypeSpace& types, Coalition coalition) const;
  friend bool operator==(const Prior&, const Prior&) = default;

 private:
  std::vector<Rational> probabilities_;
};

/// u_i(a, theta), in units of money.
class Payoffs {
 public:
  Payoffs() = default;
  Payoffs(std::uint32_t agents, std::uint32_t outcomes, std::uint32_t profiles)
      : outcomes_(outcomes), profiles_(profiles), table_(std::size_t{agents} * outcomes * profiles) {}

  const Rational& operator()(Agent agent, Outcome outcome, Profile profile) const { return table_[at(agent, outcome, profile)]; }
  Rational& operator()(Agent agent, Outcome outcome, Profile profile) { return table_[at(agent, outcome, profile)]; }
  friend bool operator==(const Payoffs&, const Payoffs&) = default;

 private:
  std::size_t at(Agent agent, Outcome outcome, Profile profile) const { return (std::size_t{agent.value} * outcomes_ + outcome.value) * profiles_ + profile.value; }
  std::uint32_t outcomes_ = 0, profiles_ = 0;
  std::vector<Rational> table_;
};

/// One amount for each agent and profile: a transfer (amount paid TO the agent) or an outside option.
class AgentAmounts {
 public:
  AgentAmounts() = default;
  AgentAmounts(std::uint32_t agents, std::uint32_t profiles) : profiles_(profiles), table_(std::size_t{agents} * profiles) {}
  const Rational& operator()(Agent agent, Profile profile) const { return table_[std::size_t{agent.value} * profiles_ + profile.value]; }
  Rational& operator()(Agent agent, Profile profile) { return table_[std::size_t{agent.value} * profiles_ + profile.value]; }
  std::size_t size() const { return table_.size(); }   ///< agents times profiles
  friend bool operator==(const AgentAmounts&, const AgentAmounts&) = default;

 private:
  std::uint32_t profiles_ = 0;
  std::vector<Rational> table_;
};

struct Environment {
  TypeSpace types;
  Prior prior;
  std::vector<std::string> outcomes;      ///< labels
  Payoffs payoffs;
  CoalitionPattern coalitions;            ///< contains every singleton
  AgentAmounts outside_options;           ///< u_i if agent i does not take part, by profile

  std::uint32_t outcome_count() const { return static_cast<std::uint32_t>(outcomes.size()); }
  Rational surplus(Outcome outcome, Profile profile) const;   ///< sum_i u_i(a, theta)
};

}  // namespace candor
