// SPDX-License-Identifier: MIT
// What properties of mechanisms with transfer rules compare.
#pragma once

#include <string_view>

#include "checker/model/finite/expectation.hpp"
#include "checker/model/finite/mechanism.hpp"
#include "checker/properties/judgement.hpp"

namespace candor {

/// Throws OutOfScope unless the mechanism has exactly one transfer rule.
void require_simple(const Mechanism& mechanism, std::string_view property);
/// The expected utility of a coalition under each of the mechanism's transfer rules, and their
/// minimum: what an agent who does not know the rule can count on.
Side least_utility(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition, const Event& given,
                   const MixedReport& report);

}  // namespace candor
