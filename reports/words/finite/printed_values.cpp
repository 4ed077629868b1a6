// SPDX-License-Identifier: MIT
#include "reports/words/finite/printed_values.hpp"

#include <algorithm>
#include <map>

#include "reports/case_result.hpp"
#include "reports/comparison_list.hpp"
#include "reports/printers/terminal.hpp"

namespace candor::wording {

using namespace document;

namespace {

constexpr std::size_t terms_shown = 8;

Rational amount(const ExpectationTerm& term) { return term.payoff + term.transfer; }

/// Terms with the same payoff and transfer added up, in order of first appearance.
std::vector<ExpectationTerm> merged(const std::vector<ExpectationTerm>& all) {
  std::vector<ExpectationTerm> result;
  for (const ExpectationTerm& term : all) {
    const auto same = std::find_if(result.begin(), result.end(), [&](const ExpectationTerm& other) {
      return other.payoff == term.payoff && other.transfer == term.transfer;
    });
    if (same == result.end())
      result.push_back(term);
    else
      same->probability += term.probability;
  }
  return result;
}

Math bracketed_if_negative(const Rational& value) {
  return value.sign() < 0 ? fenced(Fence::round, {value}) : Math(value);
}

/// Payoff and transfer, with the sign of the transfer as its sign of operation.
Math payoff_and_transfer(const ExpectationTerm& term) {
  return fenced(Fence::round, {term.transfer.sign() < 0 ? Math(term.payoff) - Math(abs(term.transfer))
                                                        : Math(term.payoff) + Math(term.transfer)});
}

/// "4/7 (2 + 60) + 3/7 (2 - 80)": one summand of the expectation after the other.
Math summands(const FiniteModel& model, const Expectation& expectation) {
  std::vector<ExpectationTerm> list = terms(model, expectation);
  if (list.size() > terms_shown) list = merged(list);
  std::vector<Math> parts;
  for (const ExpectationTerm& term : list) {
    const bool is_utility = expectation.quantity == Quantity::utility;
    const bool is_sure = term.probability == Rational(1);
    const Math value = is_utility ? payoff_and_transfer(term)
                       : is_sure  ? Math(amount(term))
                                  : bracketed_if_negative(amount(term));
    const bool has_brackets = is_utility || amount(term).sign() < 0;
    parts.push_back(is_sure        ? value
                    : has_brackets ? row({term.probability, value})
                                   : chain(term.probability, Sign::dot, value));
  }
  return joined(std::move(parts), Sign::plus);
}

/// Looking up one entry of the example, or the same entry again and again, needs no computation.
bool is_one_entry(const FiniteModel& model, const Value& claim) {
  if (claim.of == Value::Of::probability)
    return !claim.drawn && claim.event.types.coalition == model.environment.types.grand_coalition() &&
           claim.given.types.coalition.empty() && !claim.given.condition;
  if (claim.of == Value::Of::utility || claim.minimum_of().size() > 1) return false;
  return merged(terms(model, claim.minimum_of().front())).size() == 1;
}

/// Each profile's probability times the chance that the drawn condition holds there.
Math probability_terms(const FiniteModel& model, const Value& claim) {
  const Environment& environment = model.environment;
  const Event& given = claim.given;
  const Rational condition = given.probability(environment);
  std::vector<Math> both;
  for (const Draw& draw : draws(environment, given, claim.report)) {
    if (!claim.event.contains(environment.types, draw.truth)) continue;
    const Rational chance = chance_at(ModelOf<Rational>(model), claim, draw), weight = draw.probability * condition;
    if (chance == Rational(1)) both.emplace_back(weight);
    if (chance.sign() > 0 && chance != Rational(1)) both.push_back(chain(weight, Sign::dot, chance));
  }
  const Math numerator = both.empty()                    ? Math(0)
                         : both.size() > 2 * terms_shown ? letter("dots")
                                                         : joined(std::move(both), Sign::plus);
  const bool is_conditional = !given.types.coalition.empty() || given.condition;
  return is_conditional ? chain(grouped(numerator), Sign::over, condition) : numerator;
}

/// Both sides of a stated deviation.
struct Deviating {
  Side truthful, deviating;

  explicit Deviating(const Deviation& claim) {
    for (const std::size_t rule : claim.mechanism.transfers) {
      const auto utility = [&](const MixedReport& report) {
        return Expectation{Quantity::utility, claim.coalition, claim.mechanism.allocation, rule, claim.given, report};
      };
      truthful.expectations.push_back(utility(MixedReport::truth()));
      deviating.expectations.push_back(utility(claim.report));
    }
  }
};

Math quantity(const Notation& n, const Statement& statement) {
  if (const auto* claim = claim_if<Deviation>(statement)) {
    const Deviating both(*claim);
    return n.side(both.deviating) - n.side(both.truthful);
  }
  const auto& claim = claim_of<Value>(statement);
  if (claim.of == Value::Of::probability) return n.probability(claim);
  Side side;
  side.expectations = claim.minimum_of();
  return n.side(side);
}

Math as_printed(const Statement& statement) {
  if (const auto* claim = claim_if<Deviation>(statement))
    return claim->gain ? Math(*claim->gain) : relation_first(claim->pays ? Sign::greater_than : Sign::at_most, 0);
  const auto& claim = claim_of<Value>(statement);
  return claim.relation == Relation::equal ? Math(claim.number) : relation_first(sign_of(claim.relation), claim.number);
}

/// What the kernel compared: the value, or the gain.
Rational computed(const FiniteModel& model, const StatedClaim& stated) {
  const Judgement first = listed_comparisons(model, stated.claim.statement, Enumerate{}, 1).rows.front();
  return is_claim<Deviation>(stated.claim.statement) ? first.left.value - first.right.value : first.left.value;
}

/// Numbers worked out once, and later on with a word where.
class Computations {
 public:
  explicit Computations(const Notation& n) : n_(n) {}

  /// Empty if looking up one entry does.
  Text of(const PrintedValue& value, const Rational& result) {
    if (const auto* claim = claim_if<Deviation>(value.stated.claim.statement)) {
      const Deviating both(*claim);
      std::vector<Text> lines;
      for (std::size_t k = 0; k < both.truthful.expectations.size(); ++k) {
        lines.push_back(line(value, both.truthful.expectations[k]));
        lines.push_back(line(value, both.deviating.expectations[k]));
      }
      return below_one_another(std::move(lines), both.truthful.expectations.size() > 1,
                               "at worst, the report changes the utility by " + Text(result));
    }
    const auto& claim = claim_of<Value>(value.stated.claim.statement);
    if (is_one_entry(n_.model(), claim)) return {};
    if (claim.of == Value::Of::probability)
      return {(n_.probability(claim) == probability_terms(n_.model(), claim)) == result, "."};
    std::vector<Text> lines;
    for (const Expectation& expectation : claim.minimum_of()) lines.push_back(line(value, expectation));
    return below_one_another(std::move(lines), claim.minimum_of().size() > 1, "the least is " + Text(result));
  }

 private:
  Text line(const PrintedValue& value, const Expectation& expectation) {
    const Math symbol = n_.expectation(expectation);
    const Rational number = evaluate(n_.model(), expectation);
    const std::string label = value.number ? value.number->label : "";
    const auto [entry, is_new] = shown_.emplace(printers::terminal(symbol), value.number.value_or(Number{}));
    if (is_new || label.empty()) return (symbol == summands(n_.model(), expectation)) == number;
    if (entry->second.label == label) return symbol == number;
    return {symbol == number, " (see ", Reference{entry->second.label, entry->second.claim, Reference::To::number},
            ")"};
  }
  static Text below_one_another(std::vector<Text> lines, bool has_several, Text conclusion) {
    if (has_several) lines.push_back(std::move(conclusion));
    Text result;
    for (const Text& line : lines) result += (result.empty() ? Text() : Text{";", LineBreak{}}) + line;
    return result + ".";
  }

  const Notation& n_;
  std::map<std::string, Number> shown_;  ///< expectations already worked out, and where
};

}  // namespace

Blocks printed_values(const Notation& n, const Text& title, const std::vector<PrintedValue>& printed) {
  using enum Table::Align;
  Table table{{{right, ""},
               {left, "source", 0.31},
               {left, "quantity", 0.37},
               {right, "printed"},
               {right, "computed"},
               {left, "verdict"}}};
  table.title = title;
  Computations computations(n);
  List steps;
  const StatedClaim* previous = nullptr;
  for (const PrintedValue& value : printed) {
    const StatedClaim& stated = value.stated;
    Text result = "--";
    if (!is_undecided(value.verdict)) {
      const Rational number = computed(n.model(), stated);
      result = Text(number);
      if (Text shown = computations.of(value, number); !shown.empty()) {
        steps.items.push_back(std::move(shown));
        steps.labels.push_back(
            value.number ? Text(Reference{value.number->label, value.number->claim, Reference::To::number}) : Text());
      }
    }
    const bool is_same =
        previous != nullptr && previous->says == stated.says && (!stated.says.empty() || previous->note == stated.note);
    if (previous != nullptr && !is_same) table.groups.push_back(table.rows.size());
    const Text words = stated.says.empty() ? Text(Prose{stated.note}) : quoted(Prose{stated.says});
    const Text verdict = std::string(word(value.verdict));
    table.rows.push_back({value.number ? Text(*value.number) : Text(), is_same ? Text() : words,
                          quantity(n, stated.claim.statement), as_printed(stated.claim.statement), result,
                          is_refuted(value.verdict) ? strong(verdict) : verdict});
    previous = &stated;
  }
  Blocks blocks{std::move(table)};
  if (!steps.items.empty()) blocks.emplace_back(std::move(steps));
  return blocks;
}

}  // namespace candor::wording
