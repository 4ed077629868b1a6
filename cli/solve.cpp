// SPDX-License-Identifier: MIT
// candor solve: transfers with given properties, or why there are none.
#include <algorithm>
#include <stdexcept>

#include "cases/format/case_name.hpp"
#include "cli/command_line.hpp"
#include "cli/examination.hpp"
#include "cli/files.hpp"
#include "cli/interruption.hpp"
#include "cli/question.hpp"
#include "cli/solved_case.hpp"
#include "cli/terminal.hpp"
#include "prover/search/conflict.hpp"
#include "prover/search/transfers.hpp"
#include "reports/solution.hpp"

namespace candor {

namespace {

static_assert(static_cast<int>(Repair::Kind::largest_transfer) == static_cast<int>(Relaxation::Kind::largest_transfer),
              "repairs are named as relaxations are, in the same order");

class Solver {
 public:
  Solver(const Examined& one, const Solve& options)
      : file_(*one.file),
        kernel_(*one.kernel),
        options_(options),
        asked_(objective_of(file_, options)),
        question_(question_of(file_, options)),
        progress_(!options.quiet) {
    if (asked_.objective && !is_about_transfers())
      throw CommandLineError(
          "--objective is about the transfers of a simple mechanism, and the claim asks for an ambiguous one");
    require_free_name(file_, options.name);
    limit_ = options.search.limit(
        [this](std::string_view state) { progress_.show(std::string(doing_) + ": " + std::string(state)); });
  }

  ExitCode run() {
    Solution solution{
        file_, question_, Kernel::gave_up("the search found neither a mechanism nor a reason why there is none"),
        {},    {},        {},
        {},    {},        true,
        {},    {},        false};
    SolvedCase solved;
    try {
      const Stoppable stoppable;
      if (const std::optional<Evidence> evidence = find_evidence(solution)) {
        solution.verdict = kernel_.check(question_, *evidence);
        if (is_refuted(solution.verdict)) explain(solution, *evidence);
        if (is_verified(solution.verdict)) solved = improve(solution, *evidence);
      }
    } catch (const GaveUp& limit) {
      if (interruption()) throw Interrupted(limit.what());
      solution.verdict = Kernel::gave_up(limit.what());
    }
    progress_.clear();
    return present(solution, solved);
  }

 private:
  bool is_about_transfers() const { return is_claim<Implementable>(question_); }
  /// Of a question about the transfers of a simple mechanism.
  const TransferRequirements& requirements() const { return claim_of<Implementable>(question_).requirements; }

  /// A conflict that could not be made minimal in time is a conflict still.
  std::optional<Evidence> find_evidence(Solution& solution) {
    if (!is_about_transfers())
      return ambiguous_evidence(file_.finite(), claim_of<AmbiguousImplementable>(question_), limit_);
    Evidence evidence = implementability_evidence(file_.finite(), requirements(), limit_);
    auto* combination = std::get_if<FarkasCombination>(&evidence);
    if (combination == nullptr) return evidence;
    doing_ = "looking for what stands in the way";
    try {
      return minimal_conflict(file_.finite(), requirements(), *combination, limit_);
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
            {options_.name + (ambiguous->rules.size() == 1 ? "" : std::to_string(k + 1)), ambiguous->rules[k], {}});
        require_free_name(file_, solution.rules.back().name);
      }
    } else {
      solution.rules.push_back({options_.name, std::get<TransferTable>(evidence).amounts, {}});
      if (asked_.objective) optimise(solution);
    }
    doing_ = "checking what was found";
    const std::string how =
        "Found by candor solve" + (solution.objective.empty() ? "" : ": " + solution.objective) + ".";
    const Evidence shown = asked_.objective ? TransferTable{solution.rules.front().amounts} : evidence;
    SolvedCase solved =
        solved_case(file_, {question_, solution.rules, shown, too_much(solution), options_.name, how}, limit_);
    solution.verified = solved.verified;
    solution.refuted = solved.refuted;
    return solved;
  }

  void optimise(Solution& solution) {
    doing_ = "looking for the best rule";
    const Synthesis best = synthesise_as_asked();
    if (best.status == Synthesis::Status::impossible)
      throw std::logic_error("requirements that can be met cannot be met with an objective");
    if (best.status == Synthesis::Status::unbounded)
      throw CommandLineError("--objective " + options_.objective +
                             ": there is no best rule, since larger transfers always do better; bound them with "
                             "--largest-transfer and --least-transfer");
    solution.rules.front().amounts = best.amounts;
    solution.value = best.value;
    solution.objective = in_words(best.value);
  }

  Synthesis synthesise_as_asked() const {
    try {
      return synthesise(file_.finite(), requirements(), *asked_.objective,
                        asked_.target ? &file_.finite().transfers[*asked_.target].amounts : nullptr, limit_);
    } catch (const std::invalid_argument& refusal) {
      throw CommandLineError("--objective " + options_.objective + ": " + refusal.what());
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
      solution.repairs.push_back({static_cast<Repair::Kind>(relaxation.given_up), relaxation.coalition, {}});
    }
    solution.cut_short = !found.complete;
    try {
      const auto subsidy = smallest_subsidy(file_.finite(), requirements(), limit_);
      if (!subsidy) return;
      replay(subsidy->rest, subsidy->amounts);
      solution.repairs.push_back({Repair::Kind::subsidy, {}, subsidy->expected});
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

  ExitCode present(const Solution& solution, const SolvedCase& solved) const {
    const bool found = is_verified(solution.verdict);
    if (found && options_.output == "-")
      print(solved.text);
    else if (found && !options_.output.empty())
      write(solved.text);
    if (options_.json)
      print(solution_json(solution));
    else if (!options_.quiet && !(found && options_.output == "-"))
      print(solution_text(solution));
    if (interruption()) throw Interrupted("interrupted");
    return found                          ? ExitCode::as_expected
           : is_refuted(solution.verdict) ? ExitCode::not_as_expected
                                          : ExitCode::undecided;
  }

  void write(const std::string& text) const {
    std::error_code ignored;
    if (std::filesystem::equivalent(options_.output, options_.file, ignored))
      throw CommandLineError("'" + shown(options_.output) + "' is the case itself; it is left as it is");
    write_file(options_.output, text);
    if (!options_.quiet)
      remark("wrote " + shown(options_.output) + "; now try: candor check " + shown(options_.output));
  }

  const CaseFile& file_;
  const Kernel& kernel_;
  const Solve& options_;
  AskedObjective asked_;
  Statement question_;
  Progress progress_;
  std::string_view doing_ = "searching";
  SearchLimit limit_;
};

}  // namespace

ExitCode run(const Solve& options) {
  if (options.output == "-" && options.json)
    throw CommandLineError("-o - and --json would both write to standard output");
  require_case_name(options.output);
  const std::vector<Examined> cases = examine({require_file(options.file)}, 1);
  if (!cases.front().kernel) return cases.front().code();
  require_finite(*cases.front().file, "solve");
  return Solver(cases.front(), options).run();
}

}  // namespace candor
