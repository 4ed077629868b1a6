// SPDX-License-Identifier: MIT
#include "reports/printers/terminal.hpp"

#include <algorithm>
#include <array>

namespace candor::printers {
namespace {

using namespace document;

/// What stands for a sign; in the order of the enumeration.
constexpr std::array<std::string_view, sign_count> sign_texts{
    " = ",        " != ",     " <= ", " < ", " >= ", " > ",  " + ", " - ", " ",  " * ", " | ",   " -> ", " in ",
    " contains ", " within ", " + ",  " ~ ", ", ",   " \\ ", "; ",  ", ",  ": ", "/",   " and ", " or "};
constexpr std::array<std::string_view, 6> operator_texts{"sum", "product", "min", "max", "E", "integral"};

bool is_one_word(const Math& formula) {
  return formula.kind == Math::Kind::number || formula.kind == Math::Kind::numeral ||
         formula.kind == Math::Kind::letter || formula.kind == Math::Kind::upright || formula.kind == Math::Kind::named;
}

/// In brackets, unless it is a letter or a whole number.
std::string factor(const Math& formula) {
  const bool is_whole = formula.kind == Math::Kind::number && formula.number.is_integer() && formula.number.sign() >= 0;
  return is_whole || formula.kind == Math::Kind::letter ? terminal(formula) : '(' + terminal(formula) + ')';
}

std::string list(const std::vector<Math>& parts) {
  std::string result;
  for (std::size_t k = 0; k < parts.size(); ++k) result += (k == 0 ? "" : ", ") + terminal(parts[k]);
  return result;
}

std::string script(char mark, const Math& formula) {
  if (formula.empty()) return {};
  const std::string words = terminal(formula);
  const bool has_braces = formula.kind == Math::Kind::fenced && formula.fence == Fence::braces;
  const bool is_plain = has_braces || (is_one_word(formula) && words.find(' ') == std::string::npos);
  return is_plain ? mark + words : std::string{mark, '{'} + words + '}';
}

std::string accented(const Math& formula) {
  const std::string base = terminal(formula.parts.front());
  switch (formula.accent) {
    case Accent::bar: return "bar " + base;
    case Accent::hat: return "hat " + base;
    case Accent::tilde: return "tilde " + base;
    case Accent::prime: return base + "'";
    case Accent::star: return base + "*";
    case Accent::underline: return "underline " + base;
  }
  return base;
}

/// Parts side by side; a function and its arguments without a space.
std::string beside_one_another(const std::vector<Math>& parts) {
  std::string result;
  for (const Math& part : parts) {
    const std::string words = terminal(part);
    const bool has_space = result.empty() || result.ends_with(' ') || words.starts_with(' ');
    result += (has_space || part.kind == Math::Kind::fenced ? "" : " ") + words;
  }
  return result;
}

std::size_t width(std::string_view words) {
  return static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::string padded(const std::string& words, std::size_t wide, Table::Align align) {
  const std::string space(wide - std::min(wide, width(words)), ' ');
  return align == Table::Align::left ? words + space : space + words;
}

void put_line(std::string& out, std::string line, std::size_t indent) {
  line.erase(line.find_last_not_of(' ') + 1);
  out += line.empty() ? "\n" : std::string(indent, ' ') + line + '\n';
}

std::string in_columns(const Table& table, std::size_t indent) {
  std::vector<std::vector<std::string>> rows(1);
  for (const Table::Column& column : table.columns) rows.front().push_back(terminal(column.heading));
  for (const Table::Row& row : table.rows) {
    rows.emplace_back();
    for (const Text& cell : row) rows.back().push_back(terminal(cell));
  }
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size() && row.size() == widths.size(); ++c)
      widths[c] = std::max(widths[c], width(row[c]));

  std::string out, above;
  if (!table.title.empty()) put_line(out, terminal(table.title), indent);
  for (const Table::Span& span : table.spans) {
    std::size_t start = 0;
    for (std::size_t c = 0; c < span.first; ++c) start += widths[c] + 2;
    above = padded(above, std::max(start, above.empty() ? 0 : width(above) + 2), Table::Align::left);
    above += terminal(span.heading);
  }
  if (!above.empty()) put_line(out, above, indent);
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c)
      line += (c == 0 ? "" : "  ") + padded(row[c], widths[c], table.columns[c].align);
    put_line(out, line, indent);
  }
  return out;
}

std::string terminal_texts(const std::vector<Text>& texts) {
  std::string result;
  for (const Text& text : texts) result += terminal(text);
  return result;
}

struct InlineOnTerminal {
  /// A space that must not be broken is a space.
  std::string operator()(const std::string& words) const {
    constexpr std::string_view unbreakable = "\u00A0";
    std::string result = words;
    for (std::size_t at = result.find(unbreakable); at != std::string::npos; at = result.find(unbreakable, at))
      result.replace(at, unbreakable.size(), " ");
    return result;
  }
  std::string operator()(const Math& formula) const { return terminal(formula); }
  std::string operator()(const Code& code) const { return '`' + code.text + '`'; }
  std::string operator()(const Reference& reference) const {
    constexpr std::array<std::string_view, 4> words{"claim ", "definition ", "figure ", ""};
    return std::string(words.at(static_cast<std::size_t>(reference.to))) + reference.name;
  }
  std::string operator()(const Number& number) const { return number.claim; }
  std::string operator()(const Prose& prose) const { return prose.words; }
  std::string operator()(LineBreak) const { return " "; }
  std::string operator()(const Emphasis& emphasis) const { return terminal_texts(emphasis.text); }
  std::string operator()(const Link& link) const { return terminal_texts(link.text); }
};

class BlocksOnTerminal {
 public:
  explicit BlocksOnTerminal(std::size_t indent) : indent_(indent) {}

  void put(const Blocks& blocks) {
    for (const Block& block : blocks) std::visit(*this, block.is);
  }
  std::string take() { return std::move(out_); }

  void operator()(const Paragraph& paragraph) {
    if (out_.empty())
      out_ = terminal(paragraph.text) + '\n';
    else
      put_line(out_, terminal(paragraph.text), indent_);
  }
  void operator()(const Display& display) {
    if (out_.empty()) out_ = "\n";
    for (const Display::Line& line : display.lines) {
      const std::string condition = terminal(line.condition);
      put_line(out_, terminal(line.before) + terminal(line.formula) + (condition.size() > 1 ? "  " : "") + condition,
               indent_ + (line.continued ? 4 : 2));
    }
  }
  void operator()(const Tables& tables) {
    if (out_.empty()) out_ = "\n";
    for (const Table& table : tables.tables)
      out_ += (&table == &tables.tables.front() ? "" : "\n") + in_columns(table, indent_ + 2);
  }
  void operator()(const List& list) {
    if (out_.empty()) out_ = "\n";
    for (std::size_t k = 0; k < list.items.size(); ++k)
      put_line(out_, (list.labels.empty() ? "-" : terminal(list.labels[k])) + ' ' + terminal(list.items[k]),
               indent_ + 2);
  }
  void operator()(const Figure&) {}
  void operator()(const Heading& heading) { put_line(out_, terminal(heading.title), indent_); }
  void operator()(const Theorem& theorem) {
    put_line(out_, theorem.name, indent_);
    put(theorem.body);
  }
  void operator()(const Alternatives& two) { put(two.preferred); }

 private:
  std::size_t indent_;
  std::string out_;
};

}  // namespace

std::string terminal(const Math& formula) {
  const std::vector<Math>& parts = formula.parts;
  switch (formula.kind) {
    case Math::Kind::number: return formula.number.text();
    case Math::Kind::numeral:
    case Math::Kind::upright:
    case Math::Kind::verbatim:
    case Math::Kind::named: return formula.text;
    case Math::Kind::letter: return formula.text == "nothing" ? "-" : formula.text == "dots" ? "..." : formula.text;
    case Math::Kind::row: return beside_one_another(parts);
    case Math::Kind::chain: {
      std::string result = parts.empty() ? "" : terminal(parts.front());
      for (std::size_t k = 1; k < parts.size(); ++k)
        result += std::string(sign_texts.at(static_cast<std::size_t>(formula.signs[k - 1]))) + terminal(parts[k]);
      return result;
    }
    case Math::Kind::negative: return '-' + terminal(parts.front());
    case Math::Kind::accented: return accented(formula);
    case Math::Kind::scripts: return terminal(parts[0]) + script('_', parts[1]) + script('^', parts[2]);
    case Math::Kind::fenced: {
      constexpr std::array<std::string_view, 4> brackets{"()", "[]", "{}", "||"};
      const std::string_view pair = brackets.at(static_cast<std::size_t>(formula.fence));
      return pair.front() + list(parts) + pair.back();
    }
    case Math::Kind::operation:
      return std::string(operator_texts.at(static_cast<std::size_t>(formula.operation))) + script('_', parts[0]) +
             (parts.size() > 2 ? script('^', parts[2]) : "") +
             (formula.operation == Operator::expectation && parts[1].kind == Math::Kind::fenced ? "" : " ") +
             terminal(parts[1]);
    case Math::Kind::fraction: return factor(parts[0]) + '/' + factor(parts[1]);
    case Math::Kind::strong: return '[' + terminal(parts.front()) + ']';
    case Math::Kind::conditional:
      return "if " + terminal(parts[0]) + " then " + terminal(parts[1]) + " else " + terminal(parts[2]);
    case Math::Kind::cases:
    case Math::Kind::piecewise: {
      std::string result;
      for (std::size_t k = 0; k + 1 < parts.size(); k += 2)
        result += (k == 0 ? "" : "; ") + terminal(parts[k]) +
                  (parts[k + 1].empty() ? " otherwise" : " if " + terminal(parts[k + 1]));
      return result;
    }
  }
  return {};
}

std::string terminal(const Text& text) {
  std::string result;
  for (const Inline& part : text.parts) result += std::visit(InlineOnTerminal{}, part);
  return result;
}

std::string terminal(const Blocks& blocks, std::size_t indent) {
  BlocksOnTerminal printer(indent);
  printer.put(blocks);
  return printer.take();
}

}  // namespace candor::printers
