// SPDX-License-Identifier: MIT
#include "prover/prove.hpp"

#include <new>
#include <stdexcept>

#include "checker/claims/expand.hpp"
#include "prover/continuum/find_evidence.hpp"
#include "prover/dynamic/find_evidence.hpp"
#include "prover/search/best_deviation.hpp"
#include "prover/search/maxmin.hpp"
#include "prover/search/parameter_region.hpp"
#include "prover/search/transfers.hpp"

namespace candor {
namespace {

/// Evidence that only a search can find; nothing for claims that the kernel can decide by going through their judgements.
struct FindEvidence {
  const FiniteModel& model;
  const SearchLimit& limit;

  std::optional<Evidence> operator()(const MaxminCoalitionalIc& claim) const {
    if (claim.strategies == Strategies::pure || claim.mechanism.transfers.size() <= 1) return std::nullopt;
    try {
      return maxmin_evidence(model, claim, limit);
    } catch (const std::length_error&) {
      return ConvexWeights{};   // too large: the kernel says so
    }
  }
  std::optional<Evidence> operator()(const ParameterRegion& claim) const {
    try {
      return region_evidence(model, claim, limit);
    } catch (const OutOfScope&) {
      return RegionProof{};   // the kernel says so
    }
  }
  std::optional<Evidence> operator()(const Implementable& claim) const { return implementability_evidence(model, claim.requirements, limit); }
  std::optional<Evidence> operator()(const CoalitionalIdentifiability& claim) const { return identifiability_evidence(model, claim, limit); }
  std::optional<Evidence> operator()(const AmbiguousImplementable& claim) const { return ambiguous_evidence(model, claim, limit); }
  template <class Claim>
  std::optional<Evidence> operator()(const Claim&) const { return std::nullopt; }
};

Kernel::Watch watching(const SearchLimit& limit) {
  return [&](const Tally& so_far) {
    limit.check([&] { return so_far.judgements == 0 ? "no comparison made yet" : std::to_string(so_far.judgements) + " comparisons made, all of them hold"; });
  };
}

Verdict proved(const Kernel& kernel, const FiniteModel& model, const Statement& statement, const SearchLimit& limit) {
  const Kernel::Watch watch = watching(limit);
  if (const std::optional<Evidence> evidence = std::visit(FindEvidence{model, limit}, statement)) return kernel.check(statement, *evidence, watch, limit.threads);

  Verdict verdict = kernel.check(statement, Enumerate{}, watch, limit.threads);
  if (!std::holds_alternative<Refuted>(verdict)) return verdict;
  const std::optional<Witness> witness = best_deviation(model, statement, limit);
  if (!witness) return verdict;
  Verdict shown = kernel.check(statement, *witness);
  return std::holds_alternative<Refuted>(shown) ? shown : verdict;
}

template <class FamilyStatement, class FamilyModel>
Verdict proved_in_family(const Kernel& kernel, const FamilyModel& model, const Statement& statement, const SearchLimit& limit) {
  const std::optional<Evidence> evidence = find_evidence(model, std::get<FamilyStatement>(statement), limit);
  return kernel.check(statement, evidence ? *evidence : Evidence(Enumerate{}), watching(limit));
}

Verdict proved(const Kernel& kernel, const continuum::Model& model, const Statement& statement, const SearchLimit& limit) {
  return proved_in_family<continuum::Statement>(kernel, model, statement, limit);
}
Verdict proved(const Kernel& kernel, const dynamic::Model& model, const Statement& statement, const SearchLimit& limit) {
  return proved_in_family<dynamic::Statement>(kernel, model, statement, limit);
}

template <class AnyModel>
Verdict proved_within_limits(const Kernel& kernel, const AnyModel& model, const Statement& statement, const SearchLimit& limit) {
  try {
    return proved(kernel, model, statement, limit);
  } catch (const GaveUp& gave_up) {
    return Kernel::gave_up(gave_up.what());
  } catch (const std::bad_alloc&) {
    return Kernel::gave_up("there is not enough memory");
  }
}

}  // namespace

Verdict prove(const Kernel& kernel, const FiniteModel& model, const Statement& statement, const SearchLimit& limit) { return proved_within_limits(kernel, model, statement, limit); }

Verdict prove(const Kernel& kernel, const Model& model, const Statement& statement, const SearchLimit& limit) {
  return std::visit([&](const auto& one) { return proved_within_limits(kernel, one, statement, limit); }, model);
}

}  // namespace candor
