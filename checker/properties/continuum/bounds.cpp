// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/bounds.hpp"

#include "checker/properties/expand.hpp"

namespace candor::continuum {

void send(Judge& judge, const Rational& left, Relation relation, const Rational& right, const Place& place) {
  Judgement judgement{left, relation, right, {}};
  judgement.place.of_family = place;
  judge.receive(judgement);
}

void WorstOffBounds::require_value(const Rational& point) const {
  if (point < functions_.F.lower() || point > functions_.beta())
    throw RejectedEvidence("a point of the evidence is no value that an agent may have");
}

Rational WorstOffBounds::below(std::uint32_t agent, const Rational& h) const {
  require_value(h);
  send(judge_, functions_.G(h), Relation::at_least, shares_[agent], {Matter::point_above, agent, 0, 0});
  return functions_.W(h);
}

Rational WorstOffBounds::above(std::uint32_t agent, const Rational& l) const {
  require_value(l);
  return functions_.upper_bound(l, shares_[agent]);
}

Rational WorstOffBounds::sum_below(const std::vector<Rational>& weights, const std::vector<Rational>& points) const {
  if (points.size() != weights.size()) throw RejectedEvidence("the evidence does not have one point for each agent");
  Rational sum;
  for (std::uint32_t i = 0; i < weights.size(); ++i)
    if (weights[i].sign() != 0) sum += weights[i] * (weights[i].sign() > 0 ? below(i, points[i]) : above(i, points[i]));
  return sum;
}

Rational WorstOffBounds::sum_above(const std::vector<Rational>& weights, const std::vector<Rational>& points) const {
  std::vector<Rational> opposite;
  for (const Rational& weight : weights) opposite.push_back(-weight);
  return -sum_below(opposite, points);
}

}  // namespace candor::continuum
