// SPDX-License-Identifier: MIT
// Bounds of W(v_i*) by rational points, whether or not v_i* is rational.
//
// W is non-increasing, so W(v*) >= W(h) for every h with G(h) >= r. And r -> W(v*(r)) is concave
// with slope -v*(r), so W(v*) <= W(l) + l (G(l) - r) for every l.
#pragma once

#include "checker/model/continuum/partnership.hpp"
#include "checker/properties/continuum/evidence.hpp"
#include "checker/properties/judgement.hpp"

namespace candor::continuum {

/// A judgement of this family.
void send(Judge& judge, const Rational& left, Relation relation, const Rational& right, const Place& place);

class WorstOffBounds {
 public:
  /// All three must outlive this.
  WorstOffBounds(const PartnershipFunctions& functions, const std::vector<Rational>& shares, Judge& judge)
      : functions_(functions), shares_(shares), judge_(judge) {}

  /// At most W(v_i*); sends the judgement that h lies at or above v_i*.
  Rational below(std::uint32_t agent, const Rational& h) const;
  /// At least W(v_i*).
  Rational above(std::uint32_t agent, const Rational& l) const;
  /// At most, at least the sum of weights_i W(v_i*). One point for each agent; where the weight is
  /// negative the other kind of point; where it is 0 any.
  Rational sum_below(const std::vector<Rational>& weights, const std::vector<Rational>& points) const;
  Rational sum_above(const std::vector<Rational>& weights, const std::vector<Rational>& points) const;

 private:
  void require_value(const Rational& point) const;
  const PartnershipFunctions& functions_;
  const std::vector<Rational>& shares_;
  Judge& judge_;
};

}  // namespace candor::continuum
