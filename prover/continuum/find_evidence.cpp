// SPDX-License-Identifier: MIT
#include "prover/continuum/find_evidence.hpp"

#include <algorithm>

#include "checker/properties/continuum/algebraic.hpp"
#include "checker/properties/continuum/quantity.hpp"
#include "checker/properties/continuum/value.hpp"
#include "checker/properties/expand.hpp"
#include "prover/continuum/annihilator.hpp"
#include "prover/continuum/priors.hpp"
#include "prover/continuum/worst_off.hpp"

namespace candor::continuum {
namespace {

using Found = std::optional<Evidence>;

constexpr unsigned digits_tried[] = {2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024};
constexpr unsigned digits_before_algebra = 16;  // a difference that is not seen by then is perhaps none

/// Takes in judgements and says whether all of them hold.
class Trial : public Judge {
 public:
  using Judge::receive;
  void receive(const Judgement& judgement) override { all_hold_ = all_hold_ && judgement.holds(); }
  bool all_hold() const { return all_hold_; }

 private:
  bool all_hold_ = true;
};

bool shows(const Model& model, const Value& claim, const Evidence& evidence) {
  Trial trial;
  try {
    expand_value(model, claim, candor::Evidence(evidence), trial);
  } catch (const RejectedEvidence&) {
    return false;
  }
  return trial.all_hold();
}

class SumSearch {
 public:
  SumSearch(const Model& model, const Value& claim, const std::vector<Rational>& weights, const SearchLimit& limit)
      : model_(model),
        claim_(claim),
        weights_(weights),
        limit_(limit),
        shares_(std::get<PartnershipInstance>(claim.subject.instance).shares),
        functions_(functions_of(model, std::get<PartnershipInstance>(claim.subject.instance))),
        types_(functions_, shares_) {}

  Found find() {
    for (const unsigned digits : digits_tried) {
      types_.refine(digits, limit_);
      if (const Found found = by_bounds()) return found;
      if (const Found found = digits >= digits_before_algebra || types_.all_exact() ? by_algebra() : std::nullopt)
        return found;
      if (types_.all_exact()) break;
    }
    return algebra_ ? Found() : best_guess();
  }

 private:
  Points points(bool below, bool above) const {
    Points result;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const bool positive = weights_[i].sign() >= 0;
      const Enclosure& type = types_.enclosures()[i];
      if (below) result.below.push_back(positive ? type.upper : type.lower);
      if (above) result.above.push_back(positive ? type.lower : type.upper);
    }
    return result;
  }

  Found by_bounds() const {
    const Points below = points(true, false), above = points(false, true), both = points(true, true);
    for (const Points& chosen : {below, above, both}) {
      if (const Evidence evidence = Bounds{chosen}; shows(model_, claim_, evidence)) return evidence;
      if (const Evidence evidence = BoundsAgainst{chosen, std::nullopt}; shows(model_, claim_, evidence))
        return evidence;
    }
    return std::nullopt;
  }

  /// The polynomial that vanishes at the number if the claim is an equality, in effect.
  std::optional<Polynomial> vanishing() const {
    if (claim_.root_of) return claim_.root_of;
    if (claim_.relation == Relation::equal || claim_.relation == Relation::at_least ||
        claim_.relation == Relation::at_most)
      return Polynomial({-claim_.number, 1});
    return std::nullopt;
  }

  Found by_algebra() {
    const std::optional<Polynomial> polynomial = vanishing();
    if (!polynomial || algebra_ == Algebra::hopeless) return std::nullopt;
    const std::optional<std::vector<Algebraic::Root>> roots = types_.roots(QuotientRing::largest_dimension, limit_);
    if (!roots) return std::nullopt;
    if (!algebra_) prepare(*roots, *polynomial);
    if (algebra_ != Algebra::possible) return std::nullopt;
    const Evidence evidence = Algebraic{*roots, annihilator_};
    return shows(model_, claim_, evidence) ? Found(evidence) : std::nullopt;
  }

  void prepare(const std::vector<Algebraic::Root>& roots, const Polynomial& polynomial) {
    algebra_ = Algebra::hopeless;
    Trial ignored;
    try {
      const AlgebraicSum sum = algebraic_sum(functions_, shares_, weights_, roots, ignored);
      annihilator_ = minimal_polynomial(sum.ring, sum.ring.value(polynomial, sum.element), limit_);
      if (annihilator_.coefficient(0).sign() == 0) algebra_ = Algebra::possible;
    } catch (const OutOfScope&) {}
  }

  /// Evidence that falls short, from which the kernel says what cannot be decided.
  Found best_guess() {
    const std::optional<std::vector<Algebraic::Root>> roots = types_.roots(QuotientRing::largest_dimension + 1, limit_);
    if (roots && vanishing()) return Algebraic{*roots, Polynomial({0, 1})};
    return Bounds{points(true, true)};
  }

  enum class Algebra { possible, hopeless };
  const Model& model_;
  const Value& claim_;
  const std::vector<Rational>& weights_;
  const SearchLimit& limit_;
  const std::vector<Rational> shares_;
  const PartnershipFunctions functions_;
  WorstOffTypes types_;
  std::optional<Algebra> algebra_;
  Polynomial annihilator_;
};

class FindEvidence {
 public:
  FindEvidence(const Model& model, const SearchLimit& limit) : model_(model), limit_(limit) {}

  Found operator()(const Dissolvable& claim) const { return (*this)(surplus_is_not_negative(claim.instance)); }

  Found operator()(const Value& claim) const {
    const std::optional<std::vector<Rational>> weights = weights_at_worst_off(claim.subject);
    return weights ? SumSearch(model_, claim, *weights, limit_).find() : std::nullopt;
  }

  Found operator()(const AlwaysDissolvable& claim) const { return blocking_prior(claim.shares, limit_); }
  Found operator()(const NeverDissolvable& claim) const { return permitting_prior(claim.shares, limit_); }

  Found operator()(const DissolvingMechanism& claim) const {
    return participation(claim.instance, claim.side_payments);
  }
  Found operator()(const SimpleMechanismParticipation& claim) const {
    return participation(claim.instance, std::vector<Rational>(claim.instance.shares.size()));
  }

  template <class Claim>
  Found operator()(const Claim&) const {
    return std::nullopt;
  }

 private:
  /// For each agent by itself: whether the payment and W(v_i*) are together at least 0.
  Found participation(const PartnershipInstance& instance, const std::vector<Rational>& payments) const {
    Bounds all;
    for (std::uint32_t i = 0; i < instance.shares.size(); ++i) {
      Value one;
      one.subject = {instance, Quantity::worst_off_transfer, i, PayoffForm::trade};
      one.relation = Relation::at_least;
      one.number = -payments.at(i);
      const Found found = (*this)(one);
      if (!found) return std::nullopt;
      if (const auto* against = std::get_if<BoundsAgainst>(&*found))
        return BoundsAgainst{{{}, {against->points.above.at(i)}}, i};
      const auto* bounds = std::get_if<Bounds>(&*found);
      if (bounds == nullptr || bounds->points.below.size() <= i) return std::nullopt;
      all.points.below.push_back(bounds->points.below[i]);
    }
    return all;
  }

  const Model& model_;
  const SearchLimit& limit_;
};

bool balances(const DissolvingMechanism& claim) {
  Rational sum;
  for (const Rational& payment : claim.side_payments) sum += payment;
  return sum.sign() == 0;
}

}  // namespace

std::optional<candor::Evidence> find_evidence(const Model& model, const Statement& statement,
                                              const SearchLimit& limit) {
  if (const auto* mechanism = std::get_if<DissolvingMechanism>(&statement);
      mechanism != nullptr && !balances(*mechanism))
    return std::nullopt;
  try {
    if (const Found found = std::visit(FindEvidence(model, limit), statement)) return candor::Evidence(*found);
  } catch (const OutOfScope&) {
    // The kernel says so.
  }
  return std::nullopt;
}

}  // namespace candor::continuum
