// SPDX-License-Identifier: MIT
#include "cli/question.hpp"

#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/formula/formula.hpp"
#include "cases/format/read/schema.hpp"
#include "cli/command_line.hpp"
#include "exact/numeral.hpp"
#include "prover/search/conflict.hpp"
#include "tasks/invalid_question.hpp"

namespace candor {
namespace {

std::size_t index_of(const std::string& word, const std::vector<std::string>& known, const std::string& what) {
  return place_of(word, known, "there is no " + what);
}

/// The word's place among those of the shape; nothing for "none".
template <class Word>
std::optional<Word> word_or_none(const std::string& word, Shape shape, const std::string& what) {
  std::vector<std::string> known = words_of(shape);
  known.emplace_back("none");
  const std::size_t found = index_of(word, known, what);
  return found + 1 == known.size() ? std::nullopt : std::optional(static_cast<Word>(found));
}

std::optional<Rational> bound(const std::string& text, const std::string& option) {
  if (text.empty()) return std::nullopt;
  Numeral numeral = parse_numeral(text);
  if (!numeral.value)
    throw CommandLineError(option + ": " + numeral.error + (numeral.hint.empty() ? "" : "; " + numeral.hint));
  return numeral.value;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// "{1, 2} {3}".
CoalitionPattern listed_coalitions(const TypeSpace& types, const std::string& text) {
  std::vector<std::string> agents;
  for (Agent i : types.grand_coalition()) agents.push_back(types.label(i));
  CoalitionPattern pattern;
  for (std::size_t at = text.find_first_not_of(" ,"); at != std::string::npos; at = text.find_first_not_of(" ,", at)) {
    const std::size_t close = text.find('}', at);
    if (text[at] != '{' || close == std::string::npos)
      throw CommandLineError("--coalitions: coalitions are listed in braces, as in \"{" + agents[0] + ", " + agents[1] +
                             "} {" + agents[0] + "}\"");
    Coalition coalition;
    for (std::size_t begin = at + 1; begin <= close;) {
      const std::size_t end = std::min(text.find(',', begin), close);
      coalition = coalition.with(
          Agent{static_cast<std::uint32_t>(index_of(trimmed(text.substr(begin, end - begin)), agents, "agent"))});
      begin = end + 1;
    }
    if (std::find(pattern.begin(), pattern.end(), coalition) != pattern.end())
      throw CommandLineError("--coalitions: a coalition is listed twice");
    pattern.push_back(coalition);
    at = close + 1;
  }
  return pattern;
}

CoalitionPattern coalitions(const Environment& environment, const std::string& text) {
  const std::uint32_t agents = environment.types.agent_count();
  if (text.find('{') != std::string::npos) return listed_coalitions(environment.types, text);
  switch (index_of(text.empty() ? "pattern" : text, {"pattern", "all", "proper", "singletons"}, "coalition pattern")) {
    case 0: return environment.coalitions;
    case 1: return all_coalitions(agents);
    case 2: return proper_coalitions(agents);
    default: return singletons(agents);
  }
}

std::size_t allocation(const FiniteModel& model, const std::string& name) {
  const std::vector<std::string> rules = names_of(model.allocations);
  if (!name.empty()) return index_of(name, rules, "allocation rule");
  if (rules.size() > 1)
    throw CommandLineError("the case has several allocation rules: which one is meant? --allocation " +
                           enumerated(rules, " or "));
  return 0;
}

Statement question_of_claim(const CaseFile& file, const std::string& id) {
  std::vector<std::string> known;
  for (const StatedClaim& stated : file.claims) known.push_back(stated.claim.id);
  const Statement& statement = file.claims[index_of(id, known, "claim")].claim.statement;
  if (is_claim<Implementable>(statement) || is_claim<AmbiguousImplementable>(statement)) return statement;
  throw CommandLineError("claim '" + id + "' is about " + std::string(property_name(statement)) +
                         "; --claim takes one about implementable or ambiguous_implementable");
}

TransferRequirements requirements(const Environment& environment, const Solve& options) {
  enum class Incentives { coalitional, bayesian, dominant_strategy, none };
  TransferRequirements required;
  required.balance = word_or_none<Balance>(options.balance, Shape::balance, "balance");
  required.individual_rationality = word_or_none<Stage>(options.participation, Shape::stage, "participation");
  required.least_transfer = bound(options.least_transfer, "--least-transfer");
  required.largest_transfer = bound(options.largest_transfer, "--largest-transfer");
  const auto incentives =
      static_cast<Incentives>(index_of(options.incentives, words_of(Shape::incentives), "kind of incentives"));
  if (!options.coalitions.empty() && incentives != Incentives::coalitional)
    throw CommandLineError(
        "--coalitions: these incentives are not about coalitions; leave it out, or ask for --incentives coalitional");
  if (incentives == Incentives::coalitional) required.coalitional_ic = coalitions(environment, options.coalitions);
  if (incentives == Incentives::bayesian) required.coalitional_ic = singletons(environment.types.agent_count());
  required.dominant_strategy_ic = incentives == Incentives::dominant_strategy;
  if (required.least_transfer && required.largest_transfer && *required.least_transfer > *required.largest_transfer)
    throw CommandLineError("the least transfer, " + required.least_transfer->text() + ", is more than the largest, " +
                           required.largest_transfer->text());
  if (!requires_something(required))
    throw CommandLineError("nothing is required of the transfers: every rule would do");
  return required;
}

Statement statement_of(const CaseFile& file, const Solve& options) {
  if (!options.claim.empty()) return question_of_claim(file, options.claim);
  const std::size_t rule = allocation(file.finite(), options.allocation);
  if (options.ambiguous)
    return AmbiguousImplementable{rule, coalitions(file.finite().environment, options.coalitions),
                                  word_or_none<Stage>(options.participation, Shape::stage, "participation")};
  Implementable question{requirements(file.finite().environment, options)};
  question.requirements.allocation = rule;
  return question;
}

}  // namespace

SolveQuestion question_of(const CaseFile& file, const Solve& options) {
  static const std::string closest = "closest:";
  std::optional<Objective> objective;
  std::optional<std::size_t> target;
  if (options.objective.starts_with(closest)) {
    objective = Objective::closest;
    target = index_of(options.objective.substr(closest.size()), names_of(file.finite().transfers), "transfer rule");
  } else {
    const std::optional<Objective> known[] = {
        {}, Objective::smallest_largest_transfer, Objective::fewest_nonzero, Objective::largest_slack, {}};
    objective = known[index_of(options.objective,
                               {"any", "smallest-largest-transfer", "fewest-nonzero", "largest-slack", "closest:RULE"},
                               "objective")];
  }
  return {statement_of(file, options), objective, target, options.name, options.search};
}

}  // namespace candor
