// SPDX-License-Identifier: MIT
#include "exact/numeral.hpp"

#include <algorithm>

namespace candor {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

Rational integer_from_digits(std::string_view digits) {
  mpz_t integer;
  mpz_init(integer);
  mpz_set_str(integer, std::string(digits).c_str(), 10);  // digits only: cannot fail
  Rational result = Rational::from_gmp_integer(integer);
  mpz_clear(integer);
  return result;
}

Numeral refuse(std::string error, std::string hint = {}) {
  return {std::nullopt, std::move(error), std::move(hint), false};
}

Numeral accept(bool negative, Rational magnitude, bool decimal) {
  return {negative ? -std::move(magnitude) : std::move(magnitude), {}, {}, decimal};
}

/// What is wrong with a text that is no numeral, in words.
Numeral explain_refusal(std::string_view text) {
  const std::string quoted = "'" + std::string(text.substr(0, 40)) + (text.size() > 40 ? "..." : "") + "'";
  if (text.empty()) return refuse("a number is missing here");
  if (text.front() == '+')
    return refuse(quoted + " is not a number: no '+' sign is written", "write " + std::string(text.substr(1)));
  if (text.front() == '.' && all_digits(text.substr(1)))
    return refuse(quoted + " is not a number: a digit is needed before the point", "write 0" + std::string(text));
  if (text.back() == '.') return refuse(quoted + " is not a number: a digit is needed after the point");
  if (const auto exponent = text.find_first_of("eE");
      exponent != std::string_view::npos && exponent > 0 && is_digit(text[exponent - 1]))
    return refuse(quoted + " is not a number: powers of ten are written out", "write all its digits, or a fraction");
  if (text.find('_') != std::string_view::npos || text.find(',') != std::string_view::npos)
    return refuse(quoted + " is not a number: digits are written without separators");
  return refuse(quoted + " is not a number", "numbers are written -3, 7/4 or 0.15");
}

}  // namespace

Numeral parse_numeral(std::string_view text) {
  if (text.size() > longest_numeral)
    return refuse("a number of " + std::to_string(text.size()) + " characters is too long (the limit is " +
                  std::to_string(longest_numeral) + ")");
  const bool negative = !text.empty() && text.front() == '-';
  const std::string_view body = text.substr(negative ? 1 : 0);

  if (all_digits(body)) return accept(negative, integer_from_digits(body), false);

  if (const auto slash = body.find('/'); slash != std::string_view::npos) {
    const std::string_view above = body.substr(0, slash), below = body.substr(slash + 1);
    if (!all_digits(above) || !all_digits(below)) return explain_refusal(text);
    const Rational denominator = integer_from_digits(below);
    if (denominator.sign() == 0) return refuse("'" + std::string(text.substr(0, 40)) + "' has denominator zero");
    return accept(negative, integer_from_digits(above) / denominator, false);
  }

  if (const auto point = body.find('.'); point != std::string_view::npos) {
    const std::string_view whole = body.substr(0, point), part = body.substr(point + 1);
    if (!all_digits(whole) || !all_digits(part)) return explain_refusal(text);
    return accept(negative,
                  integer_from_digits(std::string(whole) + std::string(part)) / Rational(10).power(part.size()), true);
  }
  return explain_refusal(text);
}

std::optional<Rational> fraction_rounded_to(std::string_view decimal) {
  const Numeral written = parse_numeral(decimal);
  if (!written.value || !written.decimal) return std::nullopt;
  const std::size_t places = decimal.size() - decimal.find('.') - 1;
  if (places < 3 || places > 18) return std::nullopt;
  // A decimal is suspicious if some p/q with a small q that does not divide a power of ten rounds
  // (or truncates) to it.
  const Rational unit = Rational(1) / Rational(10).power(places);
  for (long q : {3L, 6L, 7L, 9L, 11L, 12L, 13L}) {
    const Rational scaled = *written.value * Rational(q);
    mpz_t nearest;
    mpz_init(nearest);
    const Rational shifted = scaled + Rational(1) / Rational(2);
    mpz_fdiv_q(nearest, mpq_numref(shifted.gmp()), mpq_denref(shifted.gmp()));
    const Rational candidate = Rational::from_gmp_integer(nearest) / Rational(q);
    mpz_clear(nearest);
    if (candidate == *written.value) return std::nullopt;
    if (abs(candidate - *written.value) < unit) return candidate;
  }
  return std::nullopt;
}

std::string latex(const Rational& value, FractionStyle style) {
  if (value.is_integer()) return value.text();
  const char* command = style == FractionStyle::display ? "\\frac{" : "\\tfrac{";
  return (value.sign() < 0 ? "-" : "") + std::string(command) + abs(value).numerator().text() + "}{" +
         value.denominator().text() + "}";
}

Rational common_denominator(std::span<const Rational> values, const Patience& patience) {
  Rational result = 1;
  for (const Rational& value : values) {
    if (value.is_integer()) continue;
    patience();
    result = least_common_multiple(result, value.denominator());
  }
  return result;
}

}  // namespace candor
