// SPDX-License-Identifier: MIT
#include "reports/words/continuum/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

template <>
struct Saying<Dissolvable> {
  static Definition definition(const Dissolvable&) {
    using namespace symbols;
    return {{},
            "Efficient dissolution",
            "dissolvable",
            {Text{"A partnership can be dissolved efficiently if there are transfers ", T[i](v),
                  " with which the efficient allocation is budget balanced, ", sum(i, T[i](v)) == 0, " at every\u00A0",
                  v, ", Bayesian incentive compatible, and interim individually rational: ",
                  v[i] * G(v[i]) + t[i](v[i]) >= r[i] * v[i], " for all\u00A0", v[i], ", where ",
                  t[i](v[i]) == expected(fenced(Fence::square, {T[i](v) | v[i]})),
                  ". By the theorem of Cramton, Gibbons and Klemperer (1987) there are such transfers if and only if"},
             display((S == sum(i == 1, n, W(worst_off(i)))) >= 0),
             Text{"(Incentive compatibility makes ", t[i], " and ", W,
                  " differ by a constant, the net utility is smallest at ", worst_off(i), ", and ", expected(W) == 0,
                  ": adding up what participation requires gives ", S >= 0, ". Conversely ",
                  T[i] == c[i] - H(v[i]) + fraction(1, n - 1) * sum(j != i, H(v[j])), " leaves every agent at least ",
                  fraction(1, n) * S, ".)"}}};
  }
  static Text sentence(const Model& model, const Dissolvable& claim) {
    return {for_instance(model, claim.instance), " the partnership can be dissolved efficiently."};
  }
  static Blocks proof(const Proved& proved, const Dissolvable& claim) {
    using namespace symbols;
    if (proved.chosen.as<Algebraic>() != nullptr)
      return vanishing(proved, claim.instance, S) + Blocks{Text{"So ", S == 0, "."}};
    const auto* bounds = proved.chosen.as<Bounds>();
    if (bounds == nullptr) return {};
    return {Text{"The numbers ", h[i], " lie at or above ", worst_off(i), ":"},
            points_above(functions_of(proved.model, claim.instance),
                         points_of(proved.model, claim.instance, bounds->points.below)),
            Text{"So ", ((S >= sum(i, W(h[i]))) == number(proved.comparisons.back().left.value)) >= 0,
                 ". The transfers with ", c[i] == fraction(1, n) * sum(j, W(h[j])) - W(h[i]),
                 " dissolve the partnership."}};
  }
  static Blocks refutation(const Failed& failed, const Dissolvable& claim) {
    using namespace symbols;
    const std::vector<Rational>& values = failed.chosen.get<BoundsAgainst>().points.above;
    return {
        Text{"For any numbers ", ell[i], ", ", W(worst_off(i)) <= W(ell[i]) + ell[i] * parenthesised(G(ell[i]) - r[i]),
             "; take these:"},
        points_anywhere(functions_of(failed.model, claim.instance), points_of(failed.model, claim.instance, values)),
        Text{"So ", chain(S <= failed.left(), Sign::less_than, 0), "."}};
  }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::Dissolvable>;
