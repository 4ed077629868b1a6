// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/value.hpp"

#include "checker/properties/continuum/algebraic.hpp"
#include "checker/properties/continuum/bounds.hpp"
#include "checker/properties/continuum/identities.hpp"
#include "checker/properties/continuum/quantity.hpp"
#include "checker/properties/expand.hpp"

namespace candor::continuum {
namespace {

constexpr Place place_of_number(std::uint32_t index = 0) { return {Matter::number, 0, 0, index}; }

Relation negated(Relation relation) {
  switch (relation) {
    case Relation::equal: return Relation::not_equal;
    case Relation::not_equal: return Relation::equal;
    case Relation::at_most: return Relation::greater_than;
    case Relation::less_than: return Relation::at_least;
    case Relation::at_least: return Relation::less_than;
    default: return Relation::at_most;
  }
}

// --- a number that is known exactly --------------------------------------------------------------

void expand_known_number(const Rational& number, const Value& claim, Judge& judge) {
  if (claim.relation) return send(judge, number, *claim.relation, claim.number, place_of_number());
  send(judge, number, Relation::at_least, claim.between->lower, place_of_number(0));
  send(judge, number, Relation::at_most, claim.between->upper, place_of_number(1));
  if (claim.root_of) send(judge, (*claim.root_of)(number), Relation::equal, 0, {Matter::annihilated, 0, 0, 0});
}

// --- v_i*: where G is r_i ------------------------------------------------------------------------

/// G is non-decreasing, so v_i* <= v follows from G(v) >= r_i, and so on.
void expand_worst_off_relation(const PartnershipFunctions& functions, const Rational& share, Relation relation,
                               const Rational& number, Judge& judge, std::uint32_t index = 0) {
  constexpr Relation of_probability[] = {Relation::equal,        Relation::not_equal, Relation::at_least,
                                         Relation::greater_than, Relation::at_most,   Relation::less_than};
  if (number < functions.F.lower() || number > functions.beta()) throw OutOfScope("no agent has such a value");
  send(judge, functions.G(number), of_probability[static_cast<std::size_t>(relation)], share, place_of_number(index));
}

void expand_worst_off_type(const PartnershipFunctions& functions, const Rational& share, const Value& claim,
                           Judge& judge) {
  if (claim.relation) return expand_worst_off_relation(functions, share, *claim.relation, claim.number, judge);
  expand_worst_off_relation(functions, share, Relation::at_least, claim.between->lower, judge, 0);
  expand_worst_off_relation(functions, share, Relation::at_most, claim.between->upper, judge, 1);
  if (!claim.root_of) return;
  std::size_t common = 0;
  for (std::size_t k = 0; k < functions.G.pieces.size(); ++k) {
    const Enclosure piece{std::max(functions.G.breaks[k], claim.between->lower),
                          std::min(functions.G.breaks[k + 1], claim.between->upper)};
    if (piece.lower <= piece.upper)
      common += roots_in(greatest_common_divisor(*claim.root_of, functions.G.pieces[k] - Polynomial(share)), piece);
  }
  send(judge, Rational(common), Relation::at_least, 1, {Matter::common_roots, 0, 0, 0});
}

// --- sums of W(v_i*) -----------------------------------------------------------------------------

struct Sum {
  const PartnershipFunctions& functions;
  const std::vector<Rational>& shares;
  const std::vector<Rational>& weights;
  Judge& judge;

  Rational below(const Points& points) const {
    return WorstOffBounds(functions, shares, judge).sum_below(weights, points.below);
  }
  Rational above(const Points& points) const {
    return WorstOffBounds(functions, shares, judge).sum_above(weights, points.above);
  }

  /// The number relates so to another if its bounds do.
  void expand_relation(Relation relation, const Rational& number, const Points& points) const {
    switch (relation) {
      case Relation::at_least:
      case Relation::greater_than: return send(judge, below(points), relation, number, place_of_number());
      case Relation::at_most:
      case Relation::less_than: return send(judge, above(points), relation, number, place_of_number());
      case Relation::equal:
        send(judge, below(points), Relation::at_least, number, place_of_number(0));
        return send(judge, above(points), Relation::at_most, number, place_of_number(1));
      case Relation::not_equal:
        if (points.below.empty()) return send(judge, above(points), Relation::less_than, number, place_of_number());
        return send(judge, below(points), Relation::greater_than, number, place_of_number());
    }
  }

  void expand(const Value& claim, const Points& points) const {
    if (claim.relation) return expand_relation(*claim.relation, claim.number, points);
    if (claim.root_of) throw RejectedEvidence("bounds alone do not show that a number is a root");
    send(judge, below(points), Relation::at_least, claim.between->lower, place_of_number(0));
    send(judge, above(points), Relation::at_most, claim.between->upper, place_of_number(1));
  }

  void expand_negation(const Value& claim, const Points& points) const {
    if (claim.relation) return expand_relation(negated(*claim.relation), claim.number, points);
    if (points.below.empty())
      return send(judge, above(points), Relation::less_than, claim.between->lower, place_of_number(0));
    if (points.above.empty())
      return send(judge, below(points), Relation::greater_than, claim.between->upper, place_of_number(1));
    if (!claim.root_of) throw RejectedEvidence("one bound shows that a number is not in an interval");
    const Enclosure value = range(*claim.root_of, {below(points), above(points)});
    if (value.lower.sign() > 0) return send(judge, value.lower, Relation::greater_than, 0, {Matter::isolated, 0, 0, 0});
    send(judge, value.upper, Relation::less_than, 0, {Matter::isolated, 0, 0, 1});
  }

  void expand(const Value& claim, const Algebraic& evidence) const {
    const AlgebraicSum sum = algebraic_sum(functions, shares, weights, evidence.roots, judge);
    if (!claim.relation) {
      if (!claim.root_of) throw RejectedEvidence("that a number is in an interval is shown by bounds");
      send(judge, sum.enclosure.lower, Relation::at_least, claim.between->lower, place_of_number(0));
      send(judge, sum.enclosure.upper, Relation::at_most, claim.between->upper, place_of_number(1));
      return expand_zero(sum, *claim.root_of, evidence.annihilator, judge);
    }
    if (*claim.relation != Relation::equal && *claim.relation != Relation::at_least &&
        *claim.relation != Relation::at_most)
      throw RejectedEvidence("that two numbers are equal does not show this relation between them");
    expand_zero(sum, Polynomial({-claim.number, 1}), evidence.annihilator, judge);
  }
};

void expand_sum(const Sum& sum, const Value& claim, const candor::Evidence& evidence) {
  const auto* own = std::get_if<Evidence>(&evidence);
  if (own == nullptr) throw NeedsEvidence("where W(v_i*) lies is shown by points near v_i*");
  if (const auto* bounds = std::get_if<Bounds>(own)) return sum.expand(claim, bounds->points);
  if (const auto* against = std::get_if<BoundsAgainst>(own); against != nullptr && !against->agent)
    return sum.expand_negation(claim, against->points);
  if (const auto* algebraic = std::get_if<Algebraic>(own)) return sum.expand(claim, *algebraic);
  throw RejectedEvidence("this is no evidence for such a claim");
}

// --- functions -----------------------------------------------------------------------------------

Rational value_on_piece(const Fraction& function, std::size_t piece, const Rational& at) {
  const Rational denominator = function.denominator.pieces[piece](at);
  if (denominator.sign() == 0) throw OutOfScope("the function is not defined at this value");
  return function.numerator.pieces[piece](at) / denominator;
}

/// At a break the pieces on both sides must agree: a density that jumps there has two values, and
/// which is meant is a convention that nobody stated.
Rational value_at(const Fraction& function, const Rational& at) {
  const PiecewisePolynomial& pieces = function.numerator;
  if (at < pieces.lower() || at > pieces.upper()) throw OutOfScope("the agent does not have such a value");
  const std::size_t piece = pieces.piece_at(at);
  Rational value = value_on_piece(function, piece, at);
  if (at != pieces.breaks[piece + 1] || piece + 1 == pieces.pieces.size()) return value;
  const Rational after = value_on_piece(function, piece + 1, at);
  if (value != after)
    throw OutOfScope("the function jumps at " + at.text() + ", from " + value.text() + " to " + after.text() +
                     ": it has no one value there");
  return value;
}

/// A function on a piece is nowhere negative if it is not at its ends and inside, and does not
/// cross 0.
void expand_nonnegative(const PiecewisePolynomial& function, const Rational& sign, const Rational& bound,
                        const PiecewisePolynomial& denominator, Judge& judge) {
  const Relation relation = sign.sign() > 0 ? Relation::at_least : Relation::at_most;
  for (std::uint32_t k = 0; k < function.pieces.size() && !judge.finished(); ++k) {
    const Polynomial& piece = function.pieces[k];
    const Polynomial difference = (piece - denominator.pieces[k] * Polynomial(bound)) * Polynomial(sign);
    const Enclosure interval = function.interval(k);
    Rational inside = (interval.lower + interval.upper) / Rational(2);
    while (!difference.is_zero() && difference(inside).sign() == 0) inside = (inside + interval.upper) / Rational(2);
    const Rational points[] = {interval.lower, interval.upper, inside};
    for (std::uint32_t index = 0; index < 3; ++index)
      send(judge, piece(points[index]), relation, bound * denominator.pieces[k](points[index]),
           {Matter::bound, 0, k, index});
    const std::size_t changes = difference.is_zero() ? 0 : roots_inside(odd_part(difference), interval);
    send(judge, Rational(changes), Relation::equal, 0, {Matter::change_of_sign, 0, k, 0});
  }
}

/// The number is computed: evidence has nothing to add, and must not turn what holds into a
/// negation.
void require_enumeration(const candor::Evidence& evidence) {
  if (!std::holds_alternative<Enumerate>(evidence) && !std::holds_alternative<Witness>(evidence))
    throw RejectedEvidence("this is no evidence for such a claim");
}

}  // namespace

Value surplus_is_not_negative(const PartnershipInstance& instance) {
  Value claim;
  claim.subject = {instance, Quantity::surplus, 0, PayoffForm::trade};
  claim.relation = Relation::at_least;
  return claim;
}

void expand_value(const Model& model, const Value& claim, const candor::Evidence& evidence, Judge& judge) {
  if (is_a_function(claim.subject.quantity)) {
    require_enumeration(evidence);
    const Fraction function = function_of(model, claim.subject);
    return expand_known_number(
        value_at(function, *claim.at) - (claim.from ? value_at(function, *claim.from) : Rational(0)), claim, judge);
  }
  if (const auto* trade = std::get_if<TradeInstance>(&claim.subject.instance)) {
    require_enumeration(evidence);
    return expand_known_number(number_of(functions_of(model, *trade), claim.subject), claim, judge);
  }
  const auto& instance = std::get<PartnershipInstance>(claim.subject.instance);
  const PartnershipFunctions functions = functions_of(model, instance);
  if (claim.subject.agent >= instance.shares.size()) throw OutOfScope("there is no such agent");
  if (claim.subject.quantity == Quantity::worst_off_type) require_enumeration(evidence);
  if (claim.subject.quantity == Quantity::worst_off_type)
    return expand_worst_off_type(functions, instance.shares[claim.subject.agent], claim, judge);
  const std::optional<std::vector<Rational>> weights = weights_at_worst_off(claim.subject);
  expand_sum({functions, instance.shares, *weights, judge}, claim, evidence);
}

void expand_function(const Model& model, const Function& claim, Judge& judge) {
  const Fraction function = function_of(model, claim.subject);
  if (claim.at_least) return expand_nonnegative(function.numerator, 1, *claim.at_least, function.denominator, judge);
  if (claim.at_most) return expand_nonnegative(function.numerator, -1, *claim.at_most, function.denominator, judge);
  PiecewisePolynomial stated{function.numerator.breaks, claim.pieces};
  if (stated.pieces.size() == 1) stated.pieces.resize(function.numerator.pieces.size(), claim.pieces.front());
  if (stated.pieces.size() != function.numerator.pieces.size())
    throw OutOfScope("the function has " + std::to_string(function.numerator.pieces.size()) + " pieces, not " +
                     std::to_string(claim.pieces.size()));
  expand_equality(function.numerator, stated * function.denominator, judge);
}

}  // namespace candor::continuum
