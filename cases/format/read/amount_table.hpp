// SPDX-License-Identifier: MIT
// The amounts of a rule while it is read: many of them over one common denominator, as a hundred bytes for each would
// be too much.
#pragma once

#include <vector>

#include "cases/format/formula/number.hpp"
#include "checker/model/finite/environment.hpp"

namespace candor {

class AmountTable {
 public:
  AmountTable(std::uint32_t agents, std::uint32_t profiles);  ///< all zero
  void set(Agent agent, Profile profile, const Number& amount);
  Number operator()(Agent agent, Profile profile) const;
  /// The amounts as the model keeps them; the table is done with.
  AgentAmounts take();

 private:
  std::size_t at(Agent agent, Profile profile) const { return std::size_t{agent.value} * profiles_ + profile.value; }
  bool make_common(Int64 denominator);
  void keep_as_rationals();
  std::uint32_t agents_, profiles_;
  bool over_denominator_;
  Int128 denominator_ = 1;          // less than 2^62
  std::vector<Int128> numerators_;  // [agent * profiles + profile]; empty while all are zero
  AgentAmounts amounts_;            // unless over a denominator
};

/// An amount of a rule that has been read.
Number amount_of(const AgentAmounts& amounts, Agent agent, Profile profile, std::uint32_t profiles);

}  // namespace candor
