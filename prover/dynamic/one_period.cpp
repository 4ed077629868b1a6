// SPDX-License-Identifier: MIT
#include "prover/dynamic/one_period.hpp"

#include <algorithm>

#include "checker/model/dynamic/play.hpp"
#include "checker/properties/dynamic/one_period.hpp"
#include "checker/properties/judgement.hpp"
#include "exact/linear/linear_system.hpp"
#include "prover/ranges_over_nothing.hpp"

namespace candor::dynamic {
namespace {

/// What is asked of a scheme, as rows: variables x(r | m), then q_i(m) of all members but the last,
/// who pays the others.
class SchemeProgram {
 public:
  SchemeProgram(const OnePeriodPlay& play, Participation participation, const SearchLimit& limit)
      : play_(play), limit_(limit), size_(play.joint_types()) {
    for (Agent i : play.coalition()) last_ = i;
    system_.variables = std::size_t{size_} * (size_ + play.coalition().size() - 1);
    for (std::uint32_t m = 0; m < size_; ++m) {
      LinearRow& sum = system_.rows.emplace_back(LinearRow{{}, 1, true});
      for (std::uint32_t r = 0; r < size_; ++r) sum.coefficients.emplace_back(std::size_t{m} * size_ + r, 1);
    }
    for (std::size_t v = 0; v < std::size_t{size_} * size_; ++v) system_.rows.push_back({{{v, 1}}, 0, false});
    first_ = system_.rows.size();
    for_each_scheme_requirement(play, participation, [&](const SchemeRequirement& required) {
      limit.check([&] { return std::to_string(requirements_.size()) + " requirements written down"; });
      SchemeFunction function = required.more;
      if (required.less) function.add(-1, *required.less);
      LinearRow row{{}, required.constant, false};
      const std::vector<Rational> dense = coefficients(function);
      for (std::size_t v = 0; v < dense.size(); ++v)
        if (dense[v].sign() != 0) row.coefficients.emplace_back(v, dense[v]);
      requirements_.push_back({*required.place.coalition->begin(), required.place.truth, required.place.report, {}});
      functions_.push_back(std::move(function));
      system_.rows.push_back(std::move(row));
    });
  }

  OptimumAnswer maximise(const SchemeFunction& function) const {
    std::vector<Rational> objective = coefficients(function);
    for (Rational& coefficient : objective) coefficient = -coefficient;
    OptimumAnswer answer = minimise(system_, objective, limit_);
    if (answer.status == OptimumAnswer::Status::gave_up) throw GaveUp(answer.gave_up);
    answer.value = -answer.value;
    return answer;
  }

  std::vector<Rational> some_point() const {
    FeasibilityAnswer answer = decide_feasibility(system_, limit_);
    if (!answer.point) throw GaveUp(answer.gave_up);
    return std::move(*answer.point);
  }

  MixedScheme scheme(const std::vector<Rational>& point) const {
    MixedScheme result{false, play_.coalition(), play_.nothing().reports, play_.nothing().payments};
    for (std::uint32_t m = 0; m < size_; ++m) {
      for (std::uint32_t r = 0; r < size_; ++r) result.reports[m][r] = point[std::size_t{m} * size_ + r];
      for (Agent i : play_.coalition())
        if (i != last_)
          result.side_payments[m][i.value] = point[payment(m, i)],
          result.side_payments[m][last_.value] -= point[payment(m, i)];
    }
    return result;
  }

  std::vector<SchemeBounds::Multiplier> multipliers(const std::vector<Rational>& of_rows) const {
    std::vector<SchemeBounds::Multiplier> result;
    for (std::size_t k = 0; k < requirements_.size(); ++k)
      if (of_rows[first_ + k].sign() != 0) {
        result.push_back(requirements_[k]);
        result.back().value = of_rows[first_ + k];
      }
    return result;
  }

  /// No scheme meets the requirements: multipliers by which nothing is more than `target`. Those of
  /// the contradiction are added as often as it takes.
  std::vector<SchemeBounds::Multiplier> bound_nothing(const SchemeFunction& function,
                                                      const std::vector<Rational>& contradiction,
                                                      const Rational& target) const {
    std::vector<Rational> all(system_.rows.size());
    SchemeFunction sum = function;
    Rational bound;
    for (std::size_t k = 0; k < requirements_.size(); ++k) {
      const Rational times = balancing(function, requirements_[k]);
      all[first_ + k] = times;
      sum.add(times, functions_[k]);
      bound -= times * system_.rows[first_ + k].bound;
    }
    for (const std::vector<Rational>& row : sum.reports) bound += *std::max_element(row.begin(), row.end());
    Rational fall;
    for (std::size_t r = 0; r < all.size(); ++r) fall += contradiction[r] * system_.rows[r].bound;
    const Rational times = bound < target ? Rational(0) : (bound - target) / fall + Rational(1);
    for (std::size_t r = first_; r < all.size(); ++r) all[r] += times * contradiction[r];
    return multipliers(all);
  }

 private:
  std::size_t payment(std::uint32_t m, Agent i) const {
    std::size_t position = 0;
    for (Agent j : play_.coalition()) {
      if (j == i) break;
      ++position;
    }
    return std::size_t{size_} * size_ + std::size_t{m} * (play_.coalition().size() - 1) + position;
  }
  std::vector<Rational> coefficients(const SchemeFunction& function) const {
    std::vector<Rational> result(system_.variables);
    for (std::uint32_t m = 0; m < size_; ++m) {
      for (std::uint32_t r = 0; r < size_; ++r) result[std::size_t{m} * size_ + r] = function.reports[m][r];
      for (Agent i : play_.coalition())
        if (i != last_) result[payment(m, i)] = function.payments[m][i.value] - function.payments[m][last_.value];
    }
    return result;
  }
  /// How often participation is to be added for side payments to cancel: what an agent expects of
  /// them is added up to what the agent with the most of them does.
  Rational balancing(const SchemeFunction& function, const SchemeBounds::Multiplier& requirement) const {
    if (requirement.report) return 0;
    Rational own, most;
    bool any = false;
    for (Agent i : play_.coalition()) {
      Rational weight;
      for (const std::vector<Rational>& paid : function.payments) weight += paid[i.value];
      if (i == requirement.agent) own = weight;
      if (!any || weight > most) {
        most = weight;
        any = true;
      }
    }
    const Game::Node& start = play_.game().nodes(1).front();
    return (most - own) *
           (requirement.truth ? play_.game().belief(start, requirement.agent)[requirement.truth->index] : Rational(1));
  }

  const OnePeriodPlay& play_;
  const SearchLimit& limit_;
  std::uint32_t size_;
  Agent last_{};
  std::size_t first_ = 0;  // row of the first requirement
  LinearSystem system_;
  std::vector<SchemeBounds::Multiplier> requirements_;  // their multipliers 0
  std::vector<SchemeFunction> functions_;               // more - less
};

SchemeFunction negated(const OnePeriodPlay& play, const SchemeFunction& function) {
  SchemeFunction result = play.nothing();
  result.add(-1, function);
  return result;
}

}  // namespace

Evidence optimal_scheme(const Model& model, const SchemeOptimum& claim, const SearchLimit& limit) {
  if (model.periods != 1) return MixedScheme{};
  const Game game(model, claim.mechanism, limit.patience("computing values"));
  const OnePeriodPlay play(game, claim.coalition);
  const SchemeProgram program(play, claim.participation, limit);
  const bool largest = claim.direction == SchemeOptimum::Direction::largest;
  const SchemeFunction sought = largest ? play.utility(claim.agents) : negated(play, play.utility(claim.agents));
  const Rational number = largest ? claim.number : -claim.number;  // from here on: the most of `sought` against this
  const OptimumAnswer answer = program.maximise(sought);
  const auto bounds = [&](std::vector<SchemeBounds::Multiplier> multipliers, bool refutes) {
    return SchemeBounds{refutes, {{claim.coalition, std::move(multipliers)}}};
  };
  const bool from_above = claim.relation == (largest ? Relation::at_most : Relation::at_least) ||
                          claim.relation == (largest ? Relation::less_than : Relation::greater_than);
  switch (answer.status) {
    case OptimumAnswer::Status::infeasible:
      if (from_above || claim.relation == Relation::not_equal)
        throw RangesOverNothing(
            "no scheme of the coalition meets what is asked of it, so there is none whose sum could be compared");
      return bounds(program.bound_nothing(sought, answer.multipliers, number - Rational(1)), true);
    case OptimumAnswer::Status::unbounded: {
      std::vector<Rational> point = program.some_point();
      const MixedScheme some = program.scheme(point), direction = program.scheme(answer.point);
      const Rational short_of = number + Rational(1) - sought.at(some.reports, some.side_payments),
                     rise = sought.at(direction.reports, direction.side_payments);
      if (short_of.sign() > 0)
        for (std::size_t v = 0; v < point.size(); ++v) point[v] += short_of / rise * answer.point[v];
      MixedScheme scheme = program.scheme(point);
      scheme.refutes = from_above || claim.relation == Relation::equal;
      return scheme;
    }
    default: break;
  }
  const Rational optimum = largest ? answer.value : -answer.value;
  const bool refutes = !holds(optimum, claim.relation, claim.number);
  MixedScheme scheme = program.scheme(answer.point);
  scheme.refutes = refutes;
  const bool by_scheme = claim.relation == Relation::equal ? refutes && answer.value > number : from_above == refutes;
  if (by_scheme) return scheme;
  SchemeBounds none_better = bounds(program.multipliers(answer.multipliers), refutes);
  if (refutes) return none_better;
  return SchemeAndBound{std::move(scheme), std::move(none_better)};
}

Evidence acceptable_collusion(const Model& model, const CollusionProof& claim, const SearchLimit& limit) {
  const Game game(model, claim.mechanism, limit.patience("computing values"));
  SchemeBounds bounds;
  for (Coalition coalition : all_coalitions(model.agent_count())) {
    if (coalition.size() < 2 ||
        (claim.colluders == CollusionProof::Colluders::grand && coalition != model.types.grand_coalition()))
      continue;
    const OnePeriodPlay play(game, coalition);
    const SchemeProgram program(play, *claim.participation, limit);
    const SchemeFunction total = play.utility(coalition);
    const OptimumAnswer answer = program.maximise(total);
    const Rational truthful = truthful_value(game, coalition);
    if (answer.status == OptimumAnswer::Status::infeasible) {
      bounds.bounds.push_back({coalition, program.bound_nothing(total, answer.multipliers, truthful)});
      continue;
    }
    if (answer.value > truthful) {
      MixedScheme scheme = program.scheme(answer.point);
      scheme.refutes = true;
      return scheme;
    }
    bounds.bounds.push_back({coalition, program.multipliers(answer.multipliers)});
  }
  return bounds;
}

std::optional<MixedScheme> profitable_scheme(const Game& game, Coalition coalition, const SearchLimit& limit) {
  const OnePeriodPlay play(game, coalition);
  const SchemeProgram program(play, Participation::none, limit);
  const OptimumAnswer answer = program.maximise(play.utility(coalition));
  const Rational gain = answer.value - truthful_value(game, coalition);
  if (answer.status != OptimumAnswer::Status::optimal || gain.sign() <= 0) return std::nullopt;
  MixedScheme scheme = program.scheme(answer.point);
  scheme.refutes = true;
  const MixedScheme unpaid = scheme;
  for (Agent i : coalition) {
    const Rational missing = truthful_value(game, Coalition::of(i)) + gain / Rational(coalition.size()) -
                             play.utility(i).at(unpaid.reports, unpaid.side_payments);
    for (std::vector<Rational>& paid : scheme.side_payments) paid[i.value] += missing;
  }
  return scheme;
}

namespace {

/// The zero-sum game between an agent and all others: variables sigma(report | type), then its
/// value.
struct AgainstAll {
  MixedPlay::Match match;
  Rational value;

  AgainstAll(const Game& game, Agent agent, const SearchLimit& limit) : match{agent, {}, {}} {
    const Model& model = game.model();
    const Coalition own = Coalition::of(agent);
    const std::vector<std::uint32_t> reported = model.types.offsets(own),
                                     outside = model.types.offsets(model.types.outsiders(own));
    const std::size_t count = reported.size(), guaranteed = count * count;
    LinearSystem system{guaranteed + 1, {}};
    for (std::uint32_t others : outside) {
      LinearRow row{{{guaranteed, -1}}, 0, false};
      for (std::uint32_t truth = 0; truth < count; ++truth)
        for (std::size_t report = 0; report < count; ++report) {
          const Game::Move& move = game.nodes(1).front().moves[reported[report] + others];
          Rational amount = move.transfers[agent.value];
          for (const Game::Branch& branch : move.branches)
            amount += branch.probability * model.payoff(agent, branch.outcome, Type{truth});
          amount *= model.prior[agent.value][truth];
          if (amount.sign() != 0) row.coefficients.emplace_back(truth * count + report, std::move(amount));
        }
      system.rows.push_back(std::move(row));
    }
    for (std::size_t truth = 0; truth < count; ++truth) {
      LinearRow sum{{}, 1, true};
      for (std::size_t report = 0; report < count; ++report) sum.coefficients.emplace_back(truth * count + report, 1);
      system.rows.push_back(std::move(sum));
    }
    for (std::size_t v = 0; v < guaranteed; ++v) system.rows.push_back({{{v, 1}}, 0, false});
    std::vector<Rational> objective(system.variables);
    objective[guaranteed] = -1;
    const OptimumAnswer answer = minimise(system, objective, limit);
    if (answer.status != OptimumAnswer::Status::optimal) throw GaveUp(answer.gave_up);
    value = -answer.value;
    for (std::size_t truth = 0; truth < count; ++truth)
      match.own.emplace_back(answer.point.begin() + static_cast<std::ptrdiff_t>(truth * count),
                             answer.point.begin() + static_cast<std::ptrdiff_t>((truth + 1) * count));
    match.others.assign(answer.multipliers.begin(),
                        answer.multipliers.begin() + static_cast<std::ptrdiff_t>(outside.size()));
  }
};

}  // namespace

Evidence best_responses(const Model& model, const Guarantee& claim, const SearchLimit& limit) {
  MixedPlay play;
  if (model.periods != 1 || (claim.number && claim.agents.size() != 1)) return play;
  const Game game(model, claim.mechanism, limit.patience("computing values"));
  for (Agent i : claim.agents) {
    AgainstAll solved(game, i, limit);
    const Relation relation = claim.number ? claim.relation : Relation::at_least;
    const Rational number = claim.number ? *claim.number : truthful_value(game, Coalition::of(i));
    play.refutes = !holds(solved.value, relation, number);
    const bool both = relation == Relation::equal && !play.refutes,
               from_below = relation == Relation::at_least || relation == Relation::greater_than;
    const bool by_own = relation == Relation::equal ? solved.value > number : from_below != play.refutes;
    if (!both && !by_own) solved.match.own.clear();
    if (!both && by_own) solved.match.others.clear();
    if (play.refutes) play.matches.clear();
    play.matches.push_back(std::move(solved.match));
    if (play.refutes) break;
  }
  return play;
}

}  // namespace candor::dynamic
