// SPDX-License-Identifier: MIT
#include "cases/format/formula/formula.hpp"

#include <gtest/gtest.h>

#include "cases/format/formula/evaluator.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using Kind = Expression::Kind;

/// The structure of an expression, fully bracketed: "(+ 1 (* 2 x))".
std::string structure(const Expression& expression) {
  static const std::map<Kind, std::string> heads{
      {Kind::negate, "neg"},      {Kind::power, "^"},         {Kind::multiply, "*"},    {Kind::divide, "/"},
      {Kind::add, "+"},           {Kind::subtract, "-"},      {Kind::equal, "="},       {Kind::not_equal, "!="},
      {Kind::less, "<"},          {Kind::at_most, "<="},      {Kind::greater, ">"},     {Kind::at_least, ">="},
      {Kind::logical_not, "not"}, {Kind::logical_and, "and"}, {Kind::logical_or, "or"}, {Kind::conditional, "if"},
      {Kind::minimum, "min"},     {Kind::maximum, "max"}};
  static const std::vector<std::string> quantifiers{"sum", "count", "all", "any", "min", "max"},
      sets{"agents", "outcomes", "types"};
  std::string head;
  switch (expression.kind) {
    case Kind::number:
    case Kind::name:
    case Kind::truth: return expression.name;
    case Kind::attribute:
      if (expression.parts.empty()) return expression.name + "." + expression.attribute;
      head = "." + expression.attribute;
      break;
    case Kind::index: head = expression.name + "[]"; break;
    case Kind::call: head = expression.name + "()"; break;
    case Kind::quantified:
      head = quantifiers[static_cast<std::size_t>(expression.quantifier)] + ":" + expression.name + ":" +
             sets[static_cast<std::size_t>(expression.set)] + (expression.filtered ? ":where" : "");
      break;
    default: head = heads.at(expression.kind);
  }
  std::string result = "(" + head;
  for (const Expression& part : expression.parts) result += " " + structure(part);
  return result + ")";
}

std::string structure_of(std::string_view text) {
  const auto parsed = parse_formula(text);
  if (const auto* error = std::get_if<FormulaError>(&parsed))
    return "error at " + std::to_string(error->begin) + ": " + error->message;
  return structure(std::get<Expression>(parsed));
}

TEST(FormulaGrammar, BindsTighterToLooser) {
  EXPECT_EQ(structure_of("1 + 2 * x"), "(+ 1 (* 2 x))");
  EXPECT_EQ(structure_of("(1 + 2) * x"), "(* (+ 1 2) x)");
  EXPECT_EQ(structure_of("a - b - c"), "(- (- a b) c)");
  EXPECT_EQ(structure_of("a / b / c"), "(/ (/ a b) c)");
  EXPECT_EQ(structure_of("a / b * c"), "(* (/ a b) c)");
  EXPECT_EQ(structure_of("-x^2"), "(neg (^ x 2))");
  EXPECT_EQ(structure_of("2 * -x"), "(* 2 (neg x))");
  EXPECT_EQ(structure_of("- - x"), "(neg (neg x))");
  EXPECT_EQ(structure_of("7/4"), "(/ 7 4)");
  EXPECT_EQ(structure_of("not a = b and c < d or true"), "(or (and (not (= a b)) (< c d)) true)");
  EXPECT_EQ(structure_of("a + 1 <= b * 2"), "(<= (+ a 1) (* b 2))");
  EXPECT_EQ(structure_of("if a = b then 1 else if c != d then 2 else 3 + 4"), "(if (= a b) 1 (if (!= c d) 2 (+ 3 4)))");
  EXPECT_EQ(structure_of("1 + (if true then 1 else 2)"), "(+ 1 (if true 1 2))");
}

TEST(FormulaGrammar, RangesAndReferences) {
  EXPECT_EQ(structure_of("sum(j in agents where j != i: type[j])"), "(sum:j:agents:where (!= j i) (type[] j))");
  EXPECT_EQ(structure_of("count(a in outcomes: a.helper = i)"), "(count:a:outcomes (= a.helper i))");
  EXPECT_EQ(structure_of("all(s in types[j] where s > 0: any(k in agents: k = s))"),
            "(all:s:types:where j (> s 0) (any:k:agents (= k s)))");
  EXPECT_EQ(structure_of("sum(s in types[1]: s)"), "(sum:s:types 1 s)");
  EXPECT_EQ(structure_of("min(x, y + 1, 3)"), "(min x (+ y 1) 3)");
  EXPECT_EQ(structure_of("max(j in agents: q[j])"), "(max:j:agents (q[] j))");
  EXPECT_EQ(structure_of("min(sum(j in agents: min(j, 2)), max(1, 2))"), "(min (sum:j:agents (min j 2)) (max 1 2))");
  EXPECT_EQ(structure_of("phi1[1] + outcome.helper"), "(+ (phi1[] 1) outcome.helper)");
  EXPECT_EQ(structure_of("iffy + inner + ortho + nothing"),
            "(+ (+ (+ iffy inner) ortho) nothing)");  // words only begin with keywords
  EXPECT_EQ(structure_of(" 1\n + 2 "), "(+ 1 2)");
}

TEST(FormulaGrammar, CommasAndPrintedSignsMeanTheSame) {
  EXPECT_EQ(structure_of("sum(j in agents where j != i, type[j])"),
            structure_of("sum(j in agents where j != i: type[j])"));
  EXPECT_EQ(structure_of("min(j in agents, min(j, 2))"), "(min:j:agents (min j 2))");
  EXPECT_EQ(structure_of("all(s in types[j], any(k in agents, k = s))"), "(all:s:types j (any:k:agents (= k s)))");
  EXPECT_EQ(structure_of("count(j in agents where j != i)"), "(count:j:agents (!= j i))");
  EXPECT_EQ(structure_of("count(s in types[j] where s = 1)"), "(count:s:types j (= s 1))");
  EXPECT_EQ(structure_of("count(j in agents) + count(s in types[i])"),
            "(+ (count:j:agents true) (count:s:types i true))");
  EXPECT_EQ(structure_of("count(j in agents where any(k in agents where k = j: true))"),
            "(count:j:agents (any:k:agents:where (= k j) true))");
  EXPECT_EQ(structure_of("a \u2265 b and c \u2264 d or e \u2260 f"), structure_of("a >= b and c <= d or e != f"));
  EXPECT_EQ(structure_of("\u2212a \u2212 b \u00D7 c \u00B7 d \u22C5 e"), structure_of("-a - b * c * d * e"));
}

TEST(FormulaGrammar, DefinitionsAreUsedWithParentheses) {
  EXPECT_EQ(structure_of("f(1)"), "(f() 1)");
  EXPECT_EQ(structure_of("2 * f(x, g(y + 1)) ^ 2"), "(* 2 (^ (f() x (g() (+ y 1))) 2))");
  EXPECT_EQ(structure_of("f()"), "(f())");
  EXPECT_EQ(structure_of("min(f(1, 2), 3)"), "(min (f() 1 2) 3)");
  EXPECT_EQ(structure_of("f(1"), "error at 3: ')' or an operator is expected here");
  EXPECT_EQ(structure_of("f(1,)"), "error at 4: a number, a name or '(' is expected here");
}

TEST(FormulaGrammar, AttributesStandBehindWhatHasThem) {
  EXPECT_EQ(structure_of("1.weight + i.weight"), "(+ (.weight 1) i.weight)");
  EXPECT_EQ(structure_of("type[j].signal"), "(.signal (type[] j))");
  EXPECT_EQ(structure_of("outcome.winner.weight ^ 2"), "(^ (.weight outcome.winner) 2)");
  EXPECT_EQ(structure_of("-(1/2).weight"), "(neg (.weight (/ 1 2)))");
  EXPECT_EQ(structure_of("f(x).a.b"), "(.b (.a (f() x)))");
  EXPECT_EQ(structure_of("1.weight.5"), "error at 9: the name of an attribute is expected here");
  EXPECT_EQ(structure_of("type[1]. signal"), "error at 8: the name of an attribute is expected here");
}

TEST(FormulaGrammar, ErrorsStandWhereTheyAre) {
  const std::string operand = "a number, a name or '(' is expected here";
  EXPECT_EQ(structure_of(""), "error at 0: " + operand);
  EXPECT_EQ(structure_of("1 +"), "error at 3: " + operand);
  EXPECT_EQ(structure_of("1 + * 2"), "error at 4: " + operand);
  EXPECT_EQ(structure_of("(1 + 2"), "error at 6: ')' or an operator is expected here");
  EXPECT_EQ(structure_of("1 2"), "error at 2: the formula should end here, or an operator is missing");
  EXPECT_EQ(structure_of("if a = b 1"), "error at 9: 'then' or an operator is expected here");
  EXPECT_EQ(structure_of("sum(agents)"), "error at 4: a range is expected here, as in sum(j in agents, ...)");
  EXPECT_EQ(structure_of("sum(j in agent: 1)"), "error at 9: 'agents', 'outcomes' or 'types[...]' is expected here");
  EXPECT_EQ(structure_of("sum(j in agents 1)"), "error at 16: ':', ',' or 'where' is expected here");
  EXPECT_EQ(structure_of("sum(j in types: 1)"), "error at 14: '[' and an agent are expected here");
  EXPECT_EQ(structure_of("type[1"), "error at 6: ']' is expected here");
  EXPECT_EQ(structure_of("outcome."), "error at 8: the name of an attribute is expected here");
  EXPECT_EQ(structure_of("x + 1e5"), "error at 4: '1e5' is not a number: powers of ten are written out");
  EXPECT_EQ(structure_of("sum(j in agents, k in agents, 1)"), "error at 17: one variable at a time");
  EXPECT_EQ(structure_of("all(j in agents where j = 1)"), "error at 27: ':', ',' or 'where' is expected here");
  EXPECT_EQ(structure_of("x + \u03B8"), "error at 4: '\u03B8' has no meaning in formulas");
  EXPECT_EQ(structure_of("x $ y"), "error at 2: the formula should end here, or an operator is missing");
  EXPECT_EQ(structure_of("a < b < c"), "error at 6: the formula should end here, or an operator is missing");
}

TEST(FormulaGrammar, NoTextExhaustsTheStack) {
  for (const std::string opening :
       {"(", "-", "not ", "if ", "min(", "sum(j in agents: ", "2^", "x[", "sum(j in types["}) {
    std::string text;
    while (text.size() + opening.size() < longest_formula) text += opening;
    EXPECT_TRUE(std::holds_alternative<FormulaError>(parse_formula(text))) << opening;
  }
  std::string chain = "1";
  while (chain.size() < longest_formula - 2) chain += "+1";
  EXPECT_EQ(structure_of(chain).substr(0, 5), "error");
  EXPECT_EQ(structure_of(std::string(longest_formula + 1, '1')).substr(0, 5), "error");
}

/// Two agents, 1 with types L and H, 2 with types 2 and 1/2; outcomes none and first with a helper;
/// rules q and phi.
class FormulaMeaning : public testing::Test {
 protected:
  FormulaMeaning() {
    vocabulary.types = TypeSpace({{"1", {{"L", Rational(3)}, {"H", std::nullopt}}},
                                  {"2", {{"2", Rational(2)}, {"1/2", parse_numeral("1/2").value}}}});
    vocabulary.parameters.emplace("t", *parse_numeral("7/4").value);
    for (std::uint32_t i = 0; i < 2; ++i) {
      vocabulary.agents.push_back(vocabulary.add(i == 0 ? "1" : "2"));
      vocabulary.labels[vocabulary.agents[i]].agent = Agent{i};
      vocabulary.outcomes.push_back(vocabulary.add(i == 0 ? "none" : "first"));
      vocabulary.labels[vocabulary.outcomes[i]].outcome = Outcome{i};
    }
    vocabulary.type_labels = {{vocabulary.add("L"), vocabulary.add("H")}, {vocabulary.add("2"), vocabulary.add("1/2")}};
    vocabulary.give_value(vocabulary.type_labels[0][0], 3);
    vocabulary.attributes = {"helper"};
    vocabulary.attribute_labels = {{vocabulary.add("nobody")}, {vocabulary.add("1")}};
    vocabulary.agent_attributes = {"weight"};
    vocabulary.agent_attribute_labels = {{vocabulary.add("1/2")}, {vocabulary.add("7")}};
    vocabulary.type_attributes = {"signal"};
    vocabulary.type_attribute_labels = {{{vocabulary.add("7")}, {vocabulary.add("bad")}},
                                        {{vocabulary.add("2")}, {vocabulary.add("1")}}};
    vocabulary.allocation_rules = {"q"};
    vocabulary.transfer_rules = {"phi"};
    rules.chosen = [](std::size_t, Profile profile) { return std::optional(Outcome{profile.value % 2}); };
    rules.paid = [this](std::size_t, Agent agent, Profile) -> const Rational& { return paid[agent.value]; };
    rules.payoff = [](Agent agent, Outcome outcome, Profile profile) {
      return Rational(100 * agent.value + 10 * outcome.value + profile.value);
    };
    rules.probability = [](std::size_t, Outcome outcome, Profile) { return Rational(outcome.value == 1 ? 1 : 0); };
  }

  /// The value at a profile (LL' = (L, 2), (L, 1/2), (H, 2), (H, 1/2)) for agent 1 and outcome
  /// first; an error's message otherwise.
  std::string value(std::string_view text, std::uint32_t profile = 0,
                    Scope scope = {.own_agent = true, .outcome = true, .rules = true}) {
    const auto parsed = parse_formula(text);
    if (const auto* error = std::get_if<FormulaError>(&parsed)) return error->message;
    const auto bound = bind_formula(std::get<Expression>(parsed), vocabulary, scope, Sort::value);
    if (const auto* errors = std::get_if<std::vector<FormulaError>>(&bound)) {
      std::string all;
      for (const FormulaError& error : *errors) all += (all.empty() ? "" : "; ") + error.message;
      return all;
    }
    WorkMeter meter;
    try {
      const FormulaValue result = Evaluator(vocabulary, rules, meter)
                                      .value(std::get<BoundFormula>(bound), {Profile{profile}, Agent{0}, Outcome{1}});
      return result.is_label() ? vocabulary.labels[result.label].text : result.number.text();
    } catch (const FormulaError& error) {
      return error.message + " in " + std::string(text.substr(error.begin, error.end - error.begin));
    }
  }

  std::string truth(const std::string& condition, std::uint32_t profile = 0) {
    return value("if " + condition + " then 1 else 0", profile);
  }

  Vocabulary vocabulary;
  RuleValues rules;
  std::vector<Rational> paid{Rational(5), Rational(-5)};
};

TEST_F(FormulaMeaning, Arithmetic) {
  EXPECT_EQ(value("1/3 + 1/6"), "1/2");
  EXPECT_EQ(value("0.15 * 20"), "3");
  EXPECT_EQ(value("t - 2"), "-1/4");
  EXPECT_EQ(value("(-2/3)^3"), "-8/27");
  EXPECT_EQ(value("-2^2"), "-4");
  EXPECT_EQ(value("0^0"), "1");
  EXPECT_EQ(value("min(3, 1/2, 2) + max(3, 1/2, 2)"), "7/2");
  EXPECT_EQ(value("8 / 2 / 2"), "2");
}

TEST_F(FormulaMeaning, Types) {
  EXPECT_EQ(value("type[1]", 0), "L");
  EXPECT_EQ(value("type[1]", 2), "H");
  EXPECT_EQ(value("type[1] + 1", 0), "4");  // L has the value 3
  EXPECT_EQ(value("type[2] * 2", 1), "1");
  EXPECT_EQ(value("type[i] + type[3 - i]", 0), "5");  // numbered agents can be computed
  EXPECT_EQ(value("type[1] + 1", 2), "'H' is a label, not a number in type[1]");
  EXPECT_EQ(value("type[3]"), "'3' is no agent");
  EXPECT_EQ(value("type[i + 2]"), "'3' is no agent in i + 2");
}

TEST_F(FormulaMeaning, LabelsAreComparedByNameAndNumbersByValue) {
  EXPECT_EQ(truth("type[1] = L", 0), "1");
  EXPECT_EQ(truth("type[1] = L", 2), "0");
  EXPECT_EQ(truth("type[1] = 3", 0), "1");
  EXPECT_EQ(truth("type[1] = 3", 2), "0");
  EXPECT_EQ(truth("type[2] = 0.5", 1), "1");
  EXPECT_EQ(truth("type[2] = 1/2", 1), "1");
  EXPECT_EQ(truth("type[2] != 1/2", 0), "1");
  EXPECT_EQ(truth("type[1] > type[2]", 0), "1");
  EXPECT_EQ(truth("outcome.helper = i"), "1");
  EXPECT_EQ(truth("outcome = first and not outcome = none"), "1");
  EXPECT_EQ(truth("none.helper = nobody"), "1");
  EXPECT_EQ(truth("i = 2 or i = 1"), "1");
}

TEST_F(FormulaMeaning, ConditionsStopWhereTheyAreDecided) {
  EXPECT_EQ(truth("i = 1 or 1/0 = 1"), "1");
  EXPECT_EQ(truth("i = 2 and 1/0 = 1"), "0");
  EXPECT_EQ(value("if i = 1 then 1 else 1/0"), "1");
  EXPECT_EQ(truth("any(j in agents: j = 1 or 1/0 = 1)"), "1");
  EXPECT_EQ(truth("all(j in agents: j = 2 and 1/0 = 1)"), "0");
}

TEST_F(FormulaMeaning, Ranges) {
  EXPECT_EQ(value("sum(j in agents: j)"), "3");
  EXPECT_EQ(value("sum(j in agents where j != i: type[j])", 1), "1/2");
  EXPECT_EQ(value("count(a in outcomes: a.helper = i)"), "1");
  EXPECT_EQ(value("sum(s in types[2]: s)"), "5/2");
  EXPECT_EQ(value("min(s in types[2]: s)"), "1/2");
  EXPECT_EQ(value("max(j in agents: sum(k in agents where k <= j: k))"), "3");
  EXPECT_EQ(value("count(s in types[1]: s = H)"), "1");
  EXPECT_EQ(value("sum(j in agents where j > 5: 1/0)"), "0");
  EXPECT_EQ(value("min(j in agents where j > 5: j)"),
            "the least or greatest of nothing: no element passes the condition in min(j in agents where j > 5: j)");
  EXPECT_EQ(truth("all(j in agents where j > 5: 1 = 2)"), "1");
  EXPECT_EQ(truth("any(j in agents where j > 5: 1 = 1)"), "0");
}

TEST_F(FormulaMeaning, Rules) {
  EXPECT_EQ(value("q", 0), "none");
  EXPECT_EQ(value("q.helper", 1), "1");
  EXPECT_EQ(value("phi[1] - phi[2]"), "10");
  EXPECT_EQ(value("phi[i]"), "5");
  EXPECT_EQ(value("phi"), "transfer rule 'phi' needs an agent");
  EXPECT_EQ(value("q", 0, {}), "nothing is called 'q'");
  rules.chosen = [](std::size_t, Profile) -> std::optional<Outcome> { return std::nullopt; };
  EXPECT_EQ(value("q.helper"), "allocation rule 'q' draws a lottery here, not one outcome in q");
}

TEST_F(FormulaMeaning, AttributesOfAgentsAndTypes) {
  EXPECT_EQ(value("1.weight + i.weight + 2.weight"), "8");
  EXPECT_EQ(value("outcome.helper.weight"), "1/2");
  EXPECT_EQ(value("sum(j in agents, j.weight)"), "15/2");
  EXPECT_EQ(value("type[1].signal", 2), "bad");
  EXPECT_EQ(value("type[1].signal + type[2].signal"), "9");
  EXPECT_EQ(value("sum(s in types[2], s.signal)"), "3");
  EXPECT_EQ(value("L.signal"), "7");
  EXPECT_EQ(value("(1/2).signal"), "1");  // a type that is called by a number
  EXPECT_EQ(value("(if true then type[2] else type[1]).signal"), "2");
  EXPECT_EQ(value("none.helper.weight"), "'nobody' is no agent in none.helper");
  EXPECT_EQ(value("outcome.weight"), "'weight' is an attribute of agents, not of outcomes");
  EXPECT_EQ(value("i.signal"), "'signal' is an attribute of types, not of agents");
  EXPECT_EQ(value("first.weight"), "'first' is no agent");
  EXPECT_EQ(value("first.signal"), "'first' is no type in first.signal");
  EXPECT_EQ(value("type[1].weigth"), "types have no attribute 'weigth'");
  EXPECT_EQ(value("weight"), "'weight' is an attribute: of which agent?");
}

TEST_F(FormulaMeaning, PayoffsAndProbabilities) {
  EXPECT_EQ(value("payoff(2, first)", 3), "113");
  EXPECT_EQ(value("payoff(i, q)", 1), "11");
  EXPECT_EQ(value("sum(a in outcomes, probability(q, a) * payoff(2, a))"), "110");
  EXPECT_EQ(value("payoff(1, q)", 0, {.payoffs = true}), "nothing is called 'q'");
  EXPECT_EQ(value("payoff(1, none)", 2, {.payoffs = true}), "2");
  EXPECT_EQ(value("payoff(1, none)", 0, {}), "'payoff' means nothing here");
  EXPECT_EQ(value("probability(q, none)", 0, {.payoffs = true}), "'probability' means nothing here");
  EXPECT_EQ(value("payoff(1)"), "a payoff is an agent's, from an outcome");
  EXPECT_EQ(value("payoff(3, first)"), "'3' is no agent");
  EXPECT_EQ(value("payoff(1, 2)"), "'2' is no outcome");
  EXPECT_EQ(value("probability(first, q)"), "the name of an allocation rule is expected here");
}

TEST_F(FormulaMeaning, WhichOutcomesThereAreIsSaidWithoutThem) {
  vocabulary.choices = {{vocabulary.add("L"), vocabulary.add("H")}, {vocabulary.add("H"), vocabulary.add("H")}};
  const Scope filter{.types = false, .outcome = true, .filter = true};
  EXPECT_EQ(value("count(j in agents where outcome[j] = H)", 0, filter), "2");
  EXPECT_EQ(value("count(s in types[1])", 0, filter), "2");
  EXPECT_EQ(value("type[1]", 0, filter), "types mean nothing here");
  EXPECT_EQ(value("count(a in outcomes)", 0, filter),
            "the outcomes are not known here: this condition says which they are");
}

TEST_F(FormulaMeaning, ErrorsNameTheirPart) {
  EXPECT_EQ(value("1 + 2 / (t - 7/4)"), "division by zero in 2 / (t - 7/4)");
  EXPECT_EQ(value("outcome + 1"), "'first' is a label, not a number in outcome");
  EXPECT_EQ(value("foo + bar"), "nothing is called 'foo'; nothing is called 'bar'");
  EXPECT_EQ(value("i = 1"), "a condition stands where a value is expected");
  EXPECT_EQ(value("if 1 then 2 else 3"), "a condition is expected here");
  EXPECT_EQ(value("i", 0, {}), "'i' means nothing here");
  EXPECT_EQ(value("outcome", 0, {}), "'outcome' means nothing here");
  EXPECT_EQ(value("type[1]", 0, {.types = false}), "types mean nothing here");
  EXPECT_EQ(value("outcome[1]"),
            "'outcome[...]' has no meaning here: the outcomes of this case are not made of choices");
  EXPECT_EQ(value("sum(L in agents: 1)"), "the bound variable 'L' is the name of something else already");
  EXPECT_EQ(value("sum(j in agents: sum(j in agents: 1))"),
            "the bound variable 'j' is the name of something else already");
  EXPECT_EQ(value("2^(1/2)"), "an exponent must be a non-negative integer, not 1/2 in (1/2)");
  EXPECT_EQ(value("2^(-1)"), "an exponent must be a non-negative integer, not -1 in (-1)");
  EXPECT_EQ(value("2^40000"), "this exponent is too large (the limit is 32768) in 40000");
  EXPECT_EQ(value("9^30000"), "this number is too large (more than 32768 bits) in 9^30000");
  EXPECT_EQ(value("1^30000"), "1");
}

TEST_F(FormulaMeaning, NumbersOfAnySize) {
  EXPECT_EQ(value("2^64 + 2^64"), "36893488147419103232");
  EXPECT_EQ(value("(2^70 + type[2]) - 2^70", 1), "1/2");  // large, and small again
  EXPECT_EQ(value("9223372036854775807 + type[2]", 0), "9223372036854775809");
  EXPECT_EQ(value("-9223372036854775807 - 1 - type[2]", 0), "-9223372036854775810");
  EXPECT_EQ(value("4611686018427387904 * type[2]", 0), "9223372036854775808");
  EXPECT_EQ(value("(1/3037000501) * (1/3037000507)"), "1/9223372061296254007");
  EXPECT_EQ(value("max(2^65, 2^65 + 1) - max(j in agents: 2^65 + j)"), "-1");
  EXPECT_EQ(value("sum(j in agents: 2^63 / j)"), "13835058055282163712");
  EXPECT_EQ(truth("2^65 > 2^65 - 1 and 2^65 = 2^64 * 2 and not 2^65 < type[2]"), "1");
  EXPECT_EQ(value("1 / (2^64 - 2^64)"), "division by zero in 1 / (2^64 - 2^64)");
  EXPECT_EQ(value("2^16000 * 2^16000 * 2^16000"),
            "this number is too large (more than 32768 bits) in 2^16000 * 2^16000 * 2^16000");
}

TEST_F(FormulaMeaning, OfTwoPartsThatHaveNoValueTheRightOneIsNamed) {
  EXPECT_EQ(value("1/(1-1) + outcome"), "'first' is a label, not a number in outcome");
  EXPECT_EQ(value("outcome * (1/(1-1))"), "division by zero in (1/(1-1))");
  EXPECT_EQ(value("outcome / (1-1)"), "division by zero in outcome / (1-1)");
  EXPECT_EQ(truth("1/(1-1) < outcome"), "division by zero in 1/(1-1)");
}

TEST_F(FormulaMeaning, NestedRangesAndBranchesDoNotDisturbEachOther) {
  EXPECT_EQ(value("sum(j in agents: sum(k in agents where k != j: 10*j + k) * (if j = 1 then 1 else 2))"), "54");
  EXPECT_EQ(value("sum(j in agents: j) * sum(k in agents: k) - max(j in agents: min(k in agents: j*k))"), "7");
  EXPECT_EQ(value("if all(j in agents: any(k in agents: k != j)) then type[2] + (if i = 1 then 1 else 2) else 0", 1),
            "3/2");
  EXPECT_EQ(value("sum(j in agents: count(s in types[j]: any(u in types[2]: s = u)))"), "2");
  EXPECT_EQ(truth("not (any(j in agents: j = 3) or not all(j in agents: not j = 3))"), "1");
}

TEST_F(FormulaMeaning, LimitOfWorkIsForeseenWhereItCanBe) {
  std::string text = "1";
  for (int k = 0; k < 40; ++k) text = "sum(x" + std::to_string(k) + " in agents: " + text + ")";
  EXPECT_EQ(value(text).substr(0, 32), "the formulas of this case take m");
}

}  // namespace
}  // namespace candor
