// SPDX-License-Identifier: MIT
#include "checker/model/finite/payoff_engine.hpp"

#include <algorithm>
#include <stdexcept>

#include "exact/numeral.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace candor {
namespace {

std::vector<Rational> largest_magnitudes(const std::vector<Rational>& values, std::size_t agents) {
  std::vector<Rational> largest;
  const auto count = static_cast<std::ptrdiff_t>(values.size() / agents);
  for (auto first = values.begin(); first != values.end(); first += count) {
    const auto [least, most] = std::minmax_element(first, first + count);
    largest.push_back(std::max(abs(*least), abs(*most)));
  }
  return largest;
}

void scale(std::vector<Rational>& values, const Rational& factor) {
  if (factor == Rational(1)) return;
  for (Rational& value : values) value *= factor;
}

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
constexpr Width width_of = std::is_same_v<Integer, Int64> ? Width::int64 : std::is_same_v<Integer, Int128> ? Width::int128 : Width::wide;

template <class Integer>
bool fits(const Rational& bound) { return width_for(bound) <= width_of<Integer>; }

template <class Integer>
std::vector<Integer> in_width(const Rational* values, std::size_t count) {
  std::vector<Integer> result(count);
  for (std::size_t k = 0; k < count; ++k) result[k] = to_integer<Integer>(values[k]);
  return result;
}

}  // namespace

ScaledMechanism::ScaledMechanism(const FiniteModel& model, const Mechanism& mechanism)
    : types_(model.environment.types), profile_count_(types_.profile_count()), prior_(model.environment.prior.probabilities()), lottery_at_(model.allocations.at(mechanism.allocation).lottery_at) {
  const Environment& environment = model.environment;
  const std::size_t lotteries = model.allocations[mechanism.allocation].lotteries.size();
  if (lotteries * types_.agent_count() > most_payoffs / profile_count_)
    throw std::length_error("the allocation draws " + std::to_string(lotteries) + " different lotteries over " + std::to_string(profile_count_) + " profiles: their payoffs are too many for one table");
  for (const Lottery& lottery : model.allocations[mechanism.allocation].lotteries) {
    std::vector<Rational>& table = payoffs_.emplace_back(types_.agent_count() * profile_count_);
    for (Agent i : types_.grand_coalition())
      for (Profile theta; theta.value < profile_count_; ++theta.value)
        if (Rational& payoff = table[i.value * profile_count_ + theta.value]; lottery.is_sure()) payoff = environment.payoffs(i, lottery.branches.front().outcome, theta);
        else
          for (const Lottery::Branch& branch : lottery.branches) payoff += branch.probability * environment.payoffs(i, branch.outcome, theta);
  }
  for (std::size_t rule : mechanism.transfers) {
    std::vector<Rational>& table = transfers_.emplace_back(types_.agent_count() * profile_count_);
    for (Agent i : types_.grand_coalition())
      for (Profile theta; theta.value < profile_count_; ++theta.value) table[i.value * profile_count_ + theta.value] = model.transfers.at(rule).amounts(i, theta);
  }

  prior_denominator_ = common_denominator(prior_);
  scale(prior_, prior_denominator_);
  Rational money = 1;
  for (const auto* tables : {&payoffs_, &transfers_})
    for (const auto& table : *tables) money = least_common_multiple(money, common_denominator(table));
  for (auto* tables : {&payoffs_, &transfers_})
    for (auto& table : *tables) scale(table, money);
  for (const auto& table : payoffs_) largest_payoff_.push_back(largest_magnitudes(table, types_.agent_count()));
  for (const auto& table : transfers_) largest_transfer_.push_back(largest_magnitudes(table, types_.agent_count()));
}

Rational ScaledMechanism::bound(Coalition coalition) const {
  return prior_denominator_ * std::max(Rational(1), largest_sum(largest_payoff_, coalition) + largest_sum(largest_transfer_, coalition));
}

template <class Integer>
void ScaledMechanism::make(Numbers<Integer>& numbers) const {
  if (fits<Integer>(prior_denominator_)) numbers.prior = in_width<Integer>(prior_.data(), profile_count_);
  const auto convert = [&](const std::vector<std::vector<Rational>>& tables, std::vector<std::vector<std::vector<Integer>>>& result) {
    for (const std::vector<Rational>& table : tables) {
      result.emplace_back(types_.agent_count());
      for (Agent i : types_.grand_coalition())
        if (fits<Integer>(bound(Coalition::of(i)))) result.back()[i.value] = in_width<Integer>(&table[i.value * profile_count_], profile_count_);
    }
  };
  convert(payoffs_, numbers.payoffs);
  convert(transfers_, numbers.transfers);
}

template <class Integer>
const ScaledMechanism::Numbers<Integer>& ScaledMechanism::numbers() const {
  Numbers<Integer>* numbers;
  if constexpr (std::is_same_v<Integer, Int64>) numbers = &int64_;
  else if constexpr (std::is_same_v<Integer, Int128>) numbers = &int128_;
  else numbers = &wide_;
  std::call_once(numbers->made, [&] { make(*numbers); });
  return *numbers;
}

template <class Integer>
CoalitionPayoffs<Integer>::CoalitionPayoffs(const ScaledMechanism& mechanism, Coalition coalition, Loop loop)
    : rules_(mechanism.rule_count()), lotteries_(mechanism.lottery_count()) {
  const ScaledMechanism::Numbers<Integer>& numbers = mechanism.numbers<Integer>();
  const std::vector<std::uint32_t> own = mechanism.types().offsets(coalition), others = mechanism.types().offsets(mechanism.types().outsiders(coalition));
  count_ = own.size(), others_ = others.size();
  const std::size_t blocks = (count_ + lanes - 1) / lanes, profiles = count_ * others_;
  const auto of_members = [&](const std::vector<std::vector<Integer>>& of_agents) {
    std::vector<Integer> sum(profiles, Integer(0));
    for (Agent i : coalition)
      for (std::size_t theta = 0; theta < profiles; ++theta) sum[theta] += of_agents[i.value][theta];
    return sum;
  };
  const auto for_each_cell = [&](auto&& visit) {
    for (std::size_t o = 0; o < others_; ++o)
      for (std::size_t t = 0; t < count_; ++t) visit(t, o, own[t] + others[o]);
  };

  prior_.assign(blocks * others_ * lanes, Integer(0));
  expected_payoff_.assign(blocks * lotteries_ * others_ * lanes, Integer(0));
  transfer_.resize(rules_ * profiles);
  lottery_at_.resize(profiles);
  for_each_cell([&](std::size_t t, std::size_t o, std::size_t theta) {
    prior_[cell(t, o)] = numbers.prior[theta];
    lottery_at_[o * count_ + t] = static_cast<std::uint32_t>(mechanism.lottery_at(theta));
  });
  for (std::size_t l = 0; l < lotteries_; ++l) {
    const std::vector<Integer> payoff = of_members(numbers.payoffs[l]);
    for_each_cell([&](std::size_t t, std::size_t o, std::size_t theta) { expected_payoff_[payoff_cell(l, t, o)] = numbers.prior[theta] * payoff[theta]; });
  }
  for (std::size_t k = 0; k < rules_; ++k) {
    const std::vector<Integer> transfer = of_members(numbers.transfers[k]);
    for_each_cell([&](std::size_t t, std::size_t o, std::size_t theta) { transfer_[(k * others_ + o) * count_ + t] = transfer[theta]; });
  }
  if constexpr (std::is_same_v<Integer, Int64>) {
    const auto fits_32_bits = [](Int64 value) { return value == static_cast<std::int32_t>(value); };
    narrow_ = loop == Loop::fastest && NarrowFactors::supported() && std::all_of(prior_.begin(), prior_.end(), fits_32_bits) && std::all_of(transfer_.begin(), transfer_.end(), fits_32_bits);
  }
}

template class CoalitionPayoffs<Int64>;
template class CoalitionPayoffs<Int128>;
template class CoalitionPayoffs<WideInteger>;

#if defined(__x86_64__)

namespace {
__attribute__((target("avx2"))) inline __m256i load(const Int64* at) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); }
}  // namespace

bool NarrowFactors::supported() { return __builtin_cpu_supports("avx2") != 0; }

// _mm256_mul_epi32 multiplies the low 32 bits of each 64-bit lane, signed: that is the whole product of factors that fit 32 bits.
__attribute__((target("avx2"))) void NarrowFactors::add_up(std::size_t others, std::size_t reports, const Int64* prior, const Int64* payoff, const std::uint32_t* lottery_at, const Int64* transfer,
                                                            Int64 (&sums)[4][8]) {
  __m256i low[4] = {}, high[4] = {};           // lanes 0 to 3 and 4 to 7 of each report
  for (std::size_t o = 0; o < others; ++o, prior += 8, lottery_at += reports, transfer += reports) {
    const __m256i prior_low = load(prior), prior_high = load(prior + 4);
#pragma GCC unroll 4
    for (std::size_t r = 0; r < 4; ++r) {
      const __m256i paid = _mm256_set1_epi64x(transfer[r]);
      const Int64* const expected = payoff + (lottery_at[r] * others + o) * 8;
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
void NarrowFactors::add_up(std::size_t, std::size_t, const Int64*, const Int64*, const std::uint32_t*, const Int64*, Int64 (&)[4][8]) {}

#endif

}  // namespace candor
