// SPDX-License-Identifier: MIT
// From case files to verdicts: read, let the kernel see the model, prove each claim. Mistakes in
// one file do not stop the others.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cases/format/read/reader.hpp"
#include "checker/kernel.hpp"
#include "cli/exit_code.hpp"
#include "cli/search_options.hpp"
#include "cli/terminal.hpp"
#include "reports/case_result.hpp"
#include "reports/json/json.hpp"

namespace candor {

/// One case file on its way to its verdicts.
struct Examined {
  std::filesystem::path path;
  std::unique_ptr<const CaseFile> file;          ///< absent if the file has errors
  std::unique_ptr<const Kernel> kernel;          ///< absent if the kernel refuses the model
  std::vector<std::optional<Verdict>> verdicts;  ///< one for each claim, as far as decided
  std::string diagnostics;                       ///< errors and warnings of the reader, rendered
  std::vector<std::string> contradictions;       ///< of Candor with itself: bugs

  /// The code that this case alone asks for.
  ExitCode code() const;
  bool is_decided() const;
};

/// A case file as the reader sees it, the named rules tabulated by the prover.
ReadResult read(const std::filesystem::path& path);
ReadResult read_text(const std::string& text, const std::filesystem::path& path);

/// Throws CommandLineError unless the model is finite: the verb is about no other.
void require_finite(const CaseFile& file, std::string_view verb);

/// The claim with this id. Throws CommandLineError, with the nearest one there is.
std::size_t find_claim(const CaseFile& file, const std::string& id);

/// Reads the files. Diagnostics go to standard error, in the order of the files.
std::vector<Examined> examine(const std::vector<std::filesystem::path>& paths, unsigned threads);

/// Proves one claim, or every claim; `decided(case, claim)` is called in order, on the calling
/// thread. Throws Interrupted, saying how far it came.
void decide(Examined& one, std::size_t claim, const SearchOptions& search, Progress& progress);
void decide(std::vector<Examined>& cases, unsigned threads, const SearchOptions& search, Progress& progress,
            const std::function<void(const Examined&, std::size_t claim)>& decided);

/// The gravest of the cases' codes; `undecided` if nothing was checked.
ExitCode code_of(const std::vector<Examined>& cases);

/// The cases whose claims all have verdicts. The others are in `mishaps`.
std::vector<CaseResult> results(const std::vector<Examined>& cases);
std::vector<Mishap> mishaps(const std::vector<Examined>& cases);

}  // namespace candor
