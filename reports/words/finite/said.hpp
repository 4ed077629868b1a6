// SPDX-License-Identifier: MIT
// All that is said about a property of finite models, once for every printer.
//
// The words of a property stand in one file beside this one, named after it: a `Saying` of the
// property (saying.hpp), and a line that makes it known. A property without words does not link.
#pragma once

#include <string>

#include "checker/kernel.hpp"
#include "reports/document/document.hpp"
#include "reports/words/finite/failed.hpp"
#include "reports/words/finite/proved.hpp"

namespace candor::wording {

/// What the two numbers of a comparison are: "utility", "outside option". Empty where a number
/// speaks for itself.
struct Sides {
  std::string left, right;
  bool are_stakes = false;   ///< they are truth and a misreport: their difference is a gain
  bool are_beliefs = false;  ///< of two types, which they tell apart
};

template <class Claim>
struct Said {
  static document::Definition definition(const Claim& claim);                    ///< of the property
  static Sides sides(const Claim& claim);                                        ///< of its comparisons
  static document::Text about(const Notation& notation, const Claim& claim);     ///< in short, for a table
  static document::Text sentence(const Notation& notation, const Claim& claim);  ///< the claim about this example
  static document::Blocks proof(const Proved& proved, const Claim& claim);       ///< why it is true
  static document::Blocks refutation(const Failed& failed, const Claim& claim);  ///< why it is false
};

}  // namespace candor::wording
