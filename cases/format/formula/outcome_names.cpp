// SPDX-License-Identifier: MIT
#include "cases/format/formula/outcome_names.hpp"

#include <algorithm>

#include "exact/numeral.hpp"

namespace candor {
namespace {

using Kind = Expression::Kind;

std::optional<Rational> literal(const Expression& expression) {
  if (expression.kind == Kind::number) return expression.number;
  if (expression.kind != Kind::negate && expression.kind != Kind::divide) return std::nullopt;
  const auto first = literal(expression.parts.front()), last = literal(expression.parts.back());
  if (!first || !last) return std::nullopt;
  if (expression.kind == Kind::negate) return -*first;
  return last->sign() == 0 ? std::nullopt : std::optional(*first / *last);
}

bool is_label(const Expression& expression, const std::string& label) {
  if (expression.kind == Kind::name) return expression.name == label;
  const auto value = literal(expression), number = parse_numeral(label).value;
  return value && number && *value == *number;
}

}  // namespace

bool reads_as_outcome(const Expression& expression, const Vocabulary& vocabulary) {
  if (vocabulary.all_choices.empty() || vocabulary.agents.size() < 2) return false;  // of one agent it is no difference
  std::vector<const Expression*> parts;
  const Expression* rest = &expression;
  for (; parts.size() + 1 < vocabulary.agents.size(); rest = &rest->parts.front()) {
    if (rest->kind != Kind::subtract) return false;
    parts.push_back(&rest->parts.back());
  }
  parts.push_back(rest);
  return std::all_of(parts.begin(), parts.end(), [&](const Expression* part) {
    return std::any_of(vocabulary.all_choices.begin(), vocabulary.all_choices.end(),
                       [&](std::uint32_t label) { return is_label(*part, vocabulary.labels[label].text); });
  });
}

}  // namespace candor
