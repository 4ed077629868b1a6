// SPDX-License-Identifier: MIT
// bayes_nash_equilibrium: given its own types nobody expects to gain by another message, if the others play
// their strategies (Harsanyi 1967; Mas-Colell, Whinston and Green 1995, definition 23.D.1); and no coalition that pools
// its types and money, if some are listed.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct BayesNashEquilibrium {
  static constexpr std::string_view property = "bayes_nash_equilibrium";
  std::size_t strategies;
  CoalitionPattern coalitions;
  bool strict = false;  ///< every other message is worse: Fudenberg and Tirole 1991, section 1.2
  friend bool operator==(const BayesNashEquilibrium&, const BayesNashEquilibrium&) = default;
};

template <class Visitor>
void describe(Visitor& visit, BayesNashEquilibrium& claim) {
  visit.strategies(claim.strategies);
  visit.coalitions(claim.coalitions, UsualCoalitions::singletons);
  visit.flag(Field{"strict", "every other message is worse"}, claim.strict, false);
}

/// Over numbers alone: the strategies are not functions of parameters.
void compare(const ModelOf<Rational>&, const BayesNashEquilibrium&, Judge&);

}  // namespace candor
