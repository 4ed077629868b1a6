// SPDX-License-Identifier: MIT
#include "reports/latex/formula.hpp"

#include <algorithm>

#include "reports/latex/text.hpp"

namespace candor::tex {
namespace {

using Kind = Expression::Kind;

/// How tightly an expression holds together: a part that binds less tightly than its surroundings
/// ask for is put in parentheses.
enum Binding { loosest, disjunction, conjunction, negation, comparison, sum, product, power, atom };

/// Would print a minus sign first: "-\\tfrac{1}{2}\\,x".
bool starts_with_minus(const Expression& e) {
  if (e.kind == Kind::number) return e.number.sign() < 0;
  return e.kind == Kind::negate || (e.kind == Kind::multiply && starts_with_minus(e.parts.front()));
}

Binding binding_of(const Expression& e) {
  if (starts_with_minus(e)) return sum;
  switch (e.kind) {
    case Kind::logical_or: return disjunction;
    case Kind::logical_and: return conjunction;
    case Kind::logical_not: return negation;
    case Kind::equal:
    case Kind::not_equal:
    case Kind::less:
    case Kind::at_most:
    case Kind::greater:
    case Kind::at_least: return comparison;
    case Kind::add:
    case Kind::subtract:
    case Kind::negate: return sum;
    case Kind::multiply: return product;
    case Kind::power:
    case Kind::divide: return power;
    case Kind::conditional: return loosest;
    case Kind::quantified:
      return e.quantifier == Expression::Quantifier::count                                                ? atom
             : e.quantifier == Expression::Quantifier::all || e.quantifier == Expression::Quantifier::any ? loosest
                                                                                                          : sum;
    case Kind::number: return e.number.is_integer() ? atom : power;
    default: return atom;
  }
}

/// TeX has room for 255 groups inside each other, and a fraction takes several: what is deeper is
/// written (a/b). Brackets, which formulas nest less deeply, bound everything else.
constexpr int deepest_fractions = 10;

class Typesetter {
 public:
  explicit Typesetter(const Notation& notation) : n_(notation) {}

  std::string set(const Expression& e) const {
    const auto& p = e.parts;
    switch (e.kind) {
      case Kind::number: return fraction(e.number);
      case Kind::name: return name(e.name);
      case Kind::index: return index(e);
      case Kind::attribute: return upright(e.attribute) + "(" + outcome_of(e.name) + ")";
      case Kind::truth: return "\\text{" + std::string(e.name == "true" ? "true" : "false") + "}";
      case Kind::negate: return "-" + within(p[0], product);
      case Kind::power: return "{" + within(p[0], atom) + "}^{" + set(p[1]) + "}";
      case Kind::multiply:
        return (starts_with_minus(p[0]) ? set(p[0]) : within(p[0], product)) +
               (starts_with_digit(p[1]) ? "\\cdot " : "\\,") + within(p[1], power);
      case Kind::divide: return divided(p[0], p[1]);
      case Kind::add: return within(p[0], sum) + "+" + within(p[1], product);
      case Kind::subtract: return within(p[0], sum) + "-" + within(p[1], product);
      case Kind::equal: return compared(e, "=");
      case Kind::not_equal: return compared(e, "\\ne ");
      case Kind::less: return compared(e, "<");
      case Kind::at_most: return compared(e, "\\le ");
      case Kind::greater: return compared(e, ">");
      case Kind::at_least: return compared(e, "\\ge ");
      case Kind::logical_not: return "\\text{not }" + within(p[0], comparison);
      case Kind::logical_and: return within(p[0], conjunction) + "\\text{ and }\\allowbreak " + within(p[1], negation);
      case Kind::logical_or: return within(p[0], disjunction) + "\\text{ or }\\allowbreak " + within(p[1], conjunction);
      case Kind::conditional:
        return "\\text{if }" + within(p[0], disjunction) + "\\text{ then }\\allowbreak " + within(p[1], disjunction) +
               "\\text{ else }\\allowbreak " + set(p[2]);
      case Kind::minimum: return "\\min(" + list(p) + ")";
      case Kind::maximum: return "\\max(" + list(p) + ")";
      case Kind::quantified: return quantified(e);
    }
    return {};
  }

  std::string within(const Expression& e, Binding least) const {
    return binding_of(e) < least ? "(" + set(e) + ")" : set(e);
  }

 private:
  std::string divided(const Expression& above, const Expression& below) const {
    if (fractions_ == deepest_fractions) return "(" + within(above, product) + "/" + within(below, atom) + ")";
    ++fractions_;
    const std::string result = "\\tfrac{" + set(above) + "}{" + set(below) + "}";
    --fractions_;
    return result;
  }
  static bool starts_with_digit(const Expression& e) {
    if (e.kind == Kind::number) return true;
    return (e.kind == Kind::multiply || e.kind == Kind::divide || e.kind == Kind::power) &&
           starts_with_digit(e.parts.front());
  }
  std::string compared(const Expression& e, const std::string& sign) const {
    return side(e.parts[0], e.parts[1]) + sign + side(e.parts[1], e.parts[0]);
  }
  /// One side of a comparison. Beside type[j] a type label is a type of j.
  std::string side(const Expression& e, const Expression& other) const {
    const bool is_label = e.kind == Kind::name && other.kind == Kind::index && other.name == "type";
    const auto found = is_label && is_type_label(e.name) ? symbol(e.name) : std::nullopt;
    return found ? found->base + "_{" + set(other.parts[0]) + "}" +
                       (found->digits.empty() ? "" : "^{" + found->digits + "}")
                 : within(e, sum);
  }
  bool is_type_label(const std::string& name) const {
    for (Agent i : n_.types().grand_coalition())
      if (n_.types().find_type(i, name)) return true;
    return false;
  }
  std::string list(const std::vector<Expression>& parts) const {
    std::vector<std::string> set_parts;
    for (const Expression& part : parts) set_parts.push_back(set(part));
    return joined(set_parts, ",\\,\\allowbreak ");
  }

  std::string name(const std::string& name) const {
    const FiniteModel& model = n_.model();
    if (name == "outcome") return "a";
    for (std::size_t q = 0; q < model.allocations.size(); ++q)
      if (model.allocations[q].name == name) return n_.allocation(q) + "(\\theta)";
    for (Outcome a; a.value < model.environment.outcome_count(); ++a.value)
      if (model.environment.outcomes[a.value] == name) return n_.outcome(a);
    for (Agent i : n_.types().grand_coalition()) {
      if (n_.types().label(i) == name) return n_.agent(i);
      if (const auto type = n_.types().find_type(i, name)) return type_label(name);
    }
    if (const auto found = symbol(name)) return found->base + (found->digits.empty() ? "" : "_{" + found->digits + "}");
    return name.size() == 1 ? name : upright(name);
  }
  /// A type label that is not tied to an agent: t1 is t^{1}.
  static std::string type_label(const std::string& label) {
    const auto found = symbol(label);
    return found ? found->base + (found->digits.empty() ? "" : "^{" + found->digits + "}") : upright(label);
  }
  std::string outcome_of(const std::string& rule) const { return rule == "outcome" ? "a" : name(rule); }

  std::string index(const Expression& e) const {
    const std::string agent = set(e.parts[0]);
    const FiniteModel& model = n_.model();
    if (e.name == "type") return "\\theta_{" + agent + "}";
    if (e.name == "outcome") return "a_{" + agent + "}";
    for (std::size_t q = 0; q < model.allocations.size(); ++q)
      if (model.allocations[q].name == e.name) return n_.allocation(q) + "_{" + agent + "}(\\theta)";
    for (std::size_t k = 0; k < model.transfers.size(); ++k)
      if (model.transfers[k].name == e.name) return n_.transfer(k, agent) + "(\\theta)";
    return name(e.name) + "_{" + agent + "}";
  }

  std::string range(const Expression& e) const {
    const std::string set_name = e.set == Expression::Set::agents     ? "I"
                                 : e.set == Expression::Set::outcomes ? "A"
                                                                      : "\\Theta_{" + set(e.parts.front()) + "}";
    return name(e.name) + "\\in " + set_name;
  }
  std::string quantified(const Expression& e) const {
    const std::string filter = e.filtered ? ":\\," + set(e.filter()) : std::string();
    switch (e.quantifier) {
      case Expression::Quantifier::sum: return "\\sum_{" + range(e) + filter + "}" + within(e.body(), product);
      case Expression::Quantifier::minimum: return "\\min_{" + range(e) + filter + "}" + within(e.body(), product);
      case Expression::Quantifier::maximum: return "\\max_{" + range(e) + filter + "}" + within(e.body(), product);
      case Expression::Quantifier::count:
        return "\\#\\{" + range(e) + ":\\," +
               (e.filtered ? within(e.filter(), negation) + "\\text{ and }" : std::string()) +
               (e.filtered ? within(e.body(), negation) : set(e.body())) + "\\}";
      case Expression::Quantifier::all: return set(e.body()) + "\\text{ for all }" + range(e) + with(e);
      case Expression::Quantifier::any: return set(e.body()) + "\\text{ for some }" + range(e) + with(e);
    }
    return {};
  }
  std::string with(const Expression& e) const {
    return e.filtered ? "\\text{ with }" + set(e.filter()) : std::string();
  }

  const Notation& n_;
  mutable int fractions_ = 0;  ///< around what is being set
};

struct CaseRow {
  std::vector<const Expression*> conditions;
  const Expression* value;
};

/// The leaves of nested conditionals, each with the conditions that lead to it, to be read from top
/// to bottom.
void flatten(const Expression& e, const std::vector<const Expression*>& conditions, std::vector<CaseRow>& rows) {
  if (e.kind != Kind::conditional) {
    rows.push_back({conditions, &e});
    return;
  }
  std::vector<const Expression*> then = conditions;
  then.push_back(&e.parts[0]);
  flatten(e.parts[1], then, rows);
  flatten(e.parts[2], conditions, rows);
}

}  // namespace

std::string formula(const Notation& notation, const Expression& expression) {
  return Typesetter(notation).set(expression);
}

std::string displayed_formula(const Notation& notation, const Expression& expression) {
  if (expression.kind != Kind::conditional) return formula(notation, expression);
  const Typesetter typesetter(notation);
  std::vector<CaseRow> rows;
  flatten(expression, {}, rows);
  std::string result = "\\begin{cases}\n";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<std::string> conditions;
    for (const Expression* condition : rows[r].conditions)
      conditions.push_back(typesetter.within(*condition, rows[r].conditions.size() > 1 ? conjunction : loosest));
    const std::string when = conditions.empty()
                                 ? "\\text{else}"
                                 : (r == 0 ? "\\text{if }" : "\\text{else if }") + joined(conditions, "\\text{ and }");
    result += typesetter.set(*rows[r].value) + "&" + when + (r + 1 < rows.size() ? ",\\\\\n" : "\n");
  }
  return result + "\\end{cases}";
}

std::string formula_text(const Notation& notation, std::string_view text) {
  const auto parsed = parse_formula(text);
  const auto* expression = std::get_if<Expression>(&parsed);
  return expression != nullptr ? formula(notation, *expression) : code(text);
}

}  // namespace candor::tex
