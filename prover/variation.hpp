// SPDX-License-Identifier: MIT
// One number of a model as a parameter, everything else held: how far can it move?
#pragma once

#include "checker/model/finite/parameters.hpp"
#include "exact/patience.hpp"

namespace candor {

/// A payoff, a transfer or an outside option at one type profile.
struct VariedNumber {
  std::optional<std::size_t> transfers;  ///< index into FiniteModel::transfers: phi_i(theta)
  std::optional<Outcome> outcome;        ///< u_i(a, theta); neither: the outside option of i at theta
  Agent agent;
  Profile profile;
  friend bool operator==(const VariedNumber&, const VariedNumber&) = default;
};

/// Rules that the case says are built from the payoffs (agv, vcg, safronov) follow the payoff.
/// Throws std::domain_error, in words, where nothing can be varied so: a transfer of a rule that is
/// built from payoffs, a payoff where the pivot rule depends on it.
ParameterFamily::Parameter vary(const FiniteModel& model, const VariedNumber& number, std::string name,
                                const Patience& patience = {});

}  // namespace candor
