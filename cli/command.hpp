// SPDX-License-Identifier: MIT
// The verbs: what each one is asked to do, and the function that does it (in the file named after
// it).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "tasks/search_options.hpp"

namespace candor {

using Path = std::filesystem::path;

struct Check {
  std::vector<Path> cases;          ///< files, or folders searched for *.yaml
  std::vector<std::string> claims;  ///< ids, of several claims written as one too; none: all
  Path certificates;                ///< the folder for them; empty: none are written
  SearchOptions search;
  unsigned threads = 1;
  bool json = false, quiet = false;
  std::optional<int> decimals;  ///< places after the point, behind each fraction
};
struct Verify {
  std::vector<Path> files;  ///< the certificate; before it, if there are two, the case
  unsigned threads = 1;
  SearchOptions search;
  bool json = false, quiet = false;
};
struct Explain {
  Path file;
  std::string claim;  ///< empty with `only`
  std::string only;   ///< "failing": every claim that is not as expected
  bool terms = false, json = false;
  std::optional<int> decimals;  ///< as in Check
  SearchOptions search;
};
struct Eval {
  Path file;
  std::vector<std::string> quantities;
  bool json = false;
  std::optional<int> decimals;  ///< places behind the point; none: a few
  SearchOptions search;
};
struct Import {
  Path table;        ///< CSV
  std::string name;  ///< of a rule; empty: as the file is called
  SearchOptions search;
};
struct Counterexample {
  Path file;
  std::string claim;
  Path output = "-";  ///< "-": standard output
  SearchOptions search;
};
struct Report {
  std::vector<Path> cases;
  Path directory;
  bool pdf = false, figures = true, quiet = false;
  std::optional<int> decimals;  ///< as in Check
  unsigned threads = 1;
  SearchOptions search;
};
struct Audit {
  std::vector<Path> cases;
  std::string mechanism;  ///< empty: all
  bool json = false, claims = false;
  unsigned threads = 1;
  SearchOptions search;
};
struct Export {
  std::vector<Path> cases;  ///< or certificates
  Path directory;
  bool coq = false, smtlib = false;  ///< exactly one
  bool quiet = false;
  unsigned threads = 1;
  SearchOptions search;
};
struct List {
  std::vector<Path> cases;
  bool catalogue = false, json = false;
  SearchOptions search;
};
struct New {
  Path file;                  ///< empty: standard output
  std::string template_name;  ///< empty: the first
};
struct Format {
  std::vector<Path> cases;
  Path output;  ///< empty: in place; "-": standard output
  bool check = false, fractions = false, quiet = false;
  SearchOptions search;
};
struct Region {
  Path file;
  std::vector<std::string> parameters;  ///< of the case
  std::vector<std::string> numbers;     ///< single numbers of the case, as "RULE[AGENT] at TYPE, TYPE, ..."
  std::vector<std::string> claims;      ///< none: every claim that depends on the parameters
  SearchOptions search;
  bool json = false;
};
struct Solve {
  Path file;
  std::string claim;       ///< whose requirements are taken; empty: those below
  std::string allocation;  ///< empty: the only one
  std::string balance = "exact", incentives = "coalitional", participation = "none";
  std::string coalitions;                        ///< empty: the pattern of the case
  std::string least_transfer, largest_transfer;  ///< empty: no bound
  bool ambiguous = false;
  std::string objective = "any";
  std::string name = "solved";  ///< of the rule found
  Path output;                  ///< empty: none; "-": standard output
  bool json = false, quiet = false;
  SearchOptions search;
};
struct Properties {
  bool json = false;
};
struct Help {
  std::string word;  ///< a verb, a property or what the field calls it; empty: the program
};
struct Completion {
  std::string shell;
};
struct Schema {};
struct Trust {};

ExitCode run(const Check&);
ExitCode run(const Verify&);
ExitCode run(const Explain&);
ExitCode run(const Eval&);
ExitCode run(const Import&);
ExitCode run(const Counterexample&);
ExitCode run(const Report&);
ExitCode run(const Audit&);
ExitCode run(const Export&);
ExitCode run(const List&);
ExitCode run(const New&);
ExitCode run(const Format&);
ExitCode run(const Region&);
ExitCode run(const Solve&);
ExitCode run(const Properties&);
ExitCode run(const Help&);
ExitCode run(const Completion&);
ExitCode run(const Schema&);
ExitCode run(const Trust&);

}  // namespace candor
