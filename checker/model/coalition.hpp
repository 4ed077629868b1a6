// SPDX-License-Identifier: MIT
// A coalition: a set of agents. A coalition pattern: the coalitions that can form.
#pragma once

#include <bit>
#include <cstdint>
#include <iterator>
#include <vector>

#include "checker/model/index.hpp"

namespace candor {

inline constexpr std::uint32_t most_agents = 20;

class Coalition {
 public:
  constexpr Coalition() = default;  ///< the empty set
  static constexpr Coalition of(Agent agent) { return Coalition(1u << agent.value); }
  static constexpr Coalition grand(std::uint32_t agents) { return Coalition((1u << agents) - 1u); }
  static constexpr Coalition from_bits(std::uint32_t bits) { return Coalition(bits); }

  constexpr bool contains(Agent agent) const { return (bits_ >> agent.value & 1u) != 0; }
  constexpr bool is_subset_of(Coalition other) const { return (bits_ & ~other.bits_) == 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::uint32_t size() const { return static_cast<std::uint32_t>(std::popcount(bits_)); }
  constexpr std::uint32_t bits() const { return bits_; }
  constexpr Coalition with(Agent agent) const { return Coalition(bits_ | 1u << agent.value); }
  constexpr Coalition without(Coalition other) const { return Coalition(bits_ & ~other.bits_); }
  constexpr Coalition united_with(Coalition other) const { return Coalition(bits_ | other.bits_); }
  constexpr Coalition intersected_with(Coalition other) const { return Coalition(bits_ & other.bits_); }

  /// The members, in the order of the case: `for (Agent i : coalition)`.
  class Iterator {
   public:
    constexpr explicit Iterator(std::uint32_t rest) : rest_(rest) {}
    constexpr Agent operator*() const { return Agent{static_cast<std::uint32_t>(std::countr_zero(rest_))}; }
    constexpr Iterator& operator++() {
      rest_ &= rest_ - 1;
      return *this;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;
    using value_type = Agent;
    using difference_type = int;
    using reference = Agent;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;

   private:
    std::uint32_t rest_;
  };
  constexpr Iterator begin() const { return Iterator(bits_); }
  constexpr Iterator end() const { return Iterator(0); }

  friend constexpr auto operator<=>(Coalition, Coalition) = default;

 private:
  constexpr explicit Coalition(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;
};

using CoalitionPattern = std::vector<Coalition>;  ///< distinct, non-empty

CoalitionPattern all_coalitions(
    std::uint32_t agents);  ///< every non-empty set, smaller ones first, then in the order of their members
CoalitionPattern proper_coalitions(std::uint32_t agents);  ///< all but the grand coalition
CoalitionPattern singletons(std::uint32_t agents);

}  // namespace candor
