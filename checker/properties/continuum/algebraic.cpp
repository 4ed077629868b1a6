// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/algebraic.hpp"

#include <algorithm>

#include "checker/properties/continuum/bounds.hpp"
#include "checker/properties/expand.hpp"

namespace candor::continuum {

QuotientRing::QuotientRing(std::vector<Polynomial> moduli) : moduli_(std::move(moduli)) {
  for (Polynomial& modulus : moduli_) {
    if (modulus.degree() == 0) throw RejectedEvidence("a polynomial of the evidence is constant");
    modulus = modulus * Polynomial(Rational(1) / modulus.leading());
    strides_.push_back(dimension_);
    dimension_ *= modulus.degree();
    if (dimension_ > largest_dimension)
      throw OutOfScope(
          "whether this number is exactly the stated one is a question about algebraic numbers of degree more than " +
          std::to_string(largest_dimension));
  }
}

QuotientRing::Element QuotientRing::constant(const Rational& value) const {
  Element element(dimension_);
  element[0] = value;
  return element;
}

QuotientRing::Element QuotientRing::of_variable(std::size_t variable, const Polynomial& polynomial) const {
  const Polynomial reduced = divide(polynomial, moduli_[variable]).remainder;
  Element element(dimension_);
  for (std::size_t k = 0; k < reduced.coefficients().size(); ++k)
    element[k * strides_[variable]] = reduced.coefficients()[k];
  return element;
}

QuotientRing::Element QuotientRing::times_variable(const Element& element, std::size_t variable) const {
  const Polynomial& modulus = moduli_[variable];
  const std::size_t stride = strides_[variable], degree = modulus.degree();
  Element result(dimension_);
  for (std::size_t index = 0; index < dimension_; ++index) {
    const std::size_t power = index / stride % degree;
    if (element[index].sign() == 0) continue;
    if (power + 1 < degree) {
      result[index + stride] += element[index];
      continue;
    }
    for (std::size_t k = 0; k < degree; ++k)
      result[index - (power - k) * stride] -= element[index] * modulus.coefficient(k);  // x^degree = -(lower terms)
  }
  return result;
}

QuotientRing::Element QuotientRing::product(const Element& left, const Element& right) const {
  std::vector<Element> multiples(dimension_);  // of `right` by each monomial
  Element result(dimension_);
  for (std::size_t index = 0; index < dimension_; ++index) {
    multiples[index] = right;
    for (std::size_t variable = moduli_.size(); variable-- > 0;)
      if (index >= strides_[variable]) {
        multiples[index] = times_variable(multiples[index - strides_[variable]], variable);
        break;
      }
    if (left[index].sign() == 0) continue;
    for (std::size_t k = 0; k < dimension_; ++k) result[k] += left[index] * multiples[index][k];
  }
  return result;
}

QuotientRing::Element QuotientRing::value(const Polynomial& polynomial, const Element& element) const {
  Element result(dimension_);
  for (std::size_t k = polynomial.coefficients().size(); k-- > 0;) {
    result = product(result, element);
    result[0] += polynomial.coefficients()[k];
  }
  return result;
}

namespace {

bool same(const Algebraic::Root& one, const Algebraic::Root& other) {
  return one.polynomial == other.polynomial && one.between == other.between;
}

/// The piece in which the whole interval lies.
std::size_t piece_of(const PiecewisePolynomial& function, const Enclosure& interval) {
  for (std::size_t k = 0; k < function.pieces.size(); ++k)
    if (function.breaks[k] <= interval.lower && interval.upper <= function.breaks[k + 1]) return k;
  throw RejectedEvidence("an interval of the evidence lies in no piece of the distribution");
}

void expand_root(const PartnershipFunctions& functions, const Rational& share, const Algebraic::Root& root,
                 std::uint32_t agent, Judge& judge) {
  if (root.polynomial.degree() == 0) throw RejectedEvidence("a polynomial of the evidence is constant");
  const std::size_t piece = piece_of(functions.G, root.between);
  const Polynomial remainder = divide(functions.G.pieces[piece] - Polynomial(share), root.polynomial).remainder;
  send(judge, Rational(remainder.coefficients().size()), Relation::equal, 0,
       {Matter::root, agent, static_cast<std::uint32_t>(piece), 0});
  const Rational ends = root.polynomial(root.between.lower) * root.polynomial(root.between.upper);
  const bool single = root.between.lower == root.between.upper;
  send(judge, ends, single ? Relation::equal : Relation::less_than, 0,
       {Matter::root, agent, static_cast<std::uint32_t>(piece), 1});
}

}  // namespace

AlgebraicSum algebraic_sum(const PartnershipFunctions& functions, const std::vector<Rational>& shares,
                           const std::vector<Rational>& weights, const std::vector<Algebraic::Root>& roots,
                           Judge& judge) {
  if (roots.size() != shares.size()) throw RejectedEvidence("the evidence does not have one root for each agent");
  std::vector<const Algebraic::Root*> distinct;
  std::vector<std::size_t> variables;
  for (std::uint32_t i = 0; i < roots.size(); ++i) {
    expand_root(functions, shares[i], roots[i], i, judge);
    const auto known = std::find_if(distinct.begin(), distinct.end(),
                                    [&](const Algebraic::Root* one) { return same(*one, roots[i]); });
    variables.push_back(static_cast<std::size_t>(known - distinct.begin()));
    if (known == distinct.end()) distinct.push_back(&roots[i]);
  }
  std::vector<Polynomial> moduli;
  for (const Algebraic::Root* root : distinct) moduli.push_back(root->polynomial);
  AlgebraicSum sum{QuotientRing(std::move(moduli)), {}, {}};
  sum.element = sum.ring.constant(0);
  for (std::size_t i = 0; i < roots.size(); ++i) {
    const Enclosure& between = roots[i].between;
    const Polynomial& W = functions.W.pieces[piece_of(functions.W, between)];
    const QuotientRing::Element at_root = sum.ring.of_variable(variables[i], W * Polynomial(weights[i]));
    for (std::size_t k = 0; k < at_root.size(); ++k) sum.element[k] += at_root[k];
    const bool positive = weights[i].sign() > 0;  // W does not increase
    sum.enclosure.lower += weights[i] * W(positive ? between.upper : between.lower);
    sum.enclosure.upper += weights[i] * W(positive ? between.lower : between.upper);
  }
  return sum;
}

std::optional<Rational> isolation_of_zero(const Polynomial& annihilator) {
  if (annihilator.is_zero() || annihilator.coefficient(0).sign() != 0)
    throw RejectedEvidence("the annihilating polynomial of the evidence does not have the root 0, or is 0");
  const std::vector<Rational>& all = annihilator.coefficients();
  const auto lowest =
      std::find_if(all.begin(), all.end(), [](const Rational& coefficient) { return coefficient.sign() != 0; });
  if (lowest + 1 == all.end()) return std::nullopt;
  Rational largest;
  for (auto other = lowest + 1; other != all.end(); ++other) largest = std::max(largest, abs(*other));
  return abs(*lowest) / (abs(*lowest) + largest);
}

void expand_zero(const AlgebraicSum& sum, const Polynomial& polynomial, const Polynomial& annihilator, Judge& judge) {
  const std::optional<Rational> isolation = isolation_of_zero(annihilator);
  const QuotientRing::Element element = sum.ring.value(polynomial, sum.element);
  const QuotientRing::Element vanishing = sum.ring.value(annihilator, element);
  for (std::uint32_t k = 0; k < vanishing.size(); ++k)
    send(judge, vanishing[k], Relation::equal, 0, {Matter::annihilated, 0, 0, k});
  if (!isolation) return;
  const Enclosure value = range(polynomial, sum.enclosure);
  send(judge, value.lower, Relation::greater_than, -*isolation, {Matter::isolated, 0, 0, 0});
  send(judge, value.upper, Relation::less_than, *isolation, {Matter::isolated, 0, 0, 1});
}

}  // namespace candor::continuum
