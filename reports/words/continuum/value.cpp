// SPDX-License-Identifier: MIT
#include "reports/text/words.hpp"
#include "reports/words/continuum/family.hpp"
#include "reports/words/continuum/quantities.hpp"
#include "reports/words/saying.hpp"

namespace candor::continuum {

template <>
struct Saying<Value> {
  static Definition definition(const Value&) {
    return {{},
            "Values",
            "value",
            {"A number is where it is said to be. An algebraic number is given by a polynomial that it is a root of, "
             "with an interval."}};
  }
  static Text about(const Model& model, const Value& claim) { return symbol(model, claim.subject, symbols::v); }
  static Text sentence(const Model& model, const Value& claim) {
    const Math subject = symbol(model, claim);
    Text result{for_instance(model, claim.subject.instance), ", "};
    if (claim.relation) return result + chain(subject, sign_of(*claim.relation), claim.number) + ".";
    result += claim.between->lower <= subject <= claim.between->upper;
    if (claim.root_of) result += Text{", and ", subject, " is a root of ", polynomial(*claim.root_of, "y")};
    return result + ".";
  }
  static Blocks proof(const Proved& proved, const Value& claim) {
    using namespace symbols;
    const Math subject = symbol(proved.model, claim);
    if (claim.subject.quantity == Quantity::worst_off_type) return worst_off_type(proved, claim);
    if (!std::holds_alternative<Evidence>(proved.chosen.evidence))
      return {Text{"Computed from the distribution, ", subject == number(proved.comparisons.front().left.value), "."}};
    const auto& instance = std::get<PartnershipInstance>(claim.subject.instance);
    if (proved.chosen.as<Algebraic>() != nullptr) {
      if (!claim.root_of) return vanishing(proved, instance, subject - claim.number);
      return vanishing(proved, instance, p(subject)) +
             Blocks{Text{"Here ", p(y) == polynomial(*claim.root_of, "y"), "."}};
    }
    const Points& points = proved.chosen.get<Bounds>().points;
    Blocks result;
    if (!points.below.empty()) result = result + bound(proved, claim, points.below, true);
    if (!points.above.empty()) result = result + bound(proved, claim, points.above, false);
    if (proved.comparisons.size() > 1 && claim.relation == Relation::equal)
      return result + Blocks{Text{"So ", subject == number(claim.number), "."}};
    std::vector<Text> found;
    for (const Judgement& judgement : proved.comparisons)
      if (place_of(judgement).matter == Matter::number)
        found.emplace_back(chain(subject, bounds_from_below(judgement) ? Sign::at_least : Sign::at_most,
                                 number(judgement.left.value)));
    return result + Blocks{Text{"So ", joined(found, ", and "), "."}};
  }
  static Blocks refutation(const Failed& failed, const Value& claim) {
    using namespace symbols;
    const Math subject = symbol(failed.model, claim);
    const Matter matter = place_of(failed.comparison).matter;
    if (claim.subject.quantity == Quantity::worst_off_type && matter == Matter::number)
      return {Text{"At the stated number ", G, " is ", failed.left(), ", while the share is ", failed.right(), "."}};
    if (matter == Matter::common_roots)
      return {Text{"In the interval the polynomial has no root in common with ", G - r[i], "."}};
    if (matter == Matter::annihilated)
      return {Text{"At the number the polynomial is ", failed.left(), ", not ", Math(0), "."}};
    if (matter == Matter::isolated)
      return {Text{"On an interval that contains the number, the polynomial is nowhere ", Math(0), ": it is always ",
                   relation_first(sign_of(failed.comparison.relation), 0), "."}};
    if (!std::holds_alternative<Evidence>(failed.chosen.evidence))
      return {Text{"Computed from the distribution, ", subject == failed.left(), ", not ",
                   phrase(failed.comparison.relation), Math(failed.comparison.right.value), "."}};
    const bool lower = bounds_from_below(failed.comparison);
    return {Text{"Rational points near the ", worst_off(i), " show that ",
                 chain(chain(subject, lower ? Sign::at_least : Sign::at_most, failed.left()),
                       lower ? Sign::greater_than : Sign::less_than, failed.comparison.right.value),
                 "."}};
  }

 private:
  static Blocks worst_off_type(const Proved& proved, const Value& claim) {
    using namespace symbols;
    const auto& instance = std::get<PartnershipInstance>(claim.subject.instance);
    const Rational& share = instance.shares.at(claim.subject.agent);
    const auto at = [&](const Rational& value, const Judgement& judgement) {
      return Text(chain(G(value) == number(judgement.left.value), sign_of(judgement.relation), share));
    };
    Text result{G, " does not decrease, and ",
                G(worst_off(agent(proved.model, instance, claim.subject.agent))) == share, ": "};
    if (claim.relation)
      result += at(claim.number, proved.comparisons.front());
    else
      result += at(claim.between->lower, proved.comparisons.at(0)) + " and " +
                at(claim.between->upper, proved.comparisons.at(1));
    result += ".";
    if (claim.root_of) result += Text{" In the interval the polynomial has a root in common with ", G - share, "."};
    return {result};
  }

  /// One bound of a sum of W(v_i*). Agents who do not occur in it are left out.
  static Blocks bound(const Proved& proved, const Value& claim, const std::vector<Rational>& values, bool below) {
    const auto& instance = std::get<PartnershipInstance>(claim.subject.instance);
    const PartnershipFunctions functions = functions_of(proved.model, instance);
    const std::vector<Rational> weights = weights_at_worst_off(claim.subject).value();
    const std::vector<Point> points = points_of(proved.model, instance, values);
    std::vector<Point> above, anywhere;
    for (std::size_t i = 0; i < points.size(); ++i)
      if (weights[i].sign() != 0) ((weights[i].sign() > 0) == below ? above : anywhere).push_back(points[i]);
    Blocks result{Text(below ? "From below:" : "From above:")};
    if (!above.empty()) result.emplace_back(points_above(functions, above));
    if (!anywhere.empty()) result.emplace_back(points_anywhere(functions, anywhere));
    return result;
  }
};

}  // namespace candor::continuum
template struct candor::Said<candor::continuum::Continuum, candor::continuum::Value>;
