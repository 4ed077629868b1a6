// SPDX-License-Identifier: MIT
#include "prover/prove.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "checker/properties/expand.hpp"
#include "engine/integer_engine.hpp"
#include "prover/continuum/find_evidence.hpp"
#include "prover/decide.hpp"
#include "prover/dynamic/find_evidence.hpp"
#include "prover/ranges_over_nothing.hpp"
#include "prover/search/best_deviation.hpp"
#include "prover/search/maxmin.hpp"
#include "prover/search/optimum.hpp"
#include "prover/search/parameter_region.hpp"
#include "prover/search/pure_equilibria.hpp"
#include "prover/search/transfers.hpp"

namespace candor {
namespace {

/// Evidence that only a search can find; nothing for claims that the kernel can decide by going
/// through their judgements.
struct FindEvidence {
  const FiniteModel& model;
  const SearchLimit& limit;

  std::optional<Evidence> operator()(const MaxminCoalitionalIc& claim) const {
    if (claim.strategies == Strategies::pure || claim.mechanism.transfers.size() <= 1) return std::nullopt;
    return maxmin_evidence(model, claim, limit);
  }
  std::optional<Evidence> operator()(const ParameterRegion& claim) const {
    try {
      return region_evidence(model, claim, limit);
    } catch (const OutOfScope&) {
      return RegionProof{};  // the kernel says so
    }
  }
  std::optional<Evidence> operator()(const Implementable& claim) const {
    return implementability_evidence(model, claim.requirements, limit);
  }
  std::optional<Evidence> operator()(const CoalitionalIdentifiability& claim) const {
    return identifiability_evidence(model, claim, limit);
  }
  std::optional<Evidence> operator()(const AmbiguousImplementable& claim) const {
    return ambiguous_evidence(model, claim, limit);
  }
  std::optional<Evidence> operator()(const PureEquilibria& claim) const {
    return claim.at_least && claim.strategies.empty() ? enough_equilibria(model, claim, limit)
                                                      : too_many_equilibria(model, claim, limit);
  }
  std::optional<Evidence> operator()(const Optimum& claim) const { return optimum_evidence(model, claim, limit); }
  std::optional<Evidence> operator()(const RevenueEquivalence& claim) const {
    return revenue_equivalence_evidence(model, claim, limit);
  }
  template <class Claim>
  std::optional<Evidence> operator()(const Claim&) const {
    return std::nullopt;
  }
};

/// sum over S of |Theta_S|^2 |Theta_-S|: the terms that enumeration adds up.
std::uint64_t terms_of_enumeration(const TypeSpace& types, const CoalitionPattern& coalitions) {
  std::uint64_t terms = 0;
  for (Coalition coalition : coalitions)
    if (coalition.is_subset_of(types.grand_coalition()))
      terms += std::uint64_t{types.joint_type_count(coalition)} * types.profile_count();
  return terms;
}

std::uint64_t hands(const Labour& labour) {
  return std::uint64_t{labour.threads} * (labour.colleagues == nullptr ? 1 : labour.colleagues->count());
}

/// What it takes to enumerate a claim by the engine.
struct Effort {
  std::uint64_t terms = 0;      ///< to add up or compare
  std::uint64_t megabytes = 0;  ///< of tables, in 64-bit integers; wider ones take more
};

struct EstimateEffort {
  const Kernel& kernel;
  const FiniteModel& model;
  std::uint64_t threads;

  std::optional<Effort> operator()(const CoalitionalIc& claim) const {
    return interim(claim.mechanism, claim.coalitions);
  }
  std::optional<Effort> operator()(const BayesianIc& claim) const { return interim(claim.mechanism, alone()); }
  std::optional<Effort> operator()(const MaxminCoalitionalIc& claim) const {
    return interim(claim.mechanism, claim.coalitions);
  }
  std::optional<Effort> operator()(const CoalitionalDominantStrategyIc& claim) const {
    return dominant(claim.mechanism, claim.coalitions);
  }
  std::optional<Effort> operator()(const DominantStrategyIc& claim) const { return dominant(claim.mechanism, alone()); }
  std::optional<Effort> operator()(const ExPostIc& claim) const { return interim(claim.mechanism, alone()); }
  template <class Claim>
  std::optional<Effort> operator()(const Claim&) const {
    return std::nullopt;
  }

 private:
  CoalitionPattern alone() const { return singletons(model.environment.types.agent_count()); }
  Effort interim(const Mechanism& mechanism, const CoalitionPattern& coalitions) const {
    return {std::max<std::size_t>(1, mechanism.transfers.size()) *
                terms_of_enumeration(model.environment.types, coalitions),
            megabytes(mechanism)};
  }
  /// Every true profile and every report; with private values, only the outsiders' true types are
  /// compared with.
  Effort dominant(const Mechanism& mechanism, const CoalitionPattern& coalitions) const {
    const std::uint64_t profiles = model.environment.types.profile_count(),
                        terms = coalitions.size() * profiles * profiles;
    const bool private_values =
        terms > terms_in_an_hour && std::holds_alternative<Verified>(kernel.check(PrivateValues{}, Enumerate{}));
    return {private_values ? terms_of_enumeration(model.environment.types, coalitions) : terms, megabytes(mechanism)};
  }
  /// The mechanism's numbers for each agent, and for each thread the tables of one coalition.
  std::uint64_t megabytes(const Mechanism& mechanism) const {
    const std::uint64_t lotteries = mechanism.allocation < model.allocations.size()
                                        ? model.allocations[mechanism.allocation].lotteries.size()
                                        : 0,
                        tables = lotteries + mechanism.transfers.size();
    return (tables * model.environment.types.agent_count() + threads * (tables + 4)) *
               model.environment.types.profile_count() * sizeof(std::int64_t) >>
           20;
  }

 public:
  static constexpr std::uint64_t terms_in_an_hour = std::uint64_t{3600} * 1'000'000'000;
};

void refuse_in_finite_model(const Kernel& kernel, const FiniteModel& model, const Statement& statement,
                            const SearchLimit& limit, const Labour& labour) {
  const std::optional<Effort> effort =
      std::visit(EstimateEffort{kernel, model, limit.threads}, finite_statement(statement));
  if (!effort) return;
  const std::string memory = "about " + std::to_string(effort->megabytes + 1) + " MB";
  if (limit.megabytes != 0 && effort->megabytes >= limit.megabytes)
    throw GaveUp(
        "not begun, as its tables would take " + memory + " of the " + std::to_string(limit.megabytes) + " MB allowed",
        std::to_string(effort->terms) + " terms. Fewer threads (-j) need less");
  const std::uint64_t hours = effort->terms / hands(labour) / EstimateEffort::terms_in_an_hour;
  if (limit.force || limit.seconds != 0 || hours == 0) return;
  throw GaveUp("not begun, as it would take about " + std::to_string(hours + 1) + " hours and " + memory,
               std::to_string(effort->terms) +
                   " terms to add up, about 10^9 a second and thread. Cheaper: fewer coalitions (`coalitions`), or "
                   "transfers to which Proposition 2 of Safronov (2016) applies. "
                   "--force begins all the same, --time limits it");
}

/// A theorem in place of an enumeration that would take noticeable time and more of it than the
/// theorem's hypotheses; enumeration shows more: how much each misreport loses.
bool prefers_proposition_2(const FiniteModel& model, const Statement& statement) {
  const auto* claim = claim_if<CoalitionalIc>(statement);
  if (claim == nullptr || claim->mechanism.transfers.size() != 1) return false;
  constexpr std::uint64_t not_noticeable = std::uint64_t{1} << 24, terms_in_the_time_of_a_comparison = 1000;
  const Environment& environment = model.environment;
  const std::uint64_t hypotheses = std::uint64_t{environment.types.agent_count()} * environment.types.profile_count() *
                                   (environment.outcome_count() + 2);
  return terms_of_enumeration(environment.types, claim->coalitions) >
         std::max(not_noticeable, hypotheses * terms_in_the_time_of_a_comparison);
}

std::optional<Evidence> counterexample_worth_showing(const FiniteModel& model, const Statement& statement,
                                                     const Refuted& refuted, const SearchLimit& limit) {
  if (is_claim<PureEquilibria>(statement) || is_claim<EveryPureEquilibrium>(statement))
    return telling_equilibria(model, statement, refuted, limit);
  return best_deviation(model, statement, limit);
}

Verdict decided(const Kernel& kernel, const FiniteModel& model, const Statement& statement, const SearchLimit& limit,
                Colleagues* colleagues) {
  const Kernel::Watch watch = watching(limit);
  const Labour labour{limit.threads, colleagues};
  const IntegerEngine engine(labour);
  if (const std::optional<Evidence> evidence = std::visit(FindEvidence{model, limit}, finite_statement(statement)))
    return kernel.check(statement, *evidence, watch, &engine);

  if (prefers_proposition_2(model, statement)) {
    Verdict by_theorem = kernel.check(statement, Proposition2{}, watch, &engine);
    if (std::holds_alternative<Verified>(by_theorem)) return by_theorem;
  }
  refuse_in_finite_model(kernel, model, statement, limit, labour);
  Verdict verdict = kernel.check(statement, Enumerate{}, watch, &engine);
  if (const auto* undecided = std::get_if<Undecided>(&verdict);
      undecided && undecided->reason() == Undecided::Reason::vacuous && is_claim<EveryPureEquilibrium>(statement))
    throw RangesOverNothing("the game form has no pure equilibrium");
  return verdict;
}

Verdict proved(const Kernel& kernel, const FiniteModel& model, const Statement& statement, const SearchLimit& limit,
               Colleagues* colleagues) {
  Verdict verdict = decided(kernel, model, statement, limit, colleagues);
  const auto* refuted = std::get_if<Refuted>(&verdict);
  if (refuted == nullptr || !std::holds_alternative<Enumerate>(refuted->evidence())) return verdict;
  const std::optional<Evidence> telling = counterexample_worth_showing(model, statement, *refuted, limit);
  if (!telling) return verdict;
  Verdict shown = kernel.check(statement, *telling);
  return std::holds_alternative<Refuted>(shown) ? shown : verdict;
}

template <class FamilyStatement, class FamilyModel>
Verdict proved_in_family(const Kernel& kernel, const FamilyModel& model, const Statement& statement,
                         const SearchLimit& limit) {
  const std::optional<Evidence> evidence = find_evidence(model, std::get<FamilyStatement>(statement), limit);
  return kernel.check(statement, evidence ? *evidence : Evidence(Enumerate{}), watching(limit));
}

Verdict proved(const Kernel& kernel, const continuum::Model& model, const Statement& statement,
               const SearchLimit& limit, Colleagues*) {
  return proved_in_family<continuum::Statement>(kernel, model, statement, limit);
}
Verdict proved(const Kernel& kernel, const dynamic::Model& model, const Statement& statement, const SearchLimit& limit,
               Colleagues*) {
  return proved_in_family<dynamic::Statement>(kernel, model, statement, limit);
}

template <class Work>
Verdict within_limits(const Work& work) {
  try {
    return work();
  } catch (const GaveUp& gave_up) {
    return Kernel::gave_up(gave_up.what());
  } catch (const RangesOverNothing& nothing) {
    return Kernel::ranges_over_nothing(nothing.what());
  } catch (const std::length_error& too_large) {
    return Kernel::gave_up(too_large.what());
  } catch (const std::bad_alloc&) {
    return Kernel::gave_up("there is not enough memory");
  }
}

}  // namespace

Kernel::Watch watching(const SearchLimit& limit) {
  return [&](const Tally& so_far) {
    limit.check([&] {
      return so_far.judgements == 0 ? "no comparison made yet"
                                    : std::to_string(so_far.judgements) + " comparisons made, all of them hold";
    });
  };
}

void refuse_what_is_too_much(const Kernel& kernel, const Model& model, const Statement& statement,
                             const SearchLimit& limit) {
  if (const auto* finite = std::get_if<FiniteModel>(&model))
    refuse_in_finite_model(kernel, *finite, statement, limit, Labour{limit.threads});
}

Verdict prove(const Kernel& kernel, const FiniteModel& model, const Statement& statement, const SearchLimit& limit,
              Colleagues* colleagues) {
  return within_limits([&] { return proved(kernel, model, statement, limit, colleagues); });
}

Verdict decide(const Kernel& kernel, const FiniteModel& model, const Statement& statement, const SearchLimit& limit) {
  return within_limits([&] { return decided(kernel, model, statement, limit, nullptr); });
}

Verdict prove(const Kernel& kernel, const Model& model, const Statement& statement, const SearchLimit& limit,
              Colleagues* colleagues) {
  return within_limits([&] {
    return std::visit([&](const auto& one) { return proved(kernel, one, statement, limit, colleagues); }, model);
  });
}

}  // namespace candor
