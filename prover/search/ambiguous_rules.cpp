// SPDX-License-Identifier: MIT
// Ambiguous mechanisms, after Guo 2019, Theorem 2. For each non-grand coalition S and joint type t,
// one balanced transfer rule whose expected total under truth is zero for every coalition and type,
// and whose expected total after each misreport of (S, t) is at most minus what the misreport gains
// in payoffs. With all these rules truth is best for everybody, whatever the mixture: nature puts
// her whole weight on the rule made for (S, t). One rule may serve several (S, t): they are added
// to it one by one, as long as the program has a solution.
#include <algorithm>

#include "prover/search/transfers.hpp"

namespace candor {
namespace {

class RuleSearch {
 public:
  RuleSearch(const FiniteModel& model, const AmbiguousImplementable& claim, const SearchLimit& limit)
      : model_(model), environment_(model.environment), types_(environment_.types), claim_(claim), limit_(limit) {
    for (Coalition coalition : claim.coalitions)
      for (std::uint32_t t = 0; t < types_.joint_type_count(coalition); ++t)
        if (environment_.prior.marginal(types_, {coalition, t}).sign() > 0) occurring_.push_back({coalition, t});
  }

  const std::vector<JointType>& occurring() const { return occurring_; }

  /// A rule that deters every misreport of these joint types.
  std::optional<AgentAmounts> rule_for(const std::vector<JointType>& served) const {
    TransferSystem system(types_, true);
    for (JointType truth : occurring_)
      if (truth.coalition != types_.grand_coalition()) system.add(expected_transfers(truth, truth), 0, true);
    for (JointType truth : served)
      for (std::uint32_t r = 0; r < types_.joint_type_count(truth.coalition); ++r) {
        if (r == truth.index) continue;
        std::vector<std::pair<Transfer, Rational>> loss = expected_transfers(truth, {truth.coalition, r});
        for (auto& entry : loss) entry.second = -entry.second;
        system.add(loss, payoff_gain(truth, {truth.coalition, r}));
      }
    const FeasibilityAnswer answer = decide_feasibility(system.rows(), limit_);
    if (!answer.point && !answer.multipliers) throw GaveUp(answer.gave_up);
    if (!answer.point) return std::nullopt;
    return system.amounts(*answer.point);
  }

  /// p(t) times the gain in expected payoffs of the coalition from a misreport.
  Rational payoff_gain(JointType truth, JointType report) const {
    Event given;
    given.types = truth;
    const auto payoff = [&](JointType reported) {
      return evaluate(model_, {Quantity::payoff, truth.coalition, claim_.allocation, std::nullopt, given,
                               MixedReport::pure(reported)});
    };
    return environment_.prior.marginal(types_, truth) * (payoff(report) - payoff(truth));
  }

 private:
  /// p(t) times the coalition's expected transfers with types t from a report.
  std::vector<std::pair<Transfer, Rational>> expected_transfers(JointType truth, JointType report) const {
    std::vector<std::pair<Transfer, Rational>> result;
    const std::uint32_t own = types_.offset(truth), reported = types_.offset(report);
    for (std::uint32_t others : types_.offsets(types_.outsiders(truth.coalition)))
      for (Agent i : truth.coalition)
        result.emplace_back(Transfer{i, Profile{reported + others}}, environment_.prior(Profile{own + others}));
    return result;
  }

  const FiniteModel& model_;
  const Environment& environment_;
  const TypeSpace& types_;
  const AmbiguousImplementable& claim_;
  const SearchLimit& limit_;
  std::vector<JointType> occurring_;
};

bool have_the_same_beliefs(const Environment& environment, JointType first, JointType second) {
  const TypeSpace& types = environment.types;
  const Rational first_probability = environment.prior.marginal(types, first),
                 second_probability = environment.prior.marginal(types, second);
  for (std::uint32_t others : types.offsets(types.outsiders(first.coalition)))
    if (environment.prior(Profile{types.offset(first) + others}) * second_probability !=
        environment.prior(Profile{types.offset(second) + others}) * first_probability)
      return false;
  return true;
}

std::optional<SharedBeliefs> mutual_envy(const Environment& environment, const RuleSearch& search,
                                         const SearchLimit& limit) {
  for (JointType first : search.occurring())
    for (JointType second : search.occurring()) {
      limit.check([] { return "looking for types with the same beliefs"; });
      if (first.coalition != second.coalition || first.index >= second.index ||
          !have_the_same_beliefs(environment, first, second))
        continue;
      const Rational first_probability = environment.prior.marginal(environment.types, first),
                     second_probability = environment.prior.marginal(environment.types, second);
      if ((search.payoff_gain(first, second) / first_probability +
           search.payoff_gain(second, first) / second_probability)
              .sign() > 0)
        return SharedBeliefs{first, second};
    }
  return std::nullopt;
}

/// A simple mechanism is an ambiguous one with a single rule.
std::optional<AmbiguousRules> one_rule(const FiniteModel& model, const AmbiguousImplementable& claim,
                                       const std::vector<JointType>& occurring, const SearchLimit& limit) {
  TransferRequirements requirements;
  requirements.allocation = claim.allocation;
  requirements.balance = Balance::exact;
  requirements.coalitional_ic = claim.coalitions;
  const Evidence simple = implementability_evidence(model, requirements, limit);
  if (!std::holds_alternative<TransferTable>(simple)) return std::nullopt;
  AmbiguousRules evidence{{std::get<TransferTable>(simple).amounts}, {}};
  for (JointType truth : occurring)
    if (model.environment.types.joint_type_count(truth.coalition) > 1)
      evidence.weights.rows.push_back({truth, {Rational(1)}});
  return evidence;
}

}  // namespace

std::optional<Evidence> ambiguous_evidence(const FiniteModel& model, const AmbiguousImplementable& claim,
                                           const SearchLimit& limit) {
  const TypeSpace& types = model.environment.types;
  const RuleSearch search(model, claim, limit);
  if (const auto envy = mutual_envy(model.environment, search, limit)) return *envy;
  if (auto simple = one_rule(model, claim, search.occurring(), limit)) return *simple;

  std::vector<std::vector<JointType>> served;
  std::vector<AgentAmounts> rules;
  for (JointType truth : search.occurring()) {
    if (truth.coalition == types.grand_coalition())
      continue;  // transfers balance: it gains nothing if the allocation is efficient
    bool placed = false;
    for (std::size_t k = 0; k < rules.size() && !placed; ++k) {
      served[k].push_back(truth);
      if (auto rule = search.rule_for(served[k])) {
        rules[k] = std::move(*rule);
        placed = true;
      } else {
        served[k].pop_back();
      }
    }
    if (placed) continue;
    auto rule = search.rule_for({truth});
    if (!rule) return std::nullopt;
    served.push_back({truth});
    rules.push_back(std::move(*rule));
  }
  if (rules.empty()) return std::nullopt;

  AmbiguousRules evidence{std::move(rules), {}};
  for (JointType truth : search.occurring()) {
    if (types.joint_type_count(truth.coalition) == 1) continue;  // no misreport
    std::vector<Rational> weights(evidence.rules.size());
    std::size_t serving = 0;
    for (std::size_t k = 0; k < served.size(); ++k)
      if (std::find(served[k].begin(), served[k].end(), truth) != served[k].end()) serving = k;
    weights[serving] = 1;
    evidence.weights.rows.push_back({truth, std::move(weights)});
  }
  return evidence;
}

}  // namespace candor
