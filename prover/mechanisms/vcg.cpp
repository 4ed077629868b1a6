// SPDX-License-Identifier: MIT
// VCG and pivot: the payoffs of the others are the total payoff less one's own. In integers over a
// denominator of all payoffs.
#include <algorithm>
#include <stdexcept>

#include "prover/mechanisms/constructions.hpp"
#include "prover/mechanisms/tabulated.hpp"

namespace candor {
namespace {

void require_private_values(const Environment& environment, const Patience& patience) {
  const TypeSpace& types = environment.types;
  for (Agent i : types.grand_coalition()) {
    if (environment.payoffs.is_kept_by_own_type(i)) continue;
    const JointType first_types{types.outsiders(Coalition::of(i)), 0};
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      patience();
      for (Outcome a; a.value < environment.outcome_count(); ++a.value)
        if (environment.payoffs(i, a, theta) != environment.payoffs(i, a, types.replace(theta, first_types)))
          throw std::domain_error("the payoff of agent " + types.label(i) +
                                  " depends on the types of others, and the pivot rule is defined for private values");
    }
  }
}

template <class Integer>
class OthersPayoffs {
 public:
  OthersPayoffs(const Environment& environment, const AllocationRule& allocation, const Patience& patience)
      : environment_(environment),
        allocation_(allocation),
        denominator_(payoff_denominator(environment, allocation, patience)),
        patience_(patience) {}

  /// sum_{j != i} u_j(theta), less what the others could have without agent i if that is given.
  AgentAmounts amounts(const std::vector<std::vector<Integer>>* without = nullptr) const {
    const std::uint32_t profiles = types().profile_count();
    std::vector<Integer> total(profiles);
    for (Agent i : types().grand_coalition()) {
      const std::vector<Integer> own = payoffs(i);
      for (std::size_t theta = 0; theta < profiles; ++theta) total[theta] += own[theta];
    }
    return tabulated<Integer>(types().agent_count(), profiles, denominator_, patience_, [&](const auto& store) {
      for (Agent i : types().grand_coalition()) {
        const std::vector<Integer> own = payoffs(i);
        const Coordinate coordinate(types(), i);
        std::size_t rest = 0;
        coordinate.for_each_line(profiles, [&](std::size_t first) {
          const Integer best = without != nullptr ? (*without)[i.value][rest] : Integer(0);
          for (std::uint32_t t = 0; t < coordinate.count; ++t) {
            const std::size_t theta = first + std::size_t{t} * coordinate.stride;
            store(i, theta, total[theta] - own[theta] - best);
          }
          ++rest;
        });
      }
    });
  }

  /// [agent][theta_-i]: max_a sum_{j != i} u_j(a, theta) over what is available without i, with private values.
  std::vector<std::vector<Integer>> best_without(const AvailableWithout& without) const {
    std::vector<std::vector<Integer>> best(types().agent_count());
    for (Agent i : types().grand_coalition())
      for (Outcome a; a.value < environment_.outcome_count(); ++a.value) {
        if (!is_available(without, i, a)) continue;
        const std::vector<Integer> sums = sums_of_others(i, a);
        if (best[i.value].empty())
          best[i.value] = sums;
        else
          std::transform(sums.begin(), sums.end(), best[i.value].begin(), best[i.value].begin(), larger);
      }
    return best;
  }

 private:
  const TypeSpace& types() const { return environment_.types; }
  std::vector<Integer> payoffs(Agent i) const {
    return payoff_integers<Integer>(environment_, allocation_, i, denominator_, patience_);
  }
  static Integer larger(const Integer& left, const Integer& right) {
    if constexpr (std::is_same_v<Integer, Checked128>) return left.value() < right.value() ? right : left;
    return left.rational() < right.rational() ? right : left;
  }

  /// For each theta_-i, in their order: the sums of fewer agents' payoffs, each with what one agent more adds.
  std::vector<Integer> sums_of_others(Agent i, Outcome a) const {
    std::vector<Integer> sums{Integer(0)};
    for (Agent j : types().outsiders(Coalition::of(i))) {
      const Coordinate own(types(), j);
      std::vector<Integer> payoffs, longer;
      for (std::uint32_t t = 0; t < own.count; ++t)
        payoffs.emplace_back(environment_.payoffs(j, a, Profile{t * own.stride}) * denominator_);
      longer.reserve(sums.size() * own.count);
      patience_();
      for (const Integer& before : sums) {
        look_if_wide<Integer>(patience_);
        for (const Integer& payoff : payoffs) longer.push_back(before + payoff);
      }
      sums = std::move(longer);
    }
    return sums;
  }

  const Environment& environment_;
  const AllocationRule& allocation_;
  Rational denominator_;
  const Patience& patience_;
};

}  // namespace

AgentAmounts vcg_transfers(const Environment& environment, const AllocationRule& allocation, const Patience& patience) {
  return in_narrowest_width(
      [&]<class Integer>() { return OthersPayoffs<Integer>(environment, allocation, patience).amounts(); });
}

AgentAmounts pivot_transfers(const Environment& environment, const AllocationRule& allocation,
                             const AvailableWithout& without, const Patience& patience) {
  require_private_values(environment, patience);
  return in_narrowest_width([&]<class Integer>() {
    const OthersPayoffs<Integer> others(environment, allocation, patience);
    const std::vector<std::vector<Integer>> best = others.best_without(without);
    return others.amounts(&best);
  });
}

}  // namespace candor
