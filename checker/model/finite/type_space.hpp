// SPDX-License-Identifier: MIT
// Agents and their finite type sets: Theta = Theta_1 x ... x Theta_n.
//
// Profiles are numbered lexicographically, the first agent slowest. The types of a coalition
// ("joint type") are numbered in the same way within the coalition.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/coalition.hpp"
#include "checker/model/index.hpp"
#include "exact/rational.hpp"

namespace candor {

/// An example with more type profiles is not written out profile by profile, where it can be said
/// otherwise: certificates, reports, comparisons of a number with itself.
inline constexpr std::uint32_t most_listed_profiles = 4096;

struct TypeLabel {
  std::string label;
  std::optional<Rational> value;  ///< a numeric type has one: a valuation, a cost
  friend bool operator==(const TypeLabel&, const TypeLabel&) = default;
};

struct AgentTypes {
  std::string agent;             ///< the agent's label
  std::vector<TypeLabel> types;  ///< at least one
  friend bool operator==(const AgentTypes&, const AgentTypes&) = default;
};

/// One type for each member of a coalition: an element theta_S of Theta_S. The empty coalition has
/// exactly one.
struct JointType {
  Coalition coalition;
  std::uint32_t index = 0;  ///< 0 .. |Theta_S|-1, lexicographic, the first member slowest
  friend constexpr auto operator<=>(const JointType&, const JointType&) = default;
};

class TypeSpace {
 public:
  TypeSpace() = default;
  /// Throws std::length_error if there are more than most_agents agents or more than 2^30 profiles.
  explicit TypeSpace(std::vector<AgentTypes> agents);

  std::uint32_t agent_count() const { return static_cast<std::uint32_t>(agents_.size()); }
  std::uint32_t type_count(Agent agent) const { return static_cast<std::uint32_t>(agents_[agent.value].types.size()); }
  std::uint32_t profile_count() const { return profile_count_; }
  std::uint32_t joint_type_count(Coalition coalition) const;  ///< |Theta_S|; 1 for the empty coalition
  Coalition grand_coalition() const { return Coalition::grand(agent_count()); }
  Coalition outsiders(Coalition coalition) const { return grand_coalition().without(coalition); }

  const std::string& label(Agent agent) const { return agents_[agent.value].agent; }
  const TypeLabel& label(Agent agent, Type type) const { return agents_[agent.value].types[type.value]; }
  std::optional<Agent> find_agent(std::string_view label) const;
  std::optional<Type> find_type(Agent agent, std::string_view label) const;

  Type type_of(Profile profile, Agent agent) const {
    return Type{profile.value / stride_[agent.value] % type_count(agent)};
  }
  /// The agent must be a member.
  Type type_of(JointType joint, Agent agent) const;
  /// types[k] is the type of the k-th member.
  JointType joint_type(Coalition coalition, const std::vector<Type>& types) const;
  JointType restrict(Profile profile, Coalition coalition) const;
  /// Restriction of a joint type to a part of its coalition.
  JointType restrict(JointType joint, Coalition part) const;
  /// Disjoint coalitions only.
  JointType join(JointType left, JointType right) const;
  /// (reported_S, theta_-S): the profile with the coalition's coordinates replaced.
  Profile replace(Profile profile, JointType reported) const {
    return Profile{profile.value - offset(restrict(profile, reported.coalition)) + offset(reported)};
  }
  /// The joint type of the grand coalition as a profile. Offsets of disjoint coalitions add up to
  /// profiles: profile = offset(theta_S) + offset(theta_-S).
  Profile profile(JointType grand) const { return Profile{offset(grand)}; }
  std::uint32_t offset(JointType joint) const;
  /// offset of every element of Theta_S, in order.
  std::vector<std::uint32_t> offsets(Coalition coalition) const;
  friend bool operator==(const TypeSpace&, const TypeSpace&) = default;

 private:
  std::vector<AgentTypes> agents_;
  std::vector<std::uint32_t> stride_;  // of each agent in the numbering of profiles
  std::uint32_t profile_count_ = 0;
};

}  // namespace candor
