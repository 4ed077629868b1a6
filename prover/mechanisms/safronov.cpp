// SPDX-License-Identifier: MIT
// Safronov's transfers without the sum over subsets.
//
// Split a function of theta into parts, a = sum over T of a_T, where a_T has zero mean in each coordinate of T and is constant in the others. The weighted sum over subsets in
// equation (6) gives agent i the share 1/|T| of every part with i in T: a Shapley value. So with  A_k = sum of the a_T with |T| = k,  b = sum over k >= 1 of A_k / k,
//     x_i = E u_i - E_{theta_i} u_i + b - E_{theta_i} b,
// because b - E_{theta_i} b keeps exactly the parts with i in T. The A_k are the coefficients of s^k in  prod_j (E_j + s (1 - E_j))  applied to a; each factor acts on one coordinate.
#include <stdexcept>

#include "prover/mechanisms/constructions.hpp"

namespace candor {
namespace {

using ProfileTable = std::vector<Rational>;

class Averaging {
 public:
  explicit Averaging(const Environment& environment) : types_(environment.types) {
    for (Agent i : types_.grand_coalition()) marginals_.push_back(environment.prior.marginals(types_, Coalition::of(i)));
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
      Rational product = 1;
      for (Agent i : types_.grand_coalition()) product *= marginals_[i.value][types_.type_of(theta, i).value];
      if (product != environment.prior(theta)) throw std::domain_error("the types are correlated, and Safronov's transfers are defined for independent types");
    }
  }

  /// E_{theta_i} of a table, again as a table over all profiles.
  ProfileTable over(Agent agent, const ProfileTable& table) const {
    ProfileTable result(table.size());
    const std::vector<std::uint32_t> own = types_.offsets(Coalition::of(agent));
    for (std::uint32_t rest : types_.offsets(types_.outsiders(Coalition::of(agent)))) {
      Rational mean;
      for (std::size_t t = 0; t < own.size(); ++t) mean += marginals_[agent.value][t] * table[rest + own[t]];
      for (std::uint32_t offset : own) result[rest + offset] = mean;
    }
    return result;
  }

 private:
  const TypeSpace& types_;
  std::vector<std::vector<Rational>> marginals_;
};

void add(ProfileTable& table, const ProfileTable& other, const Rational& factor) {
  for (std::size_t k = 0; k < table.size(); ++k) table[k] += factor * other[k];
}

ProfileTable shapley_potential(const Averaging& averaging, Coalition agents, ProfileTable a) {
  std::vector<ProfileTable> by_size{std::move(a)};                 // coefficients of s^0, s^1, ...
  for (Agent j : agents) {
    std::vector<ProfileTable> next(by_size.size() + 1, ProfileTable(by_size.front().size()));
    for (std::size_t k = 0; k < by_size.size(); ++k) {
      const ProfileTable mean = averaging.over(j, by_size[k]);
      add(next[k], mean, 1);
      add(next[k + 1], by_size[k], 1);
      add(next[k + 1], mean, -1);
    }
    by_size = std::move(next);
  }
  ProfileTable b(by_size.front().size());
  for (std::size_t k = 1; k < by_size.size(); ++k) add(b, by_size[k], Rational(1) / Rational(k));
  return b;
}

}  // namespace

AgentAmounts safronov_transfers(const Environment& environment, const AllocationRule& allocation) {
  const TypeSpace& types = environment.types;
  constexpr std::uint64_t most_terms = std::uint64_t{1} << 25;   // about a minute
  if (std::uint64_t{types.agent_count()} * types.agent_count() * types.profile_count() > most_terms)
    throw std::domain_error("Safronov's transfers to " + std::to_string(types.agent_count()) + " agents at " + std::to_string(types.profile_count()) + " profiles are too many to compute");
  const Averaging averaging(environment);
  AgentAmounts amounts = payoffs_under(environment, allocation);

  ProfileTable a(types.profile_count());                           // sum_i E_{theta_i} u_i
  for (Agent i : types.grand_coalition()) {
    ProfileTable own;
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) own.push_back(amounts(i, theta));
    const ProfileTable mean = averaging.over(i, own);
    Rational ex_ante;
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) ex_ante += environment.prior(theta) * own[theta.value];
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) amounts(i, theta) = ex_ante - mean[theta.value];
    add(a, mean, 1);
  }

  const ProfileTable b = shapley_potential(averaging, types.grand_coalition(), std::move(a));
  for (Agent i : types.grand_coalition()) {
    const ProfileTable mean = averaging.over(i, b);
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) amounts(i, theta) += b[theta.value] - mean[theta.value];
  }
  return amounts;
}

}  // namespace candor
