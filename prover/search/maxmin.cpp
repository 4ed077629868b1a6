// SPDX-License-Identifier: MIT
#include "prover/search/maxmin.hpp"

#include <algorithm>

#include "engine/payoff_engine.hpp"
#include "exact/linear/standard_form.hpp"

namespace candor {
namespace {

using Matrix =
    std::vector<std::vector<Rational>>;  // [rule][report]: V_rule(truth -> report), up to a common positive factor

/// The matrices of all joint types of a coalition; empty where the joint type has probability zero.
std::vector<Matrix> games_of(CoalitionTables& tables, Coalition coalition, const SearchLimit& limit) {
  std::vector<Matrix> games;
  tables.visit(coalition, 1, [&]<class Integer>(const CoalitionPayoffs<Integer>& payoffs) {
    const std::size_t count = payoffs.joint_type_count();
    games.assign(count, Matrix(payoffs.rule_count(), std::vector<Rational>(count)));
    std::vector<Integer> values;
    for (std::size_t report = 0; report < count; ++report) {
      limit.check([&] {
        return "utilities after " + std::to_string(report) + " of " + std::to_string(count) +
               " reports of one coalition";
      });
      payoffs.misreport(report, values);
      for (std::size_t k = 0; k < payoffs.rule_count(); ++k)
        for (std::size_t t = 0; t < count; ++t) games[t][k][report] = to_rational(values[k * count + t]);
    }
    for (std::size_t t = 0; t < count; ++t)
      if (!payoffs.exists(t)) games[t].clear();
  });
  return games;
}

struct GameSolution {
  Rational value;                 ///< what the best mixed report guarantees
  std::vector<Rational> report;   ///< that mixed report
  std::vector<Rational> weights;  ///< over the rules: no report brings more than the value
};

/// maximise v+ - v-  subject to  sum_r delta_r M[k][r] - v+ + v- - s_k = 0 for every k,  sum_r
/// delta_r = 1.
GameSolution solve_game(const Matrix& game, const SearchLimit& limit) {
  const std::size_t rules = game.size(), reports = game.front().size();
  LinearProgram program;
  program.objective.assign(reports + 2 + rules, Rational());
  program.objective[reports] = 1;
  program.objective[reports + 1] = -1;
  for (std::size_t k = 0; k < rules; ++k) {
    std::vector<Rational> row(program.objective.size());
    std::copy(game[k].begin(), game[k].end(), row.begin());
    row[reports] = -1;
    row[reports + 1] = 1;
    row[reports + 2 + k] = -1;
    program.rows.push_back(std::move(row));
    program.right.push_back(0);
  }
  std::vector<Rational> total(program.objective.size());
  std::fill_n(total.begin(), reports, Rational(1));
  program.rows.push_back(std::move(total));
  program.right.push_back(1);

  const LinearProgramAnswer answer = solve(program, limit);
  GameSolution solution{
      answer.value, {answer.point.begin(), answer.point.begin() + static_cast<std::ptrdiff_t>(reports)}, {}};
  for (std::size_t k = 0; k < rules; ++k) solution.weights.push_back(-answer.multipliers[k]);
  return solution;
}

/// A single rule that already deters every report: the simplest evidence.
std::optional<std::vector<Rational>> sure_weights(const Matrix& game, const Rational& truthful) {
  for (std::size_t k = 0; k < game.size(); ++k)
    if (*std::max_element(game[k].begin(), game[k].end()) <= truthful) {
      std::vector<Rational> weights(game.size());
      weights[k] = 1;
      return weights;
    }
  return std::nullopt;
}

ProfitableMixedReport profitable(JointType truth, const std::vector<Rational>& probabilities) {
  ProfitableMixedReport evidence{truth, {}};
  for (std::uint32_t r = 0; r < probabilities.size(); ++r)
    if (probabilities[r].sign() > 0)
      evidence.report.branches.push_back({JointType{truth.coalition, r}, probabilities[r]});
  return evidence;
}

}  // namespace

Evidence maxmin_evidence(const FiniteModel& model, const MaxminCoalitionalIc& claim, const SearchLimit& limit) {
  const ScaledMechanism scaled(model, claim.mechanism);
  CoalitionTables tables(scaled);
  ConvexWeights weights;
  for (Coalition coalition : claim.coalitions) {
    if (model.environment.types.joint_type_count(coalition) == 1) continue;  // no misreport
    const std::vector<Matrix> games = games_of(tables, coalition, limit);
    for (std::uint32_t t = 0; t < games.size(); ++t) {
      limit.check([&] { return "weights found for " + std::to_string(weights.rows.size()) + " joint types"; });
      if (games[t].empty()) continue;
      const JointType truth{coalition, t};
      Rational truthful = games[t].front()[t];
      for (const std::vector<Rational>& rule : games[t]) truthful = std::min(truthful, rule[t]);
      if (auto sure = sure_weights(games[t], truthful)) {
        weights.rows.push_back({truth, std::move(*sure)});
        continue;
      }
      GameSolution solution = solve_game(games[t], limit);
      if (solution.value > truthful) return profitable(truth, solution.report);
      weights.rows.push_back({truth, std::move(solution.weights)});
    }
  }
  return weights;
}

}  // namespace candor
