// SPDX-License-Identifier: MIT
#include "tasks/solved_case.hpp"

#include <algorithm>
#include <stdexcept>

#include "cases/format/write/write_case.hpp"
#include "checker/definitions/names.hpp"
#include "reports/case_result.hpp"
#include "tasks/reading.hpp"

namespace candor {
namespace {

/// The claims that say of a mechanism what the question asks.
struct Claims {
  const Mechanism& mechanism;
  const std::uint32_t agents;

  std::vector<Claim> operator()(const Implementable& question) const {
    const TransferRequirements& required = question.requirements;
    std::vector<Claim> claims;
    if (required.balance) claims.push_back({"balance", BudgetBalance{mechanism.transfers, *required.balance}});
    if (required.coalitional_ic == singletons(agents))
      claims.push_back({"incentives", BayesianIc{mechanism}});
    else if (!required.coalitional_ic.empty())
      claims.push_back({"incentives", CoalitionalIc{mechanism, required.coalitional_ic}});
    if (required.dominant_strategy_ic) claims.push_back({"incentives", DominantStrategyIc{mechanism}});
    if (required.individual_rationality)
      claims.push_back({"participation", IndividualRationality{mechanism, *required.individual_rationality}});
    Implementable again = question;
    again.requirements.allocation = mechanism.allocation;
    claims.push_back({"implementable", again});
    return claims;
  }
  std::vector<Claim> operator()(const AmbiguousImplementable& question) const {
    std::vector<Claim> claims{{"balance", BudgetBalance{mechanism.transfers, Balance::exact}},
                              {"incentives", MaxminCoalitionalIc{mechanism, question.coalitions, Strategies::mixed}}};
    if (question.participation)
      claims.push_back({"participation", IndividualRationality{mechanism, *question.participation}});
    AmbiguousImplementable again = question;
    again.allocation = mechanism.allocation;
    claims.push_back({"implementable", again});
    return claims;
  }
  template <class Other>
  std::vector<Claim> operator()(const Other&) const {
    throw std::logic_error("not a question about existence");
  }
};

std::size_t allocation_of(const Statement& question) {
  const auto* implementable = claim_if<Implementable>(question);
  return implementable != nullptr ? implementable->requirements.allocation
                                  : claim_of<AmbiguousImplementable>(question).allocation;
}

}  // namespace

SolvedCase solved_case(const CaseFile& original, const Solved& solved, const SearchLimit& limit) {
  CaseFile file = original;
  file.title = "Transfers for: " + original.title;
  file.about = (original.about.empty() ? "" : original.about + "\n") + solved.how;
  file.finite().allocations = {original.finite().allocations[allocation_of(solved.question)]};
  file.finite().transfers = solved.rules;
  file.finite().mechanisms = {{solved.mechanism, 0, {}}};
  for (std::size_t k = 0; k < solved.rules.size(); ++k) file.finite().mechanisms.front().transfers.push_back(k);
  file.claims.clear();
  for (Claim& claim :
       std::visit(Claims{file.finite().mechanisms.front(), file.finite().environment.types.agent_count()},
                  finite_statement(solved.question)))
    file.claims.push_back({std::move(claim), Expect::verified, "", "", "", "", 0, {}, {}});
  if (solved.too_much) {
    Implementable impossible{*solved.too_much};
    impossible.requirements.allocation = 0;
    file.claims.push_back({{"too_much", impossible},
                           Expect::refuted,
                           "",
                           "",
                           "",
                           "The bounds are a thousandth tighter than what the rule achieves.",
                           0,
                           {},
                           {}});
  }

  const Patience patience = limit.patience("reading the case back");
  const CaseFile read = read_back(write_case(file), patience);
  const Kernel kernel(read.model, defect_of_names, patience);
  SolvedCase result;
  for (const StatedClaim& stated : read.claims) {
    const bool exists = stated.claim.id == "implementable";
    const Verdict verdict = exists ? kernel.check(stated.claim.statement, solved.evidence, watching(limit))
                                   : prove(kernel, read.model, stated.claim.statement, limit);
    const auto* undecided = std::get_if<Undecided>(&verdict);
    if (undecided != nullptr && undecided->reason() == Undecided::Reason::resource_limit)
      throw GaveUp(undecided->explanation());
    if (undecided != nullptr && undecided->reason() == Undecided::Reason::vacuous)
      std::erase_if(file.claims, [&](const StatedClaim& claim) { return claim.claim.id == stated.claim.id; });
    else if (as_expected(stated.expect, verdict))
      (stated.expect == Expect::verified ? result.verified : result.refuted).push_back(stated.claim.id);
    else
      throw std::logic_error("the rule found does not have what was asked for: " + stated.claim.id);
  }
  result.text = write_case(file);
  return result;
}

}  // namespace candor
