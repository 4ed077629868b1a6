// SPDX-License-Identifier: MIT
// everywhere: an amount at every type profile.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/properties/finite/describe.hpp"

namespace candor {

/// At every type profile, under truth, the amount of each coalition listed stands in the relation
/// to the number given for the profile.
struct Everywhere {
  static constexpr std::string_view property = "everywhere";
  Quantity quantity = Quantity::utility;
  std::optional<std::size_t> allocation;  ///< needed unless quantity is transfer
  std::optional<std::size_t> transfers;   ///< needed unless quantity is payoff
  Relation relation;
  std::string text;  ///< of the number, as the case wrote it
  struct Part {
    Coalition coalition;
    std::vector<Rational> numbers;  ///< one for each profile
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;
  friend bool operator==(const Everywhere&, const Everywhere&) = default;
};

template <class Visitor>
void describe(Visitor& visit, Everywhere& claim) {
  visit.quantity(claim.quantity, {Quantity::payoff, Quantity::transfer, Quantity::utility},
                 "at a type profile there are payoffs, transfers and utilities, but no probabilities");
  visit.rules(claim.quantity, claim.allocation, claim.transfers);
  visit.amounts(claim);
}

template <Amount A>
void compare(const ModelOf<A>&, const Everywhere&, JudgeOf<A>&);

}  // namespace candor
