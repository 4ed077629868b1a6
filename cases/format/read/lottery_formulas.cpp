// SPDX-License-Identifier: MIT
#include "cases/format/read/lottery_formulas.hpp"

#include <algorithm>

namespace candor {
namespace {

constexpr std::string_view probability_column = "probability ";

}  // namespace

bool LotteryFormulas::are_meant_by(const YamlNode& node) {
  return node.is_map() && std::any_of(node.keys.begin(), node.keys.end(),
                                      [](const YamlNode& key) { return key.text.starts_with(probability_column); });
}

std::optional<LotteryFormulas> LotteryFormulas::read(Reading& reading, const YamlNode& map, const Scope& scope,
                                                     WrittenParts& written) {
  LotteryFormulas result(reading, map);
  for (std::size_t k = 0; k < map.keys.size(); ++k) {
    YamlNode label = map.keys[k];
    if (!label.text.starts_with(probability_column)) {
      reading.error(label, "beside probabilities there is no " + in_quotes(label.text), "write   probability OUTCOME");
      continue;
    }
    label.text = label.text.substr(probability_column.size());
    if (label.style == YamlNode::Style::plain) label.offset += probability_column.size();
    const std::optional<Outcome> outcome = reading.outcome(label);
    const std::optional<ReadFormula> formula = reading.formula(map.items[k], scope, Sort::value);
    if (!outcome || !formula) continue;
    result.parts_.emplace_back(*outcome, *formula);
    written.emplace_back(map.keys[k].text, formula->written);
  }
  if (result.parts_.size() < map.keys.size()) return std::nullopt;
  std::sort(result.parts_.begin(), result.parts_.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  return result;
}

bool LotteryFormulas::use_payoffs() const {
  return std::any_of(parts_.begin(), parts_.end(), [](const auto& part) { return part.second.bound.uses_payoffs; });
}

std::optional<Lottery> LotteryFormulas::at(const Situation& situation) const {
  Lottery lottery;
  Rational sum;
  for (const auto& [outcome, formula] : parts_) {
    std::optional<Rational> probability = reading_->number(formula, situation);
    if (!probability) return std::nullopt;
    if (probability->sign() < 0) {
      reading_->error(*formula.node, "a probability is not negative, but this is " + probability->text() +
                                         reading_->describe(situation));
      return std::nullopt;
    }
    sum += *probability;
    if (probability->sign() > 0) lottery.branches.push_back({outcome, *std::move(probability)});
  }
  if (sum == Rational(1)) return lottery;
  reading_->error(*map_, "the probabilities sum to " + sum.text() + ", not 1" + reading_->describe(situation));
  return std::nullopt;
}

}  // namespace candor
