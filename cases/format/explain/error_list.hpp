// SPDX-License-Identifier: MIT
// Collects what is wrong with a text, by place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cases/format/explain/diagnostic.hpp"

namespace candor {

/// Bytes of the text.
struct TextRange {
  std::size_t offset = 0;
  std::size_t length = 1;
};

class ErrorList {
 public:
  /// More errors than this are counted, not kept.
  static constexpr std::size_t most_kept = 100;

  /// The text must outlive the list.
  explicit ErrorList(std::string_view text);

  void error(TextRange where, std::string message, std::string hint = {}) {
    add(Diagnostic::Severity::error, where, std::move(message), std::move(hint));
  }
  void warning(TextRange where, std::string message, std::string hint = {}) {
    add(Diagnostic::Severity::warning, where, std::move(message), std::move(hint));
  }
  void error_of_file(std::string message, std::string hint = {});

  /// What messages end with from now on.
  void set_context(std::string context) { context_ = std::move(context); }

  std::size_t error_count() const { return errors_; }
  bool full() const { return errors_ >= most_kept; }  ///< a further error would only be counted
  int line_of(std::size_t offset) const;              ///< 1-based

  /// In order of place; ends with a count of those that were not kept.
  std::vector<Diagnostic> take();

 private:
  struct Line {
    std::size_t number, start;  // from 1 on; its first byte
  };
  Line line_at(std::size_t offset) const;
  void add(Diagnostic::Severity severity, TextRange where, std::string message, std::string hint);

  /// A text may have millions of lines: where each of so many begins is kept, those between are walked.
  static constexpr std::size_t lines_apart = 256;
  std::string_view text_;
  std::vector<std::size_t> line_starts_;  // of lines 1, 1 + lines_apart, ...
  std::vector<Diagnostic> kept_;
  std::string context_;
  std::size_t errors_ = 0, warnings_ = 0;
};

/// 'text' in quotes for a message: shortened, control characters and bytes that are not UTF-8 made
/// visible.
std::string in_quotes(std::string_view text);

/// Number of characters (code points) in a piece of UTF-8.
std::size_t character_count(std::string_view utf8);

/// Length in bytes of the UTF-8 character that starts the text; 0 if none does (ill-formed,
/// overlong, surrogate).
std::size_t utf8_character_length(std::string_view text);

}  // namespace candor
