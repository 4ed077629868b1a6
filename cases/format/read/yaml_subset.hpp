// SPDX-License-Identifier: MIT
// The part of YAML in which cases are written: maps, sequences and scalars that stay text. See
// docs/case_format.md for what is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/format/explain/error_list.hpp"
#include "exact/patience.hpp"

namespace candor {

struct YamlNode {
  enum class Kind { missing, scalar, sequence, map };
  enum class Style { plain, single_quoted, double_quoted, block };

  Kind kind = Kind::missing;
  Style style = Style::plain;   ///< of a scalar
  std::size_t offset = 0;       ///< byte of the text where it begins; a missing value begins at its key
  std::string text;             ///< of a scalar, quotes and folding resolved
  bool replaced = false;        ///< the text is not what the file has there: variables have values (expand_claims.hpp)
  bool shared = false;          ///< of a claim's keys: said for several claims, so that one may have no use for it
  std::vector<YamlNode> keys;   ///< of a map: distinct scalars
  std::vector<YamlNode> items;  ///< of a map: the values, in the order of the keys; of a sequence: its elements

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_map() const { return kind == Kind::map; }
  /// The value of a map's key; null if there is none. Linear.
  const YamlNode* find(std::string_view key) const;
};

/// Some editors write it before a text in UTF-8; it is passed over.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Text of Latin letters has a byte 0 in every character of UTF-16, which begins with a mark mostly.
bool looks_like_utf16(std::string_view text);

/// Limits against hostile files.
inline constexpr std::size_t largest_file = std::size_t{32} << 20;  // bytes
inline constexpr std::size_t most_yaml_nodes = 4'000'000;
inline constexpr std::size_t deepest_yaml = 16;

/// Empty if the text cannot be read to its end as YAML; then there is at least one error. What the
/// subset refuses is an error too, but the tree is there for finding more. The patience is asked all
/// the while.
std::optional<YamlNode> parse_yaml_subset(std::string_view text, ErrorList& errors, const Patience& patience = {});

/// The bytes that a message about this node underlines: a scalar with its quotes, a list on one
/// line, otherwise the rest of the line.
TextRange range_of(std::string_view text, const YamlNode& node);

/// Where the index-th byte of a scalar's text stands in the file, through quotes, escapes and
/// folded lines. An index past the end gives the place after the last character.
std::size_t offset_in_text(std::string_view text, const YamlNode& scalar, std::size_t index);

}  // namespace candor
