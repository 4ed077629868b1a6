// SPDX-License-Identifier: MIT
// Claims of the property parameter_region.
#include <algorithm>
#include <set>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/reading.hpp"

namespace candor {
namespace {

constexpr std::string_view everywhere = "all values", nowhere = "no values";  // the regions without a formula

using Node = BoundFormula::Node;
using Operation = BoundFormula::Operation;

/// One name, or a list of distinct ones.
std::vector<const YamlNode*> read_list(Reading& reading, const YamlNode& node, std::string_view what) {
  std::vector<const YamlNode*> result;
  std::set<std::string> seen;
  if (node.is_scalar()) return {&node};
  if (!node.is_sequence() || node.items.empty())
    reading.error(node, std::string(what) + ", or a list, is expected here");
  else
    for (const YamlNode& item : node.items) {
      if (item.is_scalar() && !seen.insert(item.text).second)
        reading.error(item, in_quotes(item.text) + " is listed twice");
      result.push_back(&item);
    }
  return result;
}

/// A condition on parameters as inequalities.
class RegionReader {
 public:
  RegionReader(Reading& reading, const ReadFormula& formula, const std::vector<std::string>& parameters)
      : reading_(reading), formula_(formula), parameters_(parameters) {}

  std::vector<AffineInequality> inequalities() {
    add(formula_.bound.root);
    return std::move(region_);
  }

 private:
  AffineFunction number(const Rational& value) const { return {std::vector<Rational>(parameters_.size()), value}; }

  void refuse(const std::string& message, const std::string& hint = {}) {
    if (!refused_) reading_.error(*formula_.node, message, hint);
    refused_ = true;
  }

  void add(const Node& node) {
    const auto at_least = [&](std::size_t larger, std::size_t smaller, bool strict) {
      region_.push_back({value(node.parts[larger]) - value(node.parts[smaller]), strict});
    };
    switch (node.operation) {
      case Operation::truth:
        if (node.index == 0) region_.push_back({number(0), true});
        return;
      case Operation::logical_and: add(node.parts[0]); return add(node.parts[1]);
      case Operation::at_least: return at_least(0, 1, false);
      case Operation::greater: return at_least(0, 1, true);
      case Operation::at_most: return at_least(1, 0, false);
      case Operation::less: return at_least(1, 0, true);
      case Operation::equal: at_least(0, 1, false); return at_least(1, 0, false);
      default:
        refuse("a region is written as inequalities joined by 'and'",
               "for example   t >= 1 and t <= 7/4, or   all values, or   no values");
    }
  }

  AffineFunction value(const Node& node) {
    const AffineFunction none = number(0);
    switch (node.operation) {
      case Operation::constant:
        if (node.constant.numeric) return number(node.constant.number);
        break;
      case Operation::parameter: return parameter(node);
      case Operation::negate: return none - value(node.parts[0]);
      case Operation::add: return value(node.parts[0]) - (none - value(node.parts[1]));
      case Operation::subtract: return value(node.parts[0]) - value(node.parts[1]);
      case Operation::multiply: {
        const AffineFunction left = value(node.parts[0]), right = value(node.parts[1]);
        if (left.is_constant()) return left.constant * right;
        if (right.is_constant()) return right.constant * left;
        break;
      }
      case Operation::divide: {
        const AffineFunction left = value(node.parts[0]), right = value(node.parts[1]);
        if (right.is_constant() && right.constant.sign() != 0) return (Rational(1) / right.constant) * left;
        break;
      }
      default: break;
    }
    refuse("the sides of a region's inequalities are affine in the parameters", "for example   2*t - cost <= 7/4");
    return none;
  }

  AffineFunction parameter(const Node& node) const {
    AffineFunction result = number(node.constant.number);
    const auto found = std::find(parameters_.begin(), parameters_.end(), formula_.bound.parameters[node.index]);
    if (found == parameters_.end()) return result;
    result.coefficients[static_cast<std::size_t>(found - parameters_.begin())] = 1;
    result.constant = 0;
    return result;
  }

  Reading& reading_;
  const ReadFormula& formula_;
  const std::vector<std::string>& parameters_;
  std::vector<AffineInequality> region_;
  bool refused_ = false;
};

}  // namespace

std::optional<ParameterRegion> read_parameter_region(Reading& reading, const YamlNode& map) {
  const std::size_t before = reading.errors.error_count();
  const YamlNode *written_claims = map.find("claims"), *written_parameters = map.find("parameters"),
                 *written_region = map.find("region");
  if (written_claims == nullptr || written_parameters == nullptr || written_region == nullptr)
    return std::nullopt;  // has been said
  std::vector<std::string> ids, names, parameters;
  for (const StatedClaim& stated : reading.case_file.claims)
    if (!is_claim<ParameterRegion>(stated.claim.statement)) ids.push_back(stated.claim.id);
  for (const auto& [name, value] : reading.case_file.parameters) names.push_back(name);

  std::vector<std::size_t> claims;
  for (const YamlNode* node : read_list(reading, *written_claims, "the id of a claim")) {
    const std::size_t known = claims.size();
    for (std::size_t k = 0; k < reading.case_file.claims.size(); ++k) {
      const StatedClaim& stated = reading.case_file.claims[k];
      const bool meant = node->is_scalar() && (stated.claim.id == node->text || stated.group == node->text);
      if (meant && !is_claim<ParameterRegion>(stated.claim.statement)) claims.push_back(k);
    }
    if (claims.size() == known) reading.reference(*node, ids, "claim");
  }
  for (const YamlNode* node : read_list(reading, *written_parameters, "a parameter"))
    if (const auto found = reading.reference(*node, names, "parameter")) parameters.push_back(names[*found]);
  YamlNode region = *written_region;
  if (region.is_scalar() && region.text == everywhere) region.text = "true";  // as it is printed
  if (region.is_scalar() && region.text == nowhere) region.text = "false";
  const std::optional<ReadFormula> formula =
      reading.formula(region, Scope{.types = false, .amount = true}, Sort::condition);
  if (!formula || reading.errors.error_count() > before) return std::nullopt;

  ParameterRegion result;
  result.region = RegionReader(reading, *formula, parameters).inequalities();
  if (reading.errors.error_count() > before) return std::nullopt;
  if (!reading.tabulates) return result;
  auto subject = reading.parametric_case().subject(parameters, claims);
  if (const auto* obstacle = std::get_if<std::string>(&subject)) {
    reading.error(*written_parameters, *obstacle);
    return std::nullopt;
  }
  result.subject = std::get<std::shared_ptr<const RegionSubject>>(subject);
  return result;
}

}  // namespace candor
