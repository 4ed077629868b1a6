// SPDX-License-Identifier: MIT
#include "checker/properties/finite/maxmin_coalitional_ic.hpp"

#include <algorithm>
#include <map>

#include "checker/evidence.hpp"
#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/utilities.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

std::string in_words(const TypeSpace& types, JointType joint) {
  std::string agents, labels;
  for (Agent i : joint.coalition) {
    agents += (agents.empty() ? "" : ", ") + types.label(i);
    labels += (labels.empty() ? "" : ", ") + types.label(i, types.type_of(joint, i)).label;
  }
  return "coalition {" + agents + "} with types (" + labels + ")";
}

void require_lottery(const std::vector<Rational>& weights, const std::string& whose) {
  Rational total;
  for (const Rational& weight : weights) {
    if (weight.sign() < 0) throw RejectedEvidence(whose + ": a weight is negative, " + weight.text());
    total += weight;
  }
  if (total != Rational(1)) throw RejectedEvidence(whose + ": the weights sum to " + total.text() + ", not 1");
}

/// The weights of one coalition, checked: one row for each joint type of positive probability, each
/// a lottery over the rules. These rows are taken out of `rows`.
Misreports::Part weighted(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition,
                          std::map<JointType, const std::vector<Rational>*>& rows) {
  const TypeSpace& types = model.environment.types;
  const std::vector<Rational> marginals = model.environment.prior.marginals(types, coalition);
  Misreports::Part part{coalition, std::vector<std::vector<Rational>>(marginals.size())};
  for (std::uint32_t t = 0; t < marginals.size(); ++t) {
    if (marginals[t].sign() == 0) continue;
    const JointType truth{coalition, t};
    const auto row = rows.extract(truth);
    if (row.empty()) throw RejectedEvidence(in_words(types, truth) + ": no weights are given");
    if (row.mapped()->size() != mechanism.transfers.size())
      throw RejectedEvidence(in_words(types, truth) + ": one weight for each transfer rule is needed");
    require_lottery(*row.mapped(), in_words(types, truth));
    part.weights[t] = *row.mapped();
  }
  return part;
}

void require_mixed(const MaxminCoalitionalIc& claim) {
  if (claim.strategies != Strategies::mixed)
    throw RejectedEvidence("this evidence is about mixed reports, the claim is not");
}

}  // namespace

// With one rule, a mixed report pays no more than the best pure one.
template <Amount A>
void compare(const ModelOf<A>& model, const MaxminCoalitionalIc& claim, JudgeOf<A>& judge) {
  if (claim.strategies == Strategies::mixed && claim.mechanism.transfers.size() > 1 && std::same_as<A, Rational>)
    throw NeedsEvidence("mixed reports cannot be enumerated: weights over the transfer rules are needed");
  judge_pure_misreports(model, claim.mechanism, claim.coalitions, judge);
}

void compare(const FiniteModel& model, const MaxminCoalitionalIc& claim, const ConvexWeights& evidence, Judge& judge) {
  require_mixed(claim);
  if (claim.mechanism.transfers.empty()) throw OutOfScope("a mechanism needs a transfer rule");
  std::map<JointType, const std::vector<Rational>*> rows;
  for (const ConvexWeights::Row& row : evidence.rows)
    if (!rows.emplace(row.truth, &row.weights).second)
      throw RejectedEvidence(in_words(model.environment.types, row.truth) + ": weights are given twice");

  std::vector<Misreports::Part> parts;
  for (Coalition coalition : claim.coalitions)
    if (model.environment.types.joint_type_count(coalition) > 1)
      parts.push_back(weighted(model, claim.mechanism, coalition, rows));  // otherwise there is no misreport
  if (!rows.empty())
    throw RejectedEvidence(in_words(model.environment.types, rows.begin()->first) +
                           ": weights are given, but there is nothing to compare");
  judge.receive(Misreports(model, claim.mechanism, Misreports::Given::own_types, std::move(parts)));
}

void compare(const FiniteModel& model, const MaxminCoalitionalIc& claim, const ProfitableMixedReport& evidence,
             Judge& judge) {
  require_mixed(claim);
  const TypeSpace& types = model.environment.types;
  const Coalition coalition = evidence.truth.coalition;
  if (std::find(claim.coalitions.begin(), claim.coalitions.end(), coalition) == claim.coalitions.end())
    throw RejectedEvidence("the deviating coalition is not one that the claim ranges over");
  if (evidence.truth.index >= types.joint_type_count(coalition))
    throw RejectedEvidence("the deviating coalition has no such joint type");
  if (evidence.report.branches.empty()) throw RejectedEvidence("the mixed report is empty");
  std::vector<Rational> probabilities;
  for (const MixedReport::Branch& branch : evidence.report.branches) {
    if (branch.report.coalition != coalition || branch.report.index >= types.joint_type_count(coalition))
      throw RejectedEvidence("the mixed report contains a joint type that the coalition does not have");
    probabilities.push_back(branch.probability);
  }
  require_lottery(probabilities, in_words(types, evidence.truth));
  Event given;
  given.types = evidence.truth;
  if (given.probability(model.environment).sign() == 0)
    throw RejectedEvidence(in_words(types, evidence.truth) + " has probability zero");

  const Side truthful =
      least_utility(ModelOf<Rational>(model), claim.mechanism, coalition, given, MixedReport::truth());
  for (std::size_t rule : claim.mechanism.transfers) {
    const Expectation deviating{Quantity::utility, coalition, claim.mechanism.allocation, rule, given, evidence.report};
    Place place;
    place.coalition = coalition;
    place.truth = evidence.truth;
    place.transfers = rule;
    judge.receive({Side(evaluate(model, deviating), deviating), Relation::greater_than, truthful, place});
  }
}

template void compare(const ModelOf<Rational>&, const MaxminCoalitionalIc&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const MaxminCoalitionalIc&, JudgeOf<AffineFunction>&);

}  // namespace candor
