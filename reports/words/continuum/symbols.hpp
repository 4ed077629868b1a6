// SPDX-License-Identifier: MIT
// The symbols in which continuum models are written: letters, polynomials, functions in pieces, shares,
// agents, distributions.
#pragma once

#include <string_view>
#include <vector>

#include "checker/model/continuum/model.hpp"
#include "checker/properties/continuum/claim.hpp"
#include "reports/document/document.hpp"
#include "reports/document/letters.hpp"

namespace candor::continuum {

/// For `using namespace` inside the function that writes a formula.
namespace symbols {
using namespace document::letters;
using document::Math;

inline const Math F = document::letter("F"), G = document::letter("G"), H = document::letter("H"),
                  W = document::letter("W"), P = document::letter("P"), c = document::letter("c"),
                  n = document::letter("n"), z = document::letter("z"), beta = document::letter("beta"),
                  mu = document::letter("mu"), ell = document::named("l", document::letter("ell")),
                  varphi = document::named("phi", document::letter("varphi")),
                  lowest_value = document::named("lowest theta", document::underlined(theta)),
                  highest_value = document::named("highest theta", document::bar(theta)),
                  lowest_cost = document::named("lowest c", document::underlined(c)),
                  highest_cost = document::named("highest c", document::bar(c));

inline Math parenthesised(Math part) { return document::fenced(document::Fence::round, {std::move(part)}); }
inline Math worst_off(Math agent) { return document::starred(v[std::move(agent)]); }  ///< v_{i}^{*}
inline Math expected(Math of) { return document::expectation({}, std::move(of)); }
inline Math positive_part(Math of) { return raised(parenthesised(std::move(of)), document::upright("+")); }
/// F^{n-1}
inline Math power(const Math& base, Math exponent) { return raised(base, std::move(exponent)); }
}  // namespace symbols

/// "1/6 - 2/3*x^3", as case files have it, where nothing can be typeset: rising powers; 0 for none.
document::Math polynomial(const Polynomial& polynomial, std::string_view variable);
/// The polynomial, if there is but one; otherwise each with its interval. Neighbours that are the
/// same polynomial are one piece.
document::Math pieces(const PiecewisePolynomial& function, std::string_view variable);
/// As it is if it is short; its first digits otherwise, "0.014282519...".
document::Math number(const Rational& value);
document::Math interval(const Rational& lower, const Rational& upper);
document::Math vector(const std::vector<Rational>& numbers);

/// The label, or the number if the instance is not about the model's agents; B and S of a trade.
document::Math agent(const Model& model, const Instance& instance, std::uint32_t agent);
document::Text distribution(const Model& model, std::size_t distribution);
/// Whether an instance is named with its shares, or with the number of its agents alone.
enum class Shown { shares, size };
/// "For the shares r = (1/2, 1/2) and values from uniform".
document::Text for_instance(const Model& model, const Instance& instance, Shown shown = Shown::shares);

}  // namespace candor::continuum
