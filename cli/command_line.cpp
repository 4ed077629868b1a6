// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wnull-dereference"  // GCC 12 sees one in CLI11's own vectors of strings
#endif
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <thread>

#include "cases/format/suggestion.hpp"

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
    "Exit codes: 0 every claim came out as expected; 1 some claim did not; 2 undecided, or nothing checked; 3 a case file has errors;\n"
    "4 bad command line; 70 an internal disagreement (a bug). If several apply, the first of 70, 4, 3, 1, 2.";

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
    add_explain();
    add_report();
    add_export();
    add_list();
    add_new();
    add_format();
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
    if (explain_verb_->parsed()) return Command{explain_};
    if (report_verb_->parsed()) return Command{report_};
    if (export_verb_->parsed()) return Command{export_};
    if (list_verb_->parsed()) return Command{list_};
    if (new_verb_->parsed()) return Command{new_};
    if (format_verb_->parsed()) return Command{format_};
    for (const auto& [verb, command] : chosen_)
      if (verb->parsed()) return command;
    throw CommandLineError("what is to be done? Name a verb: " + joined_verbs() + "\n`candor --help` explains them.");
  }

 private:
  CLI::Option* add_cases(CLI::App* verb, std::vector<Path>& cases) { return verb->add_option("CASE", cases, "case files, or folders searched for *.yaml")->required(); }
  void add_threads(CLI::App* verb, unsigned& threads) {
    threads = std::max(1u, std::thread::hardware_concurrency());
    verb->add_option("-j,--jobs", threads, "how many claims to check at the same time; the output does not depend on it")->check(CLI::Range(1u, 1024u))->capture_default_str();
  }

  void add_check() {
    check_verb_ = app_.add_subcommand("check", "check every claim of some cases: one line for each");
    add_cases(check_verb_, check_.cases);
    check_verb_->add_flag("--json", check_.json, "print one JSON object instead of lines");
    check_verb_->add_flag("-q,--quiet", check_.quiet, "print only the claims that did not come out as expected");
    add_threads(check_verb_, check_.threads);
  }
  void add_explain() {
    explain_verb_ = app_.add_subcommand("explain", "print the whole proof or counterexample of one claim");
    explain_verb_->add_option("CASE", explain_.file, "a case file")->required();
    explain_verb_->add_option("CLAIM", explain_.claim, "the id of the claim")->required();
    explain_verb_->add_flag("--terms", explain_.terms, "also print every term of each sum");
    explain_verb_->add_flag("--json", explain_.json, "print JSON");
  }
  void add_report() {
    report_verb_ = app_.add_subcommand("report", "write LaTeX certificates");
    add_cases(report_verb_, report_.cases);
    report_verb_->add_option("-o,--output", report_.directory, "the folder to write to; made if it is not there")->required();
    report_verb_->add_flag("--pdf", report_.pdf, "also typeset them with pdflatex");
    report_verb_->add_flag("!--no-figures", report_.figures, "leave out the figures");
    report_verb_->add_flag("-q,--quiet", report_.quiet, "do not list the files written");
    add_threads(report_verb_, report_.threads);
  }
  void add_export() {
    export_verb_ = app_.add_subcommand("export", "write the decided claims as files for other provers");
    add_cases(export_verb_, export_.cases);
    export_verb_->add_flag("--coq", export_.coq, "theorems for Coq; recheck/coq/run FOLDER has Coq check them")->required();
    export_verb_->add_option("-o,--output", export_.directory, "the folder to write to; made if it is not there")->required();
    export_verb_->add_flag("-q,--quiet", export_.quiet, "do not list the files written");
    add_threads(export_verb_, export_.threads);
  }
  void add_list() {
    list_verb_ = app_.add_subcommand("list", "list cases and their claims, without checking them");
    add_cases(list_verb_, list_.cases);
    auto* catalogue = list_verb_->add_flag("--catalogue", list_.catalogue, "as a Markdown page (cases/README.md is made this way)");
    list_verb_->add_flag("--json", list_.json, "print JSON")->excludes(catalogue);
  }
  void add_new() {
    new_verb_ = app_.add_subcommand("new", "write a small commented case that checks out of the box");
    new_verb_->add_option("FILE", new_.file, "the file to make; without it, standard output");
  }
  void add_format() {
    format_verb_ = app_.add_subcommand("fmt", "tidy case files: columns of tables in line, no stray blanks");
    add_cases(format_verb_, format_.cases);
    auto* output = format_verb_->add_option("-o,--output", format_.output, "write to this file ('-': standard output) instead of in place");
    format_verb_->add_flag("--check", format_.check, "change nothing; end with 1 if a file is not tidy")->excludes(output);
    format_verb_->add_flag("--fractions", format_.fractions, "also write decimals in tables as fractions");
    format_verb_->add_flag("-q,--quiet", format_.quiet, "do not name the files changed");
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

  /// CLI11's sentence; for a word that is no verb and an option that is none, our own.
  std::string explanation(const CLI::ParseError& error) const {
    const auto chosen = app_.get_subcommands();
    const std::vector<std::string> extras = app_.remaining(true);
    const std::string help = "\n`candor " + (chosen.empty() ? "" : chosen.front()->get_name() + ' ') + "--help` explains the ";
    const auto unknown = [&](const std::string& what, const std::vector<std::string>& known) {
      const std::string hint = did_you_mean(extras.front(), known);
      return "there is no " + what + " '" + extras.front() + "'" + (hint.empty() ? "" : "; " + hint);
    };
    if (!extras.empty() && extras.front().starts_with("--")) return unknown("option", options(chosen.empty() ? &app_ : chosen.front())) + help + "options.";
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
  Explain explain_;
  Report report_;
  Export export_;
  List list_;
  New new_;
  Format format_;
  CLI::App *check_verb_ = nullptr, *explain_verb_ = nullptr, *report_verb_ = nullptr, *export_verb_ = nullptr, *list_verb_ = nullptr, *new_verb_ = nullptr, *format_verb_ = nullptr;
  std::vector<std::pair<CLI::App*, Command>> chosen_;
};

}  // namespace

std::variant<Command, ExitCode> parse_command_line(int argc, char** argv) { return Parser().parse(argc, argv); }

}  // namespace candor
