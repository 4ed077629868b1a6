// SPDX-License-Identifier: MIT
#include "reports/words/continuum/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

template <>
struct Saying<AlwaysDissolvable> {
  static Definition definition(const AlwaysDissolvable&) {
    using namespace symbols;
    const Math least = minimum(
        k, fenced(Fence::square, {parenthesised(n - 1) * power(F, n) - k * power(F, n - 1) + sum_of_smallest()}));
    return {{},
            "Dissolution under every distribution",
            "always dissolvable",
            {Text{"Shares can always be dissolved efficiently if they can be under every distribution function. With ",
                  sum_of_smallest(), " the sum of the ", k, " smallest shares, that is so if and only if"},
             display(sum_of_smallest() >= bound(), {"for ", joined({k == 1, letter("dots"), n - 1}, Sign::comma), "."}),
             Text{"(Integrating by parts, ", S == integral(0, beta, least, x), ", and the bracket is smallest at ",
                  F == share(), ", where it is ", sum_of_smallest() - bound(), "; if that is negative, an ", F,
                  " that is ", share(), " almost everywhere makes ", S, " negative.)"}}};
  }
  static Text sentence(const Model&, const AlwaysDissolvable& claim) {
    return {"The shares ", symbols::r == vector(claim.shares),
            " can be dissolved efficiently whatever the distribution of values."};
  }
  static Blocks proof(const Proved& proved, const AlwaysDissolvable& claim) {
    using namespace symbols;
    Table table{.columns = {{Table::Align::right, k},
                            {Table::Align::right, sum_of_smallest()},
                            {Table::Align::right, bound()}}};
    for (const Judgement& judgement : proved.comparisons)
      table.rows.push_back(
          {Math(place_of(judgement).index), number(judgement.left.value), number(judgement.right.value)});
    return {Text{"The ", k, " smallest of the ", Math(claim.shares.size()), " shares sum to ", sum_of_smallest(),
                 ", nowhere less than ", bound(), ":"},
            std::move(table)};
  }
  static Blocks refutation(const Failed& failed, const AlwaysDissolvable& claim) {
    using namespace symbols;
    if (failed.chosen.as<PriorAgainst>() != nullptr) return under(failed, claim.shares);
    return {Text{"The ", k == place_of(failed.comparison).index, " smallest shares sum to ",
                 chain(sum_of_smallest() == failed.left(), Sign::less_than, bound()) == failed.right(), "."}};
  }

 private:
  static Math sum_of_smallest() { return letter("R")[symbols::k]; }
  static Math share() { return chain(symbols::k, Sign::over, symbols::n); }
  static Math bound() { return symbols::power(symbols::parenthesised(share()), symbols::n); }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::AlwaysDissolvable>;
