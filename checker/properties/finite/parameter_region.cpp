// SPDX-License-Identifier: MIT
// parameter_region: the exact set of parameter values at which some claims hold.
//
// With prior and allocations fixed, both sides of every comparison admitted here are affine in
// payoffs, transfers and outside options, and these are affine in the parameters: so the sides are
// known from their values in the model and in each model shifted by one.
#include "checker/properties/finite/parameter_region.hpp"

#include <algorithm>
#include <set>

#include "checker/evidence.hpp"
#include "checker/properties/expand.hpp"
#include "checker/properties/finite/parametric_judgement.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

/// Whether the sides of a claim's comparisons are affine in payoffs, transfers, outside options and
/// stated numbers.
struct RequireAffine {
  static void simple(const Mechanism& mechanism) {
    if (mechanism.transfers.size() != 1)
      throw OutOfScope("with several transfer rules the least utility counts, which is not affine in the parameters");
  }
  void operator()(const Efficient&) const {}
  void operator()(const Separable&) const {}
  void operator()(const PrivateValues&) const {}
  void operator()(const BudgetBalance&) const {}
  void operator()(const EqualRules&) const {}
  void operator()(const DominantStrategyIc& claim) const { simple(claim.mechanism); }
  void operator()(const ExPostIc& claim) const { simple(claim.mechanism); }
  void operator()(const CoalitionalDominantStrategyIc& claim) const { simple(claim.mechanism); }
  void operator()(const BayesianIc& claim) const { simple(claim.mechanism); }
  void operator()(const CoalitionalIc& claim) const { simple(claim.mechanism); }
  void operator()(const MaxminCoalitionalIc& claim) const { simple(claim.mechanism); }
  void operator()(const IndividualRationality& claim) const { simple(claim.mechanism); }
  void operator()(const Deviation& claim) const { simple(claim.mechanism); }
  void operator()(const Guarantee& claim) const { simple(claim.mechanism); }
  void operator()(const ExternalityPayment& claim) const { simple(claim.mechanism); }
  void operator()(const Everywhere&) const {}
  void operator()(const Groves& claim) const { simple(claim.mechanism); }
  void operator()(const Value& claim) const {
    if (claim.minimum_of().size() > 1)
      throw OutOfScope("the least of several expectations is not affine in the parameters");
  }
  template <class Claim>
  void operator()(const Claim&) const {
    throw OutOfScope("the region of a claim about " + std::string(Claim::property) +
                     " is not a question of affine inequalities");
  }
};

class Collection : public Judge {
 public:
  using Judge::receive;
  explicit Collection(const std::function<void()>& look) : look_(look) {}
  void receive(const Judgement& judgement) override {
    look_();
    judgements.push_back(judgement);
  }
  std::vector<Judgement> judgements;

 private:
  const std::function<void()>& look_;
};

std::vector<Judgement> judgements_of(const FiniteModel& model, const Statement& statement,
                                     const std::function<void()>& look) {
  std::visit(RequireAffine{}, finite_statement(statement));
  Collection collection(look);
  expand(model, statement, Enumerate{}, collection);
  return std::move(collection.judgements);
}

/// The affine function with this value in the model and these in the shifted models.
AffineFunction through(const Rational& value, const std::vector<Rational>& shifted, const ParameterFamily& family) {
  AffineFunction result{{}, value};
  for (std::size_t k = 0; k < shifted.size(); ++k) {
    result.coefficients.push_back(shifted[k] - value);
    result.constant -= result.coefficients.back() * family.parameters[k].value;
  }
  return result;
}

void add_part(const FiniteModel& model, const RegionSubject& subject, std::size_t claim,
              const std::function<void()>& look, std::vector<ParametricJudgement>& result) {
  const ParameterFamily& family = subject.family;
  const RegionSubject::Part& part = subject.claims[claim];
  const std::vector<Judgement> base = judgements_of(model, part.claim.statement, look);
  std::vector<std::vector<Judgement>> shifted;
  for (std::size_t k = 0; k < family.parameters.size(); ++k) {
    shifted.push_back(judgements_of(*family.parameters[k].shifted, part.shifted[k], look));
    const bool alike = std::equal(base.begin(), base.end(), shifted.back().begin(), shifted.back().end(),
                                  [](const Judgement& one, const Judgement& other) {
                                    return one.place == other.place && one.relation == other.relation;
                                  });
    if (!alike) throw OutOfScope("the claim compares other things when a parameter changes");
  }
  for (std::size_t j = 0; j < base.size(); ++j) {
    std::vector<Rational> left, right;
    for (const std::vector<Judgement>& judgements : shifted) {
      left.push_back(judgements[j].left.value);
      right.push_back(judgements[j].right.value);
    }
    if (base[j].relation == Relation::not_equal)
      throw OutOfScope("the values that differ from a number are no region described by inequalities");
    result.push_back({{claim, base[j].place},
                      through(base[j].left.value, left, family),
                      base[j].relation,
                      through(base[j].right.value, right, family)});
  }
}

/// A non-negative combination of inequalities.
class Combination {
 public:
  explicit Combination(std::size_t parameters) : sum_{std::vector<Rational>(parameters), 0} {}
  void add(const AffineInequality& inequality, const Rational& multiplier) {
    if (multiplier.sign() <= 0) throw RejectedEvidence("the multiplier of an inequality is not positive");
    sum_ = sum_ - (-multiplier) * inequality.function;
    strict_ = strict_ || inequality.strict;
  }
  /// The combination implies the inequality: it has its coefficients, and demands no less; or no
  /// values satisfy the combination.
  void imply(const AffineInequality& stated, const Place& place, Judge& judge) const {
    const bool holds_nowhere = sum_.is_constant() && !AffineInequality{sum_, strict_}.holds_at({});
    if (!holds_nowhere && stated.strict && !strict_ && !(sum_.constant < stated.function.constant))
      throw RejectedEvidence("a strict inequality is derived from inequalities that are not strict");
    for (std::size_t k = 0; k < stated.function.coefficients.size(); ++k)
      judge.receive({sum_.coefficients[k], Relation::equal,
                     holds_nowhere ? Rational(0) : stated.function.coefficients[k], place});
    if (holds_nowhere)
      judge.receive({sum_.constant, strict_ ? Relation::at_most : Relation::less_than, Rational(0), place});
    else
      judge.receive({sum_.constant, Relation::at_most, stated.function.constant, place});
  }

 private:
  AffineFunction sum_;
  bool strict_ = false;
};

/// Each claim compares something: of one that does not, nobody can say where it holds.
bool is_about_every_claim(const std::vector<ParametricJudgement>& judgements, const RegionSubject& subject) {
  std::set<std::size_t> compared;
  for (const ParametricJudgement& judgement : judgements) compared.insert(judgement.place.claim);
  return compared.size() == subject.claims.size();
}

bool is_demanded_at(const std::vector<ParametricJudgement>& judgements, const RegionPlace& place,
                    const AffineInequality& demand) {
  return std::any_of(judgements.begin(), judgements.end(), [&](const ParametricJudgement& judgement) {
    if (judgement.place.claim != place.claim || !(judgement.place.place == place.place)) return false;
    const std::vector<AffineInequality> demands = judgement.demands();
    return std::find(demands.begin(), demands.end(), demand) != demands.end();
  });
}

Relation negation(Relation relation) {
  switch (relation) {
    case Relation::equal: return Relation::not_equal;
    case Relation::not_equal: return Relation::equal;
    case Relation::at_most: return Relation::greater_than;
    case Relation::less_than: return Relation::at_least;
    case Relation::at_least: return Relation::less_than;
    case Relation::greater_than: return Relation::at_most;
  }
  return Relation::equal;
}

}  // namespace

std::vector<AffineInequality> ParametricJudgement::demands() const {
  const AffineFunction excess = left - right, shortfall = right - left;
  switch (relation) {
    case Relation::at_least: return {AffineInequality{excess, false}.normalised()};
    case Relation::greater_than: return {AffineInequality{excess, true}.normalised()};
    case Relation::at_most: return {AffineInequality{shortfall, false}.normalised()};
    case Relation::less_than: return {AffineInequality{shortfall, true}.normalised()};
    default: return {AffineInequality{excess, false}.normalised(), AffineInequality{shortfall, false}.normalised()};
  }
}

std::vector<ParametricJudgement> parametric_judgements(const FiniteModel& model, const RegionSubject& subject,
                                                       const std::function<void()>& look) {
  if (const std::optional<std::string> defect = defect_of(model, subject.family)) throw OutOfScope(*defect);
  std::vector<ParametricJudgement> result;
  for (std::size_t claim = 0; claim < subject.claims.size(); ++claim) add_part(model, subject, claim, look, result);
  return result;
}

void compare(const FiniteModel& model, const ParameterRegion& claim, const RegionProof& proof, Judge& judge) {
  const std::vector<ParametricJudgement> judgements = parametric_judgements(model, *claim.subject);
  if (!is_about_every_claim(judgements, *claim.subject)) return;
  if (proof.bounds.size() != claim.region.size())
    throw RejectedEvidence("the evidence does not have one derivation for each inequality of the region");
  const std::size_t parameters = claim.subject->family.parameters.size();

  for (std::size_t r = 0; r < claim.region.size(); ++r) {  // the claims imply the region
    Combination combination(parameters);
    const std::vector<RegionProof::Bound::Term>& terms = proof.bounds[r].terms;
    for (const RegionProof::Bound::Term& term : terms) {
      if (!is_demanded_at(judgements, term.place, term.demand))
        throw RejectedEvidence("a bound of the region names a comparison that does not demand it");
      combination.add(term.demand, term.multiplier);
    }
    combination.imply(claim.region[r].normalised(), terms.empty() ? Place{} : terms.front().place.place, judge);
  }

  const bool nowhere = std::any_of(claim.region.begin(), claim.region.end(), [](const AffineInequality& inequality) {
    return inequality.function.is_constant() && !inequality.holds_at({});
  });
  if (nowhere) return;  // nothing is to be shown of no values

  std::set<AffineInequality> shown;  // the region implies the claims
  for (const RegionProof::Consequence& consequence : proof.consequences) {
    if (consequence.demand.function.coefficients.size() != parameters)
      throw RejectedEvidence("a consequence is not about the parameters");
    Combination combination(parameters);
    for (const auto& [inequality, multiplier] : consequence.multipliers) {
      if (inequality >= claim.region.size())
        throw RejectedEvidence("a consequence refers to an inequality that the region does not have");
      combination.add(claim.region[inequality].normalised(), multiplier);
    }
    combination.imply(consequence.demand, Place{}, judge);
    shown.insert(consequence.demand);
  }
  for (const ParametricJudgement& judgement : judgements)
    for (const AffineInequality& demand : judgement.demands())
      if (!shown.contains(demand))
        throw RejectedEvidence("an inequality that the claims demand is not shown to follow from the region");
}

void compare(const FiniteModel& model, const ParameterRegion& claim, const ParameterPoint& point, Judge& judge) {
  if (point.values.size() != claim.subject->family.parameters.size())
    throw RejectedEvidence("the point does not have one value for each parameter");
  const std::vector<ParametricJudgement> judgements = parametric_judgements(model, *claim.subject);
  if (!point.failing && !is_about_every_claim(judgements, *claim.subject)) return;
  const auto sides = [&](const ParametricJudgement& judgement, Relation relation) {
    judge.receive({judgement.left.at(point.values), relation, judgement.right.at(point.values), judgement.place.place});
  };
  const auto bound = [&](const AffineInequality& inequality, Relation relation) {
    judge.receive({inequality.function.at(point.values), relation, Rational(0), Place{}});
  };
  if (point.failing) {
    for (const AffineInequality& inequality : claim.region)
      bound(inequality, inequality.strict ? Relation::greater_than : Relation::at_least);
    const auto failing = std::find_if(judgements.begin(), judgements.end(), [&](const ParametricJudgement& judgement) {
      return judgement.place.claim == point.failing->claim && judgement.place.place == point.failing->place &&
             !holds(judgement.left.at(point.values), judgement.relation, judgement.right.at(point.values));
    });
    if (failing == judgements.end()) throw RejectedEvidence("the claims do not fail at this place and point");
    sides(*failing, negation(failing->relation));
    return;
  }
  const auto outside = std::find_if(claim.region.begin(), claim.region.end(), [&](const AffineInequality& inequality) {
    return !inequality.holds_at(point.values);
  });
  if (outside == claim.region.end())
    throw RejectedEvidence("the point lies in the region, and the claims are not said to fail there");
  bound(*outside, outside->strict ? Relation::at_most : Relation::less_than);
  for (const ParametricJudgement& judgement : judgements) sides(judgement, judgement.relation);
}

}  // namespace candor
