// SPDX-License-Identifier: MIT
// bayesian_ic, coalitional_ic, maxmin_coalitional_ic (Guo 2019, "BB and CIC" and "Ambiguous
// Mechanism: CIC"; Safronov 2016, Definition 1).
//
// These are the claims that take time: sum over S of |Theta_S|^2 |Theta_-S| multiply-adds. The
// payoff engine computes them in integers and they reach the judge in blocks; the numbers and
// expectations behind a lane are worked out from the definitions only if a judge asks.
#include <algorithm>
#include <map>

#include "checker/model/finite/payoff_engine.hpp"
#include "checker/properties/finite/fractions.hpp"
#include "checker/properties/finite/judgements.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

Event true_types(JointType truth) {
  Event event;
  event.types = truth;
  return event;
}

/// Of one coalition and one report: lane t is the true joint type t.
class LanesOfTypes : public LaneReader {
 public:
  LanesOfTypes(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition)
      : model_(model), mechanism_(mechanism), report_{coalition, 0} {}
  void set_report(std::uint32_t report) { report_.index = report; }

  Place place(std::size_t lane) const override {
    Place place;
    place.coalition = report_.coalition;
    place.truth = truth(lane);
    place.report = report_;
    return place;
  }

 protected:
  JointType truth(std::size_t lane) const { return {report_.coalition, static_cast<std::uint32_t>(lane)}; }
  Side least_truthful(std::size_t lane) const {
    return least_utility(model_, mechanism_, report_.coalition, true_types(truth(lane)), MixedReport::truth());
  }

  const FiniteModel& model_;
  const Mechanism& mechanism_;
  JointType report_;
};

class PureLanes : public LanesOfTypes {
 public:
  using LanesOfTypes::LanesOfTypes;
  Judgement judgement(std::size_t lane) const override {
    return {least_truthful(lane), Relation::at_least,
            least_utility(model_, mechanism_, report_.coalition, true_types(truth(lane)), MixedReport::pure(report_)),
            place(lane)};
  }
};

/// The weights for each joint type of one coalition, and the same as integers: weights[t][k] =
/// integers[t][k] / denominators[t].
struct CoalitionWeights {
  Coalition coalition;
  std::vector<std::vector<Rational>> weights;  ///< empty where no weights are needed: probability zero
  std::vector<Rational> denominators;
};

class WeightedLanes : public LanesOfTypes {
 public:
  WeightedLanes(const FiniteModel& model, const Mechanism& mechanism, const CoalitionWeights& weights)
      : LanesOfTypes(model, mechanism, weights.coalition), weights_(weights) {}
  Judgement judgement(std::size_t lane) const override {
    Side weighted;
    weighted.weights = weights_.weights[lane];
    for (std::size_t k = 0; k < mechanism_.transfers.size(); ++k) {
      weighted.expectations.push_back({Quantity::utility, report_.coalition, mechanism_.allocation,
                                       mechanism_.transfers[k], true_types(truth(lane)), MixedReport::pure(report_)});
      weighted.value += weighted.weights[k] * evaluate(model_, weighted.expectations.back());
    }
    return {least_truthful(lane), Relation::at_least, std::move(weighted), place(lane)};
  }

 private:
  const CoalitionWeights& weights_;
};

template <class Integer>
std::vector<Integer> least_truthful(const CoalitionPayoffs<Integer>& payoffs) {
  std::vector<Integer> result;
  for (std::size_t t = 0; t < payoffs.joint_type_count(); ++t) {
    result.push_back(payoffs.truthful(0, t));
    for (std::size_t k = 1; k < payoffs.rule_count(); ++k)
      result.back() = std::min(result.back(), payoffs.truthful(k, t));
  }
  return result;
}

/// Calls visit(report, values) for every report in order, values[k * |Theta_S| + t] = V_k(t ->
/// report), until the judge is finished. A few reports are computed at a time: as many as stay near
/// the processor.
template <class Integer, class Visitor>
void for_each_report(const CoalitionPayoffs<Integer>& payoffs, const Judge& judge, Visitor&& visit) {
  constexpr std::size_t near = std::is_same_v<Integer, WideInteger> ? 256 : 4096,
                        step = CoalitionPayoffs<Integer>::reports_at_a_time;
  const std::size_t count = payoffs.joint_type_count(), row = payoffs.rule_count() * count,
                    at_a_time = std::max(step, near / row / step * step);
  std::vector<Integer> values;
  for (std::size_t first = 0; first < count && !judge.finished(); first += at_a_time) {
    const std::size_t reports = std::min(at_a_time, count - first);
    payoffs.misreports(first, reports, values);
    for (std::size_t n = 0; n < reports && !judge.finished(); ++n)
      visit(static_cast<std::uint32_t>(first + n), std::span<Integer>(values).subspan(n * row, row));
  }
}

template <class Integer>
void judge_pure_misreports_of(const CoalitionPayoffs<Integer>& payoffs, Coalition coalition, PureLanes& lanes,
                              Judge& judge) {
  const std::size_t count = payoffs.joint_type_count();
  const std::vector<Integer> truthful = least_truthful(payoffs);
  std::vector<Int64> exists(count);
  for (std::size_t t = 0; t < count; ++t) exists[t] = payoffs.exists(t) ? 1 : 0;

  for_each_report(payoffs, judge, [&](std::uint32_t report, std::span<Integer> values) {
    for (std::size_t k = 1; k < payoffs.rule_count(); ++k)
      for (std::size_t t = 0; t < count; ++t) values[t] = std::min(values[t], values[k * count + t]);
    const Int64 own = std::exchange(exists[report], 0);  // truth is not compared with itself
    lanes.set_report(report);
    judge.receive(JudgementBlock<Integer>{coalition, truthful, values.first(count), exists}, lanes);
    exists[report] = own;
  });
}

/// sum over k of weight_k(t) V_k(t -> r) <= min over k of V_k(t -> t), multiplied by the
/// denominator of the weights. Here r = t is a judgement too: a mixed report may be truthful in
/// part.
template <class Integer>
void judge_weighted_misreports_of(const CoalitionPayoffs<Integer>& payoffs, const CoalitionWeights& weights,
                                  WeightedLanes& lanes, Judge& judge) {
  const std::size_t count = payoffs.joint_type_count(), rules = payoffs.rule_count();
  std::vector<Integer> truthful = least_truthful(payoffs);
  std::vector<Integer> scaled_weights(rules * count);
  std::vector<Int64> exists(count);
  for (std::size_t t = 0; t < count; ++t) {
    exists[t] = payoffs.exists(t) ? 1 : 0;
    if (exists[t] == 0) continue;
    truthful[t] *= to_integer<Integer>(weights.denominators[t]);
    for (std::size_t k = 0; k < rules; ++k)
      scaled_weights[k * count + t] = to_integer<Integer>(weights.weights[t][k] * weights.denominators[t]);
  }

  std::vector<Integer> weighted;
  for_each_report(payoffs, judge, [&](std::uint32_t report, std::span<const Integer> values) {
    weighted.assign(count, Integer(0));
    for (std::size_t k = 0; k < rules; ++k)
      for (std::size_t t = 0; t < count; ++t)
        add_product(weighted[t], scaled_weights[k * count + t], values[k * count + t]);
    lanes.set_report(report);
    judge.receive(JudgementBlock<Integer>{weights.coalition, truthful, weighted, exists}, lanes);
  });
}

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
CoalitionWeights weights_of(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition,
                            std::map<JointType, const std::vector<Rational>*>& rows) {
  const TypeSpace& types = model.environment.types;
  const std::vector<Rational> marginals = model.environment.prior.marginals(types, coalition);
  CoalitionWeights result{coalition, std::vector<std::vector<Rational>>(marginals.size()),
                          std::vector<Rational>(marginals.size(), Rational(1))};
  for (std::uint32_t t = 0; t < marginals.size(); ++t) {
    if (marginals[t].sign() == 0) continue;
    const JointType truth{coalition, t};
    const auto row = rows.extract(truth);
    if (row.empty()) throw RejectedEvidence(in_words(types, truth) + ": no weights are given");
    if (row.mapped()->size() != mechanism.transfers.size())
      throw RejectedEvidence(in_words(types, truth) + ": one weight for each transfer rule is needed");
    require_lottery(*row.mapped(), in_words(types, truth));
    result.weights[t] = *row.mapped();
    result.denominators[t] = common_denominator(result.weights[t]);
  }
  return result;
}

void judge_in_fractions(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition, Judge& judge) {
  const CoalitionFractions fractions(model, mechanism, coalition);
  const std::size_t count = fractions.joint_type_count();
  PureLanes lanes(model, mechanism, coalition);
  SignsOfGains signs(count);
  for (std::size_t t = 0; t < count; ++t) signs.exists[t] = fractions.exists(t) ? 1 : 0;
  for (std::uint32_t report = 0; report < count && !judge.finished(); ++report) {
    for (std::size_t t = 0; t < count; ++t)
      signs.misreport[t] = t != report && signs.exists[t] != 0 ? fractions.gain(t, report) : 0;
    const Int64 own = std::exchange(signs.exists[report], 0);  // truth is not compared with itself
    lanes.set_report(report);
    judge.receive(signs.block(coalition), lanes);
    signs.exists[report] = own;
  }
}

}  // namespace

void judge_pure_misreports(const FiniteModel& model, const Mechanism& mechanism, const CoalitionPattern& coalitions,
                           Judge& judge) {
  if (mechanism.transfers.empty()) throw OutOfScope("a mechanism needs a transfer rule");
  const std::unique_ptr<const ScaledMechanism> in_integers = scaled_if_possible(model, mechanism);
  if (!in_integers)
    return judge.receive_parts(coalitions.size(), [&](std::size_t k, Judge& part) {
      judge_in_fractions(model, mechanism, coalitions[k], part);
    });
  const ScaledMechanism& scaled = *in_integers;
  CoalitionTables tables(scaled);
  judge.receive_parts(coalitions.size(), [&](std::size_t k, Judge& part) {
    PureLanes lanes(model, mechanism, coalitions[k]);
    tables.visit(coalitions[k], 1,
                 [&](const auto& payoffs) { judge_pure_misreports_of(payoffs, coalitions[k], lanes, part); });
  });
}

void judge_mixed_misreports(const FiniteModel& model, const MaxminCoalitionalIc& claim, const ConvexWeights& evidence,
                            Judge& judge) {
  if (claim.mechanism.transfers.empty()) throw OutOfScope("a mechanism needs a transfer rule");
  const ScaledMechanism scaled(model, claim.mechanism);  // says so if the mechanism is too large
  std::map<JointType, const std::vector<Rational>*> rows;
  for (const ConvexWeights::Row& row : evidence.rows)
    if (!rows.emplace(row.truth, &row.weights).second)
      throw RejectedEvidence(in_words(model.environment.types, row.truth) + ": weights are given twice");

  std::vector<CoalitionWeights> weights;
  for (Coalition coalition : claim.coalitions)
    if (model.environment.types.joint_type_count(coalition) > 1)
      weights.push_back(weights_of(model, claim.mechanism, coalition, rows));  // otherwise there is no misreport
  if (!rows.empty())
    throw RejectedEvidence(in_words(model.environment.types, rows.begin()->first) +
                           ": weights are given, but there is nothing to compare");

  CoalitionTables tables(scaled);
  judge.receive_parts(weights.size(), [&](std::size_t k, Judge& part) {
    WeightedLanes lanes(model, claim.mechanism, weights[k]);
    const Rational largest = *std::max_element(weights[k].denominators.begin(), weights[k].denominators.end());
    tables.visit(weights[k].coalition, largest,
                 [&](const auto& payoffs) { judge_weighted_misreports_of(payoffs, weights[k], lanes, part); });
  });
}

void judge_profitable_mixed_report(const FiniteModel& model, const MaxminCoalitionalIc& claim,
                                   const ProfitableMixedReport& evidence, Judge& judge) {
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
  const Event given = true_types(evidence.truth);
  if (given.probability(model.environment).sign() == 0)
    throw RejectedEvidence(in_words(types, evidence.truth) + " has probability zero");

  const Side truthful = least_utility(model, claim.mechanism, coalition, given, MixedReport::truth());
  for (std::size_t rule : claim.mechanism.transfers) {
    const Expectation deviating{Quantity::utility, coalition, claim.mechanism.allocation, rule, given, evidence.report};
    Place place;
    place.coalition = coalition;
    place.truth = evidence.truth;
    place.transfers = rule;
    judge.receive({Side(evaluate(model, deviating), deviating), Relation::greater_than, truthful, place});
  }
}

}  // namespace candor
