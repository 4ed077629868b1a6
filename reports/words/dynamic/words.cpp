// SPDX-License-Identifier: MIT
#include "reports/words/dynamic/words.hpp"

#include <type_traits>

#include "reports/words/dynamic/family.hpp"

namespace candor::dynamic::wording {
namespace {

template <class Claim>
using SaidOf = Said<Dynamic, std::decay_t<Claim>>;

}  // namespace

Sides truth_and_misreport() { return {"utility under truth", "utility under the misreport"}; }

Sides of_strategies(Place::About about) {
  switch (about) {
    case Place::About::incentive: return truth_and_misreport();
    case Place::About::participation: return {"utility in the scheme", "utility in truthful play"};
    case Place::About::planner: return {"value", "value of another choice"};
    case Place::About::coalition: return {"value", "value of another report"};
    case Place::About::opposition: return {"what is left", "what another report leaves"};
    case Place::About::side_payments: return {"sum of side payments", ""};
    case Place::About::multiplier: return {"multiplier", ""};
    case Place::About::weight: return {"weight of the side payment", "that to the first member"};
    case Place::About::balance:
    case Place::About::total: break;
  }
  return {};
}

Definition definition(const Statement& statement) {
  return std::visit([](const auto& claim) { return SaidOf<decltype(claim)>::definition(claim); }, statement);
}

Sides sides(const Statement& statement, Place::About about) {
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::sides(claim, about); }, statement);
}

Text about(const Notation& notation, const Statement& statement) {
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::about(notation, claim); }, statement);
}

Text sentence(const Notation& notation, const Statement& statement) {
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::sentence(notation, claim); }, statement);
}

Blocks proof(const ProofSetting& setting, const Notation& notation, const Statement& statement,
             const Verified& verified) {
  const Argument argument(setting, notation, statement, verified.evidence());
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::proof(argument, claim); }, statement);
}

Blocks refutation(const ProofSetting& setting, const Notation& notation, const Statement& statement,
                  const Refuted& refuted) {
  Argument argument(setting, notation, statement, refuted.evidence());
  argument.failure = &refuted.counterexample().front();
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::refutation(argument, claim); }, statement);
}

Blocks notation_paragraph() {
  using namespace letters;
  const Math before = t - Math(1), after = t + Math(1), next = own(U[after]);
  const Math truth =
      over_outcomes(theta, own(u)(a, own(theta)) + delta * expected(next(tuple({theta, a}), tilde(theta)) |
                                                                    document::joined({a, theta}, Sign::comma)));
  const Math misreport = over_outcomes(
      r, own(u)(a, own(theta)) + delta * expected(next(tuple({r, a}), tilde(theta)) |
                                                  document::joined({a, tuple({own(theta), others(r)})}, Sign::comma)));
  return {Text{"Time runs over the periods ",
               t == document::joined({1, letter("dots"), T}, Sign::comma),
               ", and agents discount by ",
               delta,
               ". In period\u00A0",
               t,
               " agent\u00A0",
               i,
               " learns a type ",
               own(theta[t]),
               ", drawn in period\u00A01 from ",
               own(mu[1]),
               " and later from ",
               own(mu)(letter("nothing") | document::joined({a[before], own(theta[before])}, Sign::comma)),
               "; given the outcomes, types of different agents are independent. All agents report; the reports ",
               r[t],
               " are public. The allocation rule draws an outcome ",
               chain(a[t], Sign::drawn, q[t](k[t], r[t])),
               ", and agent\u00A0",
               i,
               " is paid ",
               own(x[t])(k[t], r[t]),
               "; amounts are paid to the agents. The public state ",
               k[t] == tuple({r[before], a[before]}),
               ", with ",
               k[1] == emptyset,
               ", is all of the history that the rules look at (with a statistic of the history, where the example has "
               "one). Agent\u00A0",
               i,
               " gets ",
               own(u)(a[t], own(theta[t])) + own(x[t]),
               " in period\u00A0",
               t,
               ". If all are truthful from period\u00A0",
               t,
               " on, he expects"},
          display(document::joined({own(U[t])(k, theta) == own(x[t])(k, theta) + truth, own(U[T + Math(1)]) == 0},
                                   Sign::also),
                  ","),
          Text{"and ", own(U) == expected_value(own(U[1])(emptyset, tilde(theta))),
               " before anything is known; without transfers these are written ", own(V[t]), " and ", own(V),
               ", and with a set of agents in place of ", i, " they are sums over its members. If only agent\u00A0", i,
               ", of type ", own(theta), ", misreports, ", r == tuple({own(hat(theta)), others(theta)}),
               ", and only now, he expects"},
          display(own(Q[t])(k, own(theta), r) == own(x[t])(k, r) + misreport, ":"),
          Text{"the next public state has his report, his next type depends on his true one. ",
               expected_value(letter("nothing") | k),
               " draws types from what the last reports and outcome say, as if these reports were true."}};
}

}  // namespace candor::dynamic::wording
