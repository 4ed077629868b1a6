// SPDX-License-Identifier: MIT
// candor eval: numbers that one does not know yet.
#include <algorithm>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"
#include "reports/json/json.hpp"
#include "reports/text/evaluated.hpp"
#include "tasks/evaluation.hpp"

namespace candor {

ExitCode run(const Eval& options) {
  Speaker speaker(!options.json);
  const Evaluation found = evaluate(require_case(options.file), options.quantities, options.search, speaker);
  if (!found.about_questions.empty()) return ExitCode::bad_command_line;
  if (!found.one.kernel) return code_of(found.one);
  const CaseFile& file = *found.one.file;
  if (options.json)
    print(evaluation_json(file, options.quantities, found.results, options.decimals));
  else
    for (const Evaluated& one : found.results) print(line_in_words(file.model, one, options.decimals) + '\n');
  const bool all_found = std::all_of(found.results.begin(), found.results.end(),
                                     [](const Evaluated& one) { return one.verified.has_value(); });
  return all_found ? ExitCode::as_expected : ExitCode::undecided;
}

}  // namespace candor
