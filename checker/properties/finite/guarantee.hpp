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
  friend bool operator==(const Guarantee&, const Guarantee&) = default;
};

template <class Visitor>
void describe(Visitor& visit, Guarantee& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

template <Amount A>
void compare(const ModelOf<A>&, const Guarantee&, JudgeOf<A>&);
/// E[ sum over i in C of u_i(q(theta), theta) ]: the coalition's ex ante efficient payoff when q is
/// efficient.
template <Amount A>
SideOf<A> ex_ante_payoff(const ModelOf<A>& model, const Mechanism& mechanism, Coalition coalition);
/// For every fixed report of the outsiders: what C gets by truth, compared with its ex ante payoff.
template <Amount A>
void judge_against_every_report(const ModelOf<A>& model, const Mechanism& mechanism, Coalition coalition,
                                Relation relation, JudgeOf<A>& judge);

}  // namespace candor
