// SPDX-License-Identifier: MIT
// All that is said about a property of dynamic models, once for every printer.
//
// The words of a property stand in a file beside this one, named after it or after what it shares with
// others: a `Saying` of the property (saying.hpp), and a line that makes it known. A property without
// words does not link.
#pragma once

#include <string>

#include "reports/words/dynamic/argument.hpp"

namespace candor::dynamic::wording {

/// What the two numbers of a comparison are: "utility", "outside option". Empty where a number speaks
/// for itself.
struct Sides {
  std::string left, right;
};
Sides truth_and_misreport();
Sides of_strategies(Place::About about);  ///< of policies and schemes, and of truth under them

template <class Claim>
struct Said {
  static Definition definition(const Claim& claim);                        ///< of the property
  static Sides sides(const Claim& claim, Place::About about);              ///< of its comparisons of that kind
  static Text about(const Notation& notation, const Claim& claim);         ///< in short, for a table
  static Text sentence(const Notation& notation, const Claim& claim);      ///< the claim about this example
  static Blocks proof(const Argument& argument, const Claim& claim);       ///< why it is true
  static Blocks refutation(const Argument& argument, const Claim& claim);  ///< why it is false
};

}  // namespace candor::dynamic::wording
