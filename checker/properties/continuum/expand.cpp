// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/expand.hpp"

#include <algorithm>

#include "checker/properties/continuum/bounds.hpp"
#include "checker/properties/continuum/identities.hpp"
#include "checker/properties/continuum/quantity.hpp"
#include "checker/properties/continuum/value.hpp"
#include "checker/properties/expand.hpp"

namespace candor::continuum {
namespace {

void require_shares(const std::vector<Rational>& shares) {
  if (const auto defect = defect_of_shares(shares)) throw OutOfScope(*defect);
}

/// The functions under the distribution that evidence brings.
PartnershipFunctions functions_of(const PriorAgainst& evidence, const std::vector<Rational>& shares) {
  if (const auto defect = defect_of(evidence.distribution))
    throw RejectedEvidence("the distribution of the evidence is none: " + defect->message);
  if (evidence.distribution.lower().sign() != 0)
    throw RejectedEvidence("the values of the evidence's distribution do not begin at 0");
  return PartnershipFunctions(evidence.distribution, shares.size());
}

void require_one_root(const Polynomial& root_of, const Enclosure& between) {
  if (const auto defect = defect_of_root(root_of, between)) throw OutOfScope(*defect);
}

class Expansion {
 public:
  Expansion(const Model& model, const candor::Evidence& evidence, Judge& judge)
      : model_(model), evidence_(evidence), judge_(judge) {}

  void operator()(const Dissolvable& claim) const {
    expand_value(model_, surplus_is_not_negative(claim.instance), evidence_, judge_);
  }

  void operator()(const AlwaysDissolvable& claim) const {
    require_shares(claim.shares);
    const std::vector<Rational> each(claim.shares.size(), Rational(1));
    if (const auto* against = own<PriorAgainst>()) {
      const PartnershipFunctions functions = functions_of(*against, claim.shares);
      return send(judge_, WorstOffBounds(functions, claim.shares, judge_).sum_above(each, against->points.above),
                  Relation::less_than, 0, {Matter::number, 0, 0, 0});
    }
    require_enumeration();
    std::vector<Rational> ascending = claim.shares;
    std::sort(ascending.begin(), ascending.end());
    const std::size_t n = ascending.size();
    Rational smallest;
    for (std::uint32_t k = 1; k < n; ++k) {
      smallest += ascending[k - 1];
      send(judge_, smallest, Relation::at_least, (Rational(k) / Rational(n)).power(n),
           {Matter::smallest_shares, 0, 0, k});
    }
  }

  void operator()(const NeverDissolvable& claim) const {
    require_shares(claim.shares);
    const std::vector<Rational> each(claim.shares.size(), Rational(1));
    if (const auto* against = own<PriorAgainst>()) {
      const PartnershipFunctions functions = functions_of(*against, claim.shares);
      return send(judge_, WorstOffBounds(functions, claim.shares, judge_).sum_below(each, against->points.below),
                  Relation::at_least, 0, {Matter::number, 0, 0, 0});
    }
    require_enumeration();
    send(judge_, *std::max_element(claim.shares.begin(), claim.shares.end()), Relation::equal, 1,
         {Matter::largest_share, 0, 0, 0});
  }

  void operator()(const Value& claim) const {
    if (claim.root_of) require_one_root(*claim.root_of, *claim.between);
    expand_value(model_, claim, evidence_, judge_);
  }
  void operator()(const Function& claim) const { require_enumeration(), expand_function(model_, claim, judge_); }
  void operator()(const Identity& claim) const { require_enumeration(), expand_identity(model_, claim, judge_); }

  void operator()(const DissolvingMechanism& claim) const {
    const PartnershipFunctions functions = continuum::functions_of(model_, claim.instance);
    if (claim.side_payments.size() != claim.instance.shares.size())
      throw OutOfScope("there is one side payment for each agent");
    if (const auto* against = own<BoundsAgainst>())
      return expand_failing_participation(functions, claim.instance, claim.side_payments, *against);
    expand_balance(claim.side_payments);
    if (judge_.finished()) return;
    expand_incentives(functions, judge_);
    expand_interim_transfer(functions, judge_);
    expand_participation(functions, claim.instance, claim.side_payments);
  }

  void operator()(const SimpleMechanismParticipation& claim) const {
    const PartnershipFunctions functions = continuum::functions_of(model_, claim.instance);
    const std::vector<Rational> none(claim.instance.shares.size());
    if (const auto* against = own<BoundsAgainst>())
      return expand_failing_participation(functions, claim.instance, none, *against);
    expand_participation(functions, claim.instance, none);
  }

  void operator()(const EfficientTrade& claim) const {
    require_enumeration();
    send(judge_, continuum::functions_of(model_, claim.instance).least_subsidy(), Relation::at_most, 0,
         {Matter::number, 0, 0, 0});
  }

  /// S(r, 1-r) is concave, negative at 0 and 1 and positive at 1/2: it has one zero on each side.
  void operator()(const DissolvableShares& claim) const {
    require_enumeration();
    const PiecewisePolynomial surplus = surplus_of_two_partners(claim.distribution);
    const Rational half(Rational(1) / Rational(2));
    expand_end_point(surplus, claim.lower, {0, half}, 0);
    expand_end_point(surplus, claim.upper, {half, 1}, 1);
  }

 private:
  template <class Own>
  const Own* own() const {
    const auto* of_family = std::get_if<Evidence>(&evidence_);
    return of_family == nullptr ? nullptr : std::get_if<Own>(of_family);
  }
  void require_enumeration() const {
    if (!std::holds_alternative<Enumerate>(evidence_) && !std::holds_alternative<Witness>(evidence_))
      throw RejectedEvidence("this is no evidence for such a claim");
  }

  void expand_balance(const std::vector<Rational>& side_payments) const {
    Rational sum;
    for (const Rational& payment : side_payments) sum += payment;
    send(judge_, sum, Relation::equal, 0, {Matter::balance, 0, 0, 0});
    const Rational others(side_payments.size() - 1);
    for (std::uint32_t i = 0; i < side_payments.size(); ++i) {
      Rational coefficient(-1);  // of H(v_i) in the sum of the transfers
      for (std::size_t j = 0; j < side_payments.size(); ++j)
        if (j != i) coefficient += Rational(1) / others;
      send(judge_, coefficient, Relation::equal, 0, {Matter::balance, i, 0, 1});
    }
  }

  void expand_participation(const PartnershipFunctions& functions, const PartnershipInstance& instance,
                            const std::vector<Rational>& side_payments) const {
    const auto* bounds = own<Bounds>();
    if (bounds == nullptr) throw NeedsEvidence("where W(v_i*) lies is shown by points near v_i*");
    if (bounds->points.below.size() != instance.shares.size())
      throw RejectedEvidence("the evidence does not have one point for each agent");
    const WorstOffBounds at_worst_off(functions, instance.shares, judge_);
    for (std::uint32_t i = 0; i < instance.shares.size(); ++i)
      send(judge_, side_payments[i] + at_worst_off.below(i, bounds->points.below[i]), Relation::at_least, 0,
           {Matter::participation, i, 0, 0});
  }

  void expand_failing_participation(const PartnershipFunctions& functions, const PartnershipInstance& instance,
                                    const std::vector<Rational>& side_payments, const BoundsAgainst& against) const {
    if (!against.agent || *against.agent >= instance.shares.size() || against.points.above.size() != 1)
      throw RejectedEvidence("the evidence does not say for which agent what fails");
    const std::uint32_t i = *against.agent;
    const Rational transfer = WorstOffBounds(functions, instance.shares, judge_).above(i, against.points.above.front());
    send(judge_, side_payments[i] + transfer, Relation::less_than, 0, {Matter::participation, i, 0, 0});
  }

  PiecewisePolynomial surplus_of_two_partners(std::size_t distribution) const {
    if (distribution >= model_.distributions.size())
      throw OutOfScope("the claim is about a distribution that the model does not have");
    if (const auto defect = defect_as_partners(model_.distributions[distribution])) throw OutOfScope(*defect);
    try {
      return surplus_of_two(model_.distributions[distribution].cdf);
    } catch (const std::domain_error& refusal) {
      throw OutOfScope(refusal.what());
    }
  }

  void expand_end_point(const PiecewisePolynomial& surplus, const DissolvableShares::EndPoint& end,
                        const Enclosure& side, std::uint32_t which) const {
    require_one_root(end.root_of, end.between);
    std::size_t common = 0;
    for (std::size_t k = 0; k < surplus.pieces.size(); ++k) {
      const Enclosure interval{std::max({surplus.breaks[k], side.lower, end.between.lower}),
                               std::min({surplus.breaks[k + 1], side.upper, end.between.upper})};
      if (interval.lower <= interval.upper)
        common += roots_in(greatest_common_divisor(end.root_of, surplus.pieces[k]), interval);
    }
    send(judge_, Rational(common), Relation::at_least, 1, {Matter::end_point, 0, which, 0});
  }

  const Model& model_;
  const candor::Evidence& evidence_;
  Judge& judge_;
};

}  // namespace

bool shows_the_negation(const Evidence& evidence) {
  return std::holds_alternative<BoundsAgainst>(evidence) || std::holds_alternative<PriorAgainst>(evidence);
}

void expand(const Model& model, const Statement& statement, const candor::Evidence& evidence, Judge& judge) {
  std::visit(Expansion(model, evidence, judge), statement);
}

}  // namespace candor::continuum
