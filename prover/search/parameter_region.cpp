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
std::map<AffineInequality, RegionPlace> demands_of(const FiniteModel& model, const RegionSubject& subject,
                                                   const SearchLimit& limit) {
  std::map<AffineInequality, RegionPlace> result;
  std::size_t comparisons = 0;
  const Patience patience([&](std::string_view, std::size_t) {
    limit.check([&] { return std::to_string(comparisons) + " comparisons made, to see what they ask of parameters"; });
    ++comparisons;
  });
  for (const ParametricJudgement& judgement : parametric_judgements(model, subject, patience)) {
    limit.check([&] { return std::to_string(result.size()) + " distinct inequalities in the parameters found"; });
    for (const AffineInequality& demand : judgement.demands()) result.emplace(demand, judgement.place);
  }
  return result;
}

Inequalities keys(const std::map<AffineInequality, RegionPlace>& demands) {
  Inequalities result;
  for (const auto& [demand, place] : demands) result.push_back(demand);
  return result;
}

OptimumAnswer decided(OptimumAnswer answer) {
  if (answer.status == OptimumAnswer::Status::gave_up) throw GaveUp(answer.gave_up);
  return answer;
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
  const OptimumAnswer answer = decided(minimise(system, objective, limit));
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

/// Multipliers of the inequalities, non-negative, whose combination is the target, perhaps weakened
/// by a constant: with as much slack as there is, up to 1, since a strict inequality is derived from
/// strict ones or with slack. All normalised.
std::optional<Multipliers> combine(const Inequalities& given, const AffineInequality& target, std::size_t parameters,
                                   const SearchLimit& limit) {
  const std::size_t slack = given.size();
  LinearSystem system{given.size() + 1, {}};
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
  LinearRow constants{{}, -target.function.constant, false}, with_slack = constants;
  for (std::size_t j = 0; j < given.size(); ++j) {
    const Rational &constant = given[j].function.constant, strictly = constant - Rational(given[j].strict ? 1 : 0);
    if (constant.sign() != 0) constants.coefficients.emplace_back(j, -constant);
    if (strictly.sign() != 0) with_slack.coefficients.emplace_back(j, -strictly);
    system.rows.push_back({{{j, 1}}, 0, false});
  }
  with_slack.coefficients.emplace_back(slack, -1);
  if (constants.coefficients.empty() && constants.bound.sign() > 0) return std::nullopt;
  if (!constants.coefficients.empty()) system.rows.push_back(std::move(constants));
  system.rows.push_back(std::move(with_slack));
  system.rows.push_back({{{slack, -1}}, -1, false});
  system.rows.push_back({{{slack, 1}}, 0, false});
  std::vector<Rational> objective(system.variables);
  objective[slack] = -1;
  const OptimumAnswer answer = decided(minimise(system, objective, limit));
  if (answer.status != OptimumAnswer::Status::optimal || (target.strict && answer.point[slack].sign() == 0))
    return std::nullopt;
  Multipliers result;
  for (std::size_t j = 0; j < given.size(); ++j)
    if (answer.point[j].sign() > 0) result.emplace_back(j, answer.point[j]);
  return result;
}

std::optional<Multipliers> derive(const Inequalities& given, const AffineInequality& target, std::size_t parameters,
                                  const SearchLimit& limit) {
  if (auto one = from_one(given, target)) return one;
  return combine(given, target, parameters, limit);
}

/// No values satisfy it.
AffineInequality never(std::size_t parameters) { return {AffineFunction{std::vector<Rational>(parameters), 0}, true}; }

/// What some inequalities imply: everything, if they cannot all hold.
class Implications {
 public:
  Implications(const Inequalities& given, std::size_t parameters, const SearchLimit& limit)
      : given_(given), parameters_(parameters), limit_(limit) {}

  std::optional<Multipliers> of(const AffineInequality& target) {
    if (auto multipliers = derive(given_, target, parameters_, limit_)) return multipliers;
    if (!contradiction_) contradiction_ = combine(given_, never(parameters_), parameters_, limit_);
    return *contradiction_;
  }

 private:
  const Inequalities& given_;
  std::size_t parameters_;
  const SearchLimit& limit_;
  std::optional<std::optional<Multipliers>> contradiction_;  // absent: not yet looked for
};

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
  Implications of_demands(demanded, parameters, limit), of_region(region, parameters, limit);
  for (const AffineInequality& inequality : region) {
    const std::optional<Multipliers> multipliers = of_demands.of(inequality);
    if (!multipliers) return std::nullopt;
    RegionProof::Bound bound;
    for (const auto& [k, multiplier] : *multipliers)
      bound.terms.push_back({demands.at(demanded[k]), demanded[k], multiplier});
    proof.bounds.push_back(std::move(bound));
  }
  if (std::any_of(region.begin(), region.end(), is_false)) return proof;
  for (const AffineInequality& demand : demanded) {
    const std::optional<Multipliers> multipliers = of_region.of(demand);
    if (!multipliers) return std::nullopt;
    proof.consequences.push_back({demand, *multipliers});
  }
  return proof;
}

}  // namespace

std::vector<AffineInequality> find_region(const FiniteModel& model, const RegionSubject& subject,
                                          const SearchLimit& limit) {
  const std::size_t parameters = subject.family.parameters.size();
  Inequalities region = strongest(keys(demands_of(model, subject, limit)));
  if (!common_point(region, parameters, limit)) return {never(parameters)};
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
  const std::map<AffineInequality, RegionPlace> demands = demands_of(model, *claim.subject, limit);
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
