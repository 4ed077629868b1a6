// SPDX-License-Identifier: MIT
// coalitional_identifiability (Guo 2019, "Coalitional Identifiability Condition"): whatever
// coalitions form with whatever probabilities, and however they and the single agents lie, the
// distribution of reports cannot be explained by every agent as a lie of his own. "Not always
// truthful" is read as: with positive probability some report is a lie.
#include "checker/properties/finite/coalitional_identifiability.hpp"

#include <algorithm>
#include <set>

#include "checker/evidence.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

/// The coalitions whose lies count: single agents, and the pattern's coalitions of several agents
/// other than the grand one.
CoalitionPattern lying_coalitions(const TypeSpace& types, const CoalitionPattern& pattern) {
  CoalitionPattern result = singletons(types.agent_count());
  for (Coalition coalition : pattern)
    if (coalition.size() > 1 && coalition != types.grand_coalition()) result.push_back(coalition);
  return result;
}

void require_full_support(const FiniteModel& model) {
  for (const Rational& probability : model.environment.prior.probabilities())
    if (probability.sign() == 0) throw OutOfScope("coalitional identifiability is defined for priors of full support");
}

using Distribution = std::vector<Rational>;  // over profiles

/// The distribution of reports when the coalition lies by the strategy and the others are truthful.
Distribution reports_under(const FiniteModel& model, const UnidentifiedLies::Strategy& strategy) {
  const TypeSpace& types = model.environment.types;
  Distribution result(types.profile_count());
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    const JointType truth = types.restrict(theta, strategy.coalition);
    for (std::uint32_t r = 0; r < types.joint_type_count(strategy.coalition); ++r)
      result[types.replace(theta, JointType{strategy.coalition, r}).value] +=
          model.environment.prior(theta) * strategy.reports[truth.index][r];
  }
  return result;
}

Rational probability_of_a_lie(const FiniteModel& model, const UnidentifiedLies::Strategy& strategy) {
  const std::vector<Rational> marginals =
      model.environment.prior.marginals(model.environment.types, strategy.coalition);
  Rational result;
  for (std::size_t t = 0; t < marginals.size(); ++t) result += marginals[t] * (Rational(1) - strategy.reports[t][t]);
  return result;
}

void require_strategy(const TypeSpace& types, const UnidentifiedLies::Strategy& strategy) {
  const std::uint32_t count = types.joint_type_count(strategy.coalition);
  if (strategy.formation.sign() < 0) throw RejectedEvidence("a coalition forms with negative probability");
  if (strategy.reports.size() != count)
    throw RejectedEvidence("a strategy does not have one mixed report for each joint type");
  for (const std::vector<Rational>& report : strategy.reports) {
    Rational total;
    for (const Rational& probability : report) {
      if (probability.sign() < 0) throw RejectedEvidence("a strategy reports with negative probability");
      total += probability;
    }
    if (report.size() != count || total != Rational(1))
      throw RejectedEvidence("a mixed report is no lottery over the coalition's joint types");
  }
}

}  // namespace

// Transfers that balance at every profile and make every lie of every such coalition strictly
// costly prove the condition. Suppose reports had the same distribution mu from every agent's point
// of view. The expected transfers under mu sum to zero over the agents, because they balance; and
// so do those under truth. But agent i's expected transfers under mu are a mixture, over the
// coalitions he may be in, and adding up over the agents, coalition by coalition, each lie lowers
// the sum: it would be negative.
void compare(const FiniteModel& model, const CoalitionalIdentifiability& claim, const TransferTable& evidence,
             Judge& judge) {
  require_full_support(model);
  const TypeSpace& types = model.environment.types;
  if (evidence.amounts.size() != std::size_t{types.agent_count()} * types.profile_count())
    throw RejectedEvidence("the transfer table does not have one amount for each agent and type profile");
  const CoalitionPattern liars = lying_coalitions(types, claim.coalitions);
  if (std::none_of(liars.begin(), liars.end(),
                   [&](Coalition coalition) { return types.joint_type_count(coalition) > 1; }))
    return;  // nobody has anything to lie about
  FiniteModel extended = model;
  const std::size_t rule = extended.transfers.size();
  extended.transfers.push_back({"the transfers of the evidence", evidence.amounts, {}});
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    Rational sum;
    for (Agent i : types.grand_coalition()) sum += evidence.amounts(i, theta);
    Place place;
    place.truth = types.restrict(theta, types.grand_coalition());
    judge.receive({sum, Relation::equal, Rational(0), place});
  }
  for (Coalition coalition : liars)
    for (std::uint32_t t = 0; t < types.joint_type_count(coalition); ++t)
      for (std::uint32_t r = 0; r < types.joint_type_count(coalition) && !judge.finished(); ++r) {
        if (r == t) continue;
        Place place;
        place.coalition = coalition;
        place.truth = JointType{coalition, t};
        place.report = JointType{coalition, r};
        Event given;
        given.types = *place.truth;
        const Expectation truthful{Quantity::transfer, coalition, std::nullopt, rule, given, MixedReport::truth()},
            lying{Quantity::transfer, coalition, std::nullopt, rule, given, MixedReport::pure(*place.report)};
        judge.receive(
            {Side(evaluate(extended, truthful)), Relation::greater_than, Side(evaluate(extended, lying)), place});
      }
}

// (1 - sum over S containing i of xi(S)) pi^{delta_i} + sum over S containing i of xi(S)
// pi^{delta_S}  is the same for every agent i, and somebody lies with positive probability.
void compare(const FiniteModel& model, const CoalitionalIdentifiability& claim, const UnidentifiedLies& evidence,
             Judge& judge) {
  require_full_support(model);
  const TypeSpace& types = model.environment.types;
  const CoalitionPattern allowed = lying_coalitions(types, claim.coalitions);
  std::set<Coalition> seen;
  Rational formation;
  for (const UnidentifiedLies::Strategy& strategy : evidence.strategies) {
    if (std::find(allowed.begin(), allowed.end(), strategy.coalition) == allowed.end())
      throw RejectedEvidence("a lying coalition is the grand one or not in the pattern");
    if (!seen.insert(strategy.coalition).second) throw RejectedEvidence("a coalition has two strategies");
    require_strategy(types, strategy);
    if (strategy.coalition.size() > 1) formation += strategy.formation;
  }
  judge.receive({formation, Relation::at_most, Rational(1), Place{}});

  Rational lies;
  std::vector<Distribution> seen_by;
  for (Agent i : types.grand_coalition()) {
    Rational alone = 1;
    Distribution& mixture = seen_by.emplace_back(types.profile_count());
    const auto add = [&](const Rational& weight, const Distribution& reports) {
      for (std::size_t k = 0; k < mixture.size(); ++k) mixture[k] += weight * reports[k];
    };
    for (const UnidentifiedLies::Strategy& strategy : evidence.strategies) {
      if (strategy.coalition.size() == 1 || !strategy.coalition.contains(i)) continue;
      alone -= strategy.formation;
      add(strategy.formation, reports_under(model, strategy));
    }
    const auto own = std::find_if(evidence.strategies.begin(), evidence.strategies.end(),
                                  [&](const auto& strategy) { return strategy.coalition == Coalition::of(i); });
    add(alone, own == evidence.strategies.end() ? model.environment.prior.probabilities() : reports_under(model, *own));
    if (own != evidence.strategies.end()) lies += alone * probability_of_a_lie(model, *own);
  }
  for (const UnidentifiedLies::Strategy& strategy : evidence.strategies)
    if (strategy.coalition.size() > 1) lies += strategy.formation * probability_of_a_lie(model, strategy);

  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count() && i.value > 0; ++theta.value) {
      Place place;
      place.coalition = Coalition::of(i);
      place.truth = types.restrict(theta, types.grand_coalition());
      judge.receive({seen_by[i.value][theta.value], Relation::equal, seen_by[0][theta.value], place});
    }
  judge.receive({lies, Relation::greater_than, Rational(0), Place{}});
}

}  // namespace candor
