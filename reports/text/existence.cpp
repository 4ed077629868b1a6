// SPDX-License-Identifier: MIT
#include "reports/text/existence.hpp"

#include <algorithm>

#include "reports/text/words.hpp"

namespace candor {

std::string taking_part_in_words(Stage stage) {
  constexpr std::string_view stages[] = {"whatever the agent's type", "at every profile", "ex ante"};
  return "taking part pays at least the outside option " + std::string(stages[static_cast<int>(stage)]);
}

std::string requirements_in_words(const FiniteModel& model, const TransferRequirements& requirements) {
  const TypeSpace& space = model.environment.types;
  std::vector<std::string> parts;
  if (requirements.balance) {
    constexpr std::string_view balances[] = {
        "the transfers sum to zero at every profile", "the transfers sum to at most zero at every profile",
        "the transfers sum to zero in expectation", "the transfers sum to at most zero in expectation"};
    parts.emplace_back(balances[static_cast<int>(*requirements.balance)]);
  }
  if (requirements.coalitional_ic == singletons(space.agent_count()))
    parts.emplace_back("no agent gains by a misreport in expectation");
  else if (requirements.coalitional_ic == all_coalitions(space.agent_count()))
    parts.emplace_back("no coalition gains by a misreport in expectation");
  else if (!requirements.coalitional_ic.empty())
    parts.push_back("no coalition among " + in_words(space, requirements.coalitional_ic) +
                    " gains by a misreport in expectation");
  if (requirements.dominant_strategy_ic) parts.emplace_back("truth is a dominant strategy for every agent");
  if (requirements.individual_rationality) parts.push_back(taking_part_in_words(*requirements.individual_rationality));
  if (requirements.least_transfer) parts.push_back("no transfer is less than " + requirements.least_transfer->text());
  if (requirements.largest_transfer)
    parts.push_back("no transfer is more than " + requirements.largest_transfer->text());
  return parts.empty() ? "nothing is required of the transfers" : joined(parts, "; ");
}

std::vector<std::string> names_of_found_rules(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t k = 1; k <= count; ++k) names.push_back("rule" + std::to_string(k));
  return names;
}

namespace {

bool is_of_several(Coalition coalition) { return coalition.size() > 1; }

/// "; 3 of them keep coalitions truthful": with single agents alone the rest might be met.
std::string coalitions_among(const std::vector<FarkasCombination::Term>& terms) {
  const auto count = std::count_if(terms.begin(), terms.end(), [](const FarkasCombination::Term& term) {
    return term.requirement == Requirement::incentive && is_of_several(*term.place.coalition);
  });
  if (count == 0) return {};
  return "; " + std::to_string(count) + " of them " + (count == 1 ? "keeps a coalition" : "keep coalitions") +
         " truthful";
}

}  // namespace

std::string coalitions_kept_truthful(const FiniteModel& model, const TransferRequirements& requirements) {
  constexpr std::size_t most_listed = 8;
  const CoalitionPattern& asked = requirements.coalitional_ic;
  if (std::none_of(asked.begin(), asked.end(), is_of_several)) return {};
  if (asked == all_coalitions(model.environment.types.agent_count())) return " by which no coalition gains";
  if (asked.size() > most_listed) return " by which none of " + std::to_string(asked.size()) + " coalitions gains";
  return " by which no coalition among " + in_words(model.environment.types, asked) + " gains";
}

MixedReport as_report(Coalition coalition, const std::vector<Rational>& probabilities) {
  MixedReport report;
  for (std::uint32_t r = 0; r < probabilities.size(); ++r)
    if (probabilities[r].sign() != 0) report.branches.push_back({{coalition, r}, probabilities[r]});
  return report;
}

std::vector<CombinedLie> combined_lies(const FiniteModel& model, const TransferRequirements& requirements,
                                       const FarkasCombination& combination) {
  std::vector<CombinedLie> lies;
  for (const FarkasCombination::Term& term : combination.terms) {
    if (term.requirement != Requirement::incentive) continue;
    Event given;
    given.types = *term.place.truth;
    const auto payoff = [&](const MixedReport& report) {
      return evaluate(model,
                      {Quantity::payoff, given.types.coalition, requirements.allocation, std::nullopt, given, report});
    };
    lies.push_back({given.types, *term.place.report,
                    term.multiplier * model.environment.prior.marginal(model.environment.types, given.types),
                    payoff(MixedReport::pure(*term.place.report)) - payoff(MixedReport::truth())});
  }
  return lies;
}

std::string optimum_in_words(const FiniteModel& model, const Optimum& claim) {
  const auto amount = [&](JointType given) {
    Event event;
    event.types = given;
    Expectation expectation{claim.quantity, claim.coalition, std::nullopt, std::nullopt, event, MixedReport::truth()};
    return in_words(model, expectation);
  };
  return std::string(claim.direction == Optimum::Direction::least ? "the least" : "the largest") + " expected " +
         amount(claim.given) + (claim.minus ? ", less " + amount(*claim.minus) : "");
}

std::string optimum_counterexample(const FiniteModel& model, const Statement& statement, const Refuted& refuted) {
  const TypeSpace& space = model.environment.types;
  const Judgement& telling = refuted.counterexample().back();
  if (const auto* claim = claim_if<Optimum>(statement)) {
    const bool least = claim->direction == Optimum::Direction::least;
    const std::string asked = "transfers" + coalitions_kept_truthful(model, claim->requirements);
    if (std::holds_alternative<BetterTransfers>(refuted.evidence()))
      return "some " + asked + " have " + telling.left.value.text() + (least ? ", less" : ", more") + " than " +
             claim->number.text() + " (not necessarily the " + (least ? "least)" : "largest)");
    if (std::holds_alternative<ObjectiveBound>(refuted.evidence()))
      return "no " + asked + " have " + (least ? "less" : "more") + " than " + telling.left.value.text() +
             ", so none attain " + claim->number.text();
  }
  if (const auto* two = std::get_if<TwoTransferRules>(&refuted.evidence()))
    return in_words(space, two->truth.coalition) + "; the utility of type " + type_labels(space, two->truth) +
           " exceeds that of type " + type_labels(space, two->other) + " by " + telling.left.value.text() +
           " under some transfers, by " + telling.right.value.text() + " under others";
  return {};
}

std::string existence_counterexample(const FiniteModel& model, const Refuted& refuted) {
  const TypeSpace& space = model.environment.types;
  if (const auto* combination = std::get_if<FarkasCombination>(&refuted.evidence()))
    return counted(combination->terms.size(), "requirement", "requirements") +
           ", weighted, cancel every transfer and add up to 0 >= " +
           (-refuted.counterexample().back().left.value).text() + coalitions_among(combination->terms);
  if (const auto* lies = std::get_if<UnidentifiedLies>(&refuted.evidence())) {
    std::vector<std::string> liars;
    for (const UnidentifiedLies::Strategy& strategy : lies->strategies)
      liars.push_back(in_words(space, strategy.coalition));
    return "lies of " + joined(liars) + " that cannot be told apart";
  }
  if (const auto* beliefs = std::get_if<SharedBeliefs>(&refuted.evidence()))
    return in_words(space, beliefs->first.coalition) + "; types " + type_labels(space, beliefs->first) + " and " +
           type_labels(space, beliefs->second) + " have the same beliefs; treated as each other they gain " +
           (refuted.counterexample().back().left.value - refuted.counterexample().back().right.value).text();
  if (const auto* reports = std::get_if<UndeterredReports>(&refuted.evidence())) {
    std::size_t count = 0;
    for (const UndeterredReports::Row& row : reports->rows) count += row.reports.size();
    return counted(count, "report", "reports") +
           (count == 1 ? " that no balanced rule deters gains " : ", weighted, that no balanced rules deter gain ") +
           refuted.counterexample().back().left.value.text();
  }
  return {};
}

}  // namespace candor
