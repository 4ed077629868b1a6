// SPDX-License-Identifier: MIT
// Evidence, places and tables of transfers as they stand in certificates, for whoever shows them
// elsewhere. Numbers may be longer than in a certificate.
#pragma once

#include "checker/certificate/json_tree.hpp"
#include "checker/evidence.hpp"
#include "checker/model/model.hpp"
#include "checker/properties/statement.hpp"

namespace candor::certificates {

JsonNode evidence_as_written(const Model& model, const Statement& statement, const Evidence& evidence);
JsonNode place_as_written(const Model& model, const Place& place);
JsonNode amounts_as_written(const Model& model, AgentAmounts amounts);

}  // namespace candor::certificates
