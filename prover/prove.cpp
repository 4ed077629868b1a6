// SPDX-License-Identifier: MIT
#include "prover/prove.hpp"

#include "prover/search/best_deviation.hpp"
#include "prover/search/maxmin.hpp"

namespace candor {

Verdict prove(const Kernel& kernel, const FiniteModel& model, const Statement& statement) {
  if (const auto* maxmin = std::get_if<MaxminCoalitionalIc>(&statement); maxmin != nullptr && maxmin->strategies == Strategies::mixed && maxmin->mechanism.transfers.size() > 1)
    return kernel.check(statement, maxmin_evidence(model, *maxmin));

  Verdict verdict = kernel.check(statement, Enumerate{});
  if (!std::holds_alternative<Refuted>(verdict)) return verdict;
  const std::optional<Witness> witness = best_deviation(model, statement);
  if (!witness) return verdict;
  Verdict shown = kernel.check(statement, *witness);
  return std::holds_alternative<Refuted>(shown) ? shown : verdict;
}

}  // namespace candor
