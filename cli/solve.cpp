// SPDX-License-Identifier: MIT
// candor solve: transfers with given properties, or why there are none.
#include "tasks/solve.hpp"

#include "cli/command_line.hpp"
#include "cli/composing.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/question.hpp"
#include "cli/terminal.hpp"

namespace candor {

namespace {

void write(const Solve& options, const std::string& text) {
  require_other_file(options.output, options.file);
  if (options.quiet)
    write_file(options.output, text);
  else
    write_case_file(options.output, text);
}

}  // namespace

ExitCode run(const Solve& options) {
  if (options.output == "-" && options.json)
    throw CommandLineError("-o - and --json would both write to standard output");
  require_case_name(options.output);
  Speaker speaker(!options.quiet);
  const Examined one = examine_file(options.file, options.search, speaker);
  if (!one.kernel) return code_of(one);
  require_finite(*one.file, "solve");
  const SolveQuestion question = question_of(*one.file, options);
  const auto& [solution, text] = solve(one, question, speaker);
  const bool found = is_verified(solution.verdict);
  if (found && options.output == "-")
    print(text);
  else if (found && !options.output.empty())
    write(options, text);
  if (found && question.objective && !solution.value)
    remark("no rule is best; with bounds one is: --largest-transfer and --least-transfer");
  if (options.json)
    print(composed(options.search, "writing the answer", [&found = solution] { return solution_json(found); }));
  else if (!options.quiet && !(found && options.output == "-"))
    print(composed(options.search, "writing the answer", [&found = solution] { return solution_text(found); }));
  if (interruption()) throw Interrupted("interrupted");
  return found ? ExitCode::as_expected : is_refuted(solution.verdict) ? ExitCode::not_as_expected : ExitCode::undecided;
}

}  // namespace candor
