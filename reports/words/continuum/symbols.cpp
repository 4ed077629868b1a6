// SPDX-License-Identifier: MIT
#include "reports/words/continuum/symbols.hpp"

#include "reports/decimals.hpp"
#include "reports/words/labels.hpp"

namespace candor::continuum {

using namespace document;

namespace {

constexpr std::size_t longest_exact_number = 20;  // characters

Math term(const Rational& size, std::size_t exponent, std::string_view variable) {
  if (exponent == 0) return size;
  const Math power = exponent == 1 ? letter(variable) : raised(letter(variable), exponent);
  const std::string in_words = std::string(variable) + (exponent == 1 ? "" : "^" + std::to_string(exponent));
  return size == Rational(1) ? power : named(size.text() + '*' + in_words, row({size, power}));
}

}  // namespace

Math polynomial(const Polynomial& polynomial, std::string_view variable) {
  Math result;
  for (std::size_t power = 0; power < polynomial.coefficients().size(); ++power) {
    const Rational& coefficient = polynomial.coefficients()[power];
    if (coefficient.sign() == 0) continue;
    const Math size = term(abs(coefficient), power, variable);
    if (result.empty())
      result = coefficient.sign() < 0 ? -size : size;
    else
      result = coefficient.sign() < 0 ? result - size : result + size;
  }
  return result.empty() ? Math(0) : result;
}

Math pieces(const PiecewisePolynomial& function, std::string_view variable) {
  Math result(Math::Kind::piecewise, std::vector<Math>());
  for (std::size_t first = 0; first < function.pieces.size();) {
    std::size_t next = first + 1;
    while (next < function.pieces.size() && function.pieces[next] == function.pieces[first]) ++next;
    result.parts.push_back(polynomial(function.pieces[first], variable));
    result.parts.push_back(function.breaks[first] <= letter(variable) <= function.breaks[next]);
    first = next;
  }
  return result.parts.size() == 2 ? result.parts.front() : result;
}

Math number(const Rational& value) {
  if (value.text().size() <= longest_exact_number || value.is_integer()) return value;
  const std::string digits = approximately(value);
  return named(digits + "...", row({Math(Math::Kind::numeral, digits), letter("dots")}));
}

Math interval(const Rational& lower, const Rational& upper) { return fenced(Fence::square, {lower, upper}); }

Math vector(const std::vector<Rational>& numbers) { return fenced(Fence::round, {numbers.begin(), numbers.end()}); }

Math agent(const Model& model, const Instance& instance, std::uint32_t agent) {
  if (std::holds_alternative<TradeInstance>(instance)) return letter(agent == 0 ? "B" : "S");
  const bool known =
      std::get<PartnershipInstance>(instance).shares.size() == model.agents.size() && agent < model.agents.size();
  return known ? named(model.agents[agent], wording::subscripted_label(model.agents[agent])) : Math(agent + 1);
}

Text distribution(const Model& model, std::size_t distribution) {
  return emphasised(model.distributions.at(distribution).name);
}

Text for_instance(const Model& model, const Instance& instance, Shown shown) {
  if (const auto* trade = std::get_if<TradeInstance>(&instance))
    return {"For a buyer with a value from ", distribution(model, trade->buyer), " and a seller with a cost from ",
            distribution(model, trade->seller)};
  const auto& partnership = std::get<PartnershipInstance>(instance);
  const Math of_which =
      shown == Shown::shares ? symbols::r == vector(partnership.shares) : symbols::n == partnership.shares.size();
  return {shown == Shown::shares ? "For the shares " : "For ", of_which, " and values from ",
          distribution(model, partnership.distribution)};
}

}  // namespace candor::continuum
