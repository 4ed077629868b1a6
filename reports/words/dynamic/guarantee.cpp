// SPDX-License-Identifier: MIT
#include "reports/words/dynamic/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::dynamic::wording {

template <>
struct Saying<Guarantee> {
  static Definition definition(const Guarantee& claim) {
    using namespace letters;
    if (claim.best_response) {
      const Math report = row({raised(sigma, i), tuple({own(tilde(theta))})});
      const Math gets = expected(own(x)(report, others(r)) + own(u)(q(report, others(r)), own(tilde(theta))));
      return {"dynamic.guarantee.best_response",
              "Guarantees by best responses",
              "guarantee by best responses",
              {Text{"In one period, agent\u00A0", i, " can be sure of ", m[i],
                    ": the value of the zero-sum game in which he chooses, for each type of his, a lottery over "
                    "reports, and all others together, who know nothing of his type, a lottery over theirs,"},
               display(m[i] == maximum(raised(sigma, i), minimum(others(r), gets)), ";"),
               Text{"so ", g[i] <= m[i], ". A claim without a number says that ", m[i] >= own(U), "."}}};
    }
    const Math now =
        own(x[t])(k, r) + over_outcomes(r, own(u)(a, own(tilde(theta))) + delta * own(G[t + Math(1)])(tuple({r, a})));
    return {"dynamic.guarantee",
            "Guarantees",
            "guarantee",
            {Text{"The guarantee of agent\u00A0", i,
                  " is what he expects at least by being truthful, whatever the others, who know each other's types "
                  "but not his present one, report: ",
                  g[i] == own(G[1])(emptyset), " with, for ", r == tuple({own(tilde(theta)), others(r)}), ","},
             display(own(G[t])(k) == minimum(others(r), expected(now | k))),
             Text{"Always ", g[i] <= own(U), "; a claim without a number says ", g[i] == own(U), "."}}};
  }
  static Sides sides(const Guarantee& claim, Place::About about) {
    if (about == Place::About::total) return {"guarantee", ""};
    return claim.best_response ? Sides{"what it gets", ""} : Sides{"what is left", "what another report leaves"};
  }
  static Text sentence(const Notation& n, const Guarantee& claim) {
    const Text under{"Under ", n.the_mechanism(claim.mechanism), ", "};
    const Math sure = claim.best_response ? letters::m : letters::g;
    if (claim.number) return under + chain(sure[n.members(claim.agents)], sign_of(claim.relation), *claim.number) + ".";
    using namespace letters;
    return under + (claim.best_response ? m[i] >= own(U) : g[i] == own(U)) + " for " +
           (claim.agents == n.everybody() ? Text("every agent.")
                                          : Text{"the agents ", in(i, n.members(claim.agents)), "."});
  }
  static Blocks proof(const Argument& argument, const Guarantee& claim) {
    if (const auto* mixed = argument.evidence<MixedPlay>()) return argument.play(*mixed);
    const auto& opposition = argument.the_evidence<Opposition>();
    if (const auto shown = argument.guaranteed_before(opposition))
      return {Text{"The numbers are in the proof of ", *shown, "; at the start ",
                   argument.equations(sure, right(claim)), "."}};
    Blocks result = continued(argument.sure_things(opposition), "At the start:");
    result.emplace_back(argument.totals(sure, right(claim)));
    return result;
  }
  static Blocks refutation(const Argument& argument, const Guarantee& claim) {
    if (const auto* mixed = argument.evidence<MixedPlay>()) return argument.play(*mixed);
    Blocks result;
    for (const Opposition::Against& against : argument.the_evidence<Opposition>().policies)
      result = std::move(result) + in_words(argument.n, argument.allocation(), against);
    result = continued(std::move(result), "Then the truthful agent expects");
    result.emplace_back(argument.totals(sure, right(claim)));
    return result;
  }

 private:
  static Math sure(const Math& agents) { return letters::g[agents]; }
  static Argument::OfAgents right(const Guarantee& claim) {
    if (claim.number) return {};
    return [](const Math& agents) { return raised(letters::U, agents); };
  }
};

}  // namespace candor::dynamic::wording
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::Guarantee>;
