// SPDX-License-Identifier: MIT
#include "reports/latex/continuum/arguments.hpp"

#include "reports/latex/continuum/formulas.hpp"
#include "reports/latex/table.hpp"

namespace candor::continuum {

using tex::fraction;
using tex::math;

const Place& place_of(const Judgement& judgement) { return std::get<Place>(judgement.place.of_family); }

std::string points_above(const tex::Setting& setting, const PartnershipFunctions& functions,
                         const std::vector<Rational>& shares, const std::vector<Rational>& points) {
  tex::Table table("rrrrr", {math("i"), math("r_i"), math("h_i"), math("G(h_i)"), math("W(h_i)")});
  for (std::size_t i = 0; i < points.size() && i < shares.size(); ++i)
    table.row({math(std::to_string(i + 1)), math(fraction(shares[i])), math(fraction(points[i])),
               math(tex::number(functions.G(points[i]))), math(tex::number(functions.W(points[i])))});
  return table.set(setting.measure);
}

std::string points_anywhere(const tex::Setting& setting, const PartnershipFunctions& functions,
                            const std::vector<Rational>& shares, const std::vector<Rational>& points) {
  tex::Table table("rrrrr", {math("i"), math("r_i"), math("\\ell_i"), math("G(\\ell_i)"),
                             math("W(\\ell_i)+\\ell_i\\,(G(\\ell_i)-r_i)")});
  for (std::size_t i = 0; i < points.size() && i < shares.size(); ++i)
    table.row({math(std::to_string(i + 1)), math(fraction(shares[i])), math(fraction(points[i])),
               math(tex::number(functions.G(points[i]))),
               math(tex::number(functions.upper_bound(points[i], shares[i])))});
  return table.set(setting.measure);
}

std::string compared(const Judgement& judgement, const std::string& left) {
  return math(left + "=" + tex::number(judgement.left.value)) + ", and " +
         math(tex::number(judgement.left.value) + tex::relation(judgement.relation) +
              tex::number(judgement.right.value));
}

PiecewisePolynomial function_compared(const std::vector<Judgement>& judgements, const std::vector<Rational>& breaks) {
  std::vector<std::vector<Rational>> coefficients(breaks.size() - 1);
  for (const Judgement& judgement : judgements) {
    const Place& place = place_of(judgement);
    if (place.matter != Matter::coefficient || place.piece >= coefficients.size()) continue;
    std::vector<Rational>& piece = coefficients[place.piece];
    if (piece.size() <= place.index) piece.resize(place.index + 1);
    piece[place.index] = judgement.left.value;
  }
  PiecewisePolynomial result{breaks, {}};
  for (std::vector<Rational>& piece : coefficients) result.pieces.push_back(Polynomial(std::move(piece)));
  return result;
}

}  // namespace candor::continuum
