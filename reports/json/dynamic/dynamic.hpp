// SPDX-License-Identifier: MIT
// Claims about dynamic models as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "checker/evidence.hpp"
#include "checker/model/dynamic/model.hpp"
#include "checker/properties/statement.hpp"

namespace candor::dynamic {

nlohmann::ordered_json place_json(const Model& model, const Place& place);
/// Without its kind.
nlohmann::ordered_json evidence_json(const Model& model, const Statement& statement, const Evidence& evidence);

}  // namespace candor::dynamic
