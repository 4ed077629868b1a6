// SPDX-License-Identifier: MIT
// What is written is read back, member by member: every key of a statement, every form of evidence.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "reports/export/certificate/certificate.hpp"
#include "tests/certificates/same.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/values.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::joint;
using testing::ratio;
using testing::same;

/// Everybody sends this message, whatever the type.
PlanProfile some_plans(std::uint32_t message) {
  return {{{Type{message}, Type{message}}, {Type{message}, Type{message}}, {Type{message}, Type{message}}}};
}

/// At each of eight profiles.
std::vector<std::vector<Outcome>> some_outcomes() {
  std::vector<std::vector<Outcome>> outcomes(8);
  outcomes[2] = {Outcome{0}, Outcome{2}};
  outcomes[7] = {Outcome{1}};
  return outcomes;
}

/// Guo's example, with everything that a model can have: a named mechanism, a numeric type, a
/// lottery, named rules.
FiniteModel model_with_everything() {
  FiniteModel model = testing::guo();
  model.mechanisms.push_back({"ambiguous", 0, {0, 1, 2}});
  AllocationRule lottery{"mixed", {}, {}, {}};
  for (Profile theta; theta.value < 8; ++theta.value)
    lottery.assign(theta, theta.value < 3 ? Lottery{{{Outcome{0}, ratio(1, 3)}, {Outcome{2}, ratio(2, 3)}}}
                                          : Lottery::sure(Outcome{theta.value % 3}));
  model.allocations.push_back(lottery);
  model.allocations[0].efficient = TieRule::first;
  model.transfers[0].construction = TransferRule::Construction{NamedTransferRule::agv, 1};
  model.environment.outside_options(Agent{1}, Profile{5}) = ratio(-7, 3);
  AllocationRule nameless;
  for (Profile sent; sent.value < 8; ++sent.value) nameless.assign(sent, model.allocations[1](sent));
  model.game_forms = {{"spoken", model.environment.types, std::move(nameless), AgentAmounts(3, 8)}};
  for (const auto& [name, message] : {std::pair{"loud", 1u}, {"low", 0u}}) {
    model.strategies.push_back(strategies_of(model, 0, some_plans(message)));
    model.strategies.back().name = name;
  }
  return model;
}

const Mechanism named{"ambiguous", 0, {0, 1, 2}}, simple{"", 1, {2}}, two{"", 0, {2, 0}};
const CoalitionPattern pattern{coalition({0, 1}), coalition({2})};

Event some_event(const FiniteModel& model) {
  Event event{joint(model, {1}, {1}), Event::Condition{"type[1] = type[3]\n", std::vector<bool>(8)}};
  event.condition->holds[2] = event.condition->holds[7] = true;
  return event;
}

MixedReport some_report(const FiniteModel& model) {
  return {{{joint(model, {0, 1}, {1, 0}), ratio(2, 7)}, {joint(model, {0, 1}, {0, 1}), ratio(5, 7)}}};
}

Implementable everything_required() {
  return {{1, Balance::ex_ante, pattern, false, Stage::ex_post, ratio(-1, 2), ratio(9, 1)}};
}

Deviation some_deviation(const FiniteModel& model, std::optional<Rational> gain) {
  return {two, coalition({0, 1}), Event{joint(model, {0, 1, 2}, {0, 1, 1}), {}}, some_report(model), !gain, gain};
}

/// Two parameters, which change a payoff, a transfer, an outside option and a number that a claim
/// states; two claims; a strict inequality and one that is not.
ParameterRegion some_region(const FiniteModel& model) {
  auto subject = std::make_shared<RegionSubject>();
  FiniteModel with_t = model, with_cost = model;
  with_t.transfers[2].amounts(Agent{1}, Profile{4}) += ratio(5, 3);
  with_t.environment.outside_options(Agent{0}, Profile{7}) = ratio(1, 9);
  with_cost.environment.payoffs(Agent{2}, Outcome{1}, Profile{0}) -= 4;
  subject->family.parameters = {{"t", ratio(7, 4), std::make_shared<const FiniteModel>(with_t)},
                                {"cost", -3, std::make_shared<const FiniteModel>(with_cost)}};
  const Deviation stated = some_deviation(model, ratio(1, 2)), larger = some_deviation(model, ratio(3, 2));
  subject->claims = {{{"lie", stated}, {larger, stated}},
                     {{"truthful", BayesianIc{simple}}, {BayesianIc{simple}, BayesianIc{simple}}}};
  return {subject, {{AffineFunction{{1, 0}, -1}, false}, {AffineFunction{{-2, ratio(1, 3)}, 8}, true}}};
}

/// A number for each profile, for two coalitions.
Everywhere some_amounts(const FiniteModel& model) {
  Everywhere claim{Quantity::utility, 1, 2, Relation::greater_than, "if q = \"x\" then 1/2 else i", {}};
  for (Coalition one : {coalition({2}), coalition({0, 1})}) {
    Everywhere::Part& part = claim.parts.emplace_back(Everywhere::Part{one, {}});
    for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
      part.numbers.push_back(ratio(static_cast<long>(theta.value) - 3, 7));
  }
  return claim;
}

/// Every key of a property that may be left out, there and not; mechanisms with a name and without.
std::vector<Statement> every_key(const FiniteModel& model) {
  const Value probability =
      testing::probability_of(some_event(model), Event{joint(model, {0}, {1}), {}}, Relation::less_than, ratio(1, 2));
  const Expectation payoff{Quantity::payoff, coalition({0, 2}), 1,
                           std::nullopt,     some_event(model), MixedReport::truth()};
  const Expectation transfer{Quantity::transfer, coalition({2}), std::nullopt, 1, Event{}, some_report(model)};
  Expectation utility{Quantity::utility, coalition({0}), 0, 2, Event{}, MixedReport::pure(joint(model, {2}, {1}))},
      other = utility;
  other.transfers = 0;
  return {Cbdp{pattern},
          Cbdp{},
          BudgetBalance{{2, 0}, Balance::no_deficit},
          BudgetBalance{{2, 0}, Balance::exact, true},
          BayesianIc{named},
          MaxminCoalitionalIc{two, pattern, Strategies::pure},
          MaxminCoalitionalIc{named, {}, Strategies::mixed},
          IndividualRationality{two, Stage::ex_ante},
          IndividualRationality{two, Stage::ex_post, true},
          EqualRules{EqualRules::Kind::transfers, 2, 1},
          EqualRules{EqualRules::Kind::allocations, 1, 0},
          probability,
          testing::value_of({payoff}, Relation::at_least, -3),
          testing::value_of({transfer}, Relation::equal, ratio(5, 7)),
          testing::value_of({utility, other}, Relation::greater_than, 0),
          some_deviation(model, std::nullopt),
          some_deviation(model, ratio(-4, 7)),
          ExternalityPayment{simple, pattern, {}},
          ExternalityPayment{simple, pattern, Rational(0)},
          AllEquilibriaEfficient{named, {coalition({0, 2}), coalition({1})}},
          BayesNashEquilibrium{1, pattern, true},
          PureEquilibria{0, Rational(3), {}, {}, {}, true},
          PureEquilibria{0, {}, {}, {}, {1, 0}, false},
          PureEquilibria{0, {}, Rational(2), {}, {}, false},
          PureEquilibria{0, {}, {}, Rational(2), {1}, false},
          Stable{1, Strength::weak, "outcome = a\n", {{coalition({0, 1}), {{}}}, {coalition({2}), some_outcomes()}}},
          EveryPureEquilibrium{0, {}, false},
          EveryPureEquilibrium{0, 1, true},
          Implementable{},
          everything_required(),
          Implementable{{0, {}, singletons(3), false, {}, {}, {}}},
          Implementable{{0, {}, {}, true, Stage::interim, {}, {}}},
          some_region(model),
          some_amounts(model),
          Everywhere{Quantity::transfer, {}, 1, Relation::at_most, "0", {{coalition({1}), std::vector<Rational>(8)}}},
          Optimum{everything_required().requirements, Optimum::Direction::largest, Quantity::utility, coalition({1}),
                  joint(model, {1}, {0}), joint(model, {1}, {1}), ratio(-2, 3)},
          Optimum{{}, Optimum::Direction::least, Quantity::transfer, coalition({0, 1, 2}), {}, {}, 0}};
}

Place every_place(const FiniteModel& model) {
  return {coalition({1, 2}),
          joint(model, {1, 2}, {0, 1}),
          joint(model, {0}, {1}),
          JointType{},
          joint(model, {2}, {0}),
          std::pair{Agent{2}, Agent{0}},
          {},
          {},
          {},
          {},
          Outcome{1},
          Outcome{2},
          1,
          {}};
}

Place place_of_plans() {
  Place place;
  place.plans = some_plans(1);
  place.strategies = 1;
  return place;
}

std::vector<Evidence> every_evidence(const FiniteModel& model) {
  AgentAmounts amounts(3, 8);
  amounts(Agent{2}, Profile{6}) = ratio(-22, 7);
  const std::vector<Rational> half{ratio(1, 2), 0, ratio(1, 2)};
  const std::vector<std::vector<Rational>> lie{{ratio(1, 4), ratio(3, 4)}, {0, 1}};
  std::vector<std::vector<Rational>> together(4, std::vector<Rational>(4));
  for (std::size_t t = 0; t < 4; ++t) together[t][3 - t] = 1;
  return {
      Enumerate{},
      ConvexWeights{{{joint(model, {0, 1}, {1, 1}), half}, {joint(model, {2}, {0}), {1, 0, 0}}}},
      ConvexWeights{},
      Witness{every_place(model)},
      Witness{},
      ProfitableMixedReport{joint(model, {0, 1}, {0, 0}), some_report(model)},
      TransferTable{amounts},
      AmbiguousRules{{amounts, AgentAmounts(3, 8)}, {{{joint(model, {0}, {1}), {ratio(1, 3), ratio(2, 3)}}}}},
      FarkasCombination{
          {{Requirement::participation, every_place(model), ratio(-1, 6)}, {Requirement::least_transfer, Place{}, 0}}},
      UnidentifiedLies{{{coalition({2}), 0, lie}, {coalition({0, 1}), ratio(1, 2), together}}},
      SharedBeliefs{joint(model, {0, 1}, {0, 0}), joint(model, {0, 1}, {1, 0})},
      UndeterredReports{{{joint(model, {0, 1}, {0, 1}),
                          {{joint(model, {0, 1}, {1, 0}), ratio(2, 3)}},
                          {{joint(model, {2}, {1}), 1}, {joint(model, {0, 1}, {0, 0}), 0}}},
                         {joint(model, {2}, {0}),
                          {},
                          {},
                          {{Requirement::participation, every_place(model), ratio(3, 7)},
                           {Requirement::participation, Place{}, 0}}}}},
      Optimality{amounts, {{{Requirement::balance, every_place(model), ratio(5, 6)}}}},
      BetterTransfers{amounts},
      ObjectiveBound{{{Requirement::incentive, Place{}, 2}}},
      UniqueUtilities{amounts, {{joint(model, {0}, {1}), {{{Requirement::incentive, every_place(model), 1}}}, {{}}}}},
      TwoTransferRules{amounts, AgentAmounts(3, 8), joint(model, {2}, {1}), joint(model, {2}, {0})},
      RegionProof{
          {{{{{1, every_place(model)}, some_region(model).region[0], ratio(1, 2)},
             {{0, Place{}}, some_region(model).region[1], 3}}},
           {}},
          {{{AffineFunction{{0, 0}, 0}, false}, {}}, {some_region(model).region[1], {{1, ratio(2, 5)}, {0, 1}}}}},
      ParameterPoint{{ratio(1, 3), 0}, RegionPlace{1, every_place(model)}},
      ParameterPoint{{-1, 2}, std::nullopt},
      Proposition2{},
      MoreEquilibria{{some_plans(1), some_plans(0)}},
      EnoughEquilibria{{some_plans(1), some_plans(0)}},
      Witness{place_of_plans()}};
}

/// Evidence that only some claims can have.
Statement statement_for(const FiniteModel& model, const Evidence& evidence) {
  const auto* witness = std::get_if<Witness>(&evidence);
  if (std::holds_alternative<RegionProof>(evidence) || std::holds_alternative<ParameterPoint>(evidence))
    return some_region(model);
  if (std::holds_alternative<MoreEquilibria>(evidence) || std::holds_alternative<EnoughEquilibria>(evidence) ||
      (witness != nullptr && witness->place.plans))
    return PureEquilibria{0, Rational(1), {}, {}, {1}, false};
  return MaxminCoalitionalIc{named, pattern, Strategies::mixed};
}

bool same_model(const FiniteModel& left, const FiniteModel& right) { return same(left, right); }

/// Written, read, and the same.
void expect_round_trip(const Certificate& certificate) {
  const std::string text = write_certificate(certificate);
  const auto read = read_certificate(text);
  const auto* malformed = std::get_if<Malformed>(&read);
  ASSERT_EQ(malformed, nullptr) << malformed->path << ": " << malformed->message << '\n' << text;
  const auto& back = std::get<Certificate>(read);
  EXPECT_EQ(back.case_id, certificate.case_id);
  EXPECT_TRUE(same_model(std::get<FiniteModel>(back.model), std::get<FiniteModel>(certificate.model)));
  ASSERT_EQ(back.claims.size(), certificate.claims.size());
  for (std::size_t k = 0; k < back.claims.size(); ++k) EXPECT_TRUE(same(back.claims[k], certificate.claims[k])) << text;
  EXPECT_EQ(write_certificate(back), text);
}

TEST(RoundTrip, EveryKey) {
  const FiniteModel model = model_with_everything();
  for (const Statement& statement : every_key(model))
    expect_round_trip(
        {"guo", model, {{{"the.claim", statement}, Finding::undecided, {}, "no \"reason\",\nor \xCE\xB8"}}});
}

TEST(RoundTrip, EveryEvidence) {
  const FiniteModel model = model_with_everything();
  std::set<std::size_t> covered;
  for (const Evidence& evidence : every_evidence(model)) {
    covered.insert(evidence.index());
    const Statement statement = statement_for(model, evidence);
    for (Finding finding : {Finding::verified, Finding::refuted})
      expect_round_trip({"guo", model, {{{"a", statement}, finding, evidence, {}}}});
  }
  EXPECT_EQ(covered.size(), std::variant_size_v<Evidence> - 2);
}

TEST(RoundTrip, TypesWithValuesAndDifferentNumbersOfTypes) {
  Certificate certificate{"x", {}, {{{"a", FullSupport{}}, Finding::verified, Enumerate{}, {}}}};
  Environment& environment = std::get<FiniteModel>(certificate.model).environment;
  environment.types = TypeSpace(
      {{"ann", {{"0", Rational(0)}, {"half", ratio(1, 2)}, {"\xC3\xA4 \"quoted\" \\", {}}}}, {"bob", {{"only", {}}}}});
  environment.prior = Prior({ratio(1, 2), ratio(1, 2), 0});
  environment.outcomes = {"one", "two"};
  environment.payoffs = Payoffs(2, 2, 3);
  environment.payoffs(Agent{1}, Outcome{0}, Profile{2}) = ratio(-1, 9);
  environment.outside_options = AgentAmounts(2, 3);
  environment.coalitions = {coalition({1}), coalition({0})};
  expect_round_trip(certificate);
}

// 13 agents with two types: 8192 profiles.
class ShortForm : public ::testing::Test {
 protected:
  ShortForm() : original{"x", testing::blank(13, 2, 2), {}} {
    model().environment.payoffs = Payoffs::by_own_type(model().environment.types, 2);
    for (Agent i : model().environment.types.grand_coalition())
      model().environment.payoffs.of_type(i, Outcome{1}, Type{1}) = ratio(1 + i.value, 7);
    model().environment.prior = Prior::product(std::vector<std::vector<Rational>>(13, {ratio(1, 3), ratio(2, 3)}));
    model().allocations.push_back({"q", {Lottery::sure(Outcome{1})}, std::vector<std::uint32_t>(8192), TieRule::last});
    model().transfers.push_back({"x", AgentAmounts(13, 8192), TransferRule::Construction{NamedTransferRule::vcg, 0}});
    original.claims = {{{"a", CoalitionalIc{{"", 0, {0}}, all_coalitions(13)}}, Finding::verified, Proposition2{}, {}}};
  }
  FiniteModel& model() { return std::get<FiniteModel>(original.model); }
  /// As it comes back; the text must be writable again with the same bytes.
  Certificate again() {
    const std::string text = write_certificate(original);
    length = text.size();
    std::variant<Certificate, Malformed> read = read_certificate(text);
    if (const auto* malformed = std::get_if<Malformed>(&read))
      throw std::runtime_error(malformed->path + ": " + malformed->message);
    EXPECT_EQ(write_certificate(std::get<Certificate>(read)), text);
    EXPECT_EQ(differences(std::get<Certificate>(read), original), std::vector<std::string>());
    return std::get<Certificate>(read);
  }
  Certificate original;
  std::size_t length = 0;
};

TEST_F(ShortForm, LeavesOutWhatFollows) {
  const Certificate read = again();
  const FiniteModel& found = std::get<FiniteModel>(read.model);
  EXPECT_LT(length, 8000u);
  EXPECT_EQ(found.environment.prior, model().environment.prior);
  EXPECT_EQ(found.environment.payoffs, model().environment.payoffs);
  EXPECT_EQ(found.environment.outside_options, model().environment.outside_options);
  EXPECT_EQ(found.environment.coalitions, all_coalitions(13));
  EXPECT_TRUE(found.allocations[0].lottery_at.empty());  // to be tabulated by whoever reads it
  EXPECT_EQ(found.transfers[0].amounts.size(), 0u);
  EXPECT_EQ(claim_of<CoalitionalIc>(read.claims[0].claim.statement).coalitions, all_coalitions(13));
}

TEST_F(ShortForm, ListsWhatDoesNotFollow) {
  std::vector<Rational> prior = model().environment.prior.probabilities();
  std::swap(prior[1], prior[8191]);
  model().environment.prior = Prior(prior);
  model().environment.payoffs(Agent{3}, Outcome{0}, Profile{77}) = 5;
  model().environment.outside_options(Agent{12}, Profile{8191}) = ratio(-1, 2);
  model().environment.coalitions.pop_back();
  model().allocations[0].efficient.reset();
  model().transfers[0].construction.reset();
  const Certificate read = again();
  const FiniteModel& found = std::get<FiniteModel>(read.model);
  EXPECT_EQ(found.environment.prior, model().environment.prior);
  EXPECT_EQ(found.environment.payoffs, model().environment.payoffs);
  EXPECT_EQ(found.environment.outside_options, model().environment.outside_options);
  EXPECT_EQ(found.environment.coalitions, model().environment.coalitions);
  EXPECT_EQ(found.allocations[0].lottery_at, model().allocations[0].lottery_at);
  EXPECT_EQ(found.transfers[0].amounts, model().transfers[0].amounts);
}

TEST_F(ShortForm, MarginalsSumToOneAndOptionsAreZero) {
  const std::string text = write_certificate(original);
  const auto refused = [&](const std::string& part, const std::string& instead) {
    std::string changed = text;
    changed.replace(changed.find(part), part.size(), instead);
    const std::variant<Certificate, Malformed> read = read_certificate(changed);
    return std::holds_alternative<Malformed>(read) ? std::get<Malformed>(read).message : "accepted";
  };
  EXPECT_EQ(refused("\"1/3\"", "\"1/2\""), "the probabilities of an agent's types sum to 1");
  EXPECT_EQ(refused("\"outside_options\": \"0\"", "\"outside_options\": \"1\""),
            "the outside options are '0' or a table");
  EXPECT_EQ(refused("\"coalitions\": \"all\"", "\"coalitions\": \"some\""),
            "a pattern of coalitions is a list, or 'all'");
  EXPECT_EQ(refused("\"name\": \"q\"", "\"name\": \"q\", \"lotteries\": []"),
            "the key 'lotteries' has no meaning here");
}

TEST(RoundTrip, TheComparisonNoticesEveryDifference) {
  const FiniteModel model = model_with_everything();
  const std::vector<Statement> statements = every_key(model);
  const std::vector<Evidence> forms = every_evidence(model);
  for (std::size_t i = 0; i < statements.size(); ++i)
    for (std::size_t j = 0; j < statements.size(); ++j) EXPECT_EQ(same(statements[i], statements[j]), i == j);
  for (std::size_t i = 0; i < forms.size(); ++i)
    for (std::size_t j = 0; j < forms.size(); ++j) EXPECT_EQ(same(forms[i], forms[j]), i == j);
  FiniteModel other = model;
  other.environment.payoffs(Agent{1}, Outcome{2}, Profile{3}) += Rational(1);
  EXPECT_FALSE(same_model(other, model));
}

TEST(Writer, RefusesWhatNoReaderTakes) {
  const FiniteModel model = model_with_everything();
  const auto claim = [](const std::string& id) {
    return CertifiedClaim{{id, FullSupport{}}, Finding::verified, Enumerate{}, {}};
  };
  EXPECT_THROW((void)write_certificate({"x", model, {}}), std::logic_error);
  EXPECT_THROW((void)write_certificate({"x", model, {claim("b"), claim("a")}}), std::logic_error);
  EXPECT_THROW((void)write_certificate({"x", model, {claim("a"), claim("a")}}), std::logic_error);
  EXPECT_THROW((void)write_certificate({"x", model, {{{"a", FullSupport{}}, Finding::verified, {}, {}}}}),
               std::logic_error);
  EXPECT_THROW((void)write_certificate(
                   {"x", model, {{{"a", BayesianIc{{"stranger", 0, {0}}}}, Finding::verified, Enumerate{}, {}}}}),
               std::logic_error);
  EXPECT_THROW((void)write_certificate(
                   {"x",
                    model,
                    {{{"a", FullSupport{}}, Finding::verified, ConvexWeights{{{joint(model, {0}, {0}), {1}}}}, {}}}}),
               std::logic_error);
}

TEST(Differences, NameWhatDiffers) {
  const FiniteModel model = model_with_everything();
  const Certificate original{"x",
                             model,
                             {{{"a", Efficient{0}}, Finding::verified, Enumerate{}, {}},
                              {{"b", CoalitionalIc{simple, pattern}}, Finding::verified, Enumerate{}, {}}}};
  Certificate other = original;
  other.claims[0] = {other.claims[0].claim, Finding::undecided, {}, "the findings are not compared"};
  EXPECT_EQ(differences(original, other), std::vector<std::string>());
  const auto first_difference = [&](const auto& change) {
    other = original;
    change(other);
    const std::vector<std::string> found = differences(other, original);
    return found.empty() ? "none" : found.front();
  };
  EXPECT_EQ(first_difference([](Certificate& c) { c.case_id = "y"; }),
            "the certificate is about the case 'y', this is 'x'");
  EXPECT_EQ(first_difference([](Certificate& c) { c.claims.pop_back(); }),
            "the case claims b, the certificate does not");
  EXPECT_EQ(first_difference([](Certificate& c) { c.claims[1].claim.id = "c"; }),
            "the case claims b, the certificate does not");
  EXPECT_EQ(first_difference([](Certificate& c) { c.claims[0].claim.statement = Efficient{1}; }),
            "claims[a].statement.allocation: the certificate has \"mixed\", the case \"q0\"");
  EXPECT_EQ(first_difference([](Certificate& c) {
              std::get<FiniteModel>(c.model).transfers[1].amounts(Agent{2}, Profile{1}) += Rational(1);
            }),
            "transfers[phi2].amounts[1: 1, 2: 1, 3: 2].amounts.3: the certificate has \"-79\", the case \"-80\"");
  EXPECT_EQ(
      first_difference([](Certificate& c) { std::get<FiniteModel>(c.model).allocations[0].efficient = TieRule::last; }),
      "allocations[q0].efficient: the certificate has \"last\", the case \"first\"");
  EXPECT_NE(first_difference([](Certificate& c) { std::get<FiniteModel>(c.model).transfers[0].construction.reset(); }),
            "none");
  EXPECT_NE(first_difference([](Certificate& c) { std::get<FiniteModel>(c.model).mechanisms.clear(); }), "none");
}

}  // namespace
}  // namespace candor
