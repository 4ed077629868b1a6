// SPDX-License-Identifier: MIT
#include "engine/payoff_engine.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/lanes.hpp"
#include "exact/wide/scaling.hpp"

namespace candor {
namespace {

/// The largest, over lotteries or rules, of what the members' largest magnitudes add up to.
Rational largest_sum(const std::vector<std::vector<Rational>>& largest, Coalition coalition) {
  Rational result;
  for (const std::vector<Rational>& of_agents : largest) {
    Rational sum;
    for (Agent i : coalition) sum += of_agents[i.value];
    result = std::max(result, sum);
  }
  return result;
}

template <class Integer>
constexpr Width width_of = std::is_same_v<Integer, Int64>    ? Width::int64
                           : std::is_same_v<Integer, Int128> ? Width::int128
                                                             : Width::wide;

template <class Integer>
bool fits(const Rational& bound) {
  return width_for(bound) <= width_of<Integer>;
}

/// The largest magnitude of the numbers seen so far.
class LargestMagnitude {
 public:
  void include(const Rational& number) {
    if (number.sign() > 0 && number > most_)
      most_ = number;
    else if (number.sign() < 0 && number < least_)
      least_ = number;
  }
  Rational value() const { return std::max(most_, -least_); }

 private:
  Rational least_, most_;
};

/// Sums over the members of a coalition, by profile.
template <class Integer>
void add_members(Coalition coalition, const std::vector<std::vector<Integer>>& of_agents, std::vector<Integer>& sum) {
  const Agent first = *coalition.begin();
  const Coalition others = coalition.without(Coalition::of(first));
  sum = of_agents[first.value];
  // Some hundred profiles at a time: their sums stay in the processor's nearest memory until all members are added.
  constexpr std::size_t at_a_time = 512;
  for (std::size_t begin = 0; begin < sum.size(); begin += at_a_time) {
    const std::size_t end = std::min(begin + at_a_time, sum.size());
    for (Agent i : others) {
      const std::vector<Integer>& own = of_agents[i.value];
      for (std::size_t theta = begin; theta < end; ++theta) sum[theta] += own[theta];
    }
  }
}

}  // namespace

template <class Visitor>
void ScaledMechanism::for_each_payoff(std::size_t lottery, Agent agent, Visitor&& visit) const {
  const Lottery& drawn = allocation().lotteries[lottery];
  const Payoffs& payoffs = model_.environment.payoffs;
  for (Profile theta; theta.value < types().profile_count(); ++theta.value) {
    if (drawn.is_sure()) {
      visit(payoffs(agent, drawn.branches.front().outcome, theta));
    } else {
      Rational expected;
      for (const Lottery::Branch& branch : drawn.branches)
        expected += branch.probability * payoffs(agent, branch.outcome, theta);
      visit(expected);
    }
  }
}

template <class Visitor>
void ScaledMechanism::for_each_transfer(std::size_t rule, Agent agent, Visitor&& visit) const {
  const AgentAmounts& amounts = model_.transfers[mechanism_.transfers[rule]].amounts;
  for (Profile theta; theta.value < types().profile_count(); ++theta.value) visit(amounts(agent, theta));
}

ScaledMechanism::ScaledMechanism(const FiniteModel& model, const Mechanism& mechanism)
    : model_(model), mechanism_(mechanism) {
  const std::size_t lotteries = model.allocations.at(mechanism.allocation).lotteries.size(),
                    profiles = types().profile_count();
  for (std::size_t rule : mechanism.transfers) (void)model.transfers.at(rule);
  if (lotteries * types().agent_count() > most_payoffs / profiles)
    throw std::length_error("the allocation draws " + std::to_string(lotteries) + " different lotteries over " +
                            std::to_string(profiles) + " profiles: their payoffs are too many for one table");

  CommonDenominator prior, money;
  const std::size_t numbers = (lotteries + rule_count()) * types().agent_count() * profiles;
  const auto include = [&](CommonDenominator& common, const Rational& number) {
    if (!common.include(number)) return;
    const std::size_t bits = common.value().bits();
    if (bits > most_denominator_bits || (width_for(common.value()) == Width::wide && bits > most_bits / numbers))
      throw NoCommonDenominator();
  };
  for (const Rational& probability : model.environment.prior.probabilities()) include(prior, probability);
  const auto examine = [&](std::size_t tables, const auto& for_each_number,
                           std::vector<std::vector<Rational>>& largest) {
    for (std::size_t table = 0; table < tables; ++table) {
      largest.emplace_back();
      for (Agent i : types().grand_coalition()) {
        LargestMagnitude magnitude;
        for_each_number(table, i, [&](const Rational& number) {
          include(money, number);
          magnitude.include(number);
        });
        largest.back().push_back(magnitude.value());
      }
    }
  };
  examine(
      lotteries, [&](std::size_t lottery, Agent i, const auto& visit) { for_each_payoff(lottery, i, visit); },
      largest_payoff_);
  examine(
      rule_count(), [&](std::size_t rule, Agent i, const auto& visit) { for_each_transfer(rule, i, visit); },
      largest_transfer_);
  prior_denominator_ = prior.value();
  money_denominator_ = money.value();
  for (auto* tables : {&largest_payoff_, &largest_transfer_})
    for (std::vector<Rational>& of_agents : *tables)
      for (Rational& magnitude : of_agents) magnitude *= money_denominator_;
  widest_ = width_for(bound(types().grand_coalition()));
}

std::unique_ptr<const ScaledMechanism> scaled_if_possible(const FiniteModel& model, const Mechanism& mechanism) {
  try {
    return std::make_unique<const ScaledMechanism>(model, mechanism);
  } catch (const NoCommonDenominator&) {
    return nullptr;
  }
}

Rational ScaledMechanism::largest_utility(Coalition coalition) const {
  return largest_sum(largest_payoff_, coalition) + largest_sum(largest_transfer_, coalition);
}

Rational ScaledMechanism::bound(Coalition coalition) const {
  return prior_denominator_ * std::max(Rational(1), largest_utility(coalition));
}

Width ScaledMechanism::width(Coalition coalition, const Rational& factor) const {
  if (widest_ == Width::int64 && factor == Rational(1)) return Width::int64;
  return width_for(bound(coalition) * factor);
}

template <class Integer>
void ScaledMechanism::make(Numbers<Integer>& numbers) const {
  for (auto* tables : {&numbers.payoffs, &numbers.transfers})
    tables->clear();  // what an attempt left behind that ran out of memory
  numbers.prior.clear();
  if (fits<Integer>(prior_denominator_)) {
    Scaling<Integer> scaled(prior_denominator_);
    for (const Rational& probability : model_.environment.prior.probabilities())
      numbers.prior.push_back(scaled(probability));
  }
  Scaling<Integer> scaled(money_denominator_);
  const auto convert = [&](const std::vector<std::vector<Rational>>& largest, const auto& for_each_number,
                           std::vector<std::vector<std::vector<Integer>>>& result) {
    for (std::size_t table = 0; table < largest.size(); ++table) {
      result.emplace_back(types().agent_count());
      for (Agent i : types().grand_coalition()) {
        if (!fits<Integer>(largest[table][i.value])) continue;
        std::vector<Integer>& own = result.back()[i.value];
        own.reserve(types().profile_count());
        for_each_number(table, i, [&](const Rational& number) { own.push_back(scaled(number)); });
      }
    }
  };
  convert(
      largest_payoff_, [&](std::size_t lottery, Agent i, const auto& visit) { for_each_payoff(lottery, i, visit); },
      numbers.payoffs);
  convert(
      largest_transfer_, [&](std::size_t rule, Agent i, const auto& visit) { for_each_transfer(rule, i, visit); },
      numbers.transfers);
}

template <class Integer>
const ScaledMechanism::Numbers<Integer>& ScaledMechanism::numbers() const {
  Numbers<Integer>* numbers;
  if constexpr (std::is_same_v<Integer, Int64>)
    numbers = &int64_;
  else if constexpr (std::is_same_v<Integer, Int128>)
    numbers = &int128_;
  else
    numbers = &wide_;
  std::call_once(numbers->made, [&] { make(*numbers); });
  return *numbers;
}

template <class Integer>
void CoalitionPayoffs<Integer>::go_to(Coalition coalition) {
  const ScaledMechanism::Numbers<Integer>& numbers = mechanism_.numbers<Integer>();
  const ProfileGrid grid(mechanism_.types(), coalition);
  rules_ = mechanism_.rule_count(), lotteries_ = mechanism_.lottery_count(), count_ = grid.own.size(),
  others_ = grid.others.size();
  row_ = (count_ + reports_at_a_time - 1) / reports_at_a_time * reports_at_a_time;
  const std::size_t blocks = (count_ + lanes - 1) / lanes;

  const auto by_true_type = [&](const std::vector<Integer>& numbers_of_profiles, Integer* to,
                                std::size_t block) {  // to[o][lane], for the true types of a block
    const std::size_t used = std::min(lanes, count_ - block * lanes);
    for (std::size_t o = 0; o < others_; ++o, to += lanes) {
      const Integer* const from = &numbers_of_profiles[grid.others[o]];
      for (std::size_t lane = 0; lane < used; ++lane) to[lane] = from[grid.own[block * lanes + lane]];
      for (std::size_t lane = used; lane < lanes; ++lane) to[lane] = Integer(0);
    }
  };
  const auto by_report = [&](const auto& value_at, auto* to) {  // to[o][row]
    for (std::size_t o = 0; o < others_; ++o, to += row_) {
      for (std::size_t r = 0; r < count_; ++r) to[r] = value_at(grid.own[r] + grid.others[o]);
      std::fill(to + count_, to + row_, 0);
    }
  };

  prior_.resize(blocks * others_ * lanes);
  expected_payoff_.resize(blocks * lotteries_ * others_ * lanes);
  transfer_.resize(rules_ * others_ * row_);
  drawn_.resize(others_ * row_);
  for (std::size_t block = 0; block < blocks; ++block)
    by_true_type(numbers.prior, &prior_[cell(block * lanes, 0)], block);
  for (std::size_t l = 0; l < lotteries_; ++l) {
    add_members(coalition, numbers.payoffs[l], sum_of_members_);
    for (std::size_t theta = 0; theta < sum_of_members_.size(); ++theta) sum_of_members_[theta] *= numbers.prior[theta];
    for (std::size_t block = 0; block < blocks; ++block)
      by_true_type(sum_of_members_, &expected_payoff_[payoff_cell(l, block * lanes, 0)], block);
  }
  for (std::size_t k = 0; k < rules_; ++k) {
    add_members(coalition, numbers.transfers[k], sum_of_members_);
    by_report([&](std::size_t theta) { return sum_of_members_[theta]; }, &transfer_[k * others_ * row_]);
  }
  by_report([&](std::size_t theta) { return static_cast<std::uint32_t>(mechanism_.lottery_at(theta) * others_); },
            drawn_.data());
  find_narrow_factors();
}

template <class Integer>
void CoalitionPayoffs<Integer>::find_narrow_factors() {
  const auto all_fit = [&](const auto& fits) {
    return loop_ == Loop::fastest && std::all_of(prior_.begin(), prior_.end(), fits) &&
           std::all_of(transfer_.begin(), transfer_.end(), fits);
  };
  if constexpr (std::is_same_v<Integer, Int64>)
    narrow_ =
        NarrowFactors::supported() && all_fit([](Int64 value) { return value == static_cast<std::int32_t>(value); });
  if constexpr (has_narrow_tables) {
    narrow_ = all_fit([](Integer value) { return value == static_cast<Int64>(value); });
    if (!narrow_) return;
    const auto in_64_bits = [](const std::vector<Integer>& from, std::vector<Int64>& to) {
      to.resize(from.size());
      std::transform(from.begin(), from.end(), to.begin(), [](Integer value) { return static_cast<Int64>(value); });
    };
    in_64_bits(prior_, narrow_prior_);
    in_64_bits(transfer_, narrow_transfer_);
  }
}

template <class Integer>
OutcomeUtilities<Integer>::OutcomeUtilities(const ScaledMechanism& mechanism, Coalition coalition, std::size_t rule)
    : grid_(mechanism.types(), coalition), lotteries_(mechanism.lottery_count()) {
  const ScaledMechanism::Numbers<Integer>& numbers = mechanism.numbers<Integer>();
  const std::size_t profiles = mechanism.types().profile_count();
  std::vector<Integer> sum;
  payoff_.resize(profiles * lotteries_);
  for (std::size_t l = 0; l < lotteries_; ++l) {
    add_members(coalition, numbers.payoffs[l], sum);
    for (std::size_t theta = 0; theta < profiles; ++theta) payoff_[theta * lotteries_ + l] = sum[theta];
  }
  add_members(coalition, numbers.transfers[rule], sum);
  transfer_.reserve(profiles);
  lottery_at_.reserve(profiles);
  for (std::uint32_t others : grid_.others)
    for (std::uint32_t own : grid_.own) {
      transfer_.push_back(sum[own + others]);
      lottery_at_.push_back(static_cast<std::uint32_t>(mechanism.lottery_at(own + others)));
    }
}

std::unique_ptr<CoalitionTables::OfThread> CoalitionTables::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<OfThread>();
  std::unique_ptr<OfThread> tables = std::move(idle_.back());
  idle_.pop_back();
  return tables;
}

void CoalitionTables::give_back(std::unique_ptr<OfThread> tables) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(tables));
}

template class OutcomeUtilities<Int64>;
template class OutcomeUtilities<Int128>;
template class OutcomeUtilities<WideInteger>;
template class CoalitionPayoffs<Int64>;
template class CoalitionPayoffs<Int128>;
template class CoalitionPayoffs<WideInteger>;

#if defined(__x86_64__)

bool NarrowFactors::supported() { return __builtin_cpu_supports("avx2") != 0; }

// _mm256_mul_epi32 multiplies the low 32 bits of each 64-bit lane, signed: that is the whole
// product of factors that fit 32 bits.
__attribute__((target("avx2"))) void NarrowFactors::add_up(std::size_t others, std::size_t reports, const Int64* prior,
                                                           const Int64* payoff, const std::uint32_t* drawn,
                                                           const Int64* transfer, Int64 (&sums)[4][8]) {
  __m256i low[4] = {}, high[4] = {};  // lanes 0 to 3 and 4 to 7 of each report
  for (std::size_t o = 0; o < others; ++o, prior += 8, drawn += reports, transfer += reports) {
    const __m256i prior_low = load(prior), prior_high = load(prior + 4);
#pragma GCC unroll 4
    for (std::size_t r = 0; r < 4; ++r) {
      const __m256i paid = _mm256_set1_epi64x(transfer[r]);
      const Int64* const expected = payoff + (std::size_t{drawn[r]} + o) * 8;
      low[r] = _mm256_add_epi64(low[r], _mm256_add_epi64(load(expected), _mm256_mul_epi32(prior_low, paid)));
      high[r] = _mm256_add_epi64(high[r], _mm256_add_epi64(load(expected + 4), _mm256_mul_epi32(prior_high, paid)));
    }
  }
#pragma GCC unroll 4
  for (std::size_t r = 0; r < 4; ++r) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(&sums[r][0]), low[r]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(&sums[r][4]), high[r]);
  }
}

#else

bool NarrowFactors::supported() { return false; }
void NarrowFactors::add_up(std::size_t, std::size_t, const Int64*, const Int64*, const std::uint32_t*, const Int64*,
                           Int64 (&)[4][8]) {}

#endif

}  // namespace candor
