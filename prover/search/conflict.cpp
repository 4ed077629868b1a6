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

void add(TransferSystem& system, const TransferConstraint& constraint) {
  system.add(constraint.coefficients, -constraint.constant, constraint.equality);
}

TransferSystem system_of(const FiniteModel& model, const TransferRequirements& requirements, const Terms& terms) {
  const auto term_at = [&](Requirement requirement, const Place& place) {
    return std::find_if(terms.begin(), terms.end(),
                        [&](const Term& term) { return term.requirement == requirement && term.place == place; });
  };
  std::vector<TransferConstraint> constraints(terms.size());
  for_each_transfer_constraint(
      model, requirements,
      [&](TransferConstraint constraint) {
        const auto k = term_at(constraint.requirement, constraint.place) - terms.begin();
        constraints[static_cast<std::size_t>(k)] = std::move(constraint);
      },
      [&](Requirement requirement, const Place& place) { return term_at(requirement, place) != terms.end(); });
  TransferSystem system(model.environment.types, false);
  for (const TransferConstraint& constraint : constraints) add(system, constraint);
  return system;
}

Terms without(const Terms& terms, std::size_t k) {
  Terms rest = terms;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(k));
  return rest;
}

/// The combination uses every term, so if all terms but one are independent there is no other
/// combination, and all terms but any one can be met.
bool surely_minimal(const FiniteModel& model, const TransferRequirements& requirements, const Terms& terms) {
  const LinearSystem rows = system_of(model, requirements, without(terms, terms.size() - 1)).rows();
  return surely_independent(rows.rows, rows.variables);
}

using Kind = Concession;

bool is_of_several(Coalition coalition) { return coalition.size() > 1; }

/// Every single agent, and two coalitions or more: giving these up is more than giving up one.
bool asks_for_agents_and_coalitions(const FiniteModel& model, const CoalitionPattern& pattern) {
  const auto several = static_cast<std::size_t>(std::count_if(pattern.begin(), pattern.end(), is_of_several));
  return several > 1 && pattern.size() - several == model.environment.types.agent_count();
}

TransferRequirements with_given_up(TransferRequirements required, Kind kind, std::optional<Coalition> coalition = {}) {
  switch (kind) {
    case Kind::balance_in_expectation:
      required.balance = required.balance == Balance::exact ? Balance::ex_ante : Balance::ex_ante_no_deficit;
      break;
    case Kind::balance: required.balance.reset(); break;
    case Kind::coalition: std::erase(required.coalitional_ic, *coalition); break;
    case Kind::coalitions: std::erase_if(required.coalitional_ic, is_of_several); break;
    case Kind::incentives: required.coalitional_ic.clear(), required.dominant_strategy_ic = false; break;
    case Kind::participation: required.individual_rationality.reset(); break;
    case Kind::least_transfer: required.least_transfer.reset(); break;
    case Kind::largest_transfer: required.largest_transfer.reset(); break;
  }
  return required;
}

bool is_given_up(Kind kind, std::optional<Coalition> coalition, const Term& term) {
  switch (kind) {
    case Kind::balance_in_expectation:
    case Kind::balance: return term.requirement == Requirement::balance;
    case Kind::coalition: return term.requirement == Requirement::incentive && term.place.coalition == coalition;
    case Kind::coalitions: return term.requirement == Requirement::incentive && is_of_several(*term.place.coalition);
    case Kind::incentives:
      return term.requirement == Requirement::incentive || term.requirement == Requirement::dominant_strategy;
    case Kind::participation: return term.requirement == Requirement::participation;
    case Kind::least_transfer: return term.requirement == Requirement::least_transfer;
    case Kind::largest_transfer: return term.requirement == Requirement::largest_transfer;
  }
  return false;
}

/// A conflict among few kinds of requirements and few, rather small, coalitions: each is dropped if
/// the others rule transfers out without it.
FarkasCombination among_few_kinds(const FiniteModel& model, TransferRequirements required, FarkasCombination conflict,
                                  const SearchLimit& limit) {
  const auto try_without = [&](Kind kind, std::optional<Coalition> coalition = {}) {
    TransferRequirements rest = with_given_up(required, kind, coalition);
    if (std::any_of(conflict.terms.begin(), conflict.terms.end(),
                    [&](const Term& term) { return is_given_up(kind, coalition, term); })) {
      const Evidence evidence = implementability_evidence(model, rest, limit);
      const auto* other = std::get_if<FarkasCombination>(&evidence);
      if (other == nullptr) return;
      conflict = *other;
    }
    required = std::move(rest);
  };
  try_without(Kind::incentives);
  CoalitionPattern coalitions = required.coalitional_ic;
  std::stable_sort(coalitions.begin(), coalitions.end(),
                   [](Coalition left, Coalition right) { return left.size() > right.size(); });
  for (Coalition coalition : coalitions) try_without(Kind::coalition, coalition);
  for (Kind kind : {Kind::participation, Kind::least_transfer, Kind::largest_transfer, Kind::balance})
    try_without(kind);
  return conflict;
}

}  // namespace

FarkasCombination minimal_conflict(const FiniteModel& model, const TransferRequirements& requirements,
                                   FarkasCombination combination, const SearchLimit& limit) {
  combination = among_few_kinds(model, requirements, std::move(combination), limit);
  Terms& terms = combination.terms;
  if (surely_minimal(model, requirements, terms)) return combination;
  for (std::size_t k = 0; k < terms.size();) {
    Terms rest = without(terms, k);
    const FeasibilityAnswer answer = decide_feasibility(system_of(model, requirements, rest).rows(), limit);
    if (!answer.point && !answer.multipliers) throw GaveUp(answer.gave_up);
    if (answer.point) {
      ++k;  // needed, now and in every smaller conflict among these
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
  return requirements.balance || !requirements.coalitional_ic.empty() || requirements.dominant_strategy_ic ||
         requirements.individual_rationality || requirements.least_transfer || requirements.largest_transfer;
}

namespace {

/// Every single relaxation, less before more.
std::vector<Relaxation> relaxations(const FiniteModel& model, const TransferRequirements& required) {
  std::vector<Relaxation> result;
  const auto add_if = [&](bool asked, Kind kind, std::optional<Coalition> coalition = {}) {
    if (asked) result.push_back({kind, coalition, with_given_up(required, kind, coalition)});
  };
  add_if(required.balance == Balance::exact || required.balance == Balance::no_deficit, Kind::balance_in_expectation);
  add_if(required.balance.has_value(), Kind::balance);
  for (Coalition coalition : required.coalitional_ic)
    add_if(required.coalitional_ic.size() > 1, Kind::coalition, coalition);
  add_if(asks_for_agents_and_coalitions(model, required.coalitional_ic), Kind::coalitions);
  add_if(!required.coalitional_ic.empty() || required.dominant_strategy_ic, Kind::incentives);
  add_if(required.individual_rationality.has_value(), Kind::participation);
  add_if(required.least_transfer.has_value(), Kind::least_transfer);
  add_if(required.largest_transfer.has_value(), Kind::largest_transfer);
  return result;
}

/// Looks for single concessions. Every failure leaves a conflict behind, and what does not touch
/// all the conflicts known cannot be enough.
class RemedySearch {
 public:
  RemedySearch(const FiniteModel& model, const TransferRequirements& requirements, const FarkasCombination& conflict,
               const SearchLimit& limit)
      : model_(model), requirements_(requirements), limit_(limit), conflicts_{conflict.terms} {}

  bool touches_every_conflict(const std::function<bool(const Term&)>& given_up) const {
    return std::all_of(conflicts_.begin(), conflicts_.end(),
                       [&](const Terms& terms) { return std::any_of(terms.begin(), terms.end(), given_up); });
  }

  bool is_enough(Relaxation& relaxation) {
    if (!touches_every_conflict(
            [&](const Term& term) { return is_given_up(relaxation.given_up, relaxation.coalition, term); }))
      return false;
    const Evidence evidence = implementability_evidence(model_, relaxation.rest, limit_);
    if (const auto* found = std::get_if<TransferTable>(&evidence)) {
      relaxation.amounts = found->amounts;
      return true;
    }
    Terms terms = std::get<FarkasCombination>(evidence).terms;
    const bool among_the_requirements = relaxation.given_up != Kind::balance_in_expectation ||
                                        std::none_of(terms.begin(), terms.end(), [&](const Term& term) {
                                          return is_given_up(relaxation.given_up, relaxation.coalition, term);
                                        });
    if (among_the_requirements) conflicts_.push_back(std::move(terms));
    return false;
  }

  /// Is everything possible but for this one constraint?
  bool is_enough(const Term& given_up) {
    const auto is_it = [&](const Term& term) {
      return term.requirement == given_up.requirement && term.place == given_up.place;
    };
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
    if (answer.point) return true;
    if (!answer.multipliers) throw GaveUp(answer.gave_up);
    for (std::size_t r = 0; r < terms.size(); ++r) terms[r].multiplier = (*answer.multipliers)[r];
    std::erase_if(terms, [](const Term& term) { return term.multiplier.sign() == 0; });
    conflicts_.push_back(std::move(terms));
    return false;
  }

 private:
  const std::vector<TransferConstraint>& constraints() {
    if (constraints_.empty())
      for_each_transfer_constraint(model_, requirements_,
                                   [&](const TransferConstraint& constraint) { constraints_.push_back(constraint); });
    return constraints_;
  }

  const FiniteModel& model_;
  const TransferRequirements& requirements_;
  const SearchLimit& limit_;
  std::vector<Terms> conflicts_;
  std::vector<TransferConstraint> constraints_;
};

}  // namespace

Remedies remedies(const FiniteModel& model, const TransferRequirements& requirements, const FarkasCombination& conflict,
                  const SearchLimit& limit) {
  RemedySearch search(model, requirements, conflict, limit);
  Remedies result;
  const auto listed = [&](Kind kind) {
    return std::any_of(result.relaxations.begin(), result.relaxations.end(),
                       [&](const Relaxation& known) { return known.given_up == kind; });
  };
  const auto one_of_several_listed = [&] {
    return std::any_of(result.relaxations.begin(), result.relaxations.end(), [](const Relaxation& known) {
      return known.given_up == Kind::coalition && is_of_several(*known.coalition);
    });
  };
  try {
    for (Relaxation& relaxation : relaxations(model, requirements)) {
      if ((relaxation.given_up == Kind::balance && listed(Kind::balance_in_expectation)) ||
          (relaxation.given_up == Kind::coalitions && one_of_several_listed()) ||
          (relaxation.given_up == Kind::incentives && (listed(Kind::coalition) || listed(Kind::coalitions))))
        continue;
      if (search.is_enough(relaxation)) result.relaxations.push_back(std::move(relaxation));
    }
    if (conflict.terms.size() > Remedies::most_terms) return result;
    for (const Term& term : conflict.terms) result.enough.push_back(search.is_enough(term));
  } catch (const GaveUp&) {
    result.enough.clear();
    result.complete = false;
  }
  return result;
}

std::optional<Subsidy> smallest_subsidy(const FiniteModel& model, const TransferRequirements& requirements,
                                        const SearchLimit& limit) {
  if (!requirements.balance) return std::nullopt;
  const TypeSpace& types = model.environment.types;
  TransferSystem transfers(types, false);
  std::vector<std::pair<std::size_t, TransferConstraint>> budgets;  // with their rows
  for_each_transfer_constraint(model, requirements, [&](const TransferConstraint& constraint) {
    if (constraint.requirement == Requirement::balance) budgets.emplace_back(transfers.rows().rows.size(), constraint);
    add(transfers, constraint);
  });
  LinearSystem program = transfers.rows();
  std::vector<Rational> objective(program.variables);
  for (const auto& [row, budget] : budgets) {
    const std::size_t money = program.variables++;
    // The sum of transfers less the money is 0; or the money less the sum of transfers is at least
    // 0.
    program.rows[row].coefficients.emplace_back(money, budget.equality ? -1 : 1);
    program.rows.push_back({{{money, Rational(1)}}, Rational(), false});
    objective.push_back(budget.place.truth ? model.environment.prior(types.profile(*budget.place.truth)) : Rational(1));
  }
  const OptimumAnswer answer = minimise(program, objective, limit);
  if (answer.status == OptimumAnswer::Status::gave_up) throw GaveUp(answer.gave_up);
  if (answer.status != OptimumAnswer::Status::optimal) return std::nullopt;
  TransferRequirements rest = requirements;
  rest.balance.reset();
  return Subsidy{std::move(rest), transfers.amounts(answer.point), answer.value};
}

}  // namespace candor
