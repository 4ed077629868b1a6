// SPDX-License-Identifier: MIT
// every_pure_equilibrium: every Bayes-Nash equilibrium in pure strategies brings about what is efficient, or what an
// allocation rule says (full implementation: Jackson 1991; Maskin 1999).
#pragma once

#include <optional>
#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Witness;

struct EveryPureEquilibrium {
  static constexpr std::string_view property = "every_pure_equilibrium";
  std::size_t game_form;
  std::optional<std::size_t> allocation;  ///< whose lotteries it induces; without one: it is efficient
  bool symmetric = false;                 ///< of those in which all agents have the same plan
  friend bool operator==(const EveryPureEquilibrium&, const EveryPureEquilibrium&) = default;
};

template <class Visitor>
void describe(Visitor& visit, EveryPureEquilibrium& claim) {
  visit.game_form(claim.game_form);
  visit.induced(claim.allocation);
  visit.flag(Field{"symmetric", "all agents have the same plan"}, claim.symmetric, false);
}

/// Over numbers alone: the strategies are not functions of parameters. At each type profile of positive probability:
/// the expected surplus and the largest, or the probabilities of each outcome. Throws OutOfScope as PureEquilibria
/// does.
void compare(const ModelOf<Rational>&, const EveryPureEquilibrium&, Judge&);
/// The comparisons about the plans of the witness. Throws RejectedEvidence if there are none, or they are no
/// equilibrium.
void compare(const FiniteModel&, const EveryPureEquilibrium&, const Witness&, Judge&);

}  // namespace candor
