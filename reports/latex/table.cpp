// SPDX-License-Identifier: MIT
#include "reports/latex/table.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace candor::tex {
namespace {

constexpr double column_gap = 1.2;         // em: twice \tabcolsep at 10pt
constexpr double block_gap = 2.0;          // em, between blocks side by side
constexpr std::size_t tallest_block = 30;  // rows of a table that is not broken over pages
constexpr std::size_t worth_folding = 7;   // rows

struct Size {
  const char* command;
  double em;
};
constexpr std::array<Size, 3> sizes{{{"\\small", 10.0}, {"\\footnotesize", 9.0}, {"\\scriptsize", 8.0}}};

/// Reads TeX from left to right and adds up widths.
class Ruler {
 public:
  explicit Ruler(std::string_view tex) : tex_(tex) {}
  double all() {
    double sum = 0;
    while (at_ < tex_.size()) sum += next();
    return sum;
  }

 private:
  std::string_view group() {
    if (at_ >= tex_.size()) return {};
    if (tex_[at_] != '{') return tex_.substr(at_++, 1);
    const std::size_t start = ++at_;
    int depth = 1;
    while (at_ < tex_.size() && depth > 0) {
      if (tex_[at_] == '\\')
        ++at_;
      else if (tex_[at_] == '{')
        ++depth;
      else if (tex_[at_] == '}')
        --depth;
      ++at_;
    }
    return tex_.substr(start, at_ - start - (depth == 0 ? 1 : 0));
  }
  double inside(std::string_view group) const {
    Ruler ruler(group);
    ruler.math_ = math_;
    return ruler.all();
  }
  double command() {
    static const std::map<std::string_view, double> known{
        {"to", 1.6},    {"mid", 0.9},     {"ge", 1.4},       {"le", 1.4},
        {"ne", 1.4},    {"min", 1.9},     {"max", 2.0},      {"thecandorclaim", 1.6},
        {"quad", 1.0},  {"qquad", 2.0},   {"oplus", 1.3},    {"cdot", 0.8},
        {"sum", 1.2},   {"bigl", 0.1},    {"bigr", 0.1},     {"allowbreak", 0.0},
        {"small", 0.0}, {"itshape", 0.0}, {"bfseries", 0.0}, {"hat", 0.0},
        {"bar", 0.0},   {"in", 1.3},      {"dots", 1.2},     {"textbackslash", 0.5},
        {"sim", 1.4},   {"wedge", 1.2},   {"vee", 1.2},      {"times", 1.3}};
    const std::size_t start = at_;
    while (at_ < tex_.size() && ((tex_[at_] >= 'a' && tex_[at_] <= 'z') || (tex_[at_] >= 'A' && tex_[at_] <= 'Z')))
      ++at_;
    if (at_ == start) {
      const char symbol = at_ < tex_.size() ? tex_[at_++] : ' ';
      return symbol == ',' ? 0.2 : symbol == '-' ? 0.0 : 0.55;
    }
    const std::string_view name = tex_.substr(start, at_ - start);
    if (name == "tfrac") {
      const double a = inside(group()), b = inside(group());
      return 0.75 * std::max(a, b) + 0.25;
    }
    if (name == "frac") {
      const double a = inside(group()), b = inside(group());
      return std::max(a, b) + 0.25;
    }
    if (name == "shortstack") {
      while (at_ < tex_.size() && tex_[at_] != '{') ++at_;
      const std::string_view lines = group();
      double widest = 0;
      for (std::size_t from = 0; from <= lines.size();) {
        const std::size_t to = std::min(lines.find("\\\\", from), lines.size());
        widest = std::max(widest, inside(lines.substr(from, to - from)));
        from = to + 2;
      }
      return widest;
    }
    if (name == "hspace" || name == "label" || name == "refstepcounter") {
      group();
      return 0;
    }
    if (name == "ref") {
      group();
      return 1.6;
    }
    if (name == "hyperref") {
      while (at_ < tex_.size() && tex_[at_++] != ']') {}
      return inside(group());
    }
    if (name == "texttt" || name == "mathbf" || name == "textbf") return 1.15 * inside(group());
    if (const auto found = known.find(name); found != known.end()) return found->second;
    return at_ < tex_.size() && tex_[at_] == '{'
               ? 0.0
               : 0.65;  // a command with an argument is as wide as the argument; without one, a letter
  }
  double next() {
    const char c = tex_[at_++];
    if (c == '\\') return command();
    if (c == '$') {
      math_ = !math_;
      return 0;
    }
    if (c == '^' || c == '_') return 0.75 * inside(group());
    if (c == '{' || c == '}' || c == '~') return c == '~' ? 0.35 : 0.0;
    if (c == ' ') return math_ ? 0 : 0.35;
    if (c == '=' || c == '<' || c == '>') return 1.4;
    if (c == '+' || (c == '-' && math_)) return 1.2;
    if (c >= 'A' && c <= 'Z') return 0.78;
    if (c == 'm' || c == 'w') return 0.85;
    if (c == '(' || c == ')' || c == '-' || c == 'i' || c == 'j' || c == 'l' || c == 't' || c == 'f') return 0.4;
    if (c == ',' || c == '.' || c == ';' || c == ':') return math_ ? 0.45 : 0.3;
    return 0.53;
  }

  std::string_view tex_;
  std::size_t at_ = 0;
  bool math_ = false;
};

}  // namespace

double estimated_width(std::string_view tex) { return Ruler(tex).all(); }

std::string keep_together(int lines) {
  const std::string stretch = std::to_string(lines) + "\\baselineskip";
  return "\\par\\vskip0pt plus " + stretch + "\\penalty-100\\vskip0pt plus -" + stretch + "\n";
}

std::string math(std::string_view formula) { return "$" + std::string(formula) + "$"; }

bool Table::has_headings() const {
  return std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return !row.heading.empty(); });
}

double Table::width() const {
  std::vector<double> columns(alignment_.size(), 0.0);
  double widest_heading = 0;
  const auto widen = [&](const std::vector<std::string>& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) columns[c] = std::max(columns[c], estimated_width(cells[c]));
  };
  widen(header_);
  for (const Row& row : rows_) {
    widen(row.cells);
    widest_heading = std::max(widest_heading, estimated_width(row.heading));
  }
  double sum = column_gap * static_cast<double>(columns.size() - 1);
  for (const Span& span : spans_) {
    double covered = column_gap * static_cast<double>(span.count - 1);
    for (std::size_t c = 0; c < span.count; ++c) covered += columns[span.first + c];
    sum += std::max(0.0, estimated_width(span.heading) - covered);
  }
  for (const double column : columns) sum += column;
  return std::max(sum, widest_heading);
}

bool Table::fits(Measure measure, std::size_t abreast) const {
  const double count = static_cast<double>(abreast);
  return rows_.size() <= tallest_block &&
         (count * width() + (count - 1) * block_gap) * sizes.back().em <= measure.line_width;
}

std::string Table::head() const {
  std::string result = "\\toprule\n";
  if (!spans_.empty()) {
    std::string rules;
    std::size_t column = 0;
    for (const Span& span : spans_) {
      for (; column < span.first; ++column) result += "& ";
      result += "\\multicolumn{" + std::to_string(span.count) + "}{c}{" + span.heading + "}";
      column = span.first + span.count - 1;
      rules += "\\cmidrule(lr){" + std::to_string(span.first + 1) + "-" + std::to_string(span.first + span.count) + "}";
    }
    result += "\\\\\n" + rules + "\n";
  }
  for (std::size_t c = 0; c < header_.size(); ++c) result += (c == 0 ? "" : " & ") + header_[c];
  return header_.empty() ? result : result + "\\\\\n\\midrule\n";
}

std::string Table::body(std::size_t first, std::size_t count) const {
  std::string result;
  for (std::size_t r = first; r < first + count; ++r) {
    const Row& row = rows_[r];
    if (!row.heading.empty()) {
      if (r > first) result += "\\addlinespace\n";
      result += "\\multicolumn{" + std::to_string(alignment_.size()) + "}{@{}l@{}}{" + row.heading + "}";
    }
    for (std::size_t c = 0; c < row.cells.size(); ++c) result += (c == 0 ? "" : " & ") + row.cells[c];
    result += row.ruled ? "\\\\\n\\midrule\n" : "\\\\\n";
  }
  return result;
}

std::string Table::block(std::size_t first, std::size_t count) const {
  return "\\begin{tabular}[t]{@{}" + alignment_ + "@{}}\n" + head() + body(first, count) +
         "\\bottomrule\n\\end{tabular}";
}

std::string Table::box() const { return block(0, rows_.size()); }

std::string Table::broken_over_pages(const std::string& size) const {
  return "{" + size + "\\renewcommand{\\arraystretch}{1.2}\n\\begin{longtable}{@{}" + alignment_ + "@{}}\n" + head() +
         "\\endhead\n\\bottomrule\n\\endfoot\n" + body(0, rows_.size()) + "\\end{longtable}}\n";
}

std::string Table::as_paragraphs() const {
  std::string result =
      "\\begin{list}{}{\\leftmargin=1em\\itemindent=-1em\\itemsep=0pt\\parsep=0pt}\\small\\raggedright\n";
  for (const Row& row : rows_) {
    result += "\\item " + row.heading;
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      if (!row.cells[c].empty())
        result += (c == 0 ? "" : "; ") +
                  (c < header_.size() && !header_[c].empty() ? header_[c] + ": " : std::string()) + row.cells[c];
    result += ".\n";
  }
  return result + "\\end{list}\n";
}

std::string Table::set(Measure measure) const {
  const double natural = width();
  const auto fits_line = [&](const Size& size, std::size_t blocks) {
    const double gaps = block_gap * static_cast<double>(blocks - 1);
    return (natural * static_cast<double>(blocks) + gaps) * size.em <= measure.line_width;
  };
  std::size_t blocks = 1;
  while (!has_headings() && rows_.size() > worth_folding * blocks && blocks < 3 && fits_line(sizes[0], blocks + 1))
    ++blocks;
  const auto fitting = std::find_if(sizes.begin(), sizes.end(), [&](const Size& size) { return fits_line(size, 1); });
  if (fitting == sizes.end()) return as_paragraphs();
  if (blocks == 1 && rows_.size() > tallest_block) return broken_over_pages(fitting->command);
  if (blocks == 1)
    return std::string("\\begin{center}") + fitting->command + "\\renewcommand{\\arraystretch}{1.2}\n" + box() +
           "\n\\end{center}\n";

  const std::size_t per_display = std::min(rows_.size(), blocks * tallest_block);
  std::string result;
  for (std::size_t start = 0; start < rows_.size(); start += per_display) {
    const std::size_t here = std::min(per_display, rows_.size() - start), height = (here + blocks - 1) / blocks;
    std::vector<std::string> boxes;
    for (std::size_t first = 0; first < here; first += height)
      boxes.push_back(block(start + first, std::min(height, here - first)));
    result += flow(boxes, sizes[0].command);
  }
  return result;
}

std::string flow(const std::vector<std::string>& boxes, const std::string& size) {
  std::string result = "\\begin{center}" + size + "\\renewcommand{\\arraystretch}{1.2}\\lineskip=2.5ex\n";
  for (std::size_t k = 0; k < boxes.size(); ++k) result += (k == 0 ? "" : "%\n\\hspace{2em}\\allowbreak\n") + boxes[k];
  return result + "\n\\end{center}\n";
}

std::string flow(const std::vector<Table>& tables, Measure measure) {
  std::string result;
  if (tables.size() == 1) return tables.front().set(measure);
  if (std::all_of(tables.begin(), tables.end(), [&](const Table& table) { return table.fits(measure); })) {
    std::vector<std::string> boxes;
    double widest = 0;
    for (const Table& table : tables) {
      boxes.push_back(table.box());
      widest = std::max(widest, table.width());
    }
    const auto size = std::find_if(sizes.begin(), sizes.end(),
                                   [&](const Size& one) { return widest * one.em <= measure.line_width; });
    return boxes.empty() ? result : flow(boxes, size->command);
  }
  for (const Table& table : tables) result += table.set(measure);
  return result;
}

std::string side_by_side(const std::vector<Table>& tables, Measure measure) {
  std::vector<std::string> boxes;
  double widest = 0, together = -block_gap;
  for (const Table& table : tables) {
    if (!table.fits(measure)) return flow(tables, measure);
    boxes.push_back(table.box());
    widest = std::max(widest, table.width());
    together += table.width() + block_gap;
  }
  const auto abreast = [&](const Size& size) {
    const double line = measure.line_width / size.em;
    return together <= line
               ? boxes.size()
               : std::min(boxes.size(), static_cast<std::size_t>((line + block_gap) / (widest + block_gap)));
  };
  // Smaller only for more of them on a line, and in the smallest size only for a second.
  const Size* best = nullptr;
  for (const Size& size : sizes)
    if (abreast(size) > (best == nullptr ? 0 : abreast(*best)) &&
        (&size != &sizes.back() || best == nullptr || abreast(*best) < 2))
      best = &size;
  return best == nullptr ? flow(tables, measure) : flow(boxes, best->command);
}

}  // namespace candor::tex
