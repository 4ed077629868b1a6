// SPDX-License-Identifier: MIT
#include "cases/format/write/write_case.hpp"

#include <gtest/gtest.h>

#include "cases/format/write/tidy.hpp"
#include "checker/definitions/names.hpp"
#include "constructions.hpp"
#include "prover/prove.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/values.hpp"

namespace candor {
namespace {

CaseFile read_back(const std::string& text) {
  ReadResult result = test::read_text(text);
  if (!result.case_file) throw std::runtime_error(test::messages(result) + text);
  return std::move(*result.case_file);
}

void expect_same_model(const FiniteModel& left, const FiniteModel& right) {
  const Environment &one = left.environment, &other = right.environment;
  ASSERT_EQ(one.types.agent_count(), other.types.agent_count());
  ASSERT_EQ(one.types.profile_count(), other.types.profile_count());
  for (Agent i : one.types.grand_coalition()) {
    EXPECT_EQ(one.types.label(i), other.types.label(i));
    ASSERT_EQ(one.types.type_count(i), other.types.type_count(i));
    for (Type t; t.value < one.types.type_count(i); ++t.value) {
      EXPECT_EQ(one.types.label(i, t).label, other.types.label(i, t).label);
      EXPECT_EQ(one.types.label(i, t).value, other.types.label(i, t).value);
    }
  }
  EXPECT_EQ(one.prior.probabilities(), other.prior.probabilities());
  EXPECT_EQ(one.coalitions, other.coalitions);
  EXPECT_EQ(one.outside_options, other.outside_options);
  ASSERT_EQ(one.outcomes, other.outcomes);
  for (Agent i : one.types.grand_coalition())
    for (Outcome a; a.value < one.outcome_count(); ++a.value)
      for (Profile theta; theta.value < one.types.profile_count(); ++theta.value)
        ASSERT_EQ(one.payoffs(i, a, theta), other.payoffs(i, a, theta));
  ASSERT_EQ(left.allocations.size(), right.allocations.size());
  for (std::size_t k = 0; k < left.allocations.size(); ++k) {
    EXPECT_EQ(left.allocations[k].name, right.allocations[k].name);
    EXPECT_EQ(left.allocations[k].efficient, right.allocations[k].efficient);
    for (Profile theta; theta.value < one.types.profile_count(); ++theta.value)
      EXPECT_EQ(left.allocations[k](theta), right.allocations[k](theta));
  }
  ASSERT_EQ(left.transfers.size(), right.transfers.size());
  for (std::size_t k = 0; k < left.transfers.size(); ++k) {
    EXPECT_EQ(left.transfers[k].name, right.transfers[k].name);
    EXPECT_EQ(left.transfers[k].amounts, right.transfers[k].amounts);
    EXPECT_EQ(left.transfers[k].construction.has_value(), right.transfers[k].construction.has_value());
  }
  ASSERT_EQ(left.mechanisms.size(), right.mechanisms.size());
  for (std::size_t k = 0; k < left.mechanisms.size(); ++k) {
    EXPECT_EQ(left.mechanisms[k].name, right.mechanisms[k].name);
    EXPECT_EQ(left.mechanisms[k].allocation, right.mechanisms[k].allocation);
    EXPECT_EQ(left.mechanisms[k].transfers, right.mechanisms[k].transfers);
  }
}

/// What becomes of each claim, and how much was compared.
std::vector<std::string> verdicts(const CaseFile& file) {
  const Kernel kernel(file.finite(), defect_of_names);
  std::vector<std::string> all;
  for (const StatedClaim& stated : file.claims) {
    const Verdict verdict = prove(kernel, file.finite(), stated.claim.statement);
    std::string counted;
    std::visit(
        [&](const auto& outcome) {
          if constexpr (requires { outcome.tally(); })
            counted = std::to_string(outcome.tally().judgements) + " " + std::to_string(outcome.tally().tight);
        },
        verdict);
    all.push_back(stated.claim.id + ": " + std::string(word(verdict)) + " " + counted);
  }
  return all;
}

void expect_round_trip(const CaseFile& file) {
  const std::string text = write_case(file);
  EXPECT_EQ(tidy(text, {}), text);
  const CaseFile again = read_back(text);
  expect_same_model(file.finite(), again.finite());
  EXPECT_EQ(file.title, again.title);
  EXPECT_EQ(file.about, again.about);
  EXPECT_EQ(file.source.note, again.source.note);
  EXPECT_EQ(file.parameters, again.parameters);
  EXPECT_EQ(file.outcome_attributes, again.outcome_attributes);
  EXPECT_EQ(file.agent_attributes, again.agent_attributes);
  EXPECT_EQ(file.type_attributes, again.type_attributes);
  ASSERT_EQ(file.claims.size(), again.claims.size());
  for (std::size_t k = 0; k < file.claims.size(); ++k) {
    EXPECT_EQ(write_claim(file.finite(), file.claims[k]), write_claim(again.finite(), again.claims[k]));
    if (const auto* claim = claim_if<Everywhere>(file.claims[k].claim.statement)) {
      EXPECT_EQ(claim->parts, claim_of<Everywhere>(again.claims[k].claim.statement).parts);
    }
    EXPECT_EQ(file.claims[k].expect, again.claims[k].expect);
    EXPECT_EQ(file.claims[k].says, again.claims[k].says);
    EXPECT_EQ(file.claims[k].erratum, again.claims[k].erratum);
  }
  EXPECT_EQ(verdicts(file), verdicts(again));
}

TEST(WriteCase, BundledCasesComeBackAsTheyWere) {
  for (const char* file : {"valid.yaml", "../../cli/templates/auction.yaml", "../../cases/guo2019/example.yaml",
                           "../../cases/guo2019/same_beliefs.yaml", "../../cases/safronov2016/airlines.yaml",
                           "../../cases/safronov2016/airlines_all_decisions.yaml",
                           "../../cases/lecture2022/public_project.yaml", "../../cases/mishra2020/two_agents.yaml",
                           "../../cases/mishra2020/dagv_auction.yaml", "../certificates/cases/trade.yaml"}) {
    SCOPED_TRACE(file);
    CaseFile original = read_back(test::file_text(file));
    std::erase_if(original.claims, [](const StatedClaim& stated) {
      return is_claim<ParameterRegion>(stated.claim.statement);
    });  // what is tabulated has no parameters
    expect_round_trip(original);
  }
}

TEST(WriteCase, AttributesAndTheOutcomesThatAConditionAllows) {
  const CaseFile file = read_back(R"yaml(title: Places
source: {title: written for this test}
parameters: {places: 2}
define: {"takes(j, c)": "if c = out then 0 else j.size", worth: "type[i].value"}
agents: {ann: {size: 2}, bob: {size: 1}}
types: {weak: {value: 1}, strong: {value: 3}}
prior: uniform
outcomes: {choices: [out, plays], where: "sum(j in agents, takes(j, outcome[j])) <= places"}
payoffs: if outcome[i] = plays then worth else 0
allocations: {q: {construction: efficient, ties: first}}
transfers: {t: 0}
claims:
  - {id: best, property: efficient, allocation: q}
)yaml");
  EXPECT_EQ(file.finite().environment.outcomes, (std::vector<std::string>{"out-out", "out-plays", "plays-out"}));
  EXPECT_EQ(file.agent_attributes.at(0), (Attributes{{"size", "2"}}));
  EXPECT_EQ(file.type_attributes.at(1).at(1), (Attributes{{"value", "3"}}));
  expect_round_trip(file);
}

TEST(WriteCase, AClaimAboutARegionCannotBeWritten) {
  EXPECT_THROW((void)write_case(read_back(test::file_text("../../cases/safronov2016/airlines.yaml"))),
               std::domain_error);
}

TEST(WriteCase, LongTextIsFoldedAndComesBack) {
  CaseFile file = read_back(test::file_text("valid.yaml"));
  file.about = file.source.note = "- begins like a list";
  for (int k = 0; k < 40; ++k) file.about += " and: goes # on \"" + std::to_string(k) + "\"";
  for (int k = 0; k < 40; ++k) file.source.note += " [word" + std::to_string(k) + "]";
  const std::string text = write_case(file);
  EXPECT_NE(text.find("\nabout: >-\n  - begins like a list and: goes # on \"0\" and: goes"), std::string::npos) << text;
  EXPECT_NE(text.find("\n  note: >-\n    - begins like a list [word0] [word1]"), std::string::npos) << text;
  EXPECT_EQ(read_back(text).about, file.about);
  EXPECT_EQ(read_back(text).source.note, file.source.note);
  // What folding would change is quoted: two blanks, and a line break.
  for (const char* more : {"  two", "\nline"}) {
    CaseFile other = file;
    other.about += more;
    const std::string quoted = write_case(other);
    EXPECT_NE(quoted.find("\nabout: \"- begins"), std::string::npos);
    EXPECT_EQ(read_back(quoted).about, other.about);
  }
}

/// What agent 1 reports decides; the payoffs are agent 2's matter, and the transfers nobody's.
TEST(WriteCase, TablesHaveColumnsForTheTypesTheyDependOn) {
  CaseFile file;
  file.title = file.source.title = "Columns";
  file.finite() = testing::blank(3, 2, 2);
  file.finite().environment.coalitions = proper_coalitions(3);
  const TypeSpace& types = file.finite().environment.types;
  testing::set_payoffs(file.finite(), [&](Agent i, Outcome a, Profile theta) {
    return Rational(i.value == 2 && a.value == 1 && types.type_of(theta, Agent{1}).value == 1 ? 5 : 0);
  });
  testing::add_allocation(file.finite(), [&](Profile theta) { return Outcome{types.type_of(theta, Agent{0}).value}; });
  testing::add_transfers(file.finite(), [](Agent i, Profile) { return Rational(i.value == 0 ? 2 : -1); });
  file.claims.push_back({{"support", FullSupport{}}, Expect::verified, "", "", "", "", 0, {}, {}});
  const std::string text = write_case(file);
  EXPECT_NE(text.find("payoffs:\n"
                      "  - [type 2, outcome, payoff 1, payoff 2, payoff 3]\n"
                      "  - [     1, a0,             0,        0,        0]\n"
                      "  - [     1, a1,             0,        0,        0]\n"
                      "  - [     2, a0,             0,        0,        0]\n"
                      "  - [     2, a1,             0,        0,        5]\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("  q0:\n"
                      "    - [type 1, outcome]\n"
                      "    - [     1, a0]\n"
                      "    - [     2, a1]\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("  phi1:\n"
                      "    - [transfer 1, transfer 2, transfer 3]\n"
                      "    - [         2,         -1,         -1]\n"),
            std::string::npos)
      << text;
  const CaseFile again = read_back(text);
  EXPECT_EQ(again.finite().allocations[0].lottery_at, file.finite().allocations[0].lottery_at);
  EXPECT_EQ(again.finite().transfers[0].amounts, file.finite().transfers[0].amounts);
}

/// A model typed in C++, with claims in every way to say what they are about: mechanisms by name and
/// by rules, events by types and by a formula, reports for sure and by lot, numbers and their absence.
CaseFile with_claims(FiniteModel model) {
  CaseFile file;
  file.title = "Quotes \", backslashes \\, colons: and # signs";
  file.source.title = "- [made up]";
  file.about = "Two lines,\none of them short.";
  // The reader gives labels that are numbers their values.
  std::vector<AgentTypes> sets;
  const TypeSpace& old = model.environment.types;
  for (Agent i : old.grand_coalition()) {
    sets.push_back({old.label(i), {}});
    for (Type t; t.value < old.type_count(i); ++t.value)
      sets.back().types.push_back({old.label(i, t).label, Rational(static_cast<long>(t.value) + 1)});
  }
  model.environment.types = TypeSpace(std::move(sets));
  model.mechanisms = {{"simple", 0, {0}}, {"several", 0, {1, 0}}};
  const CoalitionPattern pairs{testing::coalition({0, 1}), testing::coalition({2})},
      pattern = model.environment.coalitions, proper = proper_coalitions(3);
  const Mechanism &simple = model.mechanisms[0], &several = model.mechanisms[1], unnamed{"", 0, {1}};
  const JointType truth = testing::joint(model, {0, 1}, {1, 0}), lie = testing::joint(model, {0, 1}, {0, 0}),
                  other = testing::joint(model, {0, 1}, {1, 1});
  Event first, second, even;
  first.types = truth;
  second.types = testing::joint(model, {2}, {1});
  even.condition = Event::Condition{"type[1] = type[2]", {}};
  for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
    even.condition->holds.push_back(model.environment.types.type_of(theta, Agent{0}) ==
                                    model.environment.types.type_of(theta, Agent{1}));
  const MixedReport mixed{{{lie, testing::ratio(1, 3)}, {other, testing::ratio(2, 3)}}};
  TransferRequirements everything{
      0, Balance::ex_ante_no_deficit, pairs, false, Stage::ex_ante, Rational(-100), testing::ratio(201, 2)},
      bayesian{}, dominant{}, nothing{};
  bayesian.coalitional_ic = singletons(3);
  dominant.dominant_strategy_ic = true;
  nothing.balance = Balance::no_deficit;
  const Expectation payoff{Quantity::payoff, testing::coalition({0, 1}), 0, std::nullopt, even, MixedReport::pure(lie)},
      paid{Quantity::transfer, testing::coalition({1}), std::nullopt, 1, second, {}},
      paid_otherwise{Quantity::transfer, testing::coalition({1}), std::nullopt, 0, second, {}},
      utility{Quantity::utility, testing::coalition({0, 1}), 0, 1, first, mixed};
  const std::vector<Statement> statements{
      Cbdp{pairs},
      BudgetBalance{{1, 0}, Balance::ex_ante},
      BayesianIc{unnamed},
      CoalitionalIc{simple, pattern},
      MaxminCoalitionalIc{several, proper, Strategies::pure},
      MaxminCoalitionalIc{several, pairs, Strategies::mixed},
      IndividualRationality{simple, Stage::ex_post},
      EqualRules{EqualRules::Kind::transfers, 1, 0},
      testing::probability_of(second, even, Relation::at_most, testing::ratio(1, 2)),
      testing::value_of({payoff}, Relation::equal, testing::ratio(-7, 3)),
      testing::value_of({paid, paid_otherwise}, Relation::less_than, 4),
      testing::value_of({utility}, Relation::greater_than, 0),
      Deviation{simple, truth.coalition, first, mixed, true, std::nullopt},
      Deviation{unnamed, truth.coalition, first, MixedReport::pure(lie), false, Rational(-2)},
      ExternalityPayment{simple, proper, testing::ratio(5, 4)},
      AllEquilibriaEfficient{simple, pairs},
      Implementable{everything},
      Implementable{bayesian},
      Implementable{dominant},
      Implementable{nothing},
      Optimum{everything, Optimum::Direction::largest, Quantity::utility, testing::coalition({0, 1}), truth, other,
              testing::ratio(3, 4)},
      Optimum{bayesian, Optimum::Direction::least, Quantity::transfer, testing::coalition({2}), {}, {}, -2}};
  file.outcome_attributes.resize(model.environment.outcomes.size());
  file.model = std::move(model);
  for (const Statement& statement : statements)
    file.claims.push_back({{"c" + std::to_string(file.claims.size()), statement},
                           Expect::refuted,
                           "as \"it\" says: {this}",
                           "page 1, \\ref",
                           "",
                           "",
                           0,
                           {},
                           {}});
  return file;
}

TEST(WriteCase, RandomModelsComeBackWithTheirClaims) {
  std::mt19937 random(31);
  for (int trial = 0; trial < 6; ++trial) {
    SCOPED_TRACE(trial);
    testing::RandomShape shape{3, 2, 3, 2};
    shape.lotteries = trial % 2 == 1;
    shape.independent = trial == 2;
    FiniteModel model = testing::random_model(random, shape);
    if (trial % 3 == 0) model.environment.outside_options(Agent{1}, Profile{3}) = testing::ratio(-5, 6);
    if (trial % 3 == 1)
      model.environment.coalitions = {testing::coalition({0, 2}), testing::coalition({2}), testing::coalition({1}),
                                      testing::coalition({0})};
    expect_round_trip(with_claims(std::move(model)));
  }
}

TEST(WriteCase, FoundingExamplesOfTheTestsComeBack) {
  expect_round_trip(with_claims(testing::guo()));
  FiniteModel airlines = testing::airlines();
  for (std::string& outcome : airlines.environment.outcomes) outcome = "to_" + outcome;
  expect_round_trip(with_claims(std::move(airlines)));
}

TEST(WriteCase, WritesClaimsInTheWordsOfTheFormat) {
  const CaseFile file = with_claims(testing::guo());
  const auto written = [&](std::size_t k) {
    StatedClaim claim = file.claims[k];
    claim.says = claim.where = "";
    return write_claim(file.finite(), claim);
  };
  EXPECT_EQ(written(0), "  - {id: c0, property: cbdp, coalitions: [[1, 2], [3]], expect: refuted}\n");
  EXPECT_EQ(written(1),
            "  - {id: c1, property: budget_balance, transfers: [phi2, phi1], balance: ex_ante, expect: refuted}\n");
  EXPECT_EQ(written(4),
            "  - {id: c4, property: maxmin_coalitional_ic, mechanism: several, coalitions: proper, strategies: pure, "
            "expect: refuted}\n");
  EXPECT_EQ(written(8),
            "  - {id: c8, property: value, of: probability, event: {3: 2}, given: \"type[1] = type[2]\", at_most: "
            "1/2, expect: refuted}\n");
  EXPECT_EQ(written(12),
            "  - {id: c12, property: deviation, mechanism: simple, coalition: [1, 2], given: {1: 2, 2: 1}, "
            "reports: [{1: 1, 2: 1, probability: 1/3}, {1: 2, 2: 2, probability: 2/3}], expect: refuted}\n");
  EXPECT_EQ(written(16),
            "  - {id: c16, property: implementable, allocation: q0, balance: ex_ante_no_deficit, coalitions: [[1, 2], "
            "[3]], participation: ex_ante, least_transfer: -100, "
            "largest_transfer: 201/2, expect: refuted}\n");
  EXPECT_EQ(written(17),
            "  - {id: c17, property: implementable, allocation: q0, incentives: bayesian, expect: refuted}\n");
}

TEST(WriteCase, SaysWhatTheFormatHasNoWordsFor) {
  CaseFile file = with_claims(testing::guo());
  Value both{};
  both.event.types = testing::joint(file.finite(), {0}, {0});
  both.event.condition = Event::Condition{"true", std::vector<bool>(8, true)};
  const auto refusal = [&](const Statement& statement) -> std::string {
    try {
      write_claim(file.finite(), {{"c", statement}, Expect::verified, "", "", "", "", 0, {}, {}});
    } catch (const std::domain_error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(refusal(both), "claim c cannot be written in a case file: it conditions on types and on a formula at once");
  TransferRequirements required;
  required.dominant_strategy_ic = true;
  required.coalitional_ic = singletons(3);
  EXPECT_EQ(refusal(Implementable{required}),
            "claim c cannot be written in a case file: it asks for dominant strategies and for coalitional incentives "
            "at once");
  EXPECT_EQ(refusal(Cbdp{{}}), "claim c cannot be written in a case file: it ranges over no coalition");
  file.claims.clear();
  EXPECT_THROW(write_case(file), std::domain_error);
}

/// For each agent, who is `i` in the formula; and for a coalition.
TEST(WriteCase, WritesFormulasOfNumbersAtEveryProfile) {
  const std::string common =
      "title: Everywhere\nsource: {title: none}\nagents: [1, 2]\ntypes: {low: 0, high: 3}\nprior: uniform\noutcomes: "
      "[a]\npayoffs: type[i]\nallocations: {q: a}\ntransfers: {tax: \"-type[i] / 2\"}\nclaims:\n";
  const std::string claims =
      "  - {id: each, property: everywhere, of: utility, allocation: q, transfers: tax, equals: \"type[i] / 2\", "
      "expect: verified}\n"
      "  - {id: both, property: everywhere, of: transfer, transfers: tax, coalition: [1, 2], at_most: \"-min(type[1], "
      "type[2])\", expect: verified}\n"
      "  - {id: one, property: everywhere, of: payoff, allocation: q, coalition: 2, greater_than: 0, expect: "
      "refuted}\n";
  const CaseFile file = read_back(common + claims);
  std::string written;
  for (const StatedClaim& stated : file.claims) written += write_claim(file.model, stated);
  EXPECT_EQ(written, claims);
  expect_round_trip(file);
}

/// Beside a rule, which is another thing.
TEST(WriteCase, SaysThatNothingIsPaid) {
  const std::string common =
      "title: A gift\nsource: none\nagents: 2\ntypes: [1, 2]\nprior: uniform\noutcomes: agents\npayoffs: if outcome = "
      "i "
      "then type[i] else 0\nallocations: {q: {construction: efficient, ties: first}}\n";
  const std::string claims =
      "claims:\n  - {id: truth, property: dominant_strategy_ic, allocation: q, transfers: [], expect: refuted}\n"
      "  - {id: balance, property: budget_balance, transfers: [], balance: exact, expect: verified}\n";
  for (const char* rules : {"", "transfers: {fee: -1}\nmechanisms: {gift: {allocation: q}}\n"}) {
    SCOPED_TRACE(rules);
    const CaseFile file = read_back(common + rules + claims);
    std::string written = "claims:\n";
    for (const StatedClaim& stated : file.claims) written += write_claim(file.model, stated);
    EXPECT_EQ(written, claims);
    EXPECT_NE(write_case(file).find("\nsource: none\n"), std::string::npos);
    EXPECT_EQ(write_case(file).find("no transfers"), std::string::npos);
    expect_round_trip(file);
  }
}

TEST(WriteCase, QuotesWhatYamlWouldMisread) {
  EXPECT_EQ(yaml_scalar("7/4"), "7/4");
  EXPECT_EQ(yaml_scalar("slides 3 (bis)"), "slides 3 (bis)");
  EXPECT_EQ(yaml_scalar("a: b"), "\"a: b\"");
  EXPECT_EQ(yaml_scalar("- a"), "\"- a\"");
  EXPECT_EQ(yaml_scalar("says \"\\n\"\nand"), "\"says \\\"\\\\n\\\"\\nand\"");
}

}  // namespace
}  // namespace candor
