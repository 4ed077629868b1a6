// SPDX-License-Identifier: MIT
#include "reports/json/dynamic.hpp"

#include <nlohmann/json.hpp>

namespace candor::dynamic {

nlohmann::ordered_json place_json(const Model& model, const Place& place) { return {{"agent", model.agents.at(place.agent)}}; }

nlohmann::ordered_json evidence_json(const Model&, const Statement&, const Evidence&) { return nlohmann::ordered_json::object(); }

}  // namespace candor::dynamic
