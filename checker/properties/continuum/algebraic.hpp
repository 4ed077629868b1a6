// SPDX-License-Identifier: MIT
// Sums of W(v_i*) at irrational v_i*: arithmetic modulo the polynomials that the v_i* are roots of,
// and a test that such a number is 0.
//
// Let A = Q[x_1..x_m] / (p_1(x_1), ..., p_m(x_m)), where v*_j is a root of p_j. Taking x_j to v*_j
// respects sums and products, so a polynomial that vanishes at an element of A vanishes at the
// number the element is taken to. If mu = y^k nu with nu(0) != 0 vanishes at the number, and no
// root of nu is smaller in modulus than B (Cauchy: |nu_0| / (|nu_0| + max |nu_i|)), then a number
// within (-B, B) is 0.
#pragma once

#include "checker/model/continuum/partnership.hpp"
#include "checker/properties/continuum/evidence.hpp"
#include "checker/properties/judgement.hpp"

namespace candor::continuum {

/// Q[x_1..x_m] modulo one polynomial in each variable, as a vector space over the monomials below
/// the degrees, the first variable fastest.
class QuotientRing {
 public:
  using Element = std::vector<Rational>;
  static constexpr std::size_t largest_dimension = 64;

  /// The polynomials are not constant. Throws OutOfScope if the dimension is more than
  /// largest_dimension.
  explicit QuotientRing(std::vector<Polynomial> moduli);
  std::size_t dimension() const { return dimension_; }
  Element constant(const Rational& value) const;
  /// A polynomial in one of the variables.
  Element of_variable(std::size_t variable, const Polynomial& polynomial) const;
  Element product(const Element& left, const Element& right) const;
  /// A polynomial of an element.
  Element value(const Polynomial& polynomial, const Element& element) const;

 private:
  Element times_variable(const Element& element, std::size_t variable) const;
  std::vector<Polynomial> moduli_;  // monic
  std::vector<std::size_t> strides_;
  std::size_t dimension_ = 1;
};

/// The number sum of weights_i W(v_i*), as evidence presents it.
struct AlgebraicSum {
  QuotientRing ring;
  QuotientRing::Element element;
  Enclosure enclosure;
};
/// Sends the judgements that each root's polynomial divides G - r_i on the piece of its interval
/// and has a root there. Throws RejectedEvidence if there is not one root for each agent, or an
/// interval lies in no piece; OutOfScope if the ring is too large.
AlgebraicSum algebraic_sum(const PartnershipFunctions& functions, const std::vector<Rational>& shares,
                           const std::vector<Rational>& weights, const std::vector<Algebraic::Root>& roots,
                           Judge& judge);

/// Sends the judgements that `polynomial` is 0 at the number.
void expand_zero(const AlgebraicSum& sum, const Polynomial& polynomial, const Polynomial& annihilator, Judge& judge);

/// The bound B of an annihilating polynomial y^k nu: no root but 0 is as small. Nothing if nu is
/// constant: 0 is the only root. Throws RejectedEvidence if 0 is no root, or the polynomial is 0.
std::optional<Rational> isolation_of_zero(const Polynomial& annihilator);

}  // namespace candor::continuum
