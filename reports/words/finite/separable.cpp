// SPDX-License-Identifier: MIT
#include "reports/surplus.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<Separable> {
  static Definition definition(const Separable&) {
    using namespace letters;
    return {"separable",
            "Separability",
            "separability",
            {Text{"The surplus ", s(theta) == sum(i, u[i](q(theta), theta)), " is a sum ", sum(i, f[i](theta[i])),
                  " of functions of single types. Equivalently, with fixed reference types ", b[i],
                  ", the mixed difference in the types of any two agents ", i != j, " vanishes: for all ",
                  in(theta, Theta)},
             display(s(theta) - s(b[i], theta[-i]) == s(b[j], theta[-j]) - s(b[i], b[j], theta[-row({i, j})]))}};
  }
  static Sides sides(const Separable&) { return {"change in surplus", "change in surplus"}; }
  static Text sentence(const Notation& n, const Separable& claim) {
    return {"The surplus of the allocation rule ", n.allocation(claim.allocation),
            " is separable in the agents' types."};
  }
  static Blocks proof(const Proved& proved, const Separable&) {
    using namespace letters;
    const Math pair = row({i, j});
    Headings headings{theta, s(theta) - s(b[i], theta[-i]), s(b[j], theta[-j]) - s(b[pair], theta[-pair])};
    headings.other = tuple({b[pair], theta[-pair]});
    return proved.shown({"With the first type of each agent as ", b[i], ", all mixed differences vanish."}, headings);
  }
  static Blocks refutation(const Failed& failed, const Separable& claim) {
    const Notation& n = failed.n;
    const TypeSpace& types = n.types();
    const Place& place = failed.comparison.place;
    const auto [first, second] = *place.agents;
    const Profile theta = types.profile(*place.truth), base = types.profile(*place.other);
    const Profile without_first = types.replace(theta, types.restrict(base, Coalition::of(first)));
    const Profile without_second = types.replace(theta, types.restrict(base, Coalition::of(second)));
    const AllocationRule& rule = n.model().allocations.at(claim.allocation);
    const auto line = [&](Profile one, Profile other, const Rational& difference, const char* mark) {
      const auto surplus = [&](Profile profile) {
        return types.agent_count() == 1 ? letters::s(n.profile(profile)) : row({letters::s, n.profile(profile)});
      };
      const Math computed =
          Math(candor::surplus(n.model(), rule, one)) - fenced(Fence::round, {candor::surplus(n.model(), rule, other)});
      return Display::Line{.formula = relation_first(Sign::equal, computed == difference),
                           .condition = mark,
                           .before = surplus(one) - surplus(other)};
    };
    return {Text{"The mixed difference of the surplus in the types of agents ", n.agent(first), " and ",
                 n.agent(second), " does not vanish:"},
            Display{{line(theta, without_first, failed.comparison.left.value, ","),
                     line(without_second, base, failed.comparison.right.value, ".")}}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Separable>;
