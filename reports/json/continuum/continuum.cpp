// SPDX-License-Identifier: MIT
#include "reports/json/continuum/continuum.hpp"

#include <nlohmann/json.hpp>
#include <type_traits>

namespace candor::continuum {
namespace {

using Json = nlohmann::ordered_json;

Json numbers(const std::vector<Rational>& values) {
  Json list = Json::array();
  for (const Rational& value : values) list.push_back(value.text());
  return list;
}

Json interval(const Enclosure& between) { return {{"lower", between.lower.text()}, {"upper", between.upper.text()}}; }

Json function(const PiecewisePolynomial& function) {
  Json pieces = Json::array();
  for (const Polynomial& piece : function.pieces) pieces.push_back(numbers(piece.coefficients()));
  return {{"breaks", numbers(function.breaks)}, {"pieces", std::move(pieces)}};
}

struct EvidenceJson {
  Json operator()(const Bounds& evidence) const { return points(evidence.points); }
  Json operator()(const BoundsAgainst& evidence) const {
    Json map = points(evidence.points);
    if (evidence.agent) map["agent"] = *evidence.agent;
    return map;
  }
  Json operator()(const Algebraic& evidence) const {
    Json roots = Json::array();
    for (const Algebraic::Root& root : evidence.roots)
      roots.push_back({{"polynomial", numbers(root.polynomial.coefficients())}, {"between", interval(root.between)}});
    return {{"roots", std::move(roots)}, {"annihilator", numbers(evidence.annihilator.coefficients())}};
  }
  Json operator()(const PriorAgainst& evidence) const {
    Json map = {{"distribution", function(evidence.distribution)}};
    map.update(points(evidence.points));
    return map;
  }

 private:
  static Json points(const Points& points) {
    return {{"below", numbers(points.below)}, {"above", numbers(points.above)}};
  }
};

}  // namespace

Json place_json(const Model&, const Place& place) {
  Json map = {{"matter", std::string(word(place.matter))}};
  if (place.agent != 0) map["agent"] = place.agent;
  if (place.piece != 0) map["piece"] = place.piece;
  if (place.index != 0) map["index"] = place.index;
  return map;
}

Json evidence_json(const Model&, const Statement&, const Evidence& evidence) {
  return std::visit(EvidenceJson{}, evidence);
}

}  // namespace candor::continuum
