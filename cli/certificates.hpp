// SPDX-License-Identifier: MIT
// Certificates of case files: what `candor check --certificates` writes and `candor verify`
// compares with.
#pragma once

#include <filesystem>
#include <vector>

#include "checker/certificate/certificate.hpp"
#include "cli/examination.hpp"

namespace candor {

/// The model and the statements of a case, nothing decided.
Certificate without_findings(const CaseFile& file);

/// "FILE:LINE:COLUMN: error: claims[2]: ...".
std::string in_words(const std::filesystem::path& file, const Malformed& malformed);

/// Writes FOLDER/ID.json for each case whose claims all have verdicts. Throws CommandLineError if
/// two cases have the same id or a file cannot be written.
void write_certificates(const std::vector<Examined>& cases, const std::filesystem::path& folder);

}  // namespace candor
