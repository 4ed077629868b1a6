// SPDX-License-Identifier: MIT
// What the quantities of continuum models are: exact numbers, functions of an agent's value, or
// sums of W(v_i*).
#pragma once

#include <optional>

#include "checker/model/continuum/model.hpp"
#include "checker/model/continuum/partnership.hpp"
#include "checker/model/continuum/trade.hpp"
#include "checker/properties/continuum/claim.hpp"

namespace candor::continuum {

/// Throw OutOfScope if the instance is none of the model's: an unknown distribution, shares that
/// are none.
PartnershipFunctions functions_of(const Model& model, const PartnershipInstance& instance);
TradeFunctions functions_of(const Model& model, const TradeInstance& instance);

/// a_i, if the quantity is the sum of a_i W(v_i*).
std::optional<std::vector<Rational>> weights_at_worst_off(const Subject& subject);

/// The function on the agent's values. Throws std::logic_error if the quantity is none.
Fraction function_of(const Model& model, const Subject& subject);

/// A quantity that is no function, no sum of W(v_i*) and no v_i*.
Rational number_of(const TradeFunctions& functions, const Subject& subject);

}  // namespace candor::continuum
