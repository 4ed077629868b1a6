// SPDX-License-Identifier: MIT
#include "prover/search/conflict.hpp"

#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "prover/search/transfers.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::ratio;
using Kind = Concession;

TransferRequirements balanced_cic(const CoalitionPattern& coalitions) {
  TransferRequirements required;
  required.balance = Balance::exact;
  required.coalitional_ic = coalitions;
  return required;
}

std::optional<FarkasCombination> combination_against(const FiniteModel& model, const TransferRequirements& required) {
  const Evidence evidence = implementability_evidence(model, required);
  const auto* combination = std::get_if<FarkasCombination>(&evidence);
  return combination == nullptr ? std::nullopt : std::optional(*combination);
}

bool possible(const FiniteModel& model, const TransferRequirements& required) {
  const Verdict verdict = prove(Kernel(model, defect_of_names), model, Implementable{required});
  EXPECT_FALSE(std::holds_alternative<Undecided>(verdict));
  return std::holds_alternative<Verified>(verdict);
}

/// Every constraint but those for which `left_out` holds can be met.
template <class LeftOut>
bool can_be_met(const FiniteModel& model, const TransferRequirements& required, const LeftOut& left_out) {
  LinearSystem system;
  const std::uint32_t profiles = model.environment.types.profile_count();
  system.variables = std::size_t{model.environment.types.agent_count()} * profiles;
  for_each_transfer_constraint(model, required, [&](const TransferConstraint& constraint) {
    if (left_out(constraint)) return;
    LinearRow& row = system.rows.emplace_back();
    for (const auto& [transfer, coefficient] : constraint.coefficients)
      row.coefficients.emplace_back(std::size_t{transfer.agent.value} * profiles + transfer.profile.value, coefficient);
    row.bound = -constraint.constant;
    row.equality = constraint.equality;
  });
  return decide_feasibility(system).point.has_value();
}

bool stands_at(const TransferConstraint& constraint, const FarkasCombination::Term& term) {
  return constraint.requirement == term.requirement && constraint.place == term.place;
}

void expect_minimal(const FiniteModel& model, const TransferRequirements& required, const FarkasCombination& conflict) {
  EXPECT_EQ(word(Kernel(model, defect_of_names).check(Implementable{required}, conflict)), "refuted");
  for (const FarkasCombination::Term& spared : conflict.terms) {
    EXPECT_TRUE(can_be_met(model, required, [&](const TransferConstraint& constraint) {
      return stands_at(constraint, spared) ||
             std::none_of(conflict.terms.begin(), conflict.terms.end(),
                          [&](const auto& term) { return stands_at(constraint, term); });
    }));
  }
}

TEST(Conflict, OfGuosExampleIsMinimal) {
  const FiniteModel model = testing::guo();
  const TransferRequirements required = balanced_cic(model.environment.coalitions);
  const auto conflict = minimal_conflict(model, required, *combination_against(model, required));
  expect_minimal(model, required, conflict);
}

/// Two conflicts, taken together as one combination, are cut down to one.
TEST(Conflict, ADetourIsCutShort) {
  std::mt19937 random(12);
  int merged = 0;
  for (int trial = 0; trial < 8; ++trial) {
    const FiniteModel model = testing::random_model(random, {});
    const TransferRequirements required = balanced_cic(proper_coalitions(3));
    const auto first = combination_against(model, required);
    if (!first) continue;
    TransferRequirements fewer = required;
    std::erase_if(fewer.coalitional_ic, [&](Coalition S) { return S == *first->terms.front().place.coalition; });
    const auto second = combination_against(model, fewer);
    if (!second) continue;
    FarkasCombination both = *first;
    for (const FarkasCombination::Term& term : second->terms) {
      const auto same = std::find_if(both.terms.begin(), both.terms.end(), [&](const auto& known) {
        return known.requirement == term.requirement && known.place == term.place;
      });
      if (same == both.terms.end())
        both.terms.push_back(term);
      else
        same->multiplier += term.multiplier;
    }
    std::erase_if(both.terms, [](const auto& term) { return term.multiplier.sign() == 0; });
    ++merged;
    const auto conflict = minimal_conflict(model, required, both);
    EXPECT_LT(conflict.terms.size(), both.terms.size());
    expect_minimal(model, required, conflict);
  }
  EXPECT_GT(merged, 1);
}

TEST(Conflict, ABoundThatContradictsTheBudgetIsFoundWithItsProfile) {
  const FiniteModel model = testing::airlines();
  TransferRequirements required = balanced_cic(singletons(3));
  required.least_transfer = ratio(1, 100);
  const auto conflict = minimal_conflict(model, required, *combination_against(model, required));
  ASSERT_EQ(conflict.terms.size(), 4u);  // three agents paid at least 1/100 at a profile where the sum is zero
  for (const auto& term : conflict.terms)
    EXPECT_TRUE(term.requirement == Requirement::balance || term.requirement == Requirement::least_transfer);
  expect_minimal(model, required, conflict);
}

/// The search skips what earlier conflicts rule out; here nothing is skipped.
TEST(Remedies, AreAllThatAreEnough) {
  std::mt19937 random(3);
  int conflicts = 0, helped = 0;
  for (int trial = 0; trial < 10; ++trial) {
    SCOPED_TRACE(trial);
    const FiniteModel model = trial == 0 ? testing::guo() : testing::random_model(random, {});
    TransferRequirements required = balanced_cic(
        trial % 2 == 0 ? CoalitionPattern{coalition({0}), coalition({1}), coalition({2}), coalition({0, 1})}
                       : proper_coalitions(3));
    if (trial % 3 == 1) required.individual_rationality = Stage::ex_post;
    if (trial % 3 == 2) {
      required.largest_transfer = 2;
      required.least_transfer = -1;
    }
    const auto combination = combination_against(model, required);
    if (!combination) continue;
    ++conflicts;
    const auto conflict = minimal_conflict(model, required, *combination);
    expect_minimal(model, required, conflict);
    const Remedies found = remedies(model, required, conflict);
    std::vector<Coalition> coalitions;
    std::vector<Kind> kinds;
    for (const Relaxation& relaxation : found.relaxations) {
      kinds.push_back(relaxation.given_up);
      if (relaxation.coalition) coalitions.push_back(*relaxation.coalition);
      EXPECT_EQ(
          word(Kernel(model, defect_of_names).check(Implementable{relaxation.rest}, TransferTable{relaxation.amounts})),
          "verified");
      ++helped;
    }
    const auto lists = [&](Kind kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
    for (Coalition S : required.coalitional_ic) {
      TransferRequirements rest = required;
      std::erase(rest.coalitional_ic, S);
      EXPECT_EQ(possible(model, rest), std::find(coalitions.begin(), coalitions.end(), S) != coalitions.end());
    }
    TransferRequirements rest = required;
    const auto is_of_several = [](Coalition S) { return S.size() > 1; };
    std::erase_if(rest.coalitional_ic, is_of_several);
    const auto one_of_several = std::any_of(coalitions.begin(), coalitions.end(), is_of_several);
    const auto several = std::count_if(required.coalitional_ic.begin(), required.coalitional_ic.end(), is_of_several);
    EXPECT_EQ(lists(Kind::coalitions), several > 1 && !one_of_several && possible(model, rest));
    rest = required;
    rest.balance = Balance::ex_ante;
    EXPECT_EQ(possible(model, rest), lists(Kind::balance_in_expectation));
    rest.balance.reset();
    EXPECT_EQ(possible(model, rest), lists(Kind::balance_in_expectation) || lists(Kind::balance));
    rest = required;
    rest.individual_rationality.reset();
    EXPECT_EQ(possible(model, rest), lists(Kind::participation));
    rest = required;
    rest.largest_transfer.reset();
    EXPECT_EQ(possible(model, rest), lists(Kind::largest_transfer));
    for (std::size_t k = 0; k < found.enough.size(); ++k)
      EXPECT_EQ(static_cast<bool>(found.enough[k]),
                can_be_met(model, required, [&](const TransferConstraint& constraint) {
                  return stands_at(constraint, conflict.terms[k]);
                }));
  }
  EXPECT_GT(conflicts, 4);
  EXPECT_GT(helped, 4);
}

/// Agents 0 and 2 get 1 if agent 1 lies, and agent 1 does not mind: the pairs {0, 1} and {1, 2} gain by a lie of either
/// type whatever the transfers, single agents do not.
TEST(Remedies, SingleAgentsAloneWhereNoOneCoalitionIsToBlame) {
  FiniteModel model = testing::blank(3, 2, 2);
  const TypeSpace types = model.environment.types;
  const auto of_agent_1 = [types](Profile theta) { return types.type_of(theta, Agent{1}).value; };
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return Rational(i != Agent{1} && a.value != of_agent_1(theta) ? 1 : 0);
  });
  testing::add_allocation(model, [&](Profile theta) { return Outcome{of_agent_1(theta)}; });
  const auto kinds = [&](const CoalitionPattern& pattern) {
    const TransferRequirements required = balanced_cic(pattern);
    std::vector<Kind> result;
    for (const Relaxation& relaxation :
         remedies(model, required, minimal_conflict(model, required, *combination_against(model, required)))
             .relaxations)
      result.push_back(relaxation.given_up);
    return result;
  };
  EXPECT_EQ(kinds(proper_coalitions(3)), std::vector{Kind::coalitions});
  EXPECT_EQ(kinds({coalition({0, 1}), coalition({0}), coalition({1}), coalition({2})}), std::vector{Kind::coalition});
  EXPECT_EQ(kinds({coalition({0, 1}), coalition({1, 2})}), std::vector{Kind::incentives});
}

TEST(Subsidy, MeetsTheRestAndIsAsLargeAsItSays) {
  const FiniteModel model = testing::guo();
  const TransferRequirements required = balanced_cic(model.environment.coalitions);
  const auto subsidy = smallest_subsidy(model, required);
  ASSERT_TRUE(subsidy);
  EXPECT_EQ(word(Kernel(model, defect_of_names).check(Implementable{subsidy->rest}, TransferTable{subsidy->amounts})),
            "verified");
  Rational expected;
  for (Profile theta; theta.value < 8; ++theta.value) {
    Rational sum;
    for (Agent i : model.environment.types.grand_coalition()) sum += subsidy->amounts(i, theta);
    EXPECT_GE(sum, Rational(0));
    expected += model.environment.prior(theta) * sum;
  }
  EXPECT_EQ(expected, subsidy->expected);
  EXPECT_GT(expected, Rational(0));
}

// Each agent has an outside option of 1 and gets nothing from the only outcome: two agents need 2
// in all, at every profile or on average.
TEST(Subsidy, BuysParticipation) {
  FiniteModel model = testing::blank(2, 1, 1);
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  for (Agent i : model.environment.types.grand_coalition()) model.environment.outside_options(i, Profile{0}) = 1;
  for (Balance balance : {Balance::exact, Balance::no_deficit, Balance::ex_ante, Balance::ex_ante_no_deficit}) {
    TransferRequirements required;
    required.balance = balance;
    required.individual_rationality = Stage::interim;
    const auto subsidy = smallest_subsidy(model, required);
    ASSERT_TRUE(subsidy);
    EXPECT_EQ(subsidy->expected, Rational(2));
  }
  EXPECT_FALSE(smallest_subsidy(model, {}));
}

}  // namespace
}  // namespace candor
