// SPDX-License-Identifier: MIT
#include "reports/words/continuum/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

template <>
struct Saying<DissolvableShares> {
  static Definition definition(const DissolvableShares&) {
    using namespace symbols;
    return {{},
            "Dissolvable shares of two partners",
            "dissolvable shares",
            {Text{"Two partners with the shares ", shares(), " can dissolve efficiently exactly if ", r,
                  " lies between two numbers,"},
             display(set({chain(r, Sign::such_that, surplus() >= 0)}) == fenced(Fence::square, {lowest(), highest()})),
             Text{"(", surplus(), " is concave in ", r, ", negative at ", Math(0), " and\u00A0", Math(1),
                  " and positive at ", Math(half()), ".)"}}};
  }
  static Text sentence(const Model& model, const DissolvableShares& claim) {
    return {"With values from ",
            distribution(model, claim.distribution),
            " two partners with the shares ",
            shares(),
            " can dissolve efficiently if and only if ",
            lowest() <= symbols::r <= highest(),
            ", where ",
            end_point(lowest(), claim.lower),
            " and ",
            end_point(highest(), claim.upper),
            "."};
  }
  static Blocks proof(const Proved& proved, const DissolvableShares& claim) {
    using namespace symbols;
    const Math inverse = raised(F, -1);
    return {Text{"Since ", F, " is piecewise linear, so is its inverse, and"},
            display((surplus() == W(inverse(r)) + W(inverse(Math(1) - r))) == computed(proved.model, claim)),
            Text{"In each interval this has a root in common with the stated polynomial; and ", surplus(),
                 " has just one zero on either side of ", Math(half()), "."}};
  }
  static Blocks refutation(const Failed& failed, const DissolvableShares& claim) {
    return {Text{"The stated polynomial for the ", place_of(failed.comparison).piece == 0 ? "lower" : "upper",
                 " end point has no root in the interval at which"},
            display(surplus() == computed(failed.model, claim), Text()), "vanishes, too."};
  }

 private:
  static Rational half() { return Rational(1) / Rational(2); }
  static Math shares() { return tuple({symbols::r, Math(1) - symbols::r}); }
  static Math surplus() { return symbols::S(symbols::r, Math(1) - symbols::r); }
  static Math lowest() { return named("lowest r", underlined(symbols::r)); }
  static Math highest() { return named("highest r", bar(symbols::r)); }
  static Math computed(const Model& model, const DissolvableShares& claim) {
    return pieces(surplus_of_two(model.distributions.at(claim.distribution).cdf), "r");
  }
  static Text end_point(const Math& name, const DissolvableShares::EndPoint& end) {
    return {name, " is the root of ", polynomial(end.root_of, "x"), " with ",
            end.between.lower <= name <= end.between.upper};
  }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::DissolvableShares>;
