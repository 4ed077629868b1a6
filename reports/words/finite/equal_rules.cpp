// SPDX-License-Identifier: MIT
#include "checker/properties/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

bool is_about_transfers(const EqualRules& claim) { return claim.kind == EqualRules::Kind::transfers; }

Math rule(const Notation& n, const EqualRules& claim, std::size_t which) {
  return is_about_transfers(claim) ? n.transfers(which) : n.allocation(which);
}

/// Both rules, side by side.
Table both(const Notation& n, const EqualRules& claim) {
  const TypeSpace& types = n.types();
  const std::uint32_t agents = types.agent_count();
  Table table{{{Table::Align::left, letters::theta}}};
  for (const std::size_t one : {claim.first, claim.second}) {
    if (is_about_transfers(claim)) {
      table.spans.push_back({table.columns.size(), agents, rule(n, claim, one)});
      for (Agent agent : types.grand_coalition()) table.columns.push_back({Table::Align::right, n.agent(agent)});
    } else {
      table.columns.push_back({Table::Align::left, rule(n, claim, one)(letters::theta)});
    }
  }
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    Table::Row cells{n.profile(theta)};
    for (const std::size_t one : {claim.first, claim.second}) {
      if (is_about_transfers(claim))
        for (Agent agent : types.grand_coalition())
          cells.emplace_back(n.model().transfers.at(one).amounts(agent, theta));
      else
        cells.emplace_back(n.lottery(n.model().allocations.at(one)(theta)));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

template <>
struct Saying<EqualRules> {
  static Definition definition(const EqualRules& claim) {
    using namespace letters;
    const std::string key = "equal_rules." + std::string(word_of(claim.kind));
    if (is_about_transfers(claim))
      return {key,
              "Equal transfer rules",
              "equal transfer rules",
              {Text{"Two transfer rules pay everyone the same: for all ", in(i, I), " and ", in(theta, Theta)},
               display(phi[i](theta) == psi[i](theta))}};
    return {
        key,
        "Equal allocation rules",
        "equal allocation rules",
        {Text{"Two allocation rules choose the same outcome, or the same lottery, at every ", in(theta, Theta), ":"},
         display(q(theta) == prime(q)(theta))}};
  }
  static Sides sides(const EqualRules& claim) {
    return is_about_transfers(claim) ? Sides{"transfer", "transfer"} : Sides{"probability", "probability"};
  }
  static Text about(const Notation& n, const EqualRules& claim) {
    return joined({rule(n, claim, claim.first), rule(n, claim, claim.second)}, Sign::comma);
  }
  static Text sentence(const Notation& n, const EqualRules& claim) {
    return {is_about_transfers(claim) ? "The transfer rules " : "The allocation rules ", rule(n, claim, claim.first),
            " and ", rule(n, claim, claim.second), " agree at every type profile."};
  }
  static Blocks proof(const Proved& proved, const EqualRules& claim) {
    if (proved.n.types().profile_count() > proved.setting.row_limit)
      return proved.shown({}, {letters::theta, upright("first"), upright("second")});
    return {"Both rules, at every type profile:", both(proved.n, claim)};
  }
  static Blocks refutation(const Failed& failed, const EqualRules& claim) {
    const Notation& n = failed.n;
    const Place& place = failed.comparison.place;
    const Math first = rule(n, claim, claim.first), second = rule(n, claim, claim.second);
    if (is_about_transfers(claim))
      return {Text{"At ", failed.truth(), " agent ", n.members(*place.coalition), " is paid ", failed.left(), " under ",
                   first, " but ", failed.right(), " under ", second, "."}};
    return {Text{"At ", failed.truth(), " the rule ", first, " chooses ", n.outcome(*place.outcome),
                 " with probability ", failed.left(), ", the rule ", second, " with probability ", failed.right(),
                 "."}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::EqualRules>;
