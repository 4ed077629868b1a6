// SPDX-License-Identifier: MIT
// The kernel on continuous values, with evidence written by hand: true statements and their false
// twins.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "checker/model/continuum/trade.hpp"
#include "exact/numeral.hpp"

namespace candor::continuum {
namespace {

Rational q(const char* text) { return *parse_numeral(text).value; }
const Polynomial x = Polynomial::variable();

const PiecewisePolynomial uniform{{0, 1}, {x}};
/// F on [0, 11679/280] with v* = sqrt 2 and 2 + sqrt 2 for the shares 1/8 and 7/8: G - 1/8 = (x^2 -
/// 2)/16, and with y = x - 2, G - 7/8 = (y^2 - 2)(2y - 1)/16 on [3, 7/2].
PiecewisePolynomial surd() {
  return {{0, 2, 3, q("7/2"), q("11679/280")},
          {Polynomial({0, 0, q("1/16")}), Polynomial({q("-7/8"), q("9/16")}),
           Polynomial({q("1/4"), q("3/2"), q("-13/16"), q("1/8")}), Polynomial({q("307331/342368"), q("105/42796")})}};
}

Model model() {
  Model result;
  result.agents = {"1", "2"};
  result.distributions = {{"uniform", uniform}, {"surd", surd()}};
  result.setting = Partnership{0, {q("1/4"), q("3/4")}};
  return result;
}

Verdict check(const Model& model, const Statement& statement, const candor::Evidence& evidence) {
  return Kernel(candor::Model(model)).check(statement, evidence);
}
bool verified(const Statement& statement, const candor::Evidence& evidence = Enumerate{}) {
  const candor::Model any = model();
  return std::holds_alternative<Verified>(Kernel(any).check(statement, evidence));
}
bool refuted(const Statement& statement, const candor::Evidence& evidence = Enumerate{}) {
  const candor::Model any = model();
  return std::holds_alternative<Refuted>(Kernel(any).check(statement, evidence));
}
Undecided::Reason reason(const Statement& statement, const candor::Evidence& evidence = Enumerate{}) {
  const candor::Model any = model();
  return std::get<Undecided>(Kernel(any).check(statement, evidence)).reason();
}
candor::Evidence bounds(std::vector<Rational> below, std::vector<Rational> above) {
  return continuum::Evidence(Bounds{{std::move(below), std::move(above)}});
}
candor::Evidence against(std::vector<Rational> below, std::vector<Rational> above,
                         std::optional<std::uint32_t> agent = {}) {
  return continuum::Evidence(BoundsAgainst{{std::move(below), std::move(above)}, agent});
}

TEST(Distribution, IsValidatedExactly) {
  using Kind = DistributionDefect::Kind;
  EXPECT_FALSE(defect_of(uniform));
  EXPECT_FALSE(defect_of(surd()));
  EXPECT_EQ(defect_of({{0, 1}, {Polynomial({0, 3, -2})}})->kind, Kind::decreasing);  // 3x - 2x^2
  EXPECT_EQ(defect_of({{0, 1}, {Polynomial({0, q("1/2")})}})->kind, Kind::end);
  EXPECT_EQ(defect_of({{0, 1}, {Polynomial(Rational(1))}})->kind, Kind::start);
  EXPECT_EQ(defect_of({{0, 1, 2}, {Polynomial({0, q("1/4")}), Polynomial({0, q("1/2")})}})->kind, Kind::jump);
  EXPECT_EQ(defect_of({{0, 0}, {x}})->kind, Kind::breaks);
}

TEST(Dissolvable, NeedsPointsAboveTheWorstOffTypes) {
  const Dissolvable seven_tenths{{0, {q("7/10"), q("3/10"), 0}}};
  EXPECT_TRUE(verified(seven_tenths, bounds({q("836661/1000000"), q("547723/1000000"), 0}, {})));
  EXPECT_FALSE(verified(seven_tenths, bounds({q("836659/1000000"), q("547723/1000000"), 0}, {})));  // 0.836659^2 < 7/10
  EXPECT_FALSE(verified(seven_tenths, bounds({q("84/100"), q("548/1000"), 0}, {})));  // above, but too far
  EXPECT_EQ(reason(seven_tenths, bounds({q("836661/1000000"), q("547723/1000000")}, {})), Undecided::Reason::rejected);
  EXPECT_EQ(reason(seven_tenths), Undecided::Reason::needs_evidence);
}

TEST(Dissolvable, IsRefutedByAnyPoints) {
  const Dissolvable too_much{{0, {q("71/100"), q("29/100"), 0}}};
  EXPECT_TRUE(refuted(too_much, against({}, {q("843/1000"), q("539/1000"), 0})));
  EXPECT_FALSE(refuted(too_much, against({}, {q("1/2"), q("1/2"), 0})));
  EXPECT_FALSE(refuted(Dissolvable{{0, {q("7/10"), q("3/10"), 0}}}, against({}, {q("843/1000"), q("539/1000"), 0})));
  EXPECT_EQ(reason(too_much, against({}, {q("843/1000"), q("539/1000"), 2})),
            Undecided::Reason::rejected);  // no agent has the value 2
}

/// W(x1) = w - x1^3/24 = w - x1/12 where x1^2 = 2, and W(x2) = -w + (x2 - 2)/12 where (x2 - 2)^2 =
/// 2. So the sum is (x2 - 2 - x1)/12, which is 0 or +- sqrt 2 / 6 at the four pairs of roots: y
/// (y^2 - 1/18) vanishes at it, and no other of its roots is within 1/19.
TEST(Dissolvable, EqualityAtIrrationalTypes) {
  const Dissolvable just{{1, {q("1/8"), q("7/8")}}};
  const Algebraic::Root first{Polynomial({-2, 0, 1}), {q("1.414"), q("1.415")}},
      second{Polynomial({2, -4, 1}), {q("3.414"), q("3.415")}};
  const Polynomial annihilator({0, q("-1/18"), 0, 1});
  EXPECT_TRUE(verified(just, continuum::Evidence(Algebraic{{first, second}, annihilator})));
  EXPECT_EQ(reason(just, continuum::Evidence(Algebraic{{first, {second.polynomial, {3, q("7/2")}}}, annihilator})),
            Undecided::Reason::rejected);  // +- 1/19 is not excluded
  const Algebraic wrong{{first, second}, Polynomial({0, 1})};
  EXPECT_EQ(reason(just, continuum::Evidence(wrong)), Undecided::Reason::rejected);
  const Algebraic elsewhere{{second, first}, Polynomial({0, 1})};
  EXPECT_EQ(reason(just, continuum::Evidence(elsewhere)), Undecided::Reason::rejected);
  const Algebraic without_zero{{first, second}, Polynomial({1, 1})};
  EXPECT_EQ(reason(just, continuum::Evidence(without_zero)), Undecided::Reason::rejected);
}

Value worth(Quantity quantity, std::vector<Rational> shares, Relation relation, Rational number) {
  Value claim;
  claim.subject.instance = PartnershipInstance{0, std::move(shares)};
  claim.subject.quantity = quantity;
  claim.relation = relation;
  claim.number = std::move(number);
  return claim;
}

TEST(Value, OfASurplusAtRationalTypes) {
  const std::vector<Rational> shares{q("1/4"), q("3/4")};
  EXPECT_TRUE(
      verified(worth(Quantity::surplus, shares, Relation::equal, q("1/48")), bounds(shares, shares)));  // v* = r
  EXPECT_FALSE(verified(worth(Quantity::surplus, shares, Relation::equal, q("1/47")), bounds(shares, shares)));
  EXPECT_TRUE(refuted(worth(Quantity::surplus, shares, Relation::equal, q("1/47")), against({}, shares)));
  EXPECT_FALSE(refuted(worth(Quantity::surplus, shares, Relation::equal, q("1/48")), against({}, shares)));
  EXPECT_TRUE(refuted(worth(Quantity::surplus, shares, Relation::greater_than, q("1/48")), against({}, shares)));
}

TEST(Value, OfASurplusAsARoot) {
  Value claim = worth(Quantity::surplus, {q("1/2"), q("1/2"), 0}, Relation::equal, 0);  // S = 1/2 - sqrt 2 / 3
  claim.relation.reset();
  claim.root_of = Polynomial({q("1/36"), -1, 1});
  claim.between = Enclosure{q("0.0285"), q("0.0287")};
  const Algebraic::Root half{Polynomial({q("-1/2"), 0, 1}), {q("0.70710"), q("0.70711")}}, zero{x, {0, 0}};
  const auto evidence = continuum::Evidence(Algebraic{{half, half, zero}, x});
  EXPECT_TRUE(verified(claim, evidence));
  Value other = claim;
  other.root_of = Polynomial({q("1/35"), -1, 1});
  EXPECT_FALSE(verified(other, evidence));
  other = claim;
  other.between = Enclosure{q("0.9"), 1};  // the other root
  EXPECT_FALSE(verified(other, evidence));
  const Algebraic::Root negative{Polynomial({q("-1/2"), 0, 1}), {q("-0.70711"), q("-0.70710")}};
  EXPECT_FALSE(verified(claim, continuum::Evidence(Algebraic{{half, negative, zero}, x})));
}

TEST(Value, OfAWorstOffType) {
  Value claim = worth(Quantity::worst_off_type, {q("1/2"), q("1/2"), 0}, Relation::at_most, q("0.7072"));
  EXPECT_TRUE(verified(claim));
  claim.number = q("0.7071");
  EXPECT_TRUE(refuted(claim));
  claim.relation.reset();
  claim.between = Enclosure{q("0.7"), q("0.8")};
  claim.root_of = Polynomial({-1, 0, 2}) * Polynomial({-7, 1});
  EXPECT_TRUE(verified(claim));
  claim.root_of = Polynomial({-3, 4});
  EXPECT_TRUE(refuted(claim)) << "3/4 is not the root of 1/2";
}

// An interval in which a polynomial has two roots, or none, was taken for a number: for whichever
// of them made the claim true.
TEST(Value, APolynomialWithoutExactlyOneRootInTheIntervalIsNoNumber) {
  Value claim = worth(Quantity::worst_off_type, {q("1/4"), q("3/4")}, Relation::equal, 0);  // v* = 1/4
  claim.relation.reset();
  claim.between = Enclosure{0, 1};
  claim.root_of = Polynomial({q("-1/4"), 1});
  EXPECT_TRUE(verified(claim));
  claim.root_of = *claim.root_of * *claim.root_of;  // a double root is one number
  EXPECT_TRUE(verified(claim));
  claim.root_of = *claim.root_of * Polynomial({q("-1/3"), 1});  // or is it 1/3?
  EXPECT_EQ(reason(claim), Undecided::Reason::out_of_scope);
  claim.between = Enclosure{0, q("1/3")};  // the ends belong to the interval
  EXPECT_EQ(reason(claim), Undecided::Reason::out_of_scope);
  claim.between = Enclosure{q("1/4"), q("3/10")};
  EXPECT_TRUE(verified(claim));
  claim.between = Enclosure{q("1/4"), q("1/4")};
  EXPECT_TRUE(verified(claim));
  claim.between = Enclosure{q("2/5"), 1};
  EXPECT_EQ(reason(claim), Undecided::Reason::out_of_scope) << "no root";

  Value known;  // G(1/2) = 1/2
  known.subject.instance = PartnershipInstance{0, {q("1/4"), q("3/4")}};
  known.subject.quantity = Quantity::winning_probability;
  known.at = q("1/2");
  known.between = Enclosure{0, 1};
  known.root_of = Polynomial({q("-1/2"), 1});
  EXPECT_TRUE(verified(known));
  known.root_of = *known.root_of * Polynomial({-1, 1});
  EXPECT_EQ(reason(known), Undecided::Reason::out_of_scope);
}

// A true claim about a computed number was refuted by evidence of a negation that has nothing to do
// with it.
TEST(Value, EvidenceOfANegationRefutesNoComputedNumber) {
  Value claim =
      worth(Quantity::interim_transfer, {q("1/2"), q("1/2")}, Relation::equal, q("1/24"));  // W(1/2) = 1/6 - 1/8
  claim.at = q("1/2");
  EXPECT_TRUE(verified(claim));
  EXPECT_EQ(reason(claim, against({}, {q("1/2")})), Undecided::Reason::rejected);
  EXPECT_EQ(reason(claim, FarkasCombination{}), Undecided::Reason::rejected);
  claim = worth(Quantity::worst_off_type, {q("1/2"), q("1/2")}, Relation::equal, q("1/2"));
  EXPECT_TRUE(verified(claim));
  EXPECT_EQ(reason(claim, against({}, {q("1/2")})), Undecided::Reason::rejected);
}

TEST(AlwaysDissolvable, IsAboutTheSmallestShares) {
  EXPECT_TRUE(verified(AlwaysDissolvable{{q("1/27"), q("7/27"), q("19/27")}}));
  EXPECT_TRUE(refuted(AlwaysDissolvable{{q("1/28"), q("1/3"), q("53/84")}}));
  EXPECT_TRUE(refuted(AlwaysDissolvable{{q("1/9"), q("1/9"), q("7/9")}}));
  // F = 1/2 on [1/8, 7/8]: S(6/25, 19/25) = -107/30000.
  const PiecewisePolynomial plateau{{0, q("1/8"), q("7/8"), 1},
                                    {Polynomial({0, 4}), Polynomial(q("1/2")), Polynomial({-3, 4})}};
  const AlwaysDissolvable claim{{q("6/25"), q("19/25")}};
  EXPECT_TRUE(refuted(claim, continuum::Evidence(PriorAgainst{plateau, {{}, {q("6/100"), q("94/100")}}})));
  EXPECT_FALSE(refuted(AlwaysDissolvable{{q("1/4"), q("3/4")}},
                       continuum::Evidence(PriorAgainst{plateau, {{}, {q("6/100"), q("94/100")}}})));
  const PiecewisePolynomial jumping{{0, 1}, {Polynomial(Rational(1))}};
  EXPECT_EQ(reason(claim, continuum::Evidence(PriorAgainst{jumping, {{}, {0, 1}}})), Undecided::Reason::rejected);
}

TEST(NeverDissolvable, IsAboutASingleOwner) {
  EXPECT_TRUE(verified(NeverDissolvable{{0, 1, 0}}));
  EXPECT_TRUE(refuted(NeverDissolvable{{q("1/2"), q("1/2")}},
                      continuum::Evidence(PriorAgainst{uniform, {{q("1/2"), q("1/2")}, {}}})));
  EXPECT_FALSE(refuted(NeverDissolvable{{0, 1}}, continuum::Evidence(PriorAgainst{uniform, {{0, 1}, {}}})));
}

TEST(DissolvingMechanism, BalancesAndLeavesNobodyWorseOff) {
  const PartnershipInstance instance{0, {q("1/4"), q("3/4")}};
  const std::vector<Rational> at = instance.shares;
  EXPECT_TRUE(verified(DissolvingMechanism{instance, {q("-1/8"), q("1/8")}}, bounds(at, {})));
  EXPECT_FALSE(verified(DissolvingMechanism{instance, {0, 0}}, bounds(at, {})));
  EXPECT_TRUE(refuted(DissolvingMechanism{instance, {0, 0}}, against({}, {q("3/4")}, 1)));
  EXPECT_FALSE(refuted(DissolvingMechanism{instance, {q("-1/8"), q("1/8")}}, against({}, {q("3/4")}, 1)));
  EXPECT_TRUE(refuted(DissolvingMechanism{instance, {0, q("1/8")}}));  // the budget
}

TEST(SimpleMechanism, LeavesTheLargerShareWorseOffFirst) {
  EXPECT_TRUE(
      verified(SimpleMechanismParticipation{{0, {q("57/100"), q("43/100")}}}, bounds({q("57/100"), q("43/100")}, {})));
  EXPECT_TRUE(refuted(SimpleMechanismParticipation{{0, {q("58/100"), q("42/100")}}}, against({}, {q("58/100")}, 0)));
  EXPECT_FALSE(refuted(SimpleMechanismParticipation{{0, {q("58/100"), q("42/100")}}}, against({}, {q("42/100")}, 1)));
}

TEST(DissolvableShares, OfTwoUniformPartners) {
  const Polynomial quadratic({1, -6, 6});
  const DissolvableShares claim{0, {quadratic, {q("1/5"), q("1/4")}}, {quadratic, {q("3/4"), q("4/5")}}};
  EXPECT_TRUE(verified(claim));
  EXPECT_EQ(reason(DissolvableShares{0, {quadratic, {q("1/4"), q("1/3")}}, claim.upper}),
            Undecided::Reason::out_of_scope)
      << "no root";
  EXPECT_TRUE(refuted(DissolvableShares{0, {Polynomial({1, -5, 5}), {0, q("1/2")}}, claim.upper}));
  EXPECT_TRUE(refuted(DissolvableShares{0, claim.upper, claim.lower}));
  EXPECT_EQ(reason(DissolvableShares{1, claim.lower, claim.upper}),
            Undecided::Reason::out_of_scope);  // not piecewise linear
}

// An end point with two roots in its interval was accepted as the one that is right, also where the
// other was meant.
TEST(DissolvableShares, AnEndPointIsOneRoot) {
  const Polynomial quadratic({1, -6, 6}), decoy = quadratic * Polynomial({q("-1/4"), 1});  // 0.2113, 0.7887; and 1/4
  const DissolvableShares::EndPoint lower{quadratic, {q("1/5"), q("1/4")}}, upper{quadratic, {q("3/4"), q("4/5")}};
  EXPECT_EQ(reason(DissolvableShares{0, {decoy, {q("1/5"), q("1/3")}}, upper}), Undecided::Reason::out_of_scope);
  EXPECT_TRUE(verified(DissolvableShares{0, {decoy, {q("1/5"), q("6/25")}}, upper}));
  EXPECT_TRUE(refuted(DissolvableShares{0, {decoy, {q("6/25"), q("1/3")}}, upper}));
  const DissolvableShares::EndPoint either{quadratic, {q("1/5"), q("4/5")}};
  EXPECT_EQ(reason(DissolvableShares{0, either, upper}), Undecided::Reason::out_of_scope);
  EXPECT_EQ(reason(DissolvableShares{0, lower, either}), Undecided::Reason::out_of_scope);
}

Model with(const PiecewisePolynomial& first, const PiecewisePolynomial& second) {
  Model result = model();
  result.distributions = {{"first", first}, {"second", second}};
  result.setting = Trade{0, 1, 0, 1};
  return result;
}
std::string judged(const Model& model, const Statement& statement, const candor::Evidence& evidence = Enumerate{}) {
  const candor::Model any = model;
  return std::string(word(Kernel(any).check(statement, evidence)));
}
Value of_function(Instance instance, Quantity quantity, Rational at, Rational number) {
  Value claim;
  claim.subject.instance = std::move(instance);
  claim.subject.quantity = quantity;
  claim.at = std::move(at);
  claim.relation = Relation::equal;
  claim.number = std::move(number);
  return claim;
}

// Where the density jumps its value was in silence that from the left.
TEST(Jumps, AFunctionThatJumpsHasNoValueThere) {
  const Model bent = with({{0, q("1/2"), 1}, {Polynomial({0, q("1/2")}), Polynomial({q("-1/2"), q("3/2")})}},
                          uniform);  // f = 1/2, then 3/2
  const PartnershipInstance two{0, {q("1/2"), q("1/2")}};
  const auto density = [&](const char* at, const char* number) {
    return judged(bent, of_function(two, Quantity::winning_density, q(at), q(number)));
  };
  const auto slope = [&](const char* at, const char* number) {
    return judged(bent, of_function(two, Quantity::phi_slope, q(at), q(number)));
  };
  for (const char* side : {"1/2", "3/2", "1"}) EXPECT_EQ(density("1/2", side), "undecided");
  for (const char* side : {"3/4", "9/4"}) EXPECT_EQ(slope("1/2", side), "undecided");  // phi' = 2 f (1 - F), F = 1/4
  EXPECT_EQ(density("0", "1/2"), "verified");
  EXPECT_EQ(density("1/4", "1/2"), "verified");
  EXPECT_EQ(density("3/4", "3/2"), "verified");
  EXPECT_EQ(density("1", "3/2"), "verified");
  EXPECT_EQ(density("1", "1/2"), "refuted");
  EXPECT_EQ(judged(bent, of_function(two, Quantity::winning_probability, q("1/2"), q("1/4"))), "verified")
      << "it does not jump";
  Value rise = of_function(two, Quantity::winning_density, q("3/4"), 1);
  rise.from = q("1/2");
  EXPECT_EQ(judged(bent, rise), "undecided");
  rise.from = q("1/4");
  EXPECT_EQ(judged(bent, rise), "verified");
  // A bound holds for both values.
  const auto bounded = [&](std::optional<Rational> least, std::optional<Rational> most) {
    Function claim;
    claim.subject = rise.subject;
    claim.at_least = std::move(least);
    claim.at_most = std::move(most);
    return judged(bent, claim);
  };
  EXPECT_EQ(bounded({}, q("3/2")), "verified");
  EXPECT_EQ(bounded({}, q("4/3")), "refuted");
  EXPECT_EQ(bounded(q("1/2"), {}), "verified");
  EXPECT_EQ(bounded(q("2/3"), {}), "refuted");
  // Triangular: f = v, then 2 - v.
  const Model triangular = with({{0, 1, 2}, {Polynomial({0, 0, q("1/2")}), Polynomial({-1, 2, q("-1/2")})}}, uniform);
  EXPECT_EQ(judged(triangular, of_function(two, Quantity::winning_density, 1, 1)), "verified");
}

/// The distribution function that joins these points, value and probability, by straight lines.
PiecewisePolynomial joined_points(const std::vector<std::pair<Rational, Rational>>& points) {
  PiecewisePolynomial result;
  result.breaks.push_back(points.front().first);
  for (std::size_t k = 1; k < points.size(); ++k) {
    const auto& [a, p] = points[k - 1];
    const auto& [b, probability] = points[k];
    const Rational slope = (probability - p) / (b - a);
    result.breaks.push_back(b);
    result.pieces.push_back(Polynomial({p - slope * a, slope}));
  }
  return result;
}

// Where a buyer had no types she was taken to need rents as if she had: efficient trade at a posted price was refuted.
//
// The buyer's values lie in [0, 1/100] or [3, 301/100], with 1/2 each, and the cost in [1/10, 1], uniformly. Only a
// buyer of high value trades, always: S = 1/2 (601/200 - 11/20) = 491/400. She pays 3 if the least is left to her, and
// the seller is paid 1 for sure, with probability 1/2: D = 1/2 - 3/2 = -1. With rents for the values between 1/100 and
// 3 it was 9/40. What is bought at v is sold at 301/100 - v: the mirror image has the gap among the costs.
//
// Values in [0, 1] or [2, 3] with density 1/2, costs uniform on [0, 3]: the integral of x/3 (1 - F_b) is 1/9 + 1/4 +
// 7/36 = 5/9. From 1 to 2 the buyer is given 1/3 in place of the integral of x/3, which is 1/2; half the buyers have
// more than that: D = 5/9 - 1/2 (1/2 - 1/3) = 17/36. The same with a break within the gap.
TEST(Gaps, AreCrossedWithTheLeastRents) {
  const PiecewisePolynomial far = joined_points({{0, 0}, {q("1/100"), q("1/2")}, {3, q("1/2")}, {q("301/100"), 1}}),
                            cost = joined_points({{q("1/10"), 0}, {1, 1}}),
                            worth = joined_points({{q("201/100"), 0}, {q("291/100"), 1}}),
                            middle = joined_points({{0, 0}, {1, q("1/2")}, {2, q("1/2")}, {3, 1}}),
                            broken = joined_points({{0, 0}, {q("4/3"), q("4/9")}, {3, 1}}),
                            wide = joined_points({{0, 0}, {3, 1}});
  const TradeInstance trade{0, 1};
  const auto is = [&](const Model& one, const std::string& subsidy) {
    Value claim;
    claim.subject = {trade, Quantity::least_subsidy, 0, PayoffForm::trade};
    claim.relation = Relation::equal;
    claim.number = q(subsidy.c_str());
    return judged(one, claim);
  };
  EXPECT_EQ(is(with(far, cost), "-1"), "verified");
  EXPECT_EQ(is(with(far, cost), "9/40"), "refuted");
  EXPECT_EQ(judged(with(far, cost), EfficientTrade{trade}), "verified");
  EXPECT_EQ(is(with(worth, far), "-1"), "verified");
  EXPECT_EQ(judged(with(worth, far), EfficientTrade{trade}), "verified");
  for (const PiecewisePolynomial& costs : {wide, broken}) {
    EXPECT_EQ(is(with(middle, costs), "17/36"), "verified");
    EXPECT_EQ(is(with(middle, costs), "5/9"), "refuted");
    EXPECT_EQ(judged(with(middle, costs), EfficientTrade{trade}), "refuted");
  }
  EXPECT_EQ(is(with(middle, middle), "7/12"), "verified");  // the other has no types there either: 1/6 + 1/4 + 1/6
}

// A distribution that is 0 on its first piece, or 1 on its last, had another lowest or highest type
// than the same one written without that piece.
TEST(FlatEnds, AreOutsideThePossibleValues) {
  const PiecewisePolynomial from_one{{1, 2}, {Polynomial({-1, 1})}},
      flat_below{{0, 1, 2}, {Polynomial(), Polynomial({-1, 1})}}, flat_above{{0, 1, 3}, {x, Polynomial(Rational(1))}};
  const TradeInstance trade{0, 1};
  for (const Model& one :
       {with(from_one, uniform), with(flat_below, uniform), with(from_one, flat_above), with(flat_below, flat_above)}) {
    Value claim;  // S = 1, of which the lowest buyer and the highest seller are sure of 1/2 each
    claim.subject = {trade, Quantity::least_subsidy, 0, PayoffForm::trade};
    claim.relation = Relation::equal;
    EXPECT_EQ(judged(one, claim), "verified");
    claim.number = 1;
    EXPECT_EQ(judged(one, claim), "refuted");
    EXPECT_EQ(judged(one, EfficientTrade{trade}), "verified");
    EXPECT_EQ(judged(one, of_function(trade, Quantity::distribution, q("1/2"), 0)), "undecided")
        << "no buyer has the value 1/2";
    EXPECT_EQ(judged(one, of_function(trade, Quantity::distribution, 1, 0)), "verified");
    Function gain;  // E (v - c) = v - 1/2, on one piece
    gain.subject = {trade, Quantity::vcg_payoff, 0, PayoffForm::trade};
    gain.pieces = {Polynomial({q("-1/2"), 1})};
    EXPECT_EQ(judged(one, gain), "verified");
    gain.pieces.resize(2, gain.pieces.front());
    EXPECT_EQ(judged(one, gain), "undecided") << "not two";
  }
  for (const Model& one : {with(uniform, uniform), with(flat_above, uniform)}) {
    const PartnershipInstance owner{0, {0, 1}};
    Value claim = worth(Quantity::worst_off_type, owner.shares, Relation::equal, 1);
    claim.subject.agent = 1;
    EXPECT_EQ(judged(one, claim), "verified");
    claim.number = 2;
    EXPECT_EQ(judged(one, claim), "undecided") << "nobody has the value 2";
    const Polynomial quadratic({1, -6, 6});
    EXPECT_EQ(judged(one, DissolvableShares{0, {quadratic, {q("1/5"), q("1/4")}}, {quadratic, {q("3/4"), q("4/5")}}}),
              "verified");
  }
  // Partners' values begin at 0; that nobody has those below 1 changes no surplus: v* = 3/2, W =
  // 5/24 - 1/6.
  const std::vector<Rational> at{q("3/2"), q("3/2")};
  EXPECT_EQ(judged(with(flat_below, uniform),
                   worth(Quantity::surplus, {q("1/2"), q("1/2")}, Relation::equal, q("1/12")), bounds(at, at)),
            "verified");
  EXPECT_EQ(judged(with(flat_below, uniform),
                   worth(Quantity::surplus, {q("1/2"), q("1/2")}, Relation::equal, q("1/11")), bounds(at, at)),
            "undecided");
  // Where F is constant between, there is a gap: it stays.
  const PiecewisePolynomial gap{{0, 1, 2, 3},
                                {Polynomial({0, q("1/2")}), Polynomial(q("1/2")), Polynomial({q("-1/2"), q("1/2")})}};
  EXPECT_EQ(on_possible_values(gap), gap);
}

TEST(Trade, SubsidyIsWhatOneFormulaAndTheOtherSay) {
  // [1,3] against [0,2]: S = 25/24, and the extreme types are sure of 1/4 each.
  const TradeFunctions functions({{1, 3}, {Polynomial({q("-1/2"), q("1/2")})}}, {{0, 2}, {Polynomial({0, q("1/2")})}});
  EXPECT_EQ(functions.gains, q("25/24"));
  EXPECT_EQ(functions.lowest_buyer_payoff(), q("1/4"));
  EXPECT_EQ(functions.highest_seller_payoff(), q("1/4"));
  EXPECT_EQ(functions.least_subsidy(), q("13/24"));
}

TEST(Identities, HoldOnAnAwkwardDistribution) {
  for (std::size_t k = 0; k < static_cast<std::size_t>(NamedIdentity::vcg_accounting); ++k)
    EXPECT_TRUE(
        verified(Identity{PartnershipInstance{1, {q("1/4"), q("1/4"), q("1/2")}}, static_cast<NamedIdentity>(k)}))
        << word(static_cast<NamedIdentity>(k));
  for (std::size_t k = static_cast<std::size_t>(NamedIdentity::vcg_accounting); k < identity_count; ++k)
    EXPECT_TRUE(verified(Identity{TradeInstance{0, 1}, static_cast<NamedIdentity>(k)}))
        << word(static_cast<NamedIdentity>(k));
}

TEST(Model, ThatIsNoneIsRefused) {
  Model bad = model();
  bad.setting = Partnership{0, {q("1/4"), q("1/4")}};
  EXPECT_THROW((void)check(bad, AlwaysDissolvable{{q("1/2"), q("1/2")}}, Enumerate{}), InvalidModel);
  bad = model();
  bad.distributions[0].cdf = {{0, 1}, {Polynomial({0, 3, -2})}};
  EXPECT_THROW((void)check(bad, AlwaysDissolvable{{q("1/2"), q("1/2")}}, Enumerate{}), InvalidModel);
}

}  // namespace
}  // namespace candor::continuum
