// SPDX-License-Identifier: MIT
#include "cases/format/explain/fractions.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/yaml_subset.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using Found = std::vector<const YamlNode*>;

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void add_scalar(const YamlNode& node, Found& found) {
  if (!node.is_scalar() || node.style != YamlNode::Style::plain) return;
  const Numeral numeral = parse_numeral(node.text);
  if (numeral.value && numeral.decimal) found.push_back(&node);
}

/// The cells of the columns that hold numbers.
void add_table(const YamlNode& table, Found& found) {
  static constexpr std::array<std::string_view, 4> values{"payoff", "transfer", "outside", "probability"};
  if (!table.is_sequence() || table.items.empty()) return;
  const std::vector<YamlNode>& header = table.items.front().items;
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (!is_one_of(std::string_view(header[column].text).substr(0, header[column].text.find(' ')), values)) continue;
    for (std::size_t row = 1; row < table.items.size(); ++row)
      if (column < table.items[row].items.size()) add_scalar(table.items[row].items[column], found);
  }
}

/// A number, a table, or a map whose values are these.
void add_amounts(const YamlNode& node, Found& found) {
  add_scalar(node, found);
  add_table(node, found);
  if (!node.is_map()) return;
  for (const YamlNode& part : node.items) add_amounts(part, found);
}

/// The numbers that a claim gives, and the probabilities of its reports.
void add_claim(const YamlNode& claim, Found& found) {
  static constexpr std::array<std::string_view, 7> numbers{"equals",       "at_most", "less_than", "at_least",
                                                           "greater_than", "gain",    "constant"};
  for (std::size_t k = 0; k < claim.keys.size(); ++k) {
    if (is_one_of(claim.keys[k].text, numbers)) add_scalar(claim.items[k], found);
    if (claim.keys[k].text != "reports" || !claim.items[k].is_sequence()) continue;
    for (const YamlNode& report : claim.items[k].items)
      if (const YamlNode* probability = report.find("probability")) add_scalar(*probability, found);
  }
}

Found decimals(const YamlNode& root) {
  static constexpr std::array<std::string_view, 6> amounts{"parameters", "types",           "prior",
                                                           "payoffs",    "outside_options", "transfers"};
  Found found;
  for (std::size_t k = 0; k < root.keys.size(); ++k)
    if (is_one_of(root.keys[k].text, amounts)) add_amounts(root.items[k], found);
  if (const YamlNode* allocations = root.find("allocations"))
    for (const YamlNode& rule : allocations->items) add_table(rule, found);
  if (const YamlNode* claims = root.find("claims"))
    for (const YamlNode& claim : claims->items) add_claim(claim, found);
  return found;
}

}  // namespace

std::string mend_of_rounding(const std::vector<std::string>& numbers) {
  Rational sum;
  std::vector<std::string> mends;
  for (const std::string& number : numbers) {
    const Numeral numeral = parse_numeral(number);
    if (!numeral.value) return {};
    const std::optional<Rational> meant = fraction_rounded_to(number);
    sum += meant.value_or(*numeral.value);
    if (meant)
      if (const std::string mend = meant->text() + " for " + number;
          std::find(mends.begin(), mends.end(), mend) == mends.end())
        mends.push_back(mend);
  }
  constexpr std::size_t most_named = 5;
  if (mends.empty() || mends.size() > most_named || sum != Rational(1)) return {};
  return "it would sum to 1 with " + enumerated(mends);
}

std::string with_fractions(std::string_view text) {
  ErrorList errors(text);
  const std::optional<YamlNode> root = parse_yaml_subset(text, errors);
  if (!root) return std::string(text);
  Found found = decimals(*root);
  std::sort(found.begin(), found.end(),
            [](const YamlNode* left, const YamlNode* right) { return left->offset < right->offset; });
  std::string result;
  std::size_t done = 0;
  for (const YamlNode* node : found) {
    result += text.substr(done, node->offset - done);
    result += parse_numeral(node->text).value->text();
    done = node->offset + node->text.size();
  }
  return result += text.substr(done);
}

}  // namespace candor
