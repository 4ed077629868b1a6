// SPDX-License-Identifier: MIT
// What is exported to other provers: decided claims with their evidence.
#pragma once

#include <stdexcept>
#include <string>

#include "checker/evidence.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// A claim that has been decided, whether just now or by a certificate.
struct DecidedClaim {
  std::string id;
  Statement statement;
  Evidence evidence;
  bool holds = true;  ///< verified; otherwise refuted
};

/// The other prover has no words for this claim, or no way to decide it. Says why.
struct Unstated : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace candor
