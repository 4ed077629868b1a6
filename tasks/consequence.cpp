// SPDX-License-Identifier: MIT
#include "tasks/consequence.hpp"

#include <stdexcept>

#include "checker/definitions/names.hpp"

namespace candor {

Consequence consequence_of(const Unimplementable& found, const SearchLimit& limit) {
  Verdict verdict =
      Kernel(found.model, defect_of_names, limit.patience()).check(found.statement, found.evidence, watching(limit));
  if (!is_refuted(verdict))
    throw std::logic_error("the environment made from a refuted condition is not shown to be unimplementable");
  return {found.favour.asker,
          found.favour.payer,
          found.favour.truth,
          found.favour.report,
          found.model.environment.coalitions,
          found.statement,
          std::get<Refuted>(std::move(verdict))};
}

std::optional<Consequence> consequence(const Model& any_model, const Statement& statement, const Verdict& verdict,
                                       const SearchOptions& search) {
  const auto* refuted = std::get_if<Refuted>(&verdict);
  const auto* model = std::get_if<FiniteModel>(&any_model);
  if (refuted == nullptr || model == nullptr) return std::nullopt;
  const std::optional<Unimplementable> found = unimplementable(*model, statement, *refuted);
  if (!found) return std::nullopt;
  try {
    return consequence_of(*found, search.limit());
  } catch (const GaveUp&) {
    return std::nullopt;
  }
}

}  // namespace candor
