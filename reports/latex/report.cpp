// SPDX-License-Identifier: MIT
#include "reports/latex/report.hpp"

#include <algorithm>

#include "reports/document/decimals.hpp"
#include "reports/latex/continuum/continuum.hpp"
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/hedging.hpp"
#include "reports/latex/region_figure.hpp"
#include "reports/latex/text.hpp"
#include "reports/printers/latex.hpp"
#include "reports/words/claims.hpp"
#include "reports/words/words.hpp"

namespace candor {
namespace {

using namespace document;
using tex::Measure;

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

Text citation(const Source& source) {
  std::vector<Text> parts;
  if (!source.authors.empty()) parts.emplace_back(Prose{source.authors});
  if (!source.title.empty()) parts.push_back(emphasised(Prose{source.title}));
  if (!source.year.empty()) parts.emplace_back(Prose{source.year});
  if (!source.where.empty()) parts.emplace_back(Prose{source.where});
  return joined(parts, ", ");
}

/// File and label names for the cases.
std::vector<std::string> keys(const std::vector<CaseResult>& results) {
  std::vector<std::string> ids;
  for (const CaseResult& one : results) ids.push_back(one.file.id);
  return tex::distinct_keys(ids, {"verification-report"});
}

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
std::vector<tex::Mixture> mixtures_discussed(const CaseFile& file) {
  std::vector<tex::Mixture> result;
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

/// In one of our own documents.
std::string typeset(const Blocks& blocks, const LatexOptions& options, tex::Measure measure = tex::report_measure) {
  return printers::latex(options.decimals ? with_decimals(blocks, *options.decimals) : blocks, measure);
}

class CaseWriter {
 public:
  CaseWriter(const CaseResult& result, std::string key, const LatexOptions& options)
      : result_(result),
        key_(std::move(key)),
        options_(options),
        figures_(options.figures ? family_figures(result, label()) : NamedFigures()) {}

  bool has_figures() const { return has_hedging_figure() || has_region_figure() || !figures_.empty(); }
  std::string label() const { return "candor:" + key_; }
  const std::string& key() const { return key_; }
  const CaseResult& result() const { return result_; }

  /// The example, then the claims, with headings from this level on; between them the definitions,
  /// if they are given.
  std::string body(int level, Blocks definitions) const {
    said::Shown shown;
    const said::CasePart part{result_, label(), true, &shown};
    Blocks blocks = Blocks{Heading{level, "The example"}} + statement(level + 1) + std::move(definitions) +
                    Blocks{Heading{level, "Results"}} + overview(part) + Blocks{Heading{level, "Claims and proofs"}} +
                    all_claims(part, level + 1);
    if (has_hedging_figure())
      blocks = std::move(blocks) + Blocks{Heading{level, "The ambiguity at work"},
                                          Text{Reference{label() + ":hedging", "hedging", Reference::To::figure},
                                               " shows what a coalition can expect from mixing two misreports."},
                                          figure()};
    if (!figures_.empty()) blocks.emplace_back(Heading{level, "Figures"});
    std::string text = typeset(blocks, options_);
    for (const auto& [name, figure] : figures_) text += figure;
    if (!has_region_figure()) return text;
    return text + typeset({Heading{level, "Regions of a parameter"},
                           Text{Reference{label() + ":regions", "regions", Reference::To::figure},
                                " shows for which values of a parameter the claims hold."},
                           region_figure()},
                          options_);
  }

  void add_fragments(LatexFiles& files) const {
    const auto article = [&](const Blocks& blocks) { return typeset(blocks, options_, tex::article_measure); };
    files[key_ + "/example.tex"] = note("The example of " + result_.file.title) + fragment(article(statement(3)));
    const said::CasePart part{result_, label(), false};
    for (std::size_t k = 0; k < result_.verdicts.size(); ++k)
      files[key_ + "/claim-" + tex::inner_key(result_.file.claims[k].claim.id) + ".tex"] =
          note("Claim " + result_.file.claims[k].claim.id) + new_claim_environment +
          fragment(article(single_claim(part, k)));
    if (has_hedging_figure()) files[key_ + "/hedging.tex"] = note("Needs pgfplots") + article({figure()});
    for (const auto& [name, figure] : figures_) files[key_ + "/" + name + ".tex"] = note("Needs pgfplots") + figure;
    if (has_region_figure()) files[key_ + "/regions.tex"] = note("Needs pgfplots") + article({region_figure()});
  }

  List discrepancies() const { return said::discrepancies({result_, label()}); }

  Blocks introduction() const {
    const CaseFile& file = result_.file;
    Blocks blocks{Text{"Source: ", citation(file.source), "."}};
    if (!file.about.empty()) blocks.emplace_back(Text(Prose{file.about}));
    if (!file.source.note.empty())
      blocks.emplace_back(Text{emphasised("On the source:"), " ", Prose{file.source.note}});
    return blocks;
  }

 private:
  /// Lines may be a little loose in a narrow column; the author's own text is left as it is.
  static std::string fragment(const std::string& body) {
    return "\\begingroup\\emergencystretch=8em\\parindent=0pt\n" + body + "\\par\\endgroup\n";
  }
  /// A comment line: nothing of the case may end it.
  static std::string note(const std::string& words) { return "% " + tex::plain(words) + " (written by Candor)\n"; }

  Blocks statement(int level) const {
    Blocks blocks;
    for (Section& part : said::example(result_.file, said::CasePart{result_, label()}.row_limit)) {
      blocks.emplace_back(Heading{level, std::move(part.heading)});
      blocks = std::move(blocks) + std::move(part.body);
    }
    return blocks;
  }
  bool has_hedging_figure() const { return options_.figures && hedge().has_value(); }
  bool has_region_figure() const { return options_.figures && !tex::drawn_regions(result_).empty(); }
  Figure region_figure() const {
    return tex::region_figure(result_.file.finite(), tex::drawn_regions(result_), label() + ":regions");
  }
  std::optional<tex::Hedge> hedge() const {
    const MaxminCoalitionalIc* claim = ambiguous_claim(result_);
    return claim == nullptr ? std::nullopt
                            : tex::most_telling_hedge(result_.file.finite(), claim->mechanism, claim->coalitions,
                                                      mixtures_discussed(result_.file));
  }
  Figure figure() const {
    return tex::hedging_figure(wording::Notation(result_.file.finite()), ambiguous_claim(result_)->mechanism,
                               hedge().value(), label() + ":hedging");
  }

  const CaseResult& result_;
  std::string key_;
  LatexOptions options_;
  NamedFigures figures_;  ///< of a model that is not finite
};

Text what_this_is() {
  return {"Every comparison in this document was made in exact rational arithmetic by Candor " CANDOR_VERSION
          " from a data file that states the example; no rounding occurs. A claim is ",
          emphasised("verified"), " if every comparison that it stands for holds, and ", emphasised("refuted"),
          " by a counterexample, which is shown. Some claims are there to be refuted: that something fails is a "
          "result, too. Where the source itself is wrong, its claim is kept as printed, is refuted, and is listed as "
          "a discrepancy."};
}

/// A row of the table of results.
struct Counted {
  Text name;
  Summary counts;
  std::size_t refuted_as_expected = 0;
};

Counted with_counts(Text name, const CaseResult& result) {
  Counted row{std::move(name), summary(result)};
  for (std::size_t k = 0; k < result.verdicts.size(); ++k)
    if (result.file.claims[k].expect == Expect::refuted && is_refuted(result.verdicts[k])) ++row.refuted_as_expected;
  return row;
}

/// One row for each case, and the total if there are several.
Blocks summary_table(const std::vector<Counted>& rows) {
  Counted total{"total", {}};
  for (const Counted& row : rows) {
    total.counts.add(row.counts);
    total.refuted_as_expected += row.refuted_as_expected;
  }
  const std::size_t unexpected = total.counts.claims - total.counts.as_expected;
  Table table{{{Table::Align::left, "case"}}};
  table.has_total = rows.size() > 1;
  const auto column = [&](const char* heading) { table.columns.push_back({Table::Align::right, heading}); };
  for (const char* heading : {"claims", "verified", "refuted as expected"}) column(heading);
  if (unexpected > 0) column("unexpected");
  for (const char* heading : {"discrepancies", "inequalities", "tight"}) column(heading);
  const auto add = [&](const Counted& row) {
    Table::Row cells{row.name};
    const auto cell = [&](std::size_t number) { cells.emplace_back(std::to_string(number)); };
    cell(row.counts.claims);
    cell(row.counts.verified);
    cell(row.refuted_as_expected);
    if (unexpected > 0) cells.push_back(strong(std::to_string(row.counts.claims - row.counts.as_expected)));
    cell(row.counts.discrepancies);
    cell(row.counts.tally.inequalities);
    cell(row.counts.tally.tight);
    table.rows.push_back(std::move(cells));
  };
  for (const Counted& row : rows) add(row);
  if (table.has_total) add(total);
  Text below = unexpected == 0
                   ? "Every verdict is the one that the case expects."
                   : strong("Not every verdict is the one that the case expects") + "; the claims concerned say so.";
  below += " A discrepancy is a number or a statement of the source that is wrong: it is refuted as printed.";
  if (total.counts.undecided > 0) below += " Claims that are undecided count neither as verified nor as refuted.";
  return {std::move(table), std::move(below)};
}

std::string title_block(const Text& title, const std::string& below) {
  return "\\begin{center}\n{\\Large\\bfseries " + printers::latex(title) + "\\par}\n" +
         (below.empty() ? "" : "\\medskip{\\large " + below + "\\par}\n") + "\\end{center}\n\\medskip\n";
}

void begin(const LatexOptions& options, const CaseFile& file) {
  if (options.beginning) options.beginning("the report on " + file.id);
}

std::string case_document(const CaseWriter& writer, const LatexOptions& options) {
  const CaseFile& file = writer.result().file;
  Blocks opening =
      writer.introduction() + Blocks{what_this_is()} + summary_table({with_counts(Prose{file.id}, writer.result())});
  if (const List list = writer.discrepancies(); !list.items.empty())
    opening = std::move(opening) + Blocks{Heading{1, "Discrepancies with the source", {}, false}, list};
  said::UsedDefinitions used;
  used.add(file);
  return preamble(writer.has_figures()) + title_block(Prose{file.title}, "A verification of the example") +
         typeset(opening, options) + writer.body(0, Blocks{Heading{0, "Definitions"}} + used.all()) +
         "\\end{document}\n";
}

std::string combined_document(const std::vector<CaseWriter>& writers, const LatexOptions& options) {
  bool figures = false;
  std::vector<Counted> rows;
  said::UsedDefinitions used;
  Blocks lists;
  std::string bodies;
  for (const CaseWriter& writer : writers) {
    const CaseFile& file = writer.result().file;
    begin(options, file);
    figures = figures || writer.has_figures();
    rows.push_back(with_counts(Link{writer.label(), {Prose{file.id}}}, writer.result()));
    used.add(file);
    if (const List list = writer.discrepancies(); !list.items.empty())
      lists = std::move(lists) + Blocks{Paragraph{Link{writer.label(), {strong(Prose{file.title})}}, true}, list};
    bodies += "\\clearpage\n" +
              typeset(Blocks{Heading{0, Prose{file.title}, writer.label()}} + writer.introduction(), options) +
              writer.body(1, {});
  }
  if (lists.empty()) lists = {"None was found."};
  return preamble(figures) + title_block("Verification report", "") +
         typeset(Blocks{what_this_is()} + summary_table(rows) +
                     Blocks{Heading{1, "Discrepancies with the sources", {}, false}} + std::move(lists),
                 options) +
         "\\clearpage\n" + typeset(Blocks{Heading{0, "Definitions"}} + used.all(), options) + bodies +
         "\\end{document}\n";
}

}  // namespace

LatexFiles latex_reports(const std::vector<CaseResult>& results, const LatexOptions& options) {
  const std::vector<std::string> names = keys(results);
  std::vector<CaseWriter> writers;
  for (std::size_t k = 0; k < results.size(); ++k) {
    begin(options, results[k].file);
    writers.emplace_back(results[k], names[k], options);  // the figures of some families are drawn here
  }
  LatexFiles files;
  for (const CaseWriter& writer : writers) {
    begin(options, writer.result().file);
    files[writer.key() + ".tex"] = case_document(writer, options);
    writer.add_fragments(files);
  }
  files["verification-report.tex"] = combined_document(writers, options);
  return files;
}

std::vector<std::string> latex_documents(const LatexFiles& files) {
  std::vector<std::string> result;
  for (const auto& [path, text] : files)
    if (path.find('/') == std::string::npos) result.push_back(path);
  return result;
}

}  // namespace candor
