// SPDX-License-Identifier: MIT
#include "reports/words/continuum/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

template <>
struct Saying<DissolvingMechanism> {
  static Definition definition(const DissolvingMechanism&) {
    using namespace symbols;
    return {{},
            "A dissolving mechanism",
            "dissolving mechanism",
            {Text{"With the side payments ", c[i], ", the transfers"},
             display(T[i](v) == c[i] - H(v[i]) + fraction(1, n - 1) * sum(j != i, H(v[j])), Text()),
             Text{"are budget balanced at every profile, make the efficient allocation Bayesian incentive compatible, "
                  "and are interim individually rational for the shares:"},
             Display{{{.formula = sum(i, c[i]) == 0, .condition = ","},
                      {.formula = cost_of_misreport() >= 0, .condition = {"for all ", x, ", ", z, ","}},
                      {.formula = c[i] + W(worst_off(i)) >= 0, .condition = {"for all ", i, "."}}}}}};
  }
  static Text sentence(const Model& model, const DissolvingMechanism& claim) {
    return {for_instance(model, claim.instance), " the side payments ", symbols::c == vector(claim.side_payments),
            " make a dissolving mechanism."};
  }
  static Blocks proof(const Proved& proved, const DissolvingMechanism& claim) {
    using namespace symbols;
    return Blocks{Text{"The side payments sum to ",
                       Math(0),
                       ", and every ",
                       H(v[i]),
                       " occurs once with the factor ",
                       Math(-1),
                       " and ",
                       n - 1,
                       " times with ",
                       fraction(1, n - 1),
                       ": the transfers balance. Since ",
                       H(v) == v * G(v) - integral(0, v, G, x),
                       ", coefficient by coefficient, the report ",
                       z,
                       " of ",
                       x,
                       " costs ",
                       cost_of_misreport() >= 0,
                       "; and ",
                       t[i] == c[i] + W,
                       ". Participation:"}} +
           participation(proved, claim.instance, claim.side_payments);
  }
  static Blocks refutation(const Failed& failed, const DissolvingMechanism& claim) {
    if (place_of(failed.comparison).matter == Matter::balance)
      return {Text{"The side payments sum to ", failed.left(), ", not to zero."}};
    return failing_participation(failed, claim.instance);
  }

 private:
  static Math cost_of_misreport() {
    using namespace symbols;
    return integral(x, z, parenthesised(y - x) * g(y), y);
  }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::DissolvingMechanism>;
