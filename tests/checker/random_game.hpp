// SPDX-License-Identifier: MIT
// Random strategies in random game forms.
#pragma once

#include "tests/checker/models.hpp"

namespace candor::testing {

inline std::uint32_t below(std::mt19937& random, std::uint32_t end) {
  return static_cast<std::uint32_t>(random() % end);
}

/// A lottery over as many messages; now and then one of them for sure.
inline std::vector<Rational> random_lottery(std::mt19937& random, std::uint32_t messages) {
  std::vector<Rational> lottery(messages);
  const std::uint32_t first = below(random, messages), parts = 1 + below(random, 3);
  for (std::uint32_t k = 0; k < parts; ++k) lottery[(first + k) % messages] += ratio(1, parts);
  return lottery;
}

/// One game form with up to three messages for each agent, and one strategy profile.
inline FiniteModel random_game(std::mt19937& random) {
  RandomShape shape;
  shape.agents = 1 + below(random, 3);
  shape.outcomes = 2;
  shape.denominator = 1 + below(random, 2);
  shape.zeros_in_prior = below(random, 3) == 0;
  FiniteModel model = random_model(random, shape);
  const TypeSpace& types = model.environment.types;
  std::vector<AgentTypes> messages;
  for (Agent i : types.grand_coalition()) {
    messages.push_back({types.label(i), {{"m0", std::nullopt}}});
    for (std::uint32_t k = 1; k <= below(random, 3); ++k)
      messages.back().types.push_back({"m" + std::to_string(k), std::nullopt});
  }
  GameForm form{"form", TypeSpace(messages), {}, {}};
  form.transfers = AgentAmounts(types.agent_count(), form.messages.profile_count());
  for (Profile m; m.value < form.messages.profile_count(); ++m.value) {
    const bool drawn = below(random, 3) == 0;
    form.allocation.assign(m, drawn ? Lottery{{{Outcome{0}, ratio(1, 3)}, {Outcome{1}, ratio(2, 3)}}}
                                    : Lottery::sure(Outcome{below(random, 2)}));
    for (Agent i : types.grand_coalition()) form.transfers(i, m) = Rational(long{below(random, 3)} - 1);
  }
  StrategyProfile strategies{"played", 0};
  for (Agent i : types.grand_coalition()) {
    std::vector<std::vector<Rational>>& own = strategies.sends.emplace_back();
    for (Type t; t.value < types.type_count(i); ++t.value)
      own.push_back(random_lottery(random, form.messages.type_count(i)));
  }
  model.game_forms = {std::move(form)};
  model.strategies = {std::move(strategies)};
  return model;
}

}  // namespace candor::testing
