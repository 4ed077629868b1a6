// SPDX-License-Identifier: MIT
// candor new: a commented case to start from.
#include "cases/format/case_name.hpp"
#include "cli/command_line.hpp"
#include "cli/embedded.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"

namespace candor {

ExitCode run(const New& options) {
  if (options.file.empty()) {
    print(case_template);
    return ExitCode::as_expected;
  }
  require_case_name(options.file);
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(options.file, error)))
    throw CommandLineError("'" + shown(options.file) + "' is there already; it is left as it is");
  write_case_file(options.file, case_template);
  return ExitCode::as_expected;
}

}  // namespace candor
