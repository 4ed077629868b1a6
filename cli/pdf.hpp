// SPDX-License-Identifier: MIT
// Typesetting with pdflatex: without a shell, without shell escape, in a folder of its own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "reports/latex/report.hpp"

namespace candor {

/// Throws CommandLineError, saying how to get one, if there is no pdflatex.
void require_tex();

/// Typesets some documents among the files (which may \input the others) and puts each PDF into the
/// folder, beside where its source belongs. Throws std::logic_error with TeX's own words if TeX
/// finds an error: reports are meant to be without. Throws CommandLineError if the folder cannot be
/// written.
void typeset(const LatexFiles& files, const std::vector<std::string>& documents, const std::filesystem::path& folder);

}  // namespace candor
