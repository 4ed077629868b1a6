// SPDX-License-Identifier: MIT
// Incentives where coalitions know their own types, computed by the payoff engine: the loops that
// take time, sum over S of |Theta_S|^2 |Theta_-S| multiply-adds.
#include <algorithm>
#include <utility>

#include "engine/fractions.hpp"
#include "engine/payoff_engine.hpp"
#include "engine/send_parts.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

/// Of one coalition and one report: lane t is the true joint type t.
class LanesOfTypes : public LaneReader {
 public:
  explicit LanesOfTypes(Coalition coalition) : report_{coalition, 0} {}
  void set_report(std::uint32_t report) { report_.index = report; }

  Place place(std::size_t lane) const override {
    Place place;
    place.coalition = report_.coalition;
    place.truth = JointType{report_.coalition, static_cast<std::uint32_t>(lane)};
    place.report = report_;
    return place;
  }

 private:
  JointType report_;
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
/// report), until the receiver is finished. A few reports are computed at a time: as many as stay near
/// the processor.
template <class Integer, class Visitor>
void for_each_report(const CoalitionPayoffs<Integer>& payoffs, const BlockReceiver& receiver, Visitor&& visit) {
  constexpr std::size_t near = std::is_same_v<Integer, WideInteger> ? 256 : 4096,
                        step = CoalitionPayoffs<Integer>::reports_at_a_time;
  const std::size_t count = payoffs.joint_type_count(), row = payoffs.rule_count() * count,
                    at_a_time = std::max(step, near / row / step * step);
  std::vector<Integer> values;
  for (std::size_t first = 0; first < count && !receiver.finished(); first += at_a_time) {
    const std::size_t reports = std::min(at_a_time, count - first);
    payoffs.misreports(first, reports, values);
    for (std::size_t n = 0; n < reports && !receiver.finished(); ++n)
      visit(static_cast<std::uint32_t>(first + n), std::span<Integer>(values).subspan(n * row, row));
  }
}

template <class Integer>
void send_pure(const CoalitionPayoffs<Integer>& payoffs, Coalition coalition, BlockReceiver& receiver) {
  LanesOfTypes lanes(coalition);
  const std::size_t count = payoffs.joint_type_count();
  const std::vector<Integer> truthful = least_truthful(payoffs);
  std::vector<Int64> exists(count);
  for (std::size_t t = 0; t < count; ++t) exists[t] = payoffs.exists(t) ? 1 : 0;

  for_each_report(payoffs, receiver, [&](std::uint32_t report, std::span<Integer> values) {
    for (std::size_t k = 1; k < payoffs.rule_count(); ++k)
      for (std::size_t t = 0; t < count; ++t) values[t] = std::min(values[t], values[k * count + t]);
    const Int64 own = std::exchange(exists[report], 0);  // truth is not compared with itself
    lanes.set_report(report);
    receiver.receive(JudgementBlock<Integer>{coalition, truthful, values.first(count), exists}, lanes);
    exists[report] = own;
  });
}

/// sum over k of weight_k(t) V_k(t -> r) <= min over k of V_k(t -> t), multiplied by the
/// denominator of the weights. Here r = t is a judgement too: a mixed report may be truthful in
/// part.
template <class Integer>
void send_weighted(const CoalitionPayoffs<Integer>& payoffs, const Misreports::Part& part, BlockReceiver& receiver) {
  LanesOfTypes lanes(part.coalition);
  const std::size_t count = payoffs.joint_type_count(), rules = payoffs.rule_count();
  std::vector<Integer> truthful = least_truthful(payoffs);
  std::vector<Integer> scaled_weights(rules * count);
  std::vector<Int64> exists(count);
  for (std::size_t t = 0; t < count; ++t) {
    exists[t] = payoffs.exists(t) ? 1 : 0;
    if (exists[t] == 0) continue;
    const Rational denominator = common_denominator(part.weights.at(t));
    truthful[t] *= to_integer<Integer>(denominator);
    for (std::size_t k = 0; k < rules; ++k)
      scaled_weights[k * count + t] = to_integer<Integer>(part.weights[t].at(k) * denominator);
  }

  std::vector<Integer> weighted;
  for_each_report(payoffs, receiver, [&](std::uint32_t report, std::span<const Integer> values) {
    weighted.assign(count, Integer(0));
    for (std::size_t k = 0; k < rules; ++k)
      for (std::size_t t = 0; t < count; ++t)
        add_product(weighted[t], scaled_weights[k * count + t], values[k * count + t]);
    lanes.set_report(report);
    receiver.receive(JudgementBlock<Integer>{part.coalition, truthful, weighted, exists}, lanes);
  });
}

/// The factor by which the weights of a coalition make its integers larger.
Rational largest_denominator(const Misreports::Part& part) {
  Rational largest = 1;
  for (const std::vector<Rational>& weights : part.weights) largest = std::max(largest, common_denominator(weights));
  return largest;
}

void send_in_fractions(const Misreports& misreports, Coalition coalition, BlockReceiver& receiver) {
  const CoalitionFractions fractions(misreports.model(), misreports.mechanism(), coalition);
  const std::size_t count = fractions.joint_type_count();
  LanesOfTypes lanes(coalition);
  SignsOfGains signs(count);
  for (std::size_t t = 0; t < count; ++t) signs.exists[t] = fractions.exists(t) ? 1 : 0;
  for (std::uint32_t report = 0; report < count && !receiver.finished(); ++report) {
    for (std::size_t t = 0; t < count; ++t)
      signs.misreport[t] = t != report && signs.exists[t] != 0 ? fractions.gain(t, report) : 0;
    const Int64 own = std::exchange(signs.exists[report], 0);  // truth is not compared with itself
    lanes.set_report(report);
    receiver.receive(signs.block(coalition), lanes);
    signs.exists[report] = own;
  }
}

}  // namespace

void send_interim_parts(const Misreports& misreports, BlockReceiver& receiver) {
  const std::vector<Misreports::Part>& parts = misreports.parts();
  const std::unique_ptr<const ScaledMechanism> in_integers =
      scaled_if_possible(misreports.model(), misreports.mechanism());
  if (!in_integers) {
    const auto is_weighted = [](const Misreports::Part& part) { return !part.weights.empty(); };
    if (std::any_of(parts.begin(), parts.end(), is_weighted)) throw NoCommonDenominator();
    return receiver.receive_parts(parts.size(), [&](std::size_t k, BlockReceiver& of_part) {
      send_in_fractions(misreports, parts[k].coalition, of_part);
    });
  }
  CoalitionTables tables(*in_integers);
  receiver.receive_parts(parts.size(), [&](std::size_t k, BlockReceiver& of_part) {
    tables.visit(parts[k].coalition, largest_denominator(parts[k]), [&](const auto& payoffs) {
      if (parts[k].weights.empty())
        send_pure(payoffs, parts[k].coalition, of_part);
      else
        send_weighted(payoffs, parts[k], of_part);
    });
  });
}

}  // namespace candor
