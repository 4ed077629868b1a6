// SPDX-License-Identifier: MIT
// What properties of mechanisms with transfer rules compare.
#pragma once

#include <algorithm>
#include <concepts>
#include <string_view>
#include <vector>

#include "checker/model/finite/amount.hpp"
#include "checker/properties/judgement.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {

/// Throws OutOfScope unless the mechanism has exactly one transfer rule.
void require_simple(const Mechanism& mechanism, std::string_view property);
/// The least of these. Throws OutOfScope for several, if the amounts are no numbers.
template <Amount A>
SideOf<A> least_of(const ModelOf<A>& model, std::vector<Expectation> expectations) {
  SideOf<A> side(evaluate(model, expectations.front()));
  for (std::size_t k = 1; k < expectations.size(); ++k)
    if constexpr (std::same_as<A, Rational>)
      side.value = std::min(side.value, evaluate(model, expectations[k]));
    else
      throw OutOfScope("the least of several expectations is not affine in the parameters");
  side.expectations = std::move(expectations);
  return side;
}

/// The expected utility of a coalition under each of the mechanism's transfer rules, and their
/// minimum: what an agent who does not know the rule can count on.
template <Amount A>
SideOf<A> least_utility(const ModelOf<A>& model, const Mechanism& mechanism, Coalition coalition, const Event& given,
                        const MixedReport& report) {
  if (mechanism.transfers.empty()) throw OutOfScope("a mechanism needs a transfer rule");
  if (mechanism.transfers.size() > 1 && !std::same_as<A, Rational>)
    throw OutOfScope("with several transfer rules the least utility counts, which is not affine in the parameters");
  std::vector<Expectation> expectations;
  for (std::size_t rule : mechanism.transfers)
    expectations.push_back({Quantity::utility, coalition, mechanism.allocation, rule, given, report});
  return least_of(model, std::move(expectations));
}

}  // namespace candor
