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

/// Something else in the same report, by its number.
struct Reference {
  enum class To { claim, definition, figure, number };  ///< number: a claim, without the word
  std::string label;                                    ///< where it stands
  std::string name;                                     ///< of a claim its id
  To to = To::claim;
};

/// Where a claim gets its number: in a table, for instance.
struct Number {
  std::string label, claim;
};

/// Words of whoever wrote the case: symbols and signs may be written out in them, as in "theta_1 <= 2".
struct Prose {
  std::string words;
};

struct LineBreak {};

struct Text;

/// Set apart from the words around it.
struct Emphasis {
  std::vector<Text> text;
  bool is_strong = false;
};

/// A way to another part of the same report.
struct Link {
  std::string label;
  std::vector<Text> text;
};

using Inline = std::variant<std::string, Math, Code, Reference, Number, Prose, LineBreak, Emphasis, Link>;

struct Text {
  std::vector<Inline> parts = {};

  // Compiled once, not in each of the hundred files that write sentences.
  Text();
  Text(const Text& other);
  Text(Text&& other) noexcept;
  Text& operator=(const Text& other);
  Text& operator=(Text&& other) noexcept;
  ~Text();
  Text(std::string words);
  Text(std::string_view words);
  Text(const char* words);
  Text(Math formula);
  Text(Code code);
  Text(Reference reference);
  Text(Number number);
  Text(Prose prose);
  Text(LineBreak end);
  Text(Emphasis emphasis);
  Text(Link link);
  /// One after the other.
  Text(std::initializer_list<Text> texts);
  Text& operator+=(const Text& more);
  bool empty() const { return parts.empty(); }
};
Text operator+(Text first, const Text& second);
Text joined(const std::vector<Text>& parts, std::string_view separator);
/// The same with a capital letter in front.
Text capitalised(Text text);
Text emphasised(Text text);
Text strong(Text text);
Text quoted(Text text);

struct Paragraph {
  Text text;
  bool is_ragged = false;   ///< it has long lists in it: lines of the same length would have gaps
  bool is_opening = false;  ///< not to be parted from what follows
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
  bool is_loose = false;  ///< a line that is too long may be broken where formulas in running text may
};
Display display(Math formula, Text condition = ".");

struct Table {
  enum class Align { left, right };
  struct Column {
    Align align;
    Text heading;
    double share = 0;  ///< of the line, for cells that are broken into several; 0: as wide as its cells
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
  Text title = {};                       ///< above all columns
  std::vector<std::size_t> groups = {};  ///< rows that are set apart from those before
  bool has_total = false;                ///< the last row adds up those above

  bool empty() const { return rows.empty(); }
};

/// Tables beside one another where there is room.
struct Tables {
  std::vector<Table> tables;
  bool is_dense = false;  ///< smaller rather than below one another
};

struct List {
  std::vector<Text> items;
  std::vector<Text> labels = {};  ///< of the items, in place of dashes: these are notes
};

/// Drawn with pgfplots; a printer that cannot leaves it out.
struct Figure {
  std::string picture;
  Text caption;
  std::string label;
};

struct Heading {
  int level;  ///< 0 for the parts of a report
  Text title;
  std::string label = {};
  bool is_numbered = true;
};

struct Block;
using Blocks = std::vector<Block>;

/// A claim, or a definition, with a number of its own.
struct Theorem {
  enum class Kind { claim, definition };
  Kind kind;
  std::string name, label;
  Blocks body;
};

/// The first if its tables and displays fit the line, the second if not.
struct Alternatives {
  Blocks preferred, otherwise;
};

struct Block {
  std::variant<Paragraph, Display, Tables, List, Figure, Heading, Theorem, Alternatives> is;

  Block(const Block& other);
  Block(Block&& other) noexcept;
  Block& operator=(const Block& other);
  Block& operator=(Block&& other) noexcept;
  ~Block();
  Block(Text text);
  Block(const char* words);
  Block(const std::string& words);
  Block(Paragraph paragraph);
  Block(Display formulas);
  Block(Table table);
  Block(Tables tables);
  Block(List list);
  Block(Figure figure);
  Block(Heading heading);
  Block(Theorem theorem);
  Block(Alternatives two);
};
/// One after the other.
Blocks operator+(Blocks first, Blocks second);
/// With words in front of what the first block says.
Blocks opened(Text words, Blocks blocks);

/// A part of a report under a heading.
struct Section {
  Text heading;
  Blocks body;
};

/// What a property means, in general: a sentence with its displayed formula.
struct Definition {
  std::string key;         ///< "maxmin_coalitional_ic.mixed": the property, and its variant where there are several
  std::string name;        ///< "Max-min coalitional incentive compatibility"
  std::string short_name;  ///< for tables: "max-min CIC, mixed reports"
  Blocks body;
};

}  // namespace candor::document
