// SPDX-License-Identifier: MIT
#include "reports/text/evaluated.hpp"

#include <algorithm>

#include "reports/decimals.hpp"
#include "reports/text/continuum/words.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/text/finding.hpp"
#include "reports/text/words.hpp"

namespace candor {
namespace {

/// s and d with s * s * d the number, a positive integer, and d as small as dividing by small squares makes it.
std::pair<Rational, Rational> square_taken_out(Rational rest) {
  constexpr long largest_tried = 10'000;
  Rational root = 1;
  for (long k = 2; k <= largest_tried && Rational(k) * Rational(k) <= rest; ++k)
    for (const Rational square = Rational(k) * Rational(k); (rest / square).is_integer(); rest /= square)
      root *= Rational(k);
  return {root, rest};
}

/// Bisection: the polynomial has one root there, a simple and irrational one.
void halve(Enclosure& between, const Polynomial& polynomial) {
  const Rational middle = (between.lower + between.upper) / Rational(2);
  const bool is_below = polynomial(middle).sign() == polynomial(between.lower).sign();
  (is_below ? between.lower : between.upper) = middle;
}

/// "1 - 1/2*sqrt(2)": the root of a quadratic polynomial that is irrational.
std::string radical(const Polynomial& polynomial, Enclosure between) {
  const Rational a = polynomial.coefficient(2), b = polynomial.coefficient(1), c = polynomial.coefficient(0);
  const Rational centre = -b / (Rational(2) * a);
  while (between.lower <= centre && centre <= between.upper) halve(between, polynomial);
  const bool is_larger = between.lower > centre;
  const auto [root, rest] = square_taken_out(b * b - Rational(4) * a * c);
  const Rational factor = abs(root / (Rational(2) * a));
  const std::string term = (factor == Rational(1) ? "" : factor.text() + "*") + "sqrt(" + rest.text() + ")";
  if (centre.sign() == 0) return (is_larger ? "" : "-") + term;
  return centre.text() + (is_larger ? " + " : " - ") + term;
}

std::string digits_of(const Rational& value, int places) {
  return with_point(scaled_digits(value, places), places, value.sign() < 0);
}

/// Of a root, ever closer until both ends begin with these digits.
std::string decimal_of_root(const Polynomial& polynomial, Enclosure between, std::optional<int> places) {
  while (between.lower.sign() * between.upper.sign() <= 0) halve(between, polynomial);
  for (;; halve(between, polynomial)) {
    const int wanted = places.value_or(few_places(between.lower));
    if (const std::string digits = digits_of(between.lower, wanted); digits == digits_of(between.upper, wanted))
      return digits + "...";
  }
}

/// What both ends begin with.
std::string common_decimal(const Enclosure& between, std::optional<int> places) {
  for (int wanted = places.value_or(few_places(between.lower)); wanted > 0; --wanted)
    if (const std::string digits = digits_of(between.lower, wanted); digits == digits_of(between.upper, wanted))
      return digits + "...";
  return {};
}

/// As a decimal, if that is all of it.
std::string end_in_words(const Rational& end) {
  constexpr int most_places = 40;
  return end.is_integer() || !ends_within(end, most_places) ? end.text() : decimal(end, most_places);
}

struct QuantityInWords {
  const Evaluated& one;
  std::string operator()(const FiniteModel& model) const {
    const Value& claim = claim_of<Value>(one.statement);
    return claim.of == Value::Of::probability ? probability_in_words(model, claim)
                                              : least_in_words(model, claim.minimum_of());
  }
  std::string operator()(const continuum::Model& model) const {
    return continuum::named(model, std::get<continuum::Value>(std::get<continuum::Statement>(one.statement)));
  }
  std::string operator()(const dynamic::Model& model) const {
    const auto& claim = std::get<dynamic::Value>(std::get<dynamic::Statement>(one.statement));
    return dynamic::subject(model, claim,
                            " under " + (claim.scheme ? "the scheme " + model.schemes[*claim.scheme].name
                                                      : dynamic::in_words(model, claim.mechanism)));
  }
};

}  // namespace

std::string quantity_in_words(const Model& model, const Evaluated& one) {
  return std::visit(QuantityInWords{one}, model);
}

NumberInWords number_in_words(const Evaluated& one, std::optional<int> places) {
  NumberInWords words;
  if (one.number) {
    words.exact = one.number->text();
    words.decimal = decimal(*one.number, places);
  } else if (one.within) {
    const Enclosure& between = *one.within->between;
    words.between = "[" + end_in_words(between.lower) + ", " + end_in_words(between.upper) + "]";
    words.decimal = common_decimal(between, places);
    if (!one.within->root_of) return words;
    const Polynomial& polynomial = *one.within->root_of;
    words.root_of = continuum::in_words(polynomial);
    words.decimal = decimal_of_root(polynomial, between, places);
    if (polynomial.degree() == 2) words.exact = radical(polynomial, between);
  }
  return words;
}

std::string line_in_words(const Model& model, const Evaluated& one, std::optional<int> places) {
  std::string line = quantity_in_words(model, one);
  if (!one.obstacle.empty()) return line + ": undecided: " + one.obstacle;
  const NumberInWords words = number_in_words(one, places);
  if (one.up_to) return line + ": every number from " + words.exact + " to " + one.up_to->text();
  if (!words.exact.empty()) line += " = " + words.exact;
  if (!words.decimal.empty()) line += " = " + words.decimal;
  if (!words.root_of.empty()) line += ", the root of " + words.root_of + " in " + words.between;
  line += note_on_draws(model, one.statement);
  return words.root_of.empty() && words.exact.empty()
             ? line + (words.decimal.empty() ? " is" : ",") + " in " + words.between
             : line;
}

}  // namespace candor
