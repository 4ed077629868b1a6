// SPDX-License-Identifier: MIT
// Laws that hold of every model, whatever its numbers: other names, another unit of money,
// constants, two copies of a type. No verdict may change, and each agrees with the plain
// definition.
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <map>
#include <set>

#include "checker/definitions/names.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "prover/prove.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/plain_definition.hpp"
#include "tests/checker/values.hpp"
#include "tests/prover/transformations.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::Question;
using testing::ratio;
using Law = std::function<Question(std::mt19937&, const Question&)>;
using Properties = std::set<std::string_view>;

/// Private values, independent types, an efficient rule; Safronov's transfers and another textbook
/// rule: nearly everything holds.
FiniteModel orderly_model(std::mt19937& random, unsigned trial) {
  testing::RandomShape shape;
  shape.independent = shape.private_values = true;
  FiniteModel model = testing::random_model(random, shape);
  const AllocationRule best = efficient_allocation(model.environment, TieRule::first);
  const auto rule = [&](NamedTransferRule which) {
    TransferRule named = named_transfers(model.environment, best, which);
    named.name = "phi" + std::to_string(static_cast<int>(which));
    return named;
  };
  model.allocations = {best};
  model.allocations.front().name = "q";
  model.transfers = {rule(trial % 3 == 0   ? NamedTransferRule::vcg
                          : trial % 3 == 1 ? NamedTransferRule::safronov
                                           : NamedTransferRule::agv),
                     rule(NamedTransferRule::pivot)};
  return model;
}

AgentAmounts random_amounts(std::mt19937& random, const FiniteModel& model) {
  const TypeSpace& types = model.environment.types;
  AgentAmounts amounts(types.agent_count(), types.profile_count());
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      amounts(i, theta) = ratio(static_cast<long>(random() % 41) - 20, 7);
  return amounts;
}

/// Nothing depends on reports: every mechanism is incentive compatible. Outside everybody has what
/// he has inside: participation is tight.
FiniteModel indifferent_model(std::mt19937& random) {
  testing::RandomShape shape;
  shape.rules = 0;
  FiniteModel model = testing::random_model(random, shape);
  model.allocations.clear();
  testing::add_allocation(model, [](Profile) { return Outcome{1}; });
  const long first = static_cast<long>(random() % 5);
  for (long k : {first, first})
    testing::add_transfers(model, [k](Agent i, Profile) { return Rational(i.value == 0 ? 2 * k : -k); });
  for (Agent i : model.environment.types.grand_coalition())
    for (Profile theta; theta.value < 8; ++theta.value)
      model.environment.outside_options(i, theta) =
          model.environment.payoffs(i, Outcome{1}, theta) + model.transfers[0].amounts(i, theta);
  return model;
}

FiniteModel wild_model(std::mt19937& random, unsigned trial) {
  testing::RandomShape shape;
  shape.agents = 2 + trial % 2;
  shape.rules = 2;
  shape.lotteries = trial % 4 < 2;
  shape.types = shape.agents == 2 && trial % 4 == 0 ? 3 : 2;
  FiniteModel model = testing::random_model(random, shape);
  if (trial % 3 == 0) {  // the first profile does not occur
    std::vector<Rational> prior = model.environment.prior.probabilities();
    prior.back() += prior.front();
    prior.front() = 0;
    model.environment.prior = Prior(std::move(prior));
  }
  if (trial % 2 == 1) model.environment.outside_options = random_amounts(random, model);
  return model;
}

std::vector<Statement> claims_about(const FiniteModel& model, std::mt19937& random) {
  const Mechanism simple{"", 0, {0}}, ambiguous{"", 0, {0, 1}};
  const CoalitionPattern& all = model.environment.coalitions;
  const CoalitionPattern single = singletons(model.environment.types.agent_count());
  const Coalition pair = coalition({0, 1});
  const JointType truth{pair, static_cast<std::uint32_t>(random() % 4)}, lie{pair, (truth.index + 1) % 4},
      other{pair, (truth.index + 2) % 4};
  Event given;
  given.types = truth;
  const MixedReport mixed{{{lie, ratio(1, 3)}, {other, ratio(2, 3)}}};
  Implementable balanced, bounded, dominant;
  balanced.requirements = {0, Balance::exact, all, false, {}, {}, {}};
  bounded.requirements = {0, {}, single, false, Stage::interim, Rational(-1), Rational(2)};
  dominant.requirements = {0, Balance::no_deficit, {}, true, {}, {}, {}};
  const Expectation utility{Quantity::utility, pair, 0, 0, given, mixed};
  return {
      FullSupport{},
      IndependentTypes{},
      PrivateValues{},
      Cbdp{all},
      Efficient{0},
      ParetoEfficient{0},
      Separable{0},
      BudgetBalance{{0}, Balance::exact},
      BudgetBalance{{0, 1}, Balance::no_deficit},
      BudgetBalance{{0}, Balance::ex_ante},
      BudgetBalance{{0, 1}, Balance::no_deficit, true},
      DominantStrategyIc{simple},
      ExPostIc{simple},
      CoalitionalDominantStrategyIc{simple, all},
      GroupStrategyProof{simple, all, Strength::strong, GroupStrategyProof::SolutionConcept::dominant_strategy},
      GroupStrategyProof{simple, all, Strength::weak, GroupStrategyProof::SolutionConcept::ex_post},
      GroupStrategyProof{simple, {pair}, Strength::weak, GroupStrategyProof::SolutionConcept::bayesian},
      ManipulableProfiles{simple, all, Strength::strong, ManipulableProfiles::Measure::probability, Relation::at_most,
                          ratio(1, 3)},
      ManipulableProfiles{
          simple, {pair}, Strength::weak, ManipulableProfiles::Measure::probability, Relation::less_than, ratio(1, 2)},
      Stable{0, Strength::strong, "", {{coalition({0}), {{Outcome{0}}}}, {pair, {{Outcome{0}, Outcome{1}}}}}},
      Stable{0, Strength::weak, "", {{pair, {{Outcome{1}}}}}},
      BayesianIc{simple},
      CoalitionalIc{simple, all},
      MaxminCoalitionalIc{ambiguous, all, Strategies::pure},
      MaxminCoalitionalIc{ambiguous, single, Strategies::mixed},
      IndividualRationality{simple, Stage::interim},
      IndividualRationality{ambiguous, Stage::ex_post},
      IndividualRationality{ambiguous, Stage::ex_ante},
      IndividualRationality{ambiguous, Stage::ex_post, true},
      EqualRules{EqualRules::Kind::transfers, 0, 1},
      EqualRules{EqualRules::Kind::allocations, 0, 0},
      testing::value_of({utility}, Relation::at_least, ratio(1, 2)),
      testing::probability_of(given, {}, Relation::at_most, ratio(1, 4)),
      Deviation{ambiguous, pair, given, mixed, true, {}},
      Deviation{simple, pair, given, MixedReport::pure(lie), false, {}},
      Guarantee{simple, all},
      ExternalityPayment{simple, single, {}},
      AllEquilibriaEfficient{simple, single},
      balanced,
      bounded,
      dominant,
      CoalitionalIdentifiability{all},
      CoalitionalIdentifiability{single},
      AmbiguousImplementable{0, all},
      AmbiguousImplementable{0, single, Stage::interim},
      AmbiguousImplementable{0, all, Stage::ex_post}};
}

std::vector<Question> questions(std::mt19937& random) {
  std::vector<FiniteModel> models{testing::guo(), testing::airlines()};
  for (unsigned trial = 0; trial < 6; ++trial) {
    models.push_back(wild_model(random, trial));
    models.push_back(orderly_model(random, trial));
    if (trial < 2) models.push_back(indifferent_model(random));
  }
  std::vector<Question> all;
  for (FiniteModel& model : models) {
    std::vector<Statement> claims = claims_about(model, random);
    all.push_back({std::move(model), std::move(claims)});
  }
  return all;
}

void keep(Question& question, const Properties& properties) {
  std::erase_if(question.statements,
                [&](const Statement& statement) { return !properties.contains(property_name(statement)); });
}
void leave_out(Question& question, const Properties& properties) {
  std::erase_if(question.statements,
                [&](const Statement& statement) { return properties.contains(property_name(statement)); });
}

/// How often each property was verified, refuted, undecided.
using Counts = std::map<std::string_view, std::array<int, 3>>;

bool agrees(const FiniteModel& model, const Statement& statement, const Verdict& verdict) {
  if (std::holds_alternative<Undecided>(verdict)) return true;
  const bool is_verified = std::holds_alternative<Verified>(verdict);
  const Evidence& evidence =
      is_verified ? std::get<Verified>(verdict).evidence() : std::get<Refuted>(verdict).evidence();
  const testing::Plain plain = testing::plain_definition(model, statement, evidence);
  return plain == testing::Plain::unknown || plain == (is_verified ? testing::Plain::holds : testing::Plain::fails);
}

std::vector<Verdict> verdicts_of(const Question& question) {
  const Kernel kernel(question.model, defect_of_names);
  std::vector<Verdict> verdicts;
  for (const Statement& statement : question.statements) {
    verdicts.push_back(prove(kernel, question.model, statement));
    EXPECT_TRUE(agrees(question.model, statement, verdicts.back()))
        << property_name(statement) << " is " << word(verdicts.back());
  }
  return verdicts;
}

/// The verdicts of all questions, before and after.
Counts kept_verdicts(unsigned seed, const std::function<void(Question&)>& choose, const Law& law) {
  std::mt19937 random(seed);
  Counts counts;
  for (Question& question : questions(random)) {
    choose(question);
    const Question changed = law(random, question);
    const std::vector<Verdict> before = verdicts_of(question), after = verdicts_of(changed);
    for (std::size_t k = 0; k < before.size(); ++k) {
      EXPECT_EQ(word(before[k]), word(after[k])) << property_name(question.statements[k]) << ", claim " << k;
      ++counts[property_name(question.statements[k])][after[k].index()];
    }
  }
  return counts;
}

/// All but these were true somewhere and false elsewhere. That every equilibrium is efficient is
/// never refuted: it is undecided instead.
void expect_both(const Counts& counts) {
  for (const auto& [property, count] : counts) {
    EXPECT_GT(count[0], 0) << property << " was never verified";
    EXPECT_GT(property == AllEquilibriaEfficient::property ? count[2] : count[1], 0)
        << property << " was never refuted";
  }
}

const auto everything = [](Question&) {};

Law relabelled(testing::Relabelled what) {
  return [what](std::mt19937& random, const Question& question) {
    return relabel(question, testing::random_relabelling(random, question.model.environment.types,
                                                         question.model.environment.outcome_count(), what));
  };
}

TEST(Metamorphic, NamesOfAgentsDoNotMatter) {
  expect_both(kept_verdicts(1, everything, relabelled(testing::Relabelled::agents)));
}
TEST(Metamorphic, NamesOfTypesDoNotMatter) {
  expect_both(kept_verdicts(2, everything, relabelled(testing::Relabelled::types)));
}
TEST(Metamorphic, NamesOfOutcomesDoNotMatter) {
  expect_both(kept_verdicts(3, everything, relabelled(testing::Relabelled::outcomes)));
}

TEST(Metamorphic, TheUnitOfMoneyDoesNotMatter) {
  expect_both(kept_verdicts(4, everything, [](std::mt19937& random, const Question& question) {
    return scale(question, ratio(1 + static_cast<long>(random() % 30), 1 + static_cast<long>(random() % 1000)));
  }));
}

TEST(Metamorphic, WhatAnAgentHasAnywayDoesNotMatter) {
  expect_both(kept_verdicts(5, everything, [](std::mt19937& random, const Question& question) {
    std::vector<Rational> constants;
    for (std::uint32_t i = 0; i < question.model.environment.types.agent_count(); ++i)
      constants.push_back(ratio(static_cast<long>(random() % 41) - 20, 3));
    return add_constants(question, constants);
  }));
}

/// A payoff that depends on the true types alone, and is had outside as well, is a matter of luck:
/// nobody can do anything about it.
TEST(Metamorphic, WhatTrueTypesAloneGiveDoesNotMatter) {
  const Properties touched{
      PrivateValues::property,          Separable::property, Guarantee::property, ExternalityPayment::property,
      AllEquilibriaEfficient::property, Value::property};
  expect_both(kept_verdicts(
      6, [&](Question& question) { leave_out(question, touched); },
      [](std::mt19937& random, const Question& question) {
        return add_to_payoffs(question, random_amounts(random, question.model));
      }));
}

/// A transfer that depends on the others' reports alone: a single agent cannot influence it.
TEST(Metamorphic, WhatOthersReportDoesNotTemptASingleAgent) {
  const Properties of_single_agents{BayesianIc::property, DominantStrategyIc::property, ExPostIc::property,
                                    EqualRules::property};
  const Counts counts = kept_verdicts(
      7, [&](Question& question) { keep(question, of_single_agents); },
      [](std::mt19937& random, const Question& question) {
        return add_what_others_report(question, random_amounts(random, question.model));
      });
  expect_both(counts);
  EXPECT_EQ(counts.size(), 4u);
}

/// Two types that differ in nothing are one. Only claims that tell types apart by name or by belief
/// may notice; for an ambiguous mechanism's existence the search looks at beliefs.
TEST(Metamorphic, TwoCopiesOfATypeAreOne) {
  const Properties touched{Cbdp::property, CoalitionalIdentifiability::property, AmbiguousImplementable::property,
                           Value::property, Deviation::property};
  expect_both(kept_verdicts(
      8, [&](Question& question) { leave_out(question, touched); },
      [](std::mt19937& random, const Question& question) {
        return split_type(
            question, Agent{static_cast<std::uint32_t>(random() % question.model.environment.types.agent_count())},
            Type{static_cast<std::uint32_t>(random() % 2)}, ratio(1 + static_cast<long>(random() % 8), 9));
      }));
}

}  // namespace
}  // namespace candor
