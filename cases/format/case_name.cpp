// SPDX-License-Identifier: MIT
#include "cases/format/case_name.hpp"

#include <string_view>

#include "cases/format/explain/error_list.hpp"

namespace candor {
namespace {

/// 0 if the text begins with a control character or with a byte that is not UTF-8.
std::size_t printable_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  return first < 0x20 || first == 0x7F ? 0 : utf8_character_length(text);
}

}  // namespace

std::optional<std::string> path_below_cases(const std::filesystem::path& file) {
  std::filesystem::path below;
  bool inside = false;
  for (const std::filesystem::path& part : file.lexically_normal()) {
    if (inside) below /= part;
    if (part == "cases") {
      inside = true;
      below.clear();
    }
  }
  return below.empty() ? std::nullopt : std::optional(below.replace_extension().generic_string());
}

bool is_standard_input(const std::filesystem::path& file) { return file == "-"; }

std::string case_id(const std::filesystem::path& file) {
  return is_standard_input(file) ? "standard_input" : path_below_cases(file).value_or(file.stem().string());
}

std::optional<std::string> defect_of_name(const std::filesystem::path& file) {
  const std::string id = case_id(file);
  for (const std::filesystem::path& part : std::filesystem::path(id))
    if (part == "." || part == "..") return "the name of this file has nothing but dots before its extension";
  std::string_view rest = id;
  while (!rest.empty() && printable_length(rest) > 0) rest.remove_prefix(printable_length(rest));
  if (rest.empty()) return std::nullopt;
  return utf8_character_length(rest) == 0 ? "the name of this file is not UTF-8"
                                          : "the name of this file has a line break or another control character";
}

std::string shown(const std::filesystem::path& path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  if (is_standard_input(path)) return "standard input";
  const std::string text = path.generic_string();
  std::string result;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t length = printable_length(rest);
    const auto byte = static_cast<unsigned char>(rest.front());
    if (length == 0)
      result += std::string("\\x") + digits[byte >> 4U] + digits[byte & 15U];
    else
      result += rest.substr(0, length);
    rest.remove_prefix(length == 0 ? 1 : length);
  }
  return result;
}

}  // namespace candor
