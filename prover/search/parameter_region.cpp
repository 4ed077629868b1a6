// SPDX-License-Identifier: MIT
#include "prover/search/parameter_region.hpp"

#include <algorithm>
#include <map>

namespace candor {
namespace {

using Inequalities = std::vector<AffineInequality>;

bool is_false(const AffineInequality& inequality) {
  return inequality.function.is_constant() && !inequality.holds_at({});
}
bool is_trivial(const AffineInequality& inequality) {
  return inequality.function.is_constant() && inequality.holds_at({});
}

AffineInequality negation(const AffineInequality& inequality) {
  return {Rational(-1) * inequality.function, !inequality.strict};
}

/// What the claims demand, each with a place where it is demanded.
std::map<AffineInequality, RegionPlace> demands_of(const FiniteModel& model, const RegionSubject& subject) {
  std::map<AffineInequality, RegionPlace> result;
  for (const ParametricJudgement& judgement : parametric_judgements(model, subject))
    for (const AffineInequality& demand : judgement.demands()) result.emplace(demand, judgement.place);
  return result;
}

Inequalities keys(const std::map<AffineInequality, RegionPlace>& demands) {
  Inequalities result;
  for (const auto& [demand, place] : demands) result.push_back(demand);
  return result;
}

/// A point at which all hold: strict ones with a common slack that is made as large as possible, up
/// to 1.
std::optional<std::vector<Rational>> common_point(const Inequalities& inequalities, std::size_t parameters,
                                                  const SearchLimit& limit) {
  LinearSystem system;
  system.variables = parameters + 1;
  const std::size_t slack = parameters;
  bool any_strict = false;
  for (const AffineInequality& inequality : inequalities) {
    if (is_false(inequality)) return std::nullopt;
    LinearRow row;
    for (std::size_t k = 0; k < parameters; ++k)
      if (inequality.function.coefficients[k].sign() != 0)
        row.coefficients.emplace_back(k, inequality.function.coefficients[k]);
    if (row.coefficients.empty()) continue;
    if (inequality.strict) row.coefficients.emplace_back(slack, -1);
    any_strict = any_strict || inequality.strict;
    row.bound = -inequality.function.constant;
    system.rows.push_back(std::move(row));
  }
  system.rows.push_back({{{slack, -1}}, -1, false});
  system.rows.push_back({{{slack, 1}}, 0, false});
  std::vector<Rational> objective(system.variables);
  objective[slack] = -1;
  const OptimumAnswer answer = minimise(system, objective, limit);
  if (answer.status != OptimumAnswer::Status::optimal || (any_strict && answer.point[slack].sign() <= 0))
    return std::nullopt;
  return std::vector<Rational>(answer.point.begin(), answer.point.end() - 1);
}

std::optional<std::vector<Rational>> point_where(Inequalities holding, const AffineInequality& failing,
                                                 std::size_t parameters, const SearchLimit& limit) {
  holding.push_back(negation(failing));
  return common_point(holding, parameters, limit);
}

using Multipliers = std::vector<std::pair<std::size_t, Rational>>;

/// target follows from one of the inequalities: the same half-space, or a part of it.
std::optional<Multipliers> from_one(const Inequalities& given, const AffineInequality& target) {
  if (is_trivial(target)) return Multipliers{};
  for (std::size_t k = 0; k < given.size(); ++k) {
    if (given[k].function.coefficients != target.function.coefficients) continue;
    const Rational slack = target.function.constant - given[k].function.constant;
    if (slack.sign() > 0 || (slack.sign() == 0 && (given[k].strict || !target.strict))) return Multipliers{{k, 1}};
  }
  return std::nullopt;
}

/// Multipliers of the inequalities, non-negative, whose combination implies the target. All
/// normalised.
std::optional<Multipliers> derive(const Inequalities& given, const AffineInequality& target, std::size_t parameters,
                                  const SearchLimit& limit) {
  if (auto one = from_one(given, target)) return one;
  LinearSystem system;
  system.variables = given.size();
  for (std::size_t k = 0; k < parameters; ++k) {
    LinearRow row;
    for (std::size_t j = 0; j < given.size(); ++j)
      if (given[j].function.coefficients[k].sign() != 0)
        row.coefficients.emplace_back(j, given[j].function.coefficients[k]);
    row.bound = target.function.coefficients[k];
    row.equality = true;
    if (row.coefficients.empty() && row.bound.sign() != 0) return std::nullopt;
    if (!row.coefficients.empty()) system.rows.push_back(std::move(row));
  }
  LinearRow constants;
  std::vector<Rational> objective(given.size());
  for (std::size_t j = 0; j < given.size(); ++j) {
    if (given[j].function.constant.sign() != 0) constants.coefficients.emplace_back(j, -given[j].function.constant);
    objective[j] = given[j].function.constant - Rational(given[j].strict ? 1 : 0);
    system.rows.push_back({{{j, 1}}, 0, false});
  }
  constants.bound = -target.function.constant;
  if (constants.coefficients.empty() && constants.bound.sign() > 0) return std::nullopt;
  if (!constants.coefficients.empty()) system.rows.push_back(constants);
  LinearRow bounded;  // a combination that is strict enough will do
  for (std::size_t j = 0; j < given.size(); ++j)
    if (objective[j].sign() != 0) bounded.coefficients.emplace_back(j, objective[j]);
  bounded.bound = target.function.constant - Rational(1);
  if (!bounded.coefficients.empty()) system.rows.push_back(bounded);
  const OptimumAnswer answer = minimise(system, objective, limit);
  if (answer.status != OptimumAnswer::Status::optimal || (target.strict && !(answer.value < target.function.constant)))
    return std::nullopt;
  Multipliers result;
  for (std::size_t j = 0; j < given.size(); ++j)
    if (answer.point[j].sign() > 0) result.emplace_back(j, answer.point[j]);
  return result;
}

/// Of the inequalities with the same coefficients only the strongest.
Inequalities strongest(const Inequalities& inequalities) {
  std::map<std::vector<Rational>, AffineInequality> kept;
  for (const AffineInequality& inequality : inequalities) {
    if (is_trivial(inequality)) continue;
    const auto [place, is_new] = kept.emplace(inequality.function.coefficients, inequality);
    const Rational tighter = place->second.function.constant - inequality.function.constant;
    if (!is_new && (tighter.sign() > 0 || (tighter.sign() == 0 && inequality.strict))) place->second = inequality;
  }
  Inequalities result;
  for (auto entry = kept.rbegin(); entry != kept.rend(); ++entry)
    result.push_back(entry->second);  // lower bounds first
  return result;
}

std::optional<Evidence> derivations(const std::map<AffineInequality, RegionPlace>& demands, const Inequalities& region,
                                    std::size_t parameters, const SearchLimit& limit) {
  RegionProof proof;
  const Inequalities demanded = keys(demands);
  for (const AffineInequality& inequality : region) {
    const std::optional<Multipliers> multipliers = derive(demanded, inequality, parameters, limit);
    if (!multipliers) return std::nullopt;
    RegionProof::Bound bound;
    for (const auto& [k, multiplier] : *multipliers)
      bound.terms.push_back({demands.at(demanded[k]), demanded[k], multiplier});
    proof.bounds.push_back(std::move(bound));
  }
  if (std::any_of(region.begin(), region.end(), is_false)) return proof;
  for (const AffineInequality& demand : demanded) {
    const std::optional<Multipliers> multipliers = derive(region, demand, parameters, limit);
    if (!multipliers) return std::nullopt;
    proof.consequences.push_back({demand, *multipliers});
  }
  return proof;
}

}  // namespace

std::vector<AffineInequality> find_region(const FiniteModel& model, const RegionSubject& subject,
                                          const SearchLimit& limit) {
  const std::size_t parameters = subject.family.parameters.size();
  Inequalities region = strongest(keys(demands_of(model, subject)));
  if (!common_point(region, parameters, limit))
    return {AffineInequality{AffineFunction{std::vector<Rational>(parameters), 0}, true}};
  for (std::size_t k = 0; k < region.size();) {
    Inequalities others = region;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
    if (derive(others, region[k], parameters, limit))
      region = std::move(others);
    else
      ++k;
  }
  return region;
}

std::optional<Evidence> region_evidence(const FiniteModel& model, const ParameterRegion& claim,
                                        const SearchLimit& limit) {
  const std::size_t parameters = claim.subject->family.parameters.size();
  const std::map<AffineInequality, RegionPlace> demands = demands_of(model, *claim.subject);
  Inequalities region;
  for (const AffineInequality& inequality : claim.region) region.push_back(inequality.normalised());
  if (auto proof = derivations(demands, region, parameters, limit)) return proof;
  for (const AffineInequality& inequality : region)
    if (const auto point = point_where(keys(demands), inequality, parameters, limit))
      return ParameterPoint{*point, std::nullopt};
  for (const auto& [demand, place] : demands)
    if (const auto point = point_where(region, demand, parameters, limit)) return ParameterPoint{*point, place};
  return std::nullopt;
}

}  // namespace candor
