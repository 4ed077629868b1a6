// SPDX-License-Identifier: MIT
// From a claim about a continuum model to its judgements.
#pragma once

#include "checker/evidence.hpp"
#include "checker/model/continuum/model.hpp"
#include "checker/properties/judgement.hpp"
#include "checker/properties/statement.hpp"

namespace candor::continuum {

/// As candor::expand. `evidence` is this family's own, or an enumeration or a witness.
void expand(const Model& model, const Statement& statement, const candor::Evidence& evidence, Judge& judge);

}  // namespace candor::continuum
