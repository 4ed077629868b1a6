// SPDX-License-Identifier: MIT
// A dynamic model of one period is a finite model with independent private values: the two families
// must say the same.
#include <gtest/gtest.h>

#include <map>

#include "checker/definitions/finite/named_rules.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/dynamic/judgements.hpp"
#include "tests/checker/dynamic_models.hpp"

namespace candor {
namespace {

class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed * 2654435761u + 12345u) {}
  int up_to(int most) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(most + 1));
  }
  std::vector<Rational> distribution(std::size_t size) {
    std::vector<Rational> weights;
    Rational sum;
    for (std::size_t k = 0; k < size; ++k) sum += weights.emplace_back(1 + up_to(3));
    for (Rational& weight : weights) weight /= sum;
    return weights;
  }

 private:
  std::uint64_t state_;
};

struct Pair {
  FiniteModel finite;
  dynamic::Model dynamic;
};

Pair random_pair(std::uint64_t seed) {
  Numbers numbers(seed);
  const auto agents = static_cast<std::uint32_t>(2 + numbers.up_to(1)),
             outcomes = static_cast<std::uint32_t>(2 + numbers.up_to(1));
  Pair pair;
  dynamic::Model& dynamic = pair.dynamic = test::still_model(agents, 2, outcomes, 1);
  const TypeSpace& types = dynamic.types;
  for (std::uint32_t i = 0; i < agents; ++i) {
    dynamic.prior[i] = numbers.distribution(2);
    for (Rational& payoff : dynamic.payoffs[i]) payoff = numbers.up_to(8) - 4;
    for (Rational& option : dynamic.outside_options[i]) option = numbers.up_to(4) - 4;
  }
  dynamic::AllocationRule& rule = dynamic.allocations.emplace_back();
  rule.name = "q";
  rule.lotteries.resize(1);
  dynamic::TransferRule& paid = dynamic.transfers.emplace_back();
  paid.name = "phi";
  paid.amounts.resize(1);
  const bool balanced = numbers.up_to(1) == 0, constant = seed % 6 == 0;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    const auto one = static_cast<std::uint32_t>(numbers.up_to(1)), other = outcomes - 1;
    const Rational third = Rational(1) / Rational(3);
    rule.lotteries[0].push_back(constant ? Lottery::sure(Outcome{0})
                                : numbers.up_to(2) == 0 && one != other
                                    ? Lottery{{{Outcome{one}, third}, {Outcome{other}, Rational(1) - third}}}
                                    : Lottery::sure(Outcome{one}));
    Rational sum;
    for (std::uint32_t i = 0; i < agents; ++i) {
      const Rational amount = constant                      ? Rational()
                              : balanced && i + 1 == agents ? -sum
                                                            : Rational(numbers.up_to(6) - 3);
      sum += amount;
      paid.amounts[0].push_back(amount);
    }
  }

  Environment& environment = pair.finite.environment;
  environment.types = types;
  environment.outcomes = dynamic.outcomes;
  environment.coalitions = all_coalitions(agents);
  environment.payoffs = Payoffs(agents, outcomes, types.profile_count());
  environment.outside_options = AgentAmounts(agents, types.profile_count());
  AllocationRule& q = pair.finite.allocations.emplace_back();
  TransferRule& phi = pair.finite.transfers.emplace_back();
  q.name = "q";
  phi.name = "phi";
  phi.amounts = AgentAmounts(agents, types.profile_count());
  std::vector<Rational> prior;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    Rational& probability = prior.emplace_back(1);
    q.assign(theta, rule.lotteries[0][theta.value]);
    for (Agent i : types.grand_coalition()) {
      const Type type = types.type_of(theta, i);
      probability *= dynamic.prior[i.value][type.value];
      environment.outside_options(i, theta) = dynamic.outside_options[i.value][type.value];
      phi.amounts(i, theta) = paid.amounts[0][theta.value * agents + i.value];
      for (Outcome a; a.value < outcomes; ++a.value) environment.payoffs(i, a, theta) = dynamic.payoff(i, a, type);
    }
  }
  environment.prior = Prior(std::move(prior));
  return pair;
}

TEST(Families, agree_on_one_period) {
  const Mechanism finite{"", 0, {0}};
  const dynamic::Mechanism dynamic{"", 0, 0};
  std::map<std::string, int> seen;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    const Pair pair = random_pair(seed);
    const Model kept(pair.dynamic);
    const Kernel of_finite(pair.finite), of_dynamic(kept);
    const auto compare = [&](const Statement& one, const dynamic::Statement& other) {
      const std::string said(word(of_finite.check(one, Enumerate{}))),
          also(word(of_dynamic.check(Statement(other), Enumerate{})));
      EXPECT_EQ(said, also) << property_name(one) << ", seed " << seed;
      ++seen[std::string(property_name(one)) + ' ' + said];
    };
    compare(BayesianIc{finite}, dynamic::InterimIc{dynamic, dynamic::Tier::all});
    compare(ExPostIc{finite}, dynamic::ExPostIc{dynamic});
    for (Balance balance : {Balance::exact, Balance::no_deficit, Balance::ex_ante, Balance::ex_ante_no_deficit})
      compare(BudgetBalance{{0}, balance}, dynamic::BudgetBalance{dynamic, balance});
    for (Stage stage : {Stage::interim, Stage::ex_post, Stage::ex_ante})
      compare(IndividualRationality{finite, stage}, dynamic::IndividualRationality{dynamic, stage, dynamic::Tier::all});
    for (Agent i : pair.dynamic.types.grand_coalition()) {
      Expectation expected;
      expected.coalition = Coalition::of(i);
      expected.allocation = 0;
      expected.transfers = 0;
      EXPECT_EQ(evaluate(pair.finite, expected).text(),
                dynamic::truthful_value(dynamic::Game(pair.dynamic, dynamic), Coalition::of(i)).text());
    }
  }
  for (const char* both : {"bayesian_ic", "ex_post_ic", "budget_balance", "individual_rationality"})
    for (const char* said : {" verified", " refuted"})
      EXPECT_GT(seen[both + std::string(said)], 0) << both << said << " never occurs";
}

TEST(Families, agree_on_the_expected_externality_mechanism) {
  // The balanced team of one period is AGV, but for a constant for each agent: it pays nothing in
  // expectation.
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Pair pair = random_pair(seed);
    const AgentAmounts agv =
        defined_amounts(pair.finite.environment, pair.finite.allocations[0], NamedTransferRule::agv);
    dynamic::TransferRule::Construction construction;
    construction.rule = dynamic::NamedTransferRule::balanced_team;
    const dynamic::TransferRule team = dynamic::named_transfers(pair.dynamic, construction);
    for (Profile theta; theta.value < pair.dynamic.profile_count(); ++theta.value)
      for (Agent i : pair.dynamic.types.grand_coalition())
        EXPECT_EQ(
            (agv(i, theta) - agv(i, Profile{0})).text(),
            (team.amounts[0][theta.value * pair.dynamic.agent_count() + i.value] - team.amounts[0][i.value]).text())
            << "seed " << seed;
  }
}

TEST(Families, agree_on_the_average_over_orders) {
  // Safronov's transfers are the mean of Liu's own-averaged ones over all orders, in one period.
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Pair pair = random_pair(seed);
    const AgentAmounts safronov =
        defined_amounts(pair.finite.environment, pair.finite.allocations[0], NamedTransferRule::safronov);
    dynamic::TransferRule::Construction all;
    all.average = true;
    all.own_averaged = true;
    all.lump_sums.resize(pair.dynamic.agent_count());
    const dynamic::TransferRule mean = dynamic::named_transfers(pair.dynamic, all);
    for (Profile theta; theta.value < pair.dynamic.profile_count(); ++theta.value)
      for (Agent i : pair.dynamic.types.grand_coalition())
        EXPECT_EQ(safronov(i, theta).text(), mean.amounts[0][theta.value * pair.dynamic.agent_count() + i.value].text())
            << "seed " << seed;
  }
}

}  // namespace
}  // namespace candor
