// SPDX-License-Identifier: MIT
#include "prover/audit/minimal_violators.hpp"

#include <algorithm>

#include "prover/decide.hpp"

namespace candor {
namespace {

/// The claim about one coalition after another; nothing for a property that is not one of each
/// coalition by itself.
struct ForEachCoalition {
  const CoalitionPattern& alone;

  std::vector<std::pair<Coalition, Statement>> operator()(const DominantStrategyIc& claim) const {
    return split(CoalitionalDominantStrategyIc{claim.mechanism, alone});
  }
  std::vector<std::pair<Coalition, Statement>> operator()(const BayesianIc& claim) const {
    return split(CoalitionalIc{claim.mechanism, alone});
  }
  std::vector<std::pair<Coalition, Statement>> operator()(const CoalitionalIdentifiability&) const { return {}; }
  std::vector<std::pair<Coalition, Statement>> operator()(const AmbiguousImplementable&) const { return {}; }
  template <class Claim>
  std::vector<std::pair<Coalition, Statement>> operator()(const Claim& claim) const {
    if constexpr (requires { claim.coalitions; })
      return split(claim);
    else
      return {};
  }

 private:
  template <class Claim>
  static std::vector<std::pair<Coalition, Statement>> split(const Claim& claim) {
    CoalitionPattern pattern = claim.coalitions;
    std::stable_sort(pattern.begin(), pattern.end(),
                     [](Coalition left, Coalition right) { return left.size() < right.size(); });
    std::vector<std::pair<Coalition, Statement>> result;
    for (Coalition coalition : pattern) {
      Claim one = claim;
      one.coalitions = {coalition};
      result.emplace_back(coalition, std::move(one));
    }
    return result;
  }
};

}  // namespace

MinimalViolators minimal_violators(const Kernel& kernel, const FiniteModel& model, const Statement& refuted,
                                   const SearchLimit& limit) {
  MinimalViolators result;
  for (const auto& [coalition, statement] :
       std::visit(ForEachCoalition{singletons(model.environment.types.agent_count())}, finite_statement(refuted))) {
    if (std::any_of(result.coalitions.begin(), result.coalitions.end(),
                    [&, whole = coalition](Coalition part) { return part.is_subset_of(whole); }))
      continue;
    const Verdict verdict = decide(kernel, model, statement, limit);
    if (std::holds_alternative<Refuted>(verdict)) result.coalitions.push_back(coalition);
    if (const auto* undecided = std::get_if<Undecided>(&verdict);
        undecided != nullptr && undecided->reason() == Undecided::Reason::resource_limit)
      result.complete = false;
  }
  return result;
}

}  // namespace candor
