// SPDX-License-Identifier: MIT
// What the transfers add up to, and that two rules pay the same.
#include "checker/properties/words.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/words/dynamic/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::dynamic::wording {

template <>
struct Saying<BudgetBalance> {
  static Definition definition(const BudgetBalance&) {
    using namespace letters;
    return {"dynamic.budget_balance",
            "Budget balance",
            "budget balance",
            {Text{"At every public state that reports can lead to and for all reports the transfers of the period add "
                  "up to zero, ",
                  sum(i, own(x[t])(k, r)) == 0,
                  "; without a deficit: to at most zero; ex ante: the discounted sum of all transfers does so in "
                  "expectation under truth."}}};
  }
  static Sides sides(const BudgetBalance&) { return {"sum of transfers", ""}; }
  static Text sentence(const Notation& n, const BudgetBalance& claim) {
    const bool exact = claim.balance == Balance::exact || claim.balance == Balance::ex_ante,
               each = claim.balance == Balance::exact || claim.balance == Balance::no_deficit;
    return {"Under ", n.the_mechanism(claim.mechanism), ", the transfers add up to ", exact ? "zero" : "at most zero",
            each ? " in every period, at every public state and for all reports." : " in expectation."};
  }
  static Blocks proof(const Argument& argument, const BudgetBalance& claim) {
    if (!claim.mechanism.transfers) return {"No transfers are paid."};
    if (argument.compared.count == 1)
      return {Text{"The expected total is ", Math(argument.compared.rows.front().left.value), "."}};
    return {"The sums at all " + std::to_string(argument.compared.count) +
            " combinations of period, public state and reports are as claimed" +
            (argument.setting.all_follow ? "." : ": the tables of the transfer rules show it.")};
  }
  static Blocks refutation(const Argument& argument, const BudgetBalance&) {
    return {argument.where() + argument.after(" after the reports ") + " the transfers add up to " + argument.left() +
            "."};
  }
};

template <>
struct Saying<EqualRules> {
  static Definition definition(const EqualRules&) {
    return {"dynamic.equal_rules",
            "Equal rules",
            "equal rules",
            {"Two transfer rules pay every agent the same in every period, at every public state and for all "
             "reports."}};
  }
  static Text about(const Notation& n, const EqualRules& claim) {
    return document::joined({n.transfers(claim.first), n.transfers(claim.second)}, Sign::comma);
  }
  static Text sentence(const Notation& n, const EqualRules& claim) {
    return {"The transfer rules ", n.transfers(claim.first), " and ", n.transfers(claim.second), " pay the same."};
  }
  static Blocks proof(const Argument& argument, const EqualRules&) {
    return {"All " + std::to_string(argument.compared.count) + " amounts are the same."};
  }
  static Blocks refutation(const Argument& argument, const EqualRules&) {
    return {argument.where() + argument.after(" after the reports ") + " " + argument.who() + " is paid " +
            argument.left() + " by the one and " + argument.right() + " by the other."};
  }
};

}  // namespace candor::dynamic::wording
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::BudgetBalance>;
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::EqualRules>;
