// SPDX-License-Identifier: MIT
// Comparisons over amounts that are no numbers say, where what they depend on is known, what the same
// comparisons over numbers say: random models, transfers and parameters.
#include <gtest/gtest.h>

#include <memory>

#include "checker/properties/expand.hpp"
#include "checker/properties/finite/parameter_region.hpp"
#include "checker/properties/finite/parametric_judgement.hpp"
#include "checker/properties/finite/transfer_constraints.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::ratio;

class Judgements : public Judge {
 public:
  using Judge::receive;
  void receive(const Judgement& judgement) override { all.push_back(judgement); }
  std::vector<Judgement> all;
};

Rational random_number(std::mt19937& random) { return ratio(std::uniform_int_distribution<long>(-12, 12)(random), 4); }

void randomise_outside_options(std::mt19937& random, FiniteModel& model) {
  for (Agent i : model.environment.types.grand_coalition())
    for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
      model.environment.outside_options(i, theta) = random_number(random);
}

FiniteModel some_model(std::mt19937& random, int trial) {
  testing::RandomShape shape;
  shape.agents = 2 + static_cast<std::uint32_t>(trial % 2);
  shape.types = 2 + static_cast<std::uint32_t>(trial % 3 == 0 && trial % 2 == 0);
  shape.lotteries = trial % 3 == 0;
  shape.private_values = trial % 4 == 1;
  shape.zeros_in_prior = trial % 5 == 2;
  shape.rules = 2;
  FiniteModel model = testing::random_model(random, shape);
  randomise_outside_options(random, model);
  return model;
}

/// p(truth), by which interim constraints are multiplied, added up here from the prior alone.
Rational probability(const FiniteModel& model, JointType truth) {
  const TypeSpace& types = model.environment.types;
  Rational sum;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    if (types.restrict(theta, truth.coalition) == truth) sum += model.environment.prior(theta);
  return sum;
}

TEST(UnknownTransfers, AreAskedWhatKnownOnesAre) {
  std::mt19937 random(31);
  std::size_t compared = 0;
  for (int trial = 0; trial < 12; ++trial) {
    const FiniteModel model = some_model(random, trial);
    const TypeSpace& types = model.environment.types;
    for (int choice = 0; choice < 12; ++choice) {
      TransferRequirements required;
      required.balance = static_cast<Balance>(choice % 4);
      required.coalitional_ic = choice % 2 == 0 ? all_coalitions(types.agent_count()) : singletons(types.agent_count());
      required.dominant_strategy_ic = choice % 3 == 0;
      required.individual_rationality = static_cast<Stage>(choice % 3);
      required.least_transfer = random_number(random);
      if (choice % 2 == 1) required.largest_transfer = random_number(random);

      std::map<Requirement, std::vector<TransferConstraint>> constraints;
      for_each_transfer_constraint(model, required, [&](const TransferConstraint& constraint) {
        constraints[constraint.requirement].push_back(constraint);
      });
      for (Requirement requirement : every_requirement) {
        Judgements numbers;
        compare(ModelOf<Rational>(model), required, requirement, 1, numbers);
        // With private values the numbers leave out what is repeated.
        if (requirement != Requirement::dominant_strategy || trial % 4 != 1) {
          EXPECT_EQ(numbers.all.size(), constraints[requirement].size());
        }
        for (Judgement& judgement : numbers.all) {
          judgement.place.transfers.reset();
          const auto same = std::find_if(constraints[requirement].begin(), constraints[requirement].end(),
                                         [&](const TransferConstraint& one) { return one.place == judgement.place; });
          ASSERT_NE(same, constraints[requirement].end());
          Rational value = same->constant;
          for (const auto& [transfer, coefficient] : same->coefficients) {
            EXPECT_NE(coefficient.sign(), 0);
            value += coefficient * model.transfers[1].amounts(transfer.agent, transfer.profile);
          }
          const bool is_interim =
              requirement == Requirement::incentive || (requirement == Requirement::participation &&
                                                        judgement.place.truth->coalition != types.grand_coalition());
          Rational excess = judgement.left.value - judgement.right.value;
          if (judgement.relation == Relation::at_most) excess = -excess;
          if (is_interim) excess *= probability(model, *judgement.place.truth);
          EXPECT_EQ(value, excess);
          EXPECT_EQ(same->equality, judgement.relation == Relation::equal);
          ++compared;
        }
      }
    }
  }
  EXPECT_GT(compared, 5000u);
}

TEST(UnknownTransfers, AreAskedWhereItIsWanted) {
  std::mt19937 random(32);
  const FiniteModel model = some_model(random, 1);
  TransferRequirements required;
  required.balance = Balance::exact;
  required.coalitional_ic = all_coalitions(3);
  required.dominant_strategy_ic = true;
  required.individual_rationality = Stage::interim;
  required.least_transfer = 0;
  std::vector<TransferConstraint> all;
  for_each_transfer_constraint(model, required, [&](TransferConstraint one) { all.push_back(std::move(one)); });
  for (std::size_t k = 0; k < all.size(); k += 7) {
    std::vector<TransferConstraint> found;
    for_each_transfer_constraint(
        model, required, [&](TransferConstraint one) { found.push_back(std::move(one)); },
        [&](Requirement requirement, const Place& place) {
          return requirement == all[k].requirement && place == all[k].place;
        });
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].coefficients, all[k].coefficients);
    EXPECT_EQ(found[0].constant, all[k].constant);
  }
}

// ---- Regions ----

/// The claims at a point of the parameters: what changes with them are the numbers stated.
struct Claims {
  std::vector<Statement> at;
};

Claims claims_with(const FiniteModel& model, const std::function<Rational()>& number) {
  const TypeSpace& types = model.environment.types;
  const Mechanism mechanism{"", 0, {1}};
  const CoalitionPattern everybody = all_coalitions(types.agent_count());
  const Coalition first = Coalition::of(Agent{0});
  Event given;
  given.types = JointType{first, 0};
  if (probability(model, given.types).sign() == 0) given.types = JointType{first, 1};
  Value value{Value::Of::utility, {}, first, 0, {1}, {}, given, Relation::at_most, number()};
  Deviation deviation{mechanism, first, given, MixedReport::pure({first, 1 - given.types.index}), true, number()};
  Everywhere everywhere{Quantity::utility, 0, 1, Relation::at_least, "", {}};
  for (Coalition coalition : {first, types.grand_coalition()}) {
    everywhere.parts.push_back({coalition, {}});
    for (std::uint32_t k = 0; k < types.profile_count(); ++k) everywhere.parts.back().numbers.push_back(number());
  }
  return {{PrivateValues{},
           Efficient{0},
           Separable{0},
           BudgetBalance{{0, 1}, Balance::exact},
           BudgetBalance{{1}, Balance::ex_ante_no_deficit},
           EqualRules{EqualRules::Kind::transfers, 0, 1},
           DominantStrategyIc{mechanism},
           ExPostIc{mechanism},
           CoalitionalDominantStrategyIc{mechanism, everybody},
           BayesianIc{mechanism},
           CoalitionalIc{mechanism, everybody},
           MaxminCoalitionalIc{mechanism, everybody, Strategies::mixed},
           IndividualRationality{mechanism, Stage::interim},
           IndividualRationality{mechanism, Stage::ex_post},
           IndividualRationality{mechanism, Stage::ex_ante},
           Guarantee{mechanism, everybody},
           ExternalityPayment{mechanism, everybody, std::nullopt},
           ExternalityPayment{mechanism, everybody, number()},
           Groves{mechanism},
           value,
           deviation,
           everywhere}};
}

/// Every amount is a + b t + c s with random a, b, c, the same for every call with the same seeds.
struct AffineRandom {
  std::mt19937 a, b, c;
  Rational t, s;
  Rational operator()() { return random_number(a) + random_number(b) * t + random_number(c) * s; }
};

FiniteModel model_at(const FiniteModel& form, bool private_values, AffineRandom number) {
  FiniteModel model = form;
  const TypeSpace& types = model.environment.types;
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      for (TransferRule& rule : model.transfers) rule.amounts(i, theta) = number();
      model.environment.outside_options(i, theta) = number();
      for (Outcome a; a.value < model.environment.outcome_count(); ++a.value) {
        const Profile base{types.offset(types.restrict(theta, Coalition::of(i)))};
        const Rational payoff = number();
        model.environment.payoffs(i, a, theta) =
            private_values && base != theta ? Rational(model.environment.payoffs(i, a, base)) : payoff;
      }
    }
  return model;
}

TEST(Parametric, ComparisonsAreThoseOfTheModelAtEveryPoint) {
  std::mt19937 random(33);
  std::size_t compared = 0;
  for (int trial = 0; trial < 10; ++trial) {
    const FiniteModel form = some_model(random, trial);
    const bool private_values = trial % 4 == 1;
    const auto seed = static_cast<std::mt19937::result_type>(100 * trial);
    const auto numbers_at = [&](const Rational& t, const Rational& s) {
      return AffineRandom{std::mt19937(seed), std::mt19937(seed + 1), std::mt19937(seed + 2), t, s};
    };
    const auto model_of = [&](const Rational& t, const Rational& s) {
      return model_at(form, private_values, numbers_at(t, s));
    };
    const auto claims_of = [&](const Rational& t, const Rational& s) {
      AffineRandom number = numbers_at(t, s);
      number.a.discard(7);  // others than the model's
      return claims_with(form, [&] { return number(); }).at;
    };
    const Rational t = random_number(random), s = random_number(random);
    const FiniteModel model = model_of(t, s);
    RegionSubject subject;
    subject.family.parameters = {{"t", t, std::make_shared<const FiniteModel>(model_of(t + Rational(1), s))},
                                 {"s", s, std::make_shared<const FiniteModel>(model_of(t, s + Rational(1)))}};
    const std::vector<Statement> base = claims_of(t, s), more_t = claims_of(t + Rational(1), s),
                                 more_s = claims_of(t, s + Rational(1));
    for (std::size_t k = 0; k < base.size(); ++k)
      subject.claims.push_back({{"c" + std::to_string(k), base[k]}, {more_t[k], more_s[k]}});
    const std::vector<ParametricJudgement> parametric = parametric_judgements(model, subject);
    for (int point = 0; point < 3; ++point) {
      const std::vector<Rational> values{random_number(random), random_number(random)};
      const FiniteModel there = model_of(values[0], values[1]);
      const std::vector<Statement> claims = claims_of(values[0], values[1]);
      std::size_t next = 0;
      for (std::size_t k = 0; k < claims.size(); ++k) {
        Judgements numbers;
        expand(there, claims[k], Enumerate{}, numbers);
        EXPECT_FALSE(numbers.all.empty()) << property_name(claims[k]);
        for (const Judgement& judgement : numbers.all) {
          ASSERT_LT(next, parametric.size());
          const ParametricJudgement& one = parametric[next++];
          ASSERT_EQ(one.place.claim, k);
          EXPECT_EQ(one.place.place, judgement.place) << property_name(claims[k]);
          EXPECT_EQ(one.relation, judgement.relation);
          EXPECT_EQ(one.left.at(values), judgement.left.value) << property_name(claims[k]);
          EXPECT_EQ(one.right.at(values), judgement.right.value) << property_name(claims[k]);
          ++compared;
        }
      }
      EXPECT_EQ(next, parametric.size());
    }
  }
  EXPECT_GT(compared, 10000u);
}

std::string refusal_of(const FiniteModel& model, const Statement& statement, const Statement& one_larger) {
  RegionSubject subject;
  subject.family.parameters = {{"t", 0, std::make_shared<const FiniteModel>(model)}};
  subject.claims = {{{"c", statement}, {one_larger}}};
  try {
    (void)parametric_judgements(model, subject);
  } catch (const OutOfScope& refused) {
    return refused.what();
  }
  return "";
}

// A claim that is about another rule where a parameter is larger was compared all the same, if only it
// was compared at the same places.
TEST(Parametric, AClaimIsTheSameButForTheNumbersThatItStates) {
  std::mt19937 random(34);
  const FiniteModel model = some_model(random, 0);
  const Mechanism one{"", 0, {0}}, another{"", 0, {1}};
  const std::string refused = "the claim compares other things when a parameter changes";
  EXPECT_EQ(refusal_of(model, BayesianIc{one}, BayesianIc{one}), "");
  EXPECT_EQ(refusal_of(model, BayesianIc{one}, BayesianIc{another}), refused);
  EXPECT_EQ(
      refusal_of(model, IndividualRationality{one, Stage::interim}, IndividualRationality{another, Stage::interim}),
      refused);
  const Coalition first = Coalition::of(Agent{0});
  const ExternalityPayment with_constant{one, {first}, Rational(1)}, other_constant{one, {first}, Rational(2)},
      without{one, {first}, std::nullopt}, about_another{another, {first}, Rational(2)};
  EXPECT_EQ(refusal_of(model, with_constant, other_constant), "");
  EXPECT_EQ(refusal_of(model, with_constant, without), refused);
  EXPECT_EQ(refusal_of(model, without, with_constant), refused);
  EXPECT_EQ(refusal_of(model, with_constant, about_another), refused);
}

TEST(Parametric, TheLeastOfSeveralIsNotAffine) {
  std::mt19937 random(35);
  const FiniteModel model = some_model(random, 0);
  const Mechanism ambiguous{"", 0, {0, 1}};
  const std::string least =
      "with several transfer rules the least utility counts, which is not affine in the parameters";
  for (Strategies strategies : {Strategies::pure, Strategies::mixed}) {
    const MaxminCoalitionalIc claim{ambiguous, all_coalitions(2), strategies};
    EXPECT_EQ(refusal_of(model, claim, claim), least);
  }
  const IndividualRationality claim{ambiguous, Stage::ex_post};
  EXPECT_EQ(refusal_of(model, claim, claim), least);
  const Value value{Value::Of::utility, {}, Coalition::of(Agent{0}), 0, {0, 1}, {}, {}, Relation::at_least, 0};
  EXPECT_EQ(refusal_of(model, value, value), "the least of several expectations is not affine in the parameters");
  EXPECT_EQ(refusal_of(model, FullSupport{}, FullSupport{}),
            "the region of a claim about full_support is not a question of affine inequalities");
}

}  // namespace
}  // namespace candor
