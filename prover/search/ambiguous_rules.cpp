// SPDX-License-Identifier: MIT
// Ambiguous mechanisms, after Guo 2019, Theorem 2. For each non-grand coalition S and joint type t,
// one balanced transfer rule under which (S, t) expects m(S, t) from truth and no misreport of
// (S, t) pays, and everybody else (S', t') at least m(S', t') from truth. With all these rules truth
// is best for everybody, whatever the mixture of reports: nature puts her whole weight on the rule
// made for (S, t). By the minimax theorem there are always such rules if there are any: weights by
// which nature deters (S, t) make one rule of several. One rule may serve several (S, t): they are
// added to it one by one, as long as the program has a solution.
//
// Participation, if it is asked for, is asked of each of the rules: it is linear, so that nature's
// mixture of rules meets it, too.
//
// First with m = 0; with participation, with what truth brings under some balanced rule that meets
// it. If that fails: where no rule deters (S, t), multipliers say so, and remain valid as a linear
// inequality in m; the next m meets all those known. In the end there are rules, or the inequalities
// contradict each other, and so do the multipliers, added up. Each m is met by one more inequality,
// and there are finitely many, since multipliers are those of a basis.
#include <algorithm>
#include <array>
#include <map>
#include <variant>

#include "prover/search/system_size.hpp"
#include "prover/search/transfers.hpp"

namespace candor {
namespace {

class RuleSearch {
 public:
  RuleSearch(const FiniteModel& model, const AmbiguousImplementable& claim, const SearchLimit& limit)
      : model_(model), environment_(model.environment), types_(environment_.types), claim_(claim), limit_(limit) {
    for (Coalition coalition : claim.coalitions) {
      limit.check([&] { return std::to_string(occurring_.size()) + " joint types listed"; });
      const std::vector<Rational> marginals = environment_.prior.marginals(types_, coalition);
      for (std::uint32_t t = 0; t < marginals.size(); ++t)
        if (marginals[t].sign() > 0) occurring_.push_back({coalition, t});
    }
    TransferRequirements taking_part = balance_and_participation(claim);
    taking_part.balance.reset();
    for_each_transfer_constraint(model, taking_part, [&](TransferConstraint constraint) {
      limit.check([&] { return std::to_string(participation_.size()) + " constraints of participation listed"; });
      participation_.push_back(std::move(constraint));
    });
  }

  const std::vector<JointType>& occurring() const { return occurring_; }

  /// Does the coalition have a misreport, and money to lose by it? Transfers that balance are
  /// nothing to all agents together.
  bool is_to_be_deterred(JointType truth) const {
    return truth.coalition != types_.grand_coalition() && types_.joint_type_count(truth.coalition) > 1;
  }

  /// What truth brings at least, in expected transfers: p(t) m(t).
  using Truthful = std::map<JointType, Rational>;

  /// A rule that deters every misreport of these joint types, or multipliers of what is asked of it.
  using Rule = std::variant<AgentAmounts, UndeterredReports::Row>;
  /// `exactly`: under it, everybody expects from truth what it should at least.
  Rule rule_for(const std::vector<JointType>& served, const Truthful& truthful, bool exactly) const {
    TransferSystem system(types_, true);
    for (const TransferConstraint& constraint : participation_)
      system.add(constraint.coefficients, -constraint.constant);
    std::vector<std::pair<bool, JointType>> rows;  // truthful? and whose, or which report
    for (JointType truth : occurring_) {
      limit_.check([&] { return std::to_string(rows.size()) + " requirements on a transfer rule written down"; });
      if (truth.coalition == types_.grand_coalition() || (!exactly && !is_to_be_deterred(truth))) continue;
      const auto least = truthful.find(truth);
      system.add(expected_transfers(truth, truth), least == truthful.end() ? Rational(0) : least->second, exactly);
      rows.emplace_back(true, truth);
    }
    for (JointType truth : served)
      for (std::uint32_t r = 0; r < types_.joint_type_count(truth.coalition); ++r) {
        const JointType report{truth.coalition, r};
        if (report == truth && exactly) continue;
        std::vector<std::pair<Transfer, Rational>> loss = expected_transfers(truth, report);
        for (auto& entry : loss) entry.second = -entry.second;
        const auto least = truthful.find(truth);
        system.add(loss, payoff_gain(truth, report) - (least == truthful.end() ? Rational(0) : least->second));
        rows.emplace_back(false, report);
      }
    const FeasibilityAnswer answer = decide_feasibility(system.rows(), limit_);
    if (!answer.point && !answer.multipliers) throw GaveUp(answer.gave_up);
    if (answer.point) return system.amounts(*answer.point);
    UndeterredReports::Row none{served.front(), {}, {}};
    const std::vector<Rational>& multipliers = *answer.multipliers;
    for (std::size_t e = 0; e < participation_.size(); ++e)
      if (multipliers[e].sign() != 0)
        none.participation.push_back({Requirement::participation, participation_[e].place, multipliers[e]});
    for (std::size_t r = 0; r < rows.size(); ++r)
      if (const Rational& multiplier = multipliers[participation_.size() + r]; multiplier.sign() != 0)
        (rows[r].first ? none.truthful : none.reports).push_back({rows[r].second, multiplier});
    return none;
  }

  /// What everybody expects from truth under this rule.
  Truthful truthful_under(const AgentAmounts& amounts) const {
    Truthful result;
    for (JointType truth : occurring_)
      for (const auto& [transfer, probability] : expected_transfers(truth, truth))
        result[truth] += probability * amounts(transfer.agent, transfer.profile);
    return result;
  }

  /// What utility without transfers exceeds the outside option by, where participation is asked for.
  const Rational& payoff_of_taking_part(const Place& place) const {
    return std::find_if(participation_.begin(), participation_.end(),
                        [&](const TransferConstraint& constraint) { return constraint.place == place; })
        ->constant;
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
  std::vector<TransferConstraint> participation_;
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
  const std::vector<JointType>& occurring = search.occurring();
  for (auto at = occurring.begin(); at != occurring.end(); ++at)
    for (auto other = at + 1; other != occurring.end() && other->coalition == at->coalition; ++other) {
      limit.check([] { return "looking for types with the same beliefs"; });
      const JointType first = *at, second = *other;
      if (!have_the_same_beliefs(environment, first, second)) continue;
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
  TransferRequirements requirements = balance_and_participation(claim);
  requirements.coalitional_ic = claim.coalitions;
  const Evidence simple = implementability_evidence(model, requirements, limit);
  if (!std::holds_alternative<TransferTable>(simple)) return std::nullopt;
  AmbiguousRules evidence{{std::get<TransferTable>(simple).amounts}, {}};
  for (JointType truth : occurring)
    if (model.environment.types.joint_type_count(truth.coalition) > 1)
      evidence.weights.rows.push_back({truth, {Rational(1)}});
  return evidence;
}

/// A misreport of all agents together that raises their payoff: transfers that balance do not deter
/// it.
std::optional<UndeterredReports> joint_gain(const TypeSpace& types, const RuleSearch& search,
                                            const SearchLimit& limit) {
  for (JointType truth : search.occurring()) {
    if (truth.coalition != types.grand_coalition()) continue;
    limit.check([] { return "looking for a misreport of all agents together"; });
    for (std::uint32_t r = 0; r < types.profile_count(); ++r)
      if (const JointType report{truth.coalition, r}; search.payoff_gain(truth, report).sign() > 0)
        return UndeterredReports{{{truth, {{report, 1}}, {{truth, 1}}}}};
  }
  return std::nullopt;
}

/// Rules for all, as few as adding to those there are makes them; nothing if somebody cannot be
/// deterred.
std::optional<AmbiguousRules> rules_with(const TypeSpace& types, const RuleSearch& search,
                                         const RuleSearch::Truthful& truthful, bool exactly) {
  std::vector<std::vector<JointType>> served;
  AmbiguousRules evidence;
  for (JointType truth : search.occurring()) {
    if (truth.coalition == types.grand_coalition() || (!exactly && !search.is_to_be_deterred(truth))) continue;
    bool placed = false;
    for (std::size_t k = 0; k < served.size() && !placed; ++k) {
      served[k].push_back(truth);
      RuleSearch::Rule rule = search.rule_for(served[k], truthful, exactly);
      placed = std::holds_alternative<AgentAmounts>(rule);
      if (placed)
        evidence.rules[k] = std::get<AgentAmounts>(std::move(rule));
      else
        served[k].pop_back();
    }
    if (placed) continue;
    RuleSearch::Rule rule = search.rule_for({truth}, truthful, exactly);
    if (!std::holds_alternative<AgentAmounts>(rule)) return std::nullopt;
    served.push_back({truth});
    evidence.rules.push_back(std::get<AgentAmounts>(std::move(rule)));
  }
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

/// The inequalities in m that are known.
class Cuts {
 public:
  Cuts(const Environment& environment, const RuleSearch& search) : environment_(environment), search_(search) {
    for (JointType truth : search.occurring())
      if (search.is_to_be_deterred(truth)) variables_.emplace(truth, variables_.size());
    system_.variables = variables_.size();
  }

  /// sum y_r (U(t, r) - U(t, t)) - sum w_e k_e  <=  sum y_r m(t) - sum z_t' m(t'), all scaled by p(t),
  /// p(t'); k_e is what utility without transfers exceeds the outside option by.
  void add(UndeterredReports::Row row) {
    std::map<std::size_t, Rational> coefficients;
    LinearRow cut;
    for (const auto& [report, multiplier] : row.reports) {
      coefficients[variables_.at(row.truth)] += multiplier;
      cut.bound += multiplier * search_.payoff_gain(row.truth, report);
    }
    for (const auto& [truth, multiplier] : row.truthful) coefficients[variables_.at(truth)] -= multiplier;
    for (const auto& [requirement, place, multiplier] : row.participation)
      cut.bound -= multiplier * search_.payoff_of_taking_part(place);
    for (auto& [variable, coefficient] : coefficients)
      if (coefficient.sign() != 0) cut.coefficients.emplace_back(variable, std::move(coefficient));
    system_.rows.push_back(std::move(cut));
    rows_.push_back(std::move(row));
  }
  std::size_t size() const { return rows_.size(); }

  /// Values that meet them all, or what rules them out.
  std::variant<RuleSearch::Truthful, UndeterredReports> solve(const SearchLimit& limit) const {
    const FeasibilityAnswer answer = decide_feasibility(system_, limit);
    if (!answer.point && !answer.multipliers) throw GaveUp(answer.gave_up);
    if (answer.point) {
      RuleSearch::Truthful values;
      for (const auto& [truth, variable] : variables_) values[truth] = (*answer.point)[variable];
      return values;
    }
    std::map<JointType, std::array<std::map<JointType, Rational>, 2>> sums;
    std::map<JointType, std::vector<FarkasCombination::Term>> taking_part;
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      const Rational& times = (*answer.multipliers)[k];
      if (times.sign() == 0) continue;
      auto& [reports, truthful] = sums[rows_[k].truth];
      for (const auto& [report, multiplier] : rows_[k].reports)
        reports[report] += times * multiplier * probability(rows_[k].truth);
      for (const auto& [truth, multiplier] : rows_[k].truthful)
        truthful[truth] += times * multiplier * probability(truth);
      for (const FarkasCombination::Term& term : rows_[k].participation)
        add_term(taking_part[rows_[k].truth], term, times);
    }
    UndeterredReports evidence;
    for (const auto& [truth, parts] : sums) {
      UndeterredReports::Row& row = evidence.rows.emplace_back(UndeterredReports::Row{truth, {}, {}});
      for (const auto& [types, multiplier] : parts[0]) row.reports.push_back({types, multiplier});
      for (const auto& [types, multiplier] : parts[1]) row.truthful.push_back({types, multiplier});
      row.participation = std::move(taking_part[truth]);
    }
    return evidence;
  }

 private:
  static void add_term(std::vector<FarkasCombination::Term>& terms, const FarkasCombination::Term& term,
                       const Rational& times) {
    const auto known =
        std::find_if(terms.begin(), terms.end(), [&](const auto& other) { return other.place == term.place; });
    if (known != terms.end())
      known->multiplier += times * term.multiplier;
    else
      terms.push_back({term.requirement, term.place, times * term.multiplier});
  }
  Rational probability(JointType types) const { return environment_.prior.marginal(environment_.types, types); }

  const Environment& environment_;
  const RuleSearch& search_;
  std::map<JointType, std::size_t> variables_;
  LinearSystem system_;
  std::vector<UndeterredReports::Row> rows_;
};

Evidence by_cuts(const Environment& environment, const RuleSearch& search, RuleSearch::Truthful truthful,
                 const SearchLimit& limit) {
  Cuts cuts(environment, search);
  for (;;) {
    const std::size_t known = cuts.size();
    for (JointType truth : search.occurring()) {
      if (!search.is_to_be_deterred(truth)) continue;
      limit.check([&] { return std::to_string(cuts.size()) + " conditions on what truth brings found"; });
      RuleSearch::Rule rule = search.rule_for({truth}, truthful, false);
      if (auto* multipliers = std::get_if<UndeterredReports::Row>(&rule)) cuts.add(std::move(*multipliers));
    }
    if (cuts.size() == known) return rules_with(environment.types, search, truthful, false).value();
    auto solved = cuts.solve(limit);
    if (auto* contradiction = std::get_if<UndeterredReports>(&solved)) return std::move(*contradiction);
    truthful = std::get<RuleSearch::Truthful>(std::move(solved));
  }
}

CoalitionPattern singles_among(CoalitionPattern coalitions) {
  std::erase_if(coalitions, [](Coalition coalition) { return coalition.size() > 1; });
  return coalitions;
}

}  // namespace

Evidence ambiguous_evidence(const FiniteModel& model, const AmbiguousImplementable& claim, const SearchLimit& limit) {
  const TypeSpace& types = model.environment.types;
  TransferRequirements every = balance_and_participation(claim);
  every.coalitional_ic = claim.coalitions;
  if (const SystemSize size = size_of_system(types, every); is_too_large(size, limit)) {
    const AmbiguousImplementable of_singles{claim.allocation, singles_among(claim.coalitions)};
    if (const auto envy = mutual_envy(model.environment, RuleSearch(model, of_singles, limit), limit)) return *envy;
    refuse_what_is_too_large(size, limit);
  }
  const RuleSearch search(model, claim, limit);
  if (const auto envy = mutual_envy(model.environment, search, limit)) return *envy;
  if (auto gain = joint_gain(types, search, limit)) return std::move(*gain);
  RuleSearch::Truthful truthful;
  if (claim.participation) {
    Evidence some_rule = implementability_evidence(model, balance_and_participation(claim), limit);
    if (!std::holds_alternative<TransferTable>(some_rule)) return some_rule;
    truthful = search.truthful_under(std::get<TransferTable>(some_rule).amounts);
  }
  if (auto simple = one_rule(model, claim, search.occurring(), limit)) return std::move(*simple);
  if (auto rules = rules_with(types, search, truthful, true)) return std::move(*rules);
  return by_cuts(model.environment, search, std::move(truthful), limit);
}

}  // namespace candor
