// SPDX-License-Identifier: MIT
// The command line, its help, and its mistakes.
#pragma once

#include <any>
#include <functional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "cli/command.hpp"

namespace candor {

/// Something on the command line is wrong, or names what cannot be found or written. Ends the
/// program with code 4.
struct CommandLineError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Command {
  std::any options;  ///< of the verb: one of the structs in command.hpp
  std::function<ExitCode()> run;
};

/// A verb, as its help and the completion of shells have it.
struct DescribedVerb {
  std::string name, what;
  struct Option {
    std::vector<std::string> names;  ///< "--json", "-q"
    std::string what;
    bool takes_value;
  };
  std::vector<Option> options;
};
std::vector<DescribedVerb> described_verbs();
/// What `candor VERB --help` prints, and `candor --help` if the verb is empty. Empty if there is no such verb.
std::string help_on_verb(const std::string& verb);

/// The command to run; or, if there is nothing to run (--help, --version), the code to end with.
std::variant<Command, ExitCode> parse_command_line(int argc, char** argv);

}  // namespace candor
