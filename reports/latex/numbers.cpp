// SPDX-License-Identifier: MIT
#include "reports/latex/numbers.hpp"

#include <algorithm>

#include "reports/case_result.hpp"
#include "reports/judgements.hpp"
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/text.hpp"
#include "reports/words/continuum/words.hpp"

namespace candor::tex {
namespace {

constexpr double fewest_rows_a_table = 2.5;  // on average, for tables by place

/// The left side of the one comparison.
std::string computed(const Model& model, const NumberRow& row) {
  if (is_undecided(row.verdict)) return "--";
  if (const auto* refuted = std::get_if<Refuted>(&row.verdict))
    return math(fraction(refuted->counterexample().front().left.value));
  return math(fraction(
      candor::collect(reference_to(model), row.stated.claim.statement, std::get<Verified>(row.verdict).evidence())
          .front()
          .left.value));
}

/// Which columns all tables of a group have.
struct Columns {
  bool at;
  bool confirmed;  ///< every number is as printed: one column, and no verdicts
};

Table empty_table(const Columns& columns) {
  std::vector<std::string> header{"", "claim"};
  std::string alignment = "rl";
  const auto column = [&](bool wanted, char align, const std::string& heading) {
    if (!wanted) return;
    alignment += align;
    header.push_back(heading);
  };
  column(columns.at, 'l', "where");
  column(true, 'l', "quantity");
  column(columns.confirmed, 'r', "value");
  column(!columns.confirmed, 'r', "claimed");
  column(!columns.confirmed, 'r', "computed");
  column(!columns.confirmed, 'l', "verdict");
  return Table(alignment, header);
}

void add(Table& table, const Columns& columns, const Model& model, const NumberRow& row) {
  std::vector<std::string> cells{row.label, text(row.stated.claim.id)};
  if (columns.at) cells.push_back(row.number.at);
  cells.insert(cells.end(), {math(row.number.quantity), math(row.number.printed)});
  if (!columns.confirmed)
    cells.insert(cells.end(),
                 {computed(model, row),
                  is_verified(row.verdict) ? "verified" : "\\textbf{" + std::string(word(row.verdict)) + "}"});
  table.row(std::move(cells));
}

std::size_t places(const std::vector<NumberRow>& rows) {
  std::size_t count = 1;
  for (std::size_t k = 1; k < rows.size(); ++k)
    if (rows[k].number.at != rows[k - 1].number.at) ++count;
  return count;
}

}  // namespace

std::optional<StatedNumber> stated_number(const Model& model, const Statement& statement, const Verdict& verdict) {
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return dynamic::stated_number(std::get<dynamic::Model>(model), *own);
  if (const auto* own = std::get_if<continuum::Statement>(&statement)) {
    const auto found = continuum::number_stated(std::get<continuum::Model>(model), *own, verdict);
    if (found)
      return StatedNumber{printers::latex(found->about), "", printers::latex(found->quantity),
                          printers::latex(found->stated)};
  }
  return std::nullopt;
}

std::string number_tables(const Setting& setting, const Model& model, const std::vector<NumberRow>& rows) {
  const bool confirmed = std::all_of(rows.begin(), rows.end(), [&](const NumberRow& row) {
    return is_verified(row.verdict) && computed(model, row) == math(row.number.printed);
  });
  const std::size_t count = places(rows);
  const bool by_place =
      count == 1 || static_cast<double>(rows.size()) >= fewest_rows_a_table * static_cast<double>(count);
  const Columns columns{!by_place, confirmed};
  std::vector<Table> tables;
  const std::string* place = nullptr;
  for (const NumberRow& row : rows) {
    if (tables.empty() || (by_place && row.number.at != *place)) {
      tables.push_back(empty_table(columns));
      if (by_place && !row.number.at.empty()) tables.back().span(0, confirmed ? 4 : 6, row.number.at);
    }
    place = &row.number.at;
    add(tables.back(), columns, model, row);
  }
  const std::string opening = keep_together(6) + "\\noindent\\textbf{Numbers claimed.} " + rows.front().number.about +
                              (confirmed ? ", all verified, claimed and computed being the same:\n" : ":\n");
  return opening + (tables.size() == 1 ? tables.front().set(setting.measure) : side_by_side(tables, setting.measure));
}

}  // namespace candor::tex
