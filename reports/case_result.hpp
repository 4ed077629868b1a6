// SPDX-License-Identifier: MIT
// A case together with what the kernel said about each of its claims: what every report speaks about.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cases/format/case_file.hpp"
#include "checker/kernel.hpp"

namespace candor {

/// verdicts[k] is the verdict on file.claims[k].
struct CaseResult {
  const CaseFile& file;
  std::vector<Verdict> verdicts;
};

inline bool is_verified(const Verdict& verdict) { return std::holds_alternative<Verified>(verdict); }
inline bool is_refuted(const Verdict& verdict) { return std::holds_alternative<Refuted>(verdict); }
inline bool is_undecided(const Verdict& verdict) { return std::holds_alternative<Undecided>(verdict); }

inline bool as_expected(Expect expect, const Verdict& verdict) { return expect == Expect::verified ? is_verified(verdict) : is_refuted(verdict); }

/// What the kernel compared; nothing if it could not decide.
inline Tally tally(const Verdict& verdict) {
  if (const auto* verified = std::get_if<Verified>(&verdict)) return verified->tally();
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) return refuted->tally();
  return {};
}

/// The exact region of parameter values at which one or several claims hold.
struct RegionResult {
  std::string name;                  ///< of the claim, or of what the claims are together
  ParameterRegion claim;
  std::optional<Verified> verified;  ///< absent: not decided, and `obstacle` says why
  std::string obstacle;
};

/// Counts over some claims.
struct Summary {
  std::size_t claims = 0, as_expected = 0, verified = 0, refuted = 0, undecided = 0;
  std::size_t discrepancies = 0;  ///< claims printed in the source that are refuted, as the case expects, and carry an erratum
  Tally tally;

  void add(const StatedClaim& stated, const Verdict& verdict);
  void add(const Summary& other);
};

Summary summary(const CaseResult& result);

}  // namespace candor
