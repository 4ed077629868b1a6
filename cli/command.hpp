// SPDX-License-Identifier: MIT
// The verbs: what each one is asked to do, and the function that does it (in the file named after it).
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "cli/exit_code.hpp"

namespace candor {

using Path = std::filesystem::path;

struct Check {
  std::vector<Path> cases;  ///< files, or folders searched for *.yaml
  unsigned threads = 1;
  bool json = false, quiet = false;
};
struct Explain {
  Path file;
  std::string claim;
  bool terms = false, json = false;
};
struct Report {
  std::vector<Path> cases;
  Path directory;
  bool pdf = false, figures = true, quiet = false;
  unsigned threads = 1;
};
struct Export {
  std::vector<Path> cases;
  Path directory;
  bool coq = false, quiet = false;
  unsigned threads = 1;
};
struct List {
  std::vector<Path> cases;
  bool catalogue = false, json = false;
};
struct New {
  Path file;
};  ///< empty: standard output
struct Format {
  std::vector<Path> cases;
  Path output;  ///< empty: in place; "-": standard output
  bool check = false, fractions = false, quiet = false;
};
struct Schema {};
struct Trust {};

using Command = std::variant<Check, Explain, Report, Export, List, New, Format, Schema, Trust>;

ExitCode run(const Check&);
ExitCode run(const Explain&);
ExitCode run(const Report&);
ExitCode run(const Export&);
ExitCode run(const List&);
ExitCode run(const New&);
ExitCode run(const Format&);
ExitCode run(const Schema&);
ExitCode run(const Trust&);

}  // namespace candor
