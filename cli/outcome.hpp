// SPDX-License-Identifier: MIT
// Cases as arguments of verbs, and the code that their verdicts ask for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_code.hpp"
#include "tasks/examination.hpp"

namespace candor {

/// The code that this case alone asks for.
ExitCode code_of(const Examined& one);
/// The gravest of the cases' codes; `undecided` if nothing was checked.
ExitCode code_of(const std::vector<Examined>& cases);

/// One case file, examined. Throws CommandLineError if it is none.
Examined examine_file(const std::filesystem::path& path, const SearchOptions& search, Listener& listener);

/// Throws CommandLineError unless the model is finite: the verb is about no other.
void require_finite(const CaseFile& file, std::string_view verb);

/// The claim with this id. Throws CommandLineError, with the nearest one there is.
std::size_t find_claim(const CaseFile& file, const std::string& id);

}  // namespace candor
