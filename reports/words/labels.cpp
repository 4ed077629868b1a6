// SPDX-License-Identifier: MIT
#include "reports/words/labels.hpp"

#include <algorithm>
#include <array>

#include "exact/numeral.hpp"

namespace candor::wording {
namespace {

using namespace document;

constexpr std::array<std::string_view, 33> greek_names{
    "alpha", "beta",  "gamma", "delta", "epsilon", "zeta",  "eta", "theta",   "iota", "kappa", "lambda",
    "mu",    "nu",    "xi",    "pi",    "rho",     "sigma", "tau", "upsilon", "phi",  "chi",   "psi",
    "omega", "Gamma", "Delta", "Theta", "Lambda",  "Xi",    "Pi",  "Sigma",   "Phi",  "Psi",   "Omega"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_greek(std::string_view name) {
  return std::find(greek_names.begin(), greek_names.end(), name) != greek_names.end();
}

}  // namespace

std::optional<LabelSymbol> symbol_of(std::string_view label) {
  std::size_t stem = label.size();
  while (stem > 0 && is_digit(label[stem - 1])) --stem;
  const std::string_view digits = label.substr(stem);
  std::string_view base = label.substr(0, stem);
  if (!digits.empty() && base.size() > 1 && base.back() == '_') base.remove_suffix(1);
  const bool is_symbol = is_greek(base) || (base.size() == 1 && is_letter(base[0]) && !digits.empty());
  if (!is_symbol) return std::nullopt;
  return LabelSymbol{std::string(base), std::string(digits)};
}

std::optional<Math> number_of(std::string_view label) {
  const Numeral numeral = parse_numeral(label);
  if (!numeral.value) return std::nullopt;
  return numeral.decimal ? Math(Math::Kind::numeral, label) : Math(*numeral.value);
}

Math subscripted_label(std::string_view label) {
  if (const auto number = number_of(label)) return *number;
  const auto found = symbol_of(label);
  if (!found) return upright(label);
  return found->digits.empty() ? letter(found->letter)
                               : letter(found->letter)[Math(Math::Kind::numeral, found->digits)];
}

Math superscripted_label(std::string_view label) {
  if (const auto found = symbol_of(label))
    return found->digits.empty() ? letter(found->letter)
                                 : raised(letter(found->letter), Math(Math::Kind::numeral, found->digits));
  return label.size() == 1 && is_letter(label[0]) ? letter(label) : upright(label);
}

}  // namespace candor::wording
