// SPDX-License-Identifier: MIT
#include "reports/export/certificate/writer.hpp"

#include <algorithm>

#include "checker/certificate/describe.hpp"

namespace candor::certificates {

JsonNode Writer::write(const RuleNames& rules) const {
  JsonNode list = JsonNode::array();
  for (std::size_t index : rules.indices) list.items.push_back(write(RuleName{index, rules.kind}));
  return list;
}

JsonNode Writer::write(const Names& names) const {
  require(are_distinct(names.names), {}, "two of these have the same name");
  JsonNode list = JsonNode::array();
  for (const std::string& name : names.names) list.items.push_back(write(name));
  return list;
}

JsonNode Writer::write(const std::pair<Agent, Agent>& agents) const {
  JsonNode list = JsonNode::array();
  for (Agent agent : {agents.first, agents.second}) list.items.push_back(write(vocabulary.types().label(agent)));
  return list;
}

JsonNode Writer::write(Coalition coalition) const {
  JsonNode list = JsonNode::array();
  for (Agent agent : coalition) list.items.push_back(write(vocabulary.types().label(agent)));
  return list;
}

JsonNode Writer::write(const CoalitionPattern& coalitions) const {
  if (is_short(vocabulary) && coalitions == all_coalitions(vocabulary.types().agent_count())) return quoted("all");
  JsonNode list = JsonNode::array();
  for (Coalition coalition : coalitions) list.items.push_back(write(coalition));
  return list;
}

JsonNode Writer::write(const JointType& joint) const {
  const TypeSpace& types = vocabulary.types();
  JsonNode map = JsonNode::object();
  for (Agent agent : joint.coalition)
    map.add(types.label(agent), write(types.label(agent, types.type_of(joint, agent)).label));
  return map;
}

JsonNode Writer::write(const MixedReport& report) const {
  JsonNode list = JsonNode::array();
  for (const MixedReport::Branch& branch : report.branches) {
    JsonNode item = JsonNode::object();
    item.add("types", write(branch.report));
    item.add("probability", write(branch.probability));
    list.items.push_back(std::move(item));
  }
  return list;
}

JsonNode Writer::write(const Lottery& lottery) const {
  JsonNode map = JsonNode::object();
  for (const Lottery::Branch& branch : lottery.branches)
    map.add(vocabulary.outcome_labels().at(branch.outcome.value), write(branch.probability));
  return map;
}

JsonNode Writer::write(const Rational& number) const {
  std::string text = number.text();
  if (text.size() > vocabulary.longest_number)
    throw std::length_error("a number of " + std::to_string(text.size()) + " characters, more than the " +
                            std::to_string(vocabulary.longest_number) + " that a certificate's may have");
  return quoted(std::move(text));
}

JsonNode Writer::write(const Event::Condition& condition) const {
  const TypeSpace& types = vocabulary.types();
  JsonNode profiles = JsonNode::array();
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    if (condition.holds[theta.value]) profiles.items.push_back(write(types.restrict(theta, types.grand_coalition())));
  JsonNode map = JsonNode::object();
  map.add("text", write(condition.text));
  map.add("profiles", std::move(profiles));
  return map;
}

JsonNode Writer::write(const Statement& statement) const {
  Writer form(vocabulary, allowance);
  form("property", std::string(property_name(statement)));
  const auto write_keys = [&](auto claim) { describe_claim(form, claim); };
  std::visit([&](const auto& of_family) { std::visit(write_keys, of_family); }, statement);
  return std::move(form.node);
}

JsonNode Writer::write(const Evidence& evidence) const {
  Writer form(vocabulary, allowance);
  const auto write_keys = [&](auto choices) { describe(form, choices); };
  std::visit(
      [&]<class Choices>(const Choices& choices) {
        if constexpr (is_evidence_of_a_family<Choices>) {
          form("kind", std::visit([](const auto& own) { return std::string(own.kind); }, choices));
          std::visit(write_keys, choices);
        } else {
          form("kind", std::string(evidence_kinds[evidence.index()]));
          write_keys(choices);
        }
      },
      evidence);
  return std::move(form.node);
}

}  // namespace candor::certificates
