// SPDX-License-Identifier: MIT
#include "checker/model/finite/strategies.hpp"

#include <algorithm>
#include <map>

namespace candor {

bool are_pure(const StrategyProfile& strategies) {
  const auto sure = [](const std::vector<Rational>& lottery) {
    return std::count_if(lottery.begin(), lottery.end(), [](const Rational& one) { return one.sign() != 0; }) == 1;
  };
  return std::all_of(strategies.sends.begin(), strategies.sends.end(),
                     [&](const auto& own) { return std::all_of(own.begin(), own.end(), sure); });
}

std::vector<MessageBranch> messages_sent(const FiniteModel& model, const StrategyProfile& strategies, JointType types) {
  const TypeSpace& messages = model.game_forms.at(strategies.game_form).messages;
  std::vector<MessageBranch> branches{{JointType{}, 1}};
  for (Agent i : types.coalition) {
    const std::vector<Rational>& own = strategies.sends.at(i.value).at(model.environment.types.type_of(types, i).value);
    std::vector<MessageBranch> longer;
    for (const MessageBranch& branch : branches)
      for (std::uint32_t m = 0; m < own.size(); ++m)
        if (own[m].sign() != 0)
          longer.push_back({messages.join(branch.messages, {Coalition::of(i), m}), branch.probability * own[m]});
    branches = std::move(longer);
  }
  return branches;
}

Lottery induced_lottery(const FiniteModel& model, const StrategyProfile& strategies, Profile theta) {
  const GameForm& form = model.game_forms.at(strategies.game_form);
  const TypeSpace& types = model.environment.types;
  std::map<Outcome, Rational> probabilities;
  for (const MessageBranch& sent : messages_sent(model, strategies, types.restrict(theta, types.grand_coalition())))
    for (const Lottery::Branch& branch : form.allocation(form.messages.profile(sent.messages)).branches)
      probabilities[branch.outcome] += sent.probability * branch.probability;
  Lottery lottery;
  for (const auto& [outcome, probability] : probabilities) lottery.branches.push_back({outcome, probability});
  return lottery;
}

Rational induced_transfer(const FiniteModel& model, const StrategyProfile& strategies, Agent agent, Profile theta) {
  const GameForm& form = model.game_forms.at(strategies.game_form);
  const TypeSpace& types = model.environment.types;
  Rational sum;
  for (const MessageBranch& sent : messages_sent(model, strategies, types.restrict(theta, types.grand_coalition())))
    sum += sent.probability * form.transfers(agent, form.messages.profile(sent.messages));
  return sum;
}

}  // namespace candor
