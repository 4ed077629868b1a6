// SPDX-License-Identifier: MIT
// The words that only certificates have.
#pragma once

#include "checker/certificate/certificate.hpp"
#include "checker/properties/words.hpp"

namespace candor {

template <>
inline constexpr Words<3> words<Finding>{"verified", "refuted", "undecided"};

namespace certificates {

/// Of the alternatives of Evidence that are about finite models; the other families' know their
/// own.
inline constexpr Words<std::variant_size_v<Evidence> - 2> evidence_kinds{
    "enumerate",        "convex_weights",     "witness",           "mixed_report",     "transfers",
    "ambiguous_rules",  "combination",        "unidentified_lies", "shared_beliefs",   "undeterred_reports",
    "region_proof",     "parameter_point",    "optimality",        "better_transfers", "bound",
    "unique_utilities", "two_transfer_rules", "proposition_2",     "more_equilibria",  "enough_equilibria"};
static_assert(!evidence_kinds.back().empty());

}  // namespace certificates

}  // namespace candor
