// SPDX-License-Identifier: MIT
// candor --trust: what must be believed.
#include "cli/command.hpp"
#include "cli/embedded.hpp"
#include "cli/terminal.hpp"

namespace candor {

ExitCode run(const Trust&) {
  print(trust_statement);
  return ExitCode::as_expected;
}

}  // namespace candor
