// SPDX-License-Identifier: MIT
#include "reports/words/finite/outcomes.hpp"

#include <map>

namespace candor::wording {
std::optional<Lottery> outcomes_behind(const FiniteModel& model, const Side& side) {
  // Several expectations differ in their transfer rules only.
  if (side.expectations.empty() || !side.expectations.front().allocation) return std::nullopt;
  if (model.environment.outcome_count() == 1) return std::nullopt;
  const Expectation& expectation = side.expectations.front();
  const AllocationRule& rule = model.allocations.at(*expectation.allocation);
  std::map<Outcome, Rational> probabilities;
  for (const Draw& draw : draws(model.environment, expectation.given, expectation.report))
    for (const Lottery::Branch& branch : rule(draw.reported).branches) {
      probabilities[branch.outcome] += draw.probability * branch.probability;
      if (probabilities.size() > most_outcomes_in_a_sentence) return std::nullopt;
    }
  Lottery result;
  for (const auto& [outcome, probability] : probabilities) result.branches.push_back({outcome, probability});
  return result;
}

document::Text outcomes_compared(const Notation& notation, const Side& truthful, const Side& misreport) {
  const auto truth = outcomes_behind(notation.model(), truthful), lie = outcomes_behind(notation.model(), misreport);
  if (!truth || !lie) return {};
  return {"The outcome is ", notation.lottery(*truth), " under truth, and ", notation.lottery(*lie),
          " by the misreport."};
}

}  // namespace candor::wording
