// SPDX-License-Identifier: MIT
// The files that `candor check --certificates` writes.
#pragma once

#include <filesystem>
#include <vector>

#include "cli/exit_code.hpp"
#include "tasks/examination.hpp"

namespace candor {

/// Writes FOLDER/NAME.json for each case whose claims all have verdicts. NAME is the path below a
/// folder `cases`, or else the path below the folder among the arguments in which the case was
/// found, or else the name of the file; always without extension. Throws CommandLineError if two
/// cases have the same name or a file cannot be written. One that a limit stops is not written: that
/// is remarked, and the code is `undecided`.
ExitCode write_certificates(const std::vector<Examined>& cases, const std::vector<std::filesystem::path>& arguments,
                            const std::filesystem::path& folder, const SearchOptions& search);

}  // namespace candor
