// SPDX-License-Identifier: MIT
#include "prover/dynamic/find_evidence.hpp"

#include <algorithm>
#include <stdexcept>

#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/dynamic/judgements.hpp"
#include "prover/dynamic/one_period.hpp"

namespace candor::dynamic {
namespace {

/// Policies are indexed by public state; states that reports cannot reach keep what they start
/// with.
std::vector<std::vector<std::uint32_t>> truthful_table(const Model& model, std::size_t choices, bool by_state) {
  std::vector<std::vector<std::uint32_t>> table;
  for (std::uint32_t period = 1; period <= model.periods; ++period) {
    std::vector<std::uint32_t>& row = table.emplace_back();
    for (std::size_t k = 0; k < (by_state ? model.state_count(period) : 1) * choices; ++k)
      row.push_back(static_cast<std::uint32_t>(k % choices));
  }
  return table;
}

void look(const SearchLimit& limit, std::uint32_t period) {
  limit.check([&] { return "at period " + std::to_string(period) + ", from the last to the first"; });
}

/// Policy iteration, for an infinite horizon: `worth(choices)`, then `improve(worth, period, cell)`
/// changes the choice of a cell if another is strictly better before that worth, and says so; until
/// nothing changes. The worth rises with every round, so that no choices come back. `cells`: how
/// many there are in each period.
template <class Worth, class Improve>
void iterate(const std::vector<std::size_t>& cells, const SearchLimit& limit, const Worth& worth,
             const Improve& improve) {
  bool changed = true;
  for (std::size_t round = 1; changed; ++round) {
    const auto stop = [&] {
      limit.check([&] { return "in round " + std::to_string(round) + " of policy iteration"; });
    };
    stop();
    const auto known = worth();
    changed = false;
    for (std::uint32_t period = 1; period <= cells.size(); ++period)
      for (std::size_t cell = 0; cell < cells[period - 1]; ++cell) {
        stop();
        changed = improve(known, period, cell) || changed;
      }
  }
}

std::vector<std::size_t> cells(const Game& game, std::size_t joint_types) {
  std::vector<std::size_t> result;
  for (std::uint32_t period = 1; period <= game.periods(); ++period)
    result.push_back(game.nodes(period).size() * joint_types);
  return result;
}

Rational worth_of(const Game& game, const Policy& policy) {
  struct : Judge {
    using Judge::receive;
    void receive(const Judgement&) override {}
  } nobody;
  return policy_worth(game, policy, false, nobody);
}

Rational worth_of(const Game& game, const Opposition::Against& against) {
  const OppositionPlay play(game, against.agent);
  return play.worth([&](const OppositionPlay::Worth&, std::uint32_t period, std::size_t k) {
    return against.reports[period - 1][game.model().state_index(game.nodes(period)[k].state)];
  })[0][0];
}

struct Find {
  const Model& model;
  const SearchLimit& limit;
  using Found = std::optional<candor::Evidence>;
  static constexpr const char* computing = "computing values";

  Coalition everybody() const { return model.types.grand_coalition(); }
  Rational truthful(const Mechanism& mechanism, Coalition coalition) const {
    return truthful_value(game_of(mechanism), coalition);
  }
  Game game_of(const Mechanism& mechanism) const { return Game(model, mechanism, limit.patience(computing)); }
  PlannerPlay planner_of(Coalition beneficiaries) const {
    return PlannerPlay(model, beneficiaries, limit.patience(computing));
  }
  static candor::Evidence own(Evidence evidence) { return candor::Evidence(std::move(evidence)); }

  /// From what the table holds to the best choices, `chosen(period, choice)` each, and their worth.
  template <class Chosen>
  PlannerPlay::Worth best_choices(const PlannerPlay& planner, std::vector<std::vector<std::uint32_t>>& table,
                                  const Chosen& chosen, std::uint32_t choices) const {
    const auto improve = [&](const PlannerPlay::Worth& later, std::uint32_t period, std::size_t theta) {
      look(limit, period);
      const std::vector<Rational> by_outcome =
          planner.outcomes_worth(later, period, Profile{static_cast<std::uint32_t>(theta)});
      std::uint32_t& choice = table[period - 1][theta];
      const std::uint32_t before = choice;
      Rational most = PlannerPlay::worth_of(chosen(period, choice), by_outcome);
      for (std::uint32_t other = 0; other < choices; ++other) {
        Rational value = PlannerPlay::worth_of(chosen(period, other), by_outcome);
        if (value > most) {
          choice = other;
          most = std::move(value);
        }
      }
      return choice != before;
    };
    const auto follow = [&](const PlannerPlay::Worth&, std::uint32_t period, Profile theta) -> const Lottery& {
      return chosen(period, table[period - 1][theta.value]);
    };
    if (model.infinite) {
      iterate(
          std::vector<std::size_t>(model.periods, model.profile_count()), limit, [&] { return planner.worth(follow); },
          improve);
      return planner.worth(follow);
    }
    return planner.worth([&](const PlannerPlay::Worth& later, std::uint32_t period, Profile theta) -> const Lottery& {
      improve(later, period, theta.value);
      return follow(later, period, theta);
    });
  }

  Found operator()(const Efficient& claim) const {
    if (claim.sequentially) return std::nullopt;
    const PlannerPlay planner = planner_of(everybody());
    Plan plan{false, std::vector<std::vector<std::uint32_t>>(model.periods,
                                                             std::vector<std::uint32_t>(model.profile_count()))};
    std::vector<Lottery> sure;
    for (Outcome outcome; outcome.value < model.outcome_count(); ++outcome.value)
      sure.push_back(Lottery::sure(outcome));
    const PlannerPlay::Worth worth = best_choices(
        planner, plan.outcomes, [&](std::uint32_t, std::uint32_t outcome) -> const Lottery& { return sure[outcome]; },
        model.outcome_count());
    plan.refutes = truthful(Mechanism{"", claim.allocation, {}}, everybody()) < planner.at_start(worth);
    return own(std::move(plan));
  }

  Found operator()(const IncentiveEfficient& claim) const {
    if (claim.sequentially) return std::nullopt;
    const Mechanism subject =
        claim.of == IncentiveEfficient::Of::rule ? Mechanism{"", claim.mechanism.allocation, {}} : claim.mechanism;
    const AllocationRule& rule = model.allocations[subject.allocation];
    if (!subject.transfers && !rule.uses_history) return reporting(subject, rule);
    const Game game = game_of(subject);
    Policy policy = best_policy(game, everybody(), limit);
    policy.refutes = truthful_value(game, everybody()) < worth_of(game, policy);
    return own(std::move(policy));
  }

  Found reporting(const Mechanism& subject, const AllocationRule& rule) const {
    const PlannerPlay planner = planner_of(everybody());
    Reporting best{false, truthful_table(model, model.profile_count(), false)};
    const auto reported = [&](std::uint32_t period, std::uint32_t report) -> const Lottery& {
      return model.lottery(rule, period, 0, Profile{report});
    };
    const PlannerPlay::Worth worth = best_choices(planner, best.reports, reported, model.profile_count());
    best.refutes = truthful(subject, everybody()) < planner.at_start(worth);
    return own(std::move(best));
  }

  Found operator()(const Guarantee& claim) const {
    if (claim.best_response) return own(best_responses(model, claim, limit));
    if (claim.number && claim.agents.size() != 1) return own(Opposition{});  // the kernel says what is wrong
    const Game game = game_of(claim.mechanism);
    Opposition all;
    for (Agent i : claim.agents) {
      Opposition::Against against = worst_opposition(game, i, limit);
      const Rational least = worth_of(game, against);
      const bool fails =
          claim.number ? !holds(least, claim.relation, *claim.number) : least < truthful_value(game, Coalition::of(i));
      if (fails) return own(Opposition{true, {std::move(against)}});
      all.policies.push_back(std::move(against));
    }
    return own(std::move(all));
  }

  Found operator()(const CoalitionGain& claim) const {
    const Game game = game_of(claim.mechanism);
    Policy policy = best_policy(game, claim.coalition, limit);
    policy.refutes =
        !holds(worth_of(game, policy) - truthful_value(game, claim.coalition), claim.relation, claim.number);
    return own(std::move(policy));
  }

  /// Equal shares of what a coalition gains: everybody's utility under the side payments of the
  /// team without lump sums, made up to truth plus a share.
  Collusion scheme_of(const Game& game, const Mechanism& mechanism, Policy policy) const {
    const Coalition coalition = policy.coalition;
    Scheme scheme{
        "", mechanism, coalition, policy.reports, {}, Scheme::Team{std::vector<Rational>(model.agent_count())}};
    for (std::uint32_t period = 1; period <= model.periods; ++period)
      scheme.side_payments.emplace_back(model.state_count(period) * model.types.joint_type_count(coalition) *
                                        model.agent_count());
    const Game colluding(model, scheme, limit.patience(computing));
    const Rational share =
        (truthful_value(colluding, coalition) - truthful_value(game, coalition)) / Rational(coalition.size());
    Collusion collusion{std::move(policy), std::vector<Rational>(model.agent_count())};
    for (Agent i : coalition)
      collusion.lump_sums[i.value] =
          truthful_value(game, Coalition::of(i)) + share - truthful_value(colluding, Coalition::of(i));
    return collusion;
  }

  Found operator()(const SchemeOptimum& claim) const { return own(optimal_scheme(model, claim, limit)); }

  Found operator()(const CollusionProof& claim) const {
    if (claim.participation && model.periods == 1) return own(acceptable_collusion(model, claim, limit));
    const Game game = game_of(claim.mechanism);
    Policy grand = best_policy(game, everybody(), limit);
    const Rational most = worth_of(game, grand);
    if (most > truthful_value(game, everybody())) return own(scheme_of(game, claim.mechanism, std::move(grand)));
    if (claim.colluders == CollusionProof::Colluders::grand) return own(std::move(grand));
    Immunity immunity{{}, std::move(grand)};
    Rational sure;
    for (Agent i : everybody())
      sure += worth_of(game, immunity.opposition.policies.emplace_back(worst_opposition(game, i, limit)));
    if (sure == most) return own(std::move(immunity));
    if (Found collusion = collusion_of_some(claim, game)) return collusion;
    return own(std::move(immunity));  // which is not enough: the kernel says what is missing
  }

  bool refutes(const Kernel& kernel, const CollusionProof& claim, const candor::Evidence& evidence) const {
    return std::holds_alternative<Refuted>(
        kernel.check(candor::Statement(Statement(claim)), evidence,
                     [&](const Tally&) { limit.check([] { return "trying schemes"; }); }));
  }

  /// A scheme that the model has.
  Found written_scheme(const Kernel& kernel, const CollusionProof& claim) const {
    for (std::size_t scheme = 0; scheme < model.schemes.size(); ++scheme)
      if (candor::Evidence written = own(WrittenScheme{scheme}); refutes(kernel, claim, written)) return written;
    return std::nullopt;
  }

  /// A scheme of a smaller coalition that leaves the outsiders' incentives as they are, or one that
  /// the model has; otherwise that of the coalition that gains most, which the kernel does not
  /// accept and says why; nothing if no coalition gains.
  Found collusion_of_some(const CollusionProof& claim, const Game& game) const {
    const Kernel kernel(ModelReference(model), defect_of_names, limit.patience());
    Found largest;
    Rational most;
    for (Coalition coalition : proper_coalitions(model.agent_count())) {
      if (coalition.size() < 2) continue;
      Policy policy = best_policy(game, coalition, limit);
      const Rational gain = worth_of(game, policy) - truthful_value(game, coalition);
      if (gain.sign() == 0) continue;
      candor::Evidence collusion = own(scheme_of(game, claim.mechanism, std::move(policy)));
      if (refutes(kernel, claim, collusion)) return collusion;
      if (gain > most) {
        largest = std::move(collusion);
        most = gain;
      }
    }
    if (Found written = written_scheme(kernel, claim)) return written;
    if (!largest || model.periods > 1) return largest;
    for (Coalition coalition : proper_coalitions(model.agent_count()))
      if (coalition.size() > 1)
        if (std::optional<MixedScheme> scheme = profitable_scheme(game, coalition, limit))
          return own(std::move(*scheme));
    return largest;
  }

  template <class Claim>
  Found operator()(const Claim&) const {
    return std::nullopt;
  }
};

}  // namespace

Policy best_policy(const Game& game, Coalition coalition, const SearchLimit& limit) {
  const CoalitionPlay play(game, coalition);
  const std::uint32_t count = play.joint_types();
  Policy policy{false, coalition, truthful_table(game.model(), count, true)};
  const auto cell = [&](std::uint32_t period, std::size_t k, std::uint32_t truth) -> std::uint32_t& {
    return policy.reports[period - 1][game.model().state_index(game.nodes(period)[k].state) * count + truth];
  };
  const auto improve = [&](const CoalitionPlay::Worth& later, std::uint32_t period, std::size_t k,
                           std::uint32_t truth) {
    look(limit, period);
    std::uint32_t& choice = cell(period, k, truth);
    const std::uint32_t before = choice;
    Rational most = play.reporting(later, period, k, truth, choice);
    for (std::uint32_t report = 0; report < count; ++report) {
      Rational value = play.reporting(later, period, k, truth, report);
      if (value > most) {
        choice = report;
        most = std::move(value);
      }
    }
    return choice != before;
  };
  const auto follow = [&](const CoalitionPlay::Worth&, std::uint32_t period, std::size_t k, std::uint32_t truth) {
    return cell(period, k, truth);
  };
  if (game.model().infinite)
    iterate(
        cells(game, count), limit, [&] { return play.worth(follow); },
        [&](const CoalitionPlay::Worth& later, std::uint32_t period, std::size_t at) {
          return improve(later, period, at / count, static_cast<std::uint32_t>(at % count));
        });
  else
    (void)play.worth([&](const CoalitionPlay::Worth& later, std::uint32_t period, std::size_t k, std::uint32_t truth) {
      improve(later, period, k, truth);
      return follow(later, period, k, truth);
    });
  return policy;
}

Opposition::Against worst_opposition(const Game& game, Agent agent, const SearchLimit& limit) {
  const OppositionPlay play(game, agent);
  Opposition::Against against{agent, truthful_table(game.model(), 1, true)};
  const auto cell = [&](std::uint32_t period, std::size_t k) -> std::uint32_t& {
    return against.reports[period - 1][game.model().state_index(game.nodes(period)[k].state)];
  };
  const auto improve = [&](const OppositionPlay::Worth& later, std::uint32_t period, std::size_t k) {
    look(limit, period);
    std::uint32_t& choice = cell(period, k);
    const std::uint32_t before = choice;
    Rational least = play.reporting(later, period, k, choice);
    for (std::uint32_t report = 0; report < play.reports(); ++report) {
      Rational value = play.reporting(later, period, k, report);
      if (value < least) {
        choice = report;
        least = std::move(value);
      }
    }
    return choice != before;
  };
  const auto follow = [&](const OppositionPlay::Worth&, std::uint32_t period, std::size_t k) {
    return cell(period, k);
  };
  if (game.model().infinite)
    iterate(
        cells(game, 1), limit, [&] { return play.worth(follow); }, improve);
  else
    (void)play.worth([&](const OppositionPlay::Worth& later, std::uint32_t period, std::size_t k) {
      improve(later, period, k);
      return follow(later, period, k);
    });
  return against;
}

std::optional<candor::Evidence> find_evidence(const Model& model, const Statement& statement,
                                              const SearchLimit& limit) {
  try {
    return std::visit(Find{model, limit}, statement);
  } catch (const std::length_error& too_large) {
    throw GaveUp(too_large.what());
  }
}

}  // namespace candor::dynamic
