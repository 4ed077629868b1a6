// SPDX-License-Identifier: MIT
#include "reports/printers/latex.hpp"

#include <algorithm>
#include <array>

#include "exact/numeral.hpp"
#include "reports/latex/text.hpp"
#include "reports/printers/terminal.hpp"

namespace candor::printers {
namespace {

using namespace document;

/// What stands for a sign; in the order of the enumeration.
constexpr std::array<std::string_view, sign_count> sign_commands{"=",
                                                                 "\\ne",
                                                                 "\\le",
                                                                 "<",
                                                                 "\\ge",
                                                                 ">",
                                                                 "+",
                                                                 "-",
                                                                 "\\,",
                                                                 "\\cdot ",
                                                                 "\\mid ",
                                                                 "\\to ",
                                                                 "\\in ",
                                                                 "\\ni ",
                                                                 "\\subseteq ",
                                                                 "\\oplus ",
                                                                 "\\sim ",
                                                                 ",",
                                                                 "\\backslash ",
                                                                 ";\\ \\allowbreak ",
                                                                 ",\\ \\allowbreak ",
                                                                 ":\\,",
                                                                 "/",
                                                                 "\\text{ and }\\allowbreak ",
                                                                 "\\text{ or }\\allowbreak "};
constexpr std::array<std::string_view, 6> operator_commands{"\\sum", "\\prod",      "\\min",
                                                            "\\max", "\\mathrm{E}", "\\int"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "\\theta", after which a letter would be taken for a part of the command.
bool ends_with_command(std::string_view tex) {
  std::size_t start = tex.size();
  while (start > 0 && is_letter(tex[start - 1])) --start;
  return start > 0 && start < tex.size() && tex[start - 1] == '\\';
}

bool has_operation(const Math& formula) {
  return formula.kind == Math::Kind::operation ||
         std::any_of(formula.parts.begin(), formula.parts.end(), has_operation);
}

/// The symbol itself, without its name.
const Math& symbol_of(const Math& formula) {
  return formula.kind == Math::Kind::named ? symbol_of(formula.parts.front()) : formula;
}

/// A base that has such a script already, or is no single symbol, needs a group of its own.
bool needs_group(const Math& base, bool subscript, bool superscript) {
  const Math& symbol = symbol_of(base);
  switch (symbol.kind) {
    case Math::Kind::number: return !symbol.number.is_integer() || symbol.number.sign() < 0;
    case Math::Kind::numeral:
    case Math::Kind::letter:
    case Math::Kind::upright: return false;
    case Math::Kind::accented: return superscript && (symbol.accent == Accent::prime || symbol.accent == Accent::star);
    case Math::Kind::scripts:
      return (subscript && !symbol.parts[1].empty()) || (superscript && !symbol.parts[2].empty()) ||
             needs_group(symbol.parts[0], subscript, superscript);
    default: return true;
  }
}

std::string letter_in_tex(const std::string& name) {
  if (name.size() == 1 && is_letter(name.front())) return name;
  if (name == "reals") return "\\mathbf{R}";
  if (name == "nothing") return "\\cdot";
  return std::all_of(name.begin(), name.end(), is_letter) ? "\\" + name : tex::upright(name);
}

class Typesetter {
 public:
  std::string set(const Math& formula) {
    put(formula);
    return std::move(out_);
  }

 private:
  void put(std::string_view tex) {
    if (!tex.empty() && is_letter(tex.front()) && ends_with_command(out_)) out_ += ' ';
    out_ += tex;
  }
  void put_group(const Math& formula) { out_ += '{' + Typesetter().set(formula) + '}'; }
  void put_script(char mark, const Math& formula) {
    if (formula.empty()) return;
    out_ += mark;
    put_group(formula);
  }

  void put(const Math& formula) {
    const std::vector<Math>& parts = formula.parts;
    switch (formula.kind) {
      case Math::Kind::number: return put(std::string_view(candor::latex(formula.number)));
      case Math::Kind::numeral: return put_numeral(formula.text);
      case Math::Kind::letter: return put(std::string_view(letter_in_tex(formula.text)));
      case Math::Kind::upright: return put(std::string_view(tex::upright(formula.text)));
      case Math::Kind::named: return put(parts.front());
      case Math::Kind::row:
        for (const Math& part : parts) put(part);
        return;
      case Math::Kind::chain:
        for (std::size_t k = 0; k < parts.size(); ++k) {
          if (k > 0) put(sign_commands.at(static_cast<std::size_t>(formula.signs[k - 1])));
          put(parts[k]);
        }
        return;
      case Math::Kind::negative: put(std::string_view("-")); return put(parts.front());
      case Math::Kind::accented: return put_accented(formula);
      case Math::Kind::scripts:
        if (needs_group(parts[0], !parts[1].empty(), !parts[2].empty()))
          put_group(parts[0]);
        else
          put(parts[0]);
        put_script('_', parts[1]);
        return put_script('^', parts[2]);
      case Math::Kind::fenced: return put_fenced(formula);
      case Math::Kind::operation:
        put(operator_commands.at(static_cast<std::size_t>(formula.operation)));
        put_script('_', parts[0]);
        if (parts.size() > 2) put_script('^', parts[2]);
        return put(parts[1]);
      case Math::Kind::fraction:
        put(std::string_view("\\tfrac"));
        put_group(parts[0]);
        return put_group(parts[1]);
      case Math::Kind::strong: put(std::string_view("\\mathbf")); return put_group(parts.front());
      case Math::Kind::conditional:
        put(std::string_view("\\text{if }"));
        put(parts[0]);
        put(std::string_view("\\text{ then }\\allowbreak "));
        put(parts[1]);
        put(std::string_view("\\text{ else }\\allowbreak "));
        return put(parts[2]);
      case Math::Kind::cases: return put_cases(parts, "else if ");
      case Math::Kind::piecewise: return put_cases(parts, "if ");
      case Math::Kind::verbatim: return put(std::string_view(tex::code(formula.text)));
    }
  }

  void put_numeral(const std::string& digits) {
    const bool plain =
        std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == '.' || c == '-'; });
    put(std::string_view(plain ? digits : tex::upright(digits)));
  }

  static std::string_view mark_of(Accent accent) {
    switch (accent) {
      case Accent::bar: return "\\bar";
      case Accent::hat: return "\\hat";
      case Accent::tilde: return "\\tilde";
      default: return "\\underline";
    }
  }

  void put_accented(const Math& formula) {
    switch (formula.accent) {
      case Accent::bar:
      case Accent::hat:
      case Accent::tilde:
      case Accent::underline:
        put(mark_of(formula.accent));
        return formula.parts.front().kind == Math::Kind::letter ? put(formula.parts.front())
                                                                : put_group(formula.parts.front());
      case Accent::prime: put(formula.parts.front()); return put(std::string_view("'"));
      case Accent::star: put(formula.parts.front()); return put(std::string_view("^{*}"));
    }
  }

  void put_fenced(const Math& formula) {
    constexpr std::array<std::string_view, 4> open{"(", "[", "\\{", "|"}, close{")", "]", "\\}", "|"};
    const auto fence = static_cast<std::size_t>(formula.fence);
    const std::string size = !formula.large ? "" : has_operation(formula) ? "\\Big" : "\\big";
    put((size.empty() ? "" : size + "l") + std::string(open.at(fence)));
    for (std::size_t k = 0; k < formula.parts.size(); ++k) {
      if (k > 0) out_ += formula.loose ? ",\\ \\allowbreak " : ",";
      put(formula.parts[k]);
    }
    put((size.empty() ? "" : size + "r") + std::string(close.at(fence)));
  }

  void put_cases(const std::vector<Math>& parts, const std::string& behind_the_first) {
    out_ += "\\begin{cases}\n";
    for (std::size_t k = 0; k + 1 < parts.size(); k += 2) {
      put(parts[k]);
      out_ += parts[k + 1].empty() ? "&\\text{else}" : "&\\text{" + (k == 0 ? "if " : behind_the_first) + "}";
      put(parts[k + 1]);
      out_ += k + 2 < parts.size() ? ",\\\\\n" : "\n";
    }
    out_ += "\\end{cases}";
  }

  std::string out_;
};

std::string latex_texts(const std::vector<Text>& texts) {
  std::string result;
  for (const Text& text : texts) result += latex(text);
  return result;
}

struct InlineInTex {
  /// A space at the start stands between these words and what is before them.
  std::string operator()(const std::string& words) const {
    return (words.starts_with(' ') ? " " : "") + tex::text(words);
  }
  std::string operator()(const Math& formula) const { return tex::math(latex(formula)); }
  std::string operator()(const Code& code) const { return tex::code(code.text); }
  std::string operator()(const Reference& reference) const {
    constexpr std::array<std::string_view, 4> words{"Claim~", "Definition~", "Figure~", ""};
    return std::string(words.at(static_cast<std::size_t>(reference.to))) + "\\ref{" + tex::label(reference.label) + "}";
  }
  std::string operator()(const Number& number) const {
    return "\\refstepcounter{candorclaim}\\label{" + tex::label(number.label) + "}\\thecandorclaim";
  }
  std::string operator()(const Prose& prose) const {
    return (prose.words.starts_with(' ') ? " " : "") + tex::prose(prose.words);
  }
  std::string operator()(LineBreak) const { return "\\\\ "; }
  std::string operator()(const Emphasis& emphasis) const {
    return (emphasis.is_strong ? "\\textbf{" : "\\emph{") + latex_texts(emphasis.text) + "}";
  }
  std::string operator()(const Link& link) const {
    return "\\hyperref[" + tex::label(link.label) + "]{" + latex_texts(link.text) + "}";
  }
};

tex::Table in_tex(const Table& table) {
  std::string alignment;
  std::vector<std::string> headings;
  for (const Table::Column& column : table.columns) {
    alignment += column.align == Table::Align::left ? 'l' : 'r';
    headings.push_back(latex(column.heading));
  }
  tex::Table result(alignment, headings);
  for (const Table::Span& span : table.spans) result.span(span.first, span.count, latex(span.heading));
  for (const Table::Row& row : table.rows) {
    if (row.size() == 1 && table.columns.size() > 1) {
      result.heading(latex(row.front()));
      continue;
    }
    std::vector<std::string> cells;
    for (const Text& cell : row) cells.push_back(latex(cell));
    if (table.has_total && &row == &table.rows.back() && table.rows.size() > 1) result.rule();
    result.row(std::move(cells));
  }
  return result;
}

bool is_broken_into_lines(const Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [](const auto& column) { return column.share > 0; });
}

/// A table over several pages, with cells of several lines.
std::string broken_into_lines(const Table& table, tex::Measure measure) {
  const double narrowed = measure.line_width < tex::report_measure.line_width ? 0.9 : 1;
  std::string alignment, head = "\\toprule\n", rows;
  for (const Table::Column& column : table.columns) {
    if (column.share > 0)
      alignment += "p{" + std::to_string(column.share * narrowed).substr(0, 5) + "\\linewidth}";
    else
      alignment += column.align == Table::Align::left ? 'l' : 'r';
    head += (&column == &table.columns.front() ? "" : "&") + latex(column.heading);
  }
  head += "\\\\\n\\midrule\n";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (std::find(table.groups.begin(), table.groups.end(), r) != table.groups.end()) rows += "\\addlinespace[2pt]\n";
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      rows += (c == 0 ? "" : "&") + std::string(table.columns[c].share > 0 ? "\\raggedright " : "") +
              latex(table.rows[r][c]);
    rows += "\\tabularnewline\n";
  }
  const std::string title = table.title.empty() ? ""
                                                : "\\multicolumn{" + std::to_string(table.columns.size()) +
                                                      "}{@{}l}{\\normalsize\\textbf{" + latex(table.title) +
                                                      "}}\\\\[3pt]\n" + head + "\\endfirsthead\n";
  return "{\\footnotesize\\renewcommand{\\arraystretch}{1.15}\\setlength{\\tabcolsep}{3pt}\n\\begin{longtable}{@{}" +
         alignment + "@{}}\n" + title + head + "\\endhead\n\\bottomrule\n\\endfoot\n" + rows + "\\end{longtable}}\n";
}

class BlocksInTex {
 public:
  explicit BlocksInTex(tex::Measure measure) : measure_(measure) {}

  void put(const Blocks& blocks) {
    for (const Block& block : blocks) std::visit(*this, block.is);
  }
  std::string take() { return std::move(out_); }

  void operator()(const Paragraph& paragraph) {
    if (paragraph.is_opening && last_ != Last::heading) out_ += tex::keep_together(6);
    switch (paragraph.is_opening ? Last::tables : last_) {
      case Last::nothing:
      case Last::heading: break;
      case Last::paragraph: out_ += "\n"; break;
      case Last::display: break;
      case Last::tables: out_ += "\\noindent "; break;
    }
    out_ += paragraph.is_ragged ? "\\begingroup\\raggedright " + latex(paragraph.text) + "\\par\\endgroup\n"
                                : latex(paragraph.text) + "\n";
    last_ = paragraph.is_ragged ? Last::tables : Last::paragraph;
  }
  void operator()(const Display& display) {
    if (display.is_loose && !fits(display)) {
      for (const Display::Line& one : display.lines)
        out_ += "\\begin{quote}\\raggedright " + tex::math(latex(one.before) + line(one)) + "\\end{quote}\n";
    } else if (display.lines.size() == 1) {
      out_ += "\\[ " + latex(display.lines.front().before) + line(display.lines.front()) + " \\]\n";
    } else {
      out_ += "\\begin{align*}\n";
      for (std::size_t k = 0; k < display.lines.size(); ++k)
        out_ += (k == 0 ? "" : "\\\\\n") + latex(display.lines[k].before) +
                (display.lines[k].continued ? "&\\qquad " : "&") + line(display.lines[k]);
      out_ += "\n\\end{align*}\n";
    }
    last_ = Last::display;
  }
  void operator()(const Tables& tables) {
    std::vector<tex::Table> all;
    for (const Table& table : tables.tables)
      if (is_broken_into_lines(table))
        out_ += broken_into_lines(table, measure_);
      else
        all.push_back(in_tex(table));
    out_ += tables.is_dense && all.size() > 1 ? tex::side_by_side(all, measure_) : tex::flow(all, measure_);
    last_ = Last::tables;
  }
  void operator()(const List& list) {
    out_ += list.labels.empty()
                ? "\\begin{list}{--}{\\leftmargin=2em\\itemsep=1pt\\parsep=0pt\\topsep=2pt}\\raggedright\n"
                : "\\begin{list}{}{\\leftmargin=2.2em\\labelwidth=1.8em\\labelsep=0.4em\\itemsep=1pt\\parsep=0pt"
                  "\\topsep=2pt}\\small\\raggedright\n";
    for (std::size_t k = 0; k < list.items.size(); ++k)
      out_ +=
          "\\item" + (list.labels.empty() ? "" : "[" + latex(list.labels[k]) + "]") + " " + latex(list.items[k]) + "\n";
    out_ += "\\end{list}\n";
    last_ = Last::tables;
  }
  void operator()(const Figure& figure) {
    out_ += "\\begin{figure}[htbp]\n\\centering\n\\begin{tikzpicture}" + figure.picture +
            "\\end{tikzpicture}\n\\caption{" + latex(figure.caption) + "}\n\\label{" + tex::label(figure.label) +
            "}\n\\end{figure}\n";
    last_ = Last::tables;
  }
  void operator()(const Heading& heading) {
    constexpr std::array<std::string_view, 4> commands{"section", "subsection", "subsubsection", "paragraph"};
    const auto level = static_cast<std::size_t>(std::min(heading.level, 3));
    const std::string title = latex(heading.title), plainly = tex::plain(terminal(heading.title));
    if (level < 3 && last_ != Last::nothing && last_ != Last::heading) out_ += tex::keep_together(level < 2 ? 10 : 7);
    out_ += "\\" + std::string(commands.at(level)) + (heading.is_numbered ? "{" : "*{") +
            (title == plainly ? title : "\\texorpdfstring{" + title + "}{" + plainly + "}") +
            (level < 3 ? "}\n" : ".}\n") +
            (heading.label.empty() ? "" : "\\label{" + tex::label(heading.label) + "}\n");
    last_ = Last::heading;
  }
  void operator()(const Theorem& theorem) {
    const std::string name = theorem.kind == Theorem::Kind::claim ? "candorclaim" : "candordefinition";
    if (theorem.kind == Theorem::Kind::claim && is_own_document() && last_ != Last::heading)
      out_ += tex::keep_together(5);
    out_ += "\\begin{" + name + "}[" + tex::text(theorem.name) + "]\\label{" + tex::label(theorem.label) + "}\n" +
            latex(theorem.body, measure_) + "\\end{" + name + "}\n";
    last_ = Last::tables;
  }
  void operator()(const Alternatives& two) { put(fits(two.preferred) ? two.preferred : two.otherwise); }

 private:
  /// What was put last: behind a heading no page may end.
  enum class Last { nothing, heading, paragraph, display, tables };

  static std::string line(const Display::Line& line) {
    std::string result = latex(line.formula);
    if (line.condition.empty()) return result;
    const auto* words = std::get_if<std::string>(&line.condition.parts.front());
    const bool is_mark = words != nullptr && words->size() == 1 && line.condition.parts.size() == 1;
    return is_mark ? result + *words : result + "\\quad\\text{" + latex(line.condition) + "}";
  }
  bool is_own_document() const { return measure_.line_width >= tex::report_measure.line_width; }
  /// Whether a display fits the line; of a case distinction the longest case.
  bool fits(const Display& display) const {
    constexpr double size = 11, of_estimate = 1.1;
    return std::all_of(display.lines.begin(), display.lines.end(), [&](const Display::Line& one) {
      const std::string tex = latex(one.before) + line(one);
      const std::size_t end = tex.find("\\begin{cases}");
      const double left = tex::estimated_width(std::string_view(tex).substr(0, end));
      double longest = 0;
      for (std::size_t start = end; start < tex.size();) {
        const std::size_t stop = std::min(tex.find('\n', start), tex.size());
        longest = std::max(longest, tex::estimated_width(std::string_view(tex).substr(start, stop - start)));
        start = stop + 1;
      }
      return (longest > 0 ? left + longest * of_estimate : left * of_estimate) * size < measure_.line_width;
    });
  }
  /// Whether its tables fit the line in the smallest size, in which estimates of fractions are a little
  /// too small, and its displays.
  bool fits(const Blocks& blocks) const {
    constexpr double smallest_size = 8.0;
    const double narrowed = measure_.line_width * 23 / 25;
    return std::all_of(blocks.begin(), blocks.end(), [&](const Block& block) {
      const auto* display = std::get_if<Display>(&block.is);
      if (display != nullptr && !fits(*display)) return false;
      const auto* tables = std::get_if<Tables>(&block.is);
      return tables == nullptr || std::all_of(tables->tables.begin(), tables->tables.end(), [&](const Table& table) {
               return in_tex(table).width() * smallest_size <= narrowed;
             });
    });
  }

  tex::Measure measure_;
  Last last_ = Last::nothing;
  std::string out_;
};

}  // namespace

std::string latex(const Math& formula) { return Typesetter().set(formula); }

std::string latex(const Text& text) {
  std::string result;
  for (const Inline& part : text.parts) result += std::visit(InlineInTex{}, part);
  return result;
}

std::string latex(const Blocks& blocks, tex::Measure measure) {
  BlocksInTex printer(measure);
  printer.put(blocks);
  return printer.take();
}

}  // namespace candor::printers
