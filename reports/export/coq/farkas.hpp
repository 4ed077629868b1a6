// SPDX-License-Identifier: MIT
// Why no transfers meet the requirements: they are assumed to, and a combination of the
// requirements is absurd.
#pragma once

#include "reports/export/coq/proof.hpp"

namespace candor {

CoqProof farkas_proof(CoqVocabulary& words, const std::string& theorem, const TransferRequirements& requirements,
                      const FarkasCombination& evidence);

}  // namespace candor
