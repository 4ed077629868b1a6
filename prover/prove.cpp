// SPDX-License-Identifier: MIT
#include "prover/prove.hpp"

#include <stdexcept>

#include "checker/claims/expand.hpp"
#include "prover/search/best_deviation.hpp"
#include "prover/search/maxmin.hpp"
#include "prover/search/parameter_region.hpp"
#include "prover/search/transfers.hpp"

namespace candor {
namespace {

/// Evidence that only a search can find; nothing for claims that the kernel can decide by going through their judgements.
struct FindEvidence {
  const FiniteModel& model;

  std::optional<Evidence> operator()(const MaxminCoalitionalIc& claim) const {
    if (claim.strategies == Strategies::pure || claim.mechanism.transfers.size() <= 1) return std::nullopt;
    try {
      return maxmin_evidence(model, claim);
    } catch (const std::length_error&) {
      return ConvexWeights{};   // too large: the kernel says so
    }
  }
  std::optional<Evidence> operator()(const Implementable& claim) const { return implementability_evidence(model, claim.requirements); }
  std::optional<Evidence> operator()(const CoalitionalIdentifiability& claim) const { return identifiability_evidence(model, claim); }
  std::optional<Evidence> operator()(const AmbiguousImplementable& claim) const { return ambiguous_evidence(model, claim); }
  std::optional<Evidence> operator()(const ParameterRegion& claim) const {
    try {
      return region_evidence(model, claim);
    } catch (const OutOfScope&) {
      return RegionProof{};   // the kernel says so
    }
  }
  template <class Claim>
  std::optional<Evidence> operator()(const Claim&) const { return std::nullopt; }
};

}  // namespace

Verdict prove(const Kernel& kernel, const FiniteModel& model, const Statement& statement) {
  if (const std::optional<Evidence> evidence = std::visit(FindEvidence{model}, statement)) return kernel.check(statement, *evidence);

  Verdict verdict = kernel.check(statement, Enumerate{});
  if (!std::holds_alternative<Refuted>(verdict)) return verdict;
  const std::optional<Witness> witness = best_deviation(model, statement);
  if (!witness) return verdict;
  Verdict shown = kernel.check(statement, *witness);
  return std::holds_alternative<Refuted>(shown) ? shown : verdict;
}

}  // namespace candor
