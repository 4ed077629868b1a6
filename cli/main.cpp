// SPDX-License-Identifier: MIT
// The program: parse the command line, run the verb, set the exit code.
#include "cli/command_line.hpp"
#include "cli/failure.hpp"
#include "cli/interruption.hpp"
#include "cli/out_of_memory.hpp"
#include "cli/terminal.hpp"

namespace {

using candor::ExitCode;

ExitCode run(int argc, char** argv) {
  try {
    candor::handle_interruptions();
    const auto command = candor::parse_command_line(argc, argv);
    if (const ExitCode* code = std::get_if<ExitCode>(&command)) return *code;
    const ExitCode code = std::get<candor::Command>(command).run();
    candor::flush_output();
    return code;
  } catch (...) {
    return candor::tell_failure();
  }
}

}  // namespace

int main(int argc, char** argv) {
  candor::hold_standard_streams();
  candor::prepare_for_want_of_memory();
  return static_cast<int>(run(argc, argv));
}
