// SPDX-License-Identifier: MIT
// From case files to verdicts: read, let the kernel see the model, prove each claim. Mistakes in
// one file do not stop the others.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checker/kernel.hpp"
#include "reports/case_result.hpp"
#include "reports/json/json.hpp"
#include "tasks/listener.hpp"
#include "tasks/reading.hpp"
#include "tasks/search_options.hpp"

namespace candor {

/// One case file on its way to its verdicts.
struct Examined {
  std::filesystem::path path;
  std::string text;                              ///< of the file
  std::unique_ptr<CaseFile> file;                ///< absent if the file has errors, or was not read to its end
  std::unique_ptr<const Kernel> kernel;          ///< absent if the kernel refuses the model
  std::vector<std::optional<Verdict>> verdicts;  ///< one for each claim, as far as decided
  std::string diagnostics;                       ///< errors and warnings of the reader, rendered
  std::string gave_up;                           ///< a limit that was reached before the file was read to its end
  std::vector<std::string> contradictions;       ///< of Candor with itself: bugs

  bool is_decided() const;
};

/// How the text of a file becomes a case.
using CaseReader = std::function<ReadResult(const std::filesystem::path&, const Patience&)>;

/// Reads one file, within the limits. The listener hears of it.
Examined examine_file(const std::filesystem::path& path, const CaseReader& reader, const SearchOptions& search,
                      Listener& listener);
/// Reads the files, each within the limits. The listener hears of each in the order of the files.
std::vector<Examined> examine(const std::vector<std::filesystem::path>& paths, unsigned threads,
                              const SearchOptions& search, Listener& listener);

/// What the files say, without tables; the kernel does not see them.
std::vector<Examined> outlines(const std::vector<std::filesystem::path>& paths, const SearchOptions& search,
                               Listener& listener);

/// Leaves of the cases' claims those with these ids, or written with others as one with such an id, and drops the cases
/// that have none of them. Returns how many claims were left out. Throws InvalidQuestion for an id that no case has.
std::size_t choose_claims(std::vector<Examined>& cases, const std::vector<std::string>& ids);

/// Proves one claim, these claims, or every claim; `decided(case, claim)` is called in order, on the calling
/// thread. Throws Interrupted, saying how far it came.
void decide(Examined& one, std::size_t claim, const SearchOptions& search, Listener& listener);
using ClaimReceiver = std::function<void(const Examined&, std::size_t claim)>;
using ClaimOfCase = std::pair<Examined*, std::size_t>;
void decide(
    const std::vector<ClaimOfCase>& claims, unsigned threads, const SearchOptions& search, Listener& listener,
    const ClaimReceiver& decided = [](const Examined&, std::size_t) {});
void decide(
    std::vector<Examined>& cases, unsigned threads, const SearchOptions& search, Listener& listener,
    const ClaimReceiver& decided = [](const Examined&, std::size_t) {});

/// The cases whose claims all have verdicts. The others are in `mishaps`.
std::vector<CaseResult> results(const std::vector<Examined>& cases, const SearchOptions& search);
std::vector<Mishap> mishaps(const std::vector<Examined>& cases);

}  // namespace candor
