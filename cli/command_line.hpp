// SPDX-License-Identifier: MIT
// The command line, its help, and its mistakes.
#pragma once

#include <any>
#include <functional>
#include <stdexcept>
#include <variant>

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

/// The command to run; or, if there is nothing to run (--help, --version), the code to end with.
std::variant<Command, ExitCode> parse_command_line(int argc, char** argv);

}  // namespace candor
