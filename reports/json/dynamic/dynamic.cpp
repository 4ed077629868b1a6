// SPDX-License-Identifier: MIT
#include "reports/json/dynamic/dynamic.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "reports/text/dynamic/words.hpp"

namespace candor::dynamic {

namespace {

using Json = nlohmann::ordered_json;

Json members(const Model& model, Coalition coalition) {
  Json list = Json::array();
  for (Agent agent : coalition) list.push_back(model.types.label(agent));
  return list;
}

Json types(const Model& model, JointType joint) {
  Json map = Json::object();
  for (Agent agent : joint.coalition)
    map[model.types.label(agent)] = model.types.label(agent, model.types.type_of(joint, agent)).label;
  return map;
}

Json profile(const Model& model, Profile profile) {
  return types(model, model.types.restrict(profile, model.types.grand_coalition()));
}

Json state(const Model& model, const PublicState& state) {
  Json map = Json::object();
  if (model.statistic_count() > 1) map["statistic"] = model.statistic.values[state.statistic];
  if (state.reports) map["reports"] = profile(model, *state.reports);
  if (state.outcome) map["outcome"] = model.outcomes[state.outcome->value];
  if (state.messages) map["messages"] = profile(model, *state.messages);
  return map;
}

std::string_view word(Place::About about) {
  static constexpr std::array<std::string_view, 10> words{"incentive",  "participation", "balance", "planner",
                                                          "coalition",  "opposition",    "total",   "side_payments",
                                                          "multiplier", "weight"};
  return words.at(static_cast<std::size_t>(about));
}

/// A number; with an infinite horizon "later" for all periods but the first.
Json period_json(const Model& model, std::uint32_t period) {
  return model.infinite && period > 1 ? Json("later") : Json(period);
}

struct EvidenceFields {
  const Model& model;
  std::size_t allocation;

  Json operator()(const Plan& plan) const {
    Json rows = Json::array();
    for (std::uint32_t period = 1; period <= model.periods; ++period)
      for (Profile truth; truth.value < model.profile_count(); ++truth.value)
        rows.push_back({{"period", period_json(model, period)},
                        {"types", profile(model, truth)},
                        {"outcome", model.outcomes[plan.outcomes[period - 1][truth.value]]}});
    return {{"refutes", plan.refutes}, {"plan", std::move(rows)}};
  }
  Json operator()(const Reporting& reporting) const {
    Json rows = Json::array();
    for (std::uint32_t period = 1; period <= model.periods; ++period)
      for (Profile truth; truth.value < model.profile_count(); ++truth.value)
        if (const Profile report{reporting.reports[period - 1][truth.value]}; report != truth)
          rows.push_back({{"period", period_json(model, period)},
                          {"truth", profile(model, truth)},
                          {"report", profile(model, report)}});
    return {{"refutes", reporting.refutes}, {"lies", std::move(rows)}};
  }
  Json operator()(const Policy& policy) const {
    Json rows = Json::array();
    for (const PolicyLine& line : lies(model, allocation, policy)) {
      Json row = {{"period", period_json(model, line.period)}};
      if (Json known = state(model, line.state); !known.empty()) row["state"] = std::move(known);
      row["truth"] = types(model, line.truth);
      row["report"] = types(model, line.report);
      rows.push_back(std::move(row));
    }
    return {{"refutes", policy.refutes}, {"coalition", members(model, policy.coalition)}, {"lies", std::move(rows)}};
  }
  Json operator()(const Opposition& opposition) const {
    const std::vector<std::set<std::size_t>> reached = reached_states(model, allocation);
    Json against = Json::array();
    for (const Opposition::Against& one : opposition.policies) {
      const Coalition others = model.types.outsiders(Coalition::of(one.agent));
      Json rows = Json::array();
      for (std::uint32_t period = 1; period <= model.periods; ++period)
        for (const std::size_t index : reached[period - 1]) {
          Json row = {{"period", period_json(model, period)}};
          if (Json known = state(model, model.state_at(period, index)); !known.empty()) row["state"] = std::move(known);
          row["report"] = types(model, {others, one.reports[period - 1][index]});
          rows.push_back(std::move(row));
        }
      against.push_back({{"agent", model.types.label(one.agent)}, {"reports", std::move(rows)}});
    }
    return {{"refutes", opposition.refutes}, {"against", std::move(against)}};
  }
  Json operator()(const Immunity& immunity) const {
    return {{"against", (*this)(immunity.opposition)["against"]}, {"policy", (*this)(immunity.policy)["lies"]}};
  }
  Json lottery(Coalition coalition, const std::vector<Rational>& lottery) const {
    Json list = Json::array();
    for (std::uint32_t r = 0; r < lottery.size(); ++r)
      if (lottery[r].sign() != 0)
        list.push_back({{"report", types(model, {coalition, r})}, {"probability", lottery[r].text()}});
    return list;
  }
  Json operator()(const WrittenScheme& written) const { return {{"scheme", model.schemes[written.scheme].name}}; }
  Json operator()(const MixedScheme& scheme) const {
    Json rows = Json::array();
    for (std::uint32_t m = 0; m < scheme.reports.size(); ++m) {
      Json payments = Json::object();
      for (Agent agent : scheme.coalition)
        payments[model.types.label(agent)] = scheme.side_payments[m][agent.value].text();
      rows.push_back({{"messages", types(model, {scheme.coalition, m})},
                      {"reports", lottery(scheme.coalition, scheme.reports[m])},
                      {"payments", std::move(payments)}});
    }
    return {{"refutes", scheme.refutes}, {"coalition", members(model, scheme.coalition)}, {"scheme", std::move(rows)}};
  }
  Json operator()(const SchemeBounds& bounds) const {
    Json list = Json::array();
    for (const SchemeBounds::Bound& bound : bounds.bounds) {
      Json multipliers = Json::array();
      for (const SchemeBounds::Multiplier& one : bound.multipliers) {
        Json term = {{"agent", model.types.label(one.agent)}};
        if (one.truth) term["truth"] = types(model, *one.truth);
        if (one.report) term["report"] = types(model, *one.report);
        term["multiplier"] = one.value.text();
        multipliers.push_back(std::move(term));
      }
      list.push_back({{"coalition", members(model, bound.coalition)}, {"multipliers", std::move(multipliers)}});
    }
    return {{"refutes", bounds.refutes}, {"bounds", std::move(list)}};
  }
  Json operator()(const SchemeAndBound& both) const {
    return {{"scheme", (*this)(both.scheme)["scheme"]}, {"bounds", (*this)(both.bounds)["bounds"]}};
  }
  Json operator()(const MixedPlay& play) const {
    Json matches = Json::array();
    for (const MixedPlay::Match& match : play.matches) {
      const Coalition own = Coalition::of(match.agent);
      Json one = {{"agent", model.types.label(match.agent)}}, rows = Json::array();
      for (std::uint32_t type = 0; type < match.own.size(); ++type)
        rows.push_back({{"truth", types(model, {own, type})}, {"reports", lottery(own, match.own[type])}});
      if (!match.own.empty()) one["own"] = std::move(rows);
      if (!match.others.empty()) one["others"] = lottery(model.types.outsiders(own), match.others);
      matches.push_back(std::move(one));
    }
    return {{"refutes", play.refutes}, {"matches", std::move(matches)}};
  }
  Json operator()(const Collusion& collusion) const {
    Json lump_sums = Json::object();
    for (Agent agent : collusion.policy.coalition)
      lump_sums[model.types.label(agent)] = collusion.lump_sums[agent.value].text();
    return {{"coalition", members(model, collusion.policy.coalition)},
            {"lies", (*this)(collusion.policy)["lies"]},
            {"lump_sums", std::move(lump_sums)}};
  }
};

}  // namespace

Json place_json(const Model& model, const Place& place) {
  Json map = {{"about", word(place.about)}};
  if (place.period > 0) map["period"] = period_json(model, place.period);
  if (place.state)
    if (Json known = state(model, *place.state); !known.empty()) map["state"] = std::move(known);
  if (place.coalition) map["coalition"] = members(model, *place.coalition);
  if (place.truth) map["truth"] = types(model, *place.truth);
  if (place.report) map["report"] = types(model, *place.report);
  if (place.outsiders) map["outsiders"] = types(model, *place.outsiders);
  if (place.outcome) map["outcome"] = model.outcomes[place.outcome->value];
  return map;
}

Json evidence_json(const Model& model, const Statement& statement, const Evidence& evidence) {
  const Mechanism* mechanism = mechanism_of(model, statement);
  return std::visit(EvidenceFields{model, mechanism == nullptr ? 0 : mechanism->allocation}, evidence);
}

}  // namespace candor::dynamic
