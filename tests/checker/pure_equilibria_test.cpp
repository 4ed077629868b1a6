// SPDX-License-Identifier: MIT
// All equilibria in plans: against the definition, tried at every profile of plans, and what the kernel refuses.
#include <gtest/gtest.h>

#include <map>

#include "checker/kernel.hpp"
#include "checker/properties/finite/plan_enumeration.hpp"
#include "checker/properties/refusals.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/plain_definition.hpp"

namespace candor {
namespace {

using testing::ratio;

std::uint32_t drawn_below(std::mt19937& random, std::uint32_t end) {
  return static_cast<std::uint32_t>(random() % end);
}

/// One to three agents with up to two types and three messages; `alike`: all with the same.
FiniteModel random_form(std::mt19937& random, bool alike) {
  testing::RandomShape shape;
  shape.agents = 1 + drawn_below(random, 3);
  shape.outcomes = 2;
  shape.denominator = 1 + drawn_below(random, 2);
  shape.zeros_in_prior = drawn_below(random, 3) == 0;
  FiniteModel model = random_model(random, shape);
  const std::uint32_t agents = model.environment.types.agent_count();
  std::vector<AgentTypes> messages;
  const std::uint32_t common = 1 + drawn_below(random, 3);
  for (Agent i : model.environment.types.grand_coalition()) {
    messages.push_back({model.environment.types.label(i), {}});
    const std::uint32_t count = alike ? common : 1 + drawn_below(random, 3);
    for (std::uint32_t k = 0; k < count; ++k) messages.back().types.push_back({"m" + std::to_string(k), std::nullopt});
  }
  GameForm form{"form", TypeSpace(messages), {}, {}};
  form.transfers = AgentAmounts(agents, form.messages.profile_count());
  for (Profile m; m.value < form.messages.profile_count(); ++m.value) {
    form.allocation.assign(m, drawn_below(random, 4) == 0
                                  ? Lottery{{{Outcome{0}, ratio(1, 3)}, {Outcome{1}, ratio(2, 3)}}}
                                  : Lottery::sure(Outcome{drawn_below(random, 2)}));
    for (Agent i : model.environment.types.grand_coalition())
      form.transfers(i, m) = Rational(long{drawn_below(random, 3)} - 1);
  }
  model.game_forms = {std::move(form)};
  return model;
}

/// Every profile of plans, with a number for each possible type.
std::vector<PlanProfile> all_plans(const FiniteModel& model) {
  std::vector<PlanProfile> all{{}};
  const std::vector<std::vector<bool>> possible = possible_types(model.environment);
  for (Agent i : model.environment.types.grand_coalition()) {
    for (PlanProfile& plans : all) plans.sends.emplace_back(possible[i.value].size());
    for (std::size_t t = 0; t < possible[i.value].size(); ++t) {
      if (!possible[i.value][t]) continue;
      std::vector<PlanProfile> longer;
      for (const PlanProfile& plans : all)
        for (Type m; m.value < model.game_forms[0].messages.type_count(i); ++m.value) {
          longer.push_back(plans);
          longer.back().sends[i.value][t] = m;
        }
      all = std::move(longer);
    }
  }
  return all;
}

bool is_equilibrium(FiniteModel model, const PlanProfile& plans) {
  model.strategies = {strategies_of(model, 0, plans)};
  const BayesNashEquilibrium claim{0, singletons(model.environment.types.agent_count())};
  return testing::plain_definition(model, claim, Enumerate{}) != testing::Plain::fails;
}

std::vector<PlanProfile> found_equilibria(const FiniteModel& model, bool symmetric) {
  std::vector<PlanProfile> found;
  for_each_pure_equilibrium(model, 0, symmetric, {}, [&](const PlanProfile& plans) {
    found.push_back(plans);
    return true;
  });
  std::sort(found.begin(), found.end());
  return found;
}

/// These are all equilibria, and there are some.
void expect_bounds(const FiniteModel& model, const std::vector<PlanProfile>& all) {
  const Kernel kernel(model);
  const std::vector<PlanProfile> fewer(all.begin() + 1, all.end());
  const Rational number(all.size());
  const PureEquilibria enough{0, {}, number, {}, {}, false}, too_many{0, {}, number + Rational(1), {}, {}, false},
      few{0, {}, {}, number, {}, false}, fewer_still{0, {}, {}, number - Rational(1), {}, false};
  EXPECT_EQ(word(kernel.check(enough, EnoughEquilibria{all})), "verified");
  EXPECT_EQ(word(kernel.check(enough, Enumerate{})), "verified");
  EXPECT_EQ(word(kernel.check(enough, EnoughEquilibria{fewer})), "undecided");
  EXPECT_EQ(word(kernel.check(too_many, EnoughEquilibria{all})), "undecided");
  EXPECT_EQ(word(kernel.check(too_many, Enumerate{})), "refuted");
  EXPECT_EQ(word(kernel.check(few, Enumerate{})), "verified");
  EXPECT_EQ(word(kernel.check(few, EnoughEquilibria{all})), "undecided");
  EXPECT_EQ(word(kernel.check(few, MoreEquilibria{all})), "undecided");
  EXPECT_EQ(word(kernel.check(fewer_still, Enumerate{})), "refuted");
  EXPECT_EQ(word(kernel.check(fewer_still, MoreEquilibria{all})), "refuted");
  EXPECT_EQ(word(kernel.check(enough, MoreEquilibria{all})), "undecided");
}

TEST(PureEquilibria, AreThoseOfTheDefinition) {
  std::mt19937 random(1951);
  std::size_t equilibria = 0, without = 0;
  for (int trial = 0; trial < 250; ++trial) {
    FiniteModel model = random_form(random, false);
    if (plan_profile_count(model, model.game_forms[0], false) > Rational(64)) continue;
    std::vector<PlanProfile> expected;
    for (const PlanProfile& plans : all_plans(model))
      if (is_equilibrium(model, plans)) expected.push_back(plans);
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(plan_profile_count(model, model.game_forms[0], false), Rational(all_plans(model).size()));
    EXPECT_EQ(found_equilibria(model, false), expected) << trial;
    equilibria += expected.size();
    without += expected.empty() ? 1U : 0U;

    PureEquilibria claim{0, Rational(expected.size()), {}, {}, {}, false};
    EXPECT_EQ(word(Kernel(model).check(claim, Enumerate{})), "verified") << trial;
    claim.number = Rational(expected.size() + 1);
    EXPECT_EQ(word(Kernel(model).check(claim, Enumerate{})), "refuted") << trial;
    if (expected.empty()) continue;
    claim.number = Rational(expected.size() - 1);
    EXPECT_EQ(word(Kernel(model).check(claim, Enumerate{})), "refuted") << trial;
    EXPECT_EQ(word(Kernel(model).check(claim, MoreEquilibria{expected})), "refuted") << trial;
    claim.number = Rational(expected.size());
    EXPECT_EQ(word(Kernel(model).check(claim, MoreEquilibria{expected})), "undecided") << trial;
    expect_bounds(model, expected);
  }
  EXPECT_GT(equilibria, 200u);
  EXPECT_GT(without, 5u);
}

TEST(EveryPureEquilibrium, IsAsThePlainDefinitionSays) {
  std::mt19937 random(1985);
  std::map<std::string_view, int> verdicts;
  for (int trial = 0; trial < 250; ++trial) {
    FiniteModel model = random_form(random, false);
    if (plan_profile_count(model, model.game_forms[0], false) > Rational(64)) continue;
    AllocationRule said{"said", {}, {}, {}};
    const Lottery lottery = Lottery::sure(Outcome{drawn_below(random, 2)});
    for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
      said.assign(theta, lottery);
    model.allocations = {said};
    model.transfers.clear();
    model.mechanisms.clear();
    const std::optional<std::size_t> rules[] = {std::nullopt, 0};
    for (const std::optional<std::size_t> rule : rules) {
      const Statement claim = EveryPureEquilibrium{0, rule, false};
      const Verdict verdict = Kernel(model).check(claim, Enumerate{});
      const testing::Plain plain = testing::plain_definition(model, claim, Enumerate{});
      EXPECT_EQ(word(verdict), plain == testing::Plain::holds   ? "verified"
                               : plain == testing::Plain::fails ? "refuted"
                                                                : "undecided");
      ++verdicts[word(verdict)];
      if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
        EXPECT_EQ(word(Kernel(model).check(claim, Witness{refuted->counterexample().front().place})), "refuted");
      }
    }
  }
  EXPECT_GT(verdicts["verified"], 20);
  EXPECT_GT(verdicts["refuted"], 20);
  EXPECT_GT(verdicts["undecided"], 5);
}

TEST(PureEquilibria, TheSymmetricOnesAreThoseOfThemInWhichAllDoTheSame) {
  std::mt19937 random(1950);
  int compared = 0;
  for (int trial = 0; trial < 400; ++trial) {
    const FiniteModel model = random_form(random, true);
    if (!have_common_plans(model, model.game_forms[0])) continue;
    ++compared;
    std::vector<PlanProfile> expected = found_equilibria(model, false);
    std::erase_if(expected, [](const PlanProfile& plans) { return !is_symmetric(plans); });
    EXPECT_EQ(found_equilibria(model, true), expected) << trial;
  }
  EXPECT_GT(compared, 30);
}

// In numbers that 128 bits do not hold.
TEST(PureEquilibria, AreTheSameInUnitsOfAnySize) {
  std::mt19937 random(128);
  for (int trial = 0; trial < 40; ++trial) {
    FiniteModel model = random_form(random, false);
    const std::vector<PlanProfile> expected = found_equilibria(model, false);
    const Rational unit = Rational(7).power(60) / Rational(3).power(80);
    for (Agent i : model.environment.types.grand_coalition()) {
      for (Outcome a; a.value < model.environment.outcome_count(); ++a.value)
        for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value) {
          Rational& payoff = model.environment.payoffs(i, a, theta);
          payoff *= unit;
        }
      for (Profile m; m.value < model.game_forms[0].messages.profile_count(); ++m.value)
        model.game_forms[0].transfers(i, m) *= unit;
    }
    EXPECT_EQ(found_equilibria(model, false), expected) << trial;
  }
}

/// Two agents who want to say the same, of two messages; each has one type.
FiniteModel agreement() {
  FiniteModel model;
  model.environment.types = TypeSpace({{"1", {{"t", std::nullopt}}}, {"2", {{"t", std::nullopt}}}});
  model.environment.prior = Prior({1});
  model.environment.outcomes = {"good", "bad"};
  model.environment.payoffs = Payoffs(2, 2, 1);
  model.environment.coalitions = singletons(2);
  model.environment.outside_options = AgentAmounts(2, 1);
  for (Agent i : model.environment.types.grand_coalition()) model.environment.payoffs(i, Outcome{0}, Profile{0}) = 1;
  const std::vector<TypeLabel> messages{{"x", std::nullopt}, {"y", std::nullopt}};
  GameForm form{"form", TypeSpace({{"1", messages}, {"2", messages}}), {}, AgentAmounts(2, 4)};
  for (Profile m; m.value < 4; ++m.value)
    form.allocation.assign(m, Lottery::sure(Outcome{m.value == 0 || m.value == 3 ? 0u : 1u}));
  model.game_forms = {form};
  for (const auto& [name, first, second] : {std::tuple{"xx", 0u, 0u}, {"yy", 1u, 1u}, {"xy", 0u, 1u}}) {
    model.strategies.push_back(strategies_of(model, 0, {{{Type{first}}, {Type{second}}}}));
    model.strategies.back().name = name;
  }
  model.strategies.push_back({"drawn", 0, {{{ratio(1, 2), ratio(1, 2)}}, {{1, 0}}}});
  return model;
}

std::string outcome_of(const Verdict& verdict) {
  const auto* undecided = std::get_if<Undecided>(&verdict);
  return undecided == nullptr ? std::string(word(verdict)) : undecided->explanation();
}

TEST(PureEquilibria, ClaimsThatMeanNothingAreRefused) {
  const FiniteModel model = agreement();
  const Kernel kernel(model);
  const auto outcome = [&](const PureEquilibria& claim) { return outcome_of(kernel.check(claim, Enumerate{})); };
  EXPECT_EQ(outcome({0, {}, {}, {}, {0, 1}, false}), "verified");
  EXPECT_EQ(outcome({0, {}, {}, {}, {}, false}),
            "the claim states no number of equilibria and lists none, or states several numbers");
  EXPECT_EQ(outcome({0, Rational(2), Rational(1), {}, {}, false}),
            "the claim states no number of equilibria and lists none, or states several numbers");
  EXPECT_EQ(outcome({1, Rational(2), {}, {}, {}, false}), "the claim is about a game form that does not exist");
  EXPECT_EQ(outcome({0, {}, {}, {}, {4}, false}), "the claim lists strategies that do not exist");
  EXPECT_EQ(outcome({0, {}, {}, {}, {0, 0}, false}), "strategies are listed twice: xx");
  EXPECT_EQ(outcome({0, {}, {}, {}, {3}, false}), "strategies that are not pure are listed: drawn");
  EXPECT_EQ(outcome({0, {}, {}, {}, {2}, true}), "strategies that are not symmetric are listed: xy");
  FiniteModel other = model;
  other.game_forms.push_back(other.game_forms[0]);
  other.game_forms[1].name = "other";
  EXPECT_EQ(outcome_of(Kernel(other).check(PureEquilibria{1, {}, {}, {}, {0}, false}, Enumerate{})),
            "strategies of another game form are listed: xx");
}

TEST(PureEquilibria, EvidenceThatIsNoneIsRejected) {
  const FiniteModel model = agreement();
  const Kernel kernel(model);
  const PlanProfile xx{{{Type{0}}, {Type{0}}}}, yy{{{Type{1}}, {Type{1}}}}, xy{{{Type{0}}, {Type{1}}}};
  const PureEquilibria one{0, Rational(1), {}, {}, {}, false}, listed{0, {}, {}, {}, {0}, false};
  EXPECT_EQ(outcome_of(kernel.check(one, MoreEquilibria{{xx, yy}})), "refuted");
  EXPECT_EQ(outcome_of(kernel.check(one, MoreEquilibria{{xx, xx}})), "an equilibrium is given twice");
  EXPECT_EQ(outcome_of(kernel.check(one, MoreEquilibria{{xx, xy}})),
            "a comparison that the counterexample needs does not hold");
  EXPECT_EQ(outcome_of(kernel.check(one, MoreEquilibria{{xx, {{{Type{1}}, {Type{2}}}}}})),
            "the evidence has no message for each type of positive probability, and for no other");
  EXPECT_EQ(outcome_of(kernel.check(one, MoreEquilibria{{xx, {{{Type{1}}}}}})),
            "the evidence has no message for each type of positive probability, and for no other");
  EXPECT_EQ(outcome_of(kernel.check(listed, MoreEquilibria{{xx, yy}})), "the claim states no number of equilibria");
  const PureEquilibria two{0, {}, Rational(2), {}, {}, false}, those{0, {}, Rational(1), {}, {0}, false};
  EXPECT_EQ(outcome_of(kernel.check(two, EnoughEquilibria{{xx, yy}})), "verified");
  EXPECT_EQ(outcome_of(kernel.check(two, EnoughEquilibria{{xx, xx}})), "an equilibrium is given twice");
  EXPECT_EQ(outcome_of(kernel.check(two, EnoughEquilibria{{xx, xy}})),
            "the evidence does not make every comparison of the claim hold");
  EXPECT_EQ(outcome_of(kernel.check(two, EnoughEquilibria{{xx, {{{Type{1}}}}}})),
            "the evidence has no message for each type of positive probability, and for no other");
  EXPECT_EQ(outcome_of(kernel.check(one, EnoughEquilibria{{xx}})),
            "the claim does not say how many equilibria there are at least");
  EXPECT_EQ(outcome_of(kernel.check(those, EnoughEquilibria{{xx}})),
            "that a list is complete is not seen from some equilibria");
  Place place;
  place.plans = yy;
  EXPECT_EQ(outcome_of(kernel.check(listed, Witness{place})), "refuted");
  EXPECT_EQ(outcome_of(kernel.check(one, Witness{place})), "the claim lists no equilibria");
  place.plans = xy;
  EXPECT_EQ(outcome_of(kernel.check(listed, Witness{place})), "the plans of the evidence are no equilibrium");
  EXPECT_EQ(outcome_of(kernel.check(EveryPureEquilibrium{0, {}, false}, Witness{place})),
            "the plans of the evidence are no equilibrium");
  EXPECT_EQ(outcome_of(kernel.check(EveryPureEquilibrium{0, {}, false}, Witness{})),
            "the witness names no equilibrium");
}

// The limit is one of profiles of plans, and a witness needs none of them.
TEST(PureEquilibria, TooManyPlansAreNotGoneThrough) {
  FiniteModel model = agreement();
  std::vector<TypeLabel> many;
  for (int t = 0; t < 13; ++t) many.push_back({"t" + std::to_string(t), std::nullopt});
  model.environment.types = TypeSpace({{"1", many}, {"2", many}});
  model.environment.prior = Prior(std::vector<Rational>(169, ratio(1, 169)));
  model.environment.payoffs = Payoffs(2, 2, 169);
  model.environment.outside_options = AgentAmounts(2, 169);
  model.strategies.clear();
  EXPECT_EQ(
      outcome_of(Kernel(model).check(PureEquilibria{0, Rational(2), {}, {}, {}, false}, Enumerate{})),
      "there are 67108864 profiles of plans in the game form form, of which no more than 16777216 are gone through");
  EXPECT_EQ(outcome_of(Kernel(model).check(PureEquilibria{0, Rational(8192), {}, {}, {}, true}, Enumerate{})),
            "verified");
}

struct Enough {};

TEST(PureEquilibria, TheWatchIsAskedAndMayStop) {
  const FiniteModel model = agreement();
  const Kernel::Watch watch = [](const Tally&) { throw Enough{}; };
  EXPECT_THROW((void)Kernel(model).check(PureEquilibria{0, Rational(2), {}, {}, {}, false}, Enumerate{}, watch),
               Enough);
}

}  // namespace
}  // namespace candor
