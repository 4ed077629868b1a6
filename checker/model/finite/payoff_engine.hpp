// SPDX-License-Identifier: MIT
// The payoff engine: V_k(S, t -> r), the expected utility of coalition S under transfer rule k when its true joint type is t and it reports r, for all t and r, in integers.
//
// A mechanism's numbers are scaled once: the prior to integers over D_p, payoffs and transfers to integers over D_u. For a coalition S and outsiders' types o,
//     scaled V_k(S, t -> r) = sum over o of  p(t, o) * [ W(q(r, o), (t, o)) + X_k(r, o) ],      W, X_k: sums over the members of S,
// which is  D_p * D_u * p(t)  times the expectation, so no division is needed. Every partial sum is at most  D_p * (max |W| + max |X|)  in magnitude, because p >= 0 sums to D_p:
// the integer width is chosen by this bound, per coalition, before anything is added.
// A coalition's tables hold a block of true types (lanes) next to each other; the inner loop adds up a block for several reports at a time, all of them in registers.
// The definition that this computes is checker/model/finite/expectation.hpp; tests compare the two.
#pragma once

#include <array>
#include <mutex>
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

  /// The same numbers in one width, as far as they fit it: of an agent whose own bound is too large there are none, and no coalition with that agent is computed in this width.
  template <class Integer>
  struct Numbers {
    std::once_flag made;
    std::vector<Integer> prior;                                       // empty if D_p is too large
    std::vector<std::vector<std::vector<Integer>>> payoffs, transfers;   // [lottery or rule][agent][profile]
  };
  /// Made on first use; safe to call from several threads.
  template <class Integer>
  const Numbers<Integer>& numbers() const;

 private:
  template <class Integer>
  void make(Numbers<Integer>& numbers) const;

  const TypeSpace& types_;
  std::size_t profile_count_;
  Rational prior_denominator_;
  std::vector<Rational> prior_;
  std::vector<std::vector<Rational>> payoffs_, transfers_;   // [lottery or rule][agent * profiles + profile]
  std::vector<std::vector<Rational>> largest_payoff_, largest_transfer_;   // [lottery or rule][agent]: largest magnitude
  std::vector<std::uint32_t> lottery_at_;
  mutable Numbers<Int64> int64_;
  mutable Numbers<Int128> int128_;
  mutable Numbers<WideInteger> wide_;
};

/// Sums of one rule for a block of lanes and four reports at a time, where priors and transfers fit 32 bits: as the loop of CoalitionPayoffs::add_up, on processors that multiply four
/// such pairs at once.
struct NarrowFactors {
  static bool supported();
  static void add_up(std::size_t others, std::size_t reports, const Int64* prior, const Int64* payoff, const std::uint32_t* lottery_at, const Int64* transfer, Int64 (&sums)[4][8]);
};

/// All V_k(S, t -> r) of one coalition, in one integer width.
template <class Integer>
class CoalitionPayoffs {
 public:
  static constexpr std::size_t lanes = std::is_same_v<Integer, Int64> ? 8 : 1, reports_at_a_time = 4;
  enum class Loop { fastest, plain };   ///< tests compare the two

  CoalitionPayoffs(const ScaledMechanism& mechanism, Coalition coalition, Loop loop = Loop::fastest);

  std::size_t joint_type_count() const { return count_; }
  std::size_t rule_count() const { return rules_; }

  /// Is p(t) positive?
  bool exists(std::size_t t) const {
    for (std::size_t o = 0; o < others_; ++o)
      if (prior_[cell(t, o)] != Integer(0)) return true;
    return false;
  }

  /// V_k(t -> t).
  Integer truthful(std::size_t rule, std::size_t t) const {
    Integer sum(0);
    for (std::size_t o = 0; o < others_; ++o) {
      sum += expected_payoff_[payoff_cell(lottery_at_[o * count_ + t], t, o)];
      add_product(sum, prior_[cell(t, o)], transfer_[(rule * others_ + o) * count_ + t]);
    }
    return sum;
  }

  /// values[(n * rule_count() + k) * joint_type_count() + t] = V_k(t -> first + n), for n = 0, ..., reports - 1, every rule k and true joint type t.
  void misreports(std::size_t first, std::size_t reports, std::vector<Integer>& values) const {
    values.resize(reports * rules_ * count_);
    for (std::size_t block = 0; block * lanes < count_; ++block)
      for (std::size_t n = 0; n < reports; n += reports_at_a_time)
        for (std::size_t k = 0; k < rules_; ++k) {
          const std::size_t group = std::min(reports_at_a_time, reports - n);
          Integer sums[reports_at_a_time][lanes] = {};
          add_up(block, first + n, group, k, sums);
          for (std::size_t r = 0; r < group; ++r)
            std::copy_n(sums[r], std::min(lanes, count_ - block * lanes), &values[((n + r) * rules_ + k) * count_ + block * lanes]);
        }
  }
  void misreport(std::size_t report, std::vector<Integer>& values) const { misreports(report, 1, values); }

 private:
  /// sums[r][lane] += V_k(t -> first + r) for the true types t of a block.
  void add_up(std::size_t block, std::size_t first, std::size_t reports, std::size_t rule, Integer (&sums)[reports_at_a_time][lanes]) const {
    const Integer* const prior = &prior_[cell(block * lanes, 0)];
    const Integer* const payoff = &expected_payoff_[payoff_cell(0, block * lanes, 0)];
    const Integer* const transfer = &transfer_[rule * others_ * count_ + first];
    const std::uint32_t* const lottery_at = &lottery_at_[first];
    if constexpr (std::is_same_v<Integer, Int64>)
      if (narrow_ && reports == reports_at_a_time) return NarrowFactors::add_up(others_, count_, prior, payoff, lottery_at, transfer, sums);
    for (std::size_t o = 0; o < others_; ++o)
      for (std::size_t r = 0; r < reports; ++r)
        for (std::size_t lane = 0; lane < lanes; ++lane) {
          sums[r][lane] += payoff[(lottery_at[o * count_ + r] * others_ + o) * lanes + lane];
          add_product(sums[r][lane], prior[o * lanes + lane], transfer[o * count_ + r]);
        }
  }

  std::size_t cell(std::size_t t, std::size_t o) const { return (t / lanes * others_ + o) * lanes + t % lanes; }
  std::size_t payoff_cell(std::size_t lottery, std::size_t t, std::size_t o) const { return ((t / lanes * lotteries_ + lottery) * others_ + o) * lanes + t % lanes; }

  std::size_t count_, others_, rules_, lotteries_;   // |Theta_S|, |Theta_-S|
  bool narrow_ = false;                        // do all of prior_ and transfer_ fit 32 bits?
  std::vector<Integer> prior_;                 // [block][o][lane], 0 in lanes beyond the last type
  std::vector<Integer> expected_payoff_;       // [block][lottery][o][lane]: p(t, o) * W(lottery, (t, o))
  std::vector<Integer> transfer_;              // [rule][o][r]: X_k(r, o)
  std::vector<std::uint32_t> lottery_at_;      // [o][r]
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

extern template class CoalitionPayoffs<Int64>;
extern template class CoalitionPayoffs<Int128>;
extern template class CoalitionPayoffs<WideInteger>;

}  // namespace candor
