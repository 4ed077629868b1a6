// SPDX-License-Identifier: MIT
#include "reports/words/continuum/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

template <>
struct Saying<NeverDissolvable> {
  static Definition definition(const NeverDissolvable&) {
    using namespace symbols;
    return {
        {},
        "Dissolution under no distribution",
        "never dissolvable",
        {Text{"Shares can never be dissolved efficiently if they cannot be under any distribution function. That is "
              "so if and only if one agent owns everything:"},
         display(maximum(i, r[i]) == 1)}};
  }
  static Text sentence(const Model&, const NeverDissolvable& claim) {
    return {"The shares ", symbols::r == vector(claim.shares),
            " cannot be dissolved efficiently, whatever the distribution of values."};
  }
  static Blocks proof(const Proved&, const NeverDissolvable&) {
    using namespace symbols;
    const Math deficit = parenthesised(n - 1) * integral(0, beta, power(F, n - 1) * parenthesised(Math(1) - F), x);
    return {Text{"One agent owns everything; then ", chain(S == -deficit, Sign::less_than, 0), " for every ", F, "."}};
  }
  static Blocks refutation(const Failed& failed, const NeverDissolvable& claim) {
    if (failed.chosen.as<PriorAgainst>() != nullptr) return under(failed, claim.shares);
    return {Text{"No agent owns everything: the largest share is ", failed.left(), "."}};
  }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::NeverDissolvable>;
