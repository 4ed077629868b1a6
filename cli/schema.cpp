// SPDX-License-Identifier: MIT
// candor schema: the JSON Schema of case files.
#include "cases/format/read/schema.hpp"

#include "cli/command.hpp"
#include "cli/terminal.hpp"

namespace candor {

ExitCode run(const Schema&) {
  print(json_schema());
  return ExitCode::as_expected;
}

}  // namespace candor
