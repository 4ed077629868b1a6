// SPDX-License-Identifier: MIT
// candor new: a commented case to start from.
#include "cli/command.hpp"
#include "cli/embedded.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"

namespace candor {

ExitCode run(const New& options) {
  if (options.file.empty()) {
    print(case_template);
    return ExitCode::as_expected;
  }
  require_absent(options.file);
  write_file(options.file, case_template);
  remark("wrote " + options.file.string() + "; now try: candor check " + options.file.string());
  return ExitCode::as_expected;
}

}  // namespace candor
