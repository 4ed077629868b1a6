// SPDX-License-Identifier: MIT
// Decided claims for other provers: theorems for Coq, one file for each example, or questions to
// SMT solvers, one file for each claim.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "reports/decided_claim.hpp"
#include "tasks/certificates.hpp"

namespace candor {

using LeftOut = std::vector<std::pair<std::string, std::string>>;  ///< ids of claims, and why

/// A finite example with its decided claims; the others are named with the reason.
struct DecidedExample {
  std::string id, title;
  const FiniteModel& model;
  std::size_t claims_in_all = 0, rejected = 0, undecided = 0;
  std::vector<DecidedClaim> claims = {};
  LeftOut left_out = {};
};

DecidedExample decided_example(const CaseResult& result);
/// By the certificate's own tables and evidence, as far as the kernel accepts them.
DecidedExample decided_example(const Certificate& certificate, const Kernel& kernel, const SearchOptions& search);

enum class ExportLanguage { coq, smtlib };
using ExportedFiles = std::map<std::string, std::string>;  ///< paths below the folder for all, and their texts

/// What is written for one example.
struct ExportedExample {
  std::string name;  ///< of its file or folder
  ExportedFiles files;
  std::string summary;  ///< ".v: 7 theorems"
  LeftOut left_out;
};

/// No file of it has the name of one of the `others`. Throws std::length_error if the example is too
/// large.
ExportedExample exported(const DecidedExample& example, ExportLanguage language, const ExportedFiles& others);

}  // namespace candor
