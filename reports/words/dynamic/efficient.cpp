// SPDX-License-Identifier: MIT
// That nothing else gives all together more: no other rule, or no other reports.
#include "reports/words/dynamic/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::dynamic::wording {
namespace {

Sides value_of(Place::About about, const std::string& another) {
  return about == Place::About::total ? Sides{} : Sides{"value", "value of another " + another};
}

}  // namespace

template <>
struct Saying<Efficient> {
  static Definition definition(const Efficient&) {
    using namespace letters;
    return {"dynamic.efficient",
            "Efficiency",
            "efficiency",
            {Text{"The allocation rule maximises the expected sum of discounted payoffs: ",
                  expected(sum(i, own(V[1])(tilde(theta)))) == expected_value(W[1](tilde(theta))), ", where"},
             display(W[t](theta) ==
                         maximum(a, sum(i, own(u)(a, own(theta)))) +
                             delta * expected(W[t + Math(1)](tilde(theta)) | document::joined({a, theta}, Sign::comma)),
                     ";"),
             Text{Code{"sequentially"}, ": ", sum(i, own(V[t])(theta)) == W[t](theta), " for all ", t, " and ", theta,
                  "."}}};
  }
  static Sides sides(const Efficient&, Place::About about) { return value_of(about, "choice"); }
  static Text about(const Notation& n, const Efficient& claim) { return n.allocation(claim.allocation); }
  static Text sentence(const Notation& n, const Efficient& claim) {
    return {"The allocation rule ", n.allocation(claim.allocation), " is ",
            claim.sequentially ? "sequentially efficient." : "efficient."};
  }
  static Blocks proof(const Argument& argument, const Efficient& claim) {
    if (claim.sequentially)
      return argument.choices(
          "At no period and type profile does another outcome, followed by the rule, give more in total.", "rule");
    return argument.largest_total(
        {"Consider the plan of a planner who sees all types:",
         in_table(argument.n, argument.the_evidence<Plan>(), argument.setting.row_limit),
         "At no period and profile does another outcome, followed by the plan, give more, so that no plan is better; "
         "and the rule gives as much:"});
  }
  static Blocks refutation(const Argument& argument, const Efficient&) {
    if (const auto* plan = argument.evidence<Plan>())
      return argument.largest_total({"A planner does better, choosing",
                                     in_table(argument.n, *plan, argument.setting.row_limit), "In expectation"});
    return {argument.where() + argument.type() + " the rule is worth " + argument.left() +
            " from now on, but choosing " + argument.n.outcome(argument.place().outcome.value()) +
            " instead, and following the rule afterwards, " + argument.right() + "."};
  }
};

template <>
struct Saying<IncentiveEfficient> {
  static Definition definition(const IncentiveEfficient&) {
    using namespace letters;
    const Math best = expectation(
        chain(a, Sign::drawn, q[t](r)),
        bracketed(sum(i, own(u)(a, own(theta))) +
                  delta * expected(W[t + Math(1)](tilde(theta)) | document::joined({a, theta}, Sign::comma))));
    return {"dynamic.incentive_efficient",
            "Incentive efficiency",
            "incentive efficiency",
            {"All agents together, knowing all types, cannot raise their total by misreporting. Of a rule, the total "
             "is that of payoffs, with",
             display(W[t](theta) == maximum(in(r, Theta), best), ";"),
             Text{"of a mechanism, that of utilities, the public state being what was reported. ", Code{"sequentially"},
                  ": from every period, public state and profile on."}}};
  }
  static Sides sides(const IncentiveEfficient&, Place::About about) {
    return value_of(about, about == Place::About::planner ? "choice" : "report");
  }
  static Text sentence(const Notation& n, const IncentiveEfficient& claim) {
    return (claim.of == IncentiveEfficient::Of::rule
                ? Text{"The allocation rule ", n.allocation(claim.mechanism.allocation)}
                : Text{"The mechanism ", n.mechanism(claim.mechanism)}) +
           (claim.sequentially ? " is sequentially incentive efficient." : " is incentive efficient.");
  }
  static Blocks proof(const Argument& argument, const IncentiveEfficient& claim) {
    if (claim.sequentially)
      return argument.choices(
          "At no period, public state and type profile do other reports, followed by truth, give more in total.",
          "truth");
    const Text no_more = argument.bellman() + " It gives no more than truth:";
    if (const auto* policy = argument.evidence<Policy>())
      return argument.group_total(continued(argument.policy(*policy), no_more));
    return argument.largest_total(continued(reporting(argument), no_more));
  }
  static Blocks refutation(const Argument& argument, const IncentiveEfficient&) {
    if (const auto* policy = argument.evidence<Policy>())
      return argument.group_total(continued(argument.policy(*policy), "This gives all together more than truth:"));
    if (argument.evidence<Reporting>() != nullptr)
      return argument.largest_total(continued(reporting(argument), "This gives all together more than truth:"));
    return {argument.where() + argument.type() + " truth is worth " + argument.left() + " in total, but reporting " +
            argument.n.joint(argument.place().report.value()) + " now, and the truth afterwards, " + argument.right() +
            "."};
  }

 private:
  static Blocks reporting(const Argument& argument) {
    Table table = in_table(argument.n, argument.the_evidence<Reporting>());
    if (table.empty()) return {"All agents together report the truth."};
    return {"All agents together report the truth, but for", std::move(table)};
  }
};

}  // namespace candor::dynamic::wording
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::Efficient>;
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::IncentiveEfficient>;
