// SPDX-License-Identifier: MIT
// Small models typed in by hand, and random ones, for the tests of the checker and the prover.
#pragma once

#include <functional>
#include <random>

#include "checker/model/finite/mechanism.hpp"

namespace candor::testing {

inline Rational ratio(long numerator, long denominator) { return Rational(numerator) / Rational(denominator); }

/// n agents "1".."n" with types "1".."k"; uniform prior, all coalitions, zero payoffs and outside
/// options, m outcomes "a0".."a(m-1)".
FiniteModel blank(std::uint32_t agents, std::uint32_t types, std::uint32_t outcomes);

/// u_i(a, theta) from a function of agent, outcome and profile.
void set_payoffs(FiniteModel& model, const std::function<Rational(Agent, Outcome, Profile)>& payoff);
/// Adds a rule and returns its index.
std::size_t add_allocation(FiniteModel& model, const std::function<Outcome(Profile)>& choice);
std::size_t add_transfers(FiniteModel& model, const std::function<Rational(Agent, Profile)>& amount);

/// Guo 2019, slides 18 to 22: allocation 0 is q, transfer rules 0, 1, 2 are phi^1, phi^2, phi^3.
/// Pattern {1}, {2}, {3}, {1, 2}.
FiniteModel guo();
/// Safronov 2016, section 3: outcome 0 is "nobody", 1 + 2 i + r: airline i carries on route r.
/// Allocation 0 is efficient; transfer rule 0 is zero, rule 1 the 7/4 scheme.
FiniteModel airlines();

/// Correlated or independent prior, interdependent payoffs, arbitrary allocation, `rules` arbitrary
/// transfer rules. All coalitions.
struct RandomShape {
  std::uint32_t agents = 3, types = 2, outcomes = 3, rules = 1;
  bool independent = false, private_values = false, lotteries = false, zeros_in_prior = false;
  long denominator = 6;  ///< of payoffs and transfers
};
FiniteModel random_model(std::mt19937& random, const RandomShape& shape);

/// types[k] of the members of the coalition, 0-based.
JointType joint(const FiniteModel& model, std::initializer_list<std::uint32_t> agents,
                std::initializer_list<std::uint32_t> types);
Coalition coalition(std::initializer_list<std::uint32_t> agents);

}  // namespace candor::testing
