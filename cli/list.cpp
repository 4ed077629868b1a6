// SPDX-License-Identifier: MIT
// candor list: cases and their claims, unchecked.
#include "cli/command.hpp"
#include "cli/composing.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"
#include "reports/json/json.hpp"
#include "reports/text/catalogue.hpp"

namespace candor {

namespace {

std::string lines(const CaseFile& file) {
  std::string text = coloured(file.id + ": " + file.title, Colour::bold) + '\n';
  for (const StatedClaim& stated : file.claims) {
    text += "  " + stated.claim.id + "  " + std::string(property_name(stated.claim.statement)) +
            ", expected: " + (stated.expect == Expect::verified ? "verified" : "refuted");
    if (!stated.where.empty()) text += " (" + stated.where + ')';
    text += '\n';
  }
  return text;
}

}  // namespace

ExitCode run(const List& options) {
  Speaker speaker(false);
  const std::vector<Examined> cases = outlines(find_cases(options.cases), options.search, speaker);
  std::vector<const CaseFile*> files;
  ExitCode code = ExitCode::as_expected;
  for (const Examined& one : cases) {
    if (one.file)
      files.push_back(one.file.get());
    else
      code = graver(code, code_of(one));
  }
  if (options.json)
    print(composed(options.search, "writing the list", [&] { return list_json(files, mishaps(cases)); }));
  else if (options.catalogue)
    print(composed(options.search, "writing the catalogue", [&] { return catalogue(files); }));
  else
    for (const CaseFile* file : files) print(lines(*file) + (file == files.back() ? "" : "\n"));
  return code;
}

}  // namespace candor
