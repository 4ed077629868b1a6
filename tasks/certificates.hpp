// SPDX-License-Identifier: MIT
// Certificates of cases, and what the kernel says of a certificate. Nothing is searched for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "checker/certificate/certificate.hpp"
#include "tasks/examination.hpp"

namespace candor {

/// The certificate of a case whose claims all have verdicts, as text. Throws InvalidQuestion if it
/// would be larger than the format allows, GaveUp if a limit is reached.
std::string certificate_of(const Examined& one, const SearchOptions& search);

/// "FILE:LINE:COLUMN: error: claims[2]: ...".
std::string in_words(const std::filesystem::path& file, const Malformed& malformed);

/// The kernel that sees a certificate's own tables, its named rules tabulated; or why no claims can
/// be made about them.
std::variant<Kernel, std::string> kernel_of_own_tables(const std::filesystem::path& name, Certificate& certificate,
                                                       const Patience& patience);

/// What the kernel says of a claim with the certificate's evidence. A claim that takes longer than it
/// may, or more memory, is undecided.
Replay replay_within(const SearchOptions& search, const Kernel& kernel, const Model& model,
                     const CertifiedClaim& claim);

struct Verification {
  enum class End { replayed, malformed, rejected, case_unreadable, given_up } end = End::replayed;
  ReplayedCertificate replayed;  ///< its errors say why, if it was not
  Certificate certificate;       ///< its named rules tabulated, if there is no case
  std::vector<Examined> cases;   ///< the case, if it was compared with one
  bool contradiction = false;    ///< of Candor with itself: a bug

  const Model& model() const { return cases.empty() ? certificate.model : cases.front().file->model; }
};

/// Replays a certificate's claims: on the case's tables, once the certificate agrees with the case;
/// without a case, on its own. A claim that takes more than `search` allows is undecided.
Verification verify(const std::string& text, const std::filesystem::path& name,
                    const std::optional<std::filesystem::path>& case_file, unsigned threads,
                    const SearchOptions& search, Listener& listener);

}  // namespace candor
