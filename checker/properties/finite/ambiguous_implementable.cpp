// SPDX-License-Identifier: MIT
// Shown by its rules; refuted by reports that no rules deter: of two joint types with the same
// beliefs, or in general by a combination in which every balanced rule cancels. What is asked of
// each rule by itself is refuted as for a simple mechanism.
#include "checker/properties/finite/ambiguous_implementable.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "checker/evidence.hpp"
#include "checker/properties/finite/budget_balance.hpp"
#include "checker/properties/finite/combination.hpp"
#include "checker/properties/finite/implementable.hpp"
#include "checker/properties/finite/individual_rationality.hpp"
#include "checker/properties/finite/maxmin_coalitional_ic.hpp"
#include "checker/properties/finite/transfers_of_evidence.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {

TransferRequirements balance_and_participation(const AmbiguousImplementable& claim) {
  TransferRequirements required;
  required.allocation = claim.allocation;
  required.balance = Balance::exact;
  required.individual_rationality = claim.participation;
  return required;
}

void compare(const FiniteModel& model, const AmbiguousImplementable& claim, const AmbiguousRules& evidence,
             Judge& receiver) {
  AsNumbers judge(receiver);
  if (evidence.rules.empty()) throw RejectedEvidence("there is no transfer rule");
  if (std::none_of(claim.coalitions.begin(), claim.coalitions.end(),
                   [&](Coalition coalition) { return model.environment.types.joint_type_count(coalition) > 1; }))
    return;  // no misreport
  std::vector<const AgentAmounts*> rules;
  for (const AgentAmounts& rule : evidence.rules) rules.push_back(&rule);
  const Extended extended(model, claim.allocation, rules);
  compare(ModelOf<Rational>(extended.model), BudgetBalance{extended.mechanism.transfers, Balance::exact}, judge);
  if (claim.participation)
    compare(ModelOf<Rational>(extended.model), IndividualRationality{extended.mechanism, *claim.participation}, judge);
  compare(extended.model, MaxminCoalitionalIc{extended.mechanism, claim.coalitions, Strategies::mixed},
          evidence.weights, judge);
}

// Two joint types t, t' of S with the same beliefs: what S expects from transfers depends on its
// report alone, under every rule. If under some Phi truth were best for both, then
//    min_phi T(t) + U(t, t) >= min_phi T(t') + U(t, t')   and   min_phi T(t') + U(t', t') >=
//      min_phi T(t) + U(t', t),
// and adding the two, U(t, t) + U(t', t') >= U(t, t') + U(t', t), where U(t, r) is S's expected
// payoff with types t from report r. The judgements are the negation.
void compare(const FiniteModel& model, const AmbiguousImplementable& claim, const SharedBeliefs& evidence,
             Judge& judge) {
  const TypeSpace& types = model.environment.types;
  const Coalition coalition = evidence.first.coalition;
  if (std::find(claim.coalitions.begin(), claim.coalitions.end(), coalition) == claim.coalitions.end())
    throw RejectedEvidence("the coalition is not one that the claim ranges over");
  if (evidence.second.coalition != coalition || evidence.first.index >= types.joint_type_count(coalition) ||
      evidence.second.index >= types.joint_type_count(coalition) || evidence.first == evidence.second)
    throw RejectedEvidence("two joint types of one coalition are needed");
  const Rational first_probability = model.environment.prior.marginal(types, evidence.first),
                 second_probability = model.environment.prior.marginal(types, evidence.second);
  if (first_probability.sign() == 0 || second_probability.sign() == 0)
    throw RejectedEvidence("a joint type has probability zero");

  Place place;
  place.coalition = coalition;
  place.truth = evidence.first;
  place.other = evidence.second;
  const Coalition outsiders = types.outsiders(coalition);
  for (std::uint32_t o = 0; o < types.joint_type_count(outsiders); ++o) {
    place.outsiders = JointType{outsiders, o};
    const Rational first =
        model.environment.prior(types.profile(types.join(evidence.first, *place.outsiders))) / first_probability;
    const Rational second =
        model.environment.prior(types.profile(types.join(evidence.second, *place.outsiders))) / second_probability;
    judge.receive({first, Relation::equal, second, place});
  }
  place.outsiders.reset();
  const auto payoff = [&](JointType truth, JointType report) {
    Event given;
    given.types = truth;
    return evaluate(model,
                    {Quantity::payoff, coalition, claim.allocation, std::nullopt, given, MixedReport::pure(report)});
  };
  judge.receive({payoff(evidence.first, evidence.second) + payoff(evidence.second, evidence.first),
                 Relation::greater_than,
                 payoff(evidence.first, evidence.first) + payoff(evidence.second, evidence.second), place});
}

namespace {

/// A joint type of a coalition that the claim ranges over, of positive probability.
void require_occurring(const FiniteModel& model, const AmbiguousImplementable& claim, JointType types) {
  if (std::find(claim.coalitions.begin(), claim.coalitions.end(), types.coalition) == claim.coalitions.end())
    throw RejectedEvidence("the coalition is not one that the claim ranges over");
  if (types.index >= model.environment.types.joint_type_count(types.coalition))
    throw RejectedEvidence("the coalition has no such joint type");
  if (model.environment.prior.marginal(model.environment.types, types).sign() == 0)
    throw RejectedEvidence("a joint type has probability zero");
}

/// T(t -> r): what a coalition with these types expects from transfers if it reports r.
TransferFunction expected_transfers(const FiniteModel& model, JointType truth, JointType report) {
  const ModelOf<TransferFunction> unknown(model);
  Event event;
  event.types = truth;
  return evaluate(unknown, {Quantity::transfer, truth.coalition, std::nullopt, unknown.unknown_rule(), event,
                            MixedReport::pure(report)});
}

}  // namespace

// Let Phi be an ambiguous mechanism, m(t) = min_phi T(t -> t). In a row with truth t let the
// reports' multipliers be y_r, those of the truthful z_t'. If the coalition reports by lot, r in
// proportion to y_r, some phi in Phi leaves it no more than truth does:
//    sum y_r (U(t, r) + T(t -> r))  <=  sum y_r (U(t, t) + m(t)),
// and under that phi T(t' -> t') >= m(t') for every t'. Where  sum z_t' T(t' -> t') = sum y_r
// T(t -> r)  for all balanced phi, that is, where the difference has the same coefficient for all
// agents at each profile, the two add up to
//    sum y_r (U(t, r) - U(t, t))  <=  sum y_r m(t) - sum z_t' m(t').
// That phi meets participation as well,  L_e(phi) + k_e >= 0  at each place e. Multiplied by w_e, the
// L_e count with the truthful, and  - sum w_e k_e  is added on the left.
// If in all rows together each m(t) occurs as often with y as with z, the right sides add up to 0.
// The judgements are that the left ones add up to more.
void compare(const FiniteModel& model, const AmbiguousImplementable& claim, const UndeterredReports& evidence,
             Judge& judge) {
  const TypeSpace& types = model.environment.types;
  const TransferRequirements each_rule = balance_and_participation(claim);
  std::map<JointType, Rational> occurrences;  // of m(t)
  Rational gain;
  for (const UndeterredReports::Row& row : evidence.rows) {
    require_occurring(model, claim, row.truth);
    Place place;
    place.coalition = row.truth.coalition;
    place.truth = row.truth;
    const auto payoff = [&](JointType report) {
      Event given;
      given.types = row.truth;
      return evaluate(model, {Quantity::payoff, row.truth.coalition, claim.allocation, std::nullopt, given,
                              MixedReport::pure(report)});
    };
    TransferFunction sum;
    for (const auto& [report, multiplier] : row.reports) {
      if (report.coalition != row.truth.coalition || report.index >= types.joint_type_count(report.coalition))
        throw RejectedEvidence("a report is not one of the coalition");
      place.report = report;
      judge.receive({multiplier, Relation::at_least, Rational(0), place});
      add(sum, -multiplier, expected_transfers(model, row.truth, report));
      occurrences[row.truth] += multiplier;
      gain += multiplier * (payoff(report) - payoff(row.truth));
    }
    place.report.reset();
    for (const auto& [truthful, multiplier] : row.truthful) {
      require_occurring(model, claim, truthful);
      place.other = truthful;
      judge.receive({multiplier, Relation::at_least, Rational(0), place});
      add(sum, multiplier, expected_transfers(model, truthful, truthful));
      occurrences[truthful] -= multiplier;
    }
    if (!row.participation.empty()) {
      const TransferFunction taking_part = combined(model, each_rule, row.participation, judge);
      gain -= taking_part.constant;
      add(sum, 1, taking_part);
    }
    const std::map<Transfer, Rational> coefficients = sum.coefficients();
    TransferFunction alike;  // at each profile the first agent's coefficient for all
    std::set<Profile> profiles;
    for (const auto& [transfer, coefficient] : coefficients) {
      if (!profiles.insert(transfer.profile).second) continue;
      const auto first = coefficients.find({Agent{0}, transfer.profile});
      for (Agent i : types.grand_coalition())
        alike.terms.emplace_back(Transfer{i, transfer.profile},
                                 first == coefficients.end() ? Rational(0) : first->second);
    }
    judge_equal_coefficients(model, sum, alike, judge);
  }
  for (const auto& [truth, surplus] : occurrences) {
    Place place;
    place.coalition = truth.coalition;
    place.truth = truth;
    judge.receive({surplus, Relation::equal, Rational(0), place});
  }
  judge.receive({gain, Relation::greater_than, Rational(0), Place{}});
}

void compare(const FiniteModel& model, const AmbiguousImplementable& claim, const FarkasCombination& evidence,
             Judge& judge) {
  compare(model, Implementable{balance_and_participation(claim)}, evidence, judge);
}

}  // namespace candor
