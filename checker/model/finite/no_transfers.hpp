// SPDX-License-Identifier: MIT
// Mechanisms in which nothing is paid, such as votes and matchings: their transfer rule pays 0 to
// everybody at every profile, and has a name that no rule of a case bears.
#pragma once

#include <string_view>

#include "checker/model/finite/mechanism.hpp"

namespace candor {

inline constexpr std::string_view no_transfers = "no transfers";  ///< names of cases have no blanks

/// It bears the name, and does pay nothing.
inline bool is_no_transfers(const TransferRule& rule) { return rule.name == no_transfers && rule.amounts.is_zero(); }

}  // namespace candor
