// SPDX-License-Identifier: MIT
// Certificates: a case in full, its claims, and for each the evidence that the kernel replays
// (docs/certificate_format.md).
//
// A certificate is untrusted input, and being well written makes nothing true: whoever holds one
// asks the kernel about every claim.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "checker/certificate/json_tree.hpp"
#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

enum class Finding { verified, refuted, undecided };

/// What is claimed, and what is said to follow.
struct CertifiedClaim {
  Claim claim;
  Finding finding = Finding::undecided;
  std::optional<Evidence> evidence;  ///< absent if undecided
  std::string reason;                ///< why, if undecided
};

struct Certificate {
  std::string case_id;
  Model model;
  std::vector<CertifiedClaim> claims;  ///< by id
};

/// Where a text is not what the format asks for.
struct Malformed {
  std::string message;
  std::string path;          ///< "claims[2].evidence.weights[0]"; empty: the text as a whole
  int line = 0, column = 0;  ///< 1-based, in characters of the text's bytes
};

inline constexpr std::size_t largest_certificate = std::size_t{64} << 20;  // bytes

/// Throws nothing but what the patience throws: whatever is wrong with the text is in the answer.
std::variant<Certificate, Malformed> read_certificate(std::string_view text, const Patience& patience = {});
/// The same in two steps: the text as a tree, and what the tree says.
std::variant<certificates::JsonNode, Malformed> parse_certificate(std::string_view text, const Patience& patience = {});
std::variant<Certificate, Malformed> read_certificate(const certificates::JsonNode& root, std::string_view text);

/// What the kernel says of a claim with the certificate's evidence.
struct Replay {
  std::optional<Verdict> verdict;  ///< absent if the certificate has no evidence
  std::string fault;  ///< why the claim is rejected: the evidence does not show what the certificate says. Empty: it
                      ///< does, or nothing is said to be shown.
};
/// Throws what the watch throws.
Replay replay(
    const Kernel& kernel, const CertifiedClaim& claim, const Engine* engine = nullptr,
    const Kernel::Watch& watch = [](const Tally&) {});

}  // namespace candor
