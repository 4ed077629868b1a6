// SPDX-License-Identifier: MIT
#include "reports/text/existence.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/transfers.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<CoalitionalIdentifiability> {
  static Definition definition(const CoalitionalIdentifiability&) {
    using namespace letters;
    const Math forming = chain(S, Sign::contains, i);
    const auto reports = [](const Math& liar) { return raised(pi, delta[liar]); };
    return {
        "coalitional_identifiability",
        "Coalitional identifiability",
        "coalitional identifiability",
        {Text{"Let coalitions ", S,
              " of the pattern, neither single agents nor the grand coalition, form with probabilities ", xi(S),
              ", of sum at most one, and lie by strategies ", delta[S], "; a single agent in no coalition lies by ",
              delta[i], ". If somebody lies with positive probability, then the distribution of reports"},
         display(grouped(Math(1) - sum(forming, xi(S))) * reports(i) + sum(forming, xi(S) * reports(S)), {}),
         Text{"is not the same for all agents\u00A0", i, ". Here ",
              reports(S)(theta) ==
                  sum(bar(theta)[S],
                      p(bar(theta)[S], theta[-S]) * row({delta[S](bar(theta)[S]), fenced(Fence::square, {theta[S]})})),
              ". Transfers that balance at every profile and make every lie of every such coalition strictly costly "
              "prove it: under a common distribution of reports the expected transfers of all agents would add up "
              "to zero, and to less than zero."}}};
  }
  static Text sentence(const Notation& n, const CoalitionalIdentifiability& claim) {
    return {"Coalitional identifiability holds under ", letters::p, ", for ", n.who_all(claim.coalitions), "."};
  }
  static Blocks proof(const Proved& proved, const CoalitionalIdentifiability&) {
    return Blocks{"The transfers below balance at every profile and make every lie costly."} + found_transfers(proved) +
           proved.compared();
  }
  static Blocks refutation(const Failed& failed, const CoalitionalIdentifiability&) {
    return {
        "These lies have the same distribution of reports from every agent's point of view; who is not listed is "
        "truthful.",
        lies(failed.n, std::get<UnidentifiedLies>(failed.refuted.evidence()))};
  }

 private:
  static Table lies(const Notation& n, const UnidentifiedLies& evidence) {
    using namespace letters;
    using enum Table::Align;
    Table table{{{left, S}, {right, xi(S)}, {left, bar(theta)[S]}, {left, delta[S](bar(theta)[S])}}};
    for (const UnidentifiedLies::Strategy& strategy : evidence.strategies)
      for (std::uint32_t type = 0; type < strategy.reports.size(); ++type) {
        const bool is_first = type == 0;
        table.rows.push_back({is_first ? Text(n.coalition(strategy.coalition)) : Text(),
                              is_first && strategy.coalition.size() > 1 ? Text(Math(strategy.formation)) : Text(),
                              n.joint({strategy.coalition, type}),
                              n.report(as_report(strategy.coalition, strategy.reports[type]))});
      }
    return table;
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::CoalitionalIdentifiability>;
