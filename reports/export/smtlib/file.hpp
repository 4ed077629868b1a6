// SPDX-License-Identifier: MIT
// Decided claims as files for SMT solvers: the numbers of the example that a claim is about, and
// its question, which a solver answers from them alone.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "checker/model/finite/mechanism.hpp"
#include "reports/decided_claim.hpp"

namespace candor {

struct SmtFiles {
  std::map<std::string, std::string>
      texts;  ///< by file name: one for each claim, and well_formed.smt2: prior and lotteries are some
  std::vector<std::pair<std::string, std::string>>
      unstated;  ///< ids of claims that have no file, and why not; a comment in well_formed.smt2 lists them
};

/// The model must be one that the kernel accepts. `example` is shown in comments.
SmtFiles smt_files(const std::string& example, const FiniteModel& model, const std::vector<DecidedClaim>& claims);

}  // namespace candor
