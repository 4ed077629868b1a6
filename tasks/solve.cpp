// SPDX-License-Identifier: MIT
#include "tasks/solve.hpp"

#include <algorithm>
#include <stdexcept>

#include "cases/format/formula/formula.hpp"
#include "prover/search/conflict.hpp"
#include "prover/search/transfers.hpp"
#include "tasks/invalid_question.hpp"
#include "tasks/solved_case.hpp"

namespace candor {
namespace {

/// Throws InvalidQuestion if no rule of the case to be written can have this name.
void require_free_name(const CaseFile& file, const std::string& name) {
  const auto is_letter = [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); };
  const bool is_name =
      !name.empty() && name.size() <= 60 && is_letter(name.front()) &&
      std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || ('0' <= c && c <= '9') || c == '_'; });
  const std::vector<std::string>& reserved = reserved_words(Family::finite);
  if (!is_name || std::find(reserved.begin(), reserved.end(), name) != reserved.end())
    throw InvalidQuestion("--name: '" + name +
                          "' is no name for a rule; a name is a letter, then letters, digits and '_'");
  const TypeSpace& types = file.finite().environment.types;
  std::vector<std::string> taken = file.finite().environment.outcomes;
  for (Agent i : types.grand_coalition()) {
    taken.push_back(types.label(i));
    for (Type t; t.value < types.type_count(i); ++t.value) taken.push_back(types.label(i, t).label);
  }
  for (const auto& [parameter, value] : file.parameters) taken.push_back(parameter);
  std::vector<Attributes> all = file.outcome_attributes;
  all.insert(all.end(), file.agent_attributes.begin(), file.agent_attributes.end());
  for (const std::vector<Attributes>& own : file.type_attributes) all.insert(all.end(), own.begin(), own.end());
  for (const Attributes& attributes : all)
    for (const auto& [attribute, value] : attributes) taken.push_back(value);
  if (file.outcome_filter) {  // it is written as it was, with the definitions that it may use
    taken.insert(taken.end(), file.outcome_filter->choices.begin(), file.outcome_filter->choices.end());
    for (const NamedFormula& definition : file.definitions) {
      taken.push_back(definition.name);
      taken.insert(taken.end(), definition.parameters.begin(), definition.parameters.end());
    }
  }
  for (const AllocationRule& rule : file.finite().allocations) taken.push_back(rule.name);
  if (std::find(taken.begin(), taken.end(), name) != taken.end())
    throw InvalidQuestion("'" + name + "' is something else in this case already; choose another --name");
}

class Solver {
 public:
  Solver(const Examined& one, const SolveQuestion& question, Listener& listener)
      : file_(*one.file), kernel_(*one.kernel), asked_(question), question_(question.question) {
    if (asked_.objective && !is_about_transfers())
      throw InvalidQuestion(
          "--objective is about the transfers of a simple mechanism, and the claim asks for an ambiguous one");
    require_free_name(file_, asked_.name);
    limit_ = asked_.search.limit(
        [this, &listener](std::string_view state) { listener.doing(std::string(doing_) + ": " + std::string(state)); });
  }

  SolveAnswer answer() {
    Solution solution{
        file_, question_, Kernel::gave_up("the search found neither a mechanism nor a reason why there is none"),
        {},    {},        {},
        {},    {},        true,
        {},    {},        false};
    SolvedCase solved;
    try {
      const Stoppable stoppable;
      if (const std::optional<Evidence> evidence = find_evidence(solution)) {
        solution.verdict = kernel_.check(question_, *evidence, watching(limit_));
        if (is_refuted(solution.verdict)) explain(solution, *evidence);
        if (is_verified(solution.verdict)) solved = improve(solution, *evidence);
      }
    } catch (const GaveUp& limit) {
      if (interruption()) throw Interrupted(limit.what());
      solution.verdict = Kernel::gave_up(limit.what());
    }
    return {std::move(solution), std::move(solved.text)};
  }

 private:
  bool is_about_transfers() const { return is_claim<Implementable>(question_); }
  /// Of a question about the transfers of a simple mechanism.
  const TransferRequirements& requirements() const { return claim_of<Implementable>(question_).requirements; }

  /// A conflict that could not be made minimal in time is a conflict still.
  std::optional<Evidence> find_evidence(Solution& solution) {
    Evidence evidence = is_about_transfers()
                            ? implementability_evidence(file_.finite(), requirements(), limit_)
                            : ambiguous_evidence(file_.finite(), claim_of<AmbiguousImplementable>(question_), limit_);
    auto* combination = std::get_if<FarkasCombination>(&evidence);
    if (combination == nullptr) return evidence;
    doing_ = "looking for what stands in the way";
    try {
      return minimal_conflict(file_.finite(), requirements_of_one_rule(question_), *combination, limit_);
    } catch (const GaveUp&) {
      solution.minimal = false;
      return evidence;
    }
  }

  /// The rules to present: the evidence, or the best by the objective. They come with the case that
  /// claims what they do.
  SolvedCase improve(Solution& solution, const Evidence& evidence) {
    if (const auto* ambiguous = std::get_if<AmbiguousRules>(&evidence)) {
      for (std::size_t k = 0; k < ambiguous->rules.size(); ++k) {
        solution.rules.push_back(
            {asked_.name + (ambiguous->rules.size() == 1 ? "" : std::to_string(k + 1)), ambiguous->rules[k], {}});
        require_free_name(file_, solution.rules.back().name);
      }
    } else {
      solution.rules.push_back({asked_.name, std::get<TransferTable>(evidence).amounts, {}});
      if (asked_.objective) optimise(solution);
    }
    doing_ = "checking what was found";
    const std::string how =
        "Found by candor solve" + (solution.objective.empty() ? "" : ": " + solution.objective) + ".";
    const Evidence shown = asked_.objective ? TransferTable{solution.rules.front().amounts} : evidence;
    SolvedCase solved =
        solved_case(file_, {question_, solution.rules, shown, too_much(solution), asked_.name, how}, limit_);
    solution.verified = solved.verified;
    solution.refuted = solved.refuted;
    return solved;
  }

  void optimise(Solution& solution) {
    doing_ = "looking for the best rule";
    const Synthesis best = synthesise_as_asked();
    if (best.status == Synthesis::Status::impossible)
      throw std::logic_error("requirements that can be met cannot be met with an objective");
    if (best.status == Synthesis::Status::unbounded) {
      solution.objective = "no rule is best, since larger transfers always do better; this one does what is asked";
      return;
    }
    solution.rules.front().amounts = best.amounts;
    solution.value = best.value;
    solution.objective = in_words(best.value);
  }

  Synthesis synthesise_as_asked() const {
    try {
      return synthesise(file_.finite(), requirements(), *asked_.objective,
                        asked_.target ? &file_.finite().transfers[*asked_.target].amounts : nullptr, limit_);
    } catch (const std::invalid_argument& refusal) {
      throw InvalidQuestion(std::string("--objective largest-slack: ") + refusal.what());
    }
  }

  /// Transfers a thousandth smaller than the smallest.
  std::optional<TransferRequirements> too_much(const Solution& solution) const {
    if (asked_.objective != Objective::smallest_largest_transfer || solution.value->sign() == 0) return std::nullopt;
    const Rational bound = *solution.value * Rational(999) / Rational(1000);
    TransferRequirements tighter = requirements();
    tighter.largest_transfer = std::min(tighter.largest_transfer.value_or(bound), bound);
    tighter.least_transfer = std::max(tighter.least_transfer.value_or(-bound), -bound);
    if (*tighter.least_transfer > *tighter.largest_transfer) return std::nullopt;
    return tighter;
  }

  std::string in_words(const Rational& value) const {
    switch (*asked_.objective) {
      case Objective::smallest_largest_transfer:
        return "no transfer is larger than " + value.text() +
               " in absolute value, and no rule that does what is asked has smaller ones";
      case Objective::fewest_nonzero:
        return value.text() + " of " +
               std::to_string(file_.finite().environment.types.agent_count() *
                              file_.finite().environment.types.profile_count()) +
               " transfers are not zero (a heuristic: none of them can be made zero while the zeros stay, but another "
               "rule may have fewer)";
      case Objective::closest:
        return "the absolute differences from " + file_.finite().transfers[*asked_.target].name + " sum to " +
               value.text() + ", and no rule that does what is asked is closer";
      case Objective::largest_slack: break;
    }
    const std::string what =
        requirements().dominant_strategy_ic ? ", at every profile" : ", in expectation given the true types";
    return "every misreport costs at least " + value.text() + what +
           ", and no rule that does what is asked makes the cheapest one dearer";
  }

  /// What would make it possible. The kernel replays the transfers that do. If a limit is reached,
  /// the conflict stands and the list is not complete.
  void explain(Solution& solution, const Evidence& evidence) {
    if (!is_about_transfers()) return;
    doing_ = "looking for what would help";
    const Remedies found = remedies(file_.finite(), requirements(), std::get<FarkasCombination>(evidence), limit_);
    solution.enough = found.enough;
    for (const Relaxation& relaxation : found.relaxations) {
      replay(relaxation.rest, relaxation.amounts);
      solution.repairs.push_back({relaxation.given_up, relaxation.coalition, {}});
    }
    solution.cut_short = !found.complete;
    try {
      const auto subsidy = smallest_subsidy(file_.finite(), requirements(), limit_);
      if (!subsidy) return;
      replay(subsidy->rest, subsidy->amounts);
      solution.repairs.push_back({std::nullopt, {}, subsidy->expected});
    } catch (const GaveUp&) {
      solution.cut_short = true;
    }
  }

  /// That these transfers do what is left of the requirements, if there is anything left to
  /// compare.
  void replay(const TransferRequirements& rest, const AgentAmounts& amounts) const {
    if (!requires_something(rest)) return;
    const Verdict verdict = kernel_.check(Implementable{rest}, TransferTable{amounts});
    const auto* undecided = std::get_if<Undecided>(&verdict);
    const bool vacuous = undecided != nullptr && undecided->reason() == Undecided::Reason::vacuous;
    if (!vacuous && !is_verified(verdict)) throw std::logic_error("a remedy is none");
  }

  const CaseFile& file_;
  const Kernel& kernel_;
  const SolveQuestion& asked_;
  const Statement& question_;
  std::string_view doing_ = "searching";
  SearchLimit limit_;
};

}  // namespace

SolveAnswer solve(const Examined& one, const SolveQuestion& question, Listener& listener) {
  return Solver(one, question, listener).answer();
}

}  // namespace candor
