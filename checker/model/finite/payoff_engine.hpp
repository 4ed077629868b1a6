// SPDX-License-Identifier: MIT
// The payoff engine: V_k(S, t -> r), the expected utility of coalition S under transfer rule k when its true joint type is t and it reports r, for all t and r, in integers.
//
// A mechanism's numbers are scaled once: the prior to integers over D_p, payoffs and transfers to integers over D_u. For a coalition S and outsiders' types o,
//     scaled V_k(S, t -> r) = sum over o of  p(t, o) * [ W(q(r, o), (t, o)) + X_k(r, o) ],      W, X_k: sums over the members of S,
// which is  D_p * D_u * p(t)  times the expectation, so no division is needed. Every partial sum is at most  max_t p(t) * (max |W| + max |X|)  in magnitude, because p >= 0:
// the integer width is chosen by this bound, per coalition, before anything is added. The inner loops run over t, contiguously.
// The definition that this computes is checker/model/finite/expectation.hpp; tests compare the two.
#pragma once

#include <vector>

#include "checker/model/finite/mechanism.hpp"
#include "exact/wide_integer.hpp"

namespace candor {

/// A mechanism's numbers as integers over common denominators.
class ScaledMechanism {
 public:
  /// Throws std::length_error if the table of payoffs, lotteries x agents x profiles, would be larger than this.
  static constexpr std::size_t most_payoffs = std::size_t{1} << 25;
  ScaledMechanism(const FiniteModel& model, const Mechanism& mechanism);

  const TypeSpace& types() const { return types_; }
  std::size_t rule_count() const { return transfers_.size(); }
  std::size_t lottery_count() const { return payoffs_.size(); }
  /// D_p * p(profile).
  const Rational& prior(std::size_t profile) const { return prior_[profile]; }
  /// D_u * u_i(lottery, profile).
  const Rational& payoff(std::size_t lottery, Agent agent, std::size_t profile) const { return payoffs_[lottery][agent.value * profile_count_ + profile]; }
  /// D_u * phi_k,i(profile).
  const Rational& transfer(std::size_t rule, Agent agent, std::size_t profile) const { return transfers_[rule][agent.value * profile_count_ + profile]; }
  std::size_t lottery_at(std::size_t profile) const { return lottery_at_[profile]; }
  /// No |scaled V| of this coalition, nor any partial sum of it, exceeds this.
  Rational bound(Coalition coalition) const;

 private:
  const TypeSpace& types_;
  std::size_t profile_count_;
  std::vector<Rational> prior_;
  std::vector<std::vector<Rational>> payoffs_, transfers_;   // [lottery or rule][agent * profiles + profile]
  std::vector<std::uint32_t> lottery_at_;
};

/// All V_k(S, t -> r) of one coalition, in one integer width.
template <class Integer>
class CoalitionPayoffs {
 public:
  CoalitionPayoffs(const ScaledMechanism& mechanism, Coalition coalition)
      : own_(mechanism.types().offsets(coalition)), others_(mechanism.types().offsets(mechanism.types().outsiders(coalition))), rules_(mechanism.rule_count()), lotteries_(mechanism.lottery_count()),
        prior_(cells()), expected_payoff_(lotteries_ * cells()), transfer_(rules_ * cells()), lottery_at_(cells()) {
    for (std::size_t o = 0; o < others_.size(); ++o)
      for (std::size_t t = 0; t < own_.size(); ++t) {
        const std::size_t profile = own_[t] + others_[o], here = cell(o, t);
        prior_[here] = to_integer<Integer>(mechanism.prior(profile));
        lottery_at_[here] = mechanism.lottery_at(profile);
        for (std::size_t l = 0; l < lotteries_; ++l)
          for (Agent i : coalition) add_product(expected_payoff_[l * cells() + here], prior_[here], to_integer<Integer>(mechanism.payoff(l, i, profile)));
        for (std::size_t k = 0; k < rules_; ++k)
          for (Agent i : coalition) transfer_[k * cells() + here] += to_integer<Integer>(mechanism.transfer(k, i, profile));
      }
  }

  std::size_t joint_type_count() const { return own_.size(); }
  std::size_t rule_count() const { return rules_; }

  /// Is p(t) positive?
  bool exists(std::size_t t) const {
    for (std::size_t o = 0; o < others_.size(); ++o)
      if (prior_[cell(o, t)] != Integer(0)) return true;
    return false;
  }

  /// V_k(t -> t).
  Integer truthful(std::size_t rule, std::size_t t) const {
    Integer sum(0);
    for (std::size_t o = 0; o < others_.size(); ++o) {
      const std::size_t here = cell(o, t);
      sum += expected_payoff_[lottery_at_[here] * cells() + here];
      add_product(sum, prior_[here], transfer_[rule * cells() + here]);
    }
    return sum;
  }

  /// values[k * joint_type_count() + t] = V_k(t -> report), for every rule k and true joint type t.
  void misreport(std::size_t report, std::vector<Integer>& values) const {
    const std::size_t count = own_.size();
    values.assign(rules_ * count, Integer(0));
    for (std::size_t o = 0; o < others_.size(); ++o) {
      const Integer* const prior = &prior_[cell(o, 0)];
      const Integer* const payoff = &expected_payoff_[lottery_at_[cell(o, report)] * cells() + cell(o, 0)];
      for (std::size_t k = 0; k < rules_; ++k) {
        const Integer& transfer = transfer_[k * cells() + cell(o, report)];
        Integer* const sum = &values[k * count];
        for (std::size_t t = 0; t < count; ++t) {
          sum[t] += payoff[t];
          add_product(sum[t], prior[t], transfer);
        }
      }
    }
  }

 private:
  std::size_t cells() const { return own_.size() * others_.size(); }
  std::size_t cell(std::size_t o, std::size_t t) const { return o * own_.size() + t; }

  std::vector<std::uint32_t> own_, others_;    // offsets of the coalition's and the outsiders' joint types in the numbering of profiles
  std::size_t rules_, lotteries_;
  std::vector<Integer> prior_;                 // [o][t]
  std::vector<Integer> expected_payoff_;       // [lottery][o][t]: p(t, o) * W(lottery, (t, o))
  std::vector<Integer> transfer_;              // [rule][o][t]: X_k(t, o)
  std::vector<std::size_t> lottery_at_;        // [o][t]
};

/// Calls visit(CoalitionPayoffs<Integer>) in the narrowest width that the bound allows; `factor` is a positive integer by which the visitor will multiply values.
template <class Visitor>
void with_coalition_payoffs(const ScaledMechanism& mechanism, Coalition coalition, const Rational& factor, Visitor&& visit) {
  switch (width_for(mechanism.bound(coalition) * factor)) {
    case Width::int64: return visit(CoalitionPayoffs<Int64>(mechanism, coalition));
    case Width::int128: return visit(CoalitionPayoffs<Int128>(mechanism, coalition));
    case Width::wide: return visit(CoalitionPayoffs<WideInteger>(mechanism, coalition));
  }
}

}  // namespace candor
