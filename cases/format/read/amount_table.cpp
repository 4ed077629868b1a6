// SPDX-License-Identifier: MIT
#include "cases/format/read/amount_table.hpp"

#include <numeric>
#include <utility>

namespace candor {

AmountTable::AmountTable(std::uint32_t agents, std::uint32_t profiles)
    : agents_(agents), profiles_(profiles), amounts_(agents, profiles) {
  constexpr std::size_t most_rationals = 1u << 16;  // these are quicker to look at
  over_denominator_ = amounts_.size() > most_rationals;
}

void AmountTable::set(Agent agent, Profile profile, const Number& amount) {
  if (over_denominator_ && numerators_.empty()) {
    if (amount.sign() == 0) return;
    numerators_.resize(amounts_.size());
  }
  if (over_denominator_ && !(amount.is_small() && make_common(amount.denominator()))) keep_as_rationals();
  if (over_denominator_)
    numerators_[at(agent, profile)] = amount.numerator() * (denominator_ / amount.denominator());
  else
    amounts_(agent, profile) = amount.rational();
}

/// Can the common denominator be made a multiple of this one?
bool AmountTable::make_common(Int64 denominator) {
  if (denominator == 1 || denominator_ % denominator == 0) return true;
  constexpr Int128 limit = Int128{1} << 62;
  const Int64 factor = denominator / std::gcd(static_cast<Int64>(denominator_), denominator);
  if (denominator_ * factor >= limit) return false;
  // Every numerator is less than 2^63 times the common denominator: the products fit.
  for (Int128& numerator : numerators_) numerator *= factor;
  denominator_ *= factor;
  return true;
}

void AmountTable::keep_as_rationals() {
  amounts_ = take();
  over_denominator_ = false;
}

Number AmountTable::operator()(Agent agent, Profile profile) const {
  if (!over_denominator_) return std::as_const(amounts_)(agent, profile);
  return numerators_.empty() ? Number(0) : Number::quotient(numerators_[at(agent, profile)], denominator_);
}

AgentAmounts AmountTable::take() {
  if (!over_denominator_ || numerators_.empty()) return std::move(amounts_);
  return {agents_, profiles_, ScaledTable(Rational::from_128_bits(denominator_), std::move(numerators_))};
}

Number amount_of(const AgentAmounts& amounts, Agent agent, Profile profile, std::uint32_t profiles) {
  const ScaledTable* scaled = amounts.scaled();
  const mpq_srcptr denominator = scaled != nullptr ? scaled->denominator().gmp() : nullptr;
  if (denominator == nullptr || mpz_fits_slong_p(mpq_numref(denominator)) == 0) return amounts(agent, profile);
  return Number::quotient(scaled->numerator(std::size_t{agent.value} * profiles + profile.value),
                          mpz_get_si(mpq_numref(denominator)));
}

}  // namespace candor
