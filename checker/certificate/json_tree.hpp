// SPDX-License-Identifier: MIT
// The part of JSON in which certificates are written: objects, arrays, strings, true and false; no
// numbers, no null, no key twice. Every node knows where it stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "exact/patience.hpp"

namespace candor::certificates {

struct JsonNode {
  enum class Kind { object, array, string, boolean };

  Kind kind = Kind::string;
  std::string text;               ///< of a string; of a boolean "true" or "false"
  std::vector<std::string> keys;  ///< of an object: distinct, one for each item
  std::vector<JsonNode> items;    ///< of an object and an array
  std::size_t offset = 0;         ///< byte of the text where it begins
  bool spread = false;            ///< to be printed with one item a line

  static JsonNode object(bool spread = false) { return {Kind::object, {}, {}, {}, 0, spread}; }
  static JsonNode array(bool spread = false) { return {Kind::array, {}, {}, {}, 0, spread}; }
  static JsonNode string(std::string text) { return {Kind::string, std::move(text), {}, {}, 0, false}; }
  static JsonNode boolean(bool value) { return {Kind::boolean, value ? "true" : "false", {}, {}, 0, false}; }
  void add(std::string key, JsonNode item) { keys.push_back(std::move(key)), items.push_back(std::move(item)); }
};

struct JsonError {
  std::size_t offset;
  std::string message;
};

inline constexpr std::size_t deepest_json = 16;

/// Throws what the patience throws, which is asked now and then.
std::variant<JsonNode, JsonError> parse_json(std::string_view text, const Patience& patience = {});

/// On one line, however long; without a line break.
std::string print_json_on_one_line(const JsonNode& node);
/// Lines of up to 160 characters; ends with a line break.
std::string print_json(const JsonNode& node);

}  // namespace candor::certificates
