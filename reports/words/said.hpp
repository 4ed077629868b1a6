// SPDX-License-Identifier: MIT
// All that is said about a property, once for every printer.
//
// The words of a property stand in a file named after it, or after what it shares with others, in the
// folder of its family: a `Saying` of the property with these functions (saying.hpp), and behind its
// namespace a line that makes it known. A property without words does not link.
#pragma once

#include <string>

#include "reports/document/document.hpp"

namespace candor {

/// What the two numbers of a comparison are: "utility", "outside option". Empty where a number speaks
/// for itself.
struct Sides {
  std::string left, right;
  bool are_stakes = false;   ///< they are truth and a misreport: their difference is a gain
  bool are_beliefs = false;  ///< of two types, which they tell apart
};

/// What a claim about one number says, for a table.
struct StatedNumber {
  document::Text about;     ///< above all tables: "under the mechanism liu"
  document::Text at;        ///< above the table: "period 2, k = ((0, 1), a)"; may be empty
  document::Math quantity;  ///< what it is, there
  document::Math stated;    ///< with its relation, unless they are to be equal
};

/// A family of models names the types that its words are about: an example, a claim that is proved, one
/// that is refuted, and a kind of comparison.
template <class FamilyOfModels, class Claim>
struct Said {
  using Example = typename FamilyOfModels::Example;
  using Proved = typename FamilyOfModels::Proved;
  using Failed = typename FamilyOfModels::Failed;
  using Kind = typename FamilyOfModels::Kind;

  static document::Definition definition(const Claim& claim);                    ///< of the property
  static Sides sides(const Claim& claim, Kind kind);                             ///< of its comparisons of that kind
  static document::Text about(const Example& example, const Claim& claim);       ///< in short, for a table
  static document::Text sentence(const Example& example, const Claim& claim);    ///< the claim about this example
  static document::Blocks proof(const Proved& proved, const Claim& claim);       ///< why it is true
  static document::Blocks refutation(const Failed& failed, const Claim& claim);  ///< why it is false
};

}  // namespace candor
