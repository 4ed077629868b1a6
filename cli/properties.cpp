// SPDX-License-Identifier: MIT
// candor properties: what can be claimed.
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "reports/glossary/glossary.hpp"

namespace candor {

ExitCode run(const Properties& options) {
  print(options.json ? glossary::list_json() : glossary::list());
  return ExitCode::as_expected;
}

}  // namespace candor
