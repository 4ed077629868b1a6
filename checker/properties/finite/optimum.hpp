// SPDX-License-Identifier: MIT
// optimum: the best transfers.
#pragma once

#include <optional>
#include <string_view>

#include "checker/properties/finite/describe.hpp"
#include "checker/properties/finite/requirements.hpp"

namespace candor {

struct Optimality;
struct BetterTransfers;
struct ObjectiveBound;
struct FarkasCombination;

/// Over all transfer rules that meet the requirements, the least (or largest) value of an expected
/// transfer or utility, or of the difference of two, is exactly this number.
struct Optimum {
  static constexpr std::string_view property = "optimum";
  static constexpr std::string_view needs =
      "transfers that attain the number, and a combination of the requirements that shows it to be a bound, are "
      "needed";
  enum class Direction { least, largest };
  TransferRequirements requirements;
  Direction direction = Direction::least;
  Quantity quantity = Quantity::transfer;  ///< transfer or utility
  Coalition coalition;
  JointType given;                 ///< of positive probability, or a whole profile; the empty coalition: ex ante
  std::optional<JointType> minus;  ///< the same given these types is subtracted
  Rational number;
};

template <class Visitor>
void describe(Visitor& visit, Optimum& claim) {
  visit.requirements(claim.requirements);
  visit.quantity(claim.quantity, {Quantity::transfer, Quantity::utility},
                 "an optimum over transfers is one of transfers or utilities");
  visit.coalition(claim.coalition);
  visit.types(Field{"given", "what is known of the true types"}, claim.given);
  visit.types(Field{"minus", "types given which the same is subtracted"}, claim.minus);
  visit.extremum(claim.direction, claim.number);
}

void compare(const FiniteModel&, const Optimum&, const Optimality&, Judge&);
/// The negations: better transfers; no transfers as good; no transfers at all.
void compare(const FiniteModel&, const Optimum&, const BetterTransfers&, Judge&);
void compare(const FiniteModel&, const Optimum&, const ObjectiveBound&, Judge&);
void compare(const FiniteModel&, const Optimum&, const FarkasCombination&, Judge&);

}  // namespace candor
