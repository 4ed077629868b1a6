// SPDX-License-Identifier: MIT
#include "prover/search/transfers.hpp"

#include <algorithm>
#include <map>

#include "prover/search/system_size.hpp"

namespace candor {

void TransferSystem::add(const std::vector<std::pair<Transfer, Rational>>& coefficients, const Rational& bound,
                         bool equality) {
  struct Entry {
    std::size_t variable;
    const Rational* coefficient;
    bool negative;
  };
  const std::uint32_t profiles = types_.profile_count(), last = types_.agent_count() - 1;
  std::vector<Entry> entries;
  entries.reserve(coefficients.size());
  auto& on_last = last_agent_.emplace_back();
  for (const auto& [transfer, coefficient] : coefficients) {
    if (!balanced_ || transfer.agent.value != last) {
      entries.push_back({transfer.agent.value * profiles + transfer.profile.value, &coefficient, false});
      continue;
    }
    on_last.emplace_back(transfer.profile.value, coefficient);
    for (std::uint32_t i = 0; i < last; ++i)
      entries.push_back({i * profiles + transfer.profile.value, &coefficient, true});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& left, const Entry& right) { return left.variable < right.variable; });

  LinearRow& added = system_.rows.emplace_back();
  added.bound = bound;
  added.equality = equality;
  added.coefficients.reserve(entries.size());
  for (std::size_t k = 0; k < entries.size();) {
    const std::size_t variable = entries[k].variable;
    Rational& sum = added.coefficients.emplace_back(variable, Rational()).second;
    for (; k < entries.size() && entries[k].variable == variable; ++k)
      if (entries[k].negative)
        sum -= *entries[k].coefficient;
      else
        sum += *entries[k].coefficient;
    if (sum.sign() == 0) added.coefficients.pop_back();
  }
  added.coefficients.shrink_to_fit();
}

AgentAmounts TransferSystem::amounts(const std::vector<Rational>& point) const {
  const std::uint32_t profiles = types_.profile_count(), last = types_.agent_count() - 1;
  AgentAmounts result(types_.agent_count(), profiles);
  for (Profile theta; theta.value < profiles; ++theta.value) {
    Rational sum;
    for (std::uint32_t i = 0; i < last; ++i) {
      result(Agent{i}, theta) = point[i * profiles + theta.value];
      sum += point[i * profiles + theta.value];
    }
    result(Agent{last}, theta) = balanced_ ? -sum : point[last * profiles + theta.value];
  }
  return result;
}

std::vector<Rational> TransferSystem::weight_on_last_agent(const std::vector<Rational>& multipliers) const {
  std::vector<Rational> result(types_.profile_count());
  for (std::size_t r = 0; r < multipliers.size(); ++r)
    for (const auto& [profile, coefficient] : last_agent_[r]) result[profile] += multipliers[r] * coefficient;
  return result;
}

void normalise(const Environment& environment, FarkasCombination& combination) {
  Rational total;
  for (const FarkasCombination::Term& term : combination.terms)
    if (term.requirement == Requirement::incentive)
      total += term.multiplier * environment.prior.marginal(environment.types, *term.place.truth);
  if (total.sign() == 0) return;
  for (FarkasCombination::Term& term : combination.terms) term.multiplier /= total;
}

namespace {

Place at_profile(const TypeSpace& types, std::uint32_t theta) {
  Place place;
  place.truth = types.restrict(Profile{theta}, types.grand_coalition());
  return place;
}

}  // namespace

Evidence implementability_evidence(const FiniteModel& model, const TransferRequirements& requirements,
                                   const SearchLimit& limit) {
  const TypeSpace& types = model.environment.types;
  refuse_what_is_too_large(size_of_system(types, requirements), limit);
  const bool balanced = requirements.balance == Balance::exact;
  TransferSystem system(types, balanced);
  std::vector<FarkasCombination::Term> terms;  // one for each row
  for_each_transfer_constraint(model, requirements, [&](const TransferConstraint& constraint) {
    limit.check([&] { return std::to_string(terms.size()) + " requirements written down"; });
    if (balanced && constraint.requirement == Requirement::balance) return;
    system.add(constraint.coefficients, -constraint.constant, constraint.equality);
    terms.push_back({constraint.requirement, constraint.place, {}});
  });
  const FeasibilityAnswer answer = decide_feasibility(system.rows(), limit);
  if (answer.point) return TransferTable{system.amounts(*answer.point)};
  if (!answer.multipliers) throw GaveUp(answer.gave_up);

  FarkasCombination combination;
  for (std::size_t r = 0; r < terms.size(); ++r) {
    if ((*answer.multipliers)[r].sign() == 0) continue;
    combination.terms.push_back(terms[r]);
    combination.terms.back().multiplier = (*answer.multipliers)[r];
  }
  if (balanced) {
    const std::vector<Rational> weights = system.weight_on_last_agent(*answer.multipliers);
    for (std::uint32_t theta = 0; theta < weights.size(); ++theta)
      if (weights[theta].sign() != 0)
        combination.terms.push_back({Requirement::balance, at_profile(types, theta), -weights[theta]});
  }
  normalise(model.environment, combination);
  return combination;
}

namespace {

/// One lie: coalition, true joint type, report.
struct Lie {
  JointType truth, report;
};

/// p(t) times the loss of expected transfers of the coalition from a lie, as coefficients.
std::vector<std::pair<Transfer, Rational>> expected_loss(const Environment& environment, const Lie& lie) {
  const TypeSpace& types = environment.types;
  const std::uint32_t own = types.offset(lie.truth), reported = types.offset(lie.report);
  std::vector<std::pair<Transfer, Rational>> result;
  for (std::uint32_t others : types.offsets(types.outsiders(lie.truth.coalition)))
    for (Agent i : lie.truth.coalition) {
      const Rational& probability = environment.prior(Profile{own + others});
      result.emplace_back(Transfer{i, Profile{own + others}}, probability);
      result.emplace_back(Transfer{i, Profile{reported + others}}, -probability);
    }
  return result;
}

/// Strategies under which each lie has a probability proportional to its multiplier: xi(S) = max
/// over t of sum over r of m(S, t, r), up to one common factor, chosen so that every agent has
/// enough probability left for his own lies.
UnidentifiedLies strategies_from(const TypeSpace& types, const CoalitionPattern& coalitions,
                                 const std::vector<Lie>& lies, const std::vector<Rational>& multipliers) {
  std::map<Coalition, std::vector<std::vector<Rational>>> masses;
  for (Coalition coalition : coalitions)
    masses[coalition].assign(types.joint_type_count(coalition),
                             std::vector<Rational>(types.joint_type_count(coalition)));
  for (std::size_t k = 0; k < lies.size(); ++k)
    masses[lies[k].truth.coalition][lies[k].truth.index][lies[k].report.index] = multipliers[k];
  const auto most = [](const std::vector<std::vector<Rational>>& mass) {
    Rational largest;
    for (const auto& row : mass) {
      Rational sum;
      for (const Rational& m : row) sum += m;
      largest = std::max(largest, sum);
    }
    return largest;
  };
  Rational formation, alone;
  for (const auto& [coalition, mass] : masses)
    if (coalition.size() > 1)
      formation += most(mass);
    else
      alone = std::max(alone, most(mass));
  const Rational factor = Rational(1) / (formation + alone);

  UnidentifiedLies evidence;
  for (const auto& [coalition, mass] : masses) {
    if (most(mass).sign() == 0) continue;
    Rational weight = factor * most(mass);
    if (coalition.size() == 1) {
      weight = 1;
      for (const auto& [other, other_mass] : masses)
        if (other.size() > 1 && coalition.is_subset_of(other)) weight -= factor * most(other_mass);
    }
    UnidentifiedLies::Strategy strategy{coalition, coalition.size() > 1 ? weight : Rational(0), mass};
    for (std::size_t t = 0; t < mass.size(); ++t) {
      Rational lie;
      for (Rational& m : strategy.reports[t]) {
        m *= factor / weight;
        lie += m;
      }
      strategy.reports[t][t] = Rational(1) - lie;
    }
    evidence.strategies.push_back(std::move(strategy));
  }
  return evidence;
}

}  // namespace

Evidence identifiability_evidence(const FiniteModel& model, const CoalitionalIdentifiability& claim,
                                  const SearchLimit& limit) {
  const TypeSpace& types = model.environment.types;
  CoalitionPattern coalitions = singletons(types.agent_count());
  for (Coalition coalition : claim.coalitions)
    if (coalition.size() > 1 && coalition != types.grand_coalition()) coalitions.push_back(coalition);
  refuse_what_is_too_large(size_of_misreports(types, coalitions), limit);
  TransferSystem system(types, true);
  std::vector<Lie> lies;
  for (Coalition coalition : coalitions)
    for (std::uint32_t t = 0; t < types.joint_type_count(coalition); ++t)
      for (std::uint32_t r = 0; r < types.joint_type_count(coalition); ++r) {
        if (r == t) continue;
        limit.check([&] { return std::to_string(lies.size()) + " lies written down"; });
        lies.push_back({{coalition, t}, {coalition, r}});
        system.add(expected_loss(model.environment, lies.back()), 1);
      }
  const FeasibilityAnswer answer = decide_feasibility(system.rows(), limit);
  if (answer.point) return TransferTable{system.amounts(*answer.point)};
  if (!answer.multipliers) throw GaveUp(answer.gave_up);
  return strategies_from(types, coalitions, lies, *answer.multipliers);
}

}  // namespace candor
