// SPDX-License-Identifier: MIT
// Reads a case file (docs/case_format.md).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
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

/// Never throws on account of the file: whatever is wrong with it, or with opening it, is a diagnostic.
ReadResult read_case(const std::filesystem::path& file, const Constructions& constructions);
/// The same for a text already in memory; `file` gives the id and the name in messages.
ReadResult read_case_text(std::string text, const std::filesystem::path& file, const Constructions& constructions);

}  // namespace candor
