// SPDX-License-Identifier: MIT
#include "reports/latex/written.hpp"

#include "exact/numeral.hpp"
#include "reports/latex/text.hpp"
#include "reports/words/finite/formula.hpp"

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
  const std::string line = left + "=" + printers::latex(wording::formula(setting.notation.symbols(), written.root));
  const std::string display = printers::latex(wording::displayed_formula(setting.notation.symbols(), written.root));
  const double em = 11;
  const bool cases = written.root.kind == Expression::Kind::conditional;
  if (cases && longest_line(display) * em * 1.1 + estimated_width(left) * em < setting.measure.line_width)
    return "\\[ " + left + "=" + display + " \\]\n";
  if (!cases && estimated_width(line) * em < setting.measure.line_width * 0.9) return "\\[ " + line + " \\]\n";
  return "\\begin{quote}\\raggedright " + math(line) + "\\end{quote}\n";
}

/// The display that defines a named transfer rule, without its left side;
/// checker/definitions/finite/named_rules.hpp says the same. u_j(theta) is short for u_j(q(theta),theta).
std::string defining_display(const std::string& name, const std::string& left) {
  if (name == "vcg") return "\\[ " + left + "=\\sum_{j\\ne i}u_j(\\theta) \\]\n";
  if (name == "pivot") return "\\[ " + left + "=\\sum_{j\\ne i}u_j(\\theta)-\\max_a\\sum_{j\\ne i}u_j(a,\\theta) \\]\n";
  if (name == "agv")
    return "\\[ " + left +
           "=e_i(\\theta_i)-\\frac1{|I|-1}\\sum_{j\\ne i}e_j(\\theta_j),\\qquad e_i(\\theta_i)=E\\Bigl[\\sum_{j\\ne "
           "i}u_j\\Bigm|\\theta_i\\Bigr] \\]\n";
  if (name == "green_laffont")
    return "\\[ " + left +
           "=-\\bigl(1-\\tfrac2n\\bigr)v_{(2)}\\text{ for the first, }0\\text{ for the second, "
           "}\\tfrac1n\\,v_{(2)}\\text{ for every other agent} \\]\n";
  if (name == "cavallo")
    return "\\[ " + left +
           "=\\tfrac1n\\,v_{(3)}-v_{(2)}\\text{ for the first, }\\tfrac1n\\,v_{(3)}\\text{ for the second, "
           "}\\tfrac1n\\,v_{(2)}\\text{ for every other agent} \\]\n";
  if (name == "safronov")
    return "\\begin{align*}\n" + left +
           "&=E\\,u_i-E_{\\theta_i}u_i+\\sum_{m=0}^{n-1}\\frac1{n\\binom{n-1}m}\\sum_{J\\not\\ni "
           "i,\\,|J|=m}\\bigl[E_{\\theta_J}a-E_{\\theta_i,\\theta_J}a\\bigr],\\\\\na(\\theta)&=\\sum_i "
           "E_{\\theta_i}u_i,\\qquad n=|I|\n\\end{align*}\n";
  return {};
}

std::string construction(const Notation& n, const WrittenConstruction& written, const std::string& left) {
  if (written.name == "efficient") {
    const std::string ties = written.detail == "first" || written.detail == "last"
                                 ? "; of several, the one listed " + written.detail
                             : written.detail == "uniform" ? "; of several, each with the same probability"
                                                           : "; there is only one";
    return "\\noindent " + math(left) + " is an outcome with the largest sum of payoffs at " + math("\\theta") + ties +
           ".\\par\n";
  }
  if (written.name == "green_laffont" && written.detail.empty())
    return "\\noindent " + math(left) +
           " gives the object to the agent whose value is highest with probability $1-1/n$ and to the one whose value "
           "is second with probability $1/n$, " +
           math("n=|I|") + "; of equal values the agent listed first ranks higher.\\par\n";
  std::string allocation = upright(written.detail);
  for (std::size_t q = 0; q < n.model().allocations.size(); ++q)
    if (n.model().allocations[q].name == written.detail) allocation = n.allocation(q);
  const std::string display = defining_display(written.name, left);
  const std::string opening = "\\noindent The rule " + code(written.name) + " for " + math(allocation);
  if (written.name == "green_laffont" || written.name == "cavallo")
    return opening +
           ", where $v_{(1)}\\ge v_{(2)}\\ge\\dots$ are what the object is worth to the $n=|I|$ agents, ranked (of "
           "equal values the agent listed first ranks higher):\n" +
           defining_display(written.name, left);
  return display.empty() ? opening + " defines " + math(left) + ".\\par\n"
                         : opening + ", where " + math("u_j(\\theta)") + " is short for " +
                               math("u_j(" + allocation + "(\\theta),\\theta)") + ":\n" + display;
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
  if (numeral.value)
    return numeral.decimal && !numeral.value->is_integer() ? text + "=" + fraction(*numeral.value)
                                                           : fraction(*numeral.value);
  return printers::latex(wording::formula_text(n.symbols(), text));
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
      if (parts.size() > 1)
        result += "\\noindent " + math(left) + " is tabulated below" +
                  (key == "table" ? " for some agents.\\par\n" : ".\\par\n");
    } else if (as_table != nullptr) {
      if (agent) result += "\\noindent For agent " + math(n.agent(*agent)) + ":\n";
      result += table(setting, *as_table,
                      agent ? Subject{subject.equation, [&](const std::string&) { return left; }, true} : subject);
    } else if (const auto* as_formula = std::get_if<std::shared_ptr<const Formula>>(&content)) {
      result += formula(setting, **as_formula, left);
    } else if (const auto* as_construction = std::get_if<WrittenConstruction>(&content)) {
      result += construction(n, *as_construction, left);
    } else {
      result += "\\noindent " + math(left) + ": " + prose(std::get<WrittenDefault>(content).text) + ".\\par\n";
    }
  }
  return result;
}

}  // namespace candor::tex
