// SPDX-License-Identifier: MIT
// Reads a case file (docs/case_format.md).
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cases/format/explain/diagnostic.hpp"
#include "cases/format/read/case_file.hpp"
#include "exact/patience.hpp"

namespace candor {

/// Who tabulates the named rules that a case mentions. The reader does not know how; the kernel
/// compares the result with the definition.
struct Constructions {
  std::function<AllocationRule(const Environment&, TieRule, const Patience&)>
      efficient;  ///< throws std::domain_error, naming the profile, if TieRule::none meets a tie
  std::function<TransferRule(const Environment&, const AllocationRule&, NamedTransferRule, const Patience&,
                             const AvailableWithout&)>
      transfers;  ///< throws std::domain_error if the rule is not defined here
  std::function<AllocationRule(const Environment&, const Patience&)>
      green_laffont;  ///< throws std::domain_error unless a single object goes to one of the agents
  std::function<AllocationRule(const Environment&, const PreferenceConstruction&, const Patience&)>
      preferences;  ///< throws std::domain_error, naming the profile, where the rule does not decide
};

struct ReadResult {
  std::optional<CaseFile> case_file;    ///< present if there is no error
  std::vector<Diagnostic> diagnostics;  ///< errors and warnings
  std::string text;                     ///< the bytes of the file, for rendering the diagnostics
};

/// Claims of a case that has been read, as functions of its parameters: the case is read once more
/// for each parameter, with that parameter one larger and the allocations held.
class ParametricCase {
 public:
  /// `text` is the text of the case. The case, the text and the constructions must outlive this. The
  /// patience is asked while the case is read again.
  ParametricCase(const CaseFile& base, std::string_view text, const Constructions& constructions,
                 Patience patience = {})
      : base_(base), text_(text), constructions_(constructions), patience_(std::move(patience)) {}

  /// The claims are indices into the case's. In place of the subject: why there is none (a
  /// parameter that does not occur, a dependence that is not affine), in words.
  std::variant<std::shared_ptr<const RegionSubject>, std::string> subject(const std::vector<std::string>& parameters,
                                                                          const std::vector<std::size_t>& claims);

 private:
  struct Shifted {
    std::shared_ptr<const CaseFile> file;  ///< absent: there is an obstacle
    std::string obstacle;
  };
  const Shifted& shifted(const std::string& parameter);
  Shifted read_shifted(const std::string& parameter) const;

  const CaseFile& base_;
  std::string_view text_;
  const Constructions& constructions_;
  Patience patience_;
  std::map<std::string, Shifted> shifted_;
};

/// Never throws on account of the file: whatever is wrong with it, or with opening it, is a
/// diagnostic. Throws what the patience throws, which is asked while the file is read and its rules
/// are tabulated.
ReadResult read_case(const std::filesystem::path& file, const Constructions& constructions,
                     const Patience& patience = {});
/// The same without what is computed for each type profile of a finite case: its priors, payoffs and rules have no
/// tables, and defects that only show there are not found.
ReadResult read_outline(const std::filesystem::path& file, const Constructions& constructions,
                        const Patience& patience = {});
/// As read_case for a text already in memory; `file` gives the id and the name in messages.
ReadResult read_case_text(std::string text, const std::filesystem::path& file, const Constructions& constructions,
                          const Patience& patience = {});

}  // namespace candor
