// SPDX-License-Identifier: MIT
#include "tests/checker/models.hpp"

namespace candor::testing {

FiniteModel blank(std::uint32_t agents, std::uint32_t types, std::uint32_t outcomes) {
  std::vector<AgentTypes> sets(agents);
  for (std::uint32_t i = 0; i < agents; ++i) {
    sets[i].agent = std::to_string(i + 1);
    for (std::uint32_t t = 0; t < types; ++t) sets[i].types.push_back({std::to_string(t + 1), std::nullopt});
  }
  FiniteModel model;
  Environment& environment = model.environment;
  environment.types = TypeSpace(std::move(sets));
  const std::uint32_t profiles = environment.types.profile_count();
  environment.prior = Prior(std::vector<Rational>(profiles, Rational(1) / Rational(profiles)));
  for (std::uint32_t a = 0; a < outcomes; ++a) environment.outcomes.push_back("a" + std::to_string(a));
  environment.payoffs = Payoffs(agents, outcomes, profiles);
  environment.coalitions = all_coalitions(agents);
  environment.outside_options = AgentAmounts(agents, profiles);
  return model;
}

void set_payoffs(FiniteModel& model, const std::function<Rational(Agent, Outcome, Profile)>& payoff) {
  Environment& environment = model.environment;
  for (Agent i : environment.types.grand_coalition())
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value)
        environment.payoffs(i, a, theta) = payoff(i, a, theta);
}

std::size_t add_allocation(FiniteModel& model, const std::function<Outcome(Profile)>& choice) {
  AllocationRule rule;
  rule.name = "q" + std::to_string(model.allocations.size());
  for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
    rule.assign(theta, Lottery::sure(choice(theta)));
  model.allocations.push_back(std::move(rule));
  return model.allocations.size() - 1;
}

std::size_t add_transfers(FiniteModel& model, const std::function<Rational(Agent, Profile)>& amount) {
  const TypeSpace& types = model.environment.types;
  TransferRule rule{
      "phi" + std::to_string(model.transfers.size() + 1), AgentAmounts(types.agent_count(), types.profile_count()), {}};
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) rule.amounts(i, theta) = amount(i, theta);
  model.transfers.push_back(std::move(rule));
  return model.transfers.size() - 1;
}

FiniteModel guo() {
  FiniteModel model = blank(3, 2, 3);
  Environment& environment = model.environment;
  const long prior[] = {20, 15, 10, 5, 5, 10, 15, 20};
  std::vector<Rational> probabilities;
  for (long p : prior) probabilities.push_back(ratio(p, 100));
  environment.prior = Prior(std::move(probabilities));
  environment.coalitions = {coalition({0}), coalition({1}), coalition({2}), coalition({0, 1})};
  const long payoffs[2][3][3] = {{{0, 0, 0}, {1, 1, 1}, {5, -1, -1}},
                                 {{0, 0, 0}, {0, 1, 1}, {1, 1, 1}}};  // [type of 1][outcome][agent]
  set_payoffs(model,
              [&](Agent i, Outcome a, Profile theta) { return Rational(payoffs[theta.value / 4][a.value][i.value]); });
  add_allocation(model, [](Profile theta) { return Outcome{theta.value < 4 ? 1u : 2u}; });
  const long first[] = {120, -160, -240, 480, -480, 240, 160, -120};
  const long third[3][8] = {
      {60, -80, 0, 0, -240, 120, 0, 0}, {-60, 80, 120, -240, 0, 0, 0, 0}, {0, 0, -120, 240, 240, -120, 0, 0}};
  add_transfers(model, [&](Agent i, Profile theta) {
    return i.value == 0 ? Rational(first[theta.value]) : ratio(-first[theta.value], 2);
  });
  add_transfers(model, [&](Agent i, Profile theta) {
    return i.value == 0 ? Rational(-first[theta.value]) : ratio(first[theta.value], 2);
  });
  add_transfers(model, [&](Agent i, Profile theta) { return Rational(third[i.value][theta.value]); });
  return model;
}

FiniteModel airlines() {
  FiniteModel model = blank(3, 2, 7);
  const TypeSpace& types = model.environment.types;
  set_payoffs(model, [&](Agent i, Outcome a, Profile theta) -> Rational {
    if (a.value == 0) return 0;
    const std::uint32_t helper = (a.value - 1) / 2, route = (a.value - 1) % 2, own = types.type_of(theta, i).value;
    if (helper == i.value) return own == route ? -100 : -3;
    return own == route ? 2 : 0;
  });
  // The airline whose type differs from both others' carries on the others' route.
  const auto unique = [&types](Profile theta) -> std::optional<Agent> {
    for (Agent i : types.grand_coalition()) {
      bool alone = true;
      for (Agent j : types.grand_coalition())
        alone = alone && (j == i || types.type_of(theta, j) != types.type_of(theta, i));
      if (alone) return i;
    }
    return std::nullopt;
  };
  add_allocation(model, [&](Profile theta) {
    const auto helper = unique(theta);
    return helper ? Outcome{1 + 2 * helper->value + (1 - types.type_of(theta, *helper).value)} : Outcome{0};
  });
  add_transfers(model, [](Agent, Profile) { return Rational(0); });
  add_transfers(model, [&](Agent i, Profile theta) -> Rational {
    const auto helper = unique(theta);
    return !helper ? Rational(0) : *helper == i ? ratio(7, 2) : ratio(-7, 4);
  });
  return model;
}

FiniteModel random_model(std::mt19937& random, const RandomShape& shape) {
  FiniteModel model = blank(shape.agents, shape.types, shape.outcomes);
  const TypeSpace& types = model.environment.types;
  std::uniform_int_distribution<long> weight(shape.zeros_in_prior ? 0 : 1, 9), money(-20, 20);
  std::vector<std::vector<Rational>> own(shape.agents);
  for (auto& weights : own)
    for (std::uint32_t t = 0; t < shape.types; ++t) weights.push_back(1 + weight(random));
  std::vector<Rational> prior;
  Rational total;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    Rational p = 1;
    if (shape.independent)
      for (Agent i : types.grand_coalition()) p *= own[i.value][types.type_of(theta, i).value];
    else
      p = weight(random);
    total += p;
    prior.push_back(p);
  }
  if (total.sign() == 0) prior[0] = total = 1;
  for (Rational& p : prior) p /= total;
  model.environment.prior = Prior(std::move(prior));

  const auto amount = [&] { return Rational(money(random)) / Rational(shape.denominator); };
  std::vector<Rational> by_type(shape.agents * shape.outcomes * shape.types);
  for (Rational& u : by_type) u = amount();
  set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return shape.private_values
               ? by_type[(i.value * shape.outcomes + a.value) * shape.types + types.type_of(theta, i).value]
               : amount();
  });

  AllocationRule rule;
  rule.name = "q";
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    const Outcome first{static_cast<std::uint32_t>(random()) % shape.outcomes},
        second{static_cast<std::uint32_t>(random()) % shape.outcomes};
    if (!shape.lotteries || first == second)
      rule.assign(theta, Lottery::sure(first));
    else
      rule.assign(theta, Lottery{{{std::min(first, second), ratio(1, 3)}, {std::max(first, second), ratio(2, 3)}}});
  }
  model.allocations.push_back(std::move(rule));
  for (std::uint32_t k = 0; k < shape.rules; ++k) add_transfers(model, [&](Agent, Profile) { return amount(); });
  return model;
}

JointType joint(const FiniteModel& model, std::initializer_list<std::uint32_t> agents,
                std::initializer_list<std::uint32_t> types) {
  std::vector<Type> list;
  for (std::uint32_t t : types) list.push_back(Type{t});
  return model.environment.types.joint_type(coalition(agents), list);
}

Coalition coalition(std::initializer_list<std::uint32_t> agents) {
  Coalition result;
  for (std::uint32_t i : agents) result = result.with(Agent{i});
  return result;
}

}  // namespace candor::testing
