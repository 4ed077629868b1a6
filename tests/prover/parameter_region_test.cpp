// SPDX-License-Identifier: MIT
// Regions that are found, on random models: the kernel accepts them, refutes their neighbours, and
// at single points of the parameters the claims themselves agree.
#include "prover/search/parameter_region.hpp"

#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "prover/variation.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::ratio;

/// What one step of a parameter adds to payoffs, transfers and outside options.
FiniteModel with_random_step(std::mt19937& random, const FiniteModel& model) {
  FiniteModel result = model;
  std::uniform_int_distribution<long> money(-3, 3);
  const TypeSpace& types = model.environment.types;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    for (Agent i : types.grand_coalition()) {
      for (TransferRule& rule : result.transfers) rule.amounts(i, theta) += Rational(money(random));
      result.environment.payoffs(i, Outcome{0}, theta) += Rational(money(random));
      result.environment.outside_options(i, theta) += Rational(money(random));
    }
  return result;
}

/// The model at other values of the parameters, by the definition of affine dependence.
FiniteModel at(const FiniteModel& model, const ParameterFamily& family, const std::vector<Rational>& values) {
  FiniteModel result = model;
  const TypeSpace& types = model.environment.types;
  for (std::size_t k = 0; k < values.size(); ++k) {
    const FiniteModel& shifted = *family.parameters[k].shifted;
    const Rational steps = values[k] - family.parameters[k].value;
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      for (Agent i : types.grand_coalition()) {
        for (std::size_t r = 0; r < model.transfers.size(); ++r)
          result.transfers[r].amounts(i, theta) +=
              steps * (shifted.transfers[r].amounts(i, theta) - model.transfers[r].amounts(i, theta));
        for (Outcome a; a.value < model.environment.outcome_count(); ++a.value)
          result.environment.payoffs(i, a, theta) +=
              steps * (shifted.environment.payoffs(i, a, theta) - model.environment.payoffs(i, a, theta));
        result.environment.outside_options(i, theta) +=
            steps * (shifted.environment.outside_options(i, theta) - model.environment.outside_options(i, theta));
      }
  }
  return result;
}

std::vector<Statement> claims_about(const FiniteModel& model) {
  const Mechanism mechanism{"", 0, {0}};
  const Value value{Value::Of::utility, {}, testing::coalition({0}), 0, {0}, {}, {}, Relation::greater_than, 0};
  BudgetBalance no_deficit{{0}, Balance::ex_ante_no_deficit};
  return {CoalitionalIc{mechanism, all_coalitions(model.environment.types.agent_count())},
          BayesianIc{mechanism},
          ExPostIc{mechanism},
          Efficient{0},
          IndividualRationality{mechanism, Stage::interim},
          IndividualRationality{mechanism, Stage::ex_ante},
          no_deficit,
          value};
}

ParameterRegion region_of(const FiniteModel& model, const Statement& statement,
                          const std::vector<FiniteModel>& shifted) {
  auto subject = std::make_shared<RegionSubject>();
  for (const FiniteModel& one : shifted)
    subject->family.parameters.push_back({"t" + std::to_string(subject->family.parameters.size()), ratio(1, 2),
                                          std::make_shared<const FiniteModel>(one)});
  subject->claims.push_back({{"c", statement}, std::vector<Statement>(shifted.size(), statement)});
  ParameterRegion claim{subject, {}};
  claim.region = find_region(model, *subject);
  return claim;
}

bool contains(const std::vector<AffineInequality>& region, const std::vector<Rational>& values) {
  return std::all_of(region.begin(), region.end(),
                     [&](const AffineInequality& inequality) { return inequality.holds_at(values); });
}

TEST(FoundRegions, AreThoseWhereTheClaimsHold) {
  std::mt19937 random(7);
  std::uniform_int_distribution<long> numerator(-60, 60);
  int inside = 0, outside = 0;
  for (int trial = 0; trial < 24; ++trial) {
    testing::RandomShape shape;
    shape.agents = 2;
    shape.lotteries = trial % 3 == 0;
    shape.zeros_in_prior = trial % 4 == 0;
    const FiniteModel model = testing::random_model(random, shape);
    std::vector<FiniteModel> shifted;
    for (int k = 0; k <= trial % 2; ++k) shifted.push_back(with_random_step(random, model));
    const Kernel kernel(model, defect_of_names);
    for (const Statement& statement : claims_about(model)) {
      const ParameterRegion claim = region_of(model, statement, shifted);
      const Verdict verdict = prove(kernel, model, claim);
      ASSERT_TRUE(std::holds_alternative<Verified>(verdict)) << property_name(statement);
      for (int point = 0; point < 12; ++point) {
        std::vector<Rational> values;
        for (std::size_t k = 0; k < shifted.size(); ++k) values.push_back(ratio(numerator(random), 4));
        const FiniteModel there = at(model, claim.subject->family, values);
        const bool holds =
            std::holds_alternative<Verified>(Kernel(there, defect_of_names).check(statement, Enumerate{}));
        EXPECT_EQ(holds, contains(claim.region, values)) << property_name(statement);
        (holds ? inside : outside) += 1;
      }
    }
  }
  EXPECT_GT(inside, 100);
  EXPECT_GT(outside, 100);
}

TEST(FoundRegions, TheirNeighboursAreRefuted) {
  std::mt19937 random(8);
  int refuted = 0;
  for (int trial = 0; trial < 12; ++trial) {
    testing::RandomShape shape;
    shape.agents = 2;
    const FiniteModel model = testing::random_model(random, shape);
    std::vector<FiniteModel> shifted;
    for (int k = 0; k <= trial % 2; ++k) shifted.push_back(with_random_step(random, model));
    const Kernel kernel(model, defect_of_names);
    for (const Statement& statement : claims_about(model)) {
      const ParameterRegion claim = region_of(model, statement, shifted);
      for (std::size_t k = 0; k < claim.region.size(); ++k) {
        if (claim.region[k].function.is_constant()) continue;
        for (const Rational& step : {ratio(1, 1000), ratio(-1, 1000)}) {
          ParameterRegion neighbour = claim;
          neighbour.region[k].function.constant += step;
          const Verdict verdict = prove(kernel, model, neighbour);
          EXPECT_TRUE(std::holds_alternative<Refuted>(verdict)) << property_name(statement);
          ++refuted;
        }
        ParameterRegion without = claim;
        without.region.erase(without.region.begin() +
                             static_cast<std::ptrdiff_t>(k));  // irredundant: every inequality counts
        EXPECT_TRUE(std::holds_alternative<Refuted>(prove(kernel, model, without))) << property_name(statement);
        ParameterRegion other_end = claim;
        other_end.region[k].strict = !other_end.region[k].strict;
        EXPECT_FALSE(std::holds_alternative<Verified>(prove(kernel, model, other_end)) && claim.region.size() == 1)
            << property_name(statement);
      }
    }
  }
  EXPECT_GT(refuted, 60);
}

TEST(FoundRegions, NowhereAndEverywhere) {
  FiniteModel model = testing::blank(2, 2, 1);
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  testing::add_transfers(model,
                         [](Agent i, Profile theta) { return Rational(i.value == 0 ? 1 + theta.value % 2 : 0); });
  FiniteModel shifted = model;
  for (Profile theta; theta.value < 4; ++theta.value)
    shifted.transfers[0].amounts(Agent{0}, theta) += 1;  // 1 + t or 2 + t: never balanced at both
  const Kernel kernel(model, defect_of_names);
  const ParameterRegion never = region_of(model, BudgetBalance{{0}, Balance::exact}, {shifted});
  ASSERT_EQ(never.region.size(), 1u);
  EXPECT_FALSE(contains(never.region, {0}));
  EXPECT_TRUE(std::holds_alternative<Verified>(prove(kernel, model, never)));
  ParameterRegion claimed_everywhere = never;
  claimed_everywhere.region.clear();
  EXPECT_TRUE(std::holds_alternative<Refuted>(prove(kernel, model, claimed_everywhere)));
  const ParameterRegion always = region_of(model, Efficient{0}, {shifted});
  // With one outcome there is no other to compare with.
  EXPECT_TRUE(std::holds_alternative<Undecided>(prove(kernel, model, always)));
  const ParameterRegion truthful =
      region_of(model, BayesianIc{{"", 0, {0}}}, {shifted});  // agent 1 is paid whatever it reports
  EXPECT_TRUE(truthful.region.empty());
  EXPECT_TRUE(std::holds_alternative<Verified>(prove(kernel, model, truthful)));
}

// A region with a bound that does not hold was left undecided where every comparison is a multiple
// of the parameter.
TEST(FoundRegions, ABoundTooManyIsRefuted) {
  FiniteModel model = testing::blank(2, 2, 1);
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  testing::add_transfers(model, [](Agent i, Profile) {
    return i.value == 0 ? ratio(-1, 2) : Rational(0);
  });  // -t at t = 1/2: no deficit from t = 0 on
  FiniteModel shifted = model;
  for (Profile theta; theta.value < 4; ++theta.value) shifted.transfers[0].amounts(Agent{0}, theta) -= 1;
  const Kernel kernel(model, defect_of_names);
  ParameterRegion claim = region_of(model, BudgetBalance{{0}, Balance::no_deficit}, {shifted});
  EXPECT_TRUE(std::holds_alternative<Verified>(prove(kernel, model, claim)));
  claim.region.push_back({AffineFunction{{1}, -2}, false});
  EXPECT_TRUE(std::holds_alternative<Refuted>(prove(kernel, model, claim)));
}

/// No deficit from what agent 1 pays at each of its types: affine functions of the parameters, each
/// to be at least 0.
struct HalfPlanes {
  explicit HalfPlanes(const std::vector<std::vector<long>>& coefficients_and_constant)
      : model(testing::blank(2, static_cast<std::uint32_t>(coefficients_and_constant.size()), 1)) {
    const auto row = [&](Profile theta) { return theta.value / coefficients_and_constant.size(); };
    testing::add_allocation(model, [](Profile) { return Outcome{0}; });
    testing::add_transfers(model, [&](Agent i, Profile theta) {
      return Rational(i.value == 0 ? -coefficients_and_constant[row(theta)].back() : 0);
    });
    for (std::size_t k = 0; k + 1 < coefficients_and_constant.front().size(); ++k) {
      FiniteModel& one = shifted.emplace_back(model);
      for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
        one.transfers[0].amounts(Agent{0}, theta) -= Rational(coefficients_and_constant[row(theta)][k]);
    }
  }
  FiniteModel model;
  std::vector<FiniteModel> shifted;
};

// An inequality was printed although it followed from the others by more than 1, and the region
// without it was undecided.
TEST(FoundRegions, LeaveOutWhatFollowsByMuch) {
  // 5 + 2 t, 2 + t + s, -2 + 5 t - s: from t + s >= -2 and 5 t - s >= 2 follow t >= 0 and more.
  const HalfPlanes planes({{2, 0, 5}, {1, 1, 2}, {5, -1, -2}, {5, 0, 3}});
  auto subject = std::make_shared<RegionSubject>();
  const BudgetBalance no_deficit{{0}, Balance::no_deficit};
  for (std::size_t k = 0; k < 2; ++k)
    subject->family.parameters.push_back(
        {k == 0 ? "t" : "s", 0, std::make_shared<const FiniteModel>(planes.shifted[k])});
  subject->claims.push_back({{"c", no_deficit}, {no_deficit, no_deficit}});
  const ParameterRegion found{subject, find_region(planes.model, *subject)};
  EXPECT_EQ(found.region.size(), 2u);
  const Kernel kernel(planes.model);
  EXPECT_EQ(word(prove(kernel, planes.model, found)), "verified");
  ParameterRegion with_more = found;
  with_more.region.push_back({AffineFunction{{2, 0}, 5}, false});
  EXPECT_EQ(word(prove(kernel, planes.model, with_more)), "verified");
  with_more.region.push_back({AffineFunction{{1, 0}, 0}, true});
  EXPECT_EQ(word(prove(kernel, planes.model, with_more)), "refuted") << "t = 0, s = -2 is in it";
}

// A limit that was reached while a region was looked for made it a region of no values.
TEST(FoundRegions, AreNotMadeUpWhenALimitIsReached) {
  const HalfPlanes planes({{2, 0, 5}, {1, 1, 2}, {5, -1, -2}});
  auto subject = std::make_shared<RegionSubject>();
  const BudgetBalance no_deficit{{0}, Balance::no_deficit};
  for (const FiniteModel& one : planes.shifted)
    subject->family.parameters.push_back({"t", 0, std::make_shared<const FiniteModel>(one)});
  subject->claims.push_back({{"c", no_deficit}, {no_deficit, no_deficit}});
  const std::atomic<bool> interrupted{true};
  SearchLimit limit;
  limit.interrupted = &interrupted;
  EXPECT_THROW(find_region(planes.model, *subject, limit), GaveUp);
}

TEST(Variation, OfOneTransferOfGuosFirstRule) {
  const FiniteModel model = testing::guo();
  VariedNumber number{};
  number.transfers = 0;
  number.agent = Agent{1};
  number.profile = Profile{3};
  const ParameterFamily::Parameter parameter = vary(model, number, "x");
  EXPECT_EQ(parameter.value, model.transfers[0].amounts(Agent{1}, Profile{3}));
  EXPECT_EQ(parameter.shifted->transfers[0].amounts(Agent{1}, Profile{3}), parameter.value + Rational(1));
  auto subject = std::make_shared<RegionSubject>();
  subject->family.parameters.push_back(parameter);
  const BudgetBalance balanced{{0}, Balance::exact};
  subject->claims.push_back({{"b", balanced}, {balanced}});
  const ParameterRegion claim{subject, find_region(model, *subject)};
  ASSERT_EQ(claim.region.size(), 2u);  // exact balance pins the number down
  EXPECT_TRUE(contains(claim.region, {parameter.value}));
  EXPECT_FALSE(contains(claim.region, {parameter.value + Rational(1)}));
  EXPECT_TRUE(std::holds_alternative<Verified>(prove(Kernel(model, defect_of_names), model, claim)));
}

}  // namespace
}  // namespace candor
