// SPDX-License-Identifier: MIT
// Incentives where numbers have no common denominator of reasonable size (NoCommonDenominator):
// what each misreport gains, in fractions, and nothing for what truth gives as well.
#pragma once

#include <vector>

#include "checker/model/finite/mechanism.hpp"
#include "engine/blocks.hpp"

namespace candor {

/// The utilities of one coalition in fractions. The model and the mechanism must outlive it.
class CoalitionFractions {
 public:
  CoalitionFractions(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition);

  std::size_t joint_type_count() const { return own_.size(); }
  std::size_t outsider_type_count() const { return others_.size(); }
  bool exists(std::size_t t) const;

  /// The least expected utility, over the rules, of reporting r at the true joint type t, less the
  /// least of the truth, times the probability of t: its sign is 1, 0 or -1.
  int gain(std::size_t t, std::size_t r) const;
  /// Under the first rule at one true profile, outsiders reporting o: utility of reporting r less
  /// that of reporting t. Its sign.
  int gain_at(Profile truth, std::size_t o, std::size_t t, std::size_t r) const;

 private:
  Profile profile(std::size_t own, std::size_t others) const { return Profile{own_[own] + others_[others]}; }
  Rational payoff(std::uint32_t lottery, Profile truth) const;
  /// What the payoff at the true profile is more if the one profile is reported and not the other.
  Rational payoff_difference(Profile truth, Profile reported, Profile instead) const;

  const FiniteModel& model_;
  const AllocationRule& allocation_;
  Coalition coalition_;
  std::vector<std::uint32_t> own_, others_;       // profile = own_[t] + others_[o]
  std::vector<std::vector<Rational>> transfers_;  // [rule][profile]: sums over the members
  std::vector<std::vector<Rational>>
      truthful_;  // [t][rule]: expected transfers under truth, times the probability of t; empty for one rule
};

/// Blocks of lanes as JudgementBlock wants them, less the truthful utility on both sides: 0 >= the
/// sign of the gain.
struct SignsOfGains {
  std::vector<Int64> truthful, misreport, exists;
  explicit SignsOfGains(std::size_t lanes) : truthful(lanes), misreport(lanes), exists(lanes) {}
  JudgementBlock<Int64> block(Coalition coalition) const { return {coalition, truthful, misreport, exists}; }
};

}  // namespace candor
