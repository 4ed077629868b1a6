// SPDX-License-Identifier: MIT
#include "tests/prover/transformations.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace candor::testing {
namespace {

/// The model over another type space: profile theta of the new one is like_before(theta) of the
/// old.
FiniteModel over(const FiniteModel& old, TypeSpace types, const std::function<Profile(Profile)>& like_before,
                 const std::function<Rational(Profile)>& share) {
  FiniteModel model = old;
  Environment& environment = model.environment;
  environment.types = std::move(types);
  const std::uint32_t agents = environment.types.agent_count(), profiles = environment.types.profile_count();
  environment.payoffs = Payoffs(agents, environment.outcome_count(), profiles);
  environment.outside_options = AgentAmounts(agents, profiles);
  for (TransferRule& rule : model.transfers) rule.amounts = AgentAmounts(agents, profiles);
  for (AllocationRule& rule : model.allocations) {
    rule.lotteries.clear();
    rule.lottery_at.clear();
  }
  std::vector<Rational> prior;
  for (Profile theta; theta.value < profiles; ++theta.value) {
    const Profile before = like_before(theta);
    prior.push_back(share(theta) * old.environment.prior(before));
    for (Agent i : environment.types.grand_coalition()) {
      for (Outcome a; a.value < environment.outcome_count(); ++a.value)
        environment.payoffs(i, a, theta) = old.environment.payoffs(i, a, before);
      environment.outside_options(i, theta) = old.environment.outside_options(i, before);
      for (std::size_t k = 0; k < model.transfers.size(); ++k)
        model.transfers[k].amounts(i, theta) = old.transfers[k].amounts(i, before);
    }
    for (std::size_t k = 0; k < model.allocations.size(); ++k)
      model.allocations[k].assign(theta, old.allocations[k](before));
  }
  environment.prior = Prior(std::move(prior));
  return model;
}

std::vector<Type> types_of(const TypeSpace& space, JointType joint) {
  std::vector<Type> types;
  for (Agent i : joint.coalition) types.push_back(space.type_of(joint, i));
  return types;
}

/// A model and statements in other names.
class Relabeller {
 public:
  Relabeller(const FiniteModel& old, const Relabelling& to) : old_(old.environment.types), to_(to) {
    std::vector<AgentTypes> agents(old_.agent_count());
    for (Agent i : old_.grand_coalition()) {
      AgentTypes& moved = agents[to.agents[i.value]];
      moved.agent = old_.label(i);
      moved.types.resize(old_.type_count(i));
      for (Type t; t.value < old_.type_count(i); ++t.value) moved.types[to.types[i.value][t.value]] = old_.label(i, t);
    }
    new_ = TypeSpace(std::move(agents));
    before_.resize(old_.profile_count());
    for (Profile theta; theta.value < old_.profile_count(); ++theta.value) before_[profile(theta).value] = theta;
  }

  FiniteModel operator()(const FiniteModel& old) const {
    FiniteModel model = over(
        old, new_, [this](Profile theta) { return before_[theta.value]; }, [](Profile) { return Rational(1); });
    const auto& payoffs = old.environment.payoffs;
    for (Profile theta; theta.value < old_.profile_count(); ++theta.value)
      for (Agent i : old_.grand_coalition()) {
        const Profile moved = profile(theta);
        for (Outcome a; a.value < old.environment.outcome_count(); ++a.value)
          model.environment.payoffs(agent(i), outcome(a), moved) = payoffs(i, a, theta);
        model.environment.outside_options(agent(i), moved) = old.environment.outside_options(i, theta);
        for (std::size_t k = 0; k < model.transfers.size(); ++k)
          model.transfers[k].amounts(agent(i), moved) = old.transfers[k].amounts(i, theta);
      }
    for (Outcome a; a.value < old.environment.outcome_count(); ++a.value)
      model.environment.outcomes[outcome(a).value] = old.environment.outcomes[a.value];
    for (AllocationRule& rule : model.allocations)
      for (Lottery& lottery : rule.lotteries) relabel_outcomes(lottery);
    model.environment.coalitions = pattern(old.environment.coalitions);
    return model;
  }

  Statement operator()(const Statement& statement) const {
    return std::visit(
        [this](auto claim) -> Statement {
          if constexpr (requires { claim.coalitions; }) claim.coalitions = pattern(claim.coalitions);
          if constexpr (requires { claim.partition; }) claim.partition = pattern(claim.partition);
          if constexpr (requires { claim.requirements; })
            claim.requirements.coalitional_ic = pattern(claim.requirements.coalitional_ic);
          if constexpr (requires { claim.given.types; })
            claim.given = event(claim.given);
          else if constexpr (requires { claim.given; })
            claim.given = joint(claim.given);
          if constexpr (requires { claim.minus; })
            if (claim.minus) claim.minus = joint(*claim.minus);
          if constexpr (requires { claim.event; }) claim.event = event(claim.event);
          if constexpr (requires { claim.drawn; })
            if (claim.drawn) claim.drawn = drawn(*claim.drawn);
          if constexpr (requires { claim.coalition; }) claim.coalition = coalition(claim.coalition);
          if constexpr (requires { claim.report; }) claim.report = report(claim.report);
          if constexpr (std::is_same_v<decltype(claim), Stable>) claim.parts = parts(claim.parts);
          return claim;
        },
        finite_statement(statement));
  }

 private:
  Agent agent(Agent i) const { return Agent{to_.agents[i.value]}; }
  Outcome outcome(Outcome a) const { return Outcome{to_.outcomes[a.value]}; }
  Coalition coalition(Coalition old) const {
    Coalition moved;
    for (Agent i : old) moved = moved.with(agent(i));
    return moved;
  }
  CoalitionPattern pattern(CoalitionPattern old) const {
    for (Coalition& one : old) one = coalition(one);
    return old;
  }
  /// Of claims in which coalitions can bring about the same at all profiles.
  std::vector<Stable::Part> parts(std::vector<Stable::Part> old) const {
    for (Stable::Part& part : old) {
      part.coalition = coalition(part.coalition);
      for (Outcome& a : part.enforces.at(0)) a = outcome(a);
      std::sort(part.enforces[0].begin(), part.enforces[0].end());
    }
    return old;
  }
  JointType joint(JointType old) const {
    const std::vector<Type> types = types_of(old_, old);
    std::vector<std::pair<Agent, Type>> moved;
    for (Agent i : old.coalition) moved.emplace_back(agent(i), Type{to_.types[i.value][types[moved.size()].value]});
    std::sort(moved.begin(), moved.end());
    std::vector<Type> sorted;
    for (const auto& [i, t] : moved) sorted.push_back(t);
    return new_.joint_type(coalition(old.coalition), sorted);
  }
  Profile profile(Profile theta) const { return new_.profile(joint(old_.restrict(theta, old_.grand_coalition()))); }
  Event event(Event old) const {
    old.types = joint(old.types);
    if (old.condition) {
      const std::vector<bool> holds = old.condition->holds;
      for (Profile theta; theta.value < old_.profile_count(); ++theta.value)
        old.condition->holds[profile(theta).value] = holds[theta.value];
    }
    return old;
  }
  DrawnCondition drawn(DrawnCondition old) const {
    const std::vector<bool> holds = old.holds;
    const std::size_t each = holds.size() / old_.profile_count();  // states times outcomes
    for (std::size_t at = 0; at < holds.size(); ++at) {
      const Profile theta = profile(Profile{static_cast<std::uint32_t>(at / each)});
      const auto rest = static_cast<std::uint32_t>(at % each);
      const std::uint32_t outcomes = old.of_outcome ? static_cast<std::uint32_t>(to_.outcomes.size()) : 1;
      const std::uint32_t a = old.of_outcome ? outcome(Outcome{rest % outcomes}).value : 0;
      old.holds[theta.value * each + rest / outcomes * outcomes + a] = holds[at];
    }
    return old;
  }
  MixedReport report(MixedReport old) const {
    for (MixedReport::Branch& branch : old.branches) branch.report = joint(branch.report);
    return old;
  }
  void relabel_outcomes(Lottery& lottery) const {
    for (Lottery::Branch& branch : lottery.branches) branch.outcome = outcome(branch.outcome);
    std::sort(lottery.branches.begin(), lottery.branches.end(),
              [](const auto& left, const auto& right) { return left.outcome < right.outcome; });
  }

  const TypeSpace& old_;
  const Relabelling& to_;
  TypeSpace new_;
  std::vector<Profile> before_;  // [new profile]
};

/// Every amount of money in the model.
void for_each_amount(FiniteModel& model, const std::function<void(Rational&)>& change) {
  Environment& environment = model.environment;
  for (Agent i : environment.types.grand_coalition())
    for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
      for (Outcome a; a.value < environment.outcome_count(); ++a.value) change(environment.payoffs(i, a, theta));
      change(environment.outside_options(i, theta));
      for (TransferRule& rule : model.transfers) change(rule.amounts(i, theta));
    }
}

std::vector<std::uint32_t> unchanged(std::uint32_t count) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0u);
  return numbers;
}

}  // namespace

Relabelling random_relabelling(std::mt19937& random, const TypeSpace& types, std::uint32_t outcomes, Relabelled what) {
  Relabelling relabelling{unchanged(types.agent_count()), {}, unchanged(outcomes)};
  for (Agent i : types.grand_coalition()) relabelling.types.push_back(unchanged(types.type_count(i)));
  const auto shuffle = [&](std::vector<std::uint32_t>& numbers) {
    std::rotate(numbers.begin(), numbers.begin() + 1 + static_cast<std::ptrdiff_t>(random() % (numbers.size() - 1)),
                numbers.end());
  };
  if (what == Relabelled::agents) shuffle(relabelling.agents);
  if (what == Relabelled::outcomes) shuffle(relabelling.outcomes);
  if (what == Relabelled::types)
    for (auto& numbers : relabelling.types) shuffle(numbers);
  return relabelling;
}

Question relabel(const Question& question, const Relabelling& relabelling) {
  const Relabeller relabeller(question.model, relabelling);
  Question changed{relabeller(question.model), {}};
  for (const Statement& statement : question.statements) changed.statements.push_back(relabeller(statement));
  return changed;
}

Question scale(const Question& question, const Rational& factor) {
  Question changed = question;
  for_each_amount(changed.model, [&](Rational& amount) { amount *= factor; });
  const auto scale_number = [&](std::optional<Rational>& number) {
    if (number) *number *= factor;
  };
  for (Statement& statement : changed.statements) {
    if (auto* value = claim_if<Value>(statement); value && value->of != Value::Of::probability) value->number *= factor;
    if (auto* deviation = claim_if<Deviation>(statement)) scale_number(deviation->gain);
    if (auto* payment = claim_if<ExternalityPayment>(statement)) scale_number(payment->constant);
    if (auto* claim = claim_if<Implementable>(statement)) {
      scale_number(claim->requirements.least_transfer);
      scale_number(claim->requirements.largest_transfer);
    }
    if (auto* claim = claim_if<Optimum>(statement))
      claim->number *= factor, scale_number(claim->requirements.least_transfer),
          scale_number(claim->requirements.largest_transfer);
  }
  return changed;
}

Question add_constants(const Question& question, const std::vector<Rational>& constants) {
  AgentAmounts amounts(question.model.environment.types.agent_count(),
                       question.model.environment.types.profile_count());
  for (Agent i : question.model.environment.types.grand_coalition())
    for (Profile theta; theta.value < question.model.environment.types.profile_count(); ++theta.value)
      amounts(i, theta) = constants[i.value];
  Question changed = add_to_payoffs(question, amounts);
  for (Statement& statement : changed.statements)
    if (auto* value = claim_if<Value>(statement);
        value && (value->of == Value::Of::payoff || value->of == Value::Of::utility))
      for (Agent i : value->coalition) value->number += constants[i.value];
  return changed;
}

Question add_to_payoffs(const Question& question, const AgentAmounts& amounts) {
  Question changed = question;
  Environment& environment = changed.model.environment;
  for (Agent i : environment.types.grand_coalition())
    for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
      for (Outcome a; a.value < environment.outcome_count(); ++a.value)
        environment.payoffs(i, a, theta) += amounts(i, theta);
      environment.outside_options(i, theta) += amounts(i, theta);
    }
  return changed;
}

Question add_what_others_report(const Question& question, const AgentAmounts& amounts) {
  Question changed = question;
  const TypeSpace& types = changed.model.environment.types;
  for (TransferRule& rule : changed.model.transfers)
    for (Agent i : types.grand_coalition())
      for (Profile theta; theta.value < types.profile_count(); ++theta.value)
        rule.amounts(i, theta) += amounts(i, types.replace(theta, JointType{Coalition::of(i), 0}));
  return changed;
}

Question split_type(const Question& question, Agent agent, Type type, const Rational& share) {
  const TypeSpace& old = question.model.environment.types;
  std::vector<AgentTypes> agents;
  for (Agent i : old.grand_coalition()) {
    agents.push_back({old.label(i), {}});
    for (Type t; t.value < old.type_count(i); ++t.value) agents.back().types.push_back(old.label(i, t));
  }
  agents[agent.value].types.push_back({"copy", agents[agent.value].types[type.value].value});
  const TypeSpace types(std::move(agents));
  const std::uint32_t copy = old.type_count(agent);
  const auto like_before = [&](Profile theta) {
    std::vector<Type> list = types_of(types, types.restrict(theta, types.grand_coalition()));
    if (list[agent.value].value == copy) list[agent.value] = type;
    return old.profile(old.joint_type(old.grand_coalition(), list));
  };
  const auto share_of = [&](Profile theta) -> Rational {
    const Type t = types.type_of(theta, agent);
    return t.value == copy ? Rational(1) - share : t == type ? share : Rational(1);
  };
  return {over(question.model, types, like_before, share_of), question.statements};
}

}  // namespace candor::testing
