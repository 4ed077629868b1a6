// SPDX-License-Identifier: MIT
// What a planner, or all agents together, could do better. A strategy's value function is an upper
// bound for every other strategy if no single departure from it pays anywhere. That holds with an
// infinite horizon as well, and for strategies that are not stationary: departing in the first t
// periods gains nothing, and what comes later is worth at most delta^t bound / (1 - delta), which
// vanishes.
#include "checker/properties/dynamic/judgements.hpp"
#include "checker/properties/expand.hpp"

namespace candor::dynamic {
namespace {

Place planner_place(const Model& model, std::uint32_t period, Profile theta) {
  Place place;
  place.about = Place::About::planner, place.period = period,
  place.truth = model.types.restrict(theta, model.types.grand_coalition());
  return place;
}

/// No outcome now, followed by the strategy, gives more than the strategy.
void judge_outcomes(const Model& model, const PlannerPlay& planner, const PlannerPlay::Worth& worth, Judge& judge) {
  for (std::uint32_t period = 1; period <= model.periods; ++period)
    for (Profile theta; theta.value < model.profile_count(); ++theta.value) {
      const std::vector<Rational> by_outcome = planner.outcomes_worth(worth, period, theta);
      Place place = planner_place(model, period, theta);
      for (Outcome outcome; outcome.value < model.outcome_count(); ++outcome.value) {
        if (judge.finished()) return;
        place.outcome = outcome;
        judge.receive(comparison(worth[period - 1][theta.value], Relation::at_least, by_outcome[outcome.value], place));
      }
    }
}

/// The same for reports to a rule that uses no history.
void judge_reports(const Model& model, const AllocationRule& rule, const PlannerPlay& planner,
                   const PlannerPlay::Worth& worth, Judge& judge) {
  for (std::uint32_t period = 1; period <= model.periods; ++period)
    for (Profile theta; theta.value < model.profile_count(); ++theta.value) {
      const std::vector<Rational> by_outcome = planner.outcomes_worth(worth, period, theta);
      Place place = planner_place(model, period, theta);
      for (Profile report; report.value < model.profile_count(); ++report.value) {
        if (judge.finished()) return;
        place.report = model.types.restrict(report, model.types.grand_coalition());
        judge.receive(comparison(worth[period - 1][theta.value], Relation::at_least,
                                 PlannerPlay::worth_of(model.lottery(rule, period, 0, report), by_outcome), place));
      }
    }
}

template <class Cell>
void require_table(const Model& model, const std::vector<std::vector<Cell>>& table, std::size_t choices) {
  bool fits = table.size() == model.periods;
  for (const std::vector<Cell>& row : table) {
    fits = fits && row.size() == model.profile_count();
    for (Cell cell : row) fits = fits && cell < choices;
  }
  if (!fits) throw RejectedEvidence("the plan does not say for every period and type profile what is chosen");
}

PlannerPlay::Worth truthful_worth(const Model& model, const AllocationRule& rule, const PlannerPlay& planner) {
  return planner.worth([&](const PlannerPlay::Worth&, std::uint32_t period, Profile theta) -> const Lottery& {
    return model.lottery(rule, period, 0, theta);
  });
}

void judge_total(const Model& model, const Mechanism& mechanism, bool refutes, const Rational& best, Judge& judge) {
  const Rational truthful = truthful_value(Game(model, mechanism, judge.patience()), model.types.grand_coalition());
  judge.receive(comparison(truthful, refutes ? Relation::less_than : Relation::at_least, best,
                           total_place(model.types.grand_coalition())));
}

Mechanism subject_of(const IncentiveEfficient& claim) {
  return claim.of == IncentiveEfficient::Of::rule ? Mechanism{"", claim.mechanism.allocation, {}} : claim.mechanism;
}

}  // namespace

void compare(const Model& model, const Efficient& claim, Judge& judge) {
  if (!claim.sequentially) throw NeedsEvidence("a best plan, or a better one than the rule, is needed");
  const AllocationRule& rule = model.allocations.at(claim.allocation);
  if (rule.uses_history) throw OutOfScope("sequential efficiency is decided for rules that use no history");
  const PlannerPlay planner(model, model.types.grand_coalition(), judge.patience());
  judge_outcomes(model, planner, truthful_worth(model, rule, planner), judge);
}

void compare(const Model& model, const Efficient& claim, const Plan& plan, Judge& judge) {
  if (claim.sequentially) throw RejectedEvidence("a plan says nothing about sequential efficiency");
  require_table(model, plan.outcomes, model.outcome_count());
  std::vector<Lottery> sure;
  for (Outcome outcome; outcome.value < model.outcome_count(); ++outcome.value) sure.push_back(Lottery::sure(outcome));
  const PlannerPlay planner(model, model.types.grand_coalition(), judge.patience());
  const PlannerPlay::Worth worth =
      planner.worth([&](const PlannerPlay::Worth&, std::uint32_t period, Profile theta) -> const Lottery& {
        return sure[plan.outcomes[period - 1][theta.value]];
      });
  if (!plan.refutes) judge_outcomes(model, planner, worth, judge);
  judge_total(model, Mechanism{"", claim.allocation, {}}, plan.refutes, planner.at_start(worth), judge);
}

void compare(const Model& model, const IncentiveEfficient& claim, Judge& judge) {
  if (!claim.sequentially) throw NeedsEvidence("a best joint strategy, or a better one than truth, is needed");
  const Mechanism subject = subject_of(claim);
  const AllocationRule& rule = model.allocations.at(subject.allocation);
  if (!subject.transfers && !rule.uses_history) {
    const PlannerPlay planner(model, model.types.grand_coalition(), judge.patience());
    return judge_reports(model, rule, planner, truthful_worth(model, rule, planner), judge);
  }
  Policy truth{false, model.types.grand_coalition(), {}};
  for (std::uint32_t period = 1; period <= model.periods; ++period) {
    std::vector<std::uint32_t>& table = truth.reports.emplace_back();
    for (std::size_t k = 0; k < model.state_count(period) * model.profile_count(); ++k)
      table.push_back(static_cast<std::uint32_t>(k % model.profile_count()));
  }
  (void)policy_worth(Game(model, subject, judge.patience()), truth, true, judge);
}

void compare(const Model& model, const IncentiveEfficient& claim, const Reporting& reporting, Judge& judge) {
  const Mechanism subject = subject_of(claim);
  const AllocationRule& rule = model.allocations.at(subject.allocation);
  if (claim.sequentially || subject.transfers || rule.uses_history)
    throw RejectedEvidence("such evidence is about a rule that uses no history, from the start on");
  require_table(model, reporting.reports, model.profile_count());
  const PlannerPlay planner(model, model.types.grand_coalition(), judge.patience());
  const PlannerPlay::Worth worth =
      planner.worth([&](const PlannerPlay::Worth&, std::uint32_t period, Profile theta) -> const Lottery& {
        return model.lottery(rule, period, 0, Profile{reporting.reports[period - 1][theta.value]});
      });
  if (!reporting.refutes) judge_reports(model, rule, planner, worth, judge);
  judge_total(model, subject, reporting.refutes, planner.at_start(worth), judge);
}

void compare(const Model& model, const IncentiveEfficient& claim, const Policy& policy, Judge& judge) {
  if (claim.sequentially) throw RejectedEvidence("a policy says nothing about sequential efficiency");
  if (policy.coalition != model.types.grand_coalition()) throw RejectedEvidence("the policy is not one of all agents");
  const Mechanism subject = subject_of(claim);
  const Rational best = policy_worth(Game(model, subject, judge.patience()), policy, !policy.refutes, judge);
  judge_total(model, subject, policy.refutes, best, judge);
}

}  // namespace candor::dynamic
