// SPDX-License-Identifier: MIT
// All equilibria in pure strategies: how many and which there are, and what they bring about.
#include "checker/model/finite/strategies.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

const GameForm& form_of_claim(const Notation& n, std::size_t game_form) { return n.model().game_forms.at(game_form); }

/// What each type of positive probability sends, a row for each equilibrium; `names`: of those that have one.
Table table_of_plans(const Notation& n, const TypeSpace& messages, const std::vector<PlanProfile>& equilibria,
                     const std::vector<std::string>& names = {}) {
  const std::vector<std::vector<bool>> possible = possible_types(n.model().environment);
  Table table;
  if (!names.empty()) table.columns.push_back({Table::Align::left, "strategies"});
  for (Agent i : n.types().grand_coalition())
    for (Type t; t.value < n.types().type_count(i); ++t.value)
      if (possible[i.value][t.value])
        table.columns.push_back({Table::Align::left, letter("sigma")[n.agent(i)](n.type(i, t))});
  for (std::size_t k = 0; k < equilibria.size(); ++k) {
    Table::Row cells;
    if (!names.empty()) cells.emplace_back(Code{names[k]});
    for (Agent i : n.types().grand_coalition())
      for (const std::optional<Type>& sent : equilibria[k].sends[i.value])
        if (sent) cells.emplace_back(n.joint(messages, {Coalition::of(i), sent->value}));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Text counted_equilibria(const Rational& number, bool symmetric) {
  return Text{Math(number), symmetric ? " symmetric" : "", " pure ",
              number == Rational(1) ? "equilibrium" : "equilibria"};
}

/// "Exactly 2 pure equilibria"; those that are listed are all of them.
Text stated_equilibria(const PureEquilibria& claim, const char* exactly) {
  const auto stated = stated_number(claim).value_or(std::pair{Relation::equal, Rational(claim.strategies.size())});
  return Text{stated.first == Relation::equal ? std::string(exactly) : std::string(phrase(stated.first)),
              counted_equilibria(stated.second, claim.symmetric)};
}

/// "Of 729 profiles of plans 11".
Text profiles_gone_through(const Notation& n, std::size_t game_form, bool symmetric) {
  return {Math(plan_profile_count(n.model(), form_of_claim(n, game_form), symmetric)),
          symmetric ? " plans" : " profiles of plans"};
}

/// "The equilibrium", with what it sends.
Blocks shown_equilibrium(const Notation& n, const TypeSpace& messages, const Text& words, const PlanProfile& plans) {
  return {words, table_of_plans(n, messages, {plans})};
}

}  // namespace

template <>
struct Saying<PureEquilibria> {
  static Definition definition(const PureEquilibria&) {
    using namespace letters;
    return {"pure_equilibria",
            "Pure equilibria",
            "pure equilibria",
            {Text{"The pure equilibria of a game form are its Bayes-Nash equilibria in which each type of positive "
                  "probability sends one message: for every agent ",
                  i, ", all ", theta[i], " of positive probability and all messages ", m},
             display(V(i | theta[i] >> letter("sigma")[i](theta[i])) >= V(i | theta[i] >> m)),
             "Strategies that differ on types of probability zero alone are one equilibrium. In a symmetric one all "
             "agents have the same plan."}};
  }
  static Sides sides(const PureEquilibria&) { return {"number of pure equilibria", "number claimed"}; }
  static Text about(const Notation& n, const PureEquilibria& claim) {
    return Code{form_of_claim(n, claim.game_form).name};
  }
  static Text sentence(const Notation& n, const PureEquilibria& claim) {
    Text text{"The game form ", Code{form_of_claim(n, claim.game_form).name}, " has ",
              stated_equilibria(claim, "exactly ")};
    std::vector<Text> names;
    for (std::size_t index : claim.strategies) names.emplace_back(Code{n.model().strategies.at(index).name});
    if (names.empty()) return text + ".";
    return claim.at_least || claim.at_most ? text + Text{", all of which are: ", joined(names, ", "), "."}
                                           : text + Text{": ", joined(names, ", "), "."};
  }
  static Blocks proof(const Proved& proved, const PureEquilibria& claim) {
    using namespace letters;
    const Notation& n = proved.n;
    const TypeSpace& messages = form_of_claim(n, claim.game_form).messages;
    if (const auto* enough = std::get_if<EnoughEquilibria>(&proved.verified.evidence()))
      return {Text{"In each of these no type gains by another message:"},
              table_of_plans(n, messages, enough->equilibria)};
    Blocks result{Text{"All ", profiles_gone_through(n, claim.game_form, claim.symmetric), " were gone through. ",
                       claim.at_least ? (claim.at_least == Rational(1) ? "There is " : "There are ") : "In all but ",
                       stated_equilibria(claim, ""),
                       claim.at_least ? " among them." : " a type gains by another message."}};
    if (claim.strategies.empty()) return result;
    std::vector<PlanProfile> plans;
    std::vector<std::string> names;
    for (std::size_t index : claim.strategies) {
      plans.push_back(plans_of(n.model(), n.model().strategies[index]).value());
      names.push_back(n.model().strategies[index].name);
    }
    result.emplace_back(table_of_plans(n, messages, plans, names));
    return result;
  }
  static Blocks refutation(const Failed& failed, const PureEquilibria& claim) {
    const Notation& n = failed.n;
    const GameForm& form = form_of_claim(n, claim.game_form);
    if (const auto* more = std::get_if<MoreEquilibria>(&failed.refuted.evidence()))
      return {Text{"There ", more->equilibria.size() == 1 ? "is " : "are ",
                   counted_equilibria(Rational(more->equilibria.size()), claim.symmetric), ", and not ",
                   phrase(failed_number(claim).first), Math(failed_number(claim).second), ":"},
              table_of_plans(n, form.messages, more->equilibria)};
    const Place& place = failed.comparison.place;
    if (place.plans) return shown_equilibrium(n, form.messages, "An equilibrium is missing in the list:", *place.plans);
    if (!place.strategies)
      return {Text{"The number of equilibria among ", profiles_gone_through(n, claim.game_form, claim.symmetric),
                   " is ", failed.left(), ", and not ", phrase(failed_number(claim).first), failed.right(), "."}};
    return {Text{"The strategies ", Code{n.model().strategies.at(*place.strategies).name},
                 " are no equilibrium: ", failed.who(), " of type ", failed.truth(), " expects ", failed.left(),
                 " from its plan and ", failed.right(), " from the message ", n.joint(form.messages, *place.messages),
                 ", a gain of ", failed.gap(), "."}};
  }

 private:
  static std::pair<Relation, Rational> failed_number(const PureEquilibria& claim) {
    return stated_number(claim).value();
  }
};

template <>
struct Saying<EveryPureEquilibrium> {
  static Definition definition(const EveryPureEquilibrium& claim) {
    using namespace letters;
    const Math equilibrium = letter("sigma");
    const Text every =
        "For every pure Bayes-Nash equilibrium of the game form (in which all agents have the same plan, if it is to "
        "be "
        "symmetric) and every type profile of positive probability ";
    if (claim.allocation)
      return {"every_pure_equilibrium.allocation",
              "Outcomes of every pure equilibrium",
              "outcomes of every pure equilibrium",
              {Text{every, "the equilibrium ", equilibrium,
                    " brings about each outcome with the probability that the "
                    "allocation rule gives it, which is full implementation in pure "
                    "strategies:"},
               display(q[equilibrium](theta) == q(theta))}};
    return {"every_pure_equilibrium.efficient",
            "Efficiency of every pure equilibrium",
            "efficiency of every pure equilibrium",
            {Text{every, "the expected sum of payoffs from what the equilibrium ", equilibrium,
                  " brings about is the largest sum that an outcome has:"},
             display(sum(i, u[i](q[equilibrium](theta), theta)) >= maximum(a, sum(i, u[i](a, theta))))}};
  }
  static Sides sides(const EveryPureEquilibrium& claim) {
    if (claim.allocation) return {"probability in equilibrium", "probability by the rule"};
    return {"surplus", "largest surplus"};
  }
  static Text about(const Notation& n, const EveryPureEquilibrium& claim) {
    return Code{form_of_claim(n, claim.game_form).name};
  }
  static Text sentence(const Notation& n, const EveryPureEquilibrium& claim) {
    Text text{"Every ", claim.symmetric ? "symmetric " : "", "pure equilibrium of the game form ",
              Code{form_of_claim(n, claim.game_form).name}};
    if (claim.allocation) return text + Text{" brings about what ", n.allocation(*claim.allocation), " says."};
    return text + " is efficient.";
  }
  static Blocks proof(const Proved& proved, const EveryPureEquilibrium& claim) {
    using namespace letters;
    Headings headings = claim.allocation ? Headings{theta, upright("equilibrium"), upright("rule")}
                                         : Headings{theta, upright("surplus"), upright("largest")};
    headings.messages = &form_of_claim(proved.n, claim.game_form).messages;
    return proved.shown(Text{"All ", profiles_gone_through(proved.n, claim.game_form, claim.symmetric),
                             " were gone through. What each equilibrium brings about:"},
                        headings);
  }
  static Blocks refutation(const Failed& failed, const EveryPureEquilibrium& claim) {
    const Notation& n = failed.n;
    const Place& place = failed.comparison.place;
    const StrategyProfile strategies = strategies_of(n.model(), claim.game_form, *place.plans);
    const Lottery lottery = induced_lottery(n.model(), strategies, n.types().profile(*place.truth));
    Text brought{"At ", failed.truth(), " it brings about ", n.lottery(lottery)};
    brought += claim.allocation ? Text{", and so ",
                                       n.outcome(*place.outcome),
                                       " with probability ",
                                       failed.left(),
                                       ", not ",
                                       failed.right(),
                                       "."}
                                : Text{", with the surplus ",
                                       failed.left(),
                                       "; the outcome ",
                                       n.outcome(*place.outcome),
                                       " has ",
                                       failed.right(),
                                       "."};
    return shown_equilibrium(n, form_of_claim(n, claim.game_form).messages, "This is an equilibrium:", *place.plans) +
           Blocks{brought};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::PureEquilibria>;
template struct candor::Said<candor::wording::Finite, candor::EveryPureEquilibrium>;
