// SPDX-License-Identifier: MIT
#include "reports/latex/continuum/formulas.hpp"

#include <algorithm>

#include "reports/decimals.hpp"
#include "reports/latex/notation.hpp"

namespace candor::tex {
namespace {

constexpr std::size_t longest_exact_number = 20;  // characters

/// A factor before a power: "", "-", "\tfrac{2}{3}".
std::string factor(const Rational& coefficient) {
  if (coefficient == Rational(1)) return {};
  if (coefficient == Rational(-1)) return "-";
  return fraction(coefficient);
}

std::string term(const Rational& coefficient, std::size_t power, std::string_view variable) {
  if (power == 0) return fraction(coefficient);
  return factor(coefficient) + std::string(variable) + (power == 1 ? "" : "^{" + std::to_string(power) + "}");
}

}  // namespace

std::string polynomial(const Polynomial& polynomial, std::string_view variable) {
  std::string result;
  for (std::size_t power = 0; power < polynomial.coefficients().size(); ++power) {
    const Rational& coefficient = polynomial.coefficients()[power];
    if (coefficient.sign() == 0) continue;
    result += (result.empty() || coefficient.sign() < 0 ? "" : "+") + term(coefficient, power, variable);
  }
  return result.empty() ? "0" : result;
}

std::string pieces(const PiecewisePolynomial& function, std::string_view variable) {
  std::string lines;
  std::size_t count = 0;
  for (std::size_t first = 0; first < function.pieces.size(); ++count) {
    std::size_t next = first + 1;
    while (next < function.pieces.size() && function.pieces[next] == function.pieces[first]) ++next;
    lines += (count == 0 ? "" : ",\\\\\n") + polynomial(function.pieces[first], variable) + "&\\text{if }" +
             fraction(function.breaks[first]) + "\\le " + std::string(variable) + "\\le" +
             fraction(function.breaks[next]);
    first = next;
  }
  return count == 1 ? polynomial(function.pieces.front(), variable) : "\\begin{cases}\n" + lines + "\n\\end{cases}";
}

std::string digits(const Enclosure& enclosure, int places) {
  if (enclosure.lower == enclosure.upper) return fraction(enclosure.lower);
  const bool negative = enclosure.upper.sign() <= 0;
  if (!negative && enclosure.lower.sign() < 0) return interval(enclosure.lower, enclosure.upper);
  const std::string least = scaled_digits(enclosure.lower, places), most = scaled_digits(enclosure.upper, places);
  if (least.size() != most.size()) return interval(enclosure.lower, enclosure.upper);
  const auto agreed =
      static_cast<std::size_t>(std::mismatch(least.begin(), least.end(), most.begin()).first - least.begin());
  const std::size_t whole = least.size() - static_cast<std::size_t>(places);
  if (agreed <= whole) return interval(enclosure.lower, enclosure.upper);
  return with_point(least.substr(0, agreed), static_cast<int>(agreed - whole), negative) + "\\ldots";
}

std::string number(const Rational& value) {
  if (value.text().size() <= longest_exact_number || value.is_integer()) return fraction(value);
  return approximately(value) + "\\ldots";
}

std::string interval(const Rational& lower, const Rational& upper) {
  return "[" + fraction(lower) + "," + fraction(upper) + "]";
}

}  // namespace candor::tex
