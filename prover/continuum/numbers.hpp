// SPDX-License-Identifier: MIT
// Searches for numbers that nobody has stated: v_i*, and sums of W(v_i*).
#pragma once

#include <optional>

#include "checker/model/continuum/model.hpp"
#include "checker/properties/continuum/claim.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor::continuum {

/// A claim that says what the number is, as closely as can be shown: that it equals a number, or is the root of an
/// irreducible polynomial with integer coefficients in an interval, or, where that is out of reach, lies in an
/// interval.
struct FoundNumber {
  Value claim;
  std::optional<Rational> up_to;  ///< of a v_i* that is not unique: every number from the claim's to this one is one
};

/// What the claim's quantity is, whatever the claim says of it. Nothing unless it is v_i* or a sum of W(v_i*). Throws
/// GaveUp, and OutOfScope if the instance is none of the model's.
std::optional<FoundNumber> find_number(const Model& model, const Value& asked, const SearchLimit& limit);

}  // namespace candor::continuum
