// SPDX-License-Identifier: MIT
#include "reports/text/existence.hpp"

#include <ostream>

#include "reports/text/words.hpp"

namespace candor {

std::string_view word(Requirement requirement) {
  switch (requirement) {
    case Requirement::balance: return "balance";
    case Requirement::incentive: return "incentive";
    case Requirement::dominant_strategy: return "dominant_strategy";
    case Requirement::participation: return "participation";
    case Requirement::least_transfer: return "least_transfer";
    case Requirement::largest_transfer: return "largest_transfer";
  }
  return {};
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
  else if (!requirements.coalitional_ic.empty())
    parts.push_back("no coalition among " + in_words(space, requirements.coalitional_ic) +
                    " gains by a misreport in expectation");
  if (requirements.dominant_strategy_ic) parts.emplace_back("truth is a dominant strategy for every agent");
  if (requirements.individual_rationality) {
    constexpr std::string_view stages[] = {"whatever the agent's type", "at every profile", "ex ante"};
    parts.push_back("taking part pays at least the outside option " +
                    std::string(stages[static_cast<int>(*requirements.individual_rationality)]));
  }
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
    if (std::holds_alternative<BetterTransfers>(refuted.evidence()))
      return "transfers found with " + telling.left.value.text() + ", which is " + (least ? "less" : "more") +
             " than " + claim->number.text();
    if (std::holds_alternative<ObjectiveBound>(refuted.evidence()))
      return "no transfers have " + std::string(least ? "less" : "more") + " than " + telling.left.value.text() +
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
           (-refuted.counterexample().back().left.value).text();
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

namespace {

class Writer {
 public:
  Writer(std::ostream& out, const FiniteModel& model, const Statement& statement)
      : out_(out), model_(model), space_(model.environment.types), statement_(statement) {}

  void operator()(const TransferTable& evidence) const {
    out_ << (is_claim<CoalitionalIdentifiability>(statement_)
                 ? "Evidence: transfers that balance and make every lie of these coalitions costly.\n"
                 : "Evidence: these transfers.\n");
    write_amounts(evidence.amounts);
  }
  void operator()(const AmbiguousRules& evidence) const {
    const std::vector<std::string> names = names_of_found_rules(evidence.rules.size());
    out_ << "Evidence: " << counted(evidence.rules.size(), "transfer rule", "transfer rules")
         << ", and for each coalition and its true types the weights under which no report pays.\n";
    for (std::size_t k = 0; k < names.size(); ++k) {
      out_ << "  " << names[k] << ":\n";
      write_amounts(evidence.rules[k]);
    }
    for (const ConvexWeights::Row& row : evidence.weights.rows) {
      std::vector<std::string> weights;
      for (std::size_t k = 0; k < names.size(); ++k)
        if (row.weights[k].sign() != 0) weights.push_back(row.weights[k].text() + ' ' + names[k]);
      out_ << "  " << in_words(space_, row.truth.coalition) << "; true types " << type_labels(space_, row.truth)
           << ":  " << joined(weights, " + ") << '\n';
    }
  }
  void operator()(const FarkasCombination& evidence) const {
    const auto* optimum = claim_if<Optimum>(statement_);
    const TransferRequirements& required =
        optimum != nullptr ? optimum->requirements : claim_of<Implementable>(statement_).requirements;
    out_ << "Evidence: a combination of the requirements in which every transfer cancels.\n";
    if (const std::vector<CombinedLie> lies = combined_lies(model_, required, evidence); !lies.empty()) {
      out_ << "  Let coalitions lie like this, with these probabilities:\n";
      for (const CombinedLie& lie : lies)
        out_ << "    " << lie.weight.text() << "  " << in_words(space_, lie.truth.coalition) << "; true types "
             << type_labels(space_, lie.truth) << "; report " << type_labels(space_, lie.report) << ";  payoff gain "
             << lie.gain.text() << '\n';
    }
    for (const FarkasCombination::Term& term : evidence.terms)
      if (term.requirement != Requirement::incentive)
        out_ << "    " << term.multiplier.text() << "  " << word(term.requirement)
             << (place_of(term.place).empty() ? "" : "; ") << place_of(term.place) << '\n';
  }
  void operator()(const Optimality& evidence) const {
    out_ << "Evidence: these transfers attain it.\n";
    write_amounts(evidence.amounts);
    out_ << "  None do better: the requirements, with these multipliers, add up to the value less a constant.\n";
    write_terms(evidence.bound.terms);
  }
  void operator()(const BetterTransfers& evidence) const {
    out_ << "Evidence: these transfers do better.\n";
    write_amounts(evidence.amounts);
  }
  void operator()(const ObjectiveBound& evidence) const {
    out_ << "Evidence: the requirements, with these multipliers, add up to the value less a constant.\n";
    write_terms(evidence.terms);
  }
  void operator()(const UniqueUtilities& evidence) const {
    out_ << "Evidence: transfers under which truth is Bayesian incentive compatible.\n";
    write_amounts(evidence.amounts);
    out_ << "  For each agent and type, incentive constraints that bound how much more it expects than the agent's "
            "first type, from below and from above.\n";
    for (const UniqueUtilities::Row& row : evidence.rows) {
      out_ << "  " << in_words(space_, row.truth.coalition) << "; type " << type_labels(space_, row.truth)
           << "; at least:\n";
      write_terms(row.least.terms);
      out_ << "  " << in_words(space_, row.truth.coalition) << "; type " << type_labels(space_, row.truth)
           << "; at most:\n";
      write_terms(row.largest.terms);
    }
  }
  void operator()(const TwoTransferRules& evidence) const {
    out_ << "Evidence: two transfer rules under which truth is Bayesian incentive compatible. The first:\n";
    write_amounts(evidence.first);
    out_ << "  The second:\n";
    write_amounts(evidence.second);
  }
  void operator()(const UnidentifiedLies& evidence) const {
    out_ << "Evidence: lies whose reports have the same distribution from every agent's point of view.\n";
    for (const UnidentifiedLies::Strategy& strategy : evidence.strategies) {
      out_ << "  " << in_words(space_, strategy.coalition)
           << (strategy.coalition.size() > 1 ? ", formed with probability " + strategy.formation.text()
                                             : ", when in no coalition")
           << ":\n";
      for (std::uint32_t t = 0; t < strategy.reports.size(); ++t)
        out_ << "    true types " << type_labels(space_, {strategy.coalition, t}) << ":  reports "
             << in_words(space_, as_report(strategy.coalition, strategy.reports[t])) << '\n';
    }
  }
  void operator()(const SharedBeliefs& evidence) const {
    out_ << "Evidence: types " << type_labels(space_, evidence.first) << " and " << type_labels(space_, evidence.second)
         << " of " << in_words(space_, evidence.first.coalition)
         << " have the same beliefs, so under every transfer rule they expect the same from the same report.\n";
  }
  void operator()(const UndeterredReports& evidence) const {
    out_ << "Evidence: for each of these types, reports and truthful types, weighted, that expect the same from every "
            "balanced rule. Each type is weighted as much where it reports as where it is truthful: so not all of "
            "these reports are deterred.\n";
    const auto write = [&](std::string_view word, const std::vector<UndeterredReports::Part>& parts) {
      for (const auto& [types, multiplier] : parts)
        out_ << "    " << multiplier.text() << "  " << word << "; " << in_words(space_, types.coalition) << "; "
             << type_labels(space_, types) << '\n';
    };
    for (const UndeterredReports::Row& row : evidence.rows) {
      out_ << "  " << in_words(space_, row.truth.coalition) << "; true types " << type_labels(space_, row.truth)
           << ":\n";
      write("report", row.reports);
      write("truthful", row.truthful);
    }
  }
  template <class Other>
  void operator()(const Other&) const {}

 private:
  void write_terms(const std::vector<FarkasCombination::Term>& terms) const {
    for (const FarkasCombination::Term& term : terms)
      out_ << "    " << term.multiplier.text() << "  " << word(term.requirement)
           << (place_of(term.place).empty() ? "" : "; ") << place_of(term.place) << '\n';
  }
  std::string place_of(const Place& place) const { return in_words(model_, statement_, place); }
  void write_amounts(const AgentAmounts& amounts) const {
    for (Profile theta; theta.value < space_.profile_count(); ++theta.value) {
      std::vector<std::string> paid;
      for (Agent i : space_.grand_coalition()) paid.push_back(space_.label(i) + ": " + amounts(i, theta).text());
      out_ << "    types " << type_labels(space_, space_.restrict(theta, space_.grand_coalition())) << ":  "
           << joined(paid) << '\n';
    }
  }

  std::ostream& out_;
  const FiniteModel& model_;
  const TypeSpace& space_;
  const Statement& statement_;
};

}  // namespace

void write_existence_evidence(std::ostream& out, const FiniteModel& model, const Statement& statement,
                              const Evidence& evidence) {
  std::visit(Writer(out, model, statement), evidence);
}

}  // namespace candor
