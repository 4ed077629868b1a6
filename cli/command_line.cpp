// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wnull-dereference"  // GCC 12 sees one in CLI11's own vectors of strings
#endif
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>
#include <sstream>
#include <thread>

#include "cases/format/explain/other_words.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cli/embedded.hpp"
#include "cli/terminal.hpp"
#include "tasks/invalid_question.hpp"

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
    "  candor explain example.yaml CLAIM    see why a claim holds or fails\n"
    "  candor properties                    see what can be claimed\n\n"
    "Exit codes: 0 every claim came out as expected; 1 some claim did not, or a certificate is rejected; 2 undecided, "
    "or nothing checked;\n"
    "3 a case file, or a certificate, has errors; 4 bad command line, or a file cannot be written; 70 an internal "
    "disagreement (a bug). If several apply, the first of 70, 4, 3, 1, 2.";

void add_cases(CLI::App& verb, std::vector<Path>& cases) {
  verb.add_option("CASE", cases, "case files, or folders searched for *.yaml; '-': standard input")->required();
}

void add_case(CLI::App& verb, Path& file) {
  verb.add_option("CASE", file, "a case file; '-': standard input")->required();
}

void add_threads(CLI::App& verb, unsigned& threads) {
  threads = std::max(1u, std::thread::hardware_concurrency());
  verb.add_option("-j,--jobs", threads, "how many claims to check at the same time; the output does not depend on it")
      ->check(CLI::Range(1u, 1024u))
      ->capture_default_str();
}

void add_limits_of(const std::string& work, CLI::App& verb, SearchOptions& search) {
  verb.add_option("--time", search.seconds, "give up on " + work + " after this many seconds")
      ->check(CLI::Range(1u, 1'000'000'000u))
      ->type_name("SECONDS");
  verb.add_option("--memory", search.megabytes, "give up on " + work + " once the program takes this much memory")
      ->check(CLI::Range(1u, 1'000'000'000u))
      ->type_name("MEGABYTES");
}

void add_limits(CLI::App& verb, SearchOptions& search) {
  add_limits_of("a claim, or on reading a file,", verb, search);
  verb.add_flag("--force", search.force, "begin enumerations that would take hours, too");
}

CLI::Option* add_decimals(CLI::App& verb, std::optional<int>& decimals) {
  return verb
      .add_option("--decimals", decimals, "also print each fraction as a decimal with this many places, rounded")
      ->check(CLI::Range(0, 30))
      ->type_name("PLACES");
}

void add_options(CLI::App& verb, Check& options) {
  add_cases(verb, options.cases);
  auto* decimals = add_decimals(verb, options.decimals);
  verb.add_flag("--json", options.json, "print one JSON object instead of lines")->excludes(decimals);
  verb.add_flag("-q,--quiet", options.quiet, "print only the claims that did not come out as expected");
  auto* claims = verb.add_option("--claim", options.claims,
                                 "check only the claim with this id, or all that are written as one with it; may be "
                                 "given several times")
                     ->type_name("ID")
                     ->take_all()
                     ->expected(1)
                     ->allow_extra_args(false);
  verb.add_option("--certificates", options.certificates,
                  "also write a certificate of each case to this folder, for `candor verify`")
      ->excludes(claims);
  add_threads(verb, options.threads);
  add_limits(verb, options.search);
}

void add_options(CLI::App& verb, Verify& options) {
  verb.add_option("CASE", options.files,
                  "the case file (without it the certificate's tables are taken as they are), and the certificate")
      ->required()
      ->expected(1, 2)
      ->option_text("[CASE] CERTIFICATE");
  verb.add_flag("--json", options.json, "print one JSON object instead of lines");
  verb.add_flag("-q,--quiet", options.quiet, "print only the claims that are not accepted");
  add_threads(verb, options.threads);
  add_limits(verb, options.search);
}

void add_options(CLI::App& verb, Explain& options) {
  add_case(verb, options.file);
  auto* claim = verb.add_option("CLAIM", options.claim, "the id of the claim; needed without --only");
  auto* only = verb.add_option("--only", options.only, "failing: every claim that does not come out as expected")
                   ->type_name("WHICH")
                   ->excludes(claim);
  verb.add_flag("--terms", options.terms, "also print every term of each sum");
  auto* decimals = add_decimals(verb, options.decimals);
  verb.add_flag("--json", options.json, "print JSON")->excludes(only)->excludes(decimals);
  add_limits(verb, options.search);
}

void add_options(CLI::App& verb, Eval& options) {
  add_case(verb, options.file);
  verb.add_option(
          "QUANTITY", options.quantities,
          "what the number is of: a sentence (\"utility of {1, 2} under q, phi, given 1: t1\"), or the keys of a "
          "`value` claim without the number (\"of: utility, coalition: [1, 2]\"); several: each")
      ->required();
  verb.add_option("--decimals", options.decimals, "show so many places of the decimal beside the exact number")
      ->check(CLI::Range(1, 1000))
      ->type_name("PLACES");
  verb.add_flag("--json", options.json, "print one JSON object instead of lines");
  add_limits(verb, options.search);
}

void add_options(CLI::App& verb, Import& options) {
  verb.add_option("TABLE", options.table,
                  "a table in a CSV file, whose first row names the columns; '-': standard input")
      ->required();
  verb.add_option("--name", options.name,
                  "what to call an allocation or transfer rule; without it, as the file is called");
  add_limits_of("reading the table", verb, options.search);
}

void add_options(CLI::App& verb, Counterexample& options) {
  add_case(verb, options.file);
  verb.add_option("CLAIM", options.claim, "the id of a claim of coalitional_identifiability or cbdp that is refuted")
      ->required();
  add_limits(verb, options.search);
  verb.add_option("-o,--output", options.output, "the file to write ('-', or without this option: standard output)");
}

void add_options(CLI::App& verb, Report& options) {
  add_cases(verb, options.cases);
  verb.add_option("-o,--output", options.directory, "the folder to write to; made if it is not there")->required();
  verb.add_flag("--pdf", options.pdf,
                "also typeset them with pdflatex, each run of which may take ten minutes, or as long as --time says");
  verb.add_flag("!--no-figures", options.figures, "leave out the figures");
  add_decimals(verb, options.decimals);
  verb.add_flag("-q,--quiet", options.quiet, "do not list the files written");
  add_threads(verb, options.threads);
  add_limits(verb, options.search);
}

void add_options(CLI::App& verb, Audit& options) {
  add_cases(verb, options.cases);
  verb.add_option("--mechanism", options.mechanism,
                  "only this mechanism (of a case without mechanisms: this transfer rule) and what it is made of")
      ->type_name("NAME");
  auto* claims = verb.add_flag("--claims", options.claims, "print what was decided as claims for the case file");
  verb.add_flag("--json", options.json, "print one JSON object instead of a table")->excludes(claims);
  add_threads(verb, options.threads);
  add_limits(verb, options.search);
}

void add_options(CLI::App& verb, Export& options) {
  verb.add_option(
          "CASE", options.cases,
          "case files, folders searched for *.yaml, or certificates (*.json), which are taken by their own tables")
      ->required();
  auto* coq = verb.add_flag("--coq", options.coq, "theorems for Coq; recheck/coq/run FOLDER has Coq check them");
  verb.add_flag("--smtlib", options.smtlib,
                "questions to SMT solvers; recheck/smt/run FOLDER has z3 or cvc5 answer them")
      ->excludes(coq);
  verb.add_option("-o,--output", options.directory, "the folder to write to; made if it is not there")->required();
  verb.add_flag("-q,--quiet", options.quiet, "do not list the files written");
  add_threads(verb, options.threads);
  add_limits(verb, options.search);
}

void add_options(CLI::App& verb, List& options) {
  add_cases(verb, options.cases);
  auto* catalogue =
      verb.add_flag("--catalogue", options.catalogue, "as a Markdown page (cases/README.md is made this way)");
  verb.add_flag("--json", options.json, "print JSON")->excludes(catalogue);
  add_limits_of("reading a file", verb, options.search);
}

void add_options(CLI::App& verb, New& options) {
  verb.add_option("FILE", options.file, "the file to make; without it, standard output");
  verb.add_option("--template", options.template_name, enumerated(template_names(), ", "))->type_name("NAME");
}

void add_options(CLI::App& verb, Format& options) {
  add_cases(verb, options.cases);
  auto* output =
      verb.add_option("-o,--output", options.output, "write to this file ('-': standard output) instead of in place");
  verb.add_flag("--check", options.check, "change nothing; end with 1 if a file is not tidy")->excludes(output);
  verb.add_flag("--fractions", options.fractions, "also write decimals in tables as fractions");
  verb.add_flag("-q,--quiet", options.quiet, "do not name the files changed");
  add_limits_of("reading a file", verb, options.search);
}

void add_options(CLI::App& verb, Region& options) {
  add_case(verb, options.file);
  verb.add_option("-p,--param", options.parameters, "a parameter of the case; several: all of them together");
  verb.add_option("--vary", options.numbers,
                  "a single number: 'phi[1] at A, B', 'payoff[1] from OUTCOME at A, B' or 'outside[1] at A, B'");
  verb.add_option(
      "-c,--claim", options.claims,
      "the claim to look at; several: all of them together; without it, each claim that depends on the parameters");
  add_limits(verb, options.search);
  verb.add_flag("--json", options.json, "print JSON");
}

void add_options(CLI::App& verb, Solve& options) {
  add_case(verb, options.file);
  auto* claim = verb.add_option("--claim", options.claim,
                                "ask what this claim of the case (implementable or ambiguous_implementable) asks");
  auto* ambiguous =
      verb.add_flag("--ambiguous", options.ambiguous, "look for an ambiguous mechanism with balanced transfers");
  const auto required = [&](const char* name, std::string& value, const char* what) {
    return verb.add_option(name, value, what)->excludes(claim);
  };
  ambiguous->excludes(claim);
  required("--allocation", options.allocation, "the allocation rule; needed if the case has several");
  required(
      "--coalitions", options.coalitions,
      "whose misreports must not pay: pattern (default), all, proper, singletons, or a list such as \"{1, 2} {3}\"");
  required("--balance", options.balance, "exact, no_deficit, ex_ante, ex_ante_no_deficit or none")
      ->capture_default_str()
      ->excludes(ambiguous);
  required("--incentives", options.incentives, "coalitional, bayesian, dominant_strategy or none")
      ->capture_default_str()
      ->excludes(ambiguous);
  required("--participation", options.participation, "interim, ex_post, ex_ante or none")->capture_default_str();
  required("--least-transfer", options.least_transfer, "no transfer is less than this number")->excludes(ambiguous);
  required("--largest-transfer", options.largest_transfer, "no transfer is more than this number")->excludes(ambiguous);
  verb.add_option("--objective", options.objective,
                  "any, smallest-largest-transfer, fewest-nonzero, closest:RULE or largest-slack")
      ->capture_default_str()
      ->excludes(ambiguous);
  verb.add_option("--name", options.name, "what to call the rule found")->capture_default_str();
  auto* output = verb.add_option("-o,--output", options.output,
                                 "write a case with the rule and its claims to this file ('-': standard output)");
  add_limits(verb, options.search);
  verb.add_flag("--json", options.json, "print one JSON object");
  verb.add_flag("-q,--quiet", options.quiet, "with -o, print nothing")->needs(output);
}

void add_options(CLI::App& verb, Properties& options) {
  verb.add_flag("--json", options.json, "print JSON, with all that `candor help PROPERTY` says");
}

void add_options(CLI::App& verb, Help& options) {
  verb.add_option("WORD", options.word, "a verb; a property; or what the literature calls one: DSIC, IR, VCG, ...");
}

void add_options(CLI::App& verb, Completion& options) {
  verb.add_option("SHELL", options.shell, "bash, zsh or fish")->required();
}

void add_options(CLI::App&, Schema&) {}

/// Declares the options of a verb. Once the command line has been parsed, the result is the command.
template <class Options>
std::function<Command()> declare(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  add_options(verb, *options);
  return [options] { return Command{*options, [options] { return run(*options); }}; };
}

struct Verb {
  const char* name;
  const char* help;
  const char* example;  ///< commands that can be run as they are
  std::function<Command()> (*declare)(CLI::App&);
};

constexpr Verb all_verbs[] = {
    {"check", "check every claim of some cases: one line for each",
     "candor new example.yaml\ncandor check example.yaml\ncandor check example.yaml --claim truthful", declare<Check>},
    {"verify", "replay a certificate without any search, and compare it with the case",
     "candor new example.yaml\ncandor check example.yaml --certificates certificates\n"
     "candor verify example.yaml certificates/example.json",
     declare<Verify>},
    {"explain", "print the whole proof or counterexample of one claim, or of all that are not as expected",
     "candor new example.yaml\ncandor explain example.yaml ring_proof\ncandor explain example.yaml --only failing",
     declare<Explain>},
    {"eval", "compute a number that one does not know yet, of a case",
     "candor new example.yaml\ncandor eval example.yaml \"utility of ann, given ann: 2\"", declare<Eval>},
    {"counterexample", "where a condition for implementation fails, write a case that cannot be implemented",
     "candor new --template ambiguous favour.yaml\ncandor counterexample favour.yaml identifiable -o impossible.yaml",
     declare<Counterexample>},
    {"report", "write LaTeX certificates", "candor new example.yaml\ncandor report example.yaml -o reports",
     declare<Report>},
    {"audit", "try every property Candor knows; no claims needed", "candor new example.yaml\ncandor audit example.yaml",
     declare<Audit>},
    {"export", "write the decided claims as files for other provers",
     "candor new example.yaml\ncandor export --coq example.yaml -o theorems", declare<Export>},
    {"list", "list cases and their claims, without checking them", "candor new example.yaml\ncandor list example.yaml",
     declare<List>},
    {"new", "write a small commented case that checks out of the box",
     "candor new example.yaml\ncandor new --template voting vote.yaml", declare<New>},
    {"fmt", "tidy case files: columns of tables in line, no stray blanks",
     "candor new example.yaml\ncandor fmt --check example.yaml", declare<Format>},
    {"import", "print a table in CSV as a section of a case file",
     "printf 'type 1,type 2,probability\\n0,0,1/2\\n0,1,0\\n1,0,0\\n1,1,1/2\\n' > prior.csv\ncandor import prior.csv",
     declare<Import>},
    {"region",
     "find the exact parameter values for which claims hold; of a partnership, the exact shares two partners may have",
     "candor new --template voting vote.yaml\ncandor region vote.yaml --param loss --claim efficient", declare<Region>},
    {"solve", "find transfers, or an ambiguous mechanism, with given properties; or say why there are none",
     "candor new example.yaml\ncandor solve example.yaml --incentives dominant_strategy --balance no_deficit",
     declare<Solve>},
    {"properties", "list the properties that a case can claim, and what the field calls them", "candor properties",
     declare<Properties>},
    {"help", "explain a property, or a verb", "candor help budget_balance\ncandor help DSIC\ncandor help check",
     declare<Help>},
    {"schema", "print the JSON Schema of case files, for editors", "candor schema > schema.json", declare<Schema>},
    {"completion", "print what makes a shell complete verbs, options and names", "source <(candor completion bash)",
     declare<Completion>},
};

/// "Example:" and its lines.
std::string example_of(const Verb& verb) {
  std::string text = "Example:\n  ";
  for (const char* at = verb.example; *at != 0; ++at) {
    text += *at;
    if (*at == '\n') text += "  ";
  }
  return text;
}

/// All verbs, and which one was chosen.
class Parser {
 public:
  Parser() : app_(about, "candor") {
    app_.footer(footer);
    app_.set_version_flag("--version", "candor " CANDOR_VERSION, "print the version and exit");
    app_.set_help_flag("-h,--help", "print this help and exit; after a verb, its own help");
    app_.add_flag("--trust", trust_, "print what must be believed when Candor says verified");
    app_.require_subcommand(0, 1);
    for (const Verb& verb : all_verbs) {
      CLI::App* const app = app_.add_subcommand(verb.name, verb.help);
      app->footer(example_of(verb));
      commands_.emplace_back(app, verb.declare(*app));
    }
  }

  std::variant<Command, ExitCode> parse(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) {
        std::ostringstream text;
        app_.exit(error, text, text);
        print(text.str());
        flush_output();
        return ExitCode::as_expected;
      }
      throw CommandLineError(explanation(error));
    }
    for (const auto& [app, command] : commands_)
      if (app->parsed()) require_values(*app);
    if (trust_) return Command{Trust{}, [] { return run(Trust{}); }};
    for (const auto& [app, command] : commands_)
      if (app->parsed()) return command();
    std::string joined;
    for (const std::string& verb : verbs()) joined += (joined.empty() ? "" : ", ") + verb;
    throw CommandLineError("what is to be done? Name a verb: " + joined + "\n`candor --help` explains them.");
  }

  std::vector<DescribedVerb> described() const {
    std::vector<DescribedVerb> result;
    for (const auto& [app, command] : commands_) {
      DescribedVerb verb{app->get_name(), app->get_description(), {}};
      for (const CLI::Option* option : app->get_options()) {
        DescribedVerb::Option one{{}, option->get_description(), option->get_type_size() > 0};
        for (const std::string& name : option->get_lnames()) one.names.push_back("--" + name);
        for (const std::string& name : option->get_snames()) one.names.push_back("-" + name);
        if (!one.names.empty()) verb.options.push_back(std::move(one));
      }
      result.push_back(std::move(verb));
    }
    return result;
  }

  std::string help_on(const std::string& verb) const {
    if (verb.empty()) return app_.help();
    for (const auto& [app, command] : commands_)
      if (app->get_name() == verb) return app->help("candor");
    return {};
  }

 private:
  static void require_values(const CLI::App& verb) {
    for (const CLI::Option* option : verb.get_options())
      for (const std::string& value : option->results())
        if (value.empty()) throw CommandLineError(option->get_name() + ": the value is empty");
  }

  static std::vector<std::string> verbs() { return names_of(std::vector(std::begin(all_verbs), std::end(all_verbs))); }

  /// CLI11's sentence; for a word that is no verb and an option that is none, our own.
  std::string explanation(const CLI::ParseError& error) const {
    const auto chosen = app_.get_subcommands();
    const std::vector<std::string> extras = app_.remaining(true);
    const std::string help =
        "\n`candor " + (chosen.empty() ? "" : chosen.front()->get_name() + ' ') + "--help` explains the ";
    const auto unknown = [&](const std::string& what, const std::vector<std::string>& known) {
      const std::string hint = hint_for_word(what, extras.front(), known);
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
  std::vector<std::pair<CLI::App*, std::function<Command()>>> commands_;
};

}  // namespace

std::vector<DescribedVerb> described_verbs() { return Parser().described(); }
std::string help_on_verb(const std::string& verb) { return Parser().help_on(verb); }

std::variant<Command, ExitCode> parse_command_line(int argc, char** argv) { return Parser().parse(argc, argv); }

}  // namespace candor
