// SPDX-License-Identifier: MIT
#include "reports/words/continuum/family.hpp"
#include "reports/words/continuum/quantities.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

template <>
struct Saying<Function> {
  static Definition definition(const Function&) {
    return {{},
            "Functions",
            "function",
            {"A function is the stated polynomial on every piece, or nowhere beyond a bound. Two polynomials are the "
             "same if their coefficients are; one is nowhere beyond a bound on an interval if it is not at the ends, "
             "not at one point inside, and its difference from the bound does not change its sign inside, which "
             "Sturm's theorem decides."}};
  }
  static Text about(const Model& model, const Function& claim) { return subject(model, claim); }
  static Text sentence(const Model& model, const Function& claim) {
    using namespace symbols;
    const Text opening{for_instance(model, claim.subject.instance), ", "};
    const Text everywhere{" for all ", v, "."};
    if (claim.at_least) return opening + Text(subject(model, claim) >= *claim.at_least) + everywhere;
    if (claim.at_most) return opening + Text(subject(model, claim) <= *claim.at_most) + everywhere;
    if (claim.pieces.size() == 1)
      return opening + Text(subject(model, claim) == polynomial(claim.pieces.front(), "v")) + everywhere;
    std::vector<Text> stated;
    for (const Polynomial& piece : claim.pieces) stated.emplace_back(polynomial(piece, "v"));
    return opening + Text{subject(model, claim), " is, piece by piece, ", joined(stated, "; "), "."};
  }
  static Blocks proof(const Proved& proved, const Function& claim) {
    const Fraction function = function_of(proved.model, claim.subject);
    const Math name = subject(proved.model, claim);
    const bool is_polynomial = function.denominator == constant(1, function.numerator);
    const Math left = is_polynomial ? name : chain(grouped(pieces(function.denominator, "v")), Sign::dot, name);
    const Blocks computed{"Computed from the distribution,", display(left == pieces(function.numerator, "v"))};
    if (!claim.at_least && !claim.at_most)
      return computed + Blocks{"This is the stated polynomial, coefficient by coefficient."};
    return Blocks{Text{"On each of the " + std::to_string(function.numerator.pieces.size()) + " pieces ", name,
                       " keeps to the bound ", Math(claim.at_least ? *claim.at_least : *claim.at_most),
                       " at both ends and at one point inside, and its difference from the bound does not change its "
                       "sign inside (Sturm's theorem)."}} +
           computed;
  }
  static Blocks refutation(const Failed& failed, const Function& claim) {
    const Place& place = place_of(failed.comparison);
    const Text piece{"On piece ", Math(place.piece + 1), " "};
    if (place.matter == Matter::coefficient)
      return really(failed, claim,
                    piece + Text{"the coefficient of ", raised(symbols::v, place.index), " is ", failed.left(),
                                 " and not ", failed.right(), "."});
    if (place.matter == Matter::change_of_sign)
      return really(failed, claim,
                    piece + Text{subject(failed.model, claim), " crosses the bound ", failed.left(),
                                 failed.comparison.left.value == Rational(1) ? " time inside." : " times inside."});
    return really(failed, claim,
                  piece + Text{"it goes beyond the bound at ",
                               place.index == 0   ? "the lower end"
                               : place.index == 1 ? "the upper end"
                                                  : "a point inside",
                               ": ", failed.left(), " against ", failed.right(), "."});
  }

 private:
  static Math subject(const Model& model, const Function& claim) { return symbol(model, claim.subject, symbols::v); }
  /// What fails, and what the function is.
  static Blocks really(const Failed& failed, const Function& claim, const Text& fault) {
    const Fraction function = function_of(failed.model, claim.subject);
    if (function.denominator != constant(1, function.numerator)) return {fault};
    return {fault, display(subject(failed.model, claim) == pieces(function.numerator, "v"))};
  }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::Function>;
