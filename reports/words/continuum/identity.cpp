// SPDX-License-Identifier: MIT
#include "reports/words/continuum/family.hpp"
#include "reports/words/continuum/quantities.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

namespace {

/// Left sides of the comparisons of coefficients, put together again.
PiecewisePolynomial function_compared(const std::vector<Judgement>& judgements, const std::vector<Rational>& breaks) {
  std::vector<std::vector<Rational>> coefficients(breaks.size() - 1);
  for (const Judgement& judgement : judgements) {
    const Place& place = place_of(judgement);
    if (place.matter != Matter::coefficient || place.piece >= coefficients.size()) continue;
    std::vector<Rational>& piece = coefficients[place.piece];
    if (piece.size() <= place.index) piece.resize(place.index + 1);
    piece[place.index] = judgement.left.value;
  }
  PiecewisePolynomial result{breaks, {}};
  for (std::vector<Rational>& piece : coefficients) result.pieces.push_back(Polynomial(std::move(piece)));
  return result;
}

}  // namespace

template <>
struct Saying<Identity> {
  static Definition definition(const Identity&) {
    return {{},
            "Identities",
            "identity",
            {"The two sides of an equation, both computed from their own definitions for this example, are the same "
             "number, or have the same coefficients on every piece."}};
  }
  static Text about(const Model&, const Identity& claim) { return Code{std::string(word(claim.identity))}; }
  static Text sentence(const Model& model, const Identity& claim) {
    using namespace symbols;
    Text result{for_instance(model, claim.instance, Shown::size), ", ", formula(claim.identity)};
    if (claim.identity == NamedIdentity::simple_mechanism)
      result += Text{" with ",
                     t(v) == -(fraction(n - 1, n) * G(v) * b(v)) + fraction(1, n) * integral(v, beta, b(x) * g(x), x)};
    return result + ".";
  }
  static Blocks proof(const Proved& proved, const Identity& claim) {
    if (place_of(proved.comparisons.front()).matter == Matter::number) {
      std::vector<Text> sides;
      for (const Judgement& judgement : proved.comparisons) sides.emplace_back(number(judgement.left.value));
      return {Text{"Both sides are ", joined(sides, ", and in the second equation "), "."}};
    }
    const std::vector<Rational>& breaks =
        functions_of(proved.model, std::get<PartnershipInstance>(claim.instance)).F.breaks;
    const Text opening = claim.identity == NamedIdentity::simple_mechanism
                             ? Text{"Multiplied by ", raised(symbols::F(symbols::v), 2), ", both sides are"}
                             : Text("Both sides are");
    return {opening + " the same on every piece:", display(pieces(function_compared(proved.comparisons, breaks), "v"))};
  }
  static Blocks refutation(const Failed& failed, const Identity&) {
    return {Text{"The left side is ", failed.left(), ", the right side ", failed.right(), "."}};
  }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::Identity>;
