// SPDX-License-Identifier: MIT
#include "prover/search/synthesis.hpp"

#include <algorithm>
#include <stdexcept>

#include "prover/search/transfers.hpp"

namespace candor {
namespace {

class Search {
 public:
  Search(const FiniteModel& model, const TransferRequirements& requirements, const SearchLimit& limit)
      : types_(model.environment.types),
        limit_(limit),
        transfers_(types_, false),
        amounts_(std::size_t{types_.agent_count()} * types_.profile_count()) {
    for_each_transfer_constraint(model, requirements, [&](const TransferConstraint& constraint) {
      transfers_.add(constraint.coefficients, -constraint.constant, constraint.equality);
      const bool incentive = constraint.requirement == Requirement::incentive;
      if (incentive || constraint.requirement == Requirement::dominant_strategy)
        incentives_.emplace_back(
            transfers_.rows().rows.size() - 1,
            incentive ? model.environment.prior.marginal(types_, *constraint.place.truth) : Rational(1));
    });
  }

  /// z >= |phi_i(theta)| for all; minimise z.
  Synthesis smallest_largest_transfer() const {
    LinearSystem program = transfers_.rows();
    const std::size_t largest = program.variables++;
    for (std::size_t v = 0; v < amounts_; ++v)
      for (long sign : {1, -1})
        program.rows.push_back({{{v, Rational(sign)}, {largest, Rational(1)}}, Rational(), false});
    std::vector<Rational> objective(program.variables);
    objective[largest] = 1;
    return best(program, objective, 1);
  }

  /// d_i(theta) >= |phi_i(theta) - target_i(theta)|; minimise their sum.
  Synthesis closest(const AgentAmounts& target) const {
    LinearSystem program = transfers_.rows();
    program.variables += amounts_;
    std::vector<Rational> objective(program.variables);
    for (Agent i : types_.grand_coalition())
      for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
        const std::size_t transfer = i.value * types_.profile_count() + theta.value, distance = amounts_ + transfer;
        for (long sign : {1, -1})
          program.rows.push_back(
              {{{transfer, Rational(sign)}, {distance, Rational(1)}}, Rational(sign) * target(i, theta), false});
        objective[distance] = 1;
      }
    return best(program, objective, 1);
  }

  /// Every incentive inequality with s, times the probability of the true types, to spare; maximise
  /// s.
  Synthesis largest_slack() const {
    if (incentives_.empty()) throw std::invalid_argument("there is no incentive inequality");
    LinearSystem program = transfers_.rows();
    const std::size_t slack = program.variables++;
    for (const auto& [row, probability] : incentives_) program.rows[row].coefficients.emplace_back(slack, -probability);
    program.rows.push_back(
        {{{slack, Rational(1)}}, Rational(), false});  // otherwise the incentives would not be required
    std::vector<Rational> objective(program.variables);
    objective[slack] = -1;
    return best(program, objective, -1);
  }

  Synthesis fewest_nonzero() const {
    Synthesis result = closest(AgentAmounts(types_.agent_count(), types_.profile_count()));
    if (result.status != Synthesis::Status::found) return result;
    std::vector<Rational> point = point_of(result.amounts);
    std::vector<std::size_t> candidates(amounts_);
    for (std::size_t v = 0; v < amounts_; ++v) candidates[v] = v;
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](std::size_t left, std::size_t right) { return abs(point[left]) < abs(point[right]); });
    for (std::size_t candidate : candidates) {
      if (point[candidate].sign() == 0) continue;
      std::vector<bool> zero(amounts_);
      for (std::size_t v = 0; v < amounts_; ++v) zero[v] = v == candidate || point[v].sign() == 0;
      const FeasibilityAnswer answer = decide_feasibility(without(zero), limit_);
      if (!answer.point && !answer.multipliers) throw GaveUp(answer.gave_up);
      if (!answer.point) continue;
      for (std::size_t v = 0; v < amounts_; ++v) point[v] = zero[v] ? Rational() : (*answer.point)[v];
    }
    result.amounts = transfers_.amounts(point);
    result.value = std::count_if(point.begin(), point.end(), [](const Rational& amount) { return amount.sign() != 0; });
    return result;
  }

 private:
  /// `sign` times the minimum is the value reported.
  Synthesis best(const LinearSystem& program, const std::vector<Rational>& objective, long sign) const {
    using Status = OptimumAnswer::Status;
    const OptimumAnswer answer = minimise(program, objective, limit_);
    switch (answer.status) {
      case Status::optimal:
        return {Synthesis::Status::found, transfers_.amounts(answer.point), Rational(sign) * answer.value};
      case Status::infeasible: return {Synthesis::Status::impossible, {}, {}};
      case Status::unbounded: return {Synthesis::Status::unbounded, {}, {}};
      case Status::gave_up: break;
    }
    throw GaveUp(answer.gave_up);
  }

  std::vector<Rational> point_of(const AgentAmounts& amounts) const {
    std::vector<Rational> point;
    for (Agent i : types_.grand_coalition())
      for (Profile theta; theta.value < types_.profile_count(); ++theta.value) point.push_back(amounts(i, theta));
    return point;
  }

  LinearSystem without(const std::vector<bool>& zero) const {
    LinearSystem program = transfers_.rows();
    for (LinearRow& row : program.rows)
      std::erase_if(row.coefficients, [&](const auto& entry) { return zero[entry.first]; });
    return program;
  }

  const TypeSpace& types_;
  const SearchLimit& limit_;
  TransferSystem transfers_;  // not eliminated: variable i * |Theta| + theta is phi_i(theta)
  std::size_t amounts_;
  std::vector<std::pair<std::size_t, Rational>> incentives_;  // rows, and how slack counts in them
};

}  // namespace

Synthesis synthesise(const FiniteModel& model, const TransferRequirements& requirements, Objective objective,
                     const AgentAmounts* target, const SearchLimit& limit) {
  const Search search(model, requirements, limit);
  switch (objective) {
    case Objective::smallest_largest_transfer: return search.smallest_largest_transfer();
    case Objective::fewest_nonzero: return search.fewest_nonzero();
    case Objective::closest: return search.closest(*target);
    case Objective::largest_slack: return search.largest_slack();
  }
  throw std::logic_error("no such objective");
}

}  // namespace candor
