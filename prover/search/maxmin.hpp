// SPDX-License-Identifier: MIT
// Evidence for maxmin claims with mixed reports.
#pragma once

#include "checker/evidence.hpp"
#include "checker/properties/statement.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor {

/// For each coalition and joint type, a matrix game: the coalition mixes over reports, nature over
/// the transfer rules. If some mixed report guarantees more than the least truthful utility, that
/// report (the one that guarantees most, at the first coalition and type where there is one);
/// otherwise nature's optimal weights for every coalition and type. Throws GaveUp.
Evidence maxmin_evidence(const FiniteModel& model, const MaxminCoalitionalIc& claim, const SearchLimit& limit = {});

}  // namespace candor
