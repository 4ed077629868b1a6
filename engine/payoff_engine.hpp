// SPDX-License-Identifier: MIT
// The payoff engine: what a coalition gets from its reports, in integers, for all reports and true
// types.
//
// A mechanism's numbers are scaled once: the prior to integers over D_p, payoffs and transfers to
// integers over D_u. For a coalition S, its report r and outsiders' types o,
//     scaled V_k(S, t -> r) = sum over o of  p(t, o) * [ W(q(r, o), (t, o)) + X_k(r, o) ],      W,
//       X_k: sums over the members of S,
// which is  D_p * D_u * p(t)  times the expected utility under rule k, so no division is needed.
// Every partial sum is at most  D_p * (max |W| + max |X|)  in magnitude, because p >= 0 sums to
// D_p: the integer width is chosen by this bound, per coalition, before anything is added. A
// coalition's tables hold a block of true types (lanes) next to each other; the inner loop adds up
// a block for several reports at a time, all of them in registers. Without expectation,  W(q(r, o),
// theta) + X_k(r, o)  is D_u times the utility at the true profile theta: OutcomeUtilities. The
// definition that this computes is checker/model/finite/expectation.hpp; tests compare the two.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <vector>

#include "checker/model/finite/mechanism.hpp"
#include "exact/wide/wide_integer.hpp"

namespace candor {

/// The common denominator of a mechanism's numbers would be so large that it is better to compute
/// in fractions.
struct NoCommonDenominator : std::length_error {
  NoCommonDenominator()
      : std::length_error("the common denominator of the mechanism's numbers is too large for tables of integers") {}
};

/// A mechanism's numbers as integers over common denominators. The model must outlive it.
class ScaledMechanism {
 public:
  /// Throws std::length_error if the table of payoffs, lotteries x agents x profiles, would be
  /// larger than this.
  static constexpr std::size_t most_payoffs = std::size_t{1} << 27;
  /// Throws NoCommonDenominator if a denominator has more bits than this, or all numbers together
  /// would have more than most_bits.
  static constexpr std::size_t most_denominator_bits = std::size_t{1} << 14, most_bits = std::size_t{1} << 33;
  ScaledMechanism(const FiniteModel& model, const Mechanism& mechanism);

  const TypeSpace& types() const { return model_.environment.types; }
  std::size_t rule_count() const { return mechanism_.transfers.size(); }
  std::size_t lottery_count() const { return allocation().lotteries.size(); }
  std::size_t lottery_at(std::size_t profile) const { return allocation().lottery_at[profile]; }
  const Rational& prior_denominator() const { return prior_denominator_; }  ///< D_p
  const Rational& money_denominator() const { return money_denominator_; }  ///< D_u
  /// No |W + X_k| of this coalition exceeds this.
  Rational largest_utility(Coalition coalition) const;
  /// No |scaled V| of this coalition, nor any partial sum of it, exceeds this.
  Rational bound(Coalition coalition) const;
  /// The narrowest width for that bound, or for all numbers up to `factor` times as large.
  Width width(Coalition coalition, const Rational& factor) const;

  /// The same numbers in one width, as far as they fit it: of an agent whose own payoffs or
  /// transfers are too large there are none, and no coalition with that agent is computed in this
  /// width.
  template <class Integer>
  struct Numbers {
    std::once_flag made;
    std::vector<Integer> prior;                                         // empty if D_p is too large
    std::vector<std::vector<std::vector<Integer>>> payoffs, transfers;  // [lottery or rule][agent][profile]
  };
  /// Made on first use; safe to call from several threads.
  template <class Integer>
  const Numbers<Integer>& numbers() const;

 private:
  const AllocationRule& allocation() const { return model_.allocations[mechanism_.allocation]; }
  template <class Visitor>
  void for_each_payoff(std::size_t lottery, Agent agent, Visitor&& visit) const;
  template <class Visitor>
  void for_each_transfer(std::size_t rule, Agent agent, Visitor&& visit) const;
  template <class Integer>
  void make(Numbers<Integer>& numbers) const;

  const FiniteModel& model_;
  Mechanism mechanism_;
  Rational prior_denominator_, money_denominator_;
  std::vector<std::vector<Rational>> largest_payoff_,
      largest_transfer_;        // [lottery or rule][agent]: largest magnitude, scaled
  Width widest_ = Width::wide;  // of the grand coalition: a bound for it is one for every coalition
  mutable Numbers<Int64> int64_;
  mutable Numbers<Int128> int128_;
  mutable Numbers<WideInteger> wide_;
};

/// Null instead of NoCommonDenominator.
std::unique_ptr<const ScaledMechanism> scaled_if_possible(const FiniteModel& model, const Mechanism& mechanism);

/// Sums of one rule for a block of lanes and four reports at a time, where priors and transfers fit
/// 32 bits: as the loop of CoalitionPayoffs::add_up, on processors that multiply four such pairs at
/// once.
struct NarrowFactors {
  static bool supported();
  static void add_up(std::size_t others, std::size_t reports, const Int64* prior, const Int64* payoff,
                     const std::uint32_t* drawn, const Int64* transfer, Int64 (&sums)[4][8]);
};

/// How the types of a coalition and its outsiders make profiles: profile = own[t] + others[o].
struct ProfileGrid {
  std::vector<std::uint32_t> own, others;
  ProfileGrid() = default;
  ProfileGrid(const TypeSpace& types, Coalition coalition)
      : own(types.offsets(coalition)), others(types.offsets(types.outsiders(coalition))) {}
};

/// All V_k(S, t -> r) of one coalition after another, in one integer width.
template <class Integer>
class CoalitionPayoffs {
 public:
  static constexpr std::size_t lanes = std::is_same_v<Integer, Int64> ? 8 : 1, reports_at_a_time = 4;
  enum class Loop { fastest, plain };  ///< tests compare the two

  explicit CoalitionPayoffs(const ScaledMechanism& mechanism, Loop loop = Loop::fastest)
      : mechanism_(mechanism), loop_(loop) {}
  CoalitionPayoffs(const ScaledMechanism& mechanism, Coalition coalition, Loop loop = Loop::fastest)
      : CoalitionPayoffs(mechanism, loop) {
    go_to(coalition);
  }
  /// From now on: this coalition, in the memory of the one before.
  void go_to(Coalition coalition);

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
      sum += expected_payoff_[payoff_cell(0, t, o) + drawn_[o * row_ + t] * lanes];
      add_product(sum, prior_[cell(t, o)], transfer_[(rule * others_ + o) * row_ + t]);
    }
    return sum;
  }

  /// values[(n * rule_count() + k) * joint_type_count() + t] = V_k(t -> first + n), for n = 0, ...,
  /// reports - 1, every rule k and true joint type t.
  void misreports(std::size_t first, std::size_t reports, std::vector<Integer>& values) const {
    values.resize(reports * rules_ * count_);
    Integer sums[reports_at_a_time][lanes];
    for (std::size_t block = 0; block * lanes < count_; ++block)
      for (std::size_t n = 0; n < reports; n += reports_at_a_time)
        for (std::size_t k = 0; k < rules_; ++k) {
          const std::size_t group = std::min(reports_at_a_time, reports - n);
          add_up(block, first + n, group, k, sums);
          for (std::size_t r = 0; r < group; ++r)
            std::copy_n(sums[r], std::min(lanes, count_ - block * lanes),
                        &values[((n + r) * rules_ + k) * count_ + block * lanes]);
        }
  }
  void misreport(std::size_t report, std::vector<Integer>& values) const { misreports(report, 1, values); }

 private:
  static constexpr bool has_narrow_tables = std::is_same_v<Integer, Int128>;

  /// sums[r][lane] = V_k(t -> first + r) for the true types t of a block.
  void add_up(std::size_t block, std::size_t first, std::size_t reports, std::size_t rule,
              Integer (&sums)[reports_at_a_time][lanes]) const {
    const Integer* const payoff = &expected_payoff_[payoff_cell(0, block * lanes, 0)];
    const std::uint32_t* const drawn = &drawn_[first];
    const std::size_t prior = cell(block * lanes, 0), transfer = rule * others_ * row_ + first;
    if constexpr (std::is_same_v<Integer, Int64>)
      if (narrow_ && first % reports_at_a_time == 0)
        return NarrowFactors::add_up(others_, row_, &prior_[prior], payoff, drawn, &transfer_[transfer], sums);
    if constexpr (has_narrow_tables)
      if (narrow_)
        return add_products(reports, &narrow_prior_[prior], payoff, drawn, &narrow_transfer_[transfer], sums);
    add_products(reports, &prior_[prior], payoff, drawn, &transfer_[transfer], sums);
  }

  template <class Factor>
  void add_products(std::size_t reports, const Factor* prior, const Integer* payoff, const std::uint32_t* drawn,
                    const Factor* transfer, Integer (&sums)[reports_at_a_time][lanes]) const {
    for (std::size_t r = 0; r < reports; ++r)
      for (Integer& sum : sums[r]) sum = Integer(0);
    const auto add = [&](Integer& sum, std::size_t o, std::size_t r, std::size_t lane) {
      sum += payoff[(drawn[o * row_ + r] + o) * lanes + lane];
      if constexpr (std::is_same_v<Factor, Integer>)
        add_product(sum, prior[o * lanes + lane], transfer[o * row_ + r]);
      else
        sum += static_cast<Integer>(prior[o * lanes + lane]) *
               transfer[o * row_ + r];  // one multiplication of 64-bit factors
    };
    if constexpr (!std::is_same_v<Factor, Integer>) {
      if (reports == reports_at_a_time) {
        for (std::size_t r = 0; r < reports_at_a_time; r += 2) {
          Integer first = 0, second = 0;  // in registers
          for (std::size_t o = 0; o < others_; ++o) add(first, o, r, 0), add(second, o, r + 1, 0);
          sums[r][0] = first, sums[r + 1][0] = second;
        }
        return;
      }
    }
    for (std::size_t o = 0; o < others_; ++o)
      for (std::size_t r = 0; r < reports; ++r)
        for (std::size_t lane = 0; lane < lanes; ++lane) add(sums[r][lane], o, r, lane);
  }

  std::size_t cell(std::size_t t, std::size_t o) const { return (t / lanes * others_ + o) * lanes + t % lanes; }
  std::size_t payoff_cell(std::size_t lottery, std::size_t t, std::size_t o) const {
    return ((t / lanes * lotteries_ + lottery) * others_ + o) * lanes + t % lanes;
  }
  void find_narrow_factors();

  const ScaledMechanism& mechanism_;
  Loop loop_;
  std::size_t count_ = 0, others_ = 0, rules_ = 0, lotteries_ = 0;  // |Theta_S|, |Theta_-S|
  std::size_t row_ = 0;                   // count_, rounded up to a multiple of reports_at_a_time
  bool narrow_ = false;                   // do all of prior_ and transfer_ fit 32 bits (64 bits, for 128)?
  std::vector<Integer> prior_;            // [block][o][lane], 0 in lanes beyond the last type
  std::vector<Integer> expected_payoff_;  // [block][lottery][o][lane]: p(t, o) * W(lottery, (t, o)), likewise
  std::vector<Integer> transfer_;         // [rule][o][row]: X_k(r, o), 0 beyond the last report
  std::vector<std::uint32_t>
      drawn_;  // [o][row]: where the payoffs of the lottery begin that (r, o) draws: its number times |Theta_-S|
  std::vector<Int64> narrow_prior_, narrow_transfer_;  // the same in 64 bits, where Integer is wider and they fit
  std::vector<Integer> sum_of_members_;                // by profile
};

/// D_u * u_S: the utilities of one coalition at single true profiles, for all of its reports, under
/// one transfer rule.
template <class Integer>
class OutcomeUtilities {
 public:
  OutcomeUtilities(const ScaledMechanism& mechanism, Coalition coalition, std::size_t rule);
  std::size_t joint_type_count() const { return grid_.own.size(); }
  std::size_t outsider_type_count() const { return grid_.others.size(); }
  /// values[r] = utility at the true profile `truth` if the coalition reports r and the outsiders
  /// report o, for every r.
  void at(std::size_t truth, std::size_t o, Integer* values) const {
    const std::size_t count = grid_.own.size();
    const Integer* const payoff = &payoff_[truth * lotteries_];
    for (std::size_t r = 0; r < count; ++r) {
      values[r] = transfer_[o * count + r];
      values[r] += payoff[lottery_at_[o * count + r]];
    }
  }

 private:
  ProfileGrid grid_;
  std::size_t lotteries_;
  std::vector<Integer> payoff_;            // [profile][lottery]: W
  std::vector<Integer> transfer_;          // [o][r]: X
  std::vector<std::uint32_t> lottery_at_;  // [o][r]
};

/// Calls visit(std::type_identity<Integer>()) for the integer of that width.
template <class Visitor>
void in_width(Width width, Visitor&& visit) {
  switch (width) {
    case Width::int64: return visit(std::type_identity<Int64>());
    case Width::int128: return visit(std::type_identity<Int128>());
    case Width::wide: return visit(std::type_identity<WideInteger>());
  }
}

/// Coalition after coalition, each in the narrowest width that its bound allows. Every thread that
/// is at work has tables of its own, which the next one to come takes over.
class CoalitionTables {
 public:
  explicit CoalitionTables(const ScaledMechanism& mechanism) : mechanism_(mechanism) {}

  /// Calls visit(const CoalitionPayoffs<Integer>&); `factor` is a positive integer by which the
  /// visitor will multiply values. Safe to call from several threads.
  template <class Visitor>
  void visit(Coalition coalition, const Rational& factor, Visitor&& visit) {
    std::unique_ptr<OfThread> tables = take();
    in_width(mechanism_.width(coalition, factor), [&]<class Integer>(std::type_identity<Integer>) {
      std::optional<CoalitionPayoffs<Integer>>& payoffs = std::get<std::optional<CoalitionPayoffs<Integer>>>(*tables);
      if (!payoffs) payoffs.emplace(mechanism_);
      payoffs->go_to(coalition);
      visit(std::as_const(*payoffs));
    });
    give_back(std::move(tables));
  }

 private:
  using OfThread = std::tuple<std::optional<CoalitionPayoffs<Int64>>, std::optional<CoalitionPayoffs<Int128>>,
                              std::optional<CoalitionPayoffs<WideInteger>>>;
  std::unique_ptr<OfThread> take();
  void give_back(std::unique_ptr<OfThread> tables);

  const ScaledMechanism& mechanism_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<OfThread>> idle_;
};

extern template class CoalitionPayoffs<Int64>;
extern template class CoalitionPayoffs<Int128>;
extern template class CoalitionPayoffs<WideInteger>;
extern template class OutcomeUtilities<Int64>;
extern template class OutcomeUtilities<Int128>;
extern template class OutcomeUtilities<WideInteger>;

}  // namespace candor
