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
#include "prover/search/conflict.hpp"
#include "prover/search/transfers.hpp"
#include "reports/solution.hpp"

namespace candor {

namespace {

class Solver {
 public:
  Solver(const Examined& one, const Solve& options)
      : file_(*one.file), kernel_(*one.kernel), options_(options), limit_{options.seconds, nullptr}, asked_(objective_of(file_, options)), question_(question_of(file_, options)) {
    if (asked_.objective && !requirements()) throw CommandLineError("--objective is about the transfers of a simple mechanism, and the claim asks for an ambiguous one");
    require_free_name(file_, options.name);
  }

  ExitCode run() {
    Progress progress(!options_.quiet);
    progress.show("searching ...");
    std::optional<Evidence> evidence = requirements() ? implementability_evidence(file_.model, *requirements(), limit_)
                                                      : ambiguous_evidence(file_.model, std::get<AmbiguousImplementable>(question_), limit_);
    if (auto* combination = evidence ? std::get_if<FarkasCombination>(&*evidence) : nullptr; combination != nullptr) {
      progress.show("looking for what stands in the way ...");
      if (auto smaller = minimal_conflict(file_.model, *requirements(), *combination, limit_)) *combination = std::move(*smaller);
      else evidence.reset();
    }
    if (!evidence) return give_up(progress);
    Solution solution{file_, question_, kernel_.check(question_, *evidence), {}, {}, {}, {}, {}, {}};
    if (is_refuted(solution.verdict)) explain(solution, *evidence);
    else if (is_verified(solution.verdict) && !improve(solution, *evidence)) return give_up(progress);
    progress.clear();
    return present(solution);
  }

 private:
  const TransferRequirements* requirements() const {
    const auto* question = std::get_if<Implementable>(&question_);
    return question == nullptr ? nullptr : &question->requirements;
  }

  ExitCode give_up(Progress& progress) const {
    progress.clear();
    remark(options_.seconds > 0 ? "undecided: no answer within the time given (--time " + std::to_string(options_.seconds) + ")" : "undecided: the search found neither a mechanism nor a reason why there is none");
    return ExitCode::undecided;
  }

  bool is_verified(const Verdict& verdict) const { return std::holds_alternative<Verified>(verdict); }
  bool is_refuted(const Verdict& verdict) const { return std::holds_alternative<Refuted>(verdict); }

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
    if (*asked_.objective == Objective::largest_slack && requirements()->coalitional_ic.empty() && !requirements()->dominant_strategy_ic)
      throw CommandLineError("--objective largest-slack: no incentives are asked for");
    const Synthesis best = synthesise(file_.model, *requirements(), *asked_.objective, asked_.target ? &file_.model.transfers[*asked_.target].amounts : nullptr, limit_);
    switch (best.status) {
      case Synthesis::Status::found: break;
      case Synthesis::Status::gave_up: return false;
      case Synthesis::Status::unbounded: throw CommandLineError("--objective " + options_.objective + ": there is no best rule, since larger transfers always do better; bound them with --largest-transfer and --least-transfer");
      case Synthesis::Status::impossible: throw std::logic_error("requirements that can be met cannot be met with an objective");
    }
    solution.rules.front().amounts = best.amounts;
    solution.value = best.value;
    solution.objective = in_words(best.value);
    return true;
  }

  std::string in_words(const Rational& value) const {
    switch (*asked_.objective) {
      case Objective::smallest_largest_transfer: return "no transfer is larger than " + value.text() + " in absolute value, and no rule that does what is asked has smaller ones";
      case Objective::fewest_nonzero:
        return value.text() + " of " + std::to_string(file_.model.environment.types.agent_count() * file_.model.environment.types.profile_count()) +
               " transfers are not zero (a heuristic: none of them can be made zero while the zeros stay, but another rule may have fewer)";
      case Objective::closest: return "the absolute differences from " + file_.model.transfers[*asked_.target].name + " sum to " + value.text() + ", and no rule that does what is asked is closer";
      case Objective::largest_slack: break;
    }
    const std::string what = requirements()->dominant_strategy_ic ? ", at every profile" : ", in expectation given the true types";
    return "every misreport costs at least " + value.text() + what + ", and no rule that does what is asked makes the cheapest one dearer";
  }

  /// What would make it possible. Each repair is replayed by the kernel.
  void explain(Solution& solution, const Evidence& evidence) const {
    if (!requirements()) return;
    solution.enough = removable(file_.model, *requirements(), std::get<FarkasCombination>(evidence), limit_).value_or(std::vector<bool>{});
    using Kind = Relaxation::Kind;
    bool budget = false, coalition = false;
    for (const Relaxation& relaxation : relaxations(*requirements())) {
      if ((relaxation.given_up == Kind::balance && budget) || (relaxation.given_up == Kind::incentives && coalition)) continue;   // less is enough
      if (!is_possible(relaxation.rest)) continue;
      solution.repairs.push_back({static_cast<Repair::Kind>(relaxation.given_up), relaxation.coalition, {}});
      budget = budget || relaxation.given_up == Kind::balance_in_expectation;
      coalition = coalition || relaxation.given_up == Kind::coalition;
    }
    if (const auto subsidy = smallest_subsidy(file_.model, *requirements(), limit_)) {
      TransferRequirements rest = *requirements();
      rest.balance.reset();
      if (!nothing_is_required(rest) && !is_verified(kernel_.check(Implementable{rest}, TransferTable{subsidy->amounts}))) throw std::logic_error("subsidised transfers do not do what was asked");
      solution.repairs.push_back({Repair::Kind::subsidy, {}, subsidy->expected});
    }
  }

  static bool nothing_is_required(const TransferRequirements& required) {
    return !required.balance && required.coalitional_ic.empty() && !required.dominant_strategy_ic && !required.individual_rationality && !required.least_transfer && !required.largest_transfer;
  }

  bool is_possible(const TransferRequirements& required) const {
    if (nothing_is_required(required)) return true;
    const std::optional<Evidence> evidence = implementability_evidence(file_.model, required, limit_);
    if (!evidence) return false;
    const Verdict verdict = kernel_.check(Implementable{required}, *evidence);
    const auto* undecided = std::get_if<Undecided>(&verdict);
    return is_verified(verdict) || (undecided != nullptr && undecided->reason() == Undecided::Reason::vacuous);
  }

  ExitCode present(Solution& solution) const {
    SolvedCase solved;
    if (is_verified(solution.verdict)) {
      solved = solved_case(file_, question_, solution.rules, options_.name, "Found by candor solve" + (solution.objective.empty() ? "" : ": " + solution.objective) + ".");
      solution.verified = solved.verified;
      if (options_.output == "-") print(solved.text);
      else if (!options_.output.empty()) write(solved.text);
    }
    if (options_.json) print(solution_json(solution));
    else if (!options_.quiet && !(options_.output == "-" && is_verified(solution.verdict))) print(solution_text(solution));
    return is_verified(solution.verdict) ? ExitCode::as_expected : is_refuted(solution.verdict) ? ExitCode::not_as_expected : ExitCode::undecided;
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
