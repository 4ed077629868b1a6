// SPDX-License-Identifier: MIT
#include "checker/model/dynamic/team.hpp"

namespace candor::dynamic {

std::vector<Values> truthful_values_of_all(const Game& game) {
  std::vector<Values> values;
  for (Agent i : game.model().types.grand_coalition()) values.push_back(truthful_values(game, i));
  return values;
}

std::vector<Rational> team_transfers(const Game& game, ConditionalValues& expected, Coalition coalition,
                                     Profile messages) {
  std::vector<Rational> gamma(game.model().agent_count()), paid(game.model().agent_count());
  Rational sum;
  for (Agent i : coalition) {
    for (Agent j : coalition)
      if (i != j) gamma[i.value] += expected(j, Coalition::of(i), messages) - expected(j, Coalition(), messages);
    sum += gamma[i.value];
  }
  if (coalition.size() > 1)
    for (Agent i : coalition) paid[i.value] = gamma[i.value] - (sum - gamma[i.value]) / Rational(coalition.size() - 1);
  return paid;
}

std::vector<std::vector<std::vector<Rational>>> team_payments(const Game& game, Coalition coalition) {
  const Model& model = game.model();
  const std::vector<Values> values = truthful_values_of_all(game);
  std::vector<std::vector<std::vector<Rational>>> payments;
  for (std::uint32_t period = 1; period <= game.periods(); ++period) {
    std::vector<std::vector<Rational>>& by_node = payments.emplace_back();
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k) {
      ConditionalValues expected(game, values, period, k);
      std::vector<Rational>& table = by_node.emplace_back();
      for (Profile messages; messages.value < model.profile_count(); ++messages.value)
        for (Rational& amount : team_transfers(game, expected, coalition, messages)) table.push_back(std::move(amount));
    }
  }
  return payments;
}

}  // namespace candor::dynamic
