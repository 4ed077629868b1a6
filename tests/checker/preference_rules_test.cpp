// SPDX-License-Identifier: MIT
// Rules that ask for preferences: by hand, by what the literature proves of them, and by brute force over all profiles.
#include "checker/definitions/finite/preference_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"

namespace candor {
namespace {

using Ranking = std::vector<std::uint32_t>;  // the best first

std::vector<Ranking> all_rankings(std::uint32_t count) {
  Ranking ranking(count);
  std::iota(ranking.begin(), ranking.end(), 0U);
  std::vector<Ranking> all;
  do all.push_back(ranking);
  while (std::next_permutation(ranking.begin(), ranking.end()));
  return all;
}

/// Every agent has every ranking of `ranked` things as a type; `thing(outcome, agent)` is what it cares for, the best
/// worth ranked - 1, the last 0.
template <class Thing>
FiniteModel model_of_rankings(std::uint32_t agents, std::uint32_t ranked, std::uint32_t outcomes, const Thing& thing) {
  const std::vector<Ranking> rankings = all_rankings(ranked);
  std::vector<AgentTypes> types(agents);
  for (std::uint32_t i = 0; i < agents; ++i) {
    types[i].agent = std::to_string(i + 1);
    for (std::size_t t = 0; t < rankings.size(); ++t) types[i].types.push_back({"r" + std::to_string(t), {}});
  }
  FiniteModel model;
  Environment& environment = model.environment;
  environment.types = TypeSpace(std::move(types));
  const std::uint32_t profiles = environment.types.profile_count();
  environment.prior = Prior(std::vector<Rational>(profiles, Rational(1) / Rational(profiles)));
  for (std::uint32_t a = 0; a < outcomes; ++a) environment.outcomes.push_back("o" + std::to_string(a));
  environment.payoffs = Payoffs(agents, outcomes, profiles);
  environment.outside_options = AgentAmounts(agents, profiles);
  environment.coalitions = singletons(agents);
  for (Profile theta; theta.value < profiles; ++theta.value)
    for (Agent i : environment.types.grand_coalition())
      for (Outcome a; a.value < outcomes; ++a.value) {
        const Ranking& own = rankings[environment.types.type_of(theta, i).value];
        const auto place = std::find(own.begin(), own.end(), thing(a, i)) - own.begin();
        environment.payoffs(i, a, theta) = static_cast<long>(ranked) - 1 - place;
      }
  return model;
}

std::vector<Agent> agents_of(std::initializer_list<std::uint32_t> numbers) {
  std::vector<Agent> result;
  for (std::uint32_t number : numbers) result.push_back(Agent{number - 1});
  return result;
}

/// Three students, three seats, one student each; the outcomes are the permutations.
struct School {
  std::vector<Ranking> permutations = all_rankings(3);
  FiniteModel model = model_of_rankings(3, 3, 6, [this](Outcome a, Agent i) { return permutations[a.value][i.value]; });
  Seats seats = {{{"a", 1, agents_of({2, 3, 1})}, {"b", 1, agents_of({1, 2, 3})}, {"c", 1, agents_of({3, 1, 2})}},
                 permutations};

  AllocationRule tabulated(const PreferenceConstruction& construction) const {
    AllocationRule rule;
    rule.by_preferences = construction;
    for (Profile theta; theta.value < 216; ++theta.value)
      rule.assign(theta, preference_lottery(model.environment, construction, theta));
    return rule;
  }
  AllocationRule tabulated(PreferenceRule rule) const { return tabulated({rule, {}, {}, seats}); }
};

Outcome chosen(const AllocationRule& rule, Profile theta) { return rule(theta).branches.front().outcome; }

/// At how many profiles some agent gains by naming another type.
int manipulable_profiles(const Environment& environment, const AllocationRule& rule) {
  int count = 0;
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    bool gains = false;
    for (Agent i : environment.types.grand_coalition())
      for (std::uint32_t t = 0; t < environment.types.type_count(i); ++t) {
        const Profile report = environment.types.replace(theta, JointType{Coalition::of(i), t});
        gains = gains || environment.payoffs(i, chosen(rule, report), theta) >
                             environment.payoffs(i, chosen(rule, theta), theta);
      }
    count += gains ? 1 : 0;
  }
  return count;
}

/// At how many profiles all agents agree to another outcome, one of them gaining.
int dominated_profiles(const Environment& environment, const AllocationRule& rule) {
  int count = 0;
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    bool dominated = false;
    for (Outcome b; b.value < environment.outcome_count(); ++b.value) {
      bool nobody_loses = true, somebody_gains = false;
      for (Agent i : environment.types.grand_coalition()) {
        const Rational before = environment.payoffs(i, chosen(rule, theta), theta),
                       after = environment.payoffs(i, b, theta);
        nobody_loses = nobody_loses && after >= before;
        somebody_gains = somebody_gains || after > before;
      }
      dominated = dominated || (nobody_loses && somebody_gains);
    }
    count += dominated ? 1 : 0;
  }
  return count;
}

/// No student and seat prefer each other to what they have.
bool is_stable(const School& school, Outcome outcome, Profile theta) {
  const Environment& environment = school.model.environment;
  const Ranking& seat_of = school.permutations[outcome.value];
  for (Agent i : environment.types.grand_coalition())
    for (Agent j : environment.types.grand_coalition()) {
      const std::vector<Agent>& priority = school.seats.seats[seat_of[j.value]].priority;
      const bool comes_first =
          std::find(priority.begin(), priority.end(), i) < std::find(priority.begin(), priority.end(), j);
      Ranking exchanged = seat_of;
      std::swap(exchanged[i.value], exchanged[j.value]);
      const auto other = std::find(school.permutations.begin(), school.permutations.end(), exchanged);
      const Outcome with_seat_of_j{static_cast<std::uint32_t>(other - school.permutations.begin())};
      if (comes_first && environment.payoffs(i, with_seat_of_j, theta) > environment.payoffs(i, outcome, theta))
        return false;
    }
  return true;
}

// Gale and Shapley 1962, Theorems 1 and 2: stable, and no stable assignment is better for any student.
TEST(PreferenceRules, DeferredAcceptanceIsTheStableAssignmentThatStudentsLikeBest) {
  const School school;
  const Environment& environment = school.model.environment;
  const AllocationRule deferred = school.tabulated(PreferenceRule::deferred_acceptance);
  for (Profile theta; theta.value < 216; ++theta.value) {
    EXPECT_TRUE(is_stable(school, chosen(deferred, theta), theta));
    for (Outcome b; b.value < 6; ++b.value) {
      if (!is_stable(school, b, theta)) continue;
      for (Agent i : environment.types.grand_coalition())
        EXPECT_GE(environment.payoffs(i, chosen(deferred, theta), theta), environment.payoffs(i, b, theta));
    }
  }
}

// The numbers of profiles were counted by a program that shares nothing with this one.
TEST(PreferenceRules, AreManipulableAndWastefulAsOftenAsIsKnown) {
  const School school;
  const Environment& environment = school.model.environment;
  struct Known {
    PreferenceRule rule;
    int manipulable, dominated;
  };
  for (const Known& known : {Known{PreferenceRule::deferred_acceptance, 0, 12}, Known{PreferenceRule::boston, 60, 0},
                             Known{PreferenceRule::top_trading_cycles, 0, 0}}) {
    const AllocationRule rule = school.tabulated(known.rule);
    EXPECT_EQ(manipulable_profiles(environment, rule), known.manipulable);
    EXPECT_EQ(dominated_profiles(environment, rule), known.dominated);
  }
  const AllocationRule dictators =
      school.tabulated({PreferenceRule::serial_dictatorship, agents_of({1, 2, 3}), {}, {}});
  EXPECT_EQ(manipulable_profiles(environment, dictators), 0);
  EXPECT_EQ(dominated_profiles(environment, dictators), 0);

  const FiniteModel voting = model_of_rankings(3, 3, 3, [](Outcome a, Agent) { return a.value; });
  for (const auto& [vote, manipulable] :
       {std::pair(PreferenceRule::plurality, 36), std::pair(PreferenceRule::borda, 51)}) {
    AllocationRule rule;
    for (Profile theta; theta.value < 216; ++theta.value)
      rule.assign(theta, preference_lottery(voting.environment, {vote, {}, TieRule::first, {}}, theta));
    EXPECT_EQ(manipulable_profiles(voting.environment, rule), manipulable);
    EXPECT_EQ(dominated_profiles(voting.environment, rule), 0);
  }
}

// All want a, then b, then c. Student 2 has the highest priority at a, student 1 at b, whatever the rule. Students 1
// and 2 want a and then c, student 3 wants b: 2 gets a and 3 b, under Boston for good; deferred, 1 gets c.
TEST(PreferenceRules, ByHand) {
  const School school;
  const auto at = [&](std::uint32_t first, std::uint32_t second, std::uint32_t third) {
    return Profile{(first * 6 + second) * 6 + third};
  };
  constexpr std::uint32_t abc = 0, acb = 1, bac = 2;  // in the order of all_rankings
  const auto seats = [&](PreferenceRule rule, Profile theta) {
    return school.permutations[chosen(school.tabulated(rule), theta).value];
  };
  for (PreferenceRule rule :
       {PreferenceRule::deferred_acceptance, PreferenceRule::boston, PreferenceRule::top_trading_cycles}) {
    EXPECT_EQ(seats(rule, at(abc, abc, abc)), (Ranking{1, 0, 2}));
    EXPECT_EQ(seats(rule, at(acb, acb, bac)), (Ranking{2, 0, 1}));
  }
  // Now 1 wants a before b, and 3 wants b. Rejected at a, 1 comes before 3 at b: 3 wants a next, where 2 holds, and has
  // c. Under Boston b is taken by then.
  EXPECT_EQ(seats(PreferenceRule::deferred_acceptance, at(abc, abc, bac)), (Ranking{1, 0, 2}));
  EXPECT_EQ(seats(PreferenceRule::boston, at(abc, abc, bac)), (Ranking{2, 0, 1}));
  // 1 wants a, where 2 is first; 2 wants b, where 1 is first: they trade.
  EXPECT_EQ(seats(PreferenceRule::top_trading_cycles, at(abc, bac, abc)), (Ranking{0, 1, 2}));
}

TEST(PreferenceRules, CapacitiesAreRoom) {
  // Two students, seats a for both and b for one; the outcomes are all pairs but b twice.
  const std::vector<Ranking> pairs{{0, 0}, {0, 1}, {1, 0}};
  const FiniteModel model = model_of_rankings(2, 2, 3, [&](Outcome a, Agent i) { return pairs[a.value][i.value]; });
  const Seats seats{{{"a", 2, agents_of({2, 1})}, {"b", 1, agents_of({2, 1})}}, pairs};
  for (PreferenceRule rule :
       {PreferenceRule::deferred_acceptance, PreferenceRule::boston, PreferenceRule::top_trading_cycles}) {
    const auto seats_at = [&](Profile theta) {
      return pairs[preference_lottery(model.environment, {rule, {}, {}, seats}, theta).branches.front().outcome.value];
    };
    EXPECT_EQ(seats_at(Profile{0}), (Ranking{0, 0}));
    EXPECT_EQ(seats_at(Profile{1}), (Ranking{0, 1}));
    EXPECT_EQ(seats_at(Profile{2}), (Ranking{1, 0}));
    EXPECT_EQ(seats_at(Profile{3}), (Ranking{0, 1}));  // student 2 comes first
  }
}

TEST(PreferenceRules, ChanceIsShared) {
  const School school;
  // All want a before b before c: each order of the students is drawn with probability 1/6.
  const Lottery orders = preference_lottery(school.model.environment,
                                            {PreferenceRule::random_serial_dictatorship, {}, {}, {}}, Profile{0});
  ASSERT_EQ(orders.branches.size(), 6U);
  for (const Lottery::Branch& branch : orders.branches) EXPECT_EQ(branch.probability, Rational(1) / Rational(6));
  const FiniteModel voting = model_of_rankings(3, 3, 3, [](Outcome a, Agent) { return a.value; });
  // Rankings 0 and 1 begin with the first candidate, 2 with the second.
  const Lottery drawn = preference_lottery(voting.environment, {PreferenceRule::random_dictator, {}, {}, {}},
                                           Profile{(0 * 6 + 1) * 6 + 2});
  const Lottery expected{{{Outcome{0}, Rational(2) / Rational(3)}, {Outcome{1}, Rational(1) / Rational(3)}}};
  EXPECT_EQ(drawn, expected);
}

void expect_no_rule(const Environment& environment, const PreferenceConstruction& construction, const char* why) {
  try {
    preference_lottery(environment, construction, Profile{0});
    ADD_FAILURE() << "expected: " << why;
  } catch (const std::domain_error& refusal) {
    EXPECT_THAT(refusal.what(), ::testing::HasSubstr(why));
  }
}

TEST(PreferenceRules, WhatTheyCannotDecideTheyRefuse) {
  School school;
  Environment& environment = school.model.environment;
  const PreferenceConstruction deferred{PreferenceRule::deferred_acceptance, {}, {}, school.seats};
  expect_no_rule(environment, {PreferenceRule::random_dictator, {}, {}, {}}, "agent 1 likes o0 and o1 alike");
  expect_no_rule(environment, {PreferenceRule::borda, {}, TieRule::first, {}}, "agent 1 likes o0 and o1 alike");
  environment.payoffs(Agent{0}, Outcome{0}, Profile{0}) += 1;  // with seat a, and the others so and not otherwise
  expect_no_rule(environment, deferred, "what seat a is worth to agent 1 depends on the seats of others");
  environment.payoffs(Agent{0}, Outcome{0}, Profile{0}) -= 1;
  for (std::uint32_t a = 0; a < 6; ++a)
    if (school.permutations[a][0] != 2) environment.payoffs(Agent{0}, Outcome{a}, Profile{0}) = 1;
  expect_no_rule(environment, deferred, "agent 1 likes a and b alike");
  // Nobody but one dictator cares: two outcomes are left.
  for (Agent i : environment.types.grand_coalition())
    for (Outcome a; a.value < 6; ++a.value) environment.payoffs(i, a, Profile{0}) = 0;
  expect_no_rule(environment, {PreferenceRule::serial_dictatorship, agents_of({1, 2, 3}), {}, {}},
                 "every agent likes outcomes o0 and o1 alike");
  const FiniteModel voting = model_of_rankings(2, 2, 2, [](Outcome a, Agent) { return a.value; });
  PreferenceConstruction plurality{PreferenceRule::plurality, {}, TieRule::none, {}};
  EXPECT_EQ(preference_lottery(voting.environment, plurality, Profile{0}), Lottery::sure(Outcome{0}));
  EXPECT_THROW(preference_lottery(voting.environment, plurality, Profile{1}), std::domain_error);
  // Two students, one seat for one of them, and nothing else.
  const FiniteModel crowd = model_of_rankings(2, 1, 1, [](Outcome, Agent) { return 0U; });
  for (PreferenceRule rule :
       {PreferenceRule::deferred_acceptance, PreferenceRule::boston, PreferenceRule::top_trading_cycles})
    expect_no_rule(crowd.environment, {rule, {}, {}, Seats{{{"a", 1, agents_of({1, 2})}}, {{0, 0}}}},
                   "is left without a seat");
}

TEST(PreferenceRules, AreComparedWithTheirNames) {
  School school;
  for (PreferenceRule rule :
       {PreferenceRule::deferred_acceptance, PreferenceRule::boston, PreferenceRule::top_trading_cycles}) {
    school.model.allocations = {school.tabulated(rule)};
    school.model.allocations[0].name = "q";
    EXPECT_NO_THROW(Kernel(school.model, defect_of_names));
    school.model.allocations[0].lottery_at[7] ^= 1U;
    EXPECT_THROW(Kernel(school.model, defect_of_names), InvalidModel);
  }
}

void expect_defect(FiniteModel model, const PreferenceConstruction& construction, const char* why) {
  model.allocations[0].by_preferences = construction;
  try {
    const Kernel kernel(model, defect_of_names);
    ADD_FAILURE() << "expected: " << why;
  } catch (const InvalidModel& refusal) {
    EXPECT_THAT(refusal.what(), ::testing::HasSubstr(why));
  }
}

TEST(PreferenceRules, WhatIsNoneIsRefused) {
  School school;
  school.model.allocations = {school.tabulated(PreferenceRule::boston)};
  school.model.allocations[0].name = "q";
  const PreferenceConstruction boston = *school.model.allocations[0].by_preferences;
  const auto spoilt = [&](const auto& spoil) {
    PreferenceConstruction construction = boston;
    spoil(construction);
    return construction;
  };
  const FiniteModel& model = school.model;
  const char* no_order = "needs an order of all agents if they choose one after the other, and no order otherwise";
  expect_defect(model, {PreferenceRule::serial_dictatorship, {}, {}, {}}, no_order);
  expect_defect(model, {PreferenceRule::serial_dictatorship, agents_of({1, 2}), {}, {}}, no_order);
  expect_defect(model, {PreferenceRule::serial_dictatorship, agents_of({1, 2, 2}), {}, {}}, no_order);
  expect_defect(model, {PreferenceRule::serial_dictatorship, agents_of({1, 2, 4}), {}, {}}, no_order);
  expect_defect(model, spoilt([](auto& c) { c.order = agents_of({1, 2, 3}); }), no_order);
  expect_defect(model, {PreferenceRule::borda, {}, {}, {}}, "needs a tie rule if it counts votes");
  expect_defect(model, spoilt([](auto& c) { c.ties = TieRule::first; }), "needs a tie rule if it counts votes");
  expect_defect(model, spoilt([](auto& c) { c.seats.reset(); }), "needs seats if it assigns them");
  expect_defect(model, {PreferenceRule::random_dictator, {}, {}, school.seats}, "needs seats if it assigns them");
  expect_defect(model, spoilt([](auto& c) { c.seats->seats[1].capacity = 0; }), "seat b takes nobody");
  expect_defect(model, spoilt([](auto& c) { c.seats->seats[1].priority.pop_back(); }),
                "does not list every agent once");
  expect_defect(model, spoilt([](auto& c) { c.seats->seats[1].name = "a"; }), "two seats have the same name");
  expect_defect(model, spoilt([](auto& c) { c.seats->assigned.pop_back(); }), "not every outcome assigns seats");
  expect_defect(model, spoilt([](auto& c) { c.seats->assigned[2].pop_back(); }),
                "does not assign a seat to each agent");
  expect_defect(model, spoilt([](auto& c) { c.seats->assigned[2][0] = 3; }), "assigns a seat that does not exist");
  expect_defect(model, spoilt([](auto& c) { c.seats->assigned[2] = c.seats->assigned[1]; }),
                "two outcomes assign the same seats");
}

}  // namespace
}  // namespace candor
