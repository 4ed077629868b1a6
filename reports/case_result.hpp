// SPDX-License-Identifier: MIT
// A case together with what the kernel said about each of its claims: what every report speaks
// about.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/format/read/case_file.hpp"
#include "checker/kernel.hpp"

namespace candor {

/// What it costs that coalitional identifiability or cbdp is refuted (Guo 2019, Theorems 1 and 2):
/// for the same types and prior, payoffs and an efficient rule that no mechanism implements. The
/// rule does a favour exactly when the asker reports `report`. It is worth 1 to the asker and -1 to
/// the payer if the asker's type is `truth`, and nothing otherwise.
struct Consequence {
  Agent asker, payer;
  Type truth, report;
  CoalitionPattern coalitions;
  Statement statement;  ///< of that environment: Implementable or AmbiguousImplementable
  Refuted verdict;      ///< on the statement
};

/// By how much the constraints that the verdict combines contradict each other.
inline Rational contradiction(const Consequence& consequence) {
  const Judgement& last = consequence.verdict.counterexample().back();
  return abs(last.left.value - last.right.value);
}

/// verdicts[k] is the verdict on file.claims[k].
struct CaseResult {
  const CaseFile& file;
  std::vector<Verdict> verdicts;
  std::map<std::size_t, Consequence> consequences = {};  ///< by claim
};

inline bool is_verified(const Verdict& verdict) { return std::holds_alternative<Verified>(verdict); }
inline bool is_refuted(const Verdict& verdict) { return std::holds_alternative<Refuted>(verdict); }
inline bool is_undecided(const Verdict& verdict) { return std::holds_alternative<Undecided>(verdict); }

inline bool as_expected(Expect expect, const Verdict& verdict) {
  return expect == Expect::verified ? is_verified(verdict) : is_refuted(verdict);
}

/// What the kernel compared; nothing if it could not decide.
inline Tally tally(const Verdict& verdict) {
  if (const auto* verified = std::get_if<Verified>(&verdict)) return verified->tally();
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) return refuted->tally();
  return {};
}

/// How many of these comparisons an engine made, in place of the kernel.
inline std::uint64_t by_engine(const Verdict& verdict) {
  if (const auto* verified = std::get_if<Verified>(&verdict)) return verified->by_engine();
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) return refuted->by_engine();
  return 0;
}

/// The exact region of parameter values at which one or several claims hold.
struct RegionResult {
  std::string name;  ///< of the claim, or of what the claims are together
  ParameterRegion claim;
  std::optional<Verified> verified;  ///< absent: not decided, and `obstacle` says why
  std::string obstacle;
};

/// Counts over some claims.
struct Summary {
  std::size_t claims = 0, as_expected = 0, verified = 0, refuted = 0, undecided = 0;
  std::size_t discrepancies =
      0;  ///< claims printed in the source that are refuted, as the case expects, and carry an erratum
  Tally tally;

  void add(const StatedClaim& stated, const Verdict& verdict);
  void add(const Summary& other);
};

Summary summary(const CaseResult& result);

}  // namespace candor
