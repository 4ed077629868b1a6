// SPDX-License-Identifier: MIT
#include "reports/judgements.hpp"

#include <algorithm>

#include "checker/properties/expand.hpp"
#include "reports/words/finite/words.hpp"

namespace candor {

namespace {

class JudgementCollector : public Judge {
 public:
  using Judge::receive;
  void receive(const Judgement& judgement) override { judgements.push_back(judgement); }
  std::vector<Judgement> judgements;
};

/// A `value` of another family.
bool is_value(const Statement& statement) {
  if (const auto* claim = std::get_if<dynamic::Statement>(&statement))
    return std::holds_alternative<dynamic::Value>(*claim);
  const auto* claim = std::get_if<continuum::Statement>(&statement);
  return claim != nullptr && std::holds_alternative<continuum::Value>(*claim);
}

}  // namespace

std::vector<Judgement> collect(const ModelReference& model, const Statement& statement, const Evidence& evidence) {
  JudgementCollector collector;
  expand(model, statement, evidence, collector);
  return std::move(collector.judgements);
}

std::vector<Judgement> telling_judgements(const ModelReference& model, const Statement& statement,
                                          const Verdict& verdict) {
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) return refuted->counterexample();
  const bool is_single = is_claim<Value>(statement) || is_claim<Deviation>(statement) || is_value(statement);
  if (const auto* verified = std::get_if<Verified>(&verdict); verified && is_single)
    return collect(model, statement, verified->evidence());
  return {};
}

bool is_about_misreports(const Statement& statement) {
  const auto* of_finite_model = std::get_if<finite::Statement>(&statement);
  return of_finite_model != nullptr && wording::sides(*of_finite_model).are_stakes;
}

std::optional<Stakes> stakes(const Statement& statement, const Judgement& judgement) {
  if (!is_about_misreports(statement) && !judgement.place.messages) return std::nullopt;
  switch (judgement.relation) {
    case Relation::at_least:
    case Relation::less_than: return Stakes{judgement.left.value, judgement.right.value};
    case Relation::at_most:
    case Relation::greater_than: return Stakes{judgement.right.value, judgement.left.value};
    case Relation::equal:
    case Relation::not_equal: break;
  }
  return std::nullopt;
}

std::optional<Stakes> stakes(const Statement& statement, const std::vector<Judgement>& judgements) {
  std::optional<Stakes> least;
  for (const Judgement& judgement : judgements) {
    const std::optional<Stakes> one = stakes(statement, judgement);
    if (!one) continue;
    if (!least) least = one;
    least->truthful = std::min(least->truthful, one->truthful);
    least->misreport = std::min(least->misreport, one->misreport);
  }
  return least;
}

}  // namespace candor
