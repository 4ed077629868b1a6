// SPDX-License-Identifier: MIT
#include "prover/search/conflict.hpp"

#include <algorithm>

#include "prover/search/transfers.hpp"

namespace candor {
namespace {

using Terms = std::vector<FarkasCombination::Term>;

void add(TransferSystem& system, const TransferConstraint& constraint) { system.add(constraint.coefficients, -constraint.constant, constraint.equality); }

Terms without(const Terms& terms, std::size_t k) {
  Terms rest = terms;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(k));
  return rest;
}

}  // namespace

std::optional<FarkasCombination> minimal_conflict(const FiniteModel& model, const TransferRequirements& requirements, FarkasCombination combination, const SearchLimit& limit) {
  Terms& terms = combination.terms;
  for (std::size_t k = 0; k < terms.size();) {
    Terms rest = without(terms, k);
    TransferSystem system(model.environment.types, false);
    for (const FarkasCombination::Term& term : rest) add(system, transfer_constraint_at(model, requirements, term.requirement, term.place));
    const FeasibilityAnswer answer = decide_feasibility(system.rows(), limit);
    if (!answer.point && !answer.multipliers) return std::nullopt;
    if (answer.point) {
      ++k;      // needed, now and in every smaller conflict among these
      continue;
    }
    for (std::size_t r = 0; r < rest.size(); ++r) rest[r].multiplier = (*answer.multipliers)[r];
    std::erase_if(rest, [](const FarkasCombination::Term& term) { return term.multiplier.sign() == 0; });
    terms = std::move(rest);
  }
  normalise(model.environment, combination);
  return combination;
}

std::optional<std::vector<bool>> removable(const FiniteModel& model, const TransferRequirements& requirements, const FarkasCombination& conflict, const SearchLimit& limit) {
  std::vector<TransferConstraint> constraints;
  for_each_transfer_constraint(model, requirements, [&](const TransferConstraint& constraint) { constraints.push_back(constraint); });
  std::vector<bool> result;
  for (const FarkasCombination::Term& term : conflict.terms) {
    TransferSystem system(model.environment.types, false);
    for (const TransferConstraint& constraint : constraints)
      if (constraint.requirement != term.requirement || constraint.place != term.place) add(system, constraint);
    const FeasibilityAnswer answer = decide_feasibility(system.rows(), limit);
    if (!answer.point && !answer.multipliers) return std::nullopt;
    result.push_back(answer.point.has_value());
  }
  return result;
}

std::vector<Relaxation> relaxations(const TransferRequirements& requirements) {
  using Kind = Relaxation::Kind;
  std::vector<Relaxation> result;
  const auto give_up = [&](Kind kind) -> TransferRequirements& { return result.emplace_back(Relaxation{kind, {}, requirements}).rest; };
  if (requirements.balance == Balance::exact) give_up(Kind::balance_in_expectation).balance = Balance::ex_ante;
  if (requirements.balance == Balance::no_deficit) give_up(Kind::balance_in_expectation).balance = Balance::ex_ante_no_deficit;
  if (requirements.balance) give_up(Kind::balance).balance.reset();
  if (requirements.coalitional_ic.size() > 1)
    for (Coalition coalition : requirements.coalitional_ic) {
      std::erase(give_up(Kind::coalition).coalitional_ic, coalition);
      result.back().coalition = coalition;
    }
  if (!requirements.coalitional_ic.empty()) give_up(Kind::incentives).coalitional_ic.clear();
  if (requirements.dominant_strategy_ic) give_up(Kind::incentives).dominant_strategy_ic = false;
  if (requirements.individual_rationality) give_up(Kind::participation).individual_rationality.reset();
  if (requirements.least_transfer) give_up(Kind::least_transfer).least_transfer.reset();
  if (requirements.largest_transfer) give_up(Kind::largest_transfer).largest_transfer.reset();
  return result;
}

std::optional<Subsidy> smallest_subsidy(const FiniteModel& model, const TransferRequirements& requirements, const SearchLimit& limit) {
  if (!requirements.balance) return std::nullopt;
  const TypeSpace& types = model.environment.types;
  TransferSystem transfers(types, false);
  std::vector<std::pair<std::size_t, TransferConstraint>> budgets;   // with their rows
  for_each_transfer_constraint(model, requirements, [&](const TransferConstraint& constraint) {
    if (constraint.requirement == Requirement::balance) budgets.emplace_back(transfers.rows().rows.size(), constraint);
    add(transfers, constraint);
  });
  LinearSystem program = transfers.rows();
  std::vector<Rational> objective(program.variables);
  for (const auto& [row, budget] : budgets) {
    const std::size_t money = program.variables++;
    // The sum of transfers less the money is 0; or the money less the sum of transfers is at least 0.
    program.rows[row].coefficients.emplace_back(money, budget.equality ? -1 : 1);
    program.rows.push_back({{{money, Rational(1)}}, Rational(), false});
    objective.push_back(budget.place.truth ? model.environment.prior(types.profile(*budget.place.truth)) : Rational(1));
  }
  const OptimumAnswer answer = minimise(program, objective, limit);
  if (answer.status != OptimumAnswer::Status::optimal) return std::nullopt;
  return Subsidy{transfers.amounts(answer.point), answer.value};
}

}  // namespace candor
