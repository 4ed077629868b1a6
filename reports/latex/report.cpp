// SPDX-License-Identifier: MIT
#include "reports/latex/report.hpp"

#include <algorithm>

#include "reports/latex/claims.hpp"
#include "reports/latex/continuum/continuum.hpp"
#include "reports/latex/definitions.hpp"
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/example.hpp"
#include "reports/latex/hedging.hpp"
#include "reports/latex/region.hpp"
#include "reports/latex/text.hpp"

namespace candor {
namespace {

using namespace candor::tex;

constexpr const char* new_claim_environment =
    "\\makeatletter\\@ifundefined{candorclaim}{\\newtheorem{candorclaim}{Claim}}{}\\makeatother\n";

std::string preamble(bool figures) {
  return std::string(
             "\\documentclass[11pt,a4paper]{article}\n"
             "\\ifdefined\\pdfinfoomitdate\\pdfinfoomitdate=1 \\pdftrailerid{}\\pdfsuppressptexinfo=-1 \\fi\n"
             "\\IfFileExists{lmodern.sty}{\\usepackage[T1]{fontenc}\\usepackage{lmodern}}{}\n"
             "\\usepackage[text={16cm,24cm},centering]{geometry}\n"
             "\\usepackage{amsmath,amsthm,booktabs,longtable}\n") +
         (figures ? "\\usepackage{pgfplots}\\pgfplotsset{compat=1.16}\n" : "") +
         "\\usepackage[hidelinks]{hyperref}\n"
         "\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{4pt plus "
         "2pt}\\setlength{\\emergencystretch}{8em}\\allowdisplaybreaks\n"
         "\\theoremstyle{definition}\\newtheorem{candordefinition}{Definition}\n"
         "\\theoremstyle{plain}\\newtheorem{candorclaim}{Claim}\n"
         "\\begin{document}\n";
}

std::string heading(int level, const std::string& title, const std::string& bookmark = {}) {
  static constexpr const char* commands[] = {"\\section", "\\subsection", "\\subsubsection", "\\paragraph"};
  return std::string(commands[std::min(level, 3)]) + "{" +
         (bookmark.empty() ? title : "\\texorpdfstring{" + title + "}{" + bookmark + "}") + "}\n";
}

std::string citation(const Source& source) {
  std::vector<std::string> parts;
  if (!source.authors.empty()) parts.push_back(prose(source.authors));
  if (!source.title.empty()) parts.push_back("\\emph{" + prose(source.title) + "}");
  if (!source.year.empty()) parts.push_back(prose(source.year));
  if (!source.where.empty()) parts.push_back(prose(source.where));
  return joined(parts, ", ");
}

/// File and label names for the cases.
std::vector<std::string> keys(const std::vector<CaseResult>& results) {
  std::vector<std::string> ids;
  for (const CaseResult& one : results) ids.push_back(one.file.id);
  return distinct_keys(ids, {"verification-report"});
}

void add_definitions(UsedDefinitions& used, const CaseResult& result) {
  for (const StatedClaim& stated : result.file.claims)
    if (!is_claim<Value>(stated.claim.statement)) used.add(stated.claim.statement);
}

std::string definitions_section(const UsedDefinitions& used) { return heading(0, "Definitions") + used.set(); }

/// The mechanism whose hedge the figure shows: the claim about mixed reports with the most transfer
/// rules that is verified.
const MaxminCoalitionalIc* ambiguous_claim(const CaseResult& result) {
  const MaxminCoalitionalIc* chosen = nullptr;
  for (std::size_t k = 0; k < result.verdicts.size(); ++k) {
    const auto* claim = claim_if<MaxminCoalitionalIc>(result.file.claims[k].claim.statement);
    if (claim == nullptr || claim->strategies != Strategies::mixed || !is_verified(result.verdicts[k]) ||
        claim->mechanism.transfers.size() < 2)
      continue;
    if (chosen == nullptr || claim->mechanism.transfers.size() > chosen->mechanism.transfers.size()) chosen = claim;
  }
  return chosen;
}

/// The mixtures of two misreports that claims of the case are about.
std::vector<Mixture> mixtures_discussed(const CaseFile& file) {
  std::vector<Mixture> result;
  const auto note = [&](const Event& given, Coalition coalition, const MixedReport& report) {
    if (report.branches.size() == 2 && given.types.coalition == coalition &&
        report.branches[0].report.coalition == coalition && !given.condition)
      result.push_back({given.types, report.branches[0].report, report.branches[1].report});
  };
  for (const StatedClaim& stated : file.claims) {
    if (const auto* deviation = claim_if<Deviation>(stated.claim.statement))
      note(deviation->given, deviation->coalition, deviation->report);
    if (const auto* value = claim_if<Value>(stated.claim.statement);
        value != nullptr && value->of != Value::Of::probability)
      note(value->given, value->coalition, value->report);
  }
  return result;
}

using NamedFigures = std::vector<std::pair<std::string, std::string>>;

NamedFigures family_figures(const CaseResult& result, const std::string& label) {
  switch (family_of(result.file.model)) {
    case Family::continuum: return continuum::figures(result, label);
    case Family::dynamic: return dynamic::figures(result, label);
    case Family::finite: break;
  }
  return {};
}

const FiniteModel& finite_part(const Model& model) {
  static const FiniteModel none;
  const auto* finite = std::get_if<FiniteModel>(&model);
  return finite == nullptr ? none : *finite;
}

class CaseWriter {
 public:
  CaseWriter(const CaseResult& result, std::string key, const LatexOptions& options)
      : result_(result),
        key_(std::move(key)),
        options_(options),
        notation_(finite_part(result.file.model)),
        figures_(options.figures ? family_figures(result, label()) : NamedFigures()) {}

  bool has_figures() const { return has_hedging_figure() || has_region_figure() || !figures_.empty(); }
  std::string label() const { return "candor:" + key_; }
  const std::string& key() const { return key_; }
  const CaseResult& result() const { return result_; }

  /// The example, then the claims, with headings from this level on; between them the definitions,
  /// if they are given.
  std::string body(int level, const std::string& definitions) const {
    Setting setting = this->setting(report_measure);
    Shown shown(label());
    setting.shown = &shown;
    const CasePart part{result_, setting, label(), true};
    std::string text = heading(level, "The example") + statement(setting, level + 1) + definitions;
    text += keep_together(10) + heading(level, "Results") + overview(part);
    text += keep_together(10) + heading(level, "Claims and proofs") + all_claims(part);
    if (has_hedging_figure())
      text += heading(level, "The ambiguity at work") + "Figure~\\ref{" + label() +
              ":hedging} shows what a coalition can expect from mixing two misreports.\n" + figure();
    if (!figures_.empty()) text += heading(level, "Figures");
    for (const auto& [name, figure] : figures_) text += figure;
    if (has_region_figure())
      text += heading(level, "Regions of a parameter") + "Figure~\\ref{" + label() +
              ":regions} shows for which values of a parameter the claims hold.\n" + region_figure();
    return text;
  }

  void add_fragments(LatexFiles& files) const {
    const Setting setting = this->setting(article_measure);
    files[key_ + "/example.tex"] = note("The example of " + result_.file.title) + fragment(statement(setting, 3));
    const CasePart part{result_, setting, label(), false};
    for (std::size_t k = 0; k < result_.verdicts.size(); ++k)
      files[key_ + "/claim-" + inner_key(result_.file.claims[k].claim.id) + ".tex"] =
          note("Claim " + result_.file.claims[k].claim.id) + new_claim_environment + fragment(single_claim(part, k));
    if (has_hedging_figure()) files[key_ + "/hedging.tex"] = note("Needs pgfplots") + figure();
    for (const auto& [name, figure] : figures_) files[key_ + "/" + name + ".tex"] = note("Needs pgfplots") + figure;
    if (has_region_figure()) files[key_ + "/regions.tex"] = note("Needs pgfplots") + region_figure();
  }

  std::string discrepancies() const {
    const Setting setting = this->setting(report_measure);
    return tex::discrepancies({result_, setting, label(), true});
  }

  std::string introduction() const {
    const CaseFile& file = result_.file;
    std::string text = "Source: " + citation(file.source) + ".\n\n";
    if (!file.about.empty()) text += prose(file.about) + "\n\n";
    if (!file.source.note.empty()) text += "\\emph{On the source:} " + prose(file.source.note) + "\n\n";
    return text;
  }

 private:
  /// Lines may be a little loose in a narrow column; the author's own text is left as it is.
  static std::string fragment(const std::string& body) {
    return "\\begingroup\\emergencystretch=8em\n" + body + "\\par\\endgroup\n";
  }
  Setting setting(Measure measure) const {
    return {notation_, measure, "candor explain " + result_.file.path.filename().string()};
  }
  /// A comment line: nothing of the case may end it.
  static std::string note(const std::string& words) {
    std::string line = plain(words);
    return "% " + line + " (written by Candor)\n";
  }
  std::string statement(const Setting& setting, int level) const {
    std::string text;
    for (const ExamplePart& part : example_parts(setting, result_.file))
      text += heading(level, part.heading + (level >= 3 ? "." : "")) + part.body;
    return text;
  }
  bool has_hedging_figure() const { return options_.figures && hedge().has_value(); }
  bool has_region_figure() const { return options_.figures && !drawn_regions(result_).empty(); }
  std::string region_figure() const {
    return tex::region_figure(notation_, drawn_regions(result_), label() + ":regions");
  }
  std::optional<Hedge> hedge() const {
    const MaxminCoalitionalIc* claim = ambiguous_claim(result_);
    return claim == nullptr ? std::nullopt
                            : most_telling_hedge(result_.file.finite(), claim->mechanism, claim->coalitions,
                                                 mixtures_discussed(result_.file));
  }
  std::string figure() const {
    return hedging_figure(notation_, ambiguous_claim(result_)->mechanism, hedge().value(), label() + ":hedging");
  }

  const CaseResult& result_;
  std::string key_;
  LatexOptions options_;
  Notation notation_;
  NamedFigures figures_;  ///< of a model that is not finite
};

constexpr const char* what_this_is =
    "Every comparison in this document was made in exact rational arithmetic by Candor " CANDOR_VERSION
    " from a data file that states the example; no rounding occurs. A claim is \\emph{verified} if every comparison "
    "that it stands for holds, and "
    "\\emph{refuted} by a counterexample, which is shown. "
    "Some claims are there to be refuted: that something fails is a result, too. Where the source itself is wrong, its "
    "claim is kept as printed, "
    "is refuted, and is listed as a discrepancy.\n";

/// A row of the table of results.
struct Counted {
  std::string name;  ///< TeX
  Summary counts;
  std::size_t refuted_as_expected = 0;
};

Counted counted(std::string name, const CaseResult& result) {
  Counted row{std::move(name), summary(result)};
  for (std::size_t k = 0; k < result.verdicts.size(); ++k)
    if (result.file.claims[k].expect == Expect::refuted && is_refuted(result.verdicts[k])) ++row.refuted_as_expected;
  return row;
}

/// One row for each case, and the total if there are several.
std::string summary_table(const std::vector<Counted>& rows) {
  Counted total{"total", {}};
  for (const Counted& row : rows) {
    total.counts.add(row.counts);
    total.refuted_as_expected += row.refuted_as_expected;
  }
  const std::size_t unexpected = total.counts.claims - total.counts.as_expected;
  std::vector<std::string> header{"case", "claims", "verified", "refuted as expected"};
  if (unexpected > 0) header.emplace_back("unexpected");
  header.insert(header.end(), {"discrepancies", "inequalities", "tight"});
  Table table("l" + std::string(header.size() - 1, 'r'), header);
  const auto add = [&](const Counted& row) {
    std::vector<std::string> cells{row.name, std::to_string(row.counts.claims), std::to_string(row.counts.verified),
                                   std::to_string(row.refuted_as_expected)};
    if (unexpected > 0) cells.push_back("\\textbf{" + std::to_string(row.counts.claims - row.counts.as_expected) + "}");
    cells.insert(cells.end(), {std::to_string(row.counts.discrepancies), std::to_string(row.counts.tally.inequalities),
                               std::to_string(row.counts.tally.tight)});
    table.row(std::move(cells));
  };
  for (const Counted& row : rows) add(row);
  if (rows.size() > 1) {
    table.rule();
    add(total);
  }
  std::string text = table.set(report_measure);
  text +=
      unexpected == 0
          ? "\\noindent Every verdict is the one that the case expects. "
          : "\\noindent \\textbf{Not every verdict is the one that the case expects}; the claims concerned say so. ";
  text += "A discrepancy is a number or a statement of the source that is wrong: it is refuted as printed.\n";
  if (total.counts.undecided > 0) text += "Claims that are undecided count neither as verified nor as refuted.\n";
  return text;
}

std::string title_block(const std::string& title, const std::string& below) {
  return "\\begin{center}\n{\\Large\\bfseries " + title + "\\par}\n" +
         (below.empty() ? "" : "\\medskip{\\large " + below + "\\par}\n") + "\\end{center}\n\\medskip\n";
}

std::string case_document(const CaseWriter& writer) {
  const CaseFile& file = writer.result().file;
  std::string text = preamble(writer.has_figures()) + title_block(prose(file.title), "A verification of the example") +
                     writer.introduction() + what_this_is;
  text += summary_table({counted(prose(file.id), writer.result())});
  if (const std::string list = writer.discrepancies(); !list.empty())
    text += "\\subsection*{Discrepancies with the source}\n" + list;
  UsedDefinitions used;
  add_definitions(used, writer.result());
  return text + writer.body(0, definitions_section(used)) + "\\end{document}\n";
}

std::string combined_document(const std::vector<CaseWriter>& writers) {
  bool figures = false;
  std::vector<Counted> rows;
  UsedDefinitions used;
  std::string lists, bodies;
  for (const CaseWriter& writer : writers) {
    const CaseFile& file = writer.result().file;
    figures = figures || writer.has_figures();
    rows.push_back(counted("\\hyperref[" + writer.label() + "]{" + prose(file.id) + "}", writer.result()));
    add_definitions(used, writer.result());
    if (const std::string list = writer.discrepancies(); !list.empty())
      lists += "{\\raggedright\\hyperref[" + writer.label() + "]{\\textbf{" + prose(file.title) + "}}\\par}\n" + list;
    bodies += "\\clearpage\n" + heading(0, prose(file.title), plain(file.title)) + "\\label{" + writer.label() + "}\n" +
              writer.introduction() + writer.body(1, {});
  }
  std::string text = preamble(figures) + title_block("Verification report", "") + what_this_is + summary_table(rows);
  text += "\\subsection*{Discrepancies with the sources}\n" + (lists.empty() ? "None was found.\n" : lists);
  return text + "\\clearpage\n" + definitions_section(used) + bodies + "\\end{document}\n";
}

}  // namespace

LatexFiles latex_reports(const std::vector<CaseResult>& results, const LatexOptions& options) {
  const std::vector<std::string> names = keys(results);
  std::vector<CaseWriter> writers;
  for (std::size_t k = 0; k < results.size(); ++k) writers.emplace_back(results[k], names[k], options);
  LatexFiles files;
  for (const CaseWriter& writer : writers) {
    files[writer.key() + ".tex"] = case_document(writer);
    writer.add_fragments(files);
  }
  files["verification-report.tex"] = combined_document(writers);
  return files;
}

std::vector<std::string> latex_documents(const LatexFiles& files) {
  std::vector<std::string> result;
  for (const auto& [path, text] : files)
    if (path.find('/') == std::string::npos) result.push_back(path);
  return result;
}

}  // namespace candor
