// SPDX-License-Identifier: MIT
#include "reports/solution.hpp"

#include <algorithm>

#include "reports/case_result.hpp"
#include "reports/text/existence.hpp"
#include "reports/text/words.hpp"

namespace candor {
namespace {

std::string of_types(const TypeSpace& types, JointType joint) {
  return joint.coalition.empty() ? ""
                                 : (shown_in_profiles(types, joint.coalition).size() > 1 ? " of types " : " of type ") +
                                       type_labels(types, joint);
}

std::string does_not(const TypeSpace& types, Coalition coalition) {
  return is_all_together(types, coalition) ? " do not" : " does not";
}

std::string budget_in_words(const TypeSpace& types, Balance balance, const Place& place) {
  const bool no_deficit = balance == Balance::no_deficit || balance == Balance::ex_ante_no_deficit;
  return "the transfers" + (place.truth ? " at types " + type_labels(types, *place.truth) : "") + " sum to " +
         (no_deficit ? "at most zero" : "zero") + (place.truth ? "" : " in expectation");
}

std::string dominant_strategy_in_words(const TypeSpace& types, const Place& place) {
  const JointType own = types.restrict(*place.truth, *place.coalition);
  std::string text = in_words(types, *place.coalition) + of_types(types, own) + does_not(types, *place.coalition) +
                     " gain by reporting " + type_labels(types, *place.report) + " when the others report " +
                     named_types(types, *place.outsiders);
  if (const JointType others = types.restrict(*place.truth, place.outsiders->coalition); others != *place.outsiders)
    text += " and are " + named_types(types, others);
  return text;
}

std::string participation_in_words(const TypeSpace& types, const Place& place) {
  const bool everybody = place.truth->coalition == types.grand_coalition();
  return in_words(types, *place.coalition) +
         (everybody ? " at types " + type_labels(types, *place.truth) : of_types(types, *place.truth)) +
         " does not lose by taking part" + (place.truth->coalition.empty() ? " before types are known" : "");
}

/// "allocation q: the transfers sum to zero at every profile; ..."
std::string question_in_words(const Solution& solution) {
  const FiniteModel& model = solution.file.finite();
  if (const auto* simple = claim_if<Implementable>(solution.question))
    return model.allocations[simple->requirements.allocation].name + ": " +
           requirements_in_words(model, simple->requirements);
  const auto& question = claim_of<AmbiguousImplementable>(solution.question);
  return model.allocations[question.allocation].name +
         ": an ambiguous mechanism whose transfers sum to zero at every profile, in which no coalition among " +
         in_words(model.environment.types, question.coalitions) + " gains by a misreport, mixed ones included" +
         (question.participation ? "; under each of its rules " + taking_part_in_words(*question.participation) : "");
}

std::string conflict_text(const Solution& solution, const TransferRequirements& required,
                          const FarkasCombination& combination) {
  const std::size_t count = combination.terms.size();
  std::string text = "\nThese " + std::to_string(count) + " requirements cannot be met together" +
                     (solution.minimal ? ", but any " + std::to_string(count - 1) + " of them can:\n" : ":\n");
  if (count == 1) text = "\nThis requirement cannot be met:\n";
  for (std::size_t k = 0; k < count; ++k)
    text += std::string(k < solution.enough.size() && solution.enough[k] ? "* " : "  ") +
            requirement_in_words(solution.file.finite(), required, combination.terms[k].requirement,
                                 combination.terms[k].place) +
            '\n';
  if (std::find(solution.enough.begin(), solution.enough.end(), true) != solution.enough.end())
    text += "* without this one alone, everything else that is asked for is possible\n";
  return text;
}

std::string impossible_text(const Solution& solution) {
  const auto& refuted = std::get<Refuted>(solution.verdict);
  std::string text = "impossible  " + question_in_words(solution) + "\nbecause     " +
                     existence_counterexample(solution.file.finite(), refuted) + '\n';
  if (const auto* combination = std::get_if<FarkasCombination>(&refuted.evidence()))
    text += conflict_text(solution, requirements_of_one_rule(solution.question), *combination);
  if (!solution.repairs.empty()) text += "\nIt would be possible\n";
  for (const Repair& repair : solution.repairs) text += "  " + in_words(solution.file.finite(), repair) + '\n';
  if (solution.cut_short) text += "\nA limit was reached before everything that would help was found.\n";
  return text;
}

std::string possible_text(const Solution& solution) {
  std::string text = "possible    " + question_in_words(solution) + '\n';
  if (!solution.objective.empty()) text += "objective   " + solution.objective + '\n';
  text += "verified    " + joined(solution.verified) + '\n';
  if (!solution.refuted.empty()) text += "refuted     " + joined(solution.refuted) + '\n';
  for (const TransferRule& rule : solution.rules)
    text += '\n' + rule.name + ", paid to each agent:\n" +
            table_text(solution.file.finite().environment.types, rule.amounts, "  ");
  return text;
}

}  // namespace

TransferRequirements requirements_of_one_rule(const Statement& question) {
  const auto* ambiguous = claim_if<AmbiguousImplementable>(question);
  return ambiguous != nullptr ? balance_and_participation(*ambiguous) : claim_of<Implementable>(question).requirements;
}

std::string requirement_in_words(const FiniteModel& model, const TransferRequirements& requirements,
                                 Requirement requirement, const Place& place) {
  const TypeSpace& types = model.environment.types;
  switch (requirement) {
    case Requirement::balance: return budget_in_words(types, *requirements.balance, place);
    case Requirement::incentive:
      return in_words(types, *place.coalition) + of_types(types, *place.truth) + does_not(types, *place.coalition) +
             " gain by reporting " + type_labels(types, *place.report);
    case Requirement::dominant_strategy: return dominant_strategy_in_words(types, place);
    case Requirement::participation: return participation_in_words(types, place);
    case Requirement::least_transfer:
    case Requirement::largest_transfer: break;
  }
  const bool least = requirement == Requirement::least_transfer;
  return in_words(types, *place.coalition) + " is paid at " +
         (least ? "least " + requirements.least_transfer->text() : "most " + requirements.largest_transfer->text()) +
         " at types " + type_labels(types, *place.truth);
}

std::string in_words(const FiniteModel& model, const Repair& repair) {
  if (!repair.given_up)
    return "with outside money of " + repair.amount->text() +
           " in expectation, paid in and never taken out; less is not enough";
  switch (*repair.given_up) {
    case Concession::balance_in_expectation: return "if the budget is met in expectation only";
    case Concession::balance: return "without a budget";
    case Concession::coalition:
      return "if " + in_words(model.environment.types, *repair.coalition) + " need not be truthful";
    case Concession::coalitions: return "if only single agents need be truthful (--incentives bayesian)";
    case Concession::incentives: return "if nobody need be truthful";
    case Concession::participation: return "if nobody can refuse to take part";
    case Concession::least_transfer: return "without a least transfer";
    case Concession::largest_transfer: return "without a largest transfer";
  }
  return {};
}

std::string table_text(const TypeSpace& types, const AgentAmounts& amounts, const std::string& indent) {
  std::vector<std::vector<std::string>> rows{{"types"}};
  for (Agent i : types.grand_coalition()) rows.front().push_back(types.label(i));
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    rows.push_back({type_labels(types, types.restrict(theta, types.grand_coalition()))});
    for (Agent i : types.grand_coalition()) rows.back().push_back(amounts(i, theta).text());
  }
  std::vector<std::size_t> width(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) width[c] = std::max(width[c], row[c].size());
  std::string text;
  for (const auto& row : rows) {
    text += indent + row.front() + std::string(width.front() - row.front().size(), ' ');
    for (std::size_t c = 1; c < row.size(); ++c) text += "  " + std::string(width[c] - row[c].size(), ' ') + row[c];
    text += '\n';
  }
  return text;
}

std::string solution_text(const Solution& solution) {
  if (const auto* undecided = std::get_if<Undecided>(&solution.verdict))
    return "undecided   " + question_in_words(solution) + "\nbecause     " + undecided->explanation() + '\n';
  return is_verified(solution.verdict) ? possible_text(solution) : impossible_text(solution);
}

}  // namespace candor
