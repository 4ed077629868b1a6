// SPDX-License-Identifier: MIT
// Identities of polynomials, judged by their coefficients.
#pragma once

#include "checker/model/continuum/model.hpp"
#include "checker/model/continuum/partnership.hpp"
#include "checker/properties/continuum/claim.hpp"
#include "checker/properties/judgement.hpp"

namespace candor::continuum {

/// On every piece: the coefficients of both sides are the same. The functions have the same breaks.
void expand_equality(const PiecewisePolynomial& left, const PiecewisePolynomial& right, Judge& judge);
void expand_identity(const Model& model, const Identity& claim, Judge& judge);
/// H = v G - integral of G from 0 to v.
void expand_incentives(const PartnershipFunctions& functions, Judge& judge);
/// E H - H = W: the interim transfer of the rule -H(v_i) + (1/(n-1)) sum of H(v_j).
void expand_interim_transfer(const PartnershipFunctions& functions, Judge& judge);

}  // namespace candor::continuum
