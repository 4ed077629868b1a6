// SPDX-License-Identifier: MIT
// candor counterexample: from a condition of Guo 2019 that fails, a case in which an efficient rule
// cannot be implemented.
#include "tasks/counterexample.hpp"

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"

namespace candor {

ExitCode run(const Counterexample& options) {
  require_case_name(options.output);
  require_other_file(options.output, options.file);
  Speaker speaker(true);
  Examined one = examine_file(options.file, options.search, speaker);
  if (!one.kernel) return code_of(one);
  require_finite(*one.file, "counterexample");
  const std::size_t claim = find_claim(*one.file, options.claim);
  const StatedClaim& stated = one.file->claims[claim];
  require_condition(stated);
  decide(one, claim, options.search, speaker);
  if (!one.verdicts[claim]) return code_of(one);
  const Verdict& verdict = *one.verdicts[claim];
  if (const auto* undecided = std::get_if<Undecided>(&verdict)) {
    remark("claim " + stated.claim.id + " is undecided (" + undecided->explanation() +
           "), so there is nothing to make a counterexample from");
    return ExitCode::undecided;
  }
  if (is_verified(verdict)) {
    remark("claim " + stated.claim.id +
           " is verified: every efficient rule can be implemented, so there is no counterexample");
    return ExitCode::not_as_expected;
  }
  const std::string text = counterexample(*one.file, stated, std::get<Refuted>(verdict), options.search);
  if (options.output == "-")
    print(text);
  else
    write_case_file(options.output, text);
  return ExitCode::as_expected;
}

}  // namespace candor
