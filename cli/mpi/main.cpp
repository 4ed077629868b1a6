// SPDX-License-Identifier: MIT
// candor-mpi: `check` by several processes. Process 0 speaks and writes; the others do the same
// work in silence, and share its comparisons.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

#include "cases/format/case_name.hpp"
#include "cli/command_line.hpp"
#include "cli/failure.hpp"
#include "cli/files.hpp"
#include "cli/interruption.hpp"
#include "cli/mpi/processes.hpp"
#include "cli/out_of_memory.hpp"
#include "cli/terminal.hpp"

namespace {

using candor::ExitCode;

void fall_silent() {
  const int nowhere = open("/dev/null", O_WRONLY);
  if (nowhere < 0) return;
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
}

/// What all processes must have in common: the program, and every case file to the letter.
std::string subject_of(const candor::Check& check) {
  std::string text = CANDOR_VERSION;
  for (const candor::Path& path : candor::find_cases(check.cases)) {
    if (candor::is_standard_input(path))
      throw candor::CommandLineError("several processes cannot share standard input: name the case file");
    text += '\n' + path.string() + '\n' + candor::read_file(path, std::size_t{1} << 30);
  }
  return text;
}

ExitCode run(candor::Check check, candor::Processes& processes) {
  check.search.colleagues = &processes;
  if (!processes.is_first()) check.certificates.clear();
  processes.agree_on(subject_of(check));
  const ExitCode code = candor::run(check);
  candor::flush_output();
  return code;
}

/// What went wrong is said at once, before the others have been waited for.
ExitCode run(int argc, char** argv, candor::Processes& processes) {
  try {
    if (!processes.is_first()) fall_silent();
    const auto command = candor::parse_command_line(argc, argv);
    if (const ExitCode* code = std::get_if<ExitCode>(&command)) return *code;
    const auto* check = std::any_cast<candor::Check>(&std::get<candor::Command>(command).options);
    if (check == nullptr)
      throw candor::CommandLineError("candor-mpi can only `check`; for everything else there is `candor`");
    const ExitCode code = run(*check, processes);
    return processes.is_first() || code == ExitCode::disagreement
               ? code
               : ExitCode::as_expected;  // mpirun returns the first code that is not 0
  } catch (...) {
    return candor::tell_failure();
  }
}

}  // namespace

int main(int argc, char** argv) {
  setenv("NO_COLOR", "1", 1);  // mpirun gives process 0 a terminal of its own, whoever reads what it passes on
  candor::hold_standard_streams();
  candor::prepare_for_want_of_memory();
  try {
    candor::handle_interruptions();
    candor::Processes processes(argc, argv);
    return static_cast<int>(run(argc, argv, processes));
  } catch (...) {
    return static_cast<int>(candor::tell_failure());
  }
}
