// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wnull-dereference"  // GCC 12 sees one in CLI11's own vectors of strings
#endif
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <thread>

#include "cases/format/explain/suggestion.hpp"

namespace candor {

namespace {

constexpr const char* about =
    "Candor checks worked examples of mechanism design in exact rational arithmetic.\n"
    "A case file states an example (types, prior, payoffs, transfers) and what is claimed about it; Candor answers\n"
    "each claim with a proof or a counterexample.";

constexpr const char* footer =
    "Start here:\n"
    "  candor new example.yaml              write a small commented case\n"
    "  candor check example.yaml            check its claims\n"
    "  candor explain example.yaml CLAIM    see why a claim holds or fails\n\n"
    "Exit codes: 0 every claim came out as expected; 1 some claim did not, or a certificate is rejected; 2 undecided, "
    "or nothing checked;\n"
    "3 a case file, or a certificate, has errors; 4 bad command line, or a file cannot be written; 70 an internal "
    "disagreement (a bug). If several apply, the first of 70, 4, 3, 1, 2.";

/// The options of all verbs, and which verb was chosen.
class Parser {
 public:
  Parser() : app_(about, "candor") {
    app_.footer(footer);
    app_.set_version_flag("--version", "candor " CANDOR_VERSION, "print the version and exit");
    app_.set_help_flag("-h,--help", "print this help and exit; after a verb, its own help");
    app_.add_flag("--trust", trust_, "print what must be believed when Candor says verified");
    app_.require_subcommand(0, 1);
    add_check();
    add_verify();
    add_explain();
    add_counterexample();
    add_report();
    add_audit();
    add_export();
    add_list();
    add_new();
    add_format();
    add_region();
    add_solve();
    chosen_.push_back({app_.add_subcommand("schema", "print the JSON Schema of case files, for editors"), Schema{}});
  }

  std::variant<Command, ExitCode> parse(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) {
        app_.exit(error);
        return ExitCode::as_expected;
      }
      throw CommandLineError(explanation(error));
    }
    if (trust_) return Command{Trust{}};
    if (check_verb_->parsed()) return Command{check_};
    if (verify_verb_->parsed()) return Command{verification()};
    if (explain_verb_->parsed()) return Command{explain_};
    if (counterexample_verb_->parsed()) return Command{counterexample_};
    if (report_verb_->parsed()) return Command{report_};
    if (audit_verb_->parsed()) return Command{audit_};
    if (export_verb_->parsed()) return Command{exporting()};
    if (list_verb_->parsed()) return Command{list_};
    if (new_verb_->parsed()) return Command{new_};
    if (format_verb_->parsed()) return Command{format_};
    if (region_verb_->parsed()) return Command{region_};
    if (solve_verb_->parsed()) return Command{solve_};
    for (const auto& [verb, command] : chosen_)
      if (verb->parsed()) return command;
    throw CommandLineError("what is to be done? Name a verb: " + joined_verbs() + "\n`candor --help` explains them.");
  }

 private:
  CLI::Option* add_cases(CLI::App* verb, std::vector<Path>& cases) {
    return verb->add_option("CASE", cases, "case files, or folders searched for *.yaml")->required();
  }
  void add_threads(CLI::App* verb, unsigned& threads) {
    threads = std::max(1u, std::thread::hardware_concurrency());
    verb->add_option("-j,--jobs", threads,
                     "how many claims to check at the same time; the output does not depend on it")
        ->check(CLI::Range(1u, 1024u))
        ->capture_default_str();
  }

  void add_limits(CLI::App* verb, SearchOptions& search) {
    verb->add_option("--time", search.seconds, "give up on a claim after this many seconds: it is then undecided")
        ->check(CLI::Range(1u, 1'000'000'000u))
        ->type_name("SECONDS");
    verb->add_flag("--force", search.force, "begin enumerations that would take hours, too");
    verb->add_option("--memory", search.megabytes, "give up on a claim once the program takes this much memory")
        ->check(CLI::Range(1u, 1'000'000'000u))
        ->type_name("MEGABYTES");
  }

  void add_check() {
    check_verb_ = app_.add_subcommand("check", "check every claim of some cases: one line for each");
    add_cases(check_verb_, check_.cases);
    check_verb_->add_flag("--json", check_.json, "print one JSON object instead of lines");
    check_verb_->add_flag("-q,--quiet", check_.quiet, "print only the claims that did not come out as expected");
    check_verb_->add_option("--certificates", check_.certificates,
                            "also write a certificate of each case to this folder, for `candor verify`");
    add_threads(check_verb_, check_.threads);
    add_limits(check_verb_, check_.search);
  }
  void add_verify() {
    verify_verb_ =
        app_.add_subcommand("verify", "replay a certificate without any search, and compare it with the case");
    verify_verb_
        ->add_option("CASE", verify_files_,
                     "the case file (without it the certificate's tables are taken as they are), and the certificate")
        ->required()
        ->expected(1, 2)
        ->option_text("[CASE] CERTIFICATE");
    verify_verb_->add_flag("--json", verify_.json, "print one JSON object instead of lines");
    verify_verb_->add_flag("-q,--quiet", verify_.quiet, "print only the claims that are not accepted");
    add_threads(verify_verb_, verify_.threads);
  }
  Verify verification() const {
    Verify verify = verify_;
    verify.certificate = verify_files_.back();
    if (verify_files_.size() == 2) verify.case_file = verify_files_.front();
    return verify;
  }
  void add_explain() {
    explain_verb_ = app_.add_subcommand("explain", "print the whole proof or counterexample of one claim");
    explain_verb_->add_option("CASE", explain_.file, "a case file")->required();
    explain_verb_->add_option("CLAIM", explain_.claim, "the id of the claim")->required();
    explain_verb_->add_flag("--terms", explain_.terms, "also print every term of each sum");
    explain_verb_->add_flag("--json", explain_.json, "print JSON");
    add_limits(explain_verb_, explain_.search);
  }
  void add_counterexample() {
    counterexample_verb_ = app_.add_subcommand(
        "counterexample", "where a condition for implementation fails, write a case that cannot be implemented");
    counterexample_verb_->add_option("CASE", counterexample_.file, "a case file")->required();
    counterexample_verb_
        ->add_option("CLAIM", counterexample_.claim,
                     "the id of a claim of coalitional_identifiability or cbdp that is refuted")
        ->required();
    add_limits(counterexample_verb_, counterexample_.search);
    counterexample_verb_->add_option("-o,--output", counterexample_.output,
                                     "the file to write ('-', or without this option: standard output)");
  }
  void add_report() {
    report_verb_ = app_.add_subcommand("report", "write LaTeX certificates");
    add_cases(report_verb_, report_.cases);
    report_verb_->add_option("-o,--output", report_.directory, "the folder to write to; made if it is not there")
        ->required();
    report_verb_->add_flag(
        "--pdf", report_.pdf,
        "also typeset them with pdflatex, each run of which may take ten minutes, or as long as --time says");
    report_verb_->add_flag("!--no-figures", report_.figures, "leave out the figures");
    report_verb_->add_flag("-q,--quiet", report_.quiet, "do not list the files written");
    add_threads(report_verb_, report_.threads);
    add_limits(report_verb_, report_.search);
  }
  void add_audit() {
    audit_verb_ = app_.add_subcommand("audit", "try every property Candor knows; no claims needed");
    add_cases(audit_verb_, audit_.cases);
    audit_verb_
        ->add_option("--mechanism", audit_.mechanism,
                     "only this mechanism (of a case without mechanisms: this transfer rule) and what it is made of")
        ->type_name("NAME");
    auto* claims =
        audit_verb_->add_flag("--claims", audit_.claims, "print what was decided as claims for the case file");
    audit_verb_->add_flag("--json", audit_.json, "print one JSON object instead of a table")->excludes(claims);
    add_threads(audit_verb_, audit_.threads);
    add_limits(audit_verb_, audit_.search);
  }
  void add_export() {
    export_verb_ = app_.add_subcommand("export", "write the decided claims as files for other provers");
    export_verb_
        ->add_option(
            "CASE", export_.cases,
            "case files, folders searched for *.yaml, or certificates (*.json), which are taken by their own tables")
        ->required();
    auto* coq =
        export_verb_->add_flag("--coq", export_.coq, "theorems for Coq; recheck/coq/run FOLDER has Coq check them");
    export_verb_
        ->add_flag("--smtlib", export_.smtlib,
                   "questions to SMT solvers; recheck/smt/run FOLDER has z3 or cvc5 answer them")
        ->excludes(coq);
    export_verb_->add_option("-o,--output", export_.directory, "the folder to write to; made if it is not there")
        ->required();
    export_verb_->add_flag("-q,--quiet", export_.quiet, "do not list the files written");
    add_threads(export_verb_, export_.threads);
    add_limits(export_verb_, export_.search);
  }
  void add_list() {
    list_verb_ = app_.add_subcommand("list", "list cases and their claims, without checking them");
    add_cases(list_verb_, list_.cases);
    auto* catalogue =
        list_verb_->add_flag("--catalogue", list_.catalogue, "as a Markdown page (cases/README.md is made this way)");
    list_verb_->add_flag("--json", list_.json, "print JSON")->excludes(catalogue);
  }
  void add_new() {
    new_verb_ = app_.add_subcommand("new", "write a small commented case that checks out of the box");
    new_verb_->add_option("FILE", new_.file, "the file to make; without it, standard output");
  }
  void add_format() {
    format_verb_ = app_.add_subcommand("fmt", "tidy case files: columns of tables in line, no stray blanks");
    add_cases(format_verb_, format_.cases);
    auto* output = format_verb_->add_option("-o,--output", format_.output,
                                            "write to this file ('-': standard output) instead of in place");
    format_verb_->add_flag("--check", format_.check, "change nothing; end with 1 if a file is not tidy")
        ->excludes(output);
    format_verb_->add_flag("--fractions", format_.fractions, "also write decimals in tables as fractions");
    format_verb_->add_flag("-q,--quiet", format_.quiet, "do not name the files changed");
  }

  void add_region() {
    region_verb_ = app_.add_subcommand("region",
                                       "find the exact parameter values for which claims hold; of a partnership, the "
                                       "exact shares two partners may have");
    region_verb_->add_option("CASE", region_.file, "a case file")->required();
    region_verb_->add_option("-p,--param", region_.parameters,
                             "a parameter of the case; several: all of them together");
    region_verb_->add_option(
        "--vary", region_.numbers,
        "a single number: 'phi[1] at A, B', 'payoff[1] from OUTCOME at A, B' or 'outside[1] at A, B'");
    region_verb_->add_option(
        "-c,--claim", region_.claims,
        "the claim to look at; several: all of them together; without it, each claim that depends on the parameters");
    add_limits(region_verb_, region_.search);
    region_verb_->add_flag("--json", region_.json, "print JSON");
  }
  void add_solve() {
    solve_verb_ = app_.add_subcommand(
        "solve", "find transfers, or an ambiguous mechanism, with given properties; or say why there are none");
    solve_verb_->add_option("CASE", solve_.file, "a case file")->required();
    auto* claim = solve_verb_->add_option(
        "--claim", solve_.claim, "ask what this claim of the case (implementable or ambiguous_implementable) asks");
    auto* ambiguous = solve_verb_->add_flag("--ambiguous", solve_.ambiguous,
                                            "look for an ambiguous mechanism with balanced transfers");
    const auto required = [&](const char* name, std::string& value, const char* what) {
      return solve_verb_->add_option(name, value, what)->excludes(claim);
    };
    ambiguous->excludes(claim);
    required("--allocation", solve_.allocation, "the allocation rule; needed if the case has several");
    required(
        "--coalitions", solve_.coalitions,
        "whose misreports must not pay: pattern (default), all, proper, singletons, or a list such as \"{1, 2} {3}\"");
    required("--balance", solve_.balance, "exact, no_deficit, ex_ante, ex_ante_no_deficit or none")
        ->capture_default_str()
        ->excludes(ambiguous);
    required("--incentives", solve_.incentives, "coalitional, bayesian, dominant_strategy or none")
        ->capture_default_str()
        ->excludes(ambiguous);
    required("--participation", solve_.participation, "interim, ex_post, ex_ante or none")
        ->capture_default_str()
        ->excludes(ambiguous);
    required("--least-transfer", solve_.least_transfer, "no transfer is less than this number")->excludes(ambiguous);
    required("--largest-transfer", solve_.largest_transfer, "no transfer is more than this number")
        ->excludes(ambiguous);
    solve_verb_
        ->add_option("--objective", solve_.objective,
                     "any, smallest-largest-transfer, fewest-nonzero, closest:RULE or largest-slack")
        ->capture_default_str()
        ->excludes(ambiguous);
    solve_verb_->add_option("--name", solve_.name, "what to call the rule found")->capture_default_str();
    auto* output = solve_verb_->add_option(
        "-o,--output", solve_.output, "write a case with the rule and its claims to this file ('-': standard output)");
    add_limits(solve_verb_, solve_.search);
    solve_verb_->add_flag("--json", solve_.json, "print one JSON object");
    solve_verb_->add_flag("-q,--quiet", solve_.quiet, "with -o, print nothing")->needs(output);
  }

  std::vector<std::string> verbs() const {
    std::vector<std::string> names;
    for (const CLI::App* verb : app_.get_subcommands({})) names.push_back(verb->get_name());
    return names;
  }
  std::string joined_verbs() const {
    std::string text;
    for (const std::string& verb : verbs()) text += (text.empty() ? "" : ", ") + verb;
    return text;
  }

  Export exporting() const {
    if (!export_.coq && !export_.smtlib)
      throw CommandLineError(
          "export for whom? Give one of --coq (theorems for Coq) and --smtlib (questions to SMT solvers)");
    return export_;
  }

  /// CLI11's sentence; for a word that is no verb and an option that is none, our own.
  std::string explanation(const CLI::ParseError& error) const {
    const auto chosen = app_.get_subcommands();
    const std::vector<std::string> extras = app_.remaining(true);
    const std::string help =
        "\n`candor " + (chosen.empty() ? "" : chosen.front()->get_name() + ' ') + "--help` explains the ";
    const auto unknown = [&](const std::string& what, const std::vector<std::string>& known) {
      const std::string hint = did_you_mean(extras.front(), known);
      return "there is no " + what + " '" + extras.front() + "'" + (hint.empty() ? "" : "; " + hint);
    };
    if (!extras.empty() && extras.front().starts_with("--"))
      return unknown("option", options(chosen.empty() ? &app_ : chosen.front())) + help + "options.";
    if (!extras.empty() && chosen.empty()) return unknown("verb", verbs()) + help + "verbs.";
    return error.what() + help + "options.";
  }

  static std::vector<std::string> options(const CLI::App* app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app->get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
  }

  CLI::App app_;
  bool trust_ = false;
  Check check_;
  Verify verify_;
  std::vector<Path> verify_files_;
  Explain explain_;
  Counterexample counterexample_;
  Report report_;
  Audit audit_;
  List list_;
  New new_;
  Format format_;
  Region region_;
  Solve solve_;
  CLI::App* check_verb_ = nullptr;
  CLI::App* verify_verb_ = nullptr;
  CLI::App* explain_verb_ = nullptr;
  CLI::App* report_verb_ = nullptr;
  CLI::App* audit_verb_ = nullptr;
  CLI::App* region_verb_ = nullptr;
  CLI::App* counterexample_verb_ = nullptr;
  CLI::App* solve_verb_ = nullptr;
  CLI::App* list_verb_ = nullptr;
  CLI::App* new_verb_ = nullptr;
  CLI::App* format_verb_ = nullptr;
  Export export_;
  CLI::App* export_verb_ = nullptr;
  std::vector<std::pair<CLI::App*, Command>> chosen_;
};

}  // namespace

std::variant<Command, ExitCode> parse_command_line(int argc, char** argv) { return Parser().parse(argc, argv); }

}  // namespace candor
