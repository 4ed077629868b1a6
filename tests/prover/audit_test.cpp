// SPDX-License-Identifier: MIT
// What candor audit asks, what it says follows from what, and which coalitions it blames.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "checker/definitions/names.hpp"
#include "checker/model/finite/strategies.hpp"
#include "prover/audit/implications.hpp"
#include "prover/audit/minimal_violators.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/random_game.hpp"

namespace candor {
namespace {

using testing::coalition;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// A model with the kernel's answers to all questions about it.
struct Audited {
  FiniteModel model;
  AuditPlan plan;
  Answers answers;
  std::vector<Impossible> known;

  explicit Audited(const FiniteModel& original)
      : model(with_named_rules(original)),
        plan(audit_plan(model, original.transfers.size(), audited_mechanisms(original))),
        known(implications(model, plan)) {
    const Kernel kernel(model, defect_of_names);
    for (const Question& question : plan.questions) {
      const Verdict verdict = prove(kernel, model, question.claim.statement);
      answers.push_back(std::holds_alternative<Undecided>(verdict)
                            ? std::nullopt
                            : std::optional(std::holds_alternative<Verified>(verdict)));
    }
  }
  std::size_t index(const std::string& id) const {
    for (std::size_t k = 0; k < plan.questions.size(); ++k)
      if (plan.questions[k].claim.id == id) return k;
    ADD_FAILURE() << "no question " << id;
    return 0;
  }
  std::optional<bool> answer(const std::string& id) const { return answers[index(id)]; }
  const std::string& id(std::size_t question) const { return plan.questions[question].claim.id; }
};

TEST(Audit, AsksEverythingOnce) {
  for (const FiniteModel& original : {testing::guo(), testing::airlines()}) {
    const FiniteModel model = with_named_rules(original);
    const AuditPlan plan = audit_plan(model, original.transfers.size(), audited_mechanisms(original));
    std::set<std::string> ids, properties;
    for (const Question& question : plan.questions) {
      ids.insert(question.claim.id);
      properties.insert(std::string(property_name(question.claim.statement)));
    }
    EXPECT_EQ(ids.size(), plan.questions.size());
    for (const char* property : {"full_support",
                                 "independent_types",
                                 "private_values",
                                 "coalitional_identifiability",
                                 "cbdp",
                                 "efficient",
                                 "pareto_efficient",
                                 "separable",
                                 "implementable",
                                 "ambiguous_implementable",
                                 "budget_balance",
                                 "equal_rules",
                                 "coalitional_dominant_strategy_ic",
                                 "dominant_strategy_ic",
                                 "ex_post_ic",
                                 "coalitional_ic",
                                 "bayesian_ic",
                                 "individual_rationality",
                                 "guarantee",
                                 "externality_payment",
                                 "all_equilibria_efficient",
                                 "groves",
                                 "revenue_equivalence"})
      EXPECT_TRUE(properties.contains(property)) << property;
  }
}

TEST(Audit, AmbiguousMechanismsAreAskedForMaxmin) {
  FiniteModel model = testing::guo();
  model.mechanisms = {{"two", 0, {0, 1}}, {"three", 0, {0, 1, 2}}};
  const Audited audited(model);
  EXPECT_EQ(audited.answer("two.maxmin_coalitional_ic.mixed.pattern"), false);  // the slides' mixture pays
  EXPECT_EQ(audited.answer("two.maxmin_coalitional_ic.pure.pattern"), true);
  EXPECT_EQ(audited.answer("three.maxmin_coalitional_ic.mixed.pattern"), true);
  EXPECT_EQ(contradiction(audited.answers, audited.known), std::nullopt);
}

/// Safronov, section 3: single airlines are truthful without transfers, every pair lies; the 7/4
/// scheme stops everybody, and is formula (6).
TEST(Audit, TheAirlines) {
  const Audited audited(testing::airlines());
  EXPECT_EQ(audited.answer("phi1.bayesian_ic"), true);
  EXPECT_EQ(audited.answer("phi1.coalitional_ic.all"), false);
  EXPECT_EQ(audited.answer("phi2.coalitional_ic.all"), true);
  EXPECT_EQ(audited.answer("phi2.equal_rules.safronov_of_q0"), true);
  EXPECT_EQ(audited.answer("phi1.equal_rules.agv_of_q0"), true);
  EXPECT_EQ(audited.answer("phi2.all_equilibria_efficient"), true);
  EXPECT_EQ(contradiction(audited.answers, audited.known), std::nullopt);
  const std::size_t zero = audited.index("phi1.coalitional_ic.all");
  EXPECT_THAT(minimal_violators(Kernel(audited.model, defect_of_names), audited.model,
                                audited.plan.questions[zero].claim.statement)
                  .coalitions,
              UnorderedElementsAre(coalition({0, 1}), coalition({0, 2}), coalition({1, 2})));
}

TEST(Audit, OneMechanismAloneBringsItsOwnRulesAlone) {
  const FiniteModel model = testing::guo();
  const AuditPlan plan = audit_plan(model, 3, {{"", 0, {1}}}, true);
  for (const Question& question : plan.questions)
    EXPECT_TRUE(question.subject.kind != Subject::Kind::transfers || question.subject.index == 1u) << question.claim.id;
}

/// "premises => conclusion" by property names, "not" before those that fail.
std::string kind_of(const Audited& audited, const Impossible& implication) {
  std::string text;
  for (std::size_t k = 0; k < implication.size(); ++k) {
    const bool holds = implication[k].holds == (k + 1 < implication.size());
    text += std::string(k + 1 < implication.size() ? (k > 0 ? " + " : "") : " => ") + (holds ? "" : "not ") +
            std::string(property_name(audited.plan.questions[implication[k].question].claim.statement));
  }
  return text;
}

/// How often the premises of each kind of implication held, and how often its conclusion failed.
struct Occasions {
  std::map<std::string, int> premises_held, conclusion_failed;
  void add(const Audited& audited) {
    const auto is_true = [&](const Literal& literal) { return audited.answers[literal.question] == literal.holds; };
    for (const Impossible& implication : audited.known) {
      const std::string kind = kind_of(audited, implication);
      premises_held[kind] += std::all_of(implication.begin(), implication.end() - 1, is_true) ? 1 : 0;
      conclusion_failed[kind] += is_true(implication.back()) ? 1 : 0;
    }
  }
};

void make_efficient(FiniteModel& model) {
  model.allocations.clear();
  const AllocationRule rule = efficient_allocation(model.environment, TieRule::first);
  model.allocations.push_back(rule);
  model.allocations.back().name = "q";
  model.allocations.back().efficient = TieRule::first;
}

/// Random models, some with independent types, private values, efficient rules and textbook
/// transfers, so that the implications have something to say.
TEST(Audit, NoImplicationIsContradictedOnRandomModels) {
  std::mt19937 random(20190101);
  Occasions occasions;
  for (int trial = 0; trial < 24; ++trial) {
    testing::RandomShape shape;
    shape.agents = trial % 4 == 3 ? 2 : 3;
    shape.independent = trial % 2 == 0;
    shape.private_values = trial % 3 != 1;
    shape.zeros_in_prior = trial % 5 == 4;
    FiniteModel model = testing::random_model(random, shape);
    if (trial % 4 < 3) make_efficient(model);
    if (trial % 3 == 0) model.environment.coalitions = singletons(shape.agents);
    if (trial % 3 == 2) model.environment.coalitions = proper_coalitions(shape.agents);
    for (NamedTransferRule named :
         {NamedTransferRule::vcg, NamedTransferRule::pivot, NamedTransferRule::agv, NamedTransferRule::safronov}) {
      try {
        model.transfers.push_back(named_transfers(model.environment, model.allocations[0], named));
        model.transfers.back().name = "typed" + std::to_string(model.transfers.size());
        if (named != NamedTransferRule::pivot) continue;
        AvailableWithout without(shape.agents, std::vector<bool>(model.environment.outcome_count()));
        for (std::vector<bool>& outcomes : without) outcomes[random() % outcomes.size()] = true;
        model.transfers.push_back(named_transfers(model.environment, model.allocations[0], named, {}, without));
        model.transfers.back().name = "alone" + std::to_string(model.transfers.size());
        model.transfers.back().construction = TransferRule::Construction{named, 0, without};
      } catch (const std::domain_error&) {}
    }
    if (trial % 2 == 1) model.mechanisms = {{"simple", 0, {0}}, {"both", 0, {0, model.transfers.size() - 1}}};
    const Audited audited(model);
    const auto found = contradiction(audited.answers, audited.known);
    ASSERT_FALSE(found) << "trial " << trial << ": " << kind_of(audited, *found) << ", "
                        << audited.id(found->back().question);
    occasions.add(audited);
  }
  FiniteModel ambiguous = testing::guo();
  ambiguous.mechanisms = {{"three", 0, {0, 1, 2}}};
  for (const FiniteModel& model : {ambiguous, testing::airlines()}) occasions.add(Audited(model));

  // Each of these would have been contradicted if it were false: the premises held here, the
  // conclusion failed there.
  for (const char* kind :
       {"coalitional_dominant_strategy_ic => dominant_strategy_ic",
        "coalitional_dominant_strategy_ic => coalitional_ic",
        "dominant_strategy_ic => ex_post_ic",
        "ex_post_ic => bayesian_ic",
        "coalitional_ic => bayesian_ic",
        "budget_balance => budget_balance",
        "individual_rationality => individual_rationality",
        "maxmin_coalitional_ic => maxmin_coalitional_ic",
        "cbdp => cbdp",
        "coalitional_identifiability => cbdp",
        "guarantee => guarantee",
        "externality_payment => externality_payment",
        "implementable => implementable",
        "implementable => ambiguous_implementable",
        "private_values + ex_post_ic => dominant_strategy_ic",
        "independent_types => not cbdp",
        "coalitional_identifiability => implementable",
        "coalitional_ic + budget_balance => implementable",
        "equal_rules => budget_balance",
        "equal_rules => groves",
        "equal_rules + private_values => groves",
        "groves + private_values + efficient => dominant_strategy_ic",
        "equal_rules + private_values + efficient => dominant_strategy_ic",
        "equal_rules + independent_types + private_values + efficient => bayesian_ic",
        "equal_rules + independent_types + private_values => guarantee",
        "guarantee + independent_types + private_values + budget_balance => externality_payment",
        "guarantee + independent_types + private_values + budget_balance + efficient => coalitional_ic",
        "externality_payment + independent_types + private_values + efficient + full_support => coalitional_ic",
        "externality_payment + independent_types + private_values + efficient + full_support => bayesian_ic"}) {
    EXPECT_GT(occasions.premises_held[kind], 0) << kind;
    EXPECT_GT(occasions.conclusion_failed[kind], 0) << kind;
  }
}

/// With what its strategies induce as the only rules.
FiniteModel with_induced_rules(FiniteModel model) {
  const TypeSpace& types = model.environment.types;
  AllocationRule allocation;
  allocation.name = "induced_q";
  TransferRule transfers{"induced_x", AgentAmounts(types.agent_count(), types.profile_count()), std::nullopt};
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    allocation.assign(theta, induced_lottery(model, model.strategies[0], theta));
    for (Agent i : types.grand_coalition())
      transfers.amounts(i, theta) = induced_transfer(model, model.strategies[0], i, theta);
  }
  allocation.induced = transfers.induced = 0;
  model.allocations = {std::move(allocation)};
  model.transfers = {std::move(transfers)};
  model.mechanisms.clear();
  return model;
}

/// Equilibria and what they induce: the stronger the equilibrium, the more is known of the direct mechanism.
TEST(Audit, EquilibriaImplyWhatTheirDirectMechanismHas) {
  std::mt19937 random(1979);
  Occasions occasions;
  for (int trial = 0; trial < 300; ++trial) {
    const Audited audited(with_induced_rules(testing::random_game(random)));
    const auto found = contradiction(audited.answers, audited.known);
    ASSERT_FALSE(found) << "trial " << trial << ": " << kind_of(audited, *found) << ", "
                        << audited.id(found->back().question);
    occasions.add(audited);
  }
  for (const char* kind :
       {"dominant_strategies => ex_post_equilibrium", "ex_post_equilibrium => bayes_nash_equilibrium",
        "bayes_nash_equilibrium => bayes_nash_equilibrium", "dominant_strategies => dominant_strategy_ic",
        "ex_post_equilibrium => ex_post_ic", "bayes_nash_equilibrium => bayesian_ic",
        "bayes_nash_equilibrium => coalitional_ic"}) {
    EXPECT_GT(occasions.premises_held[kind], 0) << kind;
    EXPECT_GT(occasions.conclusion_failed[kind], 0) << kind;
  }
}

TEST(Audit, StrategiesComeWithTheMechanismsTheyInduceAndNoOthers) {
  std::mt19937 random(4);
  FiniteModel model = with_induced_rules(testing::random_game(random));
  const auto asks_of_strategies = [&](const std::vector<Mechanism>& mechanisms) {
    const AuditPlan plan = audit_plan(model, model.transfers.size(), mechanisms, true);
    return std::any_of(plan.questions.begin(), plan.questions.end(),
                       [](const Question& question) { return question.subject.kind == Subject::Kind::strategies; });
  };
  EXPECT_TRUE(asks_of_strategies({{"", 0, {0}}}));
  model.allocations[0].induced.reset();
  EXPECT_TRUE(asks_of_strategies({{"", 0, {0}}}));
  model.transfers[0].induced.reset();
  EXPECT_FALSE(asks_of_strategies({{"", 0, {0}}}));
}

TEST(Audit, AContradictionIsFound) {
  Audited audited(testing::airlines());
  const std::size_t strong = audited.index("phi2.dominant_strategy_ic"), weak = audited.index("phi2.bayesian_ic"),
                    between = audited.index("phi2.ex_post_ic");
  ASSERT_EQ(audited.answers[weak], true);
  audited.answers[weak] = false;
  const auto found = contradiction(audited.answers, audited.known);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->back(), (Literal{weak, false}));
  audited.answers[between].reset();
  audited.answers[strong] = true;
  EXPECT_TRUE(contradiction(audited.answers, audited.known));  // coalitional_ic still implies it
}

/// What is said to follow does follow from what is left, step by step; and nothing that is left
/// follows from the rest.
TEST(Audit, ConsequencesFollowAndNothingElseDoes) {
  const Audited audited(testing::airlines());
  const auto follows = consequences(audited.answers, audited.known);
  std::size_t implied = 0;
  for (std::size_t k = 0; k < follows.size(); ++k) {
    if (!follows[k]) continue;
    ++implied;
    ASSERT_TRUE(audited.answers[k]) << audited.id(k);
    Impossible used{{k, !*audited.answers[k]}};
    for (std::size_t premise : *follows[k]) used.push_back({premise, *audited.answers[premise]});
    const auto is_it = [&](const Impossible& implication) {
      return implication.size() == used.size() && std::is_permutation(used.begin(), used.end(), implication.begin());
    };
    EXPECT_TRUE(std::any_of(audited.known.begin(), audited.known.end(), is_it)) << audited.id(k);
  }
  EXPECT_GT(implied, 10u);
  // From what does not follow, everything can be had again; without any one of them, that one
  // cannot.
  Answers kept = audited.answers;
  for (std::size_t k = 0; k < kept.size(); ++k)
    if (follows[k]) kept[k].reset();
  const auto again = [&](Answers answers) {
    for (bool changed = true; changed;) {
      changed = false;
      for (const Impossible& implication : audited.known) {
        std::vector<Literal> open;
        for (const Literal& literal : implication)
          if (answers[literal.question] != literal.holds) open.push_back(literal);
        if (open.size() != 1 || answers[open[0].question] || !audited.answers[open[0].question]) continue;
        answers[open[0].question] = !open[0].holds;
        changed = true;
      }
    }
    return answers;
  };
  EXPECT_EQ(again(kept), audited.answers);
  for (std::size_t k = 0; k < kept.size(); ++k) {
    if (!kept[k]) continue;
    Answers without = kept;
    without[k].reset();
    EXPECT_FALSE(again(without)[k]) << audited.id(k);
  }
}

TEST(Audit, MinimalViolatorsOnRandomModels) {
  std::mt19937 random(3);
  int joint = 0;
  for (int trial = 0; trial < 12; ++trial) {
    testing::RandomShape shape;
    shape.independent = shape.private_values = trial % 2 == 0;
    FiniteModel model = testing::random_model(random, shape);
    if (shape.private_values) {
      make_efficient(model);
      model.transfers = {
          named_transfers(model.environment, model.allocations[0],
                          NamedTransferRule::agv)};  // single agents are truthful, coalitions need not be
    }
    const Kernel kernel(model, defect_of_names);
    const CoalitionalIc claim{{"", 0, {0}}, all_coalitions(3)};
    std::vector<Coalition> violators, minimal;
    for (Coalition one : claim.coalitions)
      if (std::holds_alternative<Refuted>(prove(kernel, model, CoalitionalIc{claim.mechanism, {one}})))
        violators.push_back(one);
    for (Coalition one : violators)
      if (std::none_of(violators.begin(), violators.end(),
                       [&](Coalition part) { return part != one && part.is_subset_of(one); }))
        minimal.push_back(one);
    EXPECT_THAT(minimal_violators(kernel, model, claim).coalitions, ::testing::UnorderedElementsAreArray(minimal));
    joint += std::any_of(minimal.begin(), minimal.end(), [](Coalition one) { return one.size() > 1; }) ? 1 : 0;
  }
  EXPECT_GT(joint, 0);
}

TEST(Audit, ALimitLeavesTheViolatorsOpen) {
  const std::atomic<bool> interrupted = true;
  const FiniteModel model = testing::guo();
  const MinimalViolators found =
      minimal_violators(Kernel(model, defect_of_names), model, BayesianIc{{"", 0, {0}}}, {0, &interrupted});
  EXPECT_THAT(found.coalitions, IsEmpty());
  EXPECT_FALSE(found.complete);
}

}  // namespace
}  // namespace candor
