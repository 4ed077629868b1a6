// SPDX-License-Identifier: MIT
#include "cases/format/read/reader.hpp"

#include <gtest/gtest.h>

#include <map>

#include "cases/format/formula/formula.hpp"
#include "constructions.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

Rational rational(std::string_view text) { return parse_numeral(text).value.value(); }

CaseFile read(const std::string& text) {
  ReadResult result = test::read_text(text);
  EXPECT_EQ(test::messages(result), "");
  return std::move(result.case_file).value();
}

CaseFile valid() { return std::move(read_case("valid.yaml", test::constructions()).case_file).value(); }

/// Profiles of small_case and valid.yaml: two agents with two types each, the first agent slowest.
constexpr Profile ll{0}, lh{1}, hl{2}, hh{3};
constexpr Agent first{0}, second{1};

TEST(Reader, TextsOfTheCase) {
  const CaseFile file = valid();
  EXPECT_EQ(file.id, "valid");
  EXPECT_EQ(file.title, "Two helpers and a task");
  EXPECT_EQ(file.about, "One of two agents does a task.");
  EXPECT_EQ(file.source.title, "Written for this test");
  EXPECT_EQ(file.source.year, "2024");
  ASSERT_EQ(file.parameters.size(), 2u);
  EXPECT_EQ(file.parameters[0].first, "t");
  EXPECT_EQ(file.parameters[0].second, rational("7/4"));
}

TEST(Reader, IdIsThePathBelowCases) {
  const std::string text = test::file_text("valid.yaml");
  const auto id = [&](const char* path) {
    return read_case_text(text, path, test::constructions()).case_file.value().id;
  };
  EXPECT_EQ(id("/home/u/cases/guo2019/example.yaml"), "guo2019/example");
  EXPECT_EQ(id("cases/cases/a.yaml"), "a");
  EXPECT_EQ(id("elsewhere/my.example.yaml"), "my.example");
}

// A number in a formula named the first agent or outcome whose label also was a type of that value.
TEST(Reader, TypesLendNoValueToAgentsAndOutcomesOfTheirName) {
  const CaseFile file = read(R"(title: t
source: {title: s}
agents: [L, 1]
types: {L: 1, H: 2}
prior: uniform
outcomes: [L, 1]
payoffs: if outcome = 1 then 5 else 0
allocations: {q: 1}
transfers: {phi: {L: 10, 1: 20}, psi: 'phi[1]', chi: 'if i = 1 then 1 else 0'}
claims:
  - {id: a, property: full_support, expect: verified}
)");
  const FiniteModel& model = file.finite();
  EXPECT_EQ(model.allocations[0](ll), Lottery::sure(Outcome{1}));
  EXPECT_EQ(model.environment.payoffs(first, Outcome{0}, ll), Rational(0));
  EXPECT_EQ(model.environment.payoffs(first, Outcome{1}, ll), Rational(5));
  EXPECT_EQ(model.transfers[1].amounts(first, ll), Rational(20));
  EXPECT_EQ(model.transfers[2].amounts(first, ll), Rational(0));
  EXPECT_EQ(model.transfers[2].amounts(second, ll), Rational(1));
}

// A type's value was computed before the outcomes were known, and found none; over types it
// crashed.
TEST(Reader, NothingIsCountedBeforeItIsThere) {
  for (const std::string value : {"count(x in outcomes: true)", "count(x in types[1]: true)", "sum(j in agents: 1)"}) {
    const ReadResult result =
        test::read_text("title: t\nsource: {title: s}\nagents: [1, 2]\ntypes: {L: '" + value +
                        "', H: 5}\nprior: uniform\noutcomes: [a, b]\npayoffs: 0\nallocations: {q: a}\nclaims:\n  - "
                        "{id: a, property: full_support, expect: verified}\n");
    EXPECT_FALSE(result.case_file.has_value()) << value;
    EXPECT_NE(test::messages(result).find("nothing can be summed or counted here"), std::string::npos)
        << test::messages(result);
  }
}

TEST(Reader, TypesPriorAndPayoffs) {
  const Environment environment = valid().finite().environment;
  EXPECT_EQ(environment.types.label(second, Type{1}).label, "dear");
  EXPECT_EQ(environment.types.label(second, Type{1}).value, Rational(1));
  EXPECT_FALSE(environment.types.label(first, Type{0}).value.has_value());
  EXPECT_EQ(environment.prior(hl), rational("1/8"));
  EXPECT_EQ(environment.prior(hh), rational("3/8"));
  const Outcome none{0}, by_first{1}, by_second{2};
  EXPECT_EQ(environment.payoffs(first, by_second, ll), rational("7/4"));  // helped by 2: t
  EXPECT_EQ(environment.payoffs(first, by_first, hl), Rational(-1));      // H helps at a cost
  EXPECT_EQ(environment.payoffs(first, by_first, ll), Rational(0));
  EXPECT_EQ(environment.payoffs(first, none, hh), Rational(0));
  EXPECT_EQ(environment.payoffs(second, by_first, hl), rational("7/4"));  // the table's t, whatever agent 1's type
  EXPECT_EQ(environment.payoffs(second, by_second, lh), Rational(-1));
  EXPECT_EQ(environment.outside_options(first, ll), Rational(0));
  EXPECT_EQ(environment.outside_options(second, ll), rational("-1/2"));
  EXPECT_EQ(environment.coalitions,
            (CoalitionPattern{Coalition::of(first), Coalition::of(second), Coalition::grand(2)}));
}

// Payoffs that depend on the own type alone are computed and kept once for each own type.
TEST(Reader, PayoffsByOwnTypeAreKeptSo) {
  const CaseFile file = read(R"(title: t
source: {authors: a, title: t, year: 2000}
agents: [1, 2, 3]
types: {1: {L: 0, H: 2}, 2: {L: 1, H: 3}, 3: {L: 5}}
prior: uniform
outcomes: [x, y]
payoffs:
  1: if outcome = x then type[i] else type[1] ^ 2
  2: if outcome = x then type[2] else type[1]
  3:
    - [outcome, type 3, payoff]
    - [x, L, 7/2]
    - [y, L, -1]
allocations: {q: x}
claims: [{id: c, property: private_values, expect: refuted}]
)");
  const Environment& environment = file.finite().environment;
  EXPECT_TRUE(environment.payoffs.is_kept_by_own_type(Agent{0}));
  EXPECT_FALSE(environment.payoffs.is_kept_by_own_type(Agent{1}));
  EXPECT_TRUE(environment.payoffs.is_kept_by_own_type(Agent{2}));
  const long expected[3][2][4] = {
      {{0, 0, 4, 4}, {0, 0, 8, 8}},
      {{2, 6, 2, 6}, {0, 0, 4, 4}},
      {{7, 7, 7, 7}, {-2, -2, -2, -2}}};  // halves; [agent][outcome][(L, L), (L, H), (H, L), (H, H)]
  for (Agent i; i.value < 3; ++i.value)
    for (Outcome a; a.value < 2; ++a.value)
      for (Profile theta; theta.value < 4; ++theta.value)
        EXPECT_EQ(environment.payoffs(i, a, theta), Rational(expected[i.value][a.value][theta.value]) / Rational(2));
}

TEST(Reader, AllocationRules) {
  const FiniteModel model = valid().finite();
  const AllocationRule& by_formula = model.allocations[0];
  EXPECT_EQ(by_formula(ll), Lottery::sure(Outcome{2}));
  EXPECT_EQ(by_formula(lh), Lottery::sure(Outcome{1}));
  EXPECT_FALSE(by_formula.efficient.has_value());
  const AllocationRule& efficient = model.allocations[1];
  EXPECT_EQ(efficient.name, "best");
  EXPECT_EQ(efficient.efficient, TieRule::first);
  EXPECT_EQ(efficient(ll), Lottery::sure(Outcome{1}));  // 7/4 by either helper: the first
  EXPECT_EQ(efficient(hl), Lottery::sure(Outcome{2}));  // 7/4 against 3/4
  EXPECT_EQ(efficient(hh), Lottery::sure(Outcome{1}));  // 3/4 by either: the first
  const AllocationRule& coin = model.allocations[2];
  EXPECT_EQ(coin(lh), (Lottery{{{Outcome{1}, rational("1/2")}, {Outcome{2}, rational("1/2")}}}));
  EXPECT_EQ(coin(hh), Lottery::sure(Outcome{2}));  // probability 0 is no branch
}

TEST(Reader, TransferRules) {
  const FiniteModel model = valid().finite();
  const auto amount = [&](std::size_t rule, Agent agent, Profile profile) {
    return model.transfers[rule].amounts(agent, profile);
  };
  EXPECT_EQ(amount(0, second, ll), rational("7/4"));  // pay: q has 2 help
  EXPECT_EQ(amount(0, first, ll), Rational(0));
  EXPECT_EQ(amount(0, first, hh), rational("7/4"));
  EXPECT_EQ(amount(1, first, ll), rational("-7/8"));   // tax: minus half of what pay gives agent 2
  EXPECT_EQ(amount(1, second, ll), rational("-7/4"));  // twice what tax itself gives agent 1
  EXPECT_EQ(amount(2, first, hl), rational("1/4"));    // typed: 0.25, exactly
  EXPECT_EQ(amount(2, second, lh), Rational(-1));
  ASSERT_TRUE(model.transfers[3].construction.has_value());
  EXPECT_EQ(model.transfers[3].construction->rule, NamedTransferRule::agv);
  EXPECT_EQ(model.transfers[3].construction->allocation, 1u);
  EXPECT_EQ(model.transfers[3].name, "expected");
  EXPECT_EQ(amount(3, first, hl) + amount(3, second, hl), Rational(0));  // AGV transfers balance
}

TEST(Reader, Mechanisms) {
  const FiniteModel model = valid().finite();
  ASSERT_EQ(model.mechanisms.size(), 2u);
  EXPECT_EQ(model.mechanisms[1].name, "vague");
  EXPECT_EQ(model.mechanisms[1].allocation, 1u);
  EXPECT_EQ(model.mechanisms[1].transfers, (std::vector<std::size_t>{0, 2}));
}

TEST(Reader, KeepsHowThingsWereWritten) {
  const CaseFile file = valid();
  ASSERT_EQ(file.written_payoffs.size(), 2u);
  EXPECT_EQ(file.written_payoffs[0].first, "1");
  EXPECT_EQ(std::get<std::shared_ptr<const Formula>>(file.written_payoffs[0].second)->text,
            "if outcome.helper = 2 then t else if outcome = first and type[1] = H then -1 else 0");
  const auto& table = std::get<WrittenTable>(file.written_payoffs[1].second);
  EXPECT_EQ(table.columns, (std::vector<std::string>{"type 2", "outcome", "payoff"}));
  EXPECT_EQ(table.rows.at(1), (std::vector<std::string>{"cheap", "first", "t"}));
  EXPECT_EQ(std::get<WrittenTable>(file.written_prior.at(0).second).rows.at(3),
            (std::vector<std::string>{"H", "dear", "3/8"}));
  EXPECT_EQ(std::get<WrittenConstruction>(file.written_transfers.at("expected").at(0).second).name, "agv");
  EXPECT_EQ(std::get<WrittenConstruction>(file.written_transfers.at("expected").at(0).second).detail, "best");
  EXPECT_EQ(file.written_transfers.at("tax").at(1).first, "others");
  EXPECT_EQ(file.outcome_attributes.at(1), (std::vector<std::pair<std::string, std::string>>{{"helper", "1"}}));
}

// --- other ways to write the same things ---------------------------------------------------------

TEST(Reader, DefaultsAreAllCoalitionsAndNoOutsideOption) {
  const CaseFile file = read(test::small_case("payoffs: 0\nallocations: {q: x}"));
  EXPECT_EQ(file.finite().environment.coalitions, all_coalitions(2));
  EXPECT_EQ(file.finite().environment.outside_options(second, hh), Rational(0));
  EXPECT_EQ(std::get<WrittenDefault>(file.written_prior.at(0).second).text, "uniform");
  EXPECT_EQ(file.finite().environment.prior(hh), rational("1/4"));
}

std::string with_prior(const std::string& prior) {
  std::string text = test::small_case("payoffs: 0\nallocations: {q: x}");
  return text.replace(text.find("prior: uniform"), 14, prior);
}

TEST(Reader, PriorsAsFormulaAndAsMarginals) {
  EXPECT_EQ(read(with_prior("prior: if type[a] = type[b] then 3/8 else 1/8")).finite().environment.prior(hh),
            rational("3/8"));
  const CaseFile same = read(with_prior("prior: {independent: {L: 1/3, H: 2/3}}"));
  EXPECT_EQ(same.finite().environment.prior(lh), rational("2/9"));
  EXPECT_EQ(same.finite().environment.prior(hh), rational("4/9"));
  EXPECT_EQ(same.written_prior.at(0).first, "");
  const CaseFile own = read(with_prior("prior: {independent: {a: {L: 1/3, H: 2/3}, b: {H: 1, L: 0}}}"));
  EXPECT_EQ(own.finite().environment.prior(hh), rational("2/3"));
  EXPECT_EQ(own.finite().environment.prior(hl), Rational(0));
  EXPECT_EQ(own.written_prior.at(1).first, "b");
}

TEST(Reader, PayoffsInOneTable) {
  const CaseFile file =
      read(test::small_case("payoffs:\n  - [outcome, type b, payoff b, payoff a]\n  - [y, H, 1, 2]\n  - [x, H, 3, 4]\n "
                            " - [x, L, 5, 6]\n  - [y, L, 7, \"type[a]\"]\nallocations: {q: x}"));
  const Payoffs& payoffs = file.finite().environment.payoffs;
  EXPECT_EQ(payoffs(second, Outcome{1}, lh), Rational(1));
  EXPECT_EQ(payoffs(first, Outcome{0}, hl), Rational(6));
  EXPECT_EQ(payoffs(first, Outcome{1}, hl), Rational(1));  // type[a] is H, whose value is 1
  EXPECT_EQ(payoffs(first, Outcome{1}, ll), Rational(0));
}

TEST(Reader, ChoicesMakeOutcomes) {
  std::string text = test::small_case(
      "payoffs: if outcome[i] = stay then type[i] else 0\nallocations:\n  q:\n    - [type a, outcome]\n    - [L, "
      "go-stay]\n    - [H, stay-stay]\ntransfers:\n  phi: if q[a] = stay "
      "then 1 else 0");
  text.replace(text.find("outcomes: [x, y]"), 16, "outcomes: {choices: [stay, go]}");
  const CaseFile file = read(text);
  EXPECT_EQ(file.finite().environment.outcomes, (std::vector<std::string>{"stay-stay", "stay-go", "go-stay", "go-go"}));
  EXPECT_EQ(file.finite().environment.payoffs(first, Outcome{1}, hh), Rational(1));
  EXPECT_EQ(file.finite().environment.payoffs(second, Outcome{1}, hh), Rational(0));
  EXPECT_EQ(file.outcome_attributes.at(1),
            (std::vector<std::pair<std::string, std::string>>{{"a", "stay"}, {"b", "go"}}));
  EXPECT_EQ(file.finite().transfers[0].amounts(second, lh), Rational(0));
  EXPECT_EQ(file.finite().transfers[0].amounts(second, hh), Rational(1));
}

TEST(Reader, TransfersMayUseRulesWrittenLater) {
  const CaseFile file = read(test::small_case(
      "payoffs: 0\nallocations: {q: x}\ntransfers:\n  one: two[a] + 1\n  two: three[b] * 2\n  three: type[i]"));
  EXPECT_EQ(file.finite().transfers[0].amounts(first, lh), Rational(3));
}

TEST(Reader, ATransferMayBalanceThoseWrittenWithoutIt) {
  const CaseFile file =
      read(test::small_case("payoffs: 0\nallocations: {q: x}\ntransfers:\n  one:\n    a: -one[b]\n    table: [[type a, "
                            "transfer b], [L, 2], [H, 3]]"));
  EXPECT_EQ(file.finite().transfers[0].amounts(first, hl), Rational(-3));
  EXPECT_EQ(file.finite().transfers[0].amounts(second, hl), Rational(3));
}

TEST(Reader, TransferCircleIsAnErrorEvenThroughTables) {
  const ReadResult result =
      test::read_text(test::small_case("payoffs: 0\nallocations: {q: x}\ntransfers:\n  one: two[a]\n  two: [[type a, "
                                       "transfer a, transfer b], [L, 0, \"three[a]\"], [H, 0, 0]]\n  three: one[b]"));
  EXPECT_EQ(test::messages(result), "transfer rule 'one' is defined by itself: one -> two -> three -> one\n");
}

TEST(Reader, ALongChainOfRulesIsRefusedNotFollowed) {
  std::string rules;
  for (int k = 0; k < 5000; ++k) rules += "\n  r" + std::to_string(k) + ": r" + std::to_string(k + 1) + "[a]";
  const ReadResult result =
      test::read_text(test::small_case("payoffs: 0\nallocations: {q: x}\ntransfers:" + rules + "\n  r5000: 1"));
  EXPECT_FALSE(result.case_file.has_value());
  EXPECT_NE(test::messages(result).find("more than 100 deep"), std::string::npos);
}

TEST(Reader, WithoutConstructionOfTransfersTheErrorIsTheConstructors) {
  const Constructions refusing{
      test::constructions().efficient,
      [](const Environment&, const AllocationRule&, NamedTransferRule, const Patience&,
         const AvailableWithout&) -> TransferRule { throw std::domain_error("not here"); },
      [](const Environment&, const Patience&) -> AllocationRule { throw std::domain_error("nor there"); },
      {}};
  const ReadResult result = read_case("valid.yaml", refusing);
  ASSERT_EQ(result.diagnostics.size(), 1u);
  EXPECT_EQ(result.diagnostics[0].message, "not here");
  EXPECT_EQ(result.diagnostics[0].line, 51);  // expected: {construction: agv, ...}
}

/// How often it was asked, and what was being done.
struct Asked {
  std::map<std::string, std::size_t> times = {};
  Patience patience() {
    return Patience([this](std::string_view doing, std::size_t) { ++times[std::string(doing)]; }, "reading");
  }
};

// Each formula is computed at 6 agents' 3^6 profiles, the named rules tabulated there. A formula of
// payoffs takes 3 steps or more for each agent and each of his types only; 2^14 steps pass before the
// patience is asked again.
TEST(Reader, ThePatienceIsAskedForEveryPartOfTheCase) {
  const std::string text =
      "title: t\nsource: {title: s}\nagents: 6\ntypes: 0..2\nprior: uniform\noutcomes: agents\npayoffs: if outcome = i "
      "then type[i] else 0\nallocations:\n  q: {construction: efficient, ties: first}\ntransfers:\n  f: {construction: "
      "pivot}\n  g: \"sum(j in agents: type[j] + type[i])\"\nclaims:\n  - {id: c, property: budget_balance, transfers: "
      "f, "
      "expect: verified}\n";
  Asked asked;
  EXPECT_TRUE(read_case_text(text, "t.yaml", test::constructions(), asked.patience()).case_file.has_value());
  for (const char* part : {"reading", "reading allocation q", "reading transfer rule f", "reading transfer rule g"})
    EXPECT_GT(asked.times[part], 0u) << part;
  EXPECT_GE(asked.times["reading allocation q"], 729u);
}

TEST(Reader, WhatThePatienceThrowsEndsTheReading) {
  struct Over {};
  const Patience over([](std::string_view, std::size_t) { throw Over(); });
  EXPECT_THROW((void)read_case("valid.yaml", test::constructions(), over), Over);
  EXPECT_THROW((void)read_case_text(std::string(10'000, '\n'), "blank.yaml", test::constructions(), over), Over);
}

TEST(Reader, AllErrorsOfAFileAreReported) {
  std::string text = test::valid_with("title: Two helpers and a task", "titel: Two helpers and a task");
  const auto spoil = [&](std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
  };
  spoil("1/8]", "1/7]");
  spoil("ties: first", "ties: frist");
  spoil("expect: verified", "expect: verfied");
  const ReadResult result = test::read_text(text);
  EXPECT_EQ(test::messages(result),
            "unknown key 'titel' in the case\n"
            "the prior sums to 57/56, not 1\n"
            "there is no tie rule 'frist'\n"
            "there is no verdict 'verfied'\n");
  EXPECT_FALSE(result.case_file.has_value());
}

TEST(Reader, WarningsDoNotSpoilACase) {
  const ReadResult result = test::read_text(test::small_case("payoffs: \"0.333 * type[i]\"\nallocations: {q: x}"));
  EXPECT_TRUE(result.case_file.has_value());
  EXPECT_EQ(test::messages(result), "0.333 is 333/1000; did you mean 1/3?\n");
  EXPECT_EQ(result.diagnostics[0].severity, Diagnostic::Severity::warning);
  EXPECT_EQ(result.diagnostics[0].column, 11);  // payoffs: "0.333
}

TEST(Reader, BundledCasesReadWithoutADiagnostic) {
  for (const char* name : {"guo2019/example.yaml", "guo2019/same_beliefs.yaml", "guo2019/unidentified.yaml",
                           "safronov2016/airlines.yaml", "safronov2016/airlines_all_decisions.yaml"}) {
    const std::string path = std::string("../../cases/") + name;
    const ReadResult result = read_case(path, test::constructions());
    EXPECT_EQ(render(result.diagnostics, path, result.text), "");
    EXPECT_TRUE(result.case_file.has_value());
  }
}

}  // namespace
}  // namespace candor
