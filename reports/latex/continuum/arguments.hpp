// SPDX-License-Identifier: MIT
// Parts of proofs and refutations about continuum models, for running text with displays.
#pragma once

#include <string>
#include <vector>

#include "checker/model/continuum/partnership.hpp"
#include "checker/properties/continuum/evidence.hpp"
#include "checker/properties/judgement.hpp"
#include "reports/latex/proof.hpp"

namespace candor::continuum {

const Place& place_of(const Judgement& judgement);

/// Where each v_i* lies below h_i, and what W is there: a table, one row for each agent.
std::string points_above(const tex::Setting& setting, const PartnershipFunctions& functions,
                         const std::vector<Rational>& shares, const std::vector<Rational>& points);
/// W(l_i) + l_i (G(l_i) - r_i), likewise.
std::string points_anywhere(const tex::Setting& setting, const PartnershipFunctions& functions,
                            const std::vector<Rational>& shares, const std::vector<Rational>& points);
/// "=0.0143", or nothing if the number is short.
std::string compared(const Judgement& judgement, const std::string& left);
/// Left sides of the comparisons of coefficients, put together again.
PiecewisePolynomial function_compared(const std::vector<Judgement>& judgements, const std::vector<Rational>& breaks);

}  // namespace candor::continuum
