// SPDX-License-Identifier: MIT
// candor explain: the whole proof or counterexample of one claim.
#include <iostream>
#include <streambuf>

#include "cli/command.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/text/proof.hpp"
#include "reports/words/finite/consequence.hpp"
#include "tasks/consequence.hpp"

namespace candor {

namespace {

/// Hands what is written to it on to print().
class Printing : public std::streambuf {
 protected:
  std::streamsize xsputn(const char* text, std::streamsize length) override {
    print({text, static_cast<std::size_t>(length)});
    return length;
  }
  int_type overflow(int_type character) override {
    const char one = traits_type::to_char_type(character);
    print({&one, 1});
    return character;
  }
};

}  // namespace

ExitCode run(const Explain& options) {
  Speaker speaker(true);
  Examined one = examine_file(options.file, options.search, speaker);
  if (!one.kernel) return code_of(one);
  const std::size_t claim = find_claim(*one.file, options.claim);
  const StatedClaim& stated = one.file->claims[claim];
  decide(one, claim, options.search, speaker);
  if (!one.verdicts[claim]) return code_of(one);

  const Verdict& verdict = *one.verdicts[claim];
  if (options.json) {
    print(explain_json(*one.file, stated, verdict, options.terms));
  } else {
    Printing printing;
    std::ostream out(&printing);
    out.exceptions(std::ios::badbit);
    write_proof(out, *one.file, stated, verdict, options.terms ? Detail::terms : Detail::sides);
    if (const std::optional<Consequence> found =
            consequence(one.file->model, stated.claim.statement, verdict, options.search))
      out << "\nWhat it costs: "
          << printers::terminal(wording::consequence(wording::Notation(one.file->finite()), *found), 2)
          << "  `candor counterexample` writes it as a case.\n";
  }
  if (is_undecided(verdict)) return ExitCode::undecided;
  return as_expected(stated.expect, verdict) ? ExitCode::as_expected : ExitCode::not_as_expected;
}

}  // namespace candor
