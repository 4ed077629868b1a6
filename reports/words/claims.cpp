// SPDX-License-Identifier: MIT
#include "reports/words/claims.hpp"

#include <algorithm>

#include "reports/judgements.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/consequence.hpp"
#include "reports/words/finite/printed_values.hpp"
#include "reports/words/finite/words.hpp"
#include "reports/words/words.hpp"

namespace candor::said {

using namespace document;

namespace {

/// Claims about one number of a finite model go into tables.
bool is_tabled(const StatedClaim& stated) {
  return is_claim<Value>(stated.claim.statement) || is_claim<Deviation>(stated.claim.statement);
}
/// And so do some of other models.
std::optional<StatedNumber> number_of(const CasePart& part, std::size_t k) {
  return stated_number(part.result.file.model, part.result.file.claims[k].claim.statement, part.result.verdicts[k]);
}

std::string label_of(const CasePart& part, const std::string& claim) { return part.label + ":" + claim; }
std::string label_of(const Definition& definition) { return "candor:definition:" + definition.key; }

/// The number of a claim, where it stands elsewhere.
Text reference_to(const CasePart& part, const StatedClaim& stated) {
  return Reference{label_of(part, stated.claim.id), stated.claim.id, Reference::To::number};
}
/// And here, in a table; nothing for a claim that stands alone.
std::optional<Number> number_here(const CasePart& part, const StatedClaim& stated) {
  if (!part.is_numbered) return std::nullopt;
  return Number{label_of(part, stated.claim.id), stated.claim.id};
}

std::string tally_in_words(const Tally& tally) {
  std::vector<std::string> parts;
  const std::uint64_t equalities = tally.judgements - tally.inequalities;
  if (equalities > 0) parts.push_back(counted(equalities, "equality", "equalities"));
  if (tally.inequalities > 0)
    parts.push_back(counted(tally.inequalities, "inequality", "inequalities") +
                    (tally.tight == 0 ? ", none tight" : ", " + std::to_string(tally.tight) + " tight"));
  return candor::joined(parts, " and ");
}

/// Beliefs that differ are no equalities.
std::string compared(const Statement& statement, const Tally& tally) {
  const auto* own = std::get_if<finite::Statement>(&statement);
  const bool are_beliefs = own != nullptr && wording::sides(*own).are_beliefs;
  return are_beliefs ? counted(tally.judgements, "pair of types", "pairs of types") : tally_in_words(tally);
}

Text verdict_line(const StatedClaim& stated, const Verdict& verdict) {
  Text result = strong(capitalised(std::string(word(verdict))));
  if (is_verified(verdict)) result += ": " + compared(stated.claim.statement, tally(verdict));
  if (!as_expected(stated.expect, verdict))
    result += std::string(", although the case expects the claim to be ") +
              (stated.expect == Expect::verified ? "verified" : "refuted");
  else if (is_refuted(verdict))
    result += ", as expected";
  return result + ".";
}

/// Empty if the case says nothing of the source.
Text source_line(const StatedClaim& stated) {
  if (stated.says.empty() && stated.where.empty()) return {};
  const Text where = stated.where.empty() ? Text() : Text{" (", Prose{stated.where}, ")"};
  return emphasised("Source" + where + (stated.says.empty() ? "." : ":")) +
         (stated.says.empty() ? Text() : " " + quoted(Prose{stated.says}));
}

Text remark(const char* what, const std::string& words) { return emphasised(what) + " " + Prose{words}; }
constexpr const char* discrepancy = "Discrepancy with the source:";

Blocks argument(const CasePart& part, std::size_t k) {
  const StatedClaim& stated = part.result.file.claims[k];
  const Verdict& verdict = part.result.verdicts[k];
  const Text opening = verdict_line(stated, verdict) + " ";
  ProofSetting setting{.command = "candor explain " + part.result.file.path.filename().string() + " " + stated.claim.id,
                       .row_limit = part.row_limit};
  if (part.shown != nullptr)
    setting.before = [&](const std::string& what) -> std::optional<Reference> {
      const auto first = part.shown->before(what, stated.claim.id);
      if (!first) return std::nullopt;
      return Reference{label_of(part, *first), *first};
    };
  Blocks result;
  if (const auto* verified = std::get_if<Verified>(&verdict)) {
    result = opened(opening + emphasised("Proof.") + " ",
                    proof(setting, part.result.file.model, stated.claim.statement, *verified));
  } else if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
    result = opened(opening + emphasised("Counterexample.") + " ",
                    refutation(setting, part.result.file.model, stated.claim.statement, *refuted));
    if (const auto found = part.result.consequences.find(k); found != part.result.consequences.end())
      result =
          std::move(result) + opened(emphasised("What it costs.") + " ",
                                     wording::consequence(wording::Notation(part.result.file.finite()), found->second));
  } else {
    return {opening + "The kernel gives no verdict: " + Prose{std::get<Undecided>(verdict).explanation()} + "."};
  }
  // Of comparisons that the kernel did not make itself.
  if (by_engine(verdict) > 0)
    result.emplace_back("Of the comparisons the integer engine made " + std::to_string(by_engine(verdict)) + ".");
  return result;
}

/// What there is to say about claims in a table; words of the source that a column of the table
/// shows are left out.
Blocks notes_below(const CasePart& part, const std::vector<std::size_t>& claims, bool words_are_in_table) {
  List notes;
  for (const std::size_t k : claims) {
    const StatedClaim& stated = part.result.file.claims[k];
    const Verdict& verdict = part.result.verdicts[k];
    const auto add = [&](Text note) {
      notes.labels.push_back(part.is_numbered ? reference_to(part, stated) : Text());
      notes.items.push_back(std::move(note));
    };
    if (const Text source = source_line(stated); !words_are_in_table && !source.empty()) add(source);
    if (!as_expected(stated.expect, verdict))
      add(verdict_line(stated, verdict) +
          (is_undecided(verdict) ? " " + Text(Prose{std::get<Undecided>(verdict).explanation()}) + "." : Text()));
    if (!stated.erratum.empty()) add(remark(discrepancy, stated.erratum));
    const bool note_is_in_table = words_are_in_table && stated.says.empty();
    if (!stated.note.empty() && !note_is_in_table) add(remark("Note:", stated.note));
  }
  return notes.items.empty() ? Blocks() : Blocks{std::move(notes)};
}

Blocks value_table(const CasePart& part, const Text& title, const std::vector<std::size_t>& claims) {
  std::vector<wording::PrintedValue> printed;
  for (const std::size_t k : claims) {
    const StatedClaim& stated = part.result.file.claims[k];
    printed.push_back({stated, part.result.verdicts[k], number_here(part, stated)});
  }
  return printed_values(wording::Notation(part.result.file.finite()), title, printed) + notes_below(part, claims, true);
}

Blocks value_group(const CasePart& part, const std::vector<std::size_t>& claims) {
  const std::string& where = part.result.file.claims[claims.front()].where;
  return value_table(part,
                     (claims.size() == 1 ? "A number" : "Numbers") +
                         (where.empty() ? Text() : " of the source, " + Text(Prose{where})) + ".",
                     claims);
}

Blocks claim_block(const CasePart& part, std::size_t k) {
  const StatedClaim& stated = part.result.file.claims[k];
  const Definition definition = said::definition(stated.claim.statement);
  Text sentence = said::sentence(part.result.file.model, stated.claim.statement);
  if (part.is_numbered)
    sentence += Text{" (", Reference{label_of(definition), definition.name, Reference::To::definition}, ".)"};
  Blocks result{Theorem{Theorem::Kind::claim, stated.claim.id, label_of(part, stated.claim.id), {std::move(sentence)}}};
  if (const Text source = source_line(stated); !source.empty()) result.emplace_back(source);
  if (!stated.erratum.empty()) result.emplace_back(remark(discrepancy, stated.erratum));
  if (!stated.note.empty()) result.emplace_back(remark("Note:", stated.note));
  if (!part.is_numbered)
    result = std::move(result) + opened(emphasised("Definition (" + definition.name + ").") + " ", definition.body);
  return std::move(result) + argument(part, k);
}

/// The left side of the one comparison; nothing if it was not made.
std::optional<Rational> computed(const Model& model, const Statement& statement, const Verdict& verdict) {
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) return refuted->counterexample().front().left.value;
  if (const auto* verified = std::get_if<Verified>(&verdict))
    return collect(candor::reference_to(model), statement, verified->evidence()).front().left.value;
  return std::nullopt;
}

/// Claims about numbers of the same thing, in tables: one for each place that they are about.
Blocks number_tables(const CasePart& part, const std::vector<StatedNumber>& numbers,
                     const std::vector<std::size_t>& claims) {
  using enum Table::Align;
  constexpr double fewest_rows_a_table = 2.5;  // on average, for tables by place
  std::vector<Text> found;
  bool is_confirmed = true;  // every number is as printed: one column, and no verdicts
  std::size_t places = 0;
  const auto begins_place = [&](std::size_t row) {
    return row == 0 || printers::terminal(numbers[row].at) != printers::terminal(numbers[row - 1].at);
  };
  for (std::size_t row = 0; row < claims.size(); ++row) {
    const Verdict& verdict = part.result.verdicts[claims[row]];
    const std::optional<Rational> value =
        computed(part.result.file.model, part.result.file.claims[claims[row]].claim.statement, verdict);
    const Math& stated = numbers[row].stated;
    is_confirmed = is_confirmed && is_verified(verdict) && stated.kind == Math::Kind::number && stated.number == *value;
    found.push_back(value ? Text(*value) : Text("--"));
    if (begins_place(row)) ++places;
  }
  const bool by_place =
      places == 1 || static_cast<double>(claims.size()) >= fewest_rows_a_table * static_cast<double>(places);
  Table empty{{{right, ""}, {left, "claim"}}};
  const auto column = [&](bool is_wanted, Table::Align align, const char* heading) {
    if (is_wanted) empty.columns.push_back({align, heading});
  };
  column(!by_place, left, "where");
  column(true, left, "quantity");
  column(is_confirmed, right, "value");
  column(!is_confirmed, right, "claimed");
  column(!is_confirmed, right, "computed");
  column(!is_confirmed, left, "verdict");
  Tables tables{{}, true};
  for (std::size_t row = 0; row < claims.size(); ++row) {
    const StatedClaim& stated = part.result.file.claims[claims[row]];
    const Verdict& verdict = part.result.verdicts[claims[row]];
    if (tables.tables.empty() || (by_place && begins_place(row))) {
      tables.tables.push_back(empty);
      if (by_place && !numbers[row].at.empty())
        tables.tables.back().spans.push_back({0, empty.columns.size(), numbers[row].at});
    }
    const std::optional<Number> number = number_here(part, stated);
    Table::Row cells{number ? Text(*number) : Text(), stated.claim.id};
    if (!by_place) cells.push_back(numbers[row].at);
    cells.insert(cells.end(), {numbers[row].quantity, numbers[row].stated});
    if (!is_confirmed) {
      const Text said_of_it = std::string(word(verdict));
      cells.insert(cells.end(), {found[row], is_verified(verdict) ? said_of_it : strong(said_of_it)});
    }
    tables.tables.back().rows.push_back(std::move(cells));
  }
  const Text opening{strong("Numbers claimed."), " ", numbers.front().about,
                     is_confirmed ? ", all verified, claimed and computed being the same:" : ":"};
  return Blocks{Paragraph{.text = opening, .is_opening = true}, std::move(tables)} + notes_below(part, claims, false);
}

/// Claims from `first` on about numbers of the same thing, side by side in the case; moves `first`
/// behind them. A claim alone stands as any other.
Blocks number_group(const CasePart& part, std::size_t& first) {
  std::vector<StatedNumber> numbers;
  std::vector<std::size_t> group;
  for (std::size_t k = first; k < part.result.file.claims.size(); ++k) {
    std::optional<StatedNumber> number = number_of(part, k);
    if (!number ||
        (!numbers.empty() && printers::terminal(number->about) != printers::terminal(numbers.front().about)) ||
        part.result.file.claims[k].section != part.result.file.claims[first].section)
      break;
    numbers.push_back(std::move(*number));
    group.push_back(k);
  }
  if (group.size() < 2) return claim_block(part, first++);
  first += group.size();
  return number_tables(part, numbers, group);
}

}  // namespace

std::optional<std::string> Shown::before(const std::string& what, const std::string& claim) {
  const std::string& first = claims_.emplace(what, claim).first->second;
  return first == claim ? std::nullopt : std::optional(first);
}

Blocks all_claims(const CasePart& part, int level) {
  const std::vector<StatedClaim>& claims = part.result.file.claims;
  Blocks result;
  std::string section;
  for (std::size_t k = 0; k < claims.size();) {
    if (claims[k].section != section) {
      section = claims[k].section;
      const Text title = section.empty() ? Text("Other claims") : Text(Prose{section});
      result.emplace_back(Heading{.level = level, .title = title, .is_numbered = false});
    }
    if (!is_tabled(claims[k])) {
      result = std::move(result) + (number_of(part, k) ? number_group(part, k) : claim_block(part, k++));
      continue;
    }
    std::vector<std::size_t> group;
    const std::size_t first = k;
    for (; k < claims.size() && is_tabled(claims[k]) && claims[k].where == claims[first].where &&
           claims[k].section == section;
         ++k)
      group.push_back(k);
    result = std::move(result) + value_group(part, group);
  }
  return result;
}

Blocks single_claim(const CasePart& part, std::size_t claim) {
  return is_claim<Value>(part.result.file.claims[claim].claim.statement) ? value_table(part, {}, {claim})
                                                                         : claim_block(part, claim);
}

Blocks overview(const CasePart& part) {
  using enum Table::Align;
  Table table{
      {{right, ""}, {left, "claim"}, {left, "about"}, {left, "verdict"}, {right, "compared"}, {right, "tight"}}};
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
    const Text word = std::string(candor::word(verdict)) + (as_expected(stated.expect, verdict) ? "" : " (unexpected)");
    table.rows.push_back({reference_to(part, stated), definition(stated.claim.statement).short_name,
                          about(part.result.file.model, stated.claim.statement),
                          is_verified(verdict) ? word : strong(word), std::to_string(counts.judgements),
                          counts.inequalities > 0 ? std::to_string(counts.tight) : "--"});
  }
  Blocks result;
  if (!table.empty()) result.emplace_back(std::move(table));
  if (values > 0)
    result.emplace_back(
        "Besides, " + counted(values, "claim is about a single number; ", "claims are about single numbers; ") +
        (confirmed == values ? "all are verified"
                             : std::to_string(confirmed) + " are verified" +
                                   (refuted > 0 ? ", " + std::to_string(refuted) + " refuted" : std::string())) +
        ".");
  return result;
}

List discrepancies(const CasePart& part) {
  List result;
  for (std::size_t k = 0; k < part.result.verdicts.size(); ++k) {
    const StatedClaim& stated = part.result.file.claims[k];
    if (stated.erratum.empty() || !is_refuted(part.result.verdicts[k])) continue;
    result.items.push_back(Text(Reference{label_of(part, stated.claim.id), stated.claim.id}) +
                           (stated.where.empty() ? Text() : ", " + Text(Prose{stated.where})) +
                           (stated.says.empty() ? Text() : ": " + quoted(Prose{stated.says})) + ". " +
                           emphasised(Prose{stated.erratum}));
  }
  return result;
}

void UsedDefinitions::add(const CaseFile& file) {
  for (const StatedClaim& stated : file.claims) {
    const Statement& statement = stated.claim.statement;
    if (is_claim<Value>(statement)) continue;
    const std::size_t property = std::visit([](const auto& own) { return own.index(); }, statement);
    Definition definition = said::definition(statement);
    const std::string key = definition.key;
    used_.emplace(std::tuple(statement.index(), property, key), std::move(definition));
    symbols_.emplace(statement.index(), notation_paragraph(statement));
  }
}

Blocks UsedDefinitions::all() const {
  Blocks result;
  auto symbols = symbols_.begin();
  for (const auto& [place, definition] : used_) {
    if (symbols != symbols_.end() && symbols->first == std::get<0>(place))
      result = std::move(result) + (symbols++)->second;
    result.emplace_back(Theorem{Theorem::Kind::definition, definition.name, label_of(definition), definition.body});
  }
  return result;
}

}  // namespace candor::said
