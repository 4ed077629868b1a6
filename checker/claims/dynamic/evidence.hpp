// SPDX-License-Identifier: MIT
// Evidence for claims about dynamic models: strategies, never their values. The kernel computes the value of a strategy by backward induction (over an infinite horizon, where
// strategies are stationary: as the solution of its equations); that no other strategy is better is shown by that value function satisfying the Bellman inequality of every state and choice.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "checker/model/coalition.hpp"
#include "exact/rational.hpp"

namespace candor::dynamic {

/// What a planner who sees all types chooses: [period - 1][profile], an outcome.
struct Plan {
  static constexpr std::string_view kind = "plan";
  bool refutes = false;                    ///< the judgements are those of the claim's negation
  std::vector<std::vector<std::uint32_t>> outcomes;
};

/// What all agents together report under a rule that uses no history: [period - 1][true profile], a report profile.
struct Reporting {
  static constexpr std::string_view kind = "reporting";
  bool refutes = false;
  std::vector<std::vector<std::uint32_t>> reports;
};

/// What a coalition that pools its types reports: [period - 1][state * joint types + joint type], a joint type; states as Model::state_index numbers them.
struct Policy {
  static constexpr std::string_view kind = "policy";
  bool refutes = false;
  Coalition coalition;
  std::vector<std::vector<std::uint32_t>> reports;
};

/// The worst that the others can do to each of some agents, who are truthful: [period - 1][state], a joint type of the others.
struct Opposition {
  static constexpr std::string_view kind = "opposition";
  bool refutes = false;
  struct Against {
    Agent agent;
    std::vector<std::vector<std::uint32_t>> reports;
  };
  std::vector<Against> policies;           ///< in the order of the agents
};

/// Shows that nothing can be gained by collusion: what the agents are sure of adds up to the most that all together can get.
struct Immunity {
  static constexpr std::string_view kind = "immunity";
  Opposition opposition;                   ///< one for each agent
  Policy policy;                           ///< of the grand coalition
};

/// Refutes collusion-proofness: a coalition reports by this policy, with side payments of the balanced team and these lump sums.
struct Collusion {
  static constexpr std::string_view kind = "collusion";
  Policy policy;
  std::vector<Rational> lump_sums;         ///< for each agent of the model; outsiders' are 0
};

using Evidence = std::variant<Plan, Reporting, Policy, Opposition, Immunity, Collusion>;

/// The judgements of such evidence are those of the claim's negation: all of them must hold, and then the claim is refuted.
bool shows_the_negation(const Evidence& evidence);

}  // namespace candor::dynamic
