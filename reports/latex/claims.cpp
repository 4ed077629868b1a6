// SPDX-License-Identifier: MIT
#include "reports/latex/claims.hpp"

#include <algorithm>

#include "reports/latex/definitions.hpp"
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/numbers.hpp"
#include "reports/latex/text.hpp"
#include "reports/latex/values.hpp"
#include "reports/words/finite/consequence.hpp"
#include "reports/words/finite/words.hpp"

namespace candor::tex {
namespace {

/// Claims about one number go into tables: of a finite model ...
bool is_tabled(const StatedClaim& stated) {
  return is_claim<Value>(stated.claim.statement) || is_claim<Deviation>(stated.claim.statement);
}
/// ... and of another.
std::optional<StatedNumber> number_of(const CasePart& part, std::size_t k) {
  return stated_number(part.result.file.model, part.result.file.claims[k].claim.statement, part.result.verdicts[k]);
}

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

std::string tally_in_words(const Tally& tally) {
  std::vector<std::string> parts;
  const std::uint64_t equalities = tally.judgements - tally.inequalities;
  if (equalities > 0) parts.push_back(counted(equalities, "equality", "equalities"));
  if (tally.inequalities > 0)
    parts.push_back(counted(tally.inequalities, "inequality", "inequalities") +
                    (tally.tight == 0 ? ", none tight" : ", " + std::to_string(tally.tight) + " tight"));
  return joined(parts, " and ");
}

/// Beliefs that differ are no equalities.
std::string compared(const Statement& statement, const Tally& tally) {
  const auto* own = std::get_if<finite::Statement>(&statement);
  const bool beliefs = own != nullptr && wording::sides(*own).are_beliefs;
  return beliefs ? counted(tally.judgements, "pair of types", "pairs of types") : tally_in_words(tally);
}

std::string verdict_line(const StatedClaim& stated, const Verdict& verdict) {
  const bool expected = as_expected(stated.expect, verdict);
  std::string result = "\\textbf{" +
                       std::string(is_verified(verdict)  ? "Verified"
                                   : is_refuted(verdict) ? "Refuted"
                                                         : "Undecided") +
                       "}";
  if (is_verified(verdict)) result += ": " + compared(stated.claim.statement, tally(verdict));
  if (!expected)
    result += std::string(", although the case expects the claim to be ") +
              (stated.expect == Expect::verified ? "verified" : "refuted");
  else if (is_refuted(verdict))
    result += ", as expected";
  return result + ".";
}

std::string source_line(const StatedClaim& stated) {
  if (stated.says.empty() && stated.where.empty()) return {};
  const std::string where = stated.where.empty() ? "" : " (" + prose(stated.where) + ")";
  return "\\emph{Source" + where + (stated.says.empty() ? ".}" : ":} " + quoted_prose(stated.says)) + "\n\n";
}

std::string remarks(const StatedClaim& stated) {
  std::string result;
  if (!stated.erratum.empty()) result += "\\emph{Discrepancy with the source:} " + prose(stated.erratum) + "\n\n";
  if (!stated.note.empty()) result += "\\emph{Note:} " + prose(stated.note) + "\n\n";
  return result;
}

/// Of comparisons that the kernel did not make itself.
std::string remark_on_engine(const Verdict& verdict) {
  if (by_engine(verdict) == 0) return {};
  return "Of the comparisons the integer engine made " + std::to_string(by_engine(verdict)) + ".\n\n";
}

std::string argument(const CasePart& part, std::size_t k) {
  const StatedClaim& stated = part.result.file.claims[k];
  const Verdict& verdict = part.result.verdicts[k];
  if (const auto* verified = std::get_if<Verified>(&verdict))
    return "\\emph{Proof.} " +
           proof(part.setting, part.result.file.model, stated.claim.id, stated.claim.statement, *verified) + "\n" +
           remark_on_engine(verdict);
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
    const auto found = part.result.consequences.find(k);
    return "\\emph{Counterexample.} " +
           refutation(part.setting, part.result.file.model, stated.claim.statement, *refuted) + "\n" +
           (found == part.result.consequences.end()
                ? ""
                : "\\emph{What it costs.} " +
                      printers::latex(wording::consequence(part.setting.notation.symbols(), found->second),
                                      part.setting.measure) +
                      "\n") +
           remark_on_engine(verdict);
  }
  return "The kernel gives no verdict: " + prose(std::get<Undecided>(verdict).explanation()) + ".\n\n";
}

PrintedValue printed_value(const CasePart& part, std::size_t k) {
  const StatedClaim& stated = part.result.file.claims[k];
  const std::string label = claim_label(part, stated);
  if (part.numbered)
    return {stated, part.result.verdicts[k], "\\refstepcounter{candorclaim}\\label{" + label + "}\\thecandorclaim",
            "\\ref{" + label + "}"};
  return {
      stated,
      part.result.verdicts[k],
      "",
      "",
  };
}

/// What there is to say about claims in a table; words of the source that a column of the table
/// shows are left out.
std::string notes_below(const CasePart& part, const std::vector<std::size_t>& claims, bool words_are_in_table) {
  std::string notes;
  for (const std::size_t k : claims) {
    const StatedClaim& stated = part.result.file.claims[k];
    const bool note_is_in_table = words_are_in_table && stated.says.empty();
    const std::string of_claim = part.numbered ? "\\item[\\ref{" + claim_label(part, stated) + "}] " : "\\item[] ";
    const Verdict& verdict = part.result.verdicts[k];
    if (!words_are_in_table && !(stated.says.empty() && stated.where.empty())) notes += of_claim + source_line(stated);
    if (!as_expected(stated.expect, verdict))
      notes += of_claim + verdict_line(stated, verdict) +
               (is_undecided(verdict) ? " " + prose(std::get<Undecided>(verdict).explanation()) + "." : "") + "\n";
    if (!stated.erratum.empty())
      notes += of_claim + "\\emph{Discrepancy with the source:} " + prose(stated.erratum) + "\n";
    if (!stated.note.empty() && !note_is_in_table) notes += of_claim + "\\emph{Note:} " + prose(stated.note) + "\n";
  }
  return notes.empty() ? notes
                       : "\\begin{list}{}{\\leftmargin=2.2em\\labelwidth=1.8em\\labelsep=0.4em\\itemsep=1pt\\parsep="
                         "0pt\\topsep=2pt}\\small\n" +
                             notes + "\\end{list}\n";
}

std::string value_table(const CasePart& part, const std::string& heading, const std::vector<std::size_t>& claims) {
  std::vector<PrintedValue> printed;
  for (const std::size_t k : claims) printed.push_back(printed_value(part, k));
  return values(part.setting, heading, printed) + notes_below(part, claims, true);
}

std::string value_group(const CasePart& part, const std::vector<std::size_t>& claims) {
  const std::string& where = part.result.file.claims[claims.front()].where;
  const std::string heading = std::string(claims.size() == 1 ? "A number" : "Numbers") +
                              (where.empty() ? "" : " of the source, " + prose(where));
  return value_table(part, heading + ".", claims);
}

std::string claim_block(const CasePart& part, std::size_t k) {
  const StatedClaim& stated = part.result.file.claims[k];
  const Definition definition = definition_of(stated.claim.statement);
  std::string result = (part.numbered ? keep_together(5) : std::string()) + "\\begin{candorclaim}[" +
                       text(stated.claim.id) + "]\\label{" + claim_label(part, stated) + "}\n" +
                       sentence(part.setting.notation, part.result.file.model, stated.claim.statement);
  if (part.numbered) result += " (Definition~\\ref{" + definition_label(definition.key) + "}.)";
  result += "\n\\end{candorclaim}\n\\noindent " + source_line(stated) + remarks(stated);
  if (!part.numbered) result += "\\emph{Definition (" + definition.name + ").} " + definition.body + "\n\n";
  return result + "\\noindent " + verdict_line(stated, part.result.verdicts[k]) + " " + argument(part, k);
}

/// Claims from `first` on about numbers of the same thing, side by side in the case; moves `first`
/// behind them. A claim alone stands as any other.
std::string number_group(const CasePart& part, std::size_t& first) {
  const std::vector<StatedClaim>& claims = part.result.file.claims;
  std::vector<NumberRow> rows;
  std::vector<std::size_t> group;
  for (std::size_t k = first; k < claims.size(); ++k) {
    std::optional<StatedNumber> number = number_of(part, k);
    if (!number || (!rows.empty() && number->about != rows.front().number.about)) break;
    rows.push_back({std::move(*number), claims[k], part.result.verdicts[k], printed_value(part, k).number});
    group.push_back(k);
  }
  if (rows.size() < 2) return claim_block(part, first++);
  first += rows.size();
  return number_tables(part.setting, part.result.file.model, rows) + notes_below(part, group, false);
}

}  // namespace

std::optional<document::Reference> Shown::before(const std::string& what, const std::string& claim) {
  const std::string& first = claims_.emplace(what, claim).first->second;
  if (first == claim) return std::nullopt;
  return document::Reference{label_ + ":" + inner_key(first), first};
}

std::string claim_label(const CasePart& part, const StatedClaim& stated) {
  return part.label + ":" + inner_key(stated.claim.id);
}

std::string all_claims(const CasePart& part) {
  const std::vector<StatedClaim>& claims = part.result.file.claims;
  std::string result;
  for (std::size_t k = 0; k < claims.size();) {
    if (!is_tabled(claims[k])) {
      result += number_of(part, k) ? number_group(part, k) : claim_block(part, k++);
      continue;
    }
    std::vector<std::size_t> group;
    const std::size_t first = k;
    for (; k < claims.size() && is_tabled(claims[k]) && claims[k].where == claims[first].where; ++k) group.push_back(k);
    result += value_group(part, group);
  }
  return result;
}

std::string single_claim(const CasePart& part, std::size_t claim) {
  return is_claim<Value>(part.result.file.claims[claim].claim.statement) ? value_table(part, "", {claim})
                                                                         : claim_block(part, claim);
}

std::string overview(const CasePart& part) {
  Table table("rlllrr", {"", "claim", "about", "verdict", "compared", "tight"});
  std::size_t values = 0, confirmed = 0, refuted = 0;
  for (std::size_t k = 0; k < part.result.verdicts.size(); ++k) {
    const StatedClaim& stated = part.result.file.claims[k];
    const Verdict& verdict = part.result.verdicts[k];
    if (is_tabled(stated) || number_of(part, k)) {
      ++values;
      if (is_verified(verdict)) ++confirmed;
      if (is_refuted(verdict)) ++refuted;
      continue;
    }
    const Tally counts = tally(verdict);
    const std::string word =
        std::string(verdict_word(verdict)) + (as_expected(stated.expect, verdict) ? "" : " (unexpected)");
    table.row({"\\ref{" + claim_label(part, stated) + "}", definition_of(stated.claim.statement).short_name,
               about(part.setting.notation, part.result.file.model, stated.claim.statement),
               is_verified(verdict) ? word : "\\textbf{" + word + "}", std::to_string(counts.judgements),
               counts.inequalities > 0 ? std::to_string(counts.tight) : "--"});
  }
  std::string result = table.empty() ? "" : table.set(part.setting.measure);
  if (values > 0)
    result += "\\noindent Besides, " +
              counted(values, "claim is about a single number; ", "claims are about single numbers; ") +
              (confirmed == values ? "all are verified"
                                   : std::to_string(confirmed) + " are verified" +
                                         (refuted > 0 ? ", " + std::to_string(refuted) + " refuted" : std::string())) +
              ".\n";
  return result;
}

std::string discrepancies(const CasePart& part) {
  std::string result;
  for (std::size_t k = 0; k < part.result.verdicts.size(); ++k) {
    const StatedClaim& stated = part.result.file.claims[k];
    if (stated.erratum.empty() || !is_refuted(part.result.verdicts[k])) continue;
    result += "\\item Claim~\\ref{" + claim_label(part, stated) + "}" +
              (stated.where.empty() ? "" : ", " + prose(stated.where)) +
              (stated.says.empty() ? ". " : ": " + quoted_prose(stated.says) + ". ") + "\\emph{" +
              prose(stated.erratum) + "}\n";
  }
  return result.empty() ? result : "\\begin{itemize}\n" + result + "\\end{itemize}\n";
}

}  // namespace candor::tex
