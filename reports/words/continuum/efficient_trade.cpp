// SPDX-License-Identifier: MIT
#include "reports/words/continuum/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

template <>
struct Saying<EfficientTrade> {
  static Definition definition(const EfficientTrade&) {
    using namespace symbols;
    return {
        {},
        "Efficient trade",
        "efficient trade",
        {Text{"Some mechanism is efficient, budget balanced, Bayesian incentive compatible and interim individually "
              "rational. By the theorem of Myerson and Satterthwaite (1983) the least expected subsidy of a "
              "mechanism with the other properties is"},
         display(D == S - lowest_buyer() - highest_seller(), ","),
         Text{"less what gaps between types save, so that there is such a mechanism if and only if ", D <= 0,
              ". (Incentive compatibility determines the interim utilities up to constants, each agent gets in "
              "expectation what all gain plus her constant, and participation bounds the constants by what the "
              "lowest buyer and the highest seller would gain. From one end to the other of an interval in which an "
              "agent has no types her utility need only change by its length times the probability of trade at the "
              "end where that is smaller; this saves something if the other's distribution function rises there.)"}}};
  }
  static Text sentence(const Model& model, const EfficientTrade& claim) {
    return {for_instance(model, claim.instance), " efficient trade is possible without a subsidy."};
  }
  static Blocks proof(const Proved& proved, const EfficientTrade& claim) {
    using namespace symbols;
    const TradeFunctions functions = functions_of(proved.model, claim.instance);
    return {gains(functions) + Text{"; so ", (D == number(functions.least_subsidy())) <= 0,
                                    ". The mechanism in which each agent's payment makes the interim utilities as "
                                    "small as participation allows needs no subsidy."}};
  }
  static Blocks refutation(const Failed& failed, const EfficientTrade& claim) {
    using namespace symbols;
    return {gains(functions_of(failed.model, claim.instance)) +
            Text{"; so every such mechanism needs a subsidy, at least ", (D == failed.left()) > 0, " in expectation."}};
  }

 private:
  static Math lowest_buyer() {
    using namespace symbols;
    return expected(positive_part(lowest_value - c));
  }
  static Math highest_seller() {
    using namespace symbols;
    return expected(positive_part(theta - highest_cost));
  }
  static Text gains(const TradeFunctions& functions) {
    const Text text = {symbols::S == number(functions.gains), ", the lowest buyer would gain ",
                       lowest_buyer() == number(functions.lowest_buyer_payoff()), " and the highest seller ",
                       highest_seller() == number(functions.highest_seller_payoff())};
    if (functions.saved_by_gaps.sign() == 0) return text;
    return text + Text{", gaps between types save ", number(functions.saved_by_gaps)};
  }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::EfficientTrade>;
