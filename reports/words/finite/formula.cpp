// SPDX-License-Identifier: MIT
#include "reports/words/finite/formula.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "reports/document/letters.hpp"
#include "reports/words/labels.hpp"

namespace candor::wording {

using namespace document;

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

/// Of fractions in one another; what is deeper is written (a/b). Brackets, which formulas nest less
/// deeply, bound everything else.
constexpr int deepest_fractions = 10;

Sign sign_of_kind(Kind comparison) {
  switch (comparison) {
    case Kind::not_equal: return Sign::not_equal;
    case Kind::less: return Sign::less_than;
    case Kind::at_most: return Sign::at_most;
    case Kind::greater: return Sign::greater_than;
    case Kind::at_least: return Sign::at_least;
    default: return Sign::equal;
  }
}

Math bracketed_if(bool needed, Math formula) {
  return needed ? fenced(Fence::round, {std::move(formula)}) : std::move(formula);
}

class Translator {
 public:
  Translator(const Notation& notation, const Expression& whole) : n_(notation) { take_letters(whole); }

  Math set(const Expression& e) const {
    const auto& p = e.parts;
    switch (e.kind) {
      case Kind::number: return e.number;
      case Kind::name: return name(e.name);
      case Kind::index: return index(e);
      case Kind::attribute: return upright(e.attribute)(p.empty() ? outcome_of(e.name) : set(p.front()));
      case Kind::call: return call(e);
      case Kind::truth: return upright(e.name == "true" ? "true" : "false");
      case Kind::negate: return -within(p[0], product);
      case Kind::power: return raised(row({within(p[0], atom)}), set(p[1]));
      case Kind::multiply:
        return chain(starts_with_minus(p[0]) ? set(p[0]) : within(p[0], product),
                     starts_with_digit(p[1]) ? Sign::dot : Sign::times, within(p[1], power));
      case Kind::divide: return divided(p[0], p[1]);
      case Kind::add: return within(p[0], sum) + within(p[1], product);
      case Kind::subtract: return within(p[0], sum) - within(p[1], product);
      case Kind::equal:
      case Kind::not_equal:
      case Kind::less:
      case Kind::at_most:
      case Kind::greater:
      case Kind::at_least: return chain(side(p[0], p[1]), sign_of_kind(e.kind), side(p[1], p[0]));
      case Kind::logical_not: return row({upright("not "), within(p[0], comparison)});
      case Kind::logical_and: return chain(within(p[0], conjunction), Sign::conjunction, within(p[1], negation));
      case Kind::logical_or: return chain(within(p[0], disjunction), Sign::disjunction, within(p[1], conjunction));
      case Kind::conditional:
        return {Math::Kind::conditional, {within(p[0], disjunction), within(p[1], disjunction), set(p[2])}};
      case Kind::minimum: return list(letter("min"), p);
      case Kind::maximum: return list(letter("max"), p);
      case Kind::quantified: return quantified(e);
    }
    return {};
  }

  Math within(const Expression& e, Binding least) const { return bracketed_if(binding_of(e) < least, set(e)); }

 private:
  Math divided(const Expression& above, const Expression& below) const {
    if (fractions_ == deepest_fractions)
      return fenced(Fence::round, {chain(within(above, product), Sign::over, within(below, atom))});
    ++fractions_;
    Math result(Math::Kind::fraction, {set(above), set(below)});
    --fractions_;
    return result;
  }
  static bool starts_with_digit(const Expression& e) {
    if (e.kind == Kind::number) return true;
    return (e.kind == Kind::multiply || e.kind == Kind::divide || e.kind == Kind::power) &&
           starts_with_digit(e.parts.front());
  }
  Math call(const Expression& e) const {
    if (e.name == "payoff" && e.parts.size() == 2) return letters::u[set(e.parts[0])](set(e.parts[1]), letters::theta);
    if (e.name == "probability" && e.parts.size() == 2) return rule(e.parts[0].name)(set(e.parts[1]) | letters::theta);
    return list(name(e.name), e.parts);
  }
  /// An allocation rule, or the parameter of a definition in the place of one.
  Math rule(const std::string& name) const {
    for (std::size_t q = 0; q < n_.model().allocations.size(); ++q)
      if (n_.model().allocations[q].name == name) return n_.allocation(q);
    return name.size() == 1 ? letter(name) : upright(name);
  }
  /// One side of a comparison. Beside type[j] a type label is a type of j.
  Math side(const Expression& e, const Expression& other) const {
    const bool is_label = e.kind == Kind::name && other.kind == Kind::index && other.name == "type";
    const auto found = is_label && is_type_label(e.name) ? symbol_of(e.name) : std::nullopt;
    if (!found) return within(e, sum);
    const Math of_agent = letter(found->letter)[set(other.parts[0])];
    return found->digits.empty() ? of_agent : raised(of_agent, Math(Math::Kind::numeral, found->digits));
  }
  bool is_type_label(const std::string& name) const {
    for (Agent i : n_.types().grand_coalition())
      if (n_.types().find_type(i, name)) return true;
    return false;
  }
  Math list(Math function, const std::vector<Expression>& parts) const {
    std::vector<Math> set_parts;
    for (const Expression& part : parts) set_parts.push_back(set(part));
    Math arguments = fenced(Fence::round, std::move(set_parts));
    arguments.loose = true;
    return row({std::move(function), std::move(arguments)});
  }

  Math name(const std::string& name) const {
    const FiniteModel& model = n_.model();
    if (name == "outcome") return letters::a;
    if (name == "state" && !model.environment.states.empty()) return letters::omega;
    for (std::size_t q = 0; q < model.allocations.size(); ++q)
      if (model.allocations[q].name == name) return n_.allocation(q)(letters::theta);
    for (Outcome a; a.value < model.environment.outcome_count(); ++a.value)
      if (model.environment.outcomes[a.value] == name) return n_.outcome(a);
    for (Agent i : n_.types().grand_coalition()) {
      if (n_.types().label(i) == name) return n_.agent(i);
      if (const auto type = n_.types().find_type(i, name)) return type_label(name);
    }
    if (taken_.contains(name)) return prime(letter(name));
    if (symbol_of(name)) return subscripted_label(name);
    return name.size() == 1 ? letter(name) : upright(name);
  }
  /// A type label that is not tied to an agent: t1 is t^{1}.
  static Math type_label(const std::string& label) {
    return symbol_of(label) ? superscripted_label(label) : upright(label);
  }
  Math outcome_of(const std::string& rule) const { return rule == "outcome" ? letters::a : name(rule); }

  Math index(const Expression& e) const {
    const Math agent = set(e.parts[0]);
    const FiniteModel& model = n_.model();
    if (e.name == "type") return letters::theta[agent];
    if (e.name == "outcome") return letters::a[agent];
    for (std::size_t q = 0; q < model.allocations.size(); ++q)
      if (model.allocations[q].name == e.name) return n_.allocation(q)[agent](letters::theta);
    for (std::size_t k = 0; k < model.transfers.size(); ++k)
      if (model.transfers[k].name == e.name) return n_.transfers(k)[agent](letters::theta);
    return name(e.name)[agent];
  }

  Math range(const Expression& e) const {
    return in(name(e.name), e.set == Expression::Set::agents      ? letters::I
                            : e.set == Expression::Set::outcomes  ? letter("A")
                            : e.set == Expression::Set::coalition ? letters::S
                                                                  : letters::Theta[set(e.parts.front())]);
  }
  Math quantified(const Expression& e) const {
    const Math over = e.filtered ? chain(range(e), Sign::such_that, set(e.filter())) : range(e);
    switch (e.quantifier) {
      case Expression::Quantifier::sum: return document::sum(over, within(e.body(), product));
      case Expression::Quantifier::minimum: return document::minimum(over, within(e.body(), product));
      case Expression::Quantifier::maximum: return document::maximum(over, within(e.body(), product));
      case Expression::Quantifier::count: {
        const Math condition = e.filtered
                                   ? chain(within(e.filter(), negation), Sign::conjunction, within(e.body(), negation))
                                   : set(e.body());
        return row({upright("#"), document::set({chain(range(e), Sign::such_that, condition)})});
      }
      case Expression::Quantifier::all:
        return row({within(e.body(), negation), upright(" for all "), range(e), with(e)});
      case Expression::Quantifier::any:
        return row({within(e.body(), negation), upright(" for some "), range(e), with(e)});
    }
    return {};
  }
  Math with(const Expression& e) const {
    return e.filtered ? row({upright(" with "), within(e.filter(), negation)}) : Math();
  }

  /// The letters that stand for the outcome and the coalition that are meant: a variable so called is another one.
  void take_letters(const Expression& e) {
    if ((e.kind == Kind::name || e.kind == Kind::index || e.kind == Kind::attribute) && e.name == "outcome")
      taken_.insert("a");
    if (e.kind == Kind::quantified && e.set == Expression::Set::coalition) taken_.insert("S");
    for (const Expression& part : e.parts) take_letters(part);
  }

  const Notation& n_;
  std::set<std::string> taken_;
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

Math formula(const Notation& notation, const Expression& expression) {
  return Translator(notation, expression).set(expression);
}

Math displayed_formula(const Notation& notation, const Expression& expression) {
  if (expression.kind != Kind::conditional) return formula(notation, expression);
  const Translator translator(notation, expression);
  std::vector<CaseRow> rows;
  flatten(expression, {}, rows);
  Math result(Math::Kind::cases, std::vector<Math>{});
  for (const CaseRow& one : rows) {
    std::vector<Math> conditions;
    for (const Expression* condition : one.conditions)
      conditions.push_back(translator.within(*condition, one.conditions.size() > 1 ? conjunction : loosest));
    result.parts.push_back(translator.set(*one.value));
    result.parts.push_back(conditions.empty() ? Math() : joined(std::move(conditions), Sign::conjunction));
  }
  return result;
}

Math formula_text(const Notation& notation, std::string_view text) {
  const auto parsed = parse_formula(text);
  const auto* expression = std::get_if<Expression>(&parsed);
  return named(text, expression != nullptr ? formula(notation, *expression) : Math(Math::Kind::verbatim, text));
}

}  // namespace candor::wording
