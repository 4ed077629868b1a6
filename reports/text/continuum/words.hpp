// SPDX-License-Identifier: MIT
// What findings about continuum models speak of, in words.
#pragma once

#include <string>
#include <vector>

#include "checker/model/continuum/model.hpp"
#include "checker/properties/continuum/claim.hpp"

namespace candor::continuum {

std::string list(const std::vector<Rational>& numbers);     ///< "1/2, 1/4, 1/4"
std::string in_words(const Polynomial& polynomial);         ///< "1/6 - 1/2*x^2"
std::string in_words(const PiecewisePolynomial& function);  ///< "x^2/2 on [0, 1]; -1 + 2*x on [1, 2]"

/// "transfer W(v_i*) of agent 2 at 1/3 for partners ..."; the instance is left out if it is the model's own.
std::string named(const Model& model, const Value& claim);
std::string stated(const Value& claim);  ///< "= 1/12", "is in [1/5, 1/4], and a root of 1 - 6*x + 6*x^2"

}  // namespace candor::continuum
