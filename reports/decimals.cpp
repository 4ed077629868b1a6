// SPDX-License-Identifier: MIT
#include "reports/decimals.hpp"

#include <gmp.h>

#include "exact/numeral.hpp"

namespace candor {
namespace {

constexpr std::size_t longest_exact = 24;
constexpr int most_places = 60, digits_shown = 9, fewest_places = 4, most_places_of_an_end = 12;

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

namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }
/// Part of a name, a formula's power or another number.
bool joins(char c) {
  return is_digit(c) || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_' || c == '.' || c == '/' ||
         c == '^';
}

/// The end of the fraction of integers that begins here; `begin` if none does.
std::size_t end_of_fraction(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == begin || at + 1 >= text.size() || text[at] != '/') return begin;
  const std::size_t denominator = ++at;
  while (at < text.size() && is_digit(text[at])) ++at;
  const bool goes_on =
      at < text.size() && joins(text[at]) && !(text[at] == '.' && (at + 1 == text.size() || !is_digit(text[at + 1])));
  return at == denominator || goes_on ? begin : at;
}

}  // namespace

bool ends_within(const Rational& value, int places) {
  return (value * Rational(10).power(static_cast<unsigned long>(places))).is_integer();
}

std::string rounded(const Rational& value, int places) {
  const Rational unit = Rational(10).power(static_cast<unsigned long>(places));
  const std::string digits = scaled_digits(abs(value) + Rational(1) / (Rational(2) * unit), places);
  const bool is_zero = digits.find_first_not_of('0') == std::string::npos;
  return with_point(digits, places, value.sign() < 0 && !is_zero);
}

std::string with_decimals(std::string_view text, int places) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = at == 0 || !joins(text[at - 1]) ? end_of_fraction(text, at) : at;
    if (end == at) {
      result += text[at++];
      continue;
    }
    const bool is_negative =
        at > 0 && text[at - 1] == '-' && (at == 1 || !(joins(text[at - 2]) || text[at - 2] == ')'));
    const std::string number = (is_negative ? "-" : "") + std::string(text.substr(at, end - at));
    result += text.substr(at, end - at);
    if (const std::optional<Rational> value = parse_numeral(number).value)
      result += (ends_within(*value, places) ? " (" : " (~ ") + rounded(*value, places) + ')';
    at = end;
  }
  return result;
}

int few_places(const Rational& value) {
  int places = fewest_places;
  if (value.sign() == 0) return places;
  for (Rational size = abs(value); size * Rational(10) < Rational(1) && places < most_places; size *= Rational(10))
    ++places;
  return places;
}

std::string decimal(const Rational& value, std::optional<int> places) {
  if (value.is_integer()) return {};
  const int most = places.value_or(most_places_of_an_end);
  if (ends_within(value, most)) {
    std::string digits = with_point(scaled_digits(value, most), most, value.sign() < 0);
    return digits.erase(digits.find_last_not_of('0') + 1);
  }
  const int shown = places.value_or(few_places(value));
  return with_point(scaled_digits(value, shown), shown, value.sign() < 0) + "...";
}

std::string readable(const Rational& value) {
  const std::string exact = value.text();
  return exact.size() <= longest_exact ? exact : "about " + approximately(value);
}

}  // namespace candor
