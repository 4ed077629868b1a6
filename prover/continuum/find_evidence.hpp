// SPDX-License-Identifier: MIT
// Evidence for or against claims about continuum models.
#pragma once

#include <optional>

#include "checker/evidence.hpp"
#include "checker/model/continuum/model.hpp"
#include "checker/properties/statement.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor::continuum {

/// Nothing for claims that the kernel decides by going through their judgements. Throws GaveUp.
std::optional<candor::Evidence> find_evidence(const Model& model, const Statement& statement, const SearchLimit& limit);

}  // namespace candor::continuum
