// SPDX-License-Identifier: MIT
// Integers over one denominator as amounts. Include this in source files only: it brings Boost in.
#pragma once

#include "engine/profile_function.hpp"

namespace candor {

/// tabulate(store) calls store(agent, profile, denominator * amount) for all of them. They are kept as integers where
/// rationals would take much memory.
template <class Integer, class Tabulate>
AgentAmounts tabulated(std::uint32_t agents, std::uint32_t profiles, const Rational& denominator,
                       const Patience& patience, const Tabulate& tabulate) {
  constexpr std::size_t most_rationals = std::size_t{1} << 16;
  AgentAmounts amounts(agents, profiles);
  if constexpr (std::is_same_v<Integer, Checked128>) {
    if (amounts.size() > most_rationals) {
      std::vector<Int128> numerators(amounts.size());
      tabulate([&](Agent i, std::size_t theta, const Integer& number) {
        numerators[std::size_t{i.value} * profiles + theta] = number.value();
      });
      return AgentAmounts(agents, profiles, ScaledTable(denominator, std::move(numerators)));
    }
  }
  tabulate([&](Agent i, std::size_t theta, const Integer& number) {
    look_if_wide<Integer>(patience);
    amounts(i, Profile{static_cast<std::uint32_t>(theta)}) = number.rational() / denominator;
  });
  return amounts;
}

}  // namespace candor
