// SPDX-License-Identifier: MIT
#include "reports/latex/notation.hpp"

#include "exact/numeral.hpp"
#include "reports/words/labels.hpp"

namespace candor::tex {

std::string fraction(const Rational& value) { return latex(value, FractionStyle::text); }

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string result;
  for (std::size_t k = 0; k < parts.size(); ++k) result += (k == 0 ? std::string() : std::string(separator)) + parts[k];
  return result;
}

std::string relation(Relation relation) { return printers::latex(document::sign_of(relation)); }

std::string subscripted_label(std::string_view label) { return printers::latex(wording::subscripted_label(label)); }

std::string value_label(std::string_view label) {
  const auto number = wording::number_of(label);
  return printers::latex(number ? *number : document::upright(label));
}

std::string superscripted_label(std::string_view label) { return printers::latex(wording::superscripted_label(label)); }

std::string Notation::transfer(std::size_t transfers, const std::string& subscript) const {
  return this->transfers(transfers) + "_{" + subscript + "}";
}

}  // namespace candor::tex
