// SPDX-License-Identifier: MIT
// What the words about sums of W(v_i*) share: values near v_i*, and what they show.
#pragma once

#include <vector>

#include "checker/model/continuum/partnership.hpp"
#include "checker/properties/continuum/evidence.hpp"
#include "checker/properties/judgement.hpp"
#include "reports/words/continuum/decided.hpp"

namespace candor::continuum {

const Place& place_of(const Judgement& judgement);
bool bounds_from_below(const Judgement& judgement);  ///< its left side is at least, or greater

/// An agent with the share, and the value that says something about her.
struct Point {
  document::Math agent;
  Rational share, value;
};
std::vector<Point> points_of(const Model& model, const PartnershipInstance& instance,
                             const std::vector<Rational>& values);

/// Where each v_i* lies below h_i, and what W is there: one row for each agent.
document::Table points_above(const PartnershipFunctions& functions, const std::vector<Point>& points);
/// W(l_i) + l_i (G(l_i) - r_i), likewise.
document::Table points_anywhere(const PartnershipFunctions& functions, const std::vector<Point>& points);

/// Everybody takes part, with these side payments: why, and why not.
document::Blocks participation(const Proved& proved, const PartnershipInstance& instance,
                               const std::vector<Rational>& side_payments);
document::Blocks failing_participation(const Failed& failed, const PartnershipInstance& instance);

/// That a number is 0, as a root: the v_i* as roots, and the polynomial that vanishes there.
document::Blocks vanishing(const Proved& proved, const PartnershipInstance& instance, const document::Math& number);

/// "Let the values be drawn from", and the points that show what the shares are worth then.
document::Blocks under(const Failed& failed, const std::vector<Rational>& shares);

}  // namespace candor::continuum
