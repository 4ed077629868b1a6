// SPDX-License-Identifier: MIT
// What is said, before anybody decides whether it becomes terminal text, LaTeX or HTML: text with
// mathematics in it, displays, tables.
//
// Everything is plain words or structure. Escaping is the printers': no character of a string here
// means anything but itself.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "reports/document/mathematics.hpp"

namespace candor::document {

/// What one could type: a command, the name of a file.
struct Code {
  std::string text;
};

/// Another claim of the same report.
struct Reference {
  std::string label;  ///< where it stands
  std::string claim;  ///< its id
};

/// A name, set apart from the words around it.
struct Emphasis {
  std::string text;
};

using Inline = std::variant<std::string, Math, Code, Reference, Emphasis>;

struct Text {
  std::vector<Inline> parts = {};

  Text() = default;
  Text(std::string words) : parts{Inline(std::move(words))} {}
  Text(std::string_view words) : Text(std::string(words)) {}
  Text(const char* words) : Text(std::string(words)) {}
  Text(Math formula) : parts{Inline(std::move(formula))} {}
  Text(Code code) : parts{Inline(std::move(code))} {}
  Text(Reference reference) : parts{Inline(std::move(reference))} {}
  Text(Emphasis name) : parts{Inline(std::move(name))} {}
  /// One after the other.
  Text(std::initializer_list<Text> texts) {
    for (const Text& text : texts) *this += text;
  }
  Text& operator+=(const Text& more) {
    parts.insert(parts.end(), more.parts.begin(), more.parts.end());
    return *this;
  }
  bool empty() const { return parts.empty(); }
};
inline Text operator+(Text first, const Text& second) { return first += second; }
Text joined(const std::vector<Text>& parts, std::string_view separator);
/// The same with a capital letter in front.
Text capitalised(Text text);

struct Paragraph {
  Text text;
};

/// Formulas on lines of their own, one below the other from `formula` on: a relation there stands
/// below a relation. A line that is continued stands further in.
struct Display {
  struct Line {
    Math formula;
    Text condition = {};  ///< behind it: "for all i", or a full stop
    bool continued = false;
    Math before = {};  ///< on the same line
  };
  std::vector<Line> lines;
};
Display display(Math formula, Text condition = ".");

struct Table {
  enum class Align { left, right };
  struct Column {
    Align align;
    Text heading;
  };
  struct Span {
    std::size_t first, count;
    Text heading;
  };
  /// A cell for each column; one cell alone is a heading over the rows that follow.
  using Row = std::vector<Text>;
  std::vector<Column> columns;
  std::vector<Span> spans = {};  ///< over columns first .. first+count-1, above their headings
  std::vector<Row> rows = {};

  bool empty() const { return rows.empty(); }
};

/// Tables beside one another where there is room.
struct Tables {
  std::vector<Table> tables;
};

struct List {
  std::vector<Text> items;
};

struct Block;
using Blocks = std::vector<Block>;

/// The first if its tables fit the line, the second if not.
struct Alternatives {
  Blocks preferred, otherwise;
};

struct Block {
  std::variant<Paragraph, Display, Tables, List, Alternatives> is;

  Block(Text text) : is(Paragraph{std::move(text)}) {}
  Block(const char* words) : Block(Text(words)) {}
  Block(const std::string& words) : Block(Text(words)) {}
  Block(Display formulas) : is(std::move(formulas)) {}
  Block(Table table) : is(Tables{{std::move(table)}}) {}
  Block(Tables tables) : is(std::move(tables)) {}
  Block(List list) : is(std::move(list)) {}
  Block(Alternatives two) : is(std::move(two)) {}
};
/// One after the other.
Blocks operator+(Blocks first, Blocks second);

/// What a property means, in general: a sentence with its displayed formula.
struct Definition {
  std::string key;         ///< "maxmin_coalitional_ic.mixed": the property, and its variant where there are several
  std::string name;        ///< "Max-min coalitional incentive compatibility"
  std::string short_name;  ///< for tables: "max-min CIC, mixed reports"
  Blocks body;
};

}  // namespace candor::document
