// SPDX-License-Identifier: MIT
#include "prover/search/pure_equilibria.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "checker/properties/finite/message_deviations.hpp"
#include "checker/properties/finite/plan_enumeration.hpp"
#include "checker/properties/refusals.hpp"
#include "prover/search/best_deviation.hpp"

namespace candor {
namespace {

constexpr std::size_t most_equilibria_shown = 100;

/// The best message of each type that gains by another one than its plan's.
class BestMessages : public Judge {
 public:
  using Judge::receive;
  explicit BestMessages(const Patience& patience) : patience_(patience) {}
  void receive(const Judgement& judgement) override {
    patience_();
    if (judgement.holds()) return;
    const auto [found, is_new] = best_.emplace(*judgement.place.truth, Best{});
    if (!is_new && found->second.value >= judgement.right.value) return;
    found->second = {judgement.right.value, Type{judgement.place.messages->index}};
  }
  void look() override { patience_(); }

  struct Best {
    Rational value;
    std::optional<Type> message;
  };
  const std::map<JointType, Best>& best() const { return best_; }

 private:
  const Patience& patience_;
  std::map<JointType, Best> best_;
};

/// Equilibria that are found without going through all profiles of plans: agents send their best messages, one agent
/// after the other (all at once, if they are to have the same plan), until nobody gains.
class BestResponses {
 public:
  BestResponses(const FiniteModel& model, const PureEquilibria& claim, const Patience& patience, std::size_t enough)
      : model_(model),
        form_(model.game_forms.at(claim.game_form)),
        claim_(claim),
        patience_(patience),
        enough_(enough) {}

  std::vector<PlanProfile> equilibria() {
    for (const StrategyProfile& strategies : model_.strategies)
      if (const auto plans = plans_of(model_, strategies); strategies.game_form == claim_.game_form && plans)
        begin_at(*plans);
    for (std::uint32_t m = 0; m < most_messages() && goes_on(); ++m)
      begin_at(plans_by([m](Agent, std::uint32_t) { return m; }));
    begin_at(plans_by([](Agent, std::uint32_t type) { return type; }));
    for (Agent bold : form_.messages.grand_coalition())
      if (goes_on()) begin_at(plans_by([&](Agent i, std::uint32_t) { return i == bold ? most_messages() : 0; }));
    std::mt19937 random(1);  // the same at every call, everywhere
    for (int start = 0; start < most_random_starts && goes_on(); ++start)
      begin_at(plans_by([&](Agent, std::uint32_t) { return static_cast<std::uint32_t>(random() % most_messages()); }));
    return {found_.begin(), found_.end()};
  }

 private:
  static constexpr int most_rounds = 64, most_random_starts = 64;
  static constexpr std::uint64_t most_terms = std::uint64_t{1} << 26;  // some seconds

  bool goes_on() const { return found_.size() < enough_ && terms_ < most_terms; }

  std::uint32_t most_messages() const {
    std::uint32_t most = 0;
    for (Agent i : form_.messages.grand_coalition()) most = std::max(most, form_.messages.type_count(i));
    return most;
  }
  /// Each type sends the message of this index, or the last if there are not so many; agents who are to have the same
  /// plan do.
  template <class MessageOf>
  PlanProfile plans_by(const MessageOf& message_of) const {
    const std::vector<std::vector<bool>> possible = possible_types(model_.environment);
    PlanProfile plans;
    std::vector<std::uint32_t> chosen;
    for (Agent i : form_.messages.grand_coalition()) {
      const std::size_t types = possible[i.value].size();
      if (!claim_.symmetric) chosen.clear();
      while (chosen.size() < types) chosen.push_back(message_of(i, static_cast<std::uint32_t>(chosen.size())));
      plans.sends.emplace_back(types);
      for (std::size_t t = 0; t < types; ++t)
        if (possible[i.value][t]) plans.sends[i.value][t] = Type{std::min(chosen[t], form_.messages.type_count(i) - 1)};
    }
    return plans;
  }

  void begin_at(const PlanProfile& plans) {
    if (claim_.symmetric) return follow(plans, Agent{0});
    for (Agent first : form_.messages.grand_coalition())
      if (goes_on()) follow(plans, first);
  }
  void follow(PlanProfile plans, Agent first) {
    for (int round = 0; round < most_rounds && goes_on(); ++round) {
      if (improve(plans, first)) continue;
      if (!claim_.symmetric || is_symmetric(plans)) found_.insert(std::move(plans));
      return;
    }
  }
  /// Whether somebody gains by other messages.
  bool improve(PlanProfile& plans, Agent first) {
    const PlanProfile before = plans;
    const std::uint32_t agents = form_.messages.agent_count();
    for (std::uint32_t k = 0; k < agents; ++k) {
      const Agent i{(first.value + k) % agents};
      terms_ += std::uint64_t{form_.messages.type_count(i)} * model_.environment.types.profile_count();
      BestMessages replies(patience_);
      judge_message_deviations(model_, strategies_of(model_, claim_.game_form, claim_.symmetric ? before : plans),
                               DeviationStage::own_types, {Coalition::of(i)}, replies);
      for (const auto& [type, best] : replies.best())
        if (best.message) plans.sends[i.value][type.index] = best.message;
    }
    return plans != before;
  }

  const FiniteModel& model_;
  const GameForm& form_;
  const PureEquilibria& claim_;
  const Patience& patience_;
  std::size_t enough_;
  std::uint64_t terms_ = 0;  // of expectations that were compared
  std::set<PlanProfile> found_;
};

std::optional<Evidence> all_equilibria(const FiniteModel& model, const PureEquilibria& claim,
                                       const SearchLimit& limit) {
  MoreEquilibria all;
  const Patience patience = limit.patience("looking for the equilibria to be shown");
  for_each_pure_equilibrium(model, claim.game_form, claim.symmetric, patience, [&](const PlanProfile& plans) {
    all.equilibria.push_back(plans);
    return all.equilibria.size() <= most_equilibria_shown;
  });
  if (all.equilibria.size() > most_equilibria_shown) return std::nullopt;
  std::sort(all.equilibria.begin(), all.equilibria.end());
  return all;
}

}  // namespace

std::optional<Evidence> telling_equilibria(const FiniteModel& model, const Statement& statement, const Refuted& refuted,
                                           const SearchLimit& limit) {
  const Judgement& failing = refuted.counterexample().front();
  if (is_claim<EveryPureEquilibrium>(statement) || failing.place.plans) return Witness{failing.place};
  const auto* claim = claim_if<PureEquilibria>(statement);
  if (claim == nullptr) return std::nullopt;
  if (failing.place.strategies) {
    const CoalitionPattern alone = singletons(model.environment.types.agent_count());
    std::optional<Witness> deviation =
        best_deviation(model, BayesNashEquilibrium{*failing.place.strategies, alone}, limit);
    if (!deviation) return std::nullopt;
    deviation->place.strategies = failing.place.strategies;
    return *deviation;
  }
  if (failing.left.value < failing.right.value) return std::nullopt;
  try {
    return all_equilibria(model, *claim, limit);
  } catch (const GaveUp&) {
    return std::nullopt;
  }
}

std::optional<Evidence> enough_equilibria(const FiniteModel& model, const PureEquilibria& claim,
                                          const SearchLimit& limit) {
  constexpr std::uint32_t most = 1000;
  if (!claim.at_least || !claim.at_least->is_integer() || *claim.at_least > Rational(most)) return std::nullopt;
  const Patience patience = limit.patience("looking for equilibria");
  const std::size_t needed = claim.at_least->sign() <= 0 ? 0 : std::stoull(claim.at_least->text());
  EnoughEquilibria evidence;
  try {
    if (claim.symmetric) require_common_plans(model, model.game_forms.at(claim.game_form));
    evidence.equilibria = BestResponses(model, claim, patience, needed).equilibria();
    if (evidence.equilibria.size() < needed) {
      evidence.equilibria.clear();
      for_each_pure_equilibrium(model, claim.game_form, claim.symmetric, patience, [&](const PlanProfile& plans) {
        evidence.equilibria.push_back(plans);
        return evidence.equilibria.size() < needed;
      });
    }
  } catch (const OutOfScope&) {
    return std::nullopt;  // the kernel says so
  }
  if (evidence.equilibria.size() < needed) return std::nullopt;
  evidence.equilibria.resize(needed);
  std::sort(evidence.equilibria.begin(), evidence.equilibria.end());
  return evidence;
}

std::optional<Evidence> too_many_equilibria(const FiniteModel& model, const PureEquilibria& claim,
                                            const SearchLimit& limit) {
  constexpr std::uint32_t most = 1000;
  const GameForm& form = model.game_forms.at(claim.game_form);
  if (plan_profile_count(model, form, claim.symmetric) <= Rational(most_plan_profiles)) return std::nullopt;
  const Patience patience = limit.patience("looking for equilibria");
  std::vector<PlanProfile> listed;
  const CoalitionPattern alone = singletons(model.environment.types.agent_count());
  for (std::size_t index : claim.strategies) {
    if (best_deviation(model, BayesNashEquilibrium{index, alone}, limit)) return std::nullopt;  // that says more
    if (const auto plans = plans_of(model, model.strategies.at(index))) listed.push_back(*plans);
  }
  const std::optional<Rational>& number = claim.number ? claim.number : claim.at_most;
  if (listed.empty() && (!number || !number->is_integer() || number->sign() < 0 || *number >= Rational(most)))
    return std::nullopt;
  const std::size_t allowed = listed.empty() ? std::stoull(number->text()) : listed.size();
  std::vector<PlanProfile> found;
  try {
    if (claim.symmetric) require_common_plans(model, form);
    found = BestResponses(model, claim, patience, allowed + 1).equilibria();
  } catch (const OutOfScope&) {
    return std::nullopt;  // the kernel says so
  }
  if (found.size() <= allowed) return std::nullopt;
  if (listed.empty()) {
    found.resize(allowed + 1);
    return MoreEquilibria{std::move(found)};
  }
  Witness witness;
  witness.place.plans = *std::find_if(found.begin(), found.end(), [&](const PlanProfile& plans) {
    return std::find(listed.begin(), listed.end(), plans) == listed.end();
  });
  return witness;
}

}  // namespace candor
