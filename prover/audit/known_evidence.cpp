// SPDX-License-Identifier: MIT
#include "prover/audit/known_evidence.hpp"

#include "engine/integer_engine.hpp"
#include "prover/prove.hpp"

namespace candor {
namespace {

/// One transfer rule as an ambiguous mechanism of one.
AmbiguousRules as_ambiguous(const FiniteModel& model, const CoalitionPattern& coalitions, const AgentAmounts& amounts) {
  const TypeSpace& types = model.environment.types;
  AmbiguousRules result{{amounts}, {}};
  for (Coalition coalition : coalitions) {
    if (types.joint_type_count(coalition) == 1) continue;  // no misreport
    const std::vector<Rational> marginals = model.environment.prior.marginals(types, coalition);
    for (std::uint32_t t = 0; t < marginals.size(); ++t)
      if (marginals[t].sign() > 0) result.weights.rows.push_back({JointType{coalition, t}, {1}});
  }
  return result;
}

class KnownEvidence {
 public:
  KnownEvidence(const Kernel& kernel, const FiniteModel& model, const Statement& question, const SearchLimit& limit)
      : kernel_(kernel), model_(model), question_(question), limit_(limit), engine_(Labour{limit.threads}) {}

  std::optional<Verdict> by(const Evidence& evidence) const {
    limit_.check([] { return "trying what is known"; });
    Verdict verdict = kernel_.check(question_, evidence, watching(limit_), &engine_);
    return std::holds_alternative<Undecided>(verdict) ? std::nullopt : std::optional(std::move(verdict));
  }
  std::optional<Verdict> by_transfers(const AgentAmounts& amounts) const {
    if (const auto* ambiguous = claim_if<AmbiguousImplementable>(question_))
      return by(as_ambiguous(model_, ambiguous->coalitions, amounts));
    return by(TransferTable{amounts});
  }
  /// What showed, or ruled out, transfers for other requirements.
  std::optional<Verdict> by_evidence_of(const Verdict& verdict) const {
    if (const auto* verified = std::get_if<Verified>(&verdict)) {
      const auto* found = std::get_if<TransferTable>(&verified->evidence());
      return found != nullptr ? by_transfers(found->amounts) : std::nullopt;
    }
    const auto* refuted = std::get_if<Refuted>(&verdict);
    const bool asks_the_same = refuted != nullptr && claim_if<Implementable>(question_) != nullptr;
    return asks_the_same ? by(refuted->evidence()) : std::nullopt;
  }

 private:
  const Kernel& kernel_;
  const FiniteModel& model_;
  const Statement& question_;
  const SearchLimit& limit_;
  const IntegerEngine engine_;
};

std::optional<std::size_t> allocation_asked_about(const Statement& statement) {
  if (const auto* claim = claim_if<Implementable>(statement)) return claim->requirements.allocation;
  if (const auto* claim = claim_if<AmbiguousImplementable>(statement)) return claim->allocation;
  return std::nullopt;
}

}  // namespace

bool asks_for_transfers(const Statement& statement) { return allocation_asked_about(statement).has_value(); }

std::optional<Verdict> decided_by_what_is_known(const Kernel& kernel, const FiniteModel& model, const AuditPlan& plan,
                                                const std::vector<std::optional<Verdict>>& verdicts,
                                                std::size_t question, const SearchLimit& limit) {
  const Statement& statement = plan.questions[question].claim.statement;
  const std::optional<std::size_t> allocation = allocation_asked_about(statement);
  if (!allocation) return std::nullopt;
  const KnownEvidence known(kernel, model, statement, limit);
  for (std::size_t k = 0; k < plan.questions.size(); ++k)
    if (verdicts[k] && claim_if<Implementable>(plan.questions[k].claim.statement) != nullptr &&
        allocation_asked_about(plan.questions[k].claim.statement) == allocation)
      if (std::optional<Verdict> verdict = known.by_evidence_of(*verdicts[k])) return verdict;
  for (const Mechanism& mechanism : plan.mechanisms)
    if (mechanism.allocation == *allocation && mechanism.transfers.size() == 1)
      if (std::optional<Verdict> verdict = known.by_transfers(model.transfers[mechanism.transfers.front()].amounts))
        return verdict;
  return std::nullopt;
}

}  // namespace candor
