// SPDX-License-Identifier: MIT
// Evidence for claims about continuum models: choices, never results.
#pragma once

#include <string_view>
#include <variant>

#include "exact/rational.hpp"

namespace candor::continuum {

struct Choice {
  static constexpr std::string_view kind = "choice";   ///< in certificates and JSON
};

using Evidence = std::variant<Choice>;

/// The judgements of such evidence are those of the claim's negation: all of them must hold, and then the claim is refuted.
bool shows_the_negation(const Evidence& evidence);

}  // namespace candor::continuum
