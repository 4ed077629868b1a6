// SPDX-License-Identifier: MIT
#include "reports/words/continuum/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

template <>
struct Saying<SimpleMechanismParticipation> {
  static Definition definition(const SimpleMechanismParticipation&) {
    using namespace symbols;
    return {{},
            "Participation in the simple mechanism",
            "simple mechanism",
            {Text{"The highest bidder gets the object and pays her bid, which all agents share equally. In the "
                  "symmetric equilibrium the interim transfer is ",
                  W, "; so everybody takes part, without side payments, if and only if"},
             display(W(worst_off(i)) >= 0, {"for all ", i, "."})}};
  }
  static Text sentence(const Model& model, const SimpleMechanismParticipation& claim) {
    return {for_instance(model, claim.instance),
            " everybody takes part in the simple mechanism without side payments."};
  }
  static Blocks proof(const Proved& proved, const SimpleMechanismParticipation& claim) {
    return Blocks{Text{"The interim transfer is ", symbols::W, ", and"}} +
           participation(proved, claim.instance, std::vector<Rational>(claim.instance.shares.size()));
  }
  static Blocks refutation(const Failed& failed, const SimpleMechanismParticipation& claim) {
    return failing_participation(failed, claim.instance);
  }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::SimpleMechanismParticipation>;
