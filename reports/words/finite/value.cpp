// SPDX-License-Identifier: MIT
#include "reports/text/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<Value> {
  static Definition definition(const Value&) {
    using namespace letters;
    const Math anything = letter("nothing");
    return {"value",
            "Values",
            "value",
            {"A number is compared with an expectation, the least of several, or a probability, in the notation above.",
             display(row({U, aside(T[phi]), aside(V[phi]), aside(minimum(in(phi, Phi), V[phi])),
                          aside(p(anything | anything))}))}};
  }
  static Text about(const Notation&, const Value&) { return {}; }
  static Text sentence(const Notation& n, const Value& claim) {
    return Text(chain(what(n, claim), sign_of(claim.relation), claim.number)) + ".";
  }
  /// The number itself is the proof.
  static Blocks proof(const Proved&, const Value&) { return {}; }
  static Blocks refutation(const Failed& failed, const Value& claim) {
    return {Text{what(failed.n, claim) == failed.left(), ", not ", phrase(claim.relation), failed.right(), "."}};
  }

 private:
  static Math what(const Notation& n, const Value& claim) {
    if (claim.of == Value::Of::probability) return n.probability(claim);
    Side side;
    side.expectations = claim.minimum_of();
    return n.side(side);
  }
  static Math aside(Math formula) { return row({upright(",  "), std::move(formula)}); }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Value>;
