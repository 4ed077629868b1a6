// SPDX-License-Identifier: MIT
// parameter_region: the exact set of parameter values at which some claims hold.
//
// Prior and allocations are held; payoffs, transfers, outside options and stated numbers are affine in
// the parameters. A property whose comparisons can be made over such amounts has a region.
#include "checker/properties/finite/parameter_region.hpp"

#include <algorithm>
#include <set>
#include <type_traits>

#include "checker/evidence.hpp"
#include "checker/properties/expand.hpp"
#include "checker/properties/finite/parametric_judgement.hpp"
#include "checker/properties/finite/well_formed.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

/// Its sides are affine in the parameters, as they are over amounts that are.
template <class Claim>
concept HasRegion = requires(const ModelOf<AffineFunction>& model, const Claim& claim, JudgeOf<AffineFunction>& judge) {
  compare(model, claim, judge);
};

/// The numbers that a claim states: they may depend on parameters, nothing else in it may.
template <class Claim>
auto stated_numbers(Claim& claim) {
  std::vector<std::conditional_t<std::is_const_v<Claim>, const Rational, Rational>*> result;
  if constexpr (requires { claim.number; }) result = {&claim.number};
  if constexpr (requires { claim.gain; })
    if (claim.gain) result = {&*claim.gain};
  if constexpr (requires { claim.constant; })
    if (claim.constant) result = {&*claim.constant};
  if constexpr (requires { claim.parts; })
    for (auto& part : claim.parts)
      for (auto& number : part.numbers) result.push_back(&number);
  return result;
}

/// The model learns what the claim states: with each parameter one larger the claim is the same, but
/// for these numbers.
template <class Claim>
void learn_stated_numbers(ModelOf<AffineFunction>& model, const Claim& claim, const std::vector<Statement>& shifted,
                          const ParameterFamily& family) {
  const auto places = stated_numbers(claim);
  std::vector<std::vector<Rational>> one_larger(places.size());
  for (const Statement& statement : shifted) {
    Claim other = claim_of<Claim>(statement), restated = claim;
    const auto others = stated_numbers(other), own = stated_numbers(restated);
    for (std::size_t k = 0; k < std::min(own.size(), others.size()); ++k) {
      *own[k] = *others[k];
      one_larger[k].push_back(*others[k]);
    }
    if (!(restated == other)) throw OutOfScope("the claim compares other things when a parameter changes");
  }
  for (std::size_t k = 0; k < places.size(); ++k) model.state(*places[k], through(*places[k], one_larger[k], family));
}

/// Also where nothing is compared: then nobody can say where the claim holds.
template <class Claim>
void require_one_rule(const Claim& claim) {
  if constexpr (requires { claim.mechanism; })
    if (claim.mechanism.transfers.size() != 1)
      throw OutOfScope("with several transfer rules the least utility counts, which is not affine in the parameters");
}

class Collection : public JudgeOf<AffineFunction> {
 public:
  using JudgeOf::receive;
  Collection(std::size_t parameters, std::size_t claim, const Patience& patience,
             std::vector<ParametricJudgement>& result)
      : zero_(std::vector<Rational>(parameters), 0), claim_(claim), patience_(patience), result_(result) {}
  void receive(const JudgementOf<AffineFunction>& judgement) override {
    patience_();
    if (judgement.relation == Relation::not_equal)
      throw OutOfScope("the values that differ from a number are no region described by inequalities");
    ParametricJudgement made{{claim_, judgement.place}, zero_, judgement.relation, zero_};
    made.left += judgement.left.value;
    made.right += judgement.right.value;
    result_.push_back(std::move(made));
  }
  void look() override { patience_(); }

 private:
  AffineFunction zero_;
  std::size_t claim_;
  const Patience& patience_;
  std::vector<ParametricJudgement>& result_;
};

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
                    const AffineInequality& demand, Judge& judge) {
  judge.look();
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
                                                       const Patience& patience) {
  if (const std::optional<std::string> defect = defect_of(model, subject.family)) throw OutOfScope(*defect);
  ModelOf<AffineFunction> parametric(model, subject.family);
  std::vector<ParametricJudgement> result;
  for (std::size_t k = 0; k < subject.claims.size(); ++k) {
    const RegionSubject::Part& part = subject.claims[k];
    require_well_formed(model, part.claim.statement);
    std::visit(
        [&]<class Claim>(const Claim& claim) {
          if constexpr (HasRegion<Claim>) {
            require_one_rule(claim);
            learn_stated_numbers(parametric, claim, part.shifted, subject.family);
            Collection collection(subject.family.parameters.size(), k, patience, result);
            compare(parametric, claim, collection);
          } else {
            throw OutOfScope("the region of a claim about " + std::string(Claim::property) +
                             " is not a question of affine inequalities");
          }
        },
        finite_statement(part.claim.statement));
  }
  return result;
}

void compare(const FiniteModel& model, const ParameterRegion& claim, const RegionProof& proof, Judge& judge) {
  const std::vector<ParametricJudgement> judgements = parametric_judgements(model, *claim.subject, judge.patience());
  if (!is_about_every_claim(judgements, *claim.subject)) return;
  if (proof.bounds.size() != claim.region.size())
    throw RejectedEvidence("the evidence does not have one derivation for each inequality of the region");
  const std::size_t parameters = claim.subject->family.parameters.size();

  for (std::size_t r = 0; r < claim.region.size(); ++r) {  // the claims imply the region
    Combination combination(parameters);
    const std::vector<RegionProof::Bound::Term>& terms = proof.bounds[r].terms;
    for (const RegionProof::Bound::Term& term : terms) {
      if (!is_demanded_at(judgements, term.place, term.demand, judge))
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
  for (const ParametricJudgement& judgement : judgements) {
    judge.look();
    for (const AffineInequality& demand : judgement.demands())
      if (!shown.contains(demand))
        throw RejectedEvidence("an inequality that the claims demand is not shown to follow from the region");
  }
}

void compare(const FiniteModel& model, const ParameterRegion& claim, const ParameterPoint& point, Judge& judge) {
  if (point.values.size() != claim.subject->family.parameters.size())
    throw RejectedEvidence("the point does not have one value for each parameter");
  const std::vector<ParametricJudgement> judgements = parametric_judgements(model, *claim.subject, judge.patience());
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
