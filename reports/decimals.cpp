// SPDX-License-Identifier: MIT
#include "reports/decimals.hpp"

#include <gmp.h>

namespace candor {
namespace {

constexpr std::size_t longest_exact = 24;
constexpr int most_places = 60, digits_shown = 9;

}  // namespace

std::string scaled_digits(const Rational& value, int places) {
  const Rational scaled = abs(value) * Rational(10).power(static_cast<unsigned long>(places));
  mpz_t whole;
  mpz_init(whole);
  mpz_tdiv_q(whole, mpq_numref(scaled.gmp()), mpq_denref(scaled.gmp()));
  std::string result = Rational::from_gmp_integer(whole).text();
  mpz_clear(whole);
  const std::size_t least = static_cast<std::size_t>(places) + 1;
  return result.size() < least ? std::string(least - result.size(), '0') + result : result;
}

std::string with_point(std::string digits, int places, bool negative) {
  if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
  return (negative ? "-" : "") + digits;
}

std::string approximately(const Rational& value) {
  if (value.sign() == 0) return "0";
  int places = digits_shown;
  for (Rational size = abs(value); size < Rational(1) && places < most_places; size *= Rational(10)) ++places;
  return with_point(scaled_digits(value, places), places, value.sign() < 0);
}

std::string readable(const Rational& value) {
  const std::string exact = value.text();
  return exact.size() <= longest_exact ? exact : "about " + approximately(value);
}

}  // namespace candor
