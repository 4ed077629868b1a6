// SPDX-License-Identifier: MIT
#include "benchmarks/family.hpp"

#include <random>

namespace candor::benchmarks {
namespace {

constexpr std::uint32_t outcomes = 3;

TypeSpace type_space(const Instance& instance) {
  std::vector<AgentTypes> agents(instance.agents);
  for (std::uint32_t i = 0; i < instance.agents; ++i) {
    agents[i].agent = std::to_string(i + 1);
    for (std::uint32_t t = 0; t < instance.types; ++t) agents[i].types.push_back({std::to_string(t + 1), std::nullopt});
  }
  return TypeSpace(std::move(agents));
}

Prior random_prior(std::mt19937& random, std::uint32_t profiles) {
  std::vector<Rational> weights;
  Rational total;
  for (std::uint32_t theta = 0; theta < profiles; ++theta) total += weights.emplace_back(1 + random() % 20);
  for (Rational& weight : weights) weight /= total;
  return Prior(std::move(weights));
}

Outcome best_outcome(const Environment& environment, Profile theta) {
  Outcome best;
  for (Outcome a; a.value < outcomes; ++a.value)
    if (environment.surplus(a, theta) > environment.surplus(best, theta)) best = a;
  return best;
}

}  // namespace

std::string Instance::name() const {
  const std::string shape = std::to_string(agents) + '-' + std::to_string(types) + "-b";
  return alignment == 0 ? shape : shape + " aligned " + std::to_string(alignment);
}

FiniteModel environment_of(const Instance& instance) {
  std::mt19937 random(instance.seed);  // its sequence is fixed by the C++ standard
  FiniteModel model;
  Environment& environment = model.environment;
  environment.types = type_space(instance);
  const TypeSpace& types = environment.types;
  const std::uint32_t profiles = types.profile_count();
  environment.prior = random_prior(random, profiles);
  for (std::uint32_t a = 0; a < outcomes; ++a) environment.outcomes.push_back("a" + std::to_string(a));
  environment.payoffs = Payoffs(instance.agents, outcomes, profiles);
  environment.coalitions = proper_coalitions(instance.agents);
  environment.outside_options = AgentAmounts(instance.agents, profiles);
  for (Agent i : types.grand_coalition())
    for (Outcome a; a.value < outcomes; ++a.value)
      for (Profile theta; theta.value < profiles; ++theta.value)
        environment.payoffs(i, a, theta) = static_cast<long>(random() % 41) - 20;

  AllocationRule& rule = model.allocations.emplace_back();
  rule.name = "q";
  for (Profile theta; theta.value < profiles; ++theta.value) {
    const Outcome best = best_outcome(environment, theta);
    rule.assign(theta, Lottery::sure(best));
    for (Agent i : types.grand_coalition()) environment.payoffs(i, best, theta) += Rational(instance.alignment);
  }
  return model;
}

Implementable question_about(const FiniteModel& model) {
  Implementable question;
  question.requirements.balance = Balance::exact;
  question.requirements.coalitional_ic = proper_coalitions(model.environment.types.agent_count());
  return question;
}

}  // namespace candor::benchmarks
