// SPDX-License-Identifier: MIT
// pure_equilibria: how many Bayes-Nash equilibria in pure strategies a game form has, and which (Harsanyi 1967; Mas-
// Colell, Whinston and Green 1995, definition 8.E.1). Strategies that differ on types of probability zero alone are
// one.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Witness;
struct EnoughEquilibria;
struct MoreEquilibria;

struct PureEquilibria {
  static constexpr std::string_view property = "pure_equilibria";
  std::size_t game_form;
  std::optional<Rational> number, at_least, at_most;  ///< of them; at most one of these, a list or both
  std::vector<std::size_t> strategies;  ///< all of them: indices into FiniteModel::strategies; empty: not listed
  bool symmetric = false;               ///< of those in which all agents have the same plan
  friend bool operator==(const PureEquilibria&, const PureEquilibria&) = default;
};

template <class Visitor>
void describe(Visitor& visit, PureEquilibria& claim) {
  visit.game_form(claim.game_form);
  visit.number(Field{"number", "how many there are"}, claim.number);
  visit.number(Field{"at_least", "there are so many or more"}, claim.at_least);
  visit.number(Field{"at_most", "there are so many or fewer"}, claim.at_most);
  visit.listed(claim.game_form, claim.strategies);
  visit.flag(Field{"symmetric", "all agents have the same plan"}, claim.symmetric, false);
}

/// Over numbers alone: the strategies are not functions of parameters. The strategies listed have no profitable
/// deviation; each equilibrium found is one of them; the number. Throws OutOfScope if there are too many profiles of
/// plans to be gone through, and if what is listed is not pure, not symmetric or the same twice.
void compare(const ModelOf<Rational>&, const PureEquilibria&, Judge&);
/// The comparisons among which the one of the witness is: profiles of plans are gone through for the number alone.
/// Throws RejectedEvidence if its plans are no equilibrium.
void compare(const FiniteModel&, const PureEquilibria&, const Witness&, Judge&);
/// Each of them is an equilibrium, and they are as many as the claim says there are at least. Throws RejectedEvidence
/// if the claim says something else.
void compare(const FiniteModel&, const PureEquilibria&, const EnoughEquilibria&, Judge&);
/// The negation of the number, or of the largest number.
void compare(const FiniteModel&, const PureEquilibria&, const MoreEquilibria&, Judge&);

/// How the number of equilibria compares with which number; nothing if the claim states none.
std::optional<std::pair<Relation, Rational>> stated_number(const PureEquilibria&);

/// Throws RejectedEvidence unless these are plans that no agent of any type of positive probability gains by leaving,
/// the same for all agents if `symmetric`.
void require_pure_equilibrium(const FiniteModel&, std::size_t game_form, bool symmetric, const PlanProfile&);

}  // namespace candor
