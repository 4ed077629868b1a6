// SPDX-License-Identifier: MIT
// Safronov's transfers without the sum over subsets.
//
// Split a function of theta into parts, a = sum over T of a_T, where a_T has zero mean in each
// coordinate of T and is constant in the others. The weighted sum over subsets in equation (6)
// gives agent i the share 1/|T| of every part with i in T: a Shapley value. So with  b = sum over
// non-empty T of a_T / |T|,
//     x_i = E u_i - E_{theta_i} u_i + b - E_{theta_i} b,
// because b - E_{theta_i} b keeps exactly the parts with i in T. The split is made one coordinate
// after the other: f(0), f(1), ... become the mean and the differences f(t) - f(0), which take the
// place of the first type and of the others; from these f comes back. So a part with so many
// differences is divided by their number. With integer weights w_t that sum to d, no division is
// needed: d times the mean is the sum of w_t f(t), and d f(0) is that minus the sum of w_t (f(t) -
// f(0)).
#include <stdexcept>

#include "engine/profile_function.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "prover/mechanisms/tabulated.hpp"

namespace candor {
namespace {

template <class Integer>
class SafronovTransfers {
 public:
  SafronovTransfers(const Environment& environment, const AllocationRule& allocation,
                    const std::vector<std::vector<Rational>>& marginals, const Patience& patience)
      : environment_(environment),
        allocation_(allocation),
        marginals_(integer_marginals<Integer>(marginals)),
        payoff_denominator_(payoff_denominator(environment, allocation, patience)),
        denominator_(formula_6_denominator(payoff_denominator_, marginals_)),
        patience_(patience) {
    for (const IntegerMarginal<Integer>& marginal : marginals_) product_ *= marginal.denominator.rational();
  }

  const Rational& denominator() const { return denominator_; }

  /// denominator() x_i(theta): store(agent, profile, number).
  template <class Store>
  void tabulate(const Store& store) const {
    std::vector<Integer> b = sum_of_own_expectations();
    for (Agent i : types().grand_coalition()) split(b, i);
    divide_by_sizes(b);
    for (Agent i : types().grand_coalition()) put_together(b, i);

    for (Agent i : types().grand_coalition()) {
      const std::vector<Integer> payoffs =
          payoff_integers<Integer>(environment_, allocation_, i, payoff_denominator_, patience_);
      const Integer expected(expectation(types(), marginals_, payoffs, payoff_denominator_) * denominator_);
      const IntegerMarginal<Integer>& marginal = marginals_[i.value];
      const Integer factor(denominator_ / payoff_denominator_ / marginal.denominator.rational());
      const Coordinate own(types(), i);
      patience_();
      own.for_each_line(b.size(), [&](std::size_t first) {
        look_if_wide<Integer>(patience_);
        const Integer common = expected - marginal.weighted_sum(payoffs, own, first) * factor -
                               exact_quotient(marginal.weighted_sum(b, own, first), marginal.denominator).value();
        for (std::uint32_t t = 0; t < own.count; ++t) {
          const std::size_t theta = first + std::size_t{t} * own.stride;
          store(i, theta, b[theta] + common);
        }
      });
    }
  }

 private:
  const TypeSpace& types() const { return environment_.types; }

  /// The denominator of a = sum_i E_{theta_i} u_i.
  Rational denominator_of_a() const {
    Rational multiple = payoff_denominator_;
    for (const IntegerMarginal<Integer>& marginal : marginals_)
      multiple = least_common_multiple(multiple, payoff_denominator_ * marginal.denominator.rational());
    return multiple;
  }

  /// a, over its denominator.
  std::vector<Integer> sum_of_own_expectations() const {
    std::vector<Integer> a(types().profile_count());
    for (Agent i : types().grand_coalition()) {
      const std::vector<Integer> payoffs =
          payoff_integers<Integer>(environment_, allocation_, i, payoff_denominator_, patience_);
      const IntegerMarginal<Integer>& marginal = marginals_[i.value];
      const Integer factor(denominator_of_a() / payoff_denominator_ / marginal.denominator.rational());
      const Coordinate own(types(), i);
      own.for_each_line(a.size(), [&](std::size_t first) {
        look_if_wide<Integer>(patience_);
        const Integer mean = marginal.weighted_sum(payoffs, own, first) * factor;
        for (std::uint32_t t = 0; t < own.count; ++t) a[first + std::size_t{t} * own.stride] += mean;
      });
    }
    return a;
  }

  /// d times the mean, and the differences as they are.
  void split(std::vector<Integer>& f, Agent agent) const {
    const Coordinate own(types(), agent);
    patience_();
    own.for_each_line(f.size(), [&](std::size_t first) {
      look_if_wide<Integer>(patience_);
      const Integer mean = marginals_[agent.value].weighted_sum(f, own, first);
      for (std::uint32_t t = 1; t < own.count; ++t) f[first + std::size_t{t} * own.stride] -= f[first];
      f[first] = mean;
    });
  }

  /// From d times the mean and the differences, d times the function.
  void put_together(std::vector<Integer>& f, Agent agent) const {
    const Coordinate own(types(), agent);
    const IntegerMarginal<Integer>& marginal = marginals_[agent.value];
    patience_();
    own.for_each_line(f.size(), [&](std::size_t first) {
      look_if_wide<Integer>(patience_);
      for (std::uint32_t t = 1; t < own.count; ++t)
        f[first] -= marginal.weights[t] * f[first + std::size_t{t} * own.stride];
      for (std::uint32_t t = 1; t < own.count; ++t)
        f[first + std::size_t{t} * own.stride] =
            f[first] + marginal.denominator * f[first + std::size_t{t} * own.stride];
    });
  }

  /// Each part times what makes the whole one over denominator(), divided by the number of its
  /// agents.
  void divide_by_sizes(std::vector<Integer>& parts) const {
    std::vector<Integer> factors{Integer(0)};
    for (std::uint32_t size = 1; size <= types().agent_count(); ++size)
      factors.push_back(Integer(denominator_ / denominator_of_a() / product_ / Rational(size)));
    for (Profile theta; theta.value < parts.size(); ++theta.value) {
      look_if_wide<Integer>(patience_);
      std::uint32_t size = 0;
      for (Agent i : types().grand_coalition()) size += types().type_of(theta, i).value != 0 ? 1u : 0u;
      parts[theta.value] *= factors[size];
    }
  }

  const Environment& environment_;
  const AllocationRule& allocation_;
  std::vector<IntegerMarginal<Integer>> marginals_;
  Rational payoff_denominator_, denominator_, product_ = 1;  // product_: of the marginals' denominators
  const Patience& patience_;
};

}  // namespace

AgentAmounts safronov_transfers(const Environment& environment, const AllocationRule& allocation,
                                const Patience& patience) {
  const TypeSpace& types = environment.types;
  const std::uint32_t agents = types.agent_count(), profiles = types.profile_count();
  const std::vector<std::vector<Rational>> marginals = environment.prior.marginals(types);
  if (Prior::product(marginals) != environment.prior)
    throw std::domain_error("the types are correlated, and Safronov's transfers are defined for independent types");
  return in_narrowest_width([&]<class Integer>() {
    const SafronovTransfers<Integer> transfers(environment, allocation, marginals, patience);
    return tabulated<Integer>(agents, profiles, transfers.denominator(), patience,
                              [&](const auto& store) { transfers.tabulate(store); });
  });
}

}  // namespace candor
