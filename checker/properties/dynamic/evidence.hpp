// SPDX-License-Identifier: MIT
// Evidence for claims about dynamic models: strategies, never their values. The kernel computes the
// value of a strategy by backward induction (over an infinite horizon, where strategies are
// stationary: as the solution of its equations); that no other strategy is better is shown by that
// value function satisfying the Bellman inequality of every state and choice.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "checker/model/finite/type_space.hpp"
#include "exact/rational.hpp"

namespace candor::dynamic {

/// What a planner who sees all types chooses: [period - 1][profile], an outcome.
struct Plan {
  static constexpr std::string_view kind = "plan";
  bool refutes = false;  ///< the judgements are those of the claim's negation
  std::vector<std::vector<std::uint32_t>> outcomes;
};

/// What all agents together report under a rule that uses no history: [period - 1][true profile], a
/// report profile.
struct Reporting {
  static constexpr std::string_view kind = "reporting";
  bool refutes = false;
  std::vector<std::vector<std::uint32_t>> reports;
};

/// What a coalition that pools its types reports: [period - 1][state * joint types + joint type], a
/// joint type; states as Model::state_index numbers them.
struct Policy {
  static constexpr std::string_view kind = "policy";
  bool refutes = false;
  Coalition coalition;
  std::vector<std::vector<std::uint32_t>> reports;
};

/// The worst that the others can do to each of some agents, who are truthful: [period - 1][state],
/// a joint type of the others.
struct Opposition {
  static constexpr std::string_view kind = "opposition";
  bool refutes = false;
  struct Against {
    Agent agent;
    std::vector<std::vector<std::uint32_t>> reports;
  };
  std::vector<Against> policies;  ///< in the order of the agents
};

/// Shows that nothing can be gained by collusion: what the agents are sure of adds up to the most
/// that all together can get.
struct Immunity {
  static constexpr std::string_view kind = "immunity";
  Opposition opposition;  ///< one for each agent
  Policy policy;          ///< of the grand coalition
};

/// Refutes collusion-proofness: a coalition reports by this policy, with side payments of the
/// balanced team and these lump sums.
struct Collusion {
  static constexpr std::string_view kind = "collusion";
  Policy policy;
  std::vector<Rational> lump_sums;  ///< for each agent of the model; outsiders' are 0
};

/// Refutes collusion-proofness: a scheme that the model has.
struct WrittenScheme {
  static constexpr std::string_view kind = "scheme";
  std::size_t scheme = 0;  ///< index into Model::schemes
};

/// A scheme of one period whose reports may be drawn by lot.
struct MixedScheme {
  static constexpr std::string_view kind = "mixed_scheme";
  bool refutes = false;
  Coalition coalition;
  std::vector<std::vector<Rational>> reports;        ///< [joint message][joint report]: probabilities
  std::vector<std::vector<Rational>> side_payments;  ///< [joint message][agent]: to the agents; outsiders' are 0
};

/// Bounds what schemes of one period can give: what is asked of them, times multipliers, is added
/// to the utilities that are bounded. Side payments then cancel, and what remains is at most the
/// largest that any report gives at each message.
struct SchemeBounds {
  static constexpr std::string_view kind = "scheme_bounds";
  bool refutes = false;
  struct Multiplier {
    Agent agent;
    std::optional<JointType> truth,
        report;  ///< both: he does not gain by this message; truth alone: he accepts; none: he accepts ex ante
    Rational value;
  };
  struct Bound {
    Coalition coalition;
    std::vector<Multiplier> multipliers;
  };
  std::vector<Bound> bounds;  ///< one for each coalition that the claim is about
};

/// Shows what an optimum is at most (of a least one: at least), or exactly: a bound that no scheme
/// passes, and a scheme, which attains the number if it is to be exact. Without a scheme the bound
/// would be one of nothing.
struct SchemeAndBound {
  static constexpr std::string_view kind = "scheme_and_bound";
  MixedScheme scheme;
  SchemeBounds bounds;
};

/// Mixed strategies in a game of one period between an agent and all others: what he can make sure
/// of, and how they keep him from more.
struct MixedPlay {
  static constexpr std::string_view kind = "mixed_play";
  bool refutes = false;
  struct Match {
    Agent agent;
    std::vector<std::vector<Rational>> own;  ///< [type][report]: probabilities; empty: not needed
    std::vector<Rational> others;            ///< [joint report of all others]; empty: not needed
  };
  std::vector<Match> matches;  ///< in the order of the agents
};

/// A class of its own, whose copies and destruction are compiled once: they are the same everywhere.
class Evidence : public std::variant<Plan, Reporting, Policy, Opposition, Immunity, Collusion, WrittenScheme,
                                     MixedScheme, SchemeBounds, SchemeAndBound, MixedPlay> {
 public:
  using variant::variant;
  Evidence();
  Evidence(const Evidence&);
  Evidence(Evidence&&) noexcept;
  Evidence& operator=(const Evidence&);
  Evidence& operator=(Evidence&&) noexcept;
  ~Evidence();
};

/// The judgements of such evidence are those of the claim's negation: all of them must hold, and
/// then the claim is refuted.
bool shows_the_negation(const Evidence& evidence);

}  // namespace candor::dynamic

template <>
struct std::variant_size<candor::dynamic::Evidence> : std::variant_size<candor::dynamic::Evidence::variant> {};
template <std::size_t I>
struct std::variant_alternative<I, candor::dynamic::Evidence>
    : std::variant_alternative<I, candor::dynamic::Evidence::variant> {};
