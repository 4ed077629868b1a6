// SPDX-License-Identifier: MIT
// What is asked of a collusion scheme of one period whose reports may be drawn by lot: linear
// inequalities in x(r | m) and q_i(m).
#pragma once

#include <functional>
#include <optional>

#include "checker/model/dynamic/one_period.hpp"
#include "checker/properties/dynamic/list.hpp"

namespace candor::dynamic {

/// more(scheme) >= less(scheme) + constant.
struct SchemeRequirement {
  Place place;  ///< incentive: agent, truth, report; participation: agent and, interim, truth
  SchemeFunction more;
  std::optional<SchemeFunction> less;  ///< incentive: what the misreport gives
  Rational constant;                   ///< participation: what truthful play gives
};

/// In a fixed order. Members' incentives for every type, outsiders' and participation for types of
/// positive probability: no more could be asked, since what happens at messages of probability zero
/// can be arranged as suits those who might send them.
void for_each_scheme_requirement(const OnePeriodPlay& play, Participation participation,
                                 const std::function<void(const SchemeRequirement&)>& receive);

/// Throws OutOfScope unless the model has one period.
void require_one_period(const Model& model);

}  // namespace candor::dynamic
