// SPDX-License-Identifier: MIT
// candor explain: the whole proof or counterexample of one claim.
#include <iostream>
#include <sstream>
#include <streambuf>

#include "cases/format/case_name.hpp"
#include "cli/command_line.hpp"
#include "cli/composing.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"
#include "reports/decimals.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/text/proof.hpp"
#include "reports/words/finite/consequence.hpp"
#include "tasks/consequence.hpp"
#include "tasks/invalid_question.hpp"

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

/// The proof, or counterexample, and what it costs.
void tell(std::ostream& out, const CaseFile& file, const StatedClaim& stated, const Verdict& verdict,
          const Explain& options) {
  composed(options.search, "explaining claim " + stated.claim.id,
           [&] { write_proof(out, file, stated, verdict, options.terms ? Detail::terms : Detail::sides); });
  if (const std::optional<Consequence> found = consequence(file.model, stated.claim.statement, verdict, options.search))
    out << "\nWhat it costs: " << printers::terminal(wording::consequence(wording::Notation(file.finite()), *found), 2)
        << "  `candor counterexample` writes it as a case.\n";
}

void tell(const CaseFile& file, const StatedClaim& stated, const Verdict& verdict, const Explain& options) {
  if (options.decimals) {
    std::ostringstream text;
    tell(text, file, stated, verdict, options);
    return print(with_decimals(text.str(), *options.decimals));
  }
  Printing printing;
  std::ostream out(&printing);
  out.exceptions(std::ios::badbit);
  tell(out, file, stated, verdict, options);
}

/// Of every claim that does not come out as expected.
ExitCode explain_failing(std::vector<Examined> cases, const Explain& options, Speaker& speaker) {
  decide(cases, 1, options.search, speaker);
  const Examined& one = cases.front();
  bool any = false;
  for (std::size_t claim = 0; claim < one.verdicts.size(); ++claim) {
    const StatedClaim& stated = one.file->claims[claim];
    if (!one.verdicts[claim] || as_expected(stated.expect, *one.verdicts[claim])) continue;
    if (any) print("\n");
    any = true;
    tell(*one.file, stated, *one.verdicts[claim], options);
  }
  if (!any && !one.verdicts.empty()) speaker.remark("every claim is as expected");
  return code_of(cases);
}

}  // namespace

ExitCode run(const Explain& options) {
  if (!options.only.empty()) place_of(options.only, {"failing"}, "there are no claims called");
  if (options.only.empty() && options.claim.empty())
    throw CommandLineError("which claim? Name one, or ask for --only failing\n`candor list " +
                           as_argument(options.file) + "` lists the claims.");
  Speaker speaker(true);
  Examined one = examine_file(options.file, options.search, speaker);
  if (!one.kernel) return code_of(one);
  if (!options.only.empty()) {
    std::vector<Examined> cases;
    cases.push_back(std::move(one));
    return explain_failing(std::move(cases), options, speaker);
  }
  const std::size_t claim = find_claim(*one.file, options.claim);
  const StatedClaim& stated = one.file->claims[claim];
  decide(one, claim, options.search, speaker);
  if (!one.verdicts[claim]) return code_of(one);

  const Verdict& verdict = *one.verdicts[claim];
  if (options.json)
    print(composed(options.search, "explaining claim " + stated.claim.id,
                   [&] { return explain_json(*one.file, stated, verdict, options.terms); }));
  else
    tell(*one.file, stated, verdict, options);
  if (is_undecided(verdict)) return ExitCode::undecided;
  return as_expected(stated.expect, verdict) ? ExitCode::as_expected : ExitCode::not_as_expected;
}

}  // namespace candor
