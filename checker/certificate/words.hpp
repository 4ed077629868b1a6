// SPDX-License-Identifier: MIT
// The words of certificates, in the order of the enumerators.
#pragma once

#include <array>
#include <string_view>

#include "checker/certificate/certificate.hpp"

namespace candor::certificates {

template <std::size_t N>
using Words = std::array<std::string_view, N>;

template <class Enumeration>
inline constexpr auto words = nullptr;
template <>
inline constexpr Words<4> words<Balance>{"exact", "no_deficit", "ex_ante", "ex_ante_no_deficit"};
template <>
inline constexpr Words<2> words<Strategies>{"pure", "mixed"};
template <>
inline constexpr Words<3> words<Stage>{"interim", "ex_post", "ex_ante"};
template <>
inline constexpr Words<4> words<TieRule>{"first", "last", "uniform", "none"};
template <>
inline constexpr Words<6> words<NamedTransferRule>{"pivot", "vcg", "agv", "safronov", "green_laffont", "cavallo"};
template <>
inline constexpr Words<6> words<Relation>{"=", "!=", "<=", "<", ">=", ">"};
template <>
inline constexpr Words<6> words<Requirement>{"balance",       "incentive",      "dominant_strategy",
                                             "participation", "least_transfer", "largest_transfer"};
template <>
inline constexpr Words<2> words<EqualRules::Kind>{"transfers", "allocations"};
template <>
inline constexpr Words<2> words<Optimum::Direction>{"least", "largest"};
template <>
inline constexpr Words<3> words<Quantity>{"payoff", "transfer", "utility"};
template <>
inline constexpr Words<3> words<Finding>{"verified", "refuted", "undecided"};

template <>
inline constexpr Words<3> words<Family>{"finite", "continuum", "dynamic"};

/// Of the alternatives of Evidence that are about finite models; the other families' know their
/// own.
inline constexpr Words<std::variant_size_v<Evidence> - 2> evidence_kinds{
    "enumerate",          "convex_weights", "witness",           "mixed_report",   "transfers",
    "ambiguous_rules",    "combination",    "unidentified_lies", "shared_beliefs", "region_proof",
    "parameter_point",    "optimality",     "better_transfers",  "bound",          "unique_utilities",
    "two_transfer_rules", "proposition_2"};
static_assert(!evidence_kinds.back().empty());

}  // namespace candor::certificates
