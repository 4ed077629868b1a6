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

/// Writes FOLDER/NAME.json for each case whose claims all have verdicts. NAME is the path below a
/// folder `cases`, or else the path below the folder among the arguments in which the case was
/// found, or else the name of the file; always without extension. Throws CommandLineError if two
/// cases have the same name or a file cannot be written.
void write_certificates(const std::vector<Examined>& cases, const std::vector<std::filesystem::path>& arguments,
                        const std::filesystem::path& folder);

}  // namespace candor
