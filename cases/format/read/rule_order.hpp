// SPDX-License-Identifier: MIT
// Transfer rules may refer to one another, wherever they stand: each is read when it is first
// needed. One that leads back to itself has no value.
#pragma once

#include <functional>
#include <vector>

#include "cases/format/read/reading.hpp"

namespace candor {

class RuleOrder {
 public:
  /// `rules`: the map from name to rule. `read_rule(k)` reads the k-th; true: without an error.
  RuleOrder(Reading& reading, const YamlNode& rules, std::function<bool(std::size_t)> read_rule)
      : reading_(reading),
        rules_(rules),
        read_rule_(std::move(read_rule)),
        state_(rules.keys.size(), State::unread),
        written_(rules.keys.size()) {}

  /// True if the rule is known afterwards.
  bool read(std::size_t rule);
  /// The rule being read refers to this one at `place`. True if it is known afterwards.
  bool need(const YamlNode& place, std::size_t rule);
  /// Reads the rules that a formula of the rule being read refers to.
  bool prepare(const ReadFormula& formula);

  /// Of the rule that is being read: what it pays these agents is complete.
  void declare_written(Coalition agents) { written_[path_.back()] = written_[path_.back()].united_with(agents); }
  /// Throws AmountNotYetWritten.
  void require_written(std::size_t rule, Agent agent) const {
    if (state_[rule] == State::being_read && !written_[rule].contains(agent)) throw AmountNotYetWritten{};
  }

 private:
  enum class State { unread, being_read, known, failed };
  void report_cycle(const YamlNode& node, std::size_t back_to);

  Reading& reading_;
  const YamlNode& rules_;
  std::function<bool(std::size_t)> read_rule_;
  std::vector<State> state_;
  std::vector<Coalition> written_;  // of each rule: the agents whose transfers are complete
  std::vector<std::size_t> path_;
};

/// A formula that waits for an amount that waits for it.
void report_defined_by_itself(Reading& reading, const YamlNode& node, Coalition agents, const std::string& amount);

}  // namespace candor
