// SPDX-License-Identifier: MIT
// candor fmt: tidy case files. A file with errors is left alone.
#include <algorithm>

#include "cases/format/case_name.hpp"
#include "cases/format/write/tidy.hpp"
#include "cli/command_line.hpp"
#include "cli/composing.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"
#include "tasks/reading.hpp"

namespace candor {

namespace {

ExitCode format(const std::filesystem::path& path, const Format& options) {
  const SearchLimit limit = options.search.limit();
  const ReadResult result = read(path, limit.patience("reading"));
  if (!result.case_file) {
    write_diagnostics(render(result.diagnostics, shown(path), result.text));
    return ExitCode::bad_case;
  }
  const std::string tidied = composed(options.search, "tidying " + shown(path),
                                      [&] { return tidy(result.text, TidyOptions{options.fractions}); });
  if (options.output == "-") {
    print(tidied);
  } else if (!options.output.empty()) {
    rewrite_file(options.output, tidied);
  } else if (tidied != result.text) {
    if (!options.check) rewrite_file(path, tidied);
    if (!options.quiet) print((options.check ? "not tidy: " : "tidied: ") + shown(path) + '\n');
    if (options.check) return ExitCode::not_as_expected;
  }
  return ExitCode::as_expected;
}

}  // namespace

ExitCode run(const Format& options) {
  const std::vector<std::filesystem::path> files = find_cases(options.cases);
  if (!options.output.empty() && files.size() != 1)
    throw CommandLineError("-o takes one case file, not " + std::to_string(files.size()));
  require_case_name(options.output);
  if (options.output.empty() && !options.check && std::any_of(files.begin(), files.end(), is_standard_input))
    throw CommandLineError(
        "there is no file to tidy behind standard input: add -o - to print the tidied case, or --check");
  ExitCode code = files.empty() ? ExitCode::undecided : ExitCode::as_expected;
  for (const std::filesystem::path& path : files) try {
      code = graver(code, format(path, options));
    } catch (const GaveUp& gave_up) {
      remark(shown(path) + " was not read to its end: " + gave_up.what());
      code = graver(code, ExitCode::undecided);
    }
  return code;
}

}  // namespace candor
