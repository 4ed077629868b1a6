// SPDX-License-Identifier: MIT
// candor new: a commented case to start from.
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
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(options.file, error)))
    throw CommandLineError("'" + options.file.string() + "' is there already; it is left as it is");
  write_file(options.file, case_template);
  remark("wrote " + options.file.string() + "; now try: candor check " + options.file.string());
  return ExitCode::as_expected;
}

}  // namespace candor
