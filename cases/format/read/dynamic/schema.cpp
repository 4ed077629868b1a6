// SPDX-License-Identifier: MIT
#include <array>

#include "cases/format/read/keys_in_words.hpp"

namespace candor::dynamic {

std::span<const KeyDescription> case_keys() {
  static constexpr std::array<KeyDescription, 14> keys{{
      {"define", false, Shape::definitions, "as in a finite case", R"json({"bid(j)": "type[j] / 2"})json"},
      {"agents", true, Shape::agents, "list of labels (1 to 20), or how many there are, as in a finite case", "[1, 2]"},
      {"types", true, Shape::types, "as in a finite case: the types that an agent can have in any period",
       R"(["L", "H"])"},
      {"periods", true, Shape::formula, "the horizon T; or `infinite`, for rules that do not depend on the period",
       "2"},
      {"discount", false, Shape::formula,
       "the discount factor, from 0 to 1; less than 1 if the horizon is infinite. Without it: 1.", R"("2/3")"},
      {"outcomes", true, Shape::outcomes, "as in a finite case; what the sources call allocations",
       R"(["stay", "go"])"},
      {"prior", true, Shape::prior_by_agent,
       "the distribution of an agent's type in period 1: `uniform`; a map from type to probability; or a formula in "
       "terms of `type[i]`; the same for every agent, or a map from agent to such",
       R"("uniform")"},
      {"transitions", false, Shape::transitions,
       "how an agent's type changes: a formula for the probability of `next` in terms of `type[i]` and `outcome`; or a "
       "table with columns `outcome`, `type` (either may be left out) and "
       "`probability TYPE` for next types; the same for every agent, or a map from agent to such, with `others`. "
       "Needed if there are several periods.",
       R"("if next = type[i] then 3/4 else 1/4")"},
      {"payoffs", true, Shape::payoffs, "as in a finite case; they may depend on the agent's own type alone",
       R"("if outcome = go then type[i] else 0")"},
      {"outside_options", false, Shape::outside_options,
       "as in a finite case, on the agent's own type alone: the value of leaving for good. Without it: 0.", "0"},
      {"statistic", false, Shape::statistic, "what rules know of the history besides the last reports and outcome",
       R"({"values": ["low", "high"], "next": "statistic"})"},
      {"allocations", true, Shape::dynamic_allocations,
       "map from name to: a formula whose value is an outcome label; or a table with columns `period`, `statistic`, "
       "`last AGENT`..., `last_outcome`, `type AGENT`... (those that do not "
       "matter are left out; `none` for last ones in period 1) and `outcome`, or `probability OUTCOME` for some "
       "outcomes; or a map from `probability OUTCOME` to formula, for some outcomes; or `construction: efficient` with "
       "`ties: first` or `last` and "
       "perhaps `menu`, a list of lotteries",
       R"({"q": {"construction": "efficient", "ties": "first"}})"},
      {"transfers", false, Shape::dynamic_transfers,
       "map from name to: a formula for agent `i`; or a map from agent to a formula, with `others`; or a table with "
       "the columns of an allocation's and `transfer AGENT` for every agent, whose cells are formulas; or "
       "`construction: liu, dynamic_pivot` or `balanced_team` with `allocation` (needed if there are several); liu has "
       "an `order`, and perhaps `lump_sums`, `own_averaged`, `net_of`. A "
       "transfer is the amount **paid to** the agent.",
       R"({"pivot": {"construction": "dynamic_pivot"}})"},
      {"mechanisms", false, Shape::dynamic_mechanisms,
       "map from name to `{allocation: NAME, transfers: NAME}`; without `transfers` none are paid",
       R"({"m": {"allocation": "q", "transfers": "pivot"}})"},
  }};
  static const std::vector<KeyDescription> all = [] {
    std::vector<KeyDescription> result(keys.begin(), keys.end());
    result.push_back({"schemes", false, Shape::schemes,
                      "collusion schemes: map from name to `mechanism` (or `allocation` and `transfers`), `coalition`, "
                      "`reports` (a map from member to a formula for what it reports, where "
                      "`type[j]` is what member j told the scheme; or a table with the columns of an allocation's and "
                      "`report AGENT` for every member) and `side_payments` (a table with "
                      "`payment AGENT` for every member, summing to 0 in every row; or `construction: balanced_team`, "
                      "perhaps with `lump_sums`; without it: none). A scheme of one agent is a strategy.",
                      R"({"ring": {"mechanism": "m", "coalition": [1, 2], "reports": {"1": "type[1]", "2": "L"}}})"});
    return result;
  }();
  return all;
}

std::span<const KeyDescription> statistic_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"values", true, Shape::label_list, "the values that it takes; the first in period 1", R"(["low", "high"])"},
      {"next", true, Shape::formula,
       "its value in the next period, in terms of `statistic`, `type[j]` (reports) and `outcome`",
       R"("if outcome = go then high else statistic")"},
  }};
  return keys;
}

std::span<const KeyDescription> efficient_keys() {
  static constexpr std::array<KeyDescription, 3> keys{{
      {"construction", true, Shape::allocation_construction, "the rule that maximises the expected total payoff",
       R"("efficient")"},
      {"ties", true, Shape::first_or_last, "which of several best choices is taken", R"("first")"},
      {"menu", false, Shape::menu, "the lotteries to choose from; without it every outcome",
       R"([{"stay": 1}, {"stay": "1/2", "go": "1/2"}])"},
  }};
  return keys;
}

std::span<const KeyDescription> dynamic_transfer_keys() {
  static constexpr std::array<KeyDescription, 6> keys{{
      {"construction", true, Shape::dynamic_transfer_construction, "a rule from the literature", R"("liu")"},
      {"allocation", false, Shape::name, "the allocation rule it belongs to; needed if there are several", R"("q")"},
      {"order", false, Shape::order,
       "liu: all agents; or `average` over all orders; or a list of `{when: CONDITION, order: [...]}`, the last "
       "without `when`",
       "[1, 2]"},
      {"lump_sums", false, Shape::agent_numbers, "liu: paid in period 1, summing to 0", R"({"1": 1, "2": -1})"},
      {"own_averaged", false, Shape::yes_no, "liu: an agent's own type is averaged out of his own value", "true"},
      {"net_of", false, Shape::name, "liu: an earlier transfer rule, which is paid as well; values are net of it",
       R"("pivot")"},
  }};
  return keys;
}

std::span<const KeyDescription> order_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"when", false, Shape::condition, "a condition on `period`, `statistic`, `last[j]` and `last_outcome`",
       R"("period = 1")"},
      {"order", true, Shape::label_list, "all agents", "[1, 2]"},
  }};
  return keys;
}

std::span<const KeyDescription> dynamic_mechanism_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"allocation", false, Shape::name, "an allocation rule; may be left out when the case has one", R"("q")"},
      {"transfers", false, Shape::name, "a transfer rule; without it nothing is paid", R"("pivot")"},
  }};
  return keys;
}

std::span<const KeyDescription> scheme_keys() {
  static constexpr std::array<KeyDescription, 6> keys{{
      {"mechanism", false, Shape::name, "the mechanism that is played", R"("m")"},
      {"allocation", false, Shape::name, "its allocation rule", R"("q")"},
      {"transfers", false, Shape::name, "its transfer rule", R"("pivot")"},
      {"coalition", true, Shape::coalition, "the members", "[1, 2]"},
      {"reports", true, Shape::scheme_reports, "what the members report, given what they told the scheme",
       R"({"1": "type[1]", "2": "L"})"},
      {"side_payments", false, Shape::side_payments, "among the members; without it none",
       R"({"construction": "balanced_team"})"},
  }};
  return keys;
}

std::span<const KeyDescription> team_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"construction", true, Shape::side_payment_construction,
       "side payments under which telling the scheme the truth is optimal", R"("balanced_team")"},
      {"lump_sums", false, Shape::agent_numbers, "paid in period 1, summing to 0", R"({"1": 1, "2": -1})"},
  }};
  return keys;
}

std::span<const KeyDescription> property_keys() {
  static constexpr std::array<KeyDescription, 28> keys{{
      {"mechanism", false, Shape::name, "the mechanism claimed about", R"("m")"},
      {"allocation", false, Shape::name, "an allocation rule", R"("q")"},
      {"transfers", false, Shape::name, "a transfer rule", R"("pivot")"},
      {"tier", false, Shape::tier, "at which information sets", R"("tree")"},
      {"stage", false, Shape::stage, "when agents may walk away", R"("interim")"},
      {"balance", false, Shape::balance, "which balance", R"("exact")"},
      {"sequentially", false, Shape::yes_no, "from every period and type profile on", "true"},
      {"of", false, Shape::dynamic_subject, "of what", R"("utility")"},
      {"agents", false, Shape::coalition, "whose guarantee, or whose utilities", "1"},
      {"coalition", false, Shape::coalition, "an agent or a list of agents", "[1, 2]"},
      {"colluders", false, Shape::colluders, "which coalitions may collude", R"("grand")"},
      {"participation", false, Shape::participation, "when members may decline a scheme", R"("interim")"},
      {"direction", false, Shape::direction, "the largest or the least value", R"("least")"},
      {"best_response", false, Shape::yes_no, "the agent answers as is best for him, instead of being truthful",
       "true"},
      {"scheme", false, Shape::name, "a collusion scheme", R"("ring")"},
      {"is", false, Shape::aspect, "what the scheme is", R"("incentive_compatible")"},
      {"rules", false, Shape::rule_pair, "two transfer rules", R"(["liu", "printed"])"},
      {"period", false, Shape::period, "the period, 1 if left out; `later` if the horizon is infinite", "2"},
      {"last_reports", false, Shape::report, "the reports of the period before", R"({"1": "L", "2": "H"})"},
      {"last_outcome", false, Shape::label, "its outcome", R"("go")"},
      {"last_messages", false, Shape::report, "what was told to the scheme in the period before",
       R"({"1": "L", "2": "H"})"},
      {"statistic", false, Shape::label, "the value of the statistic", R"("high")"},
      {"given", false, Shape::report, "true types of some agents in this period", R"({"1": "H"})"},
      {"equals", false, Shape::relation_number, "the value is this", R"("7/4")"},
      {"at_most", false, Shape::relation_number, "the value is this or less", "0"},
      {"less_than", false, Shape::relation_number, "the value is less than this", "0"},
      {"at_least", false, Shape::relation_number, "the value is this or more", "0"},
      {"greater_than", false, Shape::relation_number, "the value is more than this", "0"},
  }};
  return keys;
}

const std::vector<PropertyDescription>& properties() {
  static const std::vector<PropertyDescription> table = descriptions_of<Statement>();
  return table;
}

}  // namespace candor::dynamic
