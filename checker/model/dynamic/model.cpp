// SPDX-License-Identifier: MIT
#include "checker/model/dynamic/model.hpp"

namespace candor::dynamic {

PublicState Model::state_at(std::uint32_t period, std::size_t index) const {
  if (period == 1) return {};
  const auto outcome = static_cast<std::uint32_t>(index % outcome_count());
  const std::size_t rest = index / outcome_count();
  return {static_cast<std::uint32_t>(rest / profile_count()),
          Profile{static_cast<std::uint32_t>(rest % profile_count())},
          Outcome{outcome},
          {}};
}

PublicState Model::next_state(const PublicState& state, Profile reports, Outcome outcome) const {
  const std::uint32_t value =
      statistic.next.empty()
          ? 0
          : statistic.next[(std::size_t{state.statistic} * profile_count() + reports.value) * outcome_count() +
                           outcome.value];
  return {value, reports, outcome, {}};
}

}  // namespace candor::dynamic
