// SPDX-License-Identifier: MIT
#include "reports/latex/written.hpp"

#include "exact/numeral.hpp"
#include "reports/latex/formula.hpp"
#include "reports/latex/text.hpp"

namespace candor::tex {
namespace {

std::optional<Agent> agent_of_column(const Notation& n, const std::string& column, const std::string& prefix) {
  return column.starts_with(prefix) ? n.types().find_agent(column.substr(prefix.size())) : std::nullopt;
}

std::optional<Outcome> outcome_named(const Notation& n, const std::string& label) {
  const auto& outcomes = n.model().environment.outcomes;
  for (Outcome a; a.value < outcomes.size(); ++a.value)
    if (outcomes[a.value] == label) return a;
  return std::nullopt;
}

std::string table(const Setting& setting, const WrittenTable& written, const Subject& subject) {
  const Notation& n = setting.notation;
  std::string alignment;
  std::vector<std::string> header;
  for (const std::string& column : written.columns) {
    const auto type_of = agent_of_column(n, column, "type ");
    const bool key = type_of || column == "outcome";
    alignment += key ? 'l' : 'r';
    header.push_back(math(type_of ? n.type_symbol(*type_of) : column == "outcome" ? "a" : subject.column(column)));
  }
  Table result(alignment, header);
  for (const auto& row : written.rows) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < row.size() && c < written.columns.size(); ++c) {
      const auto type_of = agent_of_column(n, written.columns[c], "type ");
      const auto type = type_of ? n.types().find_type(*type_of, row[c]) : std::nullopt;
      const auto outcome = written.columns[c] == "outcome" ? outcome_named(n, row[c]) : std::nullopt;
      cells.push_back(math(type ? n.type(*type_of, *type) : outcome ? n.outcome(*outcome) : cell(n, row[c])));
    }
    result.row(std::move(cells));
  }
  return result.set(setting.measure);
}

std::string formula(const Setting& setting, const Formula& written, const std::string& left) {
  const std::string line = left + "=" + tex::formula(setting.notation, written.root);
  const std::string display = displayed_formula(setting.notation, written.root);
  const double em = 11;
  const bool cases = written.root.kind == Expression::Kind::conditional;
  if (cases && longest_line(display) * em * 1.1 + estimated_width(left) * em < setting.measure.line_width) return "\\[ " + left + "=" + display + " \\]\n";
  if (!cases && estimated_width(line) * em < setting.measure.line_width * 0.9) return "\\[ " + line + " \\]\n";
  return "\\begin{quote}\\raggedright " + math(line) + "\\end{quote}\n";
}

std::string construction(const WrittenConstruction& written, const std::string& left) {
  return "\\noindent " + math(left) + " is the construction " + code(written.name) + (written.detail.empty() ? "" : " (" + prose(written.detail) + ")") + ".\\par\n";
}

}  // namespace

double longest_line(const std::string& display) {
  double longest = 0;
  for (std::size_t start = 0; start < display.size();) {
    const std::size_t end = std::min(display.find('\n', start), display.size());
    longest = std::max(longest, estimated_width(std::string_view(display).substr(start, end - start)));
    start = end + 1;
  }
  return longest;
}

std::string cell(const Notation& n, const std::string& text) {
  const Numeral numeral = parse_numeral(text);
  if (numeral.value) return numeral.decimal && !numeral.value->is_integer() ? text + "=" + fraction(*numeral.value) : fraction(*numeral.value);
  return formula_text(n, text);
}

std::string written(const Setting& setting, const WrittenParts& parts, const Subject& subject, bool tables) {
  const Notation& n = setting.notation;
  std::string result;
  for (const auto& [key, content] : parts) {
    const auto agent = n.types().find_agent(key);
    const std::string subscript = agent ? n.agent(*agent) : subject.per_agent && key != "table" ? "i" : "";
    const std::string left = subject.equation(subscript);
    if (key == "others") result += "\\noindent For every other agent $i$:\n";
    if (const auto* as_table = std::get_if<WrittenTable>(&content); as_table != nullptr && !tables) {
      if (parts.size() > 1) result += "\\noindent " + math(left) + " is tabulated below" + (key == "table" ? " for some agents.\\par\n" : ".\\par\n");
    } else if (as_table != nullptr) {
      if (agent) result += "\\noindent For agent " + math(n.agent(*agent)) + ":\n";
      result += table(setting, *as_table, agent ? Subject{subject.equation, [&](const std::string&) { return left; }, true} : subject);
    } else if (const auto* as_formula = std::get_if<std::shared_ptr<const Formula>>(&content)) {
      result += formula(setting, **as_formula, left);
    } else if (const auto* as_construction = std::get_if<WrittenConstruction>(&content)) {
      result += construction(*as_construction, left);
    } else {
      result += "\\noindent " + math(left) + ": " + prose(std::get<WrittenDefault>(content).text) + ".\\par\n";
    }
  }
  return result;
}

}  // namespace candor::tex
