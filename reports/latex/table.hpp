// SPDX-License-Identifier: MIT
// Tables that fit the line: a table is set in one block, folded into several narrow blocks side by
// side, broken over pages, or set smaller, whichever its estimated width allows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candor::tex {

/// The line that tables are set for.
struct Measure {
  double line_width = 345;  ///< in points
};
inline constexpr Measure article_measure{345};  ///< an author's own document: the text width of article at 10pt
inline constexpr Measure report_measure{455};   ///< 16 cm: our own documents

/// About how wide the TeX text is when set, in em of its size; a little too much rather than too
/// little.
double estimated_width(std::string_view tex);

class Table {
 public:
  /// One letter (l, c, r) and one header for each column. Cells are text: math needs its own
  /// dollars. No header at all: the table starts with its rows.
  Table(std::string alignment, std::vector<std::string> header)
      : alignment_(std::move(alignment)), header_(std::move(header)) {}

  /// A heading over columns first .. first+count-1, above the header.
  Table& span(std::size_t first, std::size_t count, std::string heading) {
    spans_.push_back({first, count, std::move(heading)});
    return *this;
  }
  Table& row(std::vector<std::string> cells) {
    rows_.push_back({std::move(cells), {}, false});
    return *this;
  }
  /// A line of its own across all columns, above the rows that follow.
  Table& heading(std::string title) {
    rows_.push_back({{}, std::move(title), false});
    return *this;
  }
  /// A rule below the rows so far.
  Table& rule() {
    rows_.back().ruled = true;
    return *this;
  }
  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }

  /// Set as a display of its own.
  std::string set(Measure measure) const;
  /// As a box in running text, to stand beside others (see flow); for tables that fit the line and
  /// the page.
  std::string box() const;
  double width() const;  ///< in em, with the space between columns
  bool fits(Measure measure,
            std::size_t abreast = 1) const;  ///< as a box, in the smallest size; so many of its width side by side

 private:
  struct Row {
    std::vector<std::string> cells;
    std::string heading;
    bool ruled;
  };
  struct Span {
    std::size_t first, count;
    std::string heading;
  };
  std::string head() const;
  std::string body(std::size_t first, std::size_t count) const;
  std::string block(std::size_t first, std::size_t count) const;
  std::string broken_over_pages(const std::string& size) const;
  std::string as_paragraphs() const;
  bool has_headings() const;

  std::string alignment_;
  std::vector<std::string> header_;
  std::vector<Span> spans_;
  std::vector<Row> rows_;
};

/// Boxes side by side, as many as the line holds, centred; `size` is \small or another command.
std::string flow(const std::vector<std::string>& boxes, const std::string& size);
/// Each table as a box, all in the same size, if all of them fit; one display after the other if
/// not.
std::string flow(const std::vector<Table>& tables, Measure measure);
/// The same in a smaller size if more of them stand side by side then.
std::string side_by_side(const std::vector<Table>& tables, Measure measure);

/// Starts a new page unless about so many lines fit on this one. Between paragraphs.
std::string keep_together(int lines);

std::string math(std::string_view formula);  ///< $formula$

}  // namespace candor::tex
