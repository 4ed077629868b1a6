// SPDX-License-Identifier: MIT
// Inside the reader of claims that repeat themselves: the variables of a claim, what they range over,
// and the text with their values in their place.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cases/format/read/reading.hpp"

namespace candor {

/// What variables stand for: names and numbers, in the order in which they are bound.
using ValuesOfVariables = std::vector<std::pair<std::string, std::string>>;

/// The values alone.
std::vector<std::string> values_alone(const ValuesOfVariables& values);
/// The text with the values of its variables in their place; `bound` is the variable that a formula
/// of the text binds itself, if there is one.
std::string with_values(const std::string& text, const ValuesOfVariables& values, std::string& bound);

/// What a reader of the source wants to know: words, in which no variable is meant.
inline constexpr std::array<std::string_view, 5> texts_of_claims{"id", "says", "where", "erratum", "note"};
/// Whether the variable stands in what the claim says, its table included, where its value would be put.
bool occurs_in_claim(const YamlNode& claim, const std::string& variable);
bool occurs_in_table(const YamlNode& table, const std::string& variable);

bool is_word_character(char c);
/// What may be a variable, or one of its values if it is no number.
bool is_word(std::string_view text);

/// `for: "i in agents, x in types[i] where x != A"`.
class ClaimVariables {
 public:
  explicit ClaimVariables(Reading& reading) : reading_(reading) {}

  /// What `node` says the claim is for: each combination of values that passes the condition. Empty: that was an
  /// error.
  std::vector<ValuesOfVariables> values_of(const YamlNode& node, const YamlNode& claim);
  /// Whether a variable may be called so beside those that are bound; if not, that is reported.
  bool is_free(const YamlNode& node, const std::string& variable, const std::vector<std::string>& bound);
  /// A variable without which all claims would be the same.
  void report_useless(const YamlNode& node, const std::string& variable);

 private:
  struct Range {
    std::string variable;
    std::string_view set;
  };
  bool all_are_of_use(const YamlNode& node, const std::vector<Range>& ranges, const std::string& condition,
                      const YamlNode& claim);
  void range_over(const YamlNode& node, const std::vector<Range>& ranges, const std::string& condition,
                  ValuesOfVariables& values, std::vector<ValuesOfVariables>& result);
  std::vector<std::string> elements(const YamlNode& node, std::string_view set, const ValuesOfVariables& values);
  std::vector<std::string> integers(const YamlNode& node, std::string_view first, std::string_view last);
  std::vector<std::string> common_types(const YamlNode& node);
  bool passes(const YamlNode& node, const std::string& condition, const ValuesOfVariables& values);

  Reading& reading_;
  std::size_t combinations_ = 0;  // of all claims
};

}  // namespace candor
