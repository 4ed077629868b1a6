// SPDX-License-Identifier: MIT
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<IndependentTypes> {
  static Definition definition(const IndependentTypes&) {
    using namespace letters;
    return {"independent_types",
            "Independent types",
            "independent types",
            {Text{"The prior is the product of its marginals ",
                  p[i](theta[i]) == sum(theta[-i], p(theta[i], theta[-i])), ": for all ", in(theta, Theta)},
             display(p(theta) == product(in(i, I), p[i](theta[i])))}};
  }
  static Sides sides(const IndependentTypes&) { return {"probability", "product of the marginals"}; }
  static Text sentence(const Notation&, const IndependentTypes&) {
    return {"The agents' types are independent under ", letters::p, "."};
  }
  static Blocks proof(const Proved& proved, const IndependentTypes&) {
    using namespace letters;
    return proved.shown("The two columns agree at every type profile.", {theta, p(theta), product(i, p[i](theta[i]))});
  }
  static Blocks refutation(const Failed& failed, const IndependentTypes&) {
    const TypeSpace& types = failed.n.types();
    std::vector<Math> factors;
    for (Agent agent : types.grand_coalition()) {
      const JointType own = types.restrict(*failed.comparison.place.truth, Coalition::of(agent));
      factors.emplace_back(failed.n.model().environment.prior.marginal(types, own));
    }
    return {Text{"At ", failed.truth(), " the prior is ", letters::p(letters::theta) == failed.left(),
                 ", but the product of the marginals is ", joined(std::move(factors), Sign::dot) == failed.right(),
                 "."}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::IndependentTypes>;
