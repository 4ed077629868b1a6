// SPDX-License-Identifier: MIT
#include "checker/model/finite/type_space.hpp"

#include <stdexcept>

namespace candor {

TypeSpace::TypeSpace(std::vector<AgentTypes> agents) : agents_(std::move(agents)), stride_(agents_.size()) {
  if (agents_.size() > most_agents) throw std::length_error("more than " + std::to_string(most_agents) + " agents");
  std::uint64_t count = 1;
  for (std::size_t i = agents_.size(); i-- > 0;) {
    stride_[i] = static_cast<std::uint32_t>(count);
    count *= agents_[i].types.size();
    if (count > (1u << 30)) throw std::length_error("more than 2^30 type profiles");
  }
  profile_count_ = static_cast<std::uint32_t>(count);
}

std::uint32_t TypeSpace::joint_type_count(Coalition coalition) const {
  std::uint32_t count = 1;
  for (Agent i : coalition) count *= type_count(i);
  return count;
}

std::optional<Agent> TypeSpace::find_agent(std::string_view label) const {
  for (std::uint32_t i = 0; i < agent_count(); ++i)
    if (agents_[i].agent == label) return Agent{i};
  return std::nullopt;
}

std::optional<Type> TypeSpace::find_type(Agent agent, std::string_view label) const {
  for (std::uint32_t t = 0; t < type_count(agent); ++t)
    if (agents_[agent.value].types[t].label == label) return Type{t};
  return std::nullopt;
}

Type TypeSpace::type_of(JointType joint, Agent agent) const {
  std::uint32_t later = 1;  // number of joint types of the members after the agent
  for (Agent member : joint.coalition)
    if (member > agent) later *= type_count(member);
  return Type{joint.index / later % type_count(agent)};
}

JointType TypeSpace::joint_type(Coalition coalition, const std::vector<Type>& types) const {
  std::uint32_t index = 0;
  std::size_t k = 0;
  for (Agent member : coalition) index = index * type_count(member) + types.at(k++).value;
  return {coalition, index};
}

JointType TypeSpace::restrict(Profile profile, Coalition coalition) const {
  if (coalition == grand_coalition()) return {coalition, profile.value};
  std::uint32_t index = 0;
  for (Agent member : coalition) index = index * type_count(member) + type_of(profile, member).value;
  return {coalition, index};
}

JointType TypeSpace::restrict(JointType joint, Coalition part) const {
  std::uint32_t index = 0;
  for (Agent member : part) index = index * type_count(member) + type_of(joint, member).value;
  return {part, index};
}

JointType TypeSpace::join(JointType left, JointType right) const {
  return restrict(Profile{offset(left) + offset(right)}, left.coalition.united_with(right.coalition));
}

std::uint32_t TypeSpace::offset(JointType joint) const {
  std::uint32_t result = 0;
  for (Agent member : joint.coalition) result += type_of(joint, member).value * stride_[member.value];
  return result;
}

// Each member multiplies the list: from the back, so that it can be done in place.
std::vector<std::uint32_t> TypeSpace::offsets(Coalition coalition) const {
  std::vector<std::uint32_t> result(joint_type_count(coalition));
  if (result.empty()) return result;
  std::size_t done = 1;
  for (Agent member : coalition) {
    const std::uint32_t count = type_count(member);
    for (std::size_t k = done; k-- > 0;)
      for (std::uint32_t t = count; t-- > 0;) result[k * count + t] = result[k] + t * stride_[member.value];
    done *= count;
  }
  return result;
}

}  // namespace candor
