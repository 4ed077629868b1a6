// SPDX-License-Identifier: MIT
// Any text as a formula: parsing, binding and evaluating it neither crashes nor hangs, in every
// scope; errors point into the text; a value does not depend on what was evaluated before.
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "cases/format/formula/evaluator.hpp"
#include "tests/fuzz/token_mutator.hpp"

namespace candor {
namespace {

/// Agents ann (types 1 and 2, which are numbers) and bob (plain), outcomes none and some with a
/// helper, a parameter t, rules q and phi.
Vocabulary small_vocabulary() {
  Vocabulary words;
  words.types = TypeSpace({{"ann", {{"1", Rational(1)}, {"2", Rational(2)}}}, {"bob", {{"plain", {}}, {"1", {}}}}});
  const std::uint32_t one = words.add("1"), two = words.add("2"), plain = words.add("plain");
  words.type_labels = {{one, two}, {plain, one}};
  words.agents = {words.add("ann"), words.add("bob")};
  words.outcomes = {words.add("none"), words.add("some")};
  for (std::uint32_t k = 0; k < 2; ++k) {
    words.labels[words.agents[k]].agent = Agent{k};
    words.labels[words.outcomes[k]].outcome = Outcome{k};
  }
  words.attributes = {"helper"};
  words.attribute_labels = {{plain}, {words.agents[0]}};
  words.agent_attributes = {"weight"};
  words.agent_attribute_labels = {{one}, {two}};
  words.type_attributes = {"signal"};
  words.type_attribute_labels = {{{plain}, {one}}, {{plain}, {two}}};
  words.parameters = {{"t", Rational(7) / Rational(4)}};
  words.allocation_rules = {"q"};
  words.transfer_rules = {"phi"};
  return words;
}

/// A meter that is nearly empty: each input is to be quick.
class Meter : public WorkMeter {
 public:
  Meter() { charge(most_steps - 20'000, {}); }
};

/// The caret may stand right behind the text, where something is missing.
void require_within(const FormulaError& error, std::string_view text) {
  if (error.begin > error.end || error.begin > text.size() || error.end > text.size() + 1)
    throw std::logic_error("an error points outside the formula: " + error.message);
}

class Examination {
 public:
  explicit Examination(std::string_view text) : text_(text) {}

  void run() {
    const auto parsed = parse_formula(text_);
    if (const auto* error = std::get_if<FormulaError>(&parsed)) return require_within(*error, text_);
    testing::remember_accepted(text_);
    for (unsigned bits = 0; bits < 32; ++bits)
      for (Sort sort : {Sort::value, Sort::condition})
        bind(std::get<Expression>(parsed),
             {.types = (bits & 1u) != 0,
              .own_agent = (bits & 2u) != 0,
              .outcome = (bits & 4u) != 0,
              .payoffs = (bits & 8u) != 0,
              .rules = (bits & 16u) != 0},
             sort);
  }

 private:
  void bind(const Expression& expression, Scope scope, Sort sort) {
    const auto bound = bind_formula(expression, words_, scope, sort);
    if (const auto* errors = std::get_if<std::vector<FormulaError>>(&bound)) {
      if (errors->empty()) throw std::logic_error("refused without an error");
      for (const FormulaError& error : *errors) require_within(error, text_);
      return;
    }
    for (Profile theta; theta.value < words_.types.profile_count(); ++theta.value) {
      Situation situation{theta, {}, {}};
      if (scope.own_agent) situation.own_agent = Agent{theta.value % 2};
      if (scope.outcome) situation.outcome = Outcome{theta.value / 2};
      const auto first = evaluated(std::get<BoundFormula>(bound), situation, sort),
                 second = evaluated(std::get<BoundFormula>(bound), situation, sort);
      if (first.label != second.label || first.number != second.number)
        throw std::logic_error("a formula has two values");
    }
  }

  FormulaValue evaluated(const BoundFormula& formula, const Situation& situation, Sort sort) {
    try {
      Meter meter;
      meter.foresee(formula);
      Evaluator evaluator(words_, rules_, meter);
      return sort == Sort::value ? evaluator.value(formula, situation)
                                 : FormulaValue::of(evaluator.holds(formula, situation) ? 1 : 0);
    } catch (const FormulaError& error) {
      require_within(error, text_);
      return {};
    }
  }

  std::string_view text_;
  const Vocabulary words_ = small_vocabulary();
  const Rational amount_ = Rational(-3) / Rational(2);
  const RuleValues rules_{[](std::size_t, Profile theta) {
                            return theta.value == 3 ? std::nullopt : std::optional(Outcome{theta.value % 2});
                          },
                          [this](std::size_t, Agent, Profile) -> const Rational& { return amount_; },
                          [this](Agent, Outcome, Profile) -> const Rational& { return amount_; },
                          [](std::size_t, Outcome outcome, Profile) { return Rational(outcome.value); }};
};

}  // namespace
}  // namespace candor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  candor::Examination({reinterpret_cast<const char*>(data), size}).run();
  return 0;
}
