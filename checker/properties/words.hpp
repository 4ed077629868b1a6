// SPDX-License-Identifier: MIT
// The words of enumerations, in the order of the enumerators: once for cases, certificates and
// whoever speaks of them.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/properties/finite/transfer_constraints.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

template <std::size_t N>
using Words = std::array<std::string_view, N>;

template <class Enumeration>
inline constexpr auto words = nullptr;

template <class Enumeration>
std::string_view word_of(Enumeration value) {
  return words<Enumeration>.at(static_cast<std::size_t>(value));
}

template <class Enumeration>
std::optional<Enumeration> find_word(std::string_view word) {
  const auto found = std::find(words<Enumeration>.begin(), words<Enumeration>.end(), word);
  if (found == words<Enumeration>.end()) return std::nullopt;
  return static_cast<Enumeration>(found - words<Enumeration>.begin());
}

/// All of them.
template <class Enumeration>
std::vector<std::string> all_words() {
  return {words<Enumeration>.begin(), words<Enumeration>.end()};
}

template <>
inline constexpr Words<3> words<Family>{"finite", "continuum", "dynamic"};
template <>
inline constexpr Words<6> words<Relation>{"=", "!=", "<=", "<", ">=", ">"};
/// The key of the number that a value is compared with, in the order of Relation.
inline constexpr Words<6> comparison_keys{"equals", "not_equal", "at_most", "less_than", "at_least", "greater_than"};

// --- finite models -------------------------------------------------------------------------------

template <>
inline constexpr Words<4> words<Balance>{"exact", "no_deficit", "ex_ante", "ex_ante_no_deficit"};
template <>
inline constexpr Words<2> words<Strategies>{"pure", "mixed"};
template <>
inline constexpr Words<3> words<Stage>{"interim", "ex_post", "ex_ante"};
template <>
inline constexpr Words<4> words<TieRule>{"first", "last", "uniform", "none"};
template <>
inline constexpr Words<8> words<PreferenceRule>{"serial_dictatorship",
                                                "random_serial_dictatorship",
                                                "random_dictator",
                                                "plurality",
                                                "borda",
                                                "deferred_acceptance",
                                                "boston",
                                                "top_trading_cycles"};
template <>
inline constexpr Words<7> words<NamedTransferRule>{
    "pivot", "vcg", "agv", "safronov", "green_laffont", "cavallo", "threshold_payments"};
template <>
inline constexpr Words<6> words<Requirement>{"balance",       "incentive",      "dominant_strategy",
                                             "participation", "least_transfer", "largest_transfer"};
template <>
inline constexpr Words<2> words<Strength>{"strong", "weak"};
template <>
inline constexpr Words<3> words<GroupStrategyProof::SolutionConcept>{"dominant_strategy", "ex_post", "bayesian"};
template <>
inline constexpr Words<2> words<ManipulableProfiles::Measure>{"number", "probability"};
template <>
inline constexpr Words<2> words<EqualRules::Kind>{"transfers", "allocations"};
template <>
inline constexpr Words<2> words<Optimum::Direction>{"least", "largest"};
template <>
inline constexpr Words<3> words<Quantity>{"payoff", "transfer", "utility"};
template <>
inline constexpr Words<4> words<Value::Of>{"payoff", "transfer", "utility", "probability"};
template <>
inline constexpr Words<4> words<Incentives>{"coalitional", "bayesian", "dominant_strategy", "none"};

// --- continuum models ----------------------------------------------------------------------------

template <>
inline constexpr Words<2> words<continuum::PayoffForm>{"trade", "ownership"};

// --- dynamic models ------------------------------------------------------------------------------

template <>
inline constexpr Words<3> words<dynamic::NamedTransferRule>{"liu", "dynamic_pivot", "balanced_team"};
template <>
inline constexpr Words<3> words<dynamic::Tier>{"all", "tree", "path"};
template <>
inline constexpr Words<2> words<dynamic::IncentiveEfficient::Of>{"rule", "mechanism"};
template <>
inline constexpr Words<2> words<dynamic::CollusionProof::Colluders>{"any", "grand"};
template <>
inline constexpr Words<3> words<dynamic::Value::Of>{"payoff", "transfer", "utility"};
template <>
inline constexpr Words<4> words<dynamic::SchemeClaim::Aspect>{"incentive_compatible", "outsiders_truthful", "balanced",
                                                              "profitable"};
template <>
inline constexpr Words<3> words<dynamic::Participation>{"none", "ex_ante", "interim"};
template <>
inline constexpr Words<2> words<dynamic::SchemeOptimum::Direction>{"largest", "least"};
template <>
inline constexpr Words<10> words<dynamic::Place::About>{"incentive",  "participation", "balance", "planner",
                                                        "coalition",  "opposition",    "total",   "side_payments",
                                                        "multiplier", "weight"};

}  // namespace candor
