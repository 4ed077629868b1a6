// SPDX-License-Identifier: MIT
// Evidence for or against claims about dynamic models.
#pragma once

#include <optional>

#include "checker/claims/claim.hpp"
#include "checker/evidence.hpp"
#include "checker/model/dynamic/model.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor::dynamic {

/// Nothing for claims that the kernel decides by going through their judgements. Throws GaveUp.
std::optional<candor::Evidence> find_evidence(const Model& model, const Statement& statement, const SearchLimit& limit);

}  // namespace candor::dynamic
