// SPDX-License-Identifier: MIT
// candor solve: transfers with given properties, or why there are none.
#include <algorithm>
#include <stdexcept>

#include "cli/command_line.hpp"
#include "cli/examination.hpp"
#include "cli/files.hpp"
#include "cli/question.hpp"
#include "cli/solved_case.hpp"
#include "cli/terminal.hpp"
#include "cli/time_limit.hpp"
#include "prover/search/conflict.hpp"
#include "prover/search/transfers.hpp"
#include "reports/solution.hpp"

namespace candor {

namespace {

static_assert(static_cast<int>(Repair::Kind::largest_transfer) == static_cast<int>(Relaxation::Kind::largest_transfer), "repairs are named as relaxations are, in the same order");

class Solver {
 public:
  Solver(const Examined& one, const Solve& options)
      : file_(*one.file),
        kernel_(*one.kernel),
        options_(options),
        time_(options.seconds),
        limit_{options.seconds, time_.flag()},
        asked_(objective_of(file_, options)),
        question_(question_of(file_, options)) {
    if (asked_.objective && !requirements()) throw CommandLineError("--objective is about the transfers of a simple mechanism, and the claim asks for an ambiguous one");
    require_free_name(file_, options.name);
  }

  ExitCode run() {
    Progress progress(!options_.quiet);
    progress.show("searching ...");
    Solution solution{file_, question_, {}, {}, {}, {}, {}, {}, {}, {}, {}, false};
    if (const std::optional<Evidence> evidence = find_evidence(progress)) {
      solution.verdict = kernel_.check(question_, *evidence);
      if (is_refuted(solution)) explain(solution, *evidence);
      else if (is_verified(solution) && !improve(solution, *evidence)) solution.verdict.reset();
    }
    if (!solution.verdict)
      solution.unanswered = time_.has_expired() ? "no answer within the time given (--time " + std::to_string(options_.seconds) + ")"
                                                : "the search found neither a mechanism nor a reason why there is none";
    progress.clear();
    return present(solution);
  }

 private:
  const TransferRequirements* requirements() const {
    const auto* question = std::get_if<Implementable>(&question_);
    return question == nullptr ? nullptr : &question->requirements;
  }

  std::optional<Evidence> find_evidence(Progress& progress) const {
    if (!requirements()) return ambiguous_evidence(file_.model, std::get<AmbiguousImplementable>(question_), limit_);
    std::optional<Evidence> evidence = implementability_evidence(file_.model, *requirements(), limit_);
    auto* combination = evidence ? std::get_if<FarkasCombination>(&*evidence) : nullptr;
    if (combination == nullptr) return evidence;
    progress.show("looking for what stands in the way ...");
    return minimal_conflict(file_.model, *requirements(), std::move(*combination), limit_);
  }

  static bool is_verified(const Solution& solution) { return solution.verdict && candor::is_verified(*solution.verdict); }
  static bool is_refuted(const Solution& solution) { return solution.verdict && candor::is_refuted(*solution.verdict); }

  /// The rules to present: the evidence, or the best by the objective. False if a limit was reached.
  bool improve(Solution& solution, const Evidence& evidence) const {
    if (const auto* ambiguous = std::get_if<AmbiguousRules>(&evidence)) {
      for (std::size_t k = 0; k < ambiguous->rules.size(); ++k) {
        solution.rules.push_back({options_.name + (ambiguous->rules.size() == 1 ? "" : std::to_string(k + 1)), ambiguous->rules[k], {}});
        require_free_name(file_, solution.rules.back().name);
      }
      return true;
    }
    solution.rules.push_back({options_.name, std::get<TransferTable>(evidence).amounts, {}});
    if (!asked_.objective) return true;
    const Synthesis best = synthesise_as_asked();
    switch (best.status) {
      case Synthesis::Status::found: break;
      case Synthesis::Status::gave_up: return false;
      case Synthesis::Status::unbounded:
        throw CommandLineError("--objective " + options_.objective +
                               ": there is no best rule, since larger transfers always do better; bound them with --largest-transfer and --least-transfer");
      case Synthesis::Status::impossible: throw std::logic_error("requirements that can be met cannot be met with an objective");
    }
    solution.rules.front().amounts = best.amounts;
    solution.value = best.value;
    solution.objective = in_words(best.value);
    return true;
  }

  Synthesis synthesise_as_asked() const {
    try {
      return synthesise(file_.model, *requirements(), *asked_.objective, asked_.target ? &file_.model.transfers[*asked_.target].amounts : nullptr, limit_);
    } catch (const std::invalid_argument& refusal) {
      throw CommandLineError("--objective " + options_.objective + ": " + refusal.what());
    }
  }

  /// Transfers a thousandth smaller than the smallest.
  std::optional<TransferRequirements> too_much(const Solution& solution) const {
    if (asked_.objective != Objective::smallest_largest_transfer || solution.value->sign() == 0) return std::nullopt;
    const Rational bound = *solution.value * Rational(999) / Rational(1000);
    TransferRequirements tighter = *requirements();
    tighter.largest_transfer = std::min(tighter.largest_transfer.value_or(bound), bound);
    tighter.least_transfer = std::max(tighter.least_transfer.value_or(-bound), -bound);
    if (*tighter.least_transfer > *tighter.largest_transfer) return std::nullopt;
    return tighter;
  }

  std::string in_words(const Rational& value) const {
    switch (*asked_.objective) {
      case Objective::smallest_largest_transfer: return "no transfer is larger than " + value.text() + " in absolute value, and no rule that does what is asked has smaller ones";
      case Objective::fewest_nonzero:
        return value.text() + " of " + std::to_string(file_.model.environment.types.agent_count() * file_.model.environment.types.profile_count()) +
               " transfers are not zero (a heuristic: none of them can be made zero while the zeros stay, but another rule may have fewer)";
      case Objective::closest:
        return "the absolute differences from " + file_.model.transfers[*asked_.target].name + " sum to " + value.text() + ", and no rule that does what is asked is closer";
      case Objective::largest_slack: break;
    }
    const std::string what = requirements()->dominant_strategy_ic ? ", at every profile" : ", in expectation given the true types";
    return "every misreport costs at least " + value.text() + what + ", and no rule that does what is asked makes the cheapest one dearer";
  }

  /// What would make it possible. The kernel replays the transfers that do.
  void explain(Solution& solution, const Evidence& evidence) const {
    if (!requirements()) return;
    const Remedies found = remedies(file_.model, *requirements(), std::get<FarkasCombination>(evidence), limit_);
    solution.enough = found.enough;
    for (const Relaxation& relaxation : found.relaxations) {
      replay(relaxation.rest, relaxation.amounts);
      solution.repairs.push_back({static_cast<Repair::Kind>(relaxation.given_up), relaxation.coalition, {}});
    }
    if (const auto subsidy = smallest_subsidy(file_.model, *requirements(), limit_)) {
      replay(subsidy->rest, subsidy->amounts);
      solution.repairs.push_back({Repair::Kind::subsidy, {}, subsidy->expected});
    }
    solution.cut_short = time_.has_expired();
  }

  /// That these transfers do what is left of the requirements, if there is anything left to compare.
  void replay(const TransferRequirements& rest, const AgentAmounts& amounts) const {
    if (!requires_something(rest)) return;
    const Verdict verdict = kernel_.check(Implementable{rest}, TransferTable{amounts});
    const auto* undecided = std::get_if<Undecided>(&verdict);
    const bool vacuous = undecided != nullptr && undecided->reason() == Undecided::Reason::vacuous;
    if (!vacuous && !candor::is_verified(verdict)) throw std::logic_error("a remedy is none");
  }

  ExitCode present(Solution& solution) const {
    SolvedCase solved;
    if (is_verified(solution)) {
      const Evidence evidence = asked_.objective ? Evidence(TransferTable{solution.rules.front().amounts}) : std::get<Verified>(*solution.verdict).evidence();
      const std::string how = "Found by candor solve" + (solution.objective.empty() ? "" : ": " + solution.objective) + ".";
      solved = solved_case(file_, {question_, solution.rules, evidence, too_much(solution), options_.name, how});
      solution.verified = solved.verified;
      solution.refuted = solved.refuted;
      if (options_.output == "-") print(solved.text);
      else if (!options_.output.empty()) write(solved.text);
    }
    if (options_.json) print(solution_json(solution));
    else if (!options_.quiet && !(options_.output == "-" && is_verified(solution))) print(solution_text(solution));
    return is_verified(solution) ? ExitCode::as_expected : is_refuted(solution) ? ExitCode::not_as_expected : ExitCode::undecided;
  }

  void write(const std::string& text) const {
    std::error_code ignored;
    if (std::filesystem::equivalent(options_.output, options_.file, ignored)) throw CommandLineError("'" + options_.output.string() + "' is the case itself; it is left as it is");
    write_file(options_.output, text);
    if (!options_.quiet) remark("wrote " + options_.output.string() + "; now try: candor check " + options_.output.string());
  }

  const CaseFile& file_;
  const Kernel& kernel_;
  const Solve& options_;
  TimeLimit time_;
  SearchLimit limit_;
  AskedObjective asked_;
  Statement question_;
};

}  // namespace

ExitCode run(const Solve& options) {
  if (options.output == "-" && options.json) throw CommandLineError("-o - and --json would both write to standard output");
  const std::vector<Examined> cases = examine({require_file(options.file)}, 1);
  if (!cases.front().kernel) return cases.front().code();
  return Solver(cases.front(), options).run();
}

}  // namespace candor
