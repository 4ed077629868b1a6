// SPDX-License-Identifier: MIT
#include "prover/search/conflict.hpp"

#include <algorithm>
#include <functional>

#include "exact/linear/independence.hpp"
#include "prover/search/transfers.hpp"

namespace candor {
namespace {

using Term = FarkasCombination::Term;
using Terms = std::vector<Term>;

void add(TransferSystem& system, const TransferConstraint& constraint) { system.add(constraint.coefficients, -constraint.constant, constraint.equality); }

TransferSystem system_of(const FiniteModel& model, const TransferRequirements& requirements, const Terms& terms) {
  TransferSystem system(model.environment.types, false);
  for (const Term& term : terms) add(system, transfer_constraint_at(model, requirements, term.requirement, term.place));
  return system;
}

Terms without(const Terms& terms, std::size_t k) {
  Terms rest = terms;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(k));
  return rest;
}

/// The combination uses every term, so if all terms but one are independent there is no other combination, and all terms but any one can be met.
bool surely_minimal(const FiniteModel& model, const TransferRequirements& requirements, const Terms& terms) {
  const LinearSystem rows = system_of(model, requirements, without(terms, terms.size() - 1)).rows();
  return surely_independent(rows.rows, rows.variables);
}

}  // namespace

std::optional<FarkasCombination> minimal_conflict(const FiniteModel& model, const TransferRequirements& requirements, FarkasCombination combination, const SearchLimit& limit) {
  Terms& terms = combination.terms;
  if (surely_minimal(model, requirements, terms)) return combination;
  for (std::size_t k = 0; k < terms.size();) {
    Terms rest = without(terms, k);
    const FeasibilityAnswer answer = decide_feasibility(system_of(model, requirements, rest).rows(), limit);
    if (!answer.point && !answer.multipliers) return std::nullopt;
    if (answer.point) {
      ++k;      // needed, now and in every smaller conflict among these
      continue;
    }
    for (std::size_t r = 0; r < rest.size(); ++r) rest[r].multiplier = (*answer.multipliers)[r];
    std::erase_if(rest, [](const Term& term) { return term.multiplier.sign() == 0; });
    terms = std::move(rest);
  }
  normalise(model.environment, combination);
  return combination;
}

bool requires_something(const TransferRequirements& requirements) {
  return requirements.balance || !requirements.coalitional_ic.empty() || requirements.dominant_strategy_ic || requirements.individual_rationality || requirements.least_transfer || requirements.largest_transfer;
}

namespace {

/// Every single relaxation, less before more.
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

bool gives_up(const Relaxation& relaxation, const Term& term) {
  using Kind = Relaxation::Kind;
  switch (relaxation.given_up) {
    case Kind::balance_in_expectation:
    case Kind::balance: return term.requirement == Requirement::balance;
    case Kind::coalition: return term.requirement == Requirement::incentive && term.place.coalition == relaxation.coalition;
    case Kind::incentives: return term.requirement == Requirement::incentive || term.requirement == Requirement::dominant_strategy;
    case Kind::participation: return term.requirement == Requirement::participation;
    case Kind::least_transfer: return term.requirement == Requirement::least_transfer;
    case Kind::largest_transfer: return term.requirement == Requirement::largest_transfer;
  }
  return false;
}

/// Looks for single concessions. Every failure leaves a conflict behind, and what does not touch all the conflicts known cannot be enough.
class RemedySearch {
 public:
  RemedySearch(const FiniteModel& model, const TransferRequirements& requirements, const FarkasCombination& conflict, const SearchLimit& limit)
      : model_(model), requirements_(requirements), limit_(limit), conflicts_{conflict.terms} {}

  bool touches_every_conflict(const std::function<bool(const Term&)>& given_up) const {
    return std::all_of(conflicts_.begin(), conflicts_.end(), [&](const Terms& terms) { return std::any_of(terms.begin(), terms.end(), given_up); });
  }

  bool is_enough(Relaxation& relaxation) {
    if (!touches_every_conflict([&](const Term& term) { return gives_up(relaxation, term); })) return false;
    const std::optional<Evidence> evidence = implementability_evidence(model_, relaxation.rest, limit_);
    if (!evidence) return false;
    if (const auto* found = std::get_if<TransferTable>(&*evidence)) {
      relaxation.amounts = found->amounts;
      return true;
    }
    Terms terms = std::get<FarkasCombination>(*evidence).terms;
    const bool among_the_requirements = relaxation.given_up != Relaxation::Kind::balance_in_expectation || std::none_of(terms.begin(), terms.end(), [&](const Term& term) { return gives_up(relaxation, term); });
    if (among_the_requirements) conflicts_.push_back(std::move(terms));
    return false;
  }

  /// Is everything possible but for this one constraint?
  bool is_enough(const Term& given_up) {
    const auto is_it = [&](const Term& term) { return term.requirement == given_up.requirement && term.place == given_up.place; };
    if (!touches_every_conflict(is_it)) return false;
    TransferSystem system(model_.environment.types, false);
    Terms terms;
    for (const TransferConstraint& constraint : constraints()) {
      const Term term{constraint.requirement, constraint.place, {}};
      if (is_it(term)) continue;
      add(system, constraint);
      terms.push_back(term);
    }
    const FeasibilityAnswer answer = decide_feasibility(system.rows(), limit_);
    if (!answer.multipliers) return answer.point.has_value();
    for (std::size_t r = 0; r < terms.size(); ++r) terms[r].multiplier = (*answer.multipliers)[r];
    std::erase_if(terms, [](const Term& term) { return term.multiplier.sign() == 0; });
    conflicts_.push_back(std::move(terms));
    return false;
  }

 private:
  const std::vector<TransferConstraint>& constraints() {
    if (constraints_.empty()) for_each_transfer_constraint(model_, requirements_, [&](const TransferConstraint& constraint) { constraints_.push_back(constraint); });
    return constraints_;
  }

  const FiniteModel& model_;
  const TransferRequirements& requirements_;
  const SearchLimit& limit_;
  std::vector<Terms> conflicts_;
  std::vector<TransferConstraint> constraints_;
};

}  // namespace

Remedies remedies(const FiniteModel& model, const TransferRequirements& requirements, const FarkasCombination& conflict, const SearchLimit& limit) {
  using Kind = Relaxation::Kind;
  RemedySearch search(model, requirements, conflict, limit);
  Remedies result;
  const auto listed = [&](Kind kind) { return std::any_of(result.relaxations.begin(), result.relaxations.end(), [&](const Relaxation& known) { return known.given_up == kind; }); };
  for (Relaxation& relaxation : relaxations(requirements)) {
    if ((relaxation.given_up == Kind::balance && listed(Kind::balance_in_expectation)) || (relaxation.given_up == Kind::incentives && listed(Kind::coalition))) continue;
    if (search.is_enough(relaxation)) result.relaxations.push_back(std::move(relaxation));
  }
  if (conflict.terms.size() > Remedies::most_terms) return result;
  for (const Term& term : conflict.terms) result.enough.push_back(search.is_enough(term));
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
  TransferRequirements rest = requirements;
  rest.balance.reset();
  return Subsidy{std::move(rest), transfers.amounts(answer.point), answer.value};
}

}  // namespace candor
