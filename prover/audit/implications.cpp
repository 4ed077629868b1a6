// SPDX-License-Identifier: MIT
#include "prover/audit/implications.hpp"

#include <algorithm>
#include <utility>

namespace candor {
namespace {

bool is_stronger(Balance strong, Balance weak) {
  if (strong == weak || strong == Balance::exact || weak == Balance::ex_ante_no_deficit) return true;
  return false;
}

/// Taking part pays at every profile, so on average over what one does not know, so on average over
/// everything.
bool is_stronger(Stage strong, Stage weak) {
  return strong == weak || strong == Stage::ex_post || weak == Stage::ex_ante;
}

bool are_as_willing(const std::optional<Stage>& strong, const std::optional<Stage>& weak) {
  return !weak || (strong && is_stronger(*strong, *weak));
}

/// Does every rule that does the first do the second?
bool is_stronger(const TransferRequirements& strong, const TransferRequirements& weak, const CoalitionPattern& alone) {
  const auto at_least = [](const auto& left, const auto& right) {
    return !right || (left && is_stronger(*left, *right));
  };
  const bool incentives = covers(strong.coalitional_ic, weak.coalitional_ic) ||
                          (strong.dominant_strategy_ic && covers(alone, weak.coalitional_ic));
  return strong.allocation == weak.allocation && at_least(strong.balance, weak.balance) &&
         are_as_willing(strong.individual_rationality, weak.individual_rationality) && incentives &&
         (strong.dominant_strategy_ic || !weak.dominant_strategy_ic) && strong.least_transfer == weak.least_transfer &&
         strong.largest_transfer == weak.largest_transfer;
}

/// Implications between two properties, whatever the model. CoalitionalIc, BayesianIc and the
/// dominant-strategy claims are about simple mechanisms.
struct Stronger {
  const CoalitionPattern& alone;

  bool operator()(const Cbdp& strong, const Cbdp& weak) const { return covers(strong.coalitions, weak.coalitions); }
  bool operator()(const CoalitionalIdentifiability& strong, const CoalitionalIdentifiability& weak) const {
    return covers(strong.coalitions, weak.coalitions);
  }
  /// Types with the same beliefs can swap reports, in proportion to their probabilities, and nobody
  /// sees a difference.
  bool operator()(const CoalitionalIdentifiability& strong, const Cbdp& weak) const {
    return covers(strong.coalitions, weak.coalitions);
  }

  /// An outcome that dominates another has a larger sum of payoffs; all that an efficient rule draws
  /// have the largest.
  bool operator()(const Efficient& strong, const ParetoEfficient& weak) const {
    return strong.allocation == weak.allocation;
  }

  bool operator()(const BudgetBalance& strong, const BudgetBalance& weak) const {
    return strong.transfers == weak.transfers && is_stronger(strong.balance, weak.balance) &&
           (strong.every_draw || !weak.every_draw);
  }
  bool operator()(const IndividualRationality& strong, const IndividualRationality& weak) const {
    return are_the_same(strong.mechanism, weak.mechanism) && is_stronger(strong.stage, weak.stage) &&
           (strong.every_draw || !weak.every_draw);
  }

  // Best whatever the others' types and reports; hence at every profile if they are truthful; hence
  // on average.
  bool operator()(const CoalitionalDominantStrategyIc& strong, const CoalitionalDominantStrategyIc& weak) const {
    return same_for_fewer(strong, weak);
  }
  bool operator()(const CoalitionalDominantStrategyIc& strong, const DominantStrategyIc& weak) const {
    return are_the_same(strong.mechanism, weak.mechanism) && covers(strong.coalitions, alone);
  }
  bool operator()(const CoalitionalDominantStrategyIc& strong, const CoalitionalIc& weak) const {
    return same_for_fewer(strong, weak);
  }
  /// A sum that does not grow has a part that shrinks, or all are as before.
  bool operator()(const CoalitionalDominantStrategyIc& strong, const GroupStrategyProof& weak) const {
    return same_for_fewer(strong, weak);
  }
  bool operator()(const GroupStrategyProof& strong, const GroupStrategyProof& weak) const {
    return same_for_fewer(strong, weak) && strong.solution_concept == weak.solution_concept &&
           (strong.strength == Strength::strong || weak.strength == Strength::weak);
  }
  bool operator()(const GroupStrategyProof& strong, const DominantStrategyIc& weak) const {
    return are_the_same(strong.mechanism, weak.mechanism) && covers(strong.coalitions, alone) &&
           strong.solution_concept == GroupStrategyProof::SolutionConcept::dominant_strategy;
  }
  bool operator()(const DominantStrategyIc& strong, const ExPostIc& weak) const {
    return are_the_same(strong.mechanism, weak.mechanism);
  }
  bool operator()(const ExPostIc& strong, const BayesianIc& weak) const {
    return are_the_same(strong.mechanism, weak.mechanism);
  }
  bool operator()(const CoalitionalIc& strong, const CoalitionalIc& weak) const { return same_for_fewer(strong, weak); }
  bool operator()(const CoalitionalIc& strong, const BayesianIc& weak) const {
    return are_the_same(strong.mechanism, weak.mechanism) && covers(strong.coalitions, alone);
  }
  bool operator()(const MaxminCoalitionalIc& strong, const MaxminCoalitionalIc& weak) const {
    return same_for_fewer(strong, weak) &&
           (strong.strategies == Strategies::mixed || weak.strategies == Strategies::pure);
  }
  // The same of messages, the others' in place of their reports.
  bool operator()(const DominantStrategies& strong, const ExPostEquilibrium& weak) const {
    return strong.strategies == weak.strategies;
  }
  bool operator()(const ExPostEquilibrium& strong, const BayesNashEquilibrium& weak) const {
    return strong.strategies == weak.strategies && covers(alone, weak.coalitions);
  }
  bool operator()(const BayesNashEquilibrium& strong, const BayesNashEquilibrium& weak) const {
    return strong.strategies == weak.strategies && covers(strong.coalitions, weak.coalitions);
  }

  bool operator()(const Guarantee& strong, const Guarantee& weak) const { return same_for_fewer(strong, weak); }
  bool operator()(const ExternalityPayment& strong, const ExternalityPayment& weak) const {
    return same_for_fewer(strong, weak) && !strong.constant && !weak.constant;
  }

  bool operator()(const Implementable& strong, const Implementable& weak) const {
    return is_stronger(strong.requirements, weak.requirements, alone);
  }
  bool operator()(const AmbiguousImplementable& strong, const AmbiguousImplementable& weak) const {
    return strong.allocation == weak.allocation && covers(strong.coalitions, weak.coalitions) &&
           are_as_willing(strong.participation, weak.participation);
  }
  /// One rule is a set of rules.
  bool operator()(const Implementable& strong, const AmbiguousImplementable& weak) const {
    return strong.requirements.allocation == weak.allocation && strong.requirements.balance == Balance::exact &&
           covers(strong.requirements.coalitional_ic, weak.coalitions) &&
           are_as_willing(strong.requirements.individual_rationality, weak.participation);
  }
  template <class Strong, class Weak>
  bool operator()(const Strong&, const Weak&) const {
    return false;
  }

 private:
  template <class Strong, class Weak>
  static bool same_for_fewer(const Strong& strong, const Weak& weak) {
    return are_the_same(strong.mechanism, weak.mechanism) && covers(strong.coalitions, weak.coalitions);
  }
};

/// Implications with several premises, for one model. A premise that was not asked makes no
/// implication.
class Theorems {
 public:
  Theorems(const FiniteModel& model, const AuditPlan& plan)
      : model_(model), plan_(plan), alone_(singletons(model.environment.types.agent_count())) {
    full_support_ = find<FullSupport>(any);
    independent_ = find<IndependentTypes>(any);
    private_ = find<PrivateValues>(any);
  }

  std::vector<Impossible> all() {
    between_pairs();
    for (std::size_t k = 0; k < plan_.questions.size(); ++k)
      std::visit([&](const auto& claim) { about(k, claim); }, finite_statement(plan_.questions[k].claim.statement));
    for (const Mechanism& mechanism : plan_.mechanisms)
      if (mechanism.transfers.size() == 1)
        about_simple(mechanism);
      else
        about_ambiguous(mechanism);
    return std::move(result_);
  }

 private:
  using Found = std::optional<std::size_t>;
  static constexpr auto any = [](const auto&) { return true; };

  template <class Claim, class Condition>
  std::vector<std::size_t> find_all(const Condition& condition) const {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < plan_.questions.size(); ++k)
      if (const auto* claim = claim_if<Claim>(plan_.questions[k].claim.statement);
          claim != nullptr && condition(*claim))
        found.push_back(k);
    return found;
  }
  template <class Claim, class Condition>
  Found find(const Condition& condition) const {
    const std::vector<std::size_t> found = find_all<Claim>(condition);
    return found.empty() ? Found() : Found(found.front());
  }
  template <class Claim>
  Found find_for(const Mechanism& mechanism) const {
    return find<Claim>([&](const Claim& claim) { return are_the_same(claim.mechanism, mechanism); });
  }
  Found efficient(std::size_t allocation) const {
    return find<Efficient>([&](const Efficient& claim) { return claim.allocation == allocation; });
  }
  Found balanced(std::size_t rule, Balance balance) const {
    return find<BudgetBalance>([&](const BudgetBalance& claim) {
      return claim.transfers == std::vector{rule} && claim.balance == balance && !claim.every_draw;
    });
  }

  /// The premises hold, so the conclusion does (or does not).
  void add(const std::vector<Found>& premises, Found conclusion, bool holds = true) {
    if (!conclusion) return;
    Impossible literals;
    for (const Found& premise : premises) {
      if (!premise || *premise == *conclusion) return;
      literals.push_back({*premise, true});
    }
    literals.push_back({*conclusion, !holds});
    result_.push_back(std::move(literals));
  }

  void between_pairs() {
    for (std::size_t strong = 0; strong < plan_.questions.size(); ++strong)
      for (std::size_t weak = 0; weak < plan_.questions.size(); ++weak)
        if (strong != weak && std::visit(Stronger{alone_}, finite_statement(plan_.questions[strong].claim.statement),
                                         finite_statement(plan_.questions[weak].claim.statement)))
          add({strong}, weak);
  }

  template <class Claim>
  void about(std::size_t, const Claim&) {}

  // Guo: with two complementary coalitions in the pattern, let each report from its distribution:
  // every agent sees the product of the two. (Single agents need not form.)
  void about(std::size_t question, const CoalitionalIdentifiability& claim) {
    const TypeSpace& types = model_.environment.types;
    const auto can_lie = [&](Coalition coalition) {
      return coalition.size() == 1 || covers(claim.coalitions, {coalition});
    };
    const bool complementary = std::any_of(claim.coalitions.begin(), claim.coalitions.end(), [&](Coalition coalition) {
      return can_lie(coalition) && coalition != types.grand_coalition() && can_lie(types.outsiders(coalition));
    });
    if (complementary && types.profile_count() > 1) result_.push_back({{question, true}});
  }

  // With independent types all joint types of a coalition have the same beliefs.
  void about(std::size_t question, const Cbdp& claim) {
    const TypeSpace& types = model_.environment.types;
    const auto has_two_types = [&](Coalition coalition) {
      const std::vector<Rational> marginals = model_.environment.prior.marginals(types, coalition);
      return coalition != types.grand_coalition() &&
             std::count_if(marginals.begin(), marginals.end(), [](const Rational& p) { return p.sign() > 0; }) > 1;
    };
    if (std::any_of(claim.coalitions.begin(), claim.coalitions.end(), has_two_types))
      add({independent_}, question, false);
  }

  /// Balanced transfers give the grand coalition its surplus, which an efficient rule maximises.
  std::vector<Found> with_harmless_grand_coalition(std::vector<Found> premises, const CoalitionPattern& coalitions,
                                                   std::size_t allocation) const {
    if (covers(coalitions, {model_.environment.types.grand_coalition()})) premises.push_back(efficient(allocation));
    return premises;
  }

  // Guo, Theorem 1: transfers that make every lie costly, multiplied by a large number, deter every
  // lie.
  void about(std::size_t question, const Implementable& claim) {
    const TransferRequirements& required = claim.requirements;
    const bool only_incentives = !required.dominant_strategy_ic && !required.individual_rationality &&
                                 !required.least_transfer && !required.largest_transfer;
    if (!only_incentives) return;
    for (std::size_t identified : find_all<CoalitionalIdentifiability>(
             [&](const auto& condition) { return covers(condition.coalitions, required.coalitional_ic); }))
      add(with_harmless_grand_coalition({identified}, required.coalitional_ic, required.allocation), question);
  }

  // Guo, Theorem 2.
  void about(std::size_t question, const AmbiguousImplementable& claim) {
    if (claim.participation) return;
    for (std::size_t separated :
         find_all<Cbdp>([&](const auto& condition) { return covers(condition.coalitions, claim.coalitions); }))
      add(with_harmless_grand_coalition({separated, full_support_}, claim.coalitions, claim.allocation), question);
  }

  // The textbook properties of the named rules.
  void about(std::size_t question, const EqualRules& claim) {
    if (claim.kind != EqualRules::Kind::transfers) return;
    const auto& construction = model_.transfers[claim.second].construction;
    if (construction) about_named(question, claim.first, *construction);
    if (const auto& own = model_.transfers[claim.first].construction) about_named(question, claim.second, *own);
  }
  void about_named(std::size_t equal, std::size_t rule, const TransferRule::Construction& named) {
    const Mechanism mechanism{"", named.allocation, {rule}};
    const Found best = efficient(named.allocation);
    switch (named.rule) {
      case NamedTransferRule::pivot:
        if (named.without.empty()) add({equal}, balanced(rule, Balance::no_deficit));
        add({equal, private_}, find_for<Groves>(mechanism));
        return add({equal, private_, best}, find_for<DominantStrategyIc>(mechanism));
      case NamedTransferRule::vcg:
        add({equal}, find_for<Groves>(mechanism));
        return add({equal, private_, best}, find_for<DominantStrategyIc>(mechanism));
      case NamedTransferRule::agv:
        add({equal}, balanced(rule, Balance::exact));
        return add({equal, independent_, private_, best}, find_for<BayesianIc>(mechanism));
      case NamedTransferRule::safronov:
        add({equal}, balanced(rule, Balance::exact));
        return add({equal, independent_, private_}, guarantee_of_singles(mechanism));
      case NamedTransferRule::green_laffont: return add({equal}, balanced(rule, Balance::exact));
      case NamedTransferRule::cavallo: return add({equal}, balanced(rule, Balance::no_deficit));
      case NamedTransferRule::threshold_payments: return;
    }
  }

  Found guarantee_of_singles(const Mechanism& mechanism) const {
    return find<Guarantee>([&](const Guarantee& claim) {
      return are_the_same(claim.mechanism, mechanism) && covers(alone_, claim.coalitions);
    });
  }

  void about_simple(const Mechanism& mechanism) {
    const std::size_t rule = mechanism.transfers.front();
    const Found best = efficient(mechanism.allocation), exact = balanced(rule, Balance::exact),
                single = guarantee_of_singles(mechanism);
    const auto of_this = [&](const auto& claim) { return are_the_same(claim.mechanism, mechanism); };

    // Groves: an agent is paid what makes the total his own, up to what he cannot change, and the
    // rule maximises the total of the reports.
    add({find_for<Groves>(mechanism), private_, best}, find_for<DominantStrategyIc>(mechanism));
    // With private values it does not matter what the others' types really are.
    add({private_, find_for<ExPostIc>(mechanism)}, find_for<DominantStrategyIc>(mechanism));

    // Safronov, Proposition 3: what holds for each agent, whatever the others report, holds on
    // average over the reports of the other members.
    for (std::size_t joint : find_all<Guarantee>(of_this)) add({single, independent_, private_}, joint);
    // Equation (2): by balance a coalition is paid what the outsiders pay, who are paid what (3)
    // says.
    for (std::size_t paid : find_all<ExternalityPayment>(of_this)) add({single, independent_, private_, exact}, paid);
    // Proposition 2; and with (2) for some coalitions, the same for these.
    for (std::size_t incentives : find_all<CoalitionalIc>(of_this)) {
      add({single, independent_, private_, exact, best}, incentives);
      for (std::size_t paid : find_all<ExternalityPayment>(of_this))
        if (covers(statement<ExternalityPayment>(paid).coalitions, statement<CoalitionalIc>(incentives).coalitions))
          add({paid, independent_, private_, best, full_support_}, incentives);
    }
    for (std::size_t paid : find_all<ExternalityPayment>(of_this))
      if (covers(statement<ExternalityPayment>(paid).coalitions, alone_))
        add({paid, independent_, private_, best, full_support_}, find_for<BayesianIc>(mechanism));
    // Theorem 2.
    add({single, independent_, private_, balanced(rule, Balance::no_deficit), best},
        find_for<AllEquilibriaEfficient>(mechanism));

    about_induced(mechanism);
    for (std::size_t existence : find_all<Implementable>(
             [&](const Implementable& claim) { return claim.requirements.allocation == mechanism.allocation; }))
      shown_by(mechanism, existence);
  }

  /// The revelation principle (Myerson 1979): a misreport is a deviation to what the strategies of other types send.
  void about_induced(const Mechanism& mechanism) {
    const std::optional<std::size_t>& strategies = model_.allocations[mechanism.allocation].induced;
    if (!strategies || model_.transfers[mechanism.transfers.front()].induced != strategies) return;
    const auto of_these = [&](const auto& claim) { return claim.strategies == *strategies; };
    add({find<DominantStrategies>(of_these)}, find_for<DominantStrategyIc>(mechanism));
    add({find<ExPostEquilibrium>(of_these)}, find_for<ExPostIc>(mechanism));
    for (std::size_t equilibrium : find_all<BayesNashEquilibrium>(of_these)) {
      const CoalitionPattern& coalitions = statement<BayesNashEquilibrium>(equilibrium).coalitions;
      if (covers(coalitions, alone_)) add({equilibrium}, find_for<BayesianIc>(mechanism));
      for (std::size_t incentives : find_all<CoalitionalIc>([&](const CoalitionalIc& claim) {
             return are_the_same(claim.mechanism, mechanism) && covers(coalitions, claim.coalitions);
           }))
        add({equilibrium}, incentives);
    }
  }

  /// The mechanism's transfers do what is required.
  void shown_by(const Mechanism& mechanism, std::size_t existence) {
    const TransferRequirements& required = statement<Implementable>(existence).requirements;
    if (required.least_transfer || required.largest_transfer) return;
    std::vector<Found> premises;
    if (required.dominant_strategy_ic) premises.push_back(find_for<DominantStrategyIc>(mechanism));
    if (covers(alone_, required.coalitional_ic) && !required.coalitional_ic.empty())
      premises.push_back(find_for<BayesianIc>(mechanism));
    else if (!required.coalitional_ic.empty())
      premises.push_back(find<CoalitionalIc>([&](const CoalitionalIc& claim) {
        return are_the_same(claim.mechanism, mechanism) && covers(claim.coalitions, required.coalitional_ic) &&
               covers(required.coalitional_ic, claim.coalitions);
      }));
    if (required.balance) premises.push_back(balanced(mechanism.transfers.front(), *required.balance));
    if (required.individual_rationality) premises.push_back(willing(mechanism, *required.individual_rationality));
    if (!premises.empty()) add(premises, existence);
  }

  /// The mechanism is one of those that are said to exist.
  void about_ambiguous(const Mechanism& mechanism) {
    for (std::size_t shown : find_all<MaxminCoalitionalIc>([&](const MaxminCoalitionalIc& claim) {
           return are_the_same(claim.mechanism, mechanism) && claim.strategies == Strategies::mixed;
         }))
      for (std::size_t existence : find_all<AmbiguousImplementable>([&](const AmbiguousImplementable& claim) {
             return claim.allocation == mechanism.allocation &&
                    covers(statement<MaxminCoalitionalIc>(shown).coalitions, claim.coalitions);
           })) {
        std::vector<Found> premises{shown};
        for (std::size_t rule : mechanism.transfers) premises.push_back(balanced(rule, Balance::exact));
        const std::optional<Stage> stage = statement<AmbiguousImplementable>(existence).participation;
        if (stage) premises.push_back(willing(mechanism, *stage));
        add(premises, existence);
      }
  }

  Found willing(const Mechanism& mechanism, Stage stage) const {
    return find<IndividualRationality>([&](const IndividualRationality& claim) {
      return are_the_same(claim.mechanism, mechanism) && claim.stage == stage && !claim.every_draw;
    });
  }

  template <class Claim>
  const Claim& statement(std::size_t question) const {
    return claim_of<Claim>(plan_.questions[question].claim.statement);
  }

  const FiniteModel& model_;
  const AuditPlan& plan_;
  CoalitionPattern alone_;
  Found full_support_, independent_, private_;
  std::vector<Impossible> result_;
};

bool is_true(const Answers& answers, const Literal& literal) { return answers[literal.question] == literal.holds; }

/// What an implication says once all its literals but one are true: the question of the remaining
/// one, and its answer.
std::optional<Literal> conclusion(const Answers& answers, const Impossible& implication) {
  std::optional<Literal> open;
  for (const Literal& literal : implication) {
    if (is_true(answers, literal)) continue;
    if (open) return std::nullopt;
    open = Literal{literal.question, !literal.holds};
  }
  return open;
}

using Conclusion = std::pair<Literal, const Impossible*>;

/// The first implication that says something new about a question that was decided.
std::optional<Conclusion> next_conclusion(const Answers& answers, const Answers& decided,
                                          const std::vector<Impossible>& implications) {
  for (const Impossible& implication : implications)
    if (const std::optional<Literal> drawn = conclusion(answers, implication);
        drawn && !answers[drawn->question] && decided[drawn->question])
      return Conclusion{*drawn, &implication};
  return std::nullopt;
}

bool follows_from_the_others(std::size_t question, Answers answers, const Answers& decided,
                             const std::vector<Impossible>& implications) {
  answers[question].reset();
  while (const std::optional<Conclusion> next = next_conclusion(answers, decided, implications)) {
    answers[next->first.question] = next->first.holds;
    if (next->first.question == question) return true;
  }
  return false;
}

}  // namespace

std::vector<Impossible> implications(const FiniteModel& model, const AuditPlan& plan) {
  return Theorems(model, plan).all();
}

std::optional<Impossible> contradiction(const Answers& answers, const std::vector<Impossible>& implications) {
  for (const Impossible& implication : implications)
    if (std::all_of(implication.begin(), implication.end(),
                    [&](const Literal& literal) { return is_true(answers, literal); }))
      return implication;
  return std::nullopt;
}

std::vector<std::optional<std::vector<std::size_t>>> consequences(const Answers& answers,
                                                                  const std::vector<Impossible>& implications) {
  Answers kept = answers;
  for (std::size_t k = answers.size(); k-- > 0;)
    if (kept[k] && follows_from_the_others(k, kept, answers, implications)) kept[k].reset();

  std::vector<std::optional<std::vector<std::size_t>>> result(answers.size());
  while (const std::optional<Conclusion> next = next_conclusion(kept, answers, implications)) {
    const auto& [drawn, implication] = *next;
    kept[drawn.question] = drawn.holds;
    auto& premises = result[drawn.question].emplace();
    for (const Literal& literal : *implication)
      if (literal.question != drawn.question) premises.push_back(literal.question);
  }
  return result;
}

}  // namespace candor
