// SPDX-License-Identifier: MIT
#include "reports/words/continuum/points.hpp"

#include "checker/properties/continuum/quantity.hpp"

namespace candor::continuum {

using namespace document;

namespace {

Table table_of(const std::vector<Math>& headings) {
  Table table;
  for (const Math& heading : headings) table.columns.push_back({Table::Align::right, heading});
  return table;
}

}  // namespace

const Place& place_of(const Judgement& judgement) { return std::get<Place>(judgement.place.of_family); }

bool bounds_from_below(const Judgement& judgement) {
  return judgement.relation == Relation::at_least || judgement.relation == Relation::greater_than;
}

std::vector<Point> points_of(const Model& model, const PartnershipInstance& instance,
                             const std::vector<Rational>& values) {
  std::vector<Point> result;
  for (std::uint32_t i = 0; i < values.size() && i < instance.shares.size(); ++i)
    result.push_back({agent(model, instance, i), instance.shares[i], values[i]});
  return result;
}

Table points_above(const PartnershipFunctions& functions, const std::vector<Point>& points) {
  using namespace symbols;
  Table table = table_of({i, r[i], h[i], G(h[i]), W(h[i])});
  for (const Point& point : points)
    table.rows.push_back({point.agent, Math(point.share), Math(point.value), number(functions.G(point.value)),
                          number(functions.W(point.value))});
  return table;
}

Table points_anywhere(const PartnershipFunctions& functions, const std::vector<Point>& points) {
  using namespace symbols;
  Table table = table_of({i, r[i], ell[i], G(ell[i]), W(ell[i]) + ell[i] * parenthesised(G(ell[i]) - r[i])});
  for (const Point& point : points)
    table.rows.push_back({point.agent, Math(point.share), Math(point.value), number(functions.G(point.value)),
                          number(functions.upper_bound(point.value, point.share))});
  return table;
}

Blocks participation(const Proved& proved, const PartnershipInstance& instance,
                     const std::vector<Rational>& side_payments) {
  using namespace symbols;
  const PartnershipFunctions functions = functions_of(proved.model, instance);
  const std::vector<Rational>& values = proved.chosen.get<Bounds>().points.below;
  Table table = table_of({i, r[i], h[i] >= worst_off(i), G(h[i]), c[i] + W(h[i])});
  for (std::uint32_t k = 0; k < values.size(); ++k)
    table.rows.push_back({agent(proved.model, instance, k), Math(instance.shares[k]), Math(values[k]),
                          number(functions.G(values[k])), number(side_payments[k] + functions.W(values[k]))});
  return {std::move(table),
          Text{W, " does not increase, so that ", c[i] + W(worst_off(i)) >= c[i] + W(h[i]) >= 0, "."}};
}

Blocks failing_participation(const Failed& failed, const PartnershipInstance& instance) {
  using namespace symbols;
  const Math who = agent(failed.model, instance, place_of(failed.comparison).agent);
  return {Text{"With ", ell == failed.chosen.get<BoundsAgainst>().points.above.front(), ", agent ", who,
               "'s net payoff at ", worst_off(who), " is at most ",
               chain(c[who] + W(ell) + ell * parenthesised(G(ell) - r[who]) == failed.left(), Sign::less_than, 0),
               "."}};
}

Blocks vanishing(const Proved& proved, const PartnershipInstance& instance, const Math& number_in_question) {
  using namespace symbols;
  const Algebraic& evidence = proved.chosen.get<Algebraic>();
  Table table{.columns = {{Table::Align::right, i}, {Table::Align::left, "root of"}, {Table::Align::left, "in"}}};
  for (std::uint32_t k = 0; k < evidence.roots.size(); ++k) {
    const Algebraic::Root& root = evidence.roots[k];
    table.rows.push_back({agent(proved.model, instance, k), polynomial(root.polynomial, "x"),
                          interval(root.between.lower, root.between.upper)});
  }
  Blocks result{
      Text{"Each ", worst_off(i), " is a root of a divisor of ", G - r[i], ":"}, std::move(table),
      Text{"Computed modulo these polynomials, ", z == number_in_question, " satisfies ", mu(z) == 0, " with"},
      display(mu(z) == polynomial(evidence.annihilator, "z"))};
  for (const Judgement& judgement : proved.comparisons)
    if (place_of(judgement).matter == Matter::isolated && place_of(judgement).index == 1)
      result.emplace_back(Text{"Every other root of ", mu, " is ", number(judgement.right.value),
                               " or more in modulus, but that of ", z, " is less."});
  return result;
}

Blocks under(const Failed& failed, const std::vector<Rational>& shares) {
  using namespace symbols;
  const PriorAgainst& prior = failed.chosen.get<PriorAgainst>();
  const PartnershipFunctions functions(prior.distribution, shares.size());
  const bool below = !prior.points.below.empty();
  const std::vector<Point> points =
      points_of(failed.model, {0, shares}, below ? prior.points.below : prior.points.above);
  return {Text{"Let the values be drawn from"}, display(F(x) == pieces(prior.distribution, "x")),
          below ? points_above(functions, points) : points_anywhere(functions, points),
          Text{"So ", below ? S >= failed.left() >= 0 : chain(S <= failed.left(), Sign::less_than, 0),
               " under this distribution."}};
}

}  // namespace candor::continuum
