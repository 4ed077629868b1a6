// SPDX-License-Identifier: MIT
// Are transfers given by Safronov's equation (6)? Without its sum over sets of agents.
//
// Every function of theta is in one way a sum of parts f_T, T a set of agents, with zero mean in
// each coordinate of T and constant in the others. Of a part a_T with i in T, the sum over J of
// equation (6) has the terms with J and T disjoint; their weights add up to 1/|T|. So with b = sum
// over T of a_T / |T|, equation (6) says:
//     y_i = b - E_{theta_i} b  for all i,    where  y_i = x_i - E u_i + E_{theta_i} u_i.
// Up to a constant b is the only function with  sum_i (b - E_{theta_i} b) = a - E a,  because the
// left side is  sum over T of |T| b_T.  So (6) holds exactly if some b satisfies the first
// equations, and the y_i add up to a - E a, that is: the x_i add up to the same number at every
// profile (the y_i have mean zero, by the first equations). Such a b, if there is one, is sum_i
// E_{theta_1} ... E_{theta_{i-1}} y_i  up to a constant, since that sum telescopes.
//
// Everything is computed in integers over formula_6_denominator. If the transfers do not fit it, or
// a mean does not, they are not given by (6): what (6) gives fits, and all its means.
#include <algorithm>
#include <stdexcept>

#include "checker/definitions/finite/named_rules.hpp"
#include "engine/profile_function.hpp"

namespace candor {
namespace {

template <class Integer>
class Formula6 {
 public:
  Formula6(const Environment& environment, const AllocationRule& allocation, const AgentAmounts& amounts,
           const std::vector<std::vector<Rational>>& marginals, const Patience& patience)
      : environment_(environment),
        allocation_(allocation),
        amounts_(amounts),
        marginals_(integer_marginals<Integer>(marginals)),
        payoff_denominator_(payoff_denominator(environment, allocation, patience)),
        denominator_(formula_6_denominator(payoff_denominator_, marginals_)),
        patience_(patience) {}

  bool holds() const {
    if (!(denominator_ / amounts_.denominator()).is_integer()) return false;
    const Rational total = amounts_.total(Profile{0});
    for (Profile theta; theta.value < types().profile_count(); ++theta.value) {
      patience_();
      if (amounts_.total(theta) != total) return false;
    }

    std::vector<Integer> b(types().profile_count());
    for (std::uint32_t i = types().agent_count(); i-- > 0;) {
      if (!average(b, Agent{i})) return false;
      const std::vector<Integer> own = y(Agent{i});
      for (std::size_t k = 0; k < b.size(); ++k) b[k] += own[k];
    }
    const Coalition everybody = types().grand_coalition();
    return std::all_of(everybody.begin(), everybody.end(), [&](Agent i) { return is_deviation(y(i), b, i); });
  }

 private:
  const TypeSpace& types() const { return environment_.types; }

  /// f becomes E_{theta_i} f; false if that has another denominator.
  bool average(std::vector<Integer>& f, Agent agent) const {
    const IntegerMarginal<Integer>& marginal = marginals_[agent.value];
    const Coordinate own(types(), agent);
    bool fits = true;
    patience_();
    own.for_each_line(f.size(), [&](std::size_t first) {
      look_if_wide<Integer>(patience_);
      const std::optional<Integer> mean = exact_quotient(marginal.weighted_sum(f, own, first), marginal.denominator);
      fits = fits && mean;
      for (std::uint32_t t = 0; t < own.count; ++t) f[first + std::size_t{t} * own.stride] = mean.value_or(Integer(0));
    });
    return fits;
  }

  std::vector<Integer> y(Agent agent) const {
    const std::vector<Integer> payoffs =
        payoff_integers<Integer>(environment_, allocation_, agent, payoff_denominator_, patience_);
    const Integer expected(expectation(types(), marginals_, payoffs, payoff_denominator_) * denominator_);
    const IntegerMarginal<Integer>& marginal = marginals_[agent.value];
    const Integer factor(denominator_ / payoff_denominator_ / marginal.denominator.rational());
    const Coordinate own(types(), agent);
    std::vector<Integer> result =
        amount_integers<Integer>(amounts_, agent, types().profile_count(), denominator_, patience_);
    patience_();
    own.for_each_line(result.size(), [&](std::size_t first) {
      look_if_wide<Integer>(patience_);
      Integer change = marginal.weighted_sum(payoffs, own, first) * factor;
      change -= expected;
      for (std::uint32_t t = 0; t < own.count; ++t) result[first + std::size_t{t} * own.stride] += change;
    });
    return result;
  }

  /// y = b - E_{theta_i} b.
  bool is_deviation(const std::vector<Integer>& y, const std::vector<Integer>& b, Agent agent) const {
    const IntegerMarginal<Integer>& marginal = marginals_[agent.value];
    const Coordinate own(types(), agent);
    bool holds = true;
    patience_();
    own.for_each_line(b.size(), [&](std::size_t first) {
      look_if_wide<Integer>(patience_);
      const Integer mean = marginal.weighted_sum(b, own, first);
      for (std::uint32_t t = 0; t < own.count; ++t) {
        const std::size_t k = first + std::size_t{t} * own.stride;
        Integer rest = b[k];
        rest -= y[k];
        holds = holds && rest * marginal.denominator == mean;
      }
    });
    return holds;
  }

  const Environment& environment_;
  const AllocationRule& allocation_;
  const AgentAmounts& amounts_;
  std::vector<IntegerMarginal<Integer>> marginals_;
  Rational payoff_denominator_, denominator_;
  const Patience& patience_;
};

}  // namespace

bool satisfies_formula_6(const Environment& environment, const AllocationRule& allocation, const AgentAmounts& amounts,
                         const Patience& patience) {
  const std::vector<std::vector<Rational>> marginals = environment.prior.marginals(environment.types);
  if (Prior::product(marginals) != environment.prior)
    throw std::domain_error("Safronov's transfers are defined for independent types: here they are correlated");
  return in_narrowest_width([&]<class Integer>() {
    return Formula6<Integer>(environment, allocation, amounts, marginals, patience).holds();
  });
}

}  // namespace candor
