// SPDX-License-Identifier: MIT
#include <map>

#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

constexpr std::size_t most_own_types = 12;  // columns of the table of payoffs

/// For each outcome and each agent's own type, the payoff. Empty if there would be too many columns.
Table common_payoffs(const Notation& n, const std::vector<Judgement>& rows) {
  using namespace letters;
  const TypeSpace& types = n.types();
  Table table{{{Table::Align::left, a}}};
  for (Agent agent : types.grand_coalition()) {
    table.spans.push_back({table.columns.size(), types.type_count(agent), u[n.agent(agent)](a, n.type_symbol(agent))});
    for (Type type; type.value < types.type_count(agent); ++type.value)
      table.columns.push_back({Table::Align::right, n.type(agent, type)});
  }
  if (table.columns.size() > most_own_types + 1) return {};
  std::map<std::uint32_t, std::map<std::pair<Agent, std::uint32_t>, Rational>>
      payoffs;  // outcome -> (agent, own type) -> payoff
  for (const Judgement& row : rows) {
    const Agent agent = *row.place.coalition->begin();
    payoffs[row.place.outcome->value][{agent, types.type_of(*row.place.truth, agent).value}] = row.left.value;
  }
  for (const auto& [outcome, values] : payoffs) {
    Table::Row cells{n.outcome(Outcome{outcome})};
    for (Agent agent : types.grand_coalition())
      for (std::uint32_t type = 0; type < types.type_count(agent); ++type) {
        const auto found = values.find({agent, type});
        cells.push_back(found == values.end() ? Text() : Math(found->second));
      }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

template <>
struct Saying<PrivateValues> {
  static Definition definition(const PrivateValues&) {
    using namespace letters;
    return {"private_values",
            "Private values",
            "private values",
            {Text{"Payoffs depend on one's own type only: for all agents\u00A0", i, ", outcomes\u00A0", a, ", and all ",
                  theta[i], ", ", theta[-i], ", ", prime(theta)[-i]},
             display(u[i](a, tuple({theta[i], theta[-i]})) == u[i](a, tuple({theta[i], prime(theta)[-i]})))}};
  }
  static Sides sides(const PrivateValues&) { return {"payoff", "payoff"}; }
  static Text sentence(const Notation&, const PrivateValues&) {
    return "Values are private: every agent's payoff depends on that agent's own type only.";
  }
  static Blocks proof(const Proved& proved, const PrivateValues&) {
    const std::string what =
        "Every payoff was compared with the payoff of the same agent from the same outcome when the other agents have "
        "their first types: " +
        std::to_string(proved.verified.tally().judgements) + " equalities.";
    Table table = common_payoffs(proved.n, proved.list.rows);
    if (!proved.list.complete || table.empty() || table.rows.size() > proved.setting.row_limit) return {Text(what)};
    return {Text(what + " The payoffs are these:"), std::move(table)};
  }
  static Blocks refutation(const Failed& failed, const PrivateValues&) {
    const Place& place = failed.comparison.place;
    return {Text{"Agent ", failed.n.agent(*place.coalition->begin()), " has the same type at ", failed.truth(),
                 " and at ", failed.other(), ", but the payoff from ", failed.n.outcome(*place.outcome), " is ",
                 failed.left(), " at the first and ", failed.right(), " at the second."}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::PrivateValues>;
