// SPDX-License-Identifier: MIT
#include "prover/search/necessity.hpp"

#include <algorithm>

namespace candor {

FiniteModel favour_model(const Environment& information, const CoalitionPattern& pattern, const Favour& favour) {
  const TypeSpace& types = information.types;
  FiniteModel model;
  Environment& environment = model.environment;
  environment.types = types;
  environment.prior = information.prior;
  environment.coalitions = pattern;
  for (Coalition alone : singletons(types.agent_count()))
    if (std::find(pattern.begin(), pattern.end(), alone) == pattern.end()) environment.coalitions.push_back(alone);
  environment.outcomes = {"nothing", "favour"};
  environment.payoffs = Payoffs(types.agent_count(), environment.outcome_count(), types.profile_count());
  environment.outside_options = AgentAmounts(types.agent_count(), types.profile_count());

  constexpr Outcome nothing{0}, done{1};
  AllocationRule rule;
  rule.name = "q";
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    const Type type = types.type_of(theta, favour.asker);
    rule.assign(theta, Lottery::sure(type == favour.report ? done : nothing));
    if (type != favour.truth) continue;
    environment.payoffs(favour.asker, done, theta) = 1;
    environment.payoffs(favour.payer, done, theta) = -1;
  }
  model.allocations.push_back(std::move(rule));
  return model;
}

namespace {

/// The lies of Theorem 1's witness, each with the probability that it is told.
class Lies {
 public:
  Lies(const FiniteModel& model, const UnidentifiedLies& evidence)
      : types_(model.environment.types), prior_(model.environment.prior), evidence_(evidence) {}

  /// xi(S); for a single agent the probability that he is in no coalition.
  Rational weight(const UnidentifiedLies::Strategy& strategy) const {
    if (strategy.coalition.size() > 1) return strategy.formation;
    Rational alone = 1;
    for (const UnidentifiedLies::Strategy& other : evidence_.strategies)
      if (other.coalition.size() > 1 && strategy.coalition.is_subset_of(other.coalition)) alone -= other.formation;
    return alone;
  }

  /// The favour by which the lies gain most. A lie of the asker's type from a to b, told by S,
  /// brings S his 1, less the payer's 1 if he is in S as well: what the lies gain is the
  /// probability that a coalition with the asker and without the payer tells this lie. It is
  /// positive for some favour, since every lie is about somebody's type and no coalition that lies
  /// has everybody in it.
  std::optional<Favour> most_gainful() const {
    std::optional<Favour> best;
    Rational most;
    for (Agent asker : types_.grand_coalition())
      for (Type truth; truth.value < types_.type_count(asker); ++truth.value)
        for (Type report; report.value < types_.type_count(asker); ++report.value)
          for (Agent payer : types_.outsiders(Coalition::of(asker))) {
            if (truth == report) continue;
            Rational gain = this->gain({asker, payer, truth, report});
            if (gain <= most) continue;
            best = Favour{asker, payer, truth, report};
            most = std::move(gain);
          }
    return best;
  }

  /// Every incentive constraint with the probability, given the true types, of the lie that it
  /// forbids, and every budget with the probability that the lies add to the profile's reports.
  /// Each agent's transfers cancel: the reports are distributed alike from every agent's point of
  /// view, and that is what the budget is weighted with.
  FarkasCombination combination() const {
    FarkasCombination result;
    std::vector<Rational> added(types_.profile_count());
    for (const UnidentifiedLies::Strategy& strategy : evidence_.strategies)
      for (std::uint32_t t = 0; t < strategy.reports.size(); ++t)
        for (std::uint32_t r = 0; r < strategy.reports.size(); ++r) {
          const JointType truth{strategy.coalition, t}, report{strategy.coalition, r};
          const Rational multiplier = weight(strategy) * strategy.reports[t][r];
          if (r == t || multiplier.sign() == 0) continue;
          Place place;
          place.coalition = strategy.coalition;
          place.truth = truth;
          place.report = report;
          result.terms.push_back({Requirement::incentive, place, multiplier});
          if (strategy.coalition.contains(Agent{0})) add_reports(truth, report, multiplier, added);
        }
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
      if (added[theta.value].sign() == 0) continue;
      Place place;
      place.truth = types_.restrict(theta, types_.grand_coalition());
      result.terms.push_back({Requirement::balance, place, added[theta.value]});
    }
    return result;
  }

 private:
  Rational gain(const Favour& favour) const {
    Rational result;
    for (const UnidentifiedLies::Strategy& strategy : evidence_.strategies) {
      if (!strategy.coalition.contains(favour.asker) || strategy.coalition.contains(favour.payer)) continue;
      for (std::uint32_t t = 0; t < strategy.reports.size(); ++t)
        for (std::uint32_t r = 0; r < strategy.reports.size(); ++r) {
          const JointType truth{strategy.coalition, t}, report{strategy.coalition, r};
          if (types_.type_of(truth, favour.asker) == favour.truth &&
              types_.type_of(report, favour.asker) == favour.report)
            result += weight(strategy) * prior_.marginal(types_, truth) * strategy.reports[t][r];
        }
    }
    return result;
  }

  void add_reports(JointType truth, JointType report, const Rational& multiplier, std::vector<Rational>& added) const {
    const std::uint32_t own = types_.offset(truth), reported = types_.offset(report);
    for (std::uint32_t others : types_.offsets(types_.outsiders(truth.coalition))) {
      const Rational told = multiplier * prior_(Profile{own + others});
      added[reported + others] += told;
      added[own + others] -= told;
    }
  }

  const TypeSpace& types_;
  const Prior& prior_;
  const UnidentifiedLies& evidence_;
};

}  // namespace

// In the sum of the incentive constraints, each weighted with the probability that the lie it
// forbids is told, transfers cancel: agent i's are  sum over theta of phi_i(theta) (p(theta) -
// mu(theta)), where mu is the distribution of reports from his point of view; it is everybody's,
// and the phi_i(theta) add up to zero. There remains: 0 >= what the lies gain in payoffs, which is
// positive.
std::optional<Unimplementable> without_identifiability(const FiniteModel& model,
                                                       const CoalitionalIdentifiability& claim,
                                                       const UnidentifiedLies& evidence) {
  const Lies lies(model, evidence);
  const std::optional<Favour> favour = lies.most_gainful();
  if (!favour) return std::nullopt;
  Unimplementable result{*favour, favour_model(model.environment, claim.coalitions, *favour), {}, lies.combination()};
  Implementable implementable;
  implementable.requirements.balance = Balance::exact;
  implementable.requirements.coalitional_ic = result.model.environment.coalitions;
  result.statement = implementable;
  return result;
}

// Whatever it reports, the coalition expects the same transfers with either joint type. With types
// t it would rather be taken for t', and gains 1; with t' it has nothing to lose by being taken for
// t.
Unimplementable without_distinct_beliefs(const FiniteModel& model, const Cbdp& claim, JointType first,
                                         JointType second) {
  const TypeSpace& types = model.environment.types;
  Favour favour;
  for (Agent i : first.coalition)
    if (types.type_of(first, i) != types.type_of(second, i))
      favour = {i, {}, types.type_of(first, i), types.type_of(second, i)};
  favour.payer = *types.outsiders(first.coalition).begin();
  Unimplementable result{
      favour, favour_model(model.environment, claim.coalitions, favour), {}, SharedBeliefs{first, second}};
  result.statement = AmbiguousImplementable{0, result.model.environment.coalitions};
  return result;
}

std::optional<Unimplementable> unimplementable(const FiniteModel& model, const Statement& condition,
                                               const Refuted& refuted) {
  if (const auto* claim = claim_if<CoalitionalIdentifiability>(condition))
    if (const auto* lies = std::get_if<UnidentifiedLies>(&refuted.evidence()))
      return without_identifiability(model, *claim, *lies);
  if (const auto* claim = claim_if<Cbdp>(condition)) {
    const Place& place = refuted.counterexample().front().place;
    return without_distinct_beliefs(model, *claim, *place.truth, *place.other);
  }
  return std::nullopt;
}

}  // namespace candor
