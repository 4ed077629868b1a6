// SPDX-License-Identifier: MIT
// candor report: LaTeX certificates, and PDF on request.
#include "reports/latex/report.hpp"

#include "cases/format/case_name.hpp"
#include "cli/command.hpp"
#include "cli/composing.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/pdf.hpp"
#include "cli/terminal.hpp"

namespace candor {

namespace {

constexpr std::chrono::minutes longest_run_of_tex{10};  ///< unless --time says otherwise: what takes longer hangs

/// The documents, then how many fragments there are beside them.
std::string written(const LatexFiles& files, const std::vector<std::string>& documents, const Report& options) {
  std::string text;
  for (const std::string& document : documents) {
    const std::filesystem::path path = options.directory / document;
    text += shown(path) + '\n';
    if (options.pdf) text += shown(std::filesystem::path(path).replace_extension(".pdf")) + '\n';
  }
  return text + "and " + std::to_string(files.size() - documents.size()) + " fragments to \\input\n";
}

/// Which claims a limit left undecided: who runs the program wants to know before anybody reads the
/// report, which says so, too.
void remark_on_limits(const std::vector<CaseResult>& decided) {
  for (const CaseResult& result : decided)
    for (std::size_t k = 0; k < result.verdicts.size(); ++k) {
      const auto* undecided = std::get_if<Undecided>(&result.verdicts[k]);
      if (undecided == nullptr || undecided->reason() != Undecided::Reason::resource_limit) continue;
      remark("claim " + result.file.claims[k].claim.id + " is undecided: " + undecided->explanation());
    }
}

/// Each part of it within the limits.
LatexFiles composed_report(const std::vector<CaseResult>& decided, const Report& options) {
  Composing composing(options.search, "writing the report");
  LatexOptions latex{options.figures, options.decimals, {}};
  latex.beginning = [&](const std::string& part) { composing.next("writing " + part); };
  return latex_reports(decided, latex);
}

}  // namespace

ExitCode run(const Report& options) {
  const std::vector<std::filesystem::path> paths = find_cases(options.cases);
  if (options.pdf) require_tex();
  require_writable_folder(options.directory);

  Speaker speaker(!options.quiet);
  std::vector<Examined> cases = examine(paths, options.threads, options.search, speaker);
  decide(cases, options.threads, options.search, speaker);
  const std::vector<CaseResult> decided = results(cases, options.search);
  if (decided.empty()) {
    remark("no case could be read, so no report is written");
    return code_of(cases);
  }
  remark_on_limits(decided);
  const LatexFiles files = composed_report(decided, options);
  const std::vector<std::string> documents = latex_documents(files);
  write_files(files, options.directory);
  if (options.pdf) {
    speaker.doing("typesetting ...");
    try {
      typeset(files, documents, options.directory,
              options.search.seconds > 0 ? std::chrono::seconds(options.search.seconds) : longest_run_of_tex);
    } catch (const GaveUp& limit) {
      remark(limit.what());
      return graver(code_of(cases), ExitCode::undecided);
    }
  }
  if (!options.quiet) print(written(files, documents, options));
  return code_of(cases);
}

}  // namespace candor
