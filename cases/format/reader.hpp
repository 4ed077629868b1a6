// SPDX-License-Identifier: MIT
// Reads a case file (docs/case_format.md).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cases/format/case_file.hpp"
#include "cases/format/diagnostic.hpp"

namespace candor {

/// Who tabulates the named rules that a case mentions. The reader does not know how; the kernel compares the result with the definition.
struct Constructions {
  std::function<AllocationRule(const Environment&, TieRule)> efficient;  ///< throws std::domain_error, naming the profile, if TieRule::none meets a tie
  std::function<TransferRule(const Environment&, const AllocationRule&, NamedTransferRule)> transfers;  ///< throws std::domain_error if the rule is not defined here
};

struct ReadResult {
  std::optional<CaseFile> case_file;    ///< present if there is no error
  std::vector<Diagnostic> diagnostics;  ///< errors and warnings
  std::string text;                     ///< the bytes of the file, for rendering the diagnostics
};

/// The claims as functions of the parameters: the case once more with each parameter one larger, allocations held. `text` is the text of the case; the claims are indices into its claims.
/// In place of the subject: why there is none (a parameter that does not occur, a dependence that is not affine), in words.
std::variant<std::shared_ptr<const RegionSubject>, std::string> region_subject(const CaseFile& base, std::string_view text, const Constructions& constructions,
                                                                              const std::vector<std::string>& parameters, const std::vector<std::size_t>& claims);

/// Never throws on account of the file: whatever is wrong with it, or with opening it, is a diagnostic.
ReadResult read_case(const std::filesystem::path& file, const Constructions& constructions);
/// The same for a text already in memory; `file` gives the id and the name in messages.
ReadResult read_case_text(std::string text, const std::filesystem::path& file, const Constructions& constructions);

}  // namespace candor
