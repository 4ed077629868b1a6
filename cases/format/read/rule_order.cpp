// SPDX-License-Identifier: MIT
#include "cases/format/read/rule_order.hpp"

#include <algorithm>

#include "cases/format/explain/suggestion.hpp"

namespace candor {

bool RuleOrder::read(std::size_t rule) {
  if (state_[rule] != State::unread) return state_[rule] == State::known;
  constexpr std::size_t longest_path = 100;
  if (path_.size() >= longest_path) {
    reading_.error(rules_.keys[rule],
                   "transfer rules refer to one another more than " + std::to_string(longest_path) + " deep");
    state_[rule] = State::failed;
    return false;
  }
  state_[rule] = State::being_read;
  path_.push_back(rule);
  const std::size_t before = reading_.errors.error_count();
  const bool fine = read_rule_(rule);
  path_.pop_back();
  state_[rule] = fine && reading_.errors.error_count() == before ? State::known : State::failed;
  return state_[rule] == State::known;
}

bool RuleOrder::need(const YamlNode& place, std::size_t rule) {
  if (state_[rule] == State::being_read) report_cycle(place, rule);
  return read(rule);
}

bool RuleOrder::prepare(const ReadFormula& formula) {
  bool ready = true;
  for (std::size_t used : formula.bound.transfers_used)
    if (used != path_.back())  // agents of the rule itself are written already, or will be
      ready = need(*formula.node, used) && ready;
  return ready;
}

void RuleOrder::report_cycle(const YamlNode& node, std::size_t back_to) {
  std::vector<std::string> cycle;
  for (auto at = std::find(path_.begin(), path_.end(), back_to); at != path_.end(); ++at)
    cycle.push_back(rules_.keys[*at].text);
  cycle.push_back(rules_.keys[back_to].text);
  std::string chain;
  for (const std::string& name : cycle) chain += (chain.empty() ? "" : " -> ") + name;
  reading_.error(node, "transfer rule '" + cycle.front() + "' is defined by itself: " + chain);
}

void report_defined_by_itself(Reading& reading, const YamlNode& node, Coalition agents, const std::string& amount) {
  std::vector<std::string> names;
  for (Agent agent : agents) names.push_back(reading.types().label(agent));
  reading.error(
      node,
      "the " + amount + " of agent" + (names.size() > 1 ? "s " : " ") + enumerated(names) + " is defined by itself",
      "a formula may refer to the agents that are written without it");
}

}  // namespace candor
