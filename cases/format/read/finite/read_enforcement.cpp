// SPDX-License-Identifier: MIT
#include "cases/format/read/finite/read_enforcement.hpp"

#include <algorithm>

#include "cases/format/read/amount_table.hpp"

namespace candor {
namespace {

bool all_known(const std::vector<bool>& rules) {
  return std::all_of(rules.begin(), rules.end(), [](bool known) { return known; });
}

/// The outcomes of which the condition holds, at one profile.
std::optional<std::vector<Outcome>> enforced_at(Reading& reading, const ReadFormula& condition, Coalition coalition,
                                                Profile theta) {
  const std::uint32_t outcomes = std::as_const(reading.case_file).finite().environment.outcome_count();
  std::vector<Outcome> result;
  Situation situation{theta, {}, {}};
  situation.coalition = coalition;
  for (Outcome a; a.value < outcomes; ++a.value) {
    situation.outcome = a;
    const std::optional<bool> holds = reading.holds(condition, situation);
    if (!holds) return std::nullopt;
    if (*holds) result.push_back(a);
  }
  return result;
}

/// At each profile, or at all of them if it is the same.
std::optional<Stable::Part> enforced_by(Reading& reading, const ReadFormula& condition, Coalition coalition) {
  Stable::Part part{coalition, {}};
  for (Profile theta; theta.value < reading.types().profile_count(); ++theta.value) {
    std::optional<std::vector<Outcome>> outcomes = enforced_at(reading, condition, coalition, theta);
    if (!outcomes) return std::nullopt;
    part.enforces.push_back(std::move(*outcomes));
  }
  const bool always = std::all_of(part.enforces.begin(), part.enforces.end(),
                                  [&](const std::vector<Outcome>& one) { return one == part.enforces.front(); });
  if (always) part.enforces.resize(1);
  return part;
}

}  // namespace

std::optional<std::vector<Stable::Part>> read_enforcement(Reading& reading, const YamlNode& condition,
                                                          const CoalitionPattern& coalitions) {
  if (!all_known(reading.allocation_known) || !all_known(reading.transfers_known)) return std::nullopt;
  const std::optional<ReadFormula> formula =
      reading.formula(condition, Scope{.outcome = true, .coalition = true, .rules = true}, Sort::condition);
  if (!formula || !reading.tabulates) return std::nullopt;
  const FiniteModel& model = std::as_const(reading.case_file).finite();
  const std::uint32_t profiles = reading.types().profile_count();
  if (!reading.afford(condition, std::uint64_t{coalitions.size()} * profiles * model.environment.outcome_count()))
    return std::nullopt;
  reading.rules.paid = [&](std::size_t rule, Agent agent, Profile profile) {
    return amount_of(model.transfers[rule].amounts, agent, profile, profiles);
  };
  std::vector<Stable::Part> result;
  for (Coalition coalition : coalitions) {
    std::optional<Stable::Part> part = enforced_by(reading, *formula, coalition);
    if (!part) break;
    result.push_back(std::move(*part));
  }
  reading.rules.paid = nullptr;
  if (result.size() < coalitions.size()) return std::nullopt;
  return result;
}

}  // namespace candor
