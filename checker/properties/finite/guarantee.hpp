// SPDX-License-Identifier: MIT
// guarantee: what truth gives a coalition does not depend on what the outsiders report.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Guarantee {
  static constexpr std::string_view property = "guarantee";
  Mechanism mechanism;
  CoalitionPattern coalitions;
};

template <class Visitor>
void describe(Visitor& visit, Guarantee& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

void compare(const FiniteModel&, const Guarantee&, Judge&);
/// E[ sum over i in C of u_i(q(theta), theta) ]: the coalition's ex ante efficient payoff when q is
/// efficient.
Side ex_ante_payoff(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition);
/// For every fixed report of the outsiders: what C gets by truth, compared with its ex ante payoff.
void judge_against_every_report(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition,
                                Relation relation, Judge& judge);

}  // namespace candor
