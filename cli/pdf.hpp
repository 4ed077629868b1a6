// SPDX-License-Identifier: MIT
// Typesetting with pdflatex: without a shell, without shell escape, in a folder of its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "reports/latex/report.hpp"

namespace candor {

/// Throws CommandLineError, saying how to get one, if there is no pdflatex.
void require_tex();

/// Typesets some documents among the files (which may \input the others) and puts each PDF into the
/// folder, beside where its source belongs, once it is complete. Each run of TeX may take so long.
/// What goes wrong is told with the document, with TeX's own words, and with the place of TeX's
/// log, which is put beside the document:
///   GaveUp if TeX takes longer;
///   CommandLineError if TeX cannot do its work here: a package is missing, the disk is full, the
///     document is too large
///     for it, it is killed or leaves no complete PDF;
///   std::logic_error if TeX finds an error in the document: reports are meant to be without.
void typeset(const LatexFiles& files, const std::vector<std::string>& documents, const std::filesystem::path& folder,
             std::chrono::seconds most);

}  // namespace candor
