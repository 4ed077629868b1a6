// SPDX-License-Identifier: MIT
#include "checker/model/finite/environment.hpp"

#include <algorithm>

#include "exact/numeral.hpp"

namespace candor {

Rational Prior::total() const {
  Rational sum;
  for (const Rational& probability : probabilities_) sum += probability;
  return sum;
}

Rational Prior::marginal(const TypeSpace& types, JointType joint) const {
  Rational sum;
  const std::uint32_t base = types.offset(joint);
  for (std::uint32_t others : types.offsets(types.outsiders(joint.coalition))) sum += probabilities_[base + others];
  return sum;
}

std::vector<Rational> Prior::marginals(const TypeSpace& types, Coalition coalition) const {
  std::vector<Rational> result(types.joint_type_count(coalition));
  const std::vector<std::uint32_t> own = types.offsets(coalition), others = types.offsets(types.outsiders(coalition));
  for (std::size_t t = 0; t < own.size(); ++t)
    for (std::uint32_t rest : others) result[t] += probabilities_[own[t] + rest];
  return result;
}

// The table of the agents up to the i-th, with the types of those after him added up: his marginal,
// then the table without him.
std::vector<std::vector<Rational>> Prior::marginals(const TypeSpace& types) const {
  std::vector<std::vector<Rational>> result(types.agent_count());
  std::vector<Rational> earlier;
  const std::vector<Rational>* table = &probabilities_;
  for (std::uint32_t i = types.agent_count(); i-- > 0;) {
    const std::uint32_t own = types.type_count(Agent{i});
    result[i].resize(own);
    std::vector<Rational> without(table->size() / own);
    for (std::size_t k = 0; k < table->size(); ++k) {
      result[i][k % own] += (*table)[k];
      without[k / own] += (*table)[k];
    }
    earlier = std::move(without);
    table = &earlier;
  }
  return result;
}

Prior Prior::product(const std::vector<std::vector<Rational>>& marginals) {
  std::vector<Rational> table{1};
  for (const std::vector<Rational>& marginal : marginals) {
    std::vector<Rational> longer;
    longer.reserve(table.size() * marginal.size());
    for (const Rational& before : table)
      for (const Rational& probability : marginal) longer.push_back(before * probability);
    table = std::move(longer);
  }
  return Prior(std::move(table));
}

Payoffs Payoffs::by_own_type(const TypeSpace& types, std::uint32_t outcomes) {
  Payoffs result;
  result.profiles_ = types.profile_count();
  for (Agent i : types.grand_coalition()) {
    const std::uint32_t stride = types.type_count(i) > 1 ? types.offset(JointType{Coalition::of(i), 1}) : 1;
    result.of_agents_.push_back(
        {stride, types.type_count(i), std::vector<Rational>(std::size_t{outcomes} * types.type_count(i))});
  }
  return result;
}

void Payoffs::keep_by_profile(OfAgent& own) const {
  OfAgent by_profile{1, profiles_, {}};
  by_profile.table.reserve(own.table.size() / own.count * profiles_);
  for (std::size_t first = 0; first < own.table.size(); first += own.count)
    for (Profile theta; theta.value < profiles_; ++theta.value)
      by_profile.table.push_back(own.table[first + own.index(theta)]);
  own = std::move(by_profile);
}

bool operator==(const Payoffs& left, const Payoffs& right) {
  if (left.profiles_ != right.profiles_ || left.of_agents_.size() != right.of_agents_.size()) return false;
  for (std::size_t i = 0; i < left.of_agents_.size(); ++i) {
    const Payoffs::OfAgent &one = left.of_agents_[i], &other = right.of_agents_[i];
    if (one.table.size() / one.count != other.table.size() / other.count) return false;
    if (one.count == other.count && one.table == other.table) continue;
    for (std::size_t a = 0; a < one.table.size() / one.count; ++a)
      for (Profile theta; theta.value < left.profiles_; ++theta.value)
        if (one.table[a * one.count + one.index(theta)] != other.table[a * other.count + other.index(theta)])
          return false;
  }
  return true;
}

Rational AgentAmounts::total(Profile profile) const {
  if (scaled_) return scaled_->sum(profile.value, profiles_);
  Rational sum;
  for (std::size_t k = profile.value; k < table_.size(); k += profiles_) sum += table_[k];
  return sum;
}

bool AgentAmounts::is_zero() const {
  const auto zero = [&](std::size_t k) { return scaled_ ? scaled_->numerator(k) == 0 : table_[k].sign() == 0; };
  for (std::size_t k = 0; k < (scaled_ ? scaled_->size() : table_.size()); ++k)
    if (!zero(k)) return false;
  return true;
}

Rational AgentAmounts::denominator() const { return scaled_ ? scaled_->denominator() : common_denominator(table_); }

void AgentAmounts::keep_as_rationals() {
  table_.resize(size());
  if (!scaled_) return;
  for (std::size_t k = 0; k < table_.size(); ++k) table_[k] = (*scaled_)[k];
  scaled_.reset();
}

bool operator==(const AgentAmounts& left, const AgentAmounts& right) {
  if (left.agents_ != right.agents_ || left.profiles_ != right.profiles_) return false;
  if (left.table_.size() == right.table_.size() && left.scaled_ == right.scaled_) return left.table_ == right.table_;
  for (Agent i; i.value < left.agents_; ++i.value)
    for (Profile theta; theta.value < left.profiles_; ++theta.value)
      if (left(i, theta) != right(i, theta)) return false;
  return true;
}

SurplusWalk::SurplusWalk(const Environment& environment)
    : environment_(environment),
      sums_(environment.types.agent_count() + 1, std::vector<Rational>(environment.outcome_count())) {
  while (kept_by_own_type_ < environment.types.agent_count() &&
         environment.payoffs.is_kept_by_own_type(Agent{kept_by_own_type_}))
    ++kept_by_own_type_;
}

void SurplusWalk::go_to(Profile profile) {
  const TypeSpace& types = environment_.types;
  std::vector<Type> now;
  for (Agent i : types.grand_coalition()) now.push_back(types.type_of(profile, i));
  std::uint32_t first = 0;  // whose payoff must be added anew
  if (!types_.empty())
    first =
        std::min(kept_by_own_type_,
                 static_cast<std::uint32_t>(std::mismatch(now.begin(), now.end(), types_.begin()).first - now.begin()));
  for (std::uint32_t i = first; i < types.agent_count(); ++i)
    for (Outcome a; a.value < environment_.outcome_count(); ++a.value)
      sums_[i + 1][a.value] = sums_[i][a.value] + environment_.payoffs(Agent{i}, a, profile);
  types_ = std::move(now);
}

Rational Environment::surplus(Outcome outcome, Profile profile) const {
  Rational sum;
  for (Agent i : types.grand_coalition()) sum += payoffs(i, outcome, profile);
  return sum;
}

}  // namespace candor
