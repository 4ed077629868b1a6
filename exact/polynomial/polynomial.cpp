// SPDX-License-Identifier: MIT
#include "exact/polynomial/polynomial.hpp"

#include <algorithm>

namespace candor {

Polynomial::Polynomial(std::vector<Rational> coefficients) : coefficients_(std::move(coefficients)) { trim(); }

void Polynomial::trim() {
  while (!coefficients_.empty() && coefficients_.back().sign() == 0) coefficients_.pop_back();
}

Rational Polynomial::operator()(const Rational& x) const {
  Rational value;
  for (std::size_t k = coefficients_.size(); k-- > 0;) value = value * x + coefficients_[k];
  return value;
}

Polynomial Polynomial::derivative() const {
  std::vector<Rational> result;
  for (std::size_t k = 1; k < coefficients_.size(); ++k) result.push_back(coefficients_[k] * Rational(k));
  return Polynomial(std::move(result));
}

Polynomial Polynomial::antiderivative() const {
  std::vector<Rational> result{0};
  for (std::size_t k = 0; k < coefficients_.size(); ++k) result.push_back(coefficients_[k] / Rational(k + 1));
  return Polynomial(std::move(result));
}

Polynomial Polynomial::power(unsigned long exponent) const {
  Polynomial result(Rational(1));
  for (unsigned long k = 0; k < exponent; ++k) result = result * *this;
  return result;
}

Polynomial Polynomial::of(const Polynomial& inner) const {
  Polynomial result;
  for (std::size_t k = coefficients_.size(); k-- > 0;) result = result * inner + Polynomial(coefficients_[k]);
  return result;
}

Polynomial& Polynomial::operator+=(const Polynomial& other) {
  if (coefficients_.size() < other.coefficients_.size()) coefficients_.resize(other.coefficients_.size());
  for (std::size_t k = 0; k < other.coefficients_.size(); ++k) coefficients_[k] += other.coefficients_[k];
  trim();
  return *this;
}

Polynomial& Polynomial::operator-=(const Polynomial& other) {
  if (coefficients_.size() < other.coefficients_.size()) coefficients_.resize(other.coefficients_.size());
  for (std::size_t k = 0; k < other.coefficients_.size(); ++k) coefficients_[k] -= other.coefficients_[k];
  trim();
  return *this;
}

Polynomial operator*(const Polynomial& left, const Polynomial& right) {
  if (left.is_zero() || right.is_zero()) return {};
  std::vector<Rational> result(left.coefficients_.size() + right.coefficients_.size() - 1);
  for (std::size_t i = 0; i < left.coefficients_.size(); ++i) {
    if (left.coefficients_[i].sign() == 0) continue;
    for (std::size_t j = 0; j < right.coefficients_.size(); ++j)
      if (right.coefficients_[j].sign() != 0) result[i + j] += left.coefficients_[i] * right.coefficients_[j];
  }
  return Polynomial(std::move(result));
}

Division divide(const Polynomial& dividend, const Polynomial& divisor) {
  if (divisor.is_zero()) throw DivisionByZero();
  std::vector<Rational> rest = dividend.coefficients();
  if (rest.size() < divisor.coefficients().size()) return {{}, dividend};
  std::vector<Rational> quotient(rest.size() - divisor.degree());
  for (std::size_t k = quotient.size(); k-- > 0;) {
    quotient[k] = rest[k + divisor.degree()] / divisor.leading();
    for (std::size_t j = 0; j <= divisor.degree(); ++j) rest[k + j] -= quotient[k] * divisor.coefficients()[j];
  }
  return {Polynomial(std::move(quotient)), Polynomial(std::move(rest))};
}

namespace {

Polynomial scaled(const Polynomial& polynomial, const Rational& factor) { return polynomial * Polynomial(factor); }
Polynomial monic(const Polynomial& polynomial) {
  return polynomial.is_zero() ? polynomial : scaled(polynomial, Rational(1) / polynomial.leading());
}

/// Each the negative remainder of the two before it, up to a positive factor.
std::vector<Polynomial> sturm_chain(const Polynomial& square_free) {
  std::vector<Polynomial> chain{square_free, square_free.derivative()};
  while (!chain.back().is_zero()) {
    const Polynomial remainder = divide(chain[chain.size() - 2], chain.back()).remainder;
    chain.push_back(remainder.is_zero() ? remainder : scaled(remainder, Rational(-1) / abs(remainder.leading())));
  }
  chain.pop_back();
  return chain;
}

std::size_t sign_changes(const std::vector<Polynomial>& chain, const Rational& x) {
  std::size_t changes = 0;
  int last = 0;
  for (const Polynomial& member : chain) {
    const int sign = member(x).sign();
    if (sign == 0) continue;
    changes += last != 0 && sign != last;
    last = sign;
  }
  return changes;
}

/// The roots of a square-free polynomial in (lower, upper].
std::size_t roots_after(const Polynomial& square_free, const Enclosure& interval) {
  const std::vector<Polynomial> chain = sturm_chain(square_free);
  return sign_changes(chain, interval.lower) - sign_changes(chain, interval.upper);
}

Polynomial square_free_part(const Polynomial& polynomial) {
  return divide(polynomial, greatest_common_divisor(polynomial, polynomial.derivative())).quotient;
}

}  // namespace

Polynomial greatest_common_divisor(Polynomial left, Polynomial right) {
  while (!right.is_zero()) {
    left = divide(left, right).remainder;
    std::swap(left, right);
    right = monic(right);
  }
  return monic(left);
}

Polynomial odd_part(const Polynomial& polynomial) {
  Polynomial result(Rational(1));
  // Of the k-th polynomial the roots are those of multiplicity k or more, each once; the k-th
  // divided by the next has those of multiplicity k.
  Polynomial rest = monic(polynomial);
  for (std::size_t k = 1; rest.degree() > 0; ++k) {
    const Polynomial common = greatest_common_divisor(rest, rest.derivative());
    const Polynomial each_once = divide(rest, common).quotient;
    if (k % 2 == 1) result = result * divide(each_once, greatest_common_divisor(each_once, common)).quotient;
    rest = common;
  }
  return result;
}

std::size_t roots_in(const Polynomial& polynomial, const Enclosure& interval) {
  if (polynomial.degree() == 0) return 0;
  const Polynomial square_free = square_free_part(polynomial);
  return roots_after(square_free, interval) + (square_free(interval.lower).sign() == 0 ? 1 : 0);
}

std::size_t roots_inside(const Polynomial& polynomial, const Enclosure& interval) {
  if (polynomial.degree() == 0 || interval.lower == interval.upper) return 0;
  const Polynomial square_free = square_free_part(polynomial);
  return roots_after(square_free, interval) - (square_free(interval.upper).sign() == 0 ? 1 : 0);
}

bool is_nonnegative(const Polynomial& polynomial, const Enclosure& interval) {
  if (polynomial.is_zero()) return true;
  if (polynomial(interval.lower).sign() < 0 || polynomial(interval.upper).sign() < 0) return false;
  if (interval.lower == interval.upper) return true;
  if (roots_inside(odd_part(polynomial), interval) > 0) return false;
  // It has one sign inside, and vanishes at no more than `degree` of these points.
  const Rational step = (interval.upper - interval.lower) / Rational(polynomial.degree() + 2);
  Rational sample = interval.lower + step;
  while (polynomial(sample).sign() == 0) sample += step;
  return polynomial(sample).sign() > 0;
}

Enclosure range(const Polynomial& polynomial, const Enclosure& interval) {
  Enclosure value;
  for (std::size_t k = polynomial.coefficients().size(); k-- > 0;) {
    const Rational corners[] = {value.lower * interval.lower, value.lower * interval.upper,
                                value.upper * interval.lower, value.upper * interval.upper};
    value.lower = *std::min_element(std::begin(corners), std::end(corners)) + polynomial.coefficients()[k];
    value.upper = *std::max_element(std::begin(corners), std::end(corners)) + polynomial.coefficients()[k];
  }
  return value;
}

}  // namespace candor
