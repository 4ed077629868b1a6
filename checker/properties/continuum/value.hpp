// SPDX-License-Identifier: MIT
// Claims that a number is, or lies, where it is said to.
#pragma once

#include "checker/evidence.hpp"
#include "checker/model/continuum/model.hpp"
#include "checker/properties/continuum/claim.hpp"
#include "checker/properties/judgement.hpp"

namespace candor::continuum {

void expand_value(const Model& model, const Value& claim, const candor::Evidence& evidence, Judge& judge);
void expand_function(const Model& model, const Function& claim, Judge& judge);

/// The claim that S >= 0 as one about the value of S.
Value surplus_is_not_negative(const PartnershipInstance& instance);

}  // namespace candor::continuum
