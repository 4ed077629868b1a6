// SPDX-License-Identifier: MIT
#include "tests/checker/plain_definition.hpp"

#include <algorithm>
#include <concepts>
#include <span>

namespace candor::testing {
namespace {

using Rules = std::span<const std::size_t>;

/// Sentences that begin with "for every": how many there were, and whether one was false.
struct Every {
  std::uint64_t compared = 0;
  bool fails = false;

  void require(bool sentence) {
    ++compared;
    fails = fails || !sentence;
  }
  Plain answer() const { return compared == 0 ? Plain::says_nothing : fails ? Plain::fails : Plain::holds; }
};

class Definition {
 public:
  Definition(const FiniteModel& model, const Evidence& evidence)
      : model_(model), environment_(model.environment), types_(environment_.types), evidence_(evidence) {}

  Plain operator()(const FullSupport&) {
    for_profiles([&](Profile theta) { every_.require(environment_.prior(theta).sign() > 0); });
    return every_.answer();
  }

  Plain operator()(const IndependentTypes&) {
    for_profiles([&](Profile theta) {
      Rational product = 1;
      for (Agent i : types_.grand_coalition()) product *= probability(types_.restrict(theta, Coalition::of(i)));
      every_.require(product == environment_.prior(theta));
    });
    return every_.answer();
  }

  Plain operator()(const Cbdp& claim) {
    for (Coalition s : claim.coalitions)
      if (s != types_.grand_coalition())
        for_types(s, [&](JointType t) {
          for_types(s, [&](JointType other) {
            if (t < other && probability(t).sign() > 0 && probability(other).sign() > 0)
              every_.require(!same_beliefs(t, other));
          });
        });
    return every_.answer();
  }

  Plain operator()(const PrivateValues&) {
    for (Agent i : types_.grand_coalition())
      for_outcomes([&](Outcome a) {
        for_profiles([&](Profile theta) {
          for_profiles([&](Profile other) {
            if (theta < other && types_.type_of(theta, i) == types_.type_of(other, i))
              every_.require(environment_.payoffs(i, a, theta) == environment_.payoffs(i, a, other));
          });
        });
      });
    return every_.answer();
  }

  Plain operator()(const Efficient& claim) {
    for_profiles([&](Profile theta) {
      const Lottery& chosen = model_.allocations[claim.allocation](theta);
      for_outcomes([&](Outcome a) {
        if (!chosen.is_sure() || chosen.branches.front().outcome != a)
          every_.require(payoff(types_.grand_coalition(), claim.allocation, theta, theta) >=
                         payoff(types_.grand_coalition(), Lottery::sure(a), theta));
      });
    });
    return every_.answer();
  }

  Plain operator()(const ParetoEfficient& claim) {
    for_profiles([&](Profile theta) {
      for (const Lottery::Branch& branch : model_.allocations[claim.allocation](theta).branches)
        for_outcomes([&](Outcome a) {
          if (a != branch.outcome) every_.require(!dominates(a, branch.outcome, theta));
        });
    });
    return every_.answer();
  }

  Plain operator()(const Stable& claim) {
    for (const Stable::Part& part : claim.parts)
      for_profiles([&](Profile theta) {
        for (const Lottery::Branch& branch : model_.allocations[claim.allocation](theta).branches)
          for_outcomes([&](Outcome a) {
            const std::vector<Outcome>& can = part.enforces.size() == 1 ? part.enforces[0] : part.enforces[theta.value];
            if (a == branch.outcome || std::find(can.begin(), can.end(), a) == can.end()) return;
            std::size_t gain = 0, lose = 0;
            for (Agent i : part.coalition) {
              gain += environment_.payoffs(i, a, theta) > environment_.payoffs(i, branch.outcome, theta) ? 1u : 0u;
              lose += environment_.payoffs(i, a, theta) < environment_.payoffs(i, branch.outcome, theta) ? 1u : 0u;
            }
            every_.require(claim.strength == Strength::weak ? gain < part.coalition.size() : gain == 0 || lose > 0);
          });
      });
    return every_.answer();
  }

  Plain operator()(const GroupStrategyProof& claim) {
    if (claim.mechanism.transfers.size() != 1) return Plain::unknown;
    using Concept = GroupStrategyProof::SolutionConcept;
    for (Coalition s : claim.coalitions) {
      if (claim.solution_concept == Concept::bayesian)
        for_types(s, [&](JointType t) {
          if (environment_.prior.marginals(types_, s)[t.index].sign() == 0) return;
          for_types(s, [&](JointType report) {
            if (report != t) every_.require(!helps_in_expectation(claim, t, report));
          });
        });
      else
        for_profiles([&](Profile theta) {
          for_profiles([&](Profile honest) {
            if (types_.restrict(honest, s) != types_.restrict(theta, s)) return;
            if (claim.solution_concept == Concept::ex_post && honest != theta) return;
            for_types(s, [&](JointType report) {
              if (report != types_.restrict(theta, s))
                every_.require(
                    !helps(claim.mechanism, claim.strength, s, theta, honest, types_.replace(honest, report)));
            });
          });
        });
    }
    return every_.answer();
  }
  Plain operator()(const ManipulableProfiles& claim) {
    if (claim.mechanism.transfers.size() != 1) return Plain::unknown;
    Rational total;
    bool somebody_can_lie = false;
    for_profiles([&](Profile theta) {
      bool gains = false;
      for (Coalition s : claim.coalitions)
        for_types(s, [&](JointType report) {
          if (report == types_.restrict(theta, s)) return;
          somebody_can_lie = true;
          gains = gains || helps(claim.mechanism, claim.strength, s, theta, theta, types_.replace(theta, report));
        });
      if (!gains) return;
      total += claim.measure == ManipulableProfiles::Measure::number ? Rational(1) : environment_.prior(theta);
    });
    if (somebody_can_lie) every_.require(holds(total, claim.relation, claim.number));
    return every_.answer();
  }

  Plain operator()(const BudgetBalance& claim) {
    if (claim.every_draw) return balanced_in_every_draw(claim);
    for (std::size_t rule : claim.transfers) require_balance(model_.transfers[rule].amounts, claim.balance);
    return every_.answer();
  }

  Plain operator()(const DominantStrategyIc& claim) {
    return dominant(claim.mechanism, singletons(types_.agent_count()));
  }
  Plain operator()(const CoalitionalDominantStrategyIc& claim) { return dominant(claim.mechanism, claim.coalitions); }
  Plain operator()(const ExPostIc& claim) {
    if (claim.mechanism.transfers.size() != 1) return Plain::unknown;
    for (Agent i : types_.grand_coalition())
      for_profiles([&](Profile theta) {
        for_types(Coalition::of(i), [&](JointType report) {
          if (report == types_.restrict(theta, Coalition::of(i))) return;
          every_.require(utility(claim.mechanism, 0, Coalition::of(i), theta, theta) >=
                         utility(claim.mechanism, 0, Coalition::of(i), theta, types_.replace(theta, report)));
        });
      });
    return every_.answer();
  }

  Plain operator()(const BayesianIc& claim) {
    return claim.mechanism.transfers.size() == 1 ? pure_reports(claim.mechanism, singletons(types_.agent_count()))
                                                 : Plain::unknown;
  }
  Plain operator()(const CoalitionalIc& claim) {
    return claim.mechanism.transfers.size() == 1 ? pure_reports(claim.mechanism, claim.coalitions) : Plain::unknown;
  }
  Plain operator()(const MaxminCoalitionalIc& claim) {
    const Plain pure = pure_reports(claim.mechanism, claim.coalitions);
    const bool may_mix = claim.strategies == Strategies::mixed && claim.mechanism.transfers.size() > 1;
    return may_mix && pure == Plain::holds ? Plain::unknown : pure;
  }

  Plain operator()(const BayesNashEquilibrium& claim) {
    for_expected_messages(model_.strategies[claim.strategies], claim.coalitions,
                          [&](const Rational& of_strategies, const Rational& of_message) {
                            every_.require(claim.strict ? of_strategies > of_message : of_strategies >= of_message);
                          });
    return every_.answer();
  }
  Plain operator()(const PureEquilibria& claim) {
    const std::optional<std::vector<StrategyProfile>> equilibria = equilibria_of(claim.game_form, claim.symmetric);
    if (!equilibria) return Plain::unknown;
    if (claim.number) every_.require(Rational(equilibria->size()) == *claim.number);
    if (claim.at_least) every_.require(Rational(equilibria->size()) >= *claim.at_least);
    if (claim.at_most) every_.require(Rational(equilibria->size()) <= *claim.at_most);
    std::size_t listed = 0;
    for (std::size_t index : claim.strategies) {
      const auto same = [&](const StrategyProfile& other) { return are_one(model_.strategies[index], other); };
      const auto count = std::count_if(equilibria->begin(), equilibria->end(), same);
      every_.require(count == 1);
      listed += static_cast<std::size_t>(count);
    }
    if (!claim.strategies.empty()) every_.require(listed == equilibria->size());
    return every_.answer();
  }
  Plain operator()(const EveryPureEquilibrium& claim) {
    const std::optional<std::vector<StrategyProfile>> equilibria = equilibria_of(claim.game_form, claim.symmetric);
    if (!equilibria) return Plain::unknown;
    for (const StrategyProfile& strategies : *equilibria)
      for_profiles([&](Profile theta) {
        if (environment_.prior(theta).sign() == 0) return;
        std::vector<Rational> chances(environment_.outcome_count());
        const GameForm& form = model_.game_forms[claim.game_form];
        for (Profile m; m.value < form.messages.profile_count(); ++m.value) {
          bool sent = true;
          for (Agent i : types_.grand_coalition())
            sent = sent &&
                   strategies.sends[i.value][types_.type_of(theta, i).value][form.messages.type_of(m, i).value] == 1;
          if (!sent) continue;
          for (const Lottery::Branch& branch : form.allocation(m).branches)
            chances[branch.outcome.value] += branch.probability;
        }
        Rational surplus;
        for_outcomes([&](Outcome a) { surplus += chances[a.value] * environment_.surplus(a, theta); });
        for_outcomes([&](Outcome a) {
          if (!claim.allocation) return every_.require(surplus >= environment_.surplus(a, theta));
          Rational said;
          for (const Lottery::Branch& branch : model_.allocations[*claim.allocation](theta).branches)
            if (branch.outcome == a) said += branch.probability;
          every_.require(chances[a.value] == said);
        });
      });
    return every_.answer();
  }
  Plain operator()(const ExPostEquilibrium& claim) {
    const StrategyProfile& strategies = model_.strategies[claim.strategies];
    for (Coalition s : singletons(types_.agent_count()))
      for_profiles([&](Profile theta) {
        for_other_messages(strategies, types_.restrict(theta, s), [&](JointType m) {
          every_.require(played(strategies, s, theta, {}) >= played(strategies, s, theta, m));
        });
      });
    return every_.answer();
  }
  Plain operator()(const DominantStrategies& claim) {
    const StrategyProfile& strategies = model_.strategies[claim.strategies];
    const TypeSpace& messages = model_.game_forms[strategies.game_form].messages;
    for (Coalition s : singletons(types_.agent_count()))
      for_profiles([&](Profile theta) {
        const Coalition others = types_.outsiders(s);
        for (std::uint32_t k = 0; k < messages.joint_type_count(others); ++k)
          for_other_messages(strategies, types_.restrict(theta, s), [&](JointType m) {
            const JointType sent{others, k};
            every_.require(played(strategies, s, theta, sent) >= played(strategies, s, theta, messages.join(m, sent)));
          });
      });
    return every_.answer();
  }

  /// What the rule pays if the outcome is drawn.
  Rational paid(std::size_t rule, Agent i, Outcome a, Profile theta) const {
    const std::optional<DrawnPayments>& drawn = model_.transfers[rule].drawn;
    return drawn ? drawn->by_outcome[a.value](i, theta) : model_.transfers[rule].amounts(i, theta);
  }
  static bool may_be_drawn(const AllocationRule& allocation, Outcome a, Profile theta) {
    const std::vector<Lottery::Branch>& branches = allocation(theta).branches;
    return std::any_of(branches.begin(), branches.end(), [&](const auto& branch) { return branch.outcome == a; });
  }
  Plain balanced_in_every_draw(const BudgetBalance& claim) {
    for (std::size_t rule : claim.transfers)
      for_profiles([&](Profile theta) {
        for_outcomes([&](Outcome a) {
          const std::optional<DrawnPayments>& drawn = model_.transfers[rule].drawn;
          if (drawn && !may_be_drawn(model_.allocations[drawn->allocation], a, theta)) return;
          Rational sum;
          for (Agent i : types_.grand_coalition()) sum += paid(rule, i, a, theta);
          every_.require(claim.balance == Balance::exact ? sum.sign() == 0 : sum.sign() <= 0);
        });
      });
    return every_.answer();
  }
  /// In each state that may come with these types; without states there is one.
  std::vector<Rational> possible_payoffs(Agent i, Outcome a, Profile theta) const {
    const HiddenStates& states = environment_.states;
    if (states.empty()) return {environment_.payoffs(i, a, theta)};
    std::vector<Rational> possible;
    for (std::size_t state = 0; state < states.labels.size(); ++state)
      if (states.joint[theta.value * states.labels.size() + state].sign() > 0)
        possible.push_back(states.payoffs[state](i, a, theta));
    return possible;
  }
  Plain takes_part_in_every_draw(const Mechanism& mechanism) {
    for (std::size_t rule : mechanism.transfers)
      for (Agent i : types_.grand_coalition())
        for_profiles([&](Profile theta) {
          for_outcomes([&](Outcome a) {
            if (!may_be_drawn(model_.allocations[mechanism.allocation], a, theta)) return;
            for (const Rational& payoff : possible_payoffs(i, a, theta))
              every_.require(payoff + paid(rule, i, a, theta) >= environment_.outside_options(i, theta));
          });
        });
    return every_.answer();
  }

  Plain operator()(const IndividualRationality& claim) {
    if (claim.every_draw) return takes_part_in_every_draw(claim.mechanism);
    for (Agent i : types_.grand_coalition()) {
      const Coalition known = claim.stage == Stage::interim   ? Coalition::of(i)
                              : claim.stage == Stage::ex_post ? types_.grand_coalition()
                                                              : Coalition();
      for_types(known, [&](JointType t) {
        const bool certain = claim.stage == Stage::ex_post;
        if (!certain && probability(t).sign() == 0) return;
        Rational outside;
        std::vector<Rational> inside(claim.mechanism.transfers.size());
        for_profiles([&](Profile theta) {
          if (types_.restrict(theta, known) != t) return;
          const Rational weight = certain ? Rational(1) : environment_.prior(theta);
          outside += weight * environment_.outside_options(i, theta);
          for (std::size_t k = 0; k < inside.size(); ++k)
            inside[k] += weight * utility(claim.mechanism, k, Coalition::of(i), theta, theta);
        });
        every_.require(*std::min_element(inside.begin(), inside.end()) >= outside);
      });
    }
    return every_.answer();
  }

  Plain operator()(const EqualRules& claim) {
    for_profiles([&](Profile theta) {
      if (claim.kind == EqualRules::Kind::allocations)
        return every_.require(model_.allocations[claim.first](theta) == model_.allocations[claim.second](theta));
      for (Agent i : types_.grand_coalition())
        every_.require(model_.transfers[claim.first].amounts(i, theta) ==
                       model_.transfers[claim.second].amounts(i, theta));
    });
    return every_.answer();
  }

  Plain operator()(const Value& claim) {
    if (claim.of == Value::Of::probability) {
      const Rational given = probability([&](Profile theta) { return claim.given.contains(types_, theta); });
      if (given.sign() == 0) return Plain::unknown;
      Rational both;
      for_profiles([&](Profile theta) {
        if (!claim.given.contains(types_, theta) || !claim.event.contains(types_, theta)) return;
        if (claim.report.is_truth()) both += drawn(claim, theta, theta);
        for (const MixedReport::Branch& branch : claim.report.branches)
          both += branch.probability * drawn(claim, theta, types_.replace(theta, branch.report));
      });
      every_.require(holds(both / given, claim.relation, claim.number));
      return every_.answer();
    }
    std::optional<Rational> least;
    for (const Expectation& expectation : claim.minimum_of()) {
      const std::optional<Rational> value = expected(expectation);
      if (!value) return Plain::unknown;
      if (!least || *value < *least) least = value;
    }
    every_.require(holds(*least, claim.relation, claim.number));
    return every_.answer();
  }

  Plain operator()(const Deviation& claim) {
    std::optional<Rational> truth, lie;
    for (std::size_t rule : claim.mechanism.transfers) {
      const auto value = [&](const MixedReport& report) {
        return expected({Quantity::utility, claim.coalition, claim.mechanism.allocation, rule, claim.given, report});
      };
      const std::optional<Rational> one = value(MixedReport::truth()), other = value(claim.report);
      if (!one || !other) return Plain::unknown;
      if (!truth || *one < *truth) truth = one;
      if (!lie || *other < *lie) lie = other;
    }
    every_.require(claim.gain ? *lie - *truth == *claim.gain : (*lie > *truth) == claim.pays);
    return every_.answer();
  }

  Plain operator()(const Guarantee& claim) {
    if (claim.mechanism.transfers.size() != 1) return Plain::unknown;
    for (Coalition c : claim.coalitions)
      for_types(types_.outsiders(c), [&](JointType report) {
        Rational gets, target;
        for_profiles([&](Profile theta) {
          gets += environment_.prior(theta) * utility(claim.mechanism, 0, c, theta, types_.replace(theta, report));
          target += environment_.prior(theta) * payoff(c, claim.mechanism.allocation, theta, theta);
        });
        every_.require(gets == target);
      });
    return every_.answer();
  }

  Plain operator()(const Implementable& claim) {
    const auto* table = std::get_if<TransferTable>(&evidence_);
    if (!table) return Plain::unknown;
    const TransferRequirements& wanted = claim.requirements;
    const FiniteModel with = model_with({table->amounts});
    const Mechanism mechanism{"", wanted.allocation, {0}};
    if (wanted.balance) require_balance(table->amounts, *wanted.balance);
    require(plain_definition(with, CoalitionalIc{mechanism, wanted.coalitional_ic}, Enumerate{}));
    if (wanted.dominant_strategy_ic) require(plain_definition(with, DominantStrategyIc{mechanism}, Enumerate{}));
    if (wanted.individual_rationality)
      require(plain_definition(with, IndividualRationality{mechanism, *wanted.individual_rationality}, Enumerate{}));
    for (Agent i : types_.grand_coalition())
      for_profiles([&](Profile theta) {
        if (wanted.least_transfer) every_.require(table->amounts(i, theta) >= *wanted.least_transfer);
        if (wanted.largest_transfer) every_.require(table->amounts(i, theta) <= *wanted.largest_transfer);
      });
    return every_.answer();
  }

  Plain operator()(const AmbiguousImplementable& claim) {
    const auto* given = std::get_if<AmbiguousRules>(&evidence_);
    if (!given || given->rules.empty()) return Plain::unknown;
    Mechanism mechanism{"", claim.allocation, {}};
    for (const AgentAmounts& rule : given->rules) {
      require_balance(rule, Balance::exact);
      mechanism.transfers.push_back(mechanism.transfers.size());
    }
    require(plain_definition(model_with(given->rules),
                             MaxminCoalitionalIc{mechanism, claim.coalitions, Strategies::pure}, Enumerate{}));
    if (claim.participation)
      require(plain_definition(model_with(given->rules), IndividualRationality{mechanism, *claim.participation},
                               Enumerate{}));
    return every_.fails ? Plain::fails : Plain::unknown;
  }

  Plain operator()(const Everywhere& claim) {
    for (const Everywhere::Part& part : claim.parts)
      for_profiles([&](Profile theta) {
        Rational amount;
        if (claim.quantity != Quantity::transfer) amount += payoff(part.coalition, *claim.allocation, theta, theta);
        if (claim.quantity != Quantity::payoff)
          for (Agent i : part.coalition) amount += model_.transfers[*claim.transfers].amounts(i, theta);
        every_.require(holds(amount, claim.relation, part.numbers[theta.value]));
      });
    return every_.answer();
  }

  /// Any two profiles that differ in the type of one agent leave that agent the same beyond the
  /// others' payoffs.
  Plain operator()(const Groves& claim) {
    if (claim.mechanism.transfers.size() != 1) return Plain::unknown;
    for (Agent i : types_.grand_coalition()) {
      const Coalition others = types_.outsiders(Coalition::of(i));
      const auto rest = [&](Profile theta) {
        return model_.transfers[claim.mechanism.transfers[0]].amounts(i, theta) -
               payoff(others, claim.mechanism.allocation, theta, theta);
      };
      for_profiles([&](Profile theta) {
        for_profiles([&](Profile other) {
          if (theta < other && types_.restrict(theta, others) == types_.restrict(other, others))
            every_.require(rest(theta) == rest(other));
        });
      });
    }
    return every_.answer();
  }

  template <class Other>
  Plain operator()(const Other&) {
    return Plain::unknown;
  }

 private:
  template <class Visit>
  void for_profiles(const Visit& visit) const {
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value) visit(theta);
  }
  template <class Visit>
  void for_types(Coalition coalition, const Visit& visit) const {
    for (std::uint32_t t = 0; t < types_.joint_type_count(coalition); ++t) visit(JointType{coalition, t});
  }
  template <class Visit>
  void for_outcomes(const Visit& visit) const {
    for (Outcome a; a.value < environment_.outcome_count(); ++a.value) visit(a);
  }

  template <class Condition>
  requires std::predicate<Condition, Profile> Rational probability(const Condition& condition)
  const {
    Rational sum;
    for_profiles([&](Profile theta) {
      if (condition(theta)) sum += environment_.prior(theta);
    });
    return sum;
  }
  Rational probability(JointType t) const {
    return probability([&](Profile theta) { return types_.restrict(theta, t.coalition) == t; });
  }

  bool same_beliefs(JointType t, JointType other) const {
    bool same = true;
    for_types(types_.outsiders(t.coalition), [&](JointType rest) {
      same = same && environment_.prior(types_.profile(types_.join(t, rest))) / probability(t) ==
                         environment_.prior(types_.profile(types_.join(other, rest))) / probability(other);
    });
    return same;
  }

  /// At least as good for everybody, better for somebody.
  bool dominates(Outcome a, Outcome b, Profile truth) const {
    bool better = false;
    for (Agent i : types_.grand_coalition()) {
      if (environment_.payoffs(i, a, truth) < environment_.payoffs(i, b, truth)) return false;
      better = better || environment_.payoffs(i, a, truth) > environment_.payoffs(i, b, truth);
    }
    return better;
  }
  Rational payoff(Coalition coalition, const Lottery& lottery, Profile truth) const {
    Rational sum;
    for (const Lottery::Branch& branch : lottery.branches)
      for (Agent i : coalition) sum += branch.probability * environment_.payoffs(i, branch.outcome, truth);
    return sum;
  }
  Rational payoff(Coalition coalition, std::size_t allocation, Profile truth, Profile reported) const {
    return payoff(coalition, model_.allocations[allocation](reported), truth);
  }
  Rational transfer(Coalition coalition, std::size_t rule, Profile reported) const {
    Rational sum;
    for (Agent i : coalition) sum += model_.transfers[rule].amounts(i, reported);
    return sum;
  }
  Rational utility(const Mechanism& mechanism, std::size_t rule, Coalition coalition, Profile truth,
                   Profile reported) const {
    return payoff(coalition, mechanism.allocation, truth, reported) +
           transfer(coalition, mechanism.transfers[rule], reported);
  }

  /// Whether every member gains or, of the strong notion, somebody does and nobody loses.
  static bool helps(const std::vector<Rational>& gains, Strength strength) {
    const auto [least, most] = std::minmax_element(gains.begin(), gains.end());
    return least->sign() > 0 || (strength == Strength::strong && least->sign() == 0 && most->sign() > 0);
  }
  bool helps(const Mechanism& mechanism, Strength strength, Coalition group, Profile truth, Profile honest,
             Profile lying) const {
    std::vector<Rational> gains;
    for (Agent i : group)
      gains.push_back(utility(mechanism, 0, Coalition::of(i), truth, lying) -
                      utility(mechanism, 0, Coalition::of(i), truth, honest));
    return helps(gains, strength);
  }
  /// The types of a group being given, the outsiders truthful. Gains are not divided by the types' probability.
  bool helps_in_expectation(const GroupStrategyProof& claim, JointType truth, JointType report) const {
    std::vector<Rational> gains;
    for (Agent i : truth.coalition) {
      Rational gain;
      for_profiles([&](Profile theta) {
        if (types_.restrict(theta, truth.coalition) != truth) return;
        gain += environment_.prior(theta) *
                (utility(claim.mechanism, 0, Coalition::of(i), theta, types_.replace(theta, report)) -
                 utility(claim.mechanism, 0, Coalition::of(i), theta, theta));
      });
      gains.push_back(gain);
    }
    return helps(gains, claim.strength);
  }

  /// The probability that these are the types and what is drawn meets the condition.
  Rational drawn(const Value& claim, Profile truth, Profile reported) const {
    if (!claim.drawn) return environment_.prior(truth);
    const bool has_states = !environment_.states.empty();
    const std::size_t states = has_states ? environment_.states.labels.size() : 1;
    const std::size_t outcomes = claim.drawn->of_outcome ? environment_.outcomes.size() : 1;
    Rational sum;
    for (std::size_t state = 0; state < states; ++state)
      for (std::size_t a = 0; a < outcomes; ++a) {
        Rational chance =
            has_states ? environment_.states.joint[truth.value * states + state] : environment_.prior(truth);
        if (claim.drawn->of_outcome) {
          Rational of_outcome;
          for (const Lottery::Branch& branch : model_.allocations[*claim.allocation](reported).branches)
            if (branch.outcome.value == a) of_outcome += branch.probability;
          chance *= of_outcome;
        }
        if (claim.drawn->holds[(truth.value * states + state) * outcomes + a]) sum += chance;
      }
    return sum;
  }

  /// Nothing if it conditions on an event of probability zero.
  std::optional<Rational> expected(const Expectation& expectation) const {
    const Rational given = probability([&](Profile theta) { return expectation.given.contains(types_, theta); });
    if (given.sign() == 0) return std::nullopt;
    Rational sum;
    const auto add = [&](Profile truth, Profile reported, const Rational& weight) {
      if (expectation.quantity != Quantity::transfer)
        sum += weight * payoff(expectation.coalition, *expectation.allocation, truth, reported);
      if (expectation.quantity != Quantity::payoff)
        sum += weight * transfer(expectation.coalition, *expectation.transfers, reported);
    };
    for_profiles([&](Profile theta) {
      if (!expectation.given.contains(types_, theta)) return;
      if (expectation.report.is_truth()) add(theta, theta, environment_.prior(theta));
      for (const MixedReport::Branch& branch : expectation.report.branches)
        add(theta, types_.replace(theta, branch.report), branch.probability * environment_.prior(theta));
    });
    return sum / given;
  }

  /// What a coalition gets at a profile if some agents send these messages and the others play their strategies.
  /// What every joint type of positive probability expects from the strategies and from each other message.
  template <class Visit>
  void for_expected_messages(const StrategyProfile& strategies, const CoalitionPattern& coalitions,
                             const Visit& visit) const {
    for (Coalition s : coalitions)
      for_types(s, [&](JointType t) {
        const auto expected = [&](JointType sent) {
          Rational sum;
          for_profiles([&](Profile theta) {
            if (types_.restrict(theta, s) == t) sum += environment_.prior(theta) * played(strategies, s, theta, sent);
          });
          return sum;
        };
        if (probability(t).sign() > 0)
          for_other_messages(strategies, t, [&](JointType m) { visit(expected({}), expected(m)); });
      });
  }
  bool is_possible(Agent i, std::uint32_t type) const { return probability({Coalition::of(i), type}).sign() > 0; }
  bool are_one(const StrategyProfile& left, const StrategyProfile& right) const {
    for (Agent i : types_.grand_coalition())
      for (std::uint32_t t = 0; t < types_.type_count(i); ++t)
        if (is_possible(i, t) && left.sends[i.value][t] != right.sends[i.value][t]) return false;
    return true;
  }
  /// Tried one by one; types of probability zero send the first message. Nothing if there are many.
  std::optional<std::vector<StrategyProfile>> equilibria_of(std::size_t game_form, bool symmetric) const {
    constexpr std::size_t many = 4096;
    const TypeSpace& messages = model_.game_forms[game_form].messages;
    std::vector<StrategyProfile> all{{"tried", game_form}};
    for (Agent i : types_.grand_coalition()) {
      for (StrategyProfile& strategies : all) strategies.sends.emplace_back();
      for (std::uint32_t t = 0; t < types_.type_count(i); ++t) {
        std::vector<StrategyProfile> longer;
        for (const StrategyProfile& strategies : all)
          for (std::uint32_t m = 0; m < (is_possible(i, t) ? messages.type_count(i) : 1); ++m) {
            longer.push_back(strategies);
            longer.back().sends[i.value].emplace_back(messages.type_count(i))[m] = 1;
          }
        all = std::move(longer);
        if (all.size() > many) return std::nullopt;
      }
    }
    std::erase_if(all, [&](const StrategyProfile& strategies) {
      bool keeps = true;
      for_expected_messages(strategies, singletons(types_.agent_count()),
                            [&](const Rational& own, const Rational& other) { keeps = keeps && own >= other; });
      for (Agent i : types_.grand_coalition())
        keeps = keeps && (!symmetric || strategies.sends[i.value] == strategies.sends[0]);
      return !keeps;
    });
    return all;
  }

  Rational played(const StrategyProfile& strategies, Coalition coalition, Profile theta, JointType sent) const {
    const GameForm& form = model_.game_forms[strategies.game_form];
    Rational sum;
    for (Profile m; m.value < form.messages.profile_count(); ++m.value) {
      if (form.messages.restrict(m, sent.coalition) != sent) continue;
      Rational chance = 1;
      for (Agent i : types_.outsiders(sent.coalition))
        chance *= strategies.sends[i.value][types_.type_of(theta, i).value][form.messages.type_of(m, i).value];
      sum += chance * payoff(coalition, form.allocation(m), theta);
      for (Agent i : coalition) sum += chance * form.transfers(i, m);
    }
    return sum;
  }
  /// The joint messages that agents of these types do not send for sure.
  template <class Visit>
  void for_other_messages(const StrategyProfile& strategies, JointType t, const Visit& visit) const {
    const TypeSpace& messages = model_.game_forms[strategies.game_form].messages;
    for (std::uint32_t k = 0; k < messages.joint_type_count(t.coalition); ++k) {
      const JointType m{t.coalition, k};
      bool sure = true;
      for (Agent i : t.coalition)
        sure = sure && strategies.sends[i.value][types_.type_of(t, i).value][messages.type_of(m, i).value] == 1;
      if (!sure) visit(m);
    }
  }

  /// p(t) V(S, t -> report), the least over the mechanism's rules.
  Rational least_utility(const Mechanism& mechanism, JointType t, JointType report) const {
    std::vector<Rational> utilities(mechanism.transfers.size());
    for_profiles([&](Profile theta) {
      if (types_.restrict(theta, t.coalition) != t) return;
      for (std::size_t k = 0; k < utilities.size(); ++k)
        utilities[k] +=
            environment_.prior(theta) * utility(mechanism, k, t.coalition, theta, types_.replace(theta, report));
    });
    return *std::min_element(utilities.begin(), utilities.end());
  }

  Plain pure_reports(const Mechanism& mechanism, const CoalitionPattern& coalitions) {
    for (Coalition s : coalitions)
      for_types(s, [&](JointType t) {
        if (probability(t).sign() == 0) return;
        for_types(s, [&](JointType report) {
          if (report != t) every_.require(least_utility(mechanism, t, t) >= least_utility(mechanism, t, report));
        });
      });
    return every_.answer();
  }

  /// Whatever the others' types are, and whatever they report.
  Plain dominant(const Mechanism& mechanism, const CoalitionPattern& coalitions) {
    if (mechanism.transfers.size() != 1) return Plain::unknown;
    for (Coalition s : coalitions)
      for_profiles([&](Profile theta) {
        for_types(types_.outsiders(s), [&](JointType others) {
          const Profile truthful = types_.replace(theta, others);
          for_types(s, [&](JointType report) {
            if (report != types_.restrict(theta, s))
              every_.require(utility(mechanism, 0, s, theta, truthful) >=
                             utility(mechanism, 0, s, theta, types_.replace(truthful, report)));
          });
        });
      });
    return every_.answer();
  }

  void require_balance(const AgentAmounts& amounts, Balance balance) {
    const bool deficit_only = balance == Balance::no_deficit || balance == Balance::ex_ante_no_deficit,
               on_average = balance == Balance::ex_ante || balance == Balance::ex_ante_no_deficit;
    const auto judge = [&](const Rational& sum) { every_.require(deficit_only ? sum.sign() <= 0 : sum.sign() == 0); };
    Rational average;
    for_profiles([&](Profile theta) {
      Rational sum;
      for (Agent i : types_.grand_coalition()) sum += amounts(i, theta);
      average += environment_.prior(theta) * sum;
      if (!on_average) judge(sum);
    });
    if (on_average) judge(average);
  }

  FiniteModel model_with(const std::vector<AgentAmounts>& rules) const {
    FiniteModel with = model_;
    with.transfers.clear();
    for (const AgentAmounts& amounts : rules) with.transfers.push_back({"phi", amounts, {}});
    return with;
  }
  void require(Plain part) {
    if (part == Plain::holds || part == Plain::fails) every_.require(part == Plain::holds);
  }

  const FiniteModel& model_;
  const Environment& environment_;
  const TypeSpace& types_;
  const Evidence& evidence_;
  Every every_;
};

}  // namespace

Plain plain_definition(const FiniteModel& model, const Statement& statement, const Evidence& evidence) {
  return std::visit(Definition(model, evidence), finite_statement(statement));
}

}  // namespace candor::testing
