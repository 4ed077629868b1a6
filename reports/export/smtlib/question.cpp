// SPDX-License-Identifier: MIT
// Each property as a question that has the answer `unsat` if it holds: is there a profile, a
// deviation, ... of the kind that it excludes? Expectations given an event are compared as sums
// over the event, both multiplied by its probability, which is asserted to be positive.
#include "reports/export/smtlib/question.hpp"

#include "checker/model/finite/well_formed.hpp"

namespace candor {
namespace {

std::string differ(const std::string& left, const std::string& right) { return smt_not(smt_apply("=", left, right)); }

std::string balance_fails(Balance balance, const std::string& sum) {
  return balance == Balance::exact || balance == Balance::ex_ante ? differ(sum, "0.0") : smt_apply(">", sum, "0.0");
}

bool is_ex_ante(Balance balance) { return balance == Balance::ex_ante || balance == Balance::ex_ante_no_deficit; }

std::string compared(const std::string& left, Relation relation, const std::string& right) {
  switch (relation) {
    case Relation::equal: return smt_apply("=", left, right);
    case Relation::not_equal: return differ(left, right);
    case Relation::at_most: return smt_apply("<=", left, right);
    case Relation::less_than: return smt_apply("<", left, right);
    case Relation::at_least: return smt_apply(">=", left, right);
    case Relation::greater_than: return smt_apply(">", left, right);
  }
  return {};
}

class Negation {
 public:
  Negation(SmtVocabulary& words, const std::vector<Statement>& shifted, const Evidence& evidence)
      : words_(words), types_(words.types()), shifted_(shifted), evidence_(evidence) {}

  SmtQuestion finish() {
    if (question_.queries.empty()) throw Unstated("it ranges over nothing");
    return std::move(question_);
  }

  void operator()(const FullSupport&) {
    ask_of_profiles("a profile of probability zero",
                    [&](Profile theta) { return smt_apply("<=", words_.prior(theta), "0.0"); });
  }

  void operator()(const IndependentTypes&) {
    ask_of_profiles("a profile whose probability is not the product of the marginals", [&](Profile theta) {
      SmtTerms marginals;
      for (Agent i : types_.grand_coalition())
        marginals.push_back(words_.types_are(types_.restrict(theta, Coalition::of(i))).probability);
      return differ(words_.prior(theta), smt_joined("*", marginals, "1.0"));
    });
  }

  void operator()(const Cbdp& claim) {
    for (Coalition coalition : claim.coalitions) {
      if (coalition == types_.grand_coalition()) continue;
      for_each_type(coalition, [&](JointType first) {
        SmtTerms same;
        for_each_type(coalition, [&](JointType second) {
          if (second.index > first.index) same.push_back(same_beliefs(first, second));
        });
        if (!same.empty()) ask(words_.words(first) + ": other types with the same beliefs", {smt_any(same)});
      });
    }
  }

  void operator()(const PrivateValues&) {
    for (Agent i : types_.grand_coalition())
      for_each_type(Coalition::of(i), [&](JointType own) {
        const SmtEvent event = words_.types_are(own);
        SmtTerms different;
        for (Outcome a; a.value < words_.model().environment.outcome_count(); ++a.value)
          for (const auto& [theta, weight] : event.profiles)
            different.push_back(differ(words_.payoff(i, a, theta), words_.payoff(i, a, event.profiles.front().first)));
        ask(words_.words(own) + ": a payoff that depends on other types", {smt_any(different)});
      });
  }

  void operator()(const Efficient& claim) {
    require_all_payoffs();
    const Coalition all = types_.grand_coalition();
    ask_of_profiles("a profile with a better outcome", [&](Profile theta) {
      SmtTerms better;
      for (Outcome a; a.value < words_.model().environment.outcome_count(); ++a.value) {
        SmtTerms surplus;
        for (Agent i : all) surplus.push_back(words_.payoff(i, a, theta));
        better.push_back(smt_apply(">", smt_sum(surplus), words_.payoffs(all, claim.allocation, theta, theta)));
      }
      return smt_any(better);
    });
  }

  void operator()(const ParetoEfficient& claim) {
    const AllocationRule& rule = words_.model().allocations.at(claim.allocation);
    ask_of_profiles("a profile where an outcome dominates one that may be chosen", [&](Profile theta) {
      SmtTerms dominating;
      for (const Lottery::Branch& branch : rule(theta).branches)
        for (Outcome a; a.value < words_.model().environment.outcome_count(); ++a.value) {
          SmtTerms at_least, more;
          for (Agent i : types_.grand_coalition()) {
            const std::string other = words_.payoff(i, a, theta), own = words_.payoff(i, branch.outcome, theta);
            at_least.push_back(smt_apply(">=", other, own));
            more.push_back(smt_apply(">", other, own));
          }
          if (a != branch.outcome) dominating.push_back(smt_all({smt_all(at_least), smt_any(more)}));
        }
      return smt_any(dominating);
    });
  }

  void operator()(const EqualRules& claim) {
    ask_of_profiles("a profile where the rules differ", [&](Profile theta) {
      SmtTerms different;
      if (claim.kind == EqualRules::Kind::transfers)
        for (Agent i : types_.grand_coalition())
          different.push_back(differ(words_.transfer(claim.first, i, theta), words_.transfer(claim.second, i, theta)));
      else
        for (Outcome a; a.value < words_.model().environment.outcome_count(); ++a.value)
          different.push_back(differ(words_.chance(claim.first, a, theta), words_.chance(claim.second, a, theta)));
      return smt_any(different);
    });
  }

  void operator()(const BudgetBalance& claim) {
    if (claim.every_draw) throw Unstated("there are no words here for what is paid in every draw");
    for (std::size_t rule : claim.transfers)
      unbalanced(words_.model().transfers.at(rule).name, words_.transfers(rule), claim.balance);
  }

  void operator()(const IndividualRationality& claim) {
    if (claim.every_draw) throw Unstated("there are no words here for what is paid in every draw");
    unwilling(claim.mechanism.allocation, rules_of(claim.mechanism), claim.stage);
  }
  /// Some agent has less from truth than its outside option, under one of the rules.
  void unwilling(std::size_t allocation, const std::vector<SmtTransfers>& rules, Stage stage) {
    if (stage == Stage::ex_post) require_all_payoffs();
    for (Agent i : types_.grand_coalition()) {
      const Coalition alone = Coalition::of(i);
      const auto worse = [&](const SmtEvent& event) {
        SmtTerms losses;
        const std::string outside = words_.expected(event, [&](Profile theta) { return words_.outside(i, theta); });
        for (const SmtTransfers& rule : rules) {
          const auto truthful = [&](Profile theta) { return words_.utility(alone, allocation, rule, theta, theta); };
          losses.push_back(smt_apply("<", words_.expected(event, truthful), outside));
        }
        return smt_any(losses);
      };
      const std::string about = ": truth pays less than the outside option";
      if (stage == Stage::ex_ante) ask(words_.words(alone) + about, {worse(words_.always())});
      if (stage == Stage::interim)
        for_each_type(alone, [&](JointType own) {
          ask(words_.words(own) + about, {smt_possible(words_.types_are(own)), worse(words_.types_are(own))});
        });
      if (stage != Stage::ex_post) continue;
      for_each_type(alone, [&](JointType own) {
        SmtTerms somewhere;
        for (const auto& [theta, weight] : words_.types_are(own).profiles)
          somewhere.push_back(worse({{{theta, "1.0"}}, "1.0"}));
        ask(words_.words(own) + about + " at some profile", {smt_any(somewhere)});
      });
    }
  }

  void operator()(const BayesianIc& claim) { coalitional_ic(claim.mechanism, singletons(types_.agent_count())); }
  void operator()(const CoalitionalIc& claim) { coalitional_ic(claim.mechanism, claim.coalitions); }

  void operator()(const MaxminCoalitionalIc& claim) {
    if (claim.mechanism.transfers.size() == 1 && !shifted_.empty())
      return coalitional_ic(claim.mechanism, claim.coalitions);  // a mixture is no better than its best part
    const std::vector<SmtTransfers> rules = rules_of(claim.mechanism);
    for (Coalition coalition : claim.coalitions)
      for_each_type(coalition, [&](JointType truth) {
        if (claim.strategies == Strategies::mixed)
          question_.queries.push_back(smt_profitable_mixed_report(words_, truth, claim.mechanism.allocation, rules));
        else
          profitable_report(truth, claim.mechanism.allocation, rules);
      });
  }

  void operator()(const DominantStrategyIc& claim) {
    dominant_strategies(claim.mechanism, singletons(types_.agent_count()));
  }
  void operator()(const CoalitionalDominantStrategyIc& claim) {
    dominant_strategies(claim.mechanism, claim.coalitions);
  }

  void operator()(const ExPostIc& claim) {
    const SmtTransfers rule = words_.transfers(claim.mechanism.transfers.at(0));
    for (Agent i : types_.grand_coalition())
      for_each_type(Coalition::of(i), [&](JointType own) {
        SmtTerms gains;
        for (const auto& [theta, weight] : words_.types_are(own).profiles)
          gains_at(own.coalition, claim.mechanism.allocation, rule, theta, theta, gains);
        if (!gains.empty()) ask(words_.words(own) + ": a misreport that pays at some profile", {smt_any(gains)});
      });
  }

  void operator()(const Value& claim) {
    const std::string number = words_.number(
        claim.number, shifted_numbers<Value>([](const Value& other) -> const Rational& { return other.number; }));
    if (claim.drawn) return drawn(claim, number);
    if (claim.of == Value::Of::probability) {
      Event both = claim.given;
      both.condition = Event::Condition{{}, std::vector<bool>(types_.profile_count())};
      for (Profile theta; theta.value < types_.profile_count(); ++theta.value)
        both.condition->holds[theta.value] = claim.event.contains(types_, theta) && claim.given.contains(types_, theta);
      const auto probability = [&](const Event& event) {
        SmtTerms terms;
        for (Profile theta; theta.value < types_.profile_count(); ++theta.value)
          if (event.contains(types_, theta)) terms.push_back(words_.prior(theta));
        return smt_sum(terms);
      };
      const std::string given = probability(claim.given);
      return ask("the probability is not as stated",
                 {smt_apply(">", given, "0.0"),
                  smt_not(compared(probability(both), claim.relation, smt_apply("*", number, given)))});
    }
    SmtTerms values;
    const SmtEvent given = words_.event(claim.given);
    for (const Expectation& each : claim.minimum_of()) values.push_back(expectation(given, each));
    ask("the value is not as stated",
        {smt_possible(given),
         smt_not(compared(words_.least(values), claim.relation, smt_apply("*", number, given.probability)))});
  }

  void operator()(const Deviation& claim) {
    const SmtEvent given = words_.event(claim.given);
    SmtTerms truthful, deviating;
    for (std::size_t rule : claim.mechanism.transfers) {
      Expectation of{Quantity::utility, claim.coalition,     claim.mechanism.allocation, rule,
                     claim.given,       MixedReport::truth()};
      truthful.push_back(expectation(given, of));
      of.report = claim.report;
      deviating.push_back(expectation(given, of));
    }
    const std::string truth = words_.least(truthful), lie = words_.least(deviating);
    SmtTerms stated{smt_apply(claim.pays ? ">" : "<=", lie, truth)};
    if (claim.gain) {
      const std::string gain = words_.number(
          *claim.gain,
          shifted_numbers<Deviation>([](const Deviation& other) -> const Rational& { return *other.gain; }));
      stated.push_back(smt_apply("=", smt_apply("-", lie, truth), smt_apply("*", gain, given.probability)));
    }
    ask("the deviation does not pay as stated", {smt_possible(given), smt_not(smt_all(stated))});
  }

  void operator()(const Guarantee& claim) {
    const SmtTransfers rule = words_.transfers(claim.mechanism.transfers.at(0));
    const SmtEvent always = words_.always();
    for (Coalition coalition : claim.coalitions) {
      SmtTerms different;
      const std::string ex_ante = words_.expected(
          always, [&](Profile theta) { return words_.payoffs(coalition, claim.mechanism.allocation, theta, theta); });
      for_each_type(types_.outsiders(coalition), [&](JointType others) {
        const auto utility = [&](Profile theta) {
          return words_.utility(coalition, claim.mechanism.allocation, rule, theta, types_.replace(theta, others));
        };
        different.push_back(differ(words_.expected(always, utility), ex_ante));
      });
      ask(words_.words(coalition) + ": a report of the others that changes its expected utility", {smt_any(different)});
    }
  }

  void operator()(const ExternalityPayment& claim) {
    if (!claim.constant) return exists(smt_externality_constants(words_, claim));
    const std::vector<Rational> shifted = shifted_numbers<ExternalityPayment>(
        [](const ExternalityPayment& other) -> const Rational& { return *other.constant; });
    const std::string constant = words_.number(*claim.constant, shifted);
    const SmtTransfers rule = words_.transfers(claim.mechanism.transfers.at(0));
    for (Coalition coalition : claim.coalitions)
      for_each_type(coalition, [&](JointType own) {
        const SmtEvent event = words_.types_are(own);
        const std::string paid =
            words_.expected(event, [&](Profile theta) { return words_.paid(coalition, rule, theta); });
        const std::string owed = words_.expected(event, [&](Profile theta) {
          return words_.payoffs(types_.outsiders(coalition), claim.mechanism.allocation, theta, theta);
        });
        ask(words_.words(own) + ": another payment",
            {smt_possible(event), differ(smt_apply("-", paid, owed), smt_apply("*", constant, event.probability))});
      });
  }

  void operator()(const Separable& claim) { exists(smt_separable(words_, claim)); }
  void operator()(const Implementable& claim) { exists(smt_implementable(words_, claim.requirements)); }
  void operator()(const CoalitionalIdentifiability& claim) {
    question_.queries.push_back(smt_unidentified_lies(words_, claim));
  }

  // Such a mechanism: that the stated rules are none. No such mechanism: two joint types as in
  // docs/claims.md; in general, whether there are rules, or one that meets participation.
  void operator()(const AmbiguousImplementable& claim) {
    if (const auto* shared = std::get_if<SharedBeliefs>(&evidence_)) return shared_beliefs(claim, *shared);
    if (std::holds_alternative<UndeterredReports>(evidence_)) return exists(smt_ambiguous_rules(words_, claim));
    if (std::holds_alternative<FarkasCombination>(evidence_))
      return exists(smt_implementable(words_, balance_and_participation(claim)));
    const auto* stated = std::get_if<AmbiguousRules>(&evidence_);
    if (!stated) throw Unstated("the evidence shows no rules");
    std::vector<SmtTransfers> rules;
    for (const AgentAmounts& amounts : stated->rules) {
      const std::string name = "rule" + std::to_string(rules.size() + 1);
      rules.push_back(words_.given_transfers(name, amounts));
      unbalanced(name, rules.back(), Balance::exact);
    }
    if (claim.participation) unwilling(claim.allocation, rules, *claim.participation);
    for (Coalition coalition : claim.coalitions)
      for_each_type(coalition, [&](JointType truth) {
        question_.queries.push_back(smt_profitable_mixed_report(words_, truth, claim.allocation, rules));
      });
  }

  void operator()(const Everywhere& claim) {
    const auto amount = [&](Coalition coalition, Profile theta) {
      if (claim.quantity == Quantity::payoff) return words_.payoffs(coalition, claim.allocation.value(), theta, theta);
      const SmtTransfers rule = words_.transfers(claim.transfers.value());
      return claim.quantity == Quantity::transfer
                 ? words_.paid(coalition, rule, theta)
                 : words_.utility(coalition, claim.allocation.value(), rule, theta, theta);
    };
    for (std::size_t part = 0; part < claim.parts.size(); ++part)
      ask_of_profiles(words_.words(claim.parts[part].coalition) + ": a profile where the amount is another",
                      [&](Profile theta) {
                        const std::string number =
                            words_.number(claim.parts[part].numbers.at(theta.value),
                                          shifted_numbers<Everywhere>([&](const Everywhere& other) -> const Rational& {
                                            return other.parts.at(part).numbers.at(theta.value);
                                          }));
                        return smt_not(compared(amount(claim.parts[part].coalition, theta), claim.relation, number));
                      });
  }
  void operator()(const Groves& claim) {
    const SmtTransfers rule = words_.transfers(claim.mechanism.transfers.at(0));
    for (Agent i : types_.grand_coalition()) {
      const Coalition alone = Coalition::of(i);
      const auto remainder = [&](Profile theta) {
        return smt_apply("-", words_.paid(alone, rule, theta),
                         words_.payoffs(types_.outsiders(alone), claim.mechanism.allocation, theta, theta));
      };
      ask_of_profiles(words_.words(alone) + ": a remainder that depends on the report", [&](Profile theta) {
        return differ(remainder(theta), remainder(types_.replace(theta, JointType{alone, 0})));
      });
    }
  }
  void operator()(const Optimum&) {
    throw Unstated("it is about the best of all transfers: that some attain the number, and that none do better");
  }
  void operator()(const RevenueEquivalence&) { throw Unstated("it is about all pairs of transfer rules"); }
  void operator()(const AllEquilibriaEfficient&) { throw Unstated("it is about all equilibria"); }
  void operator()(const GroupStrategyProof&) { throw Unstated("there are no words here for what members gain apart"); }
  void operator()(const ManipulableProfiles&) { throw Unstated("it is about how many profiles there are of a kind"); }
  void operator()(const Stable&) { throw Unstated("there are no words here for what coalitions can bring about"); }
  void operator()(const BayesNashEquilibrium&) { throw Unstated("there are no words here for messages"); }
  void operator()(const ExPostEquilibrium&) { throw Unstated("there are no words here for messages"); }
  void operator()(const PureEquilibria&) { throw Unstated("it is about all equilibria"); }
  void operator()(const EveryPureEquilibrium&) { throw Unstated("it is about all equilibria"); }
  void operator()(const DominantStrategies&) { throw Unstated("there are no words here for messages"); }
  void operator()(const ParameterRegion& claim) {
    const RegionSubject& subject = *claim.subject;
    SmtTerms failures, inequalities;
    for (const RegionSubject::Part& part : subject.claims) {
      const SmtQuestion question = smt_question(words_, part.claim.statement, part.shifted, Enumerate{});
      if (question.existence) throw Unstated("the region of a claim that something exists");
      for (const SmtQuery& query : question.queries) failures.push_back(smt_all(query.assertions));
    }
    const SmtTerms parameters = words_.parameters();
    for (const AffineInequality& inequality : claim.region) {
      SmtTerms sum{smt_number(inequality.function.constant)};
      for (std::size_t k = 0; k < parameters.size(); ++k)
        sum.push_back(smt_apply("*", smt_number(inequality.function.coefficients.at(k)), parameters[k]));
      inequalities.push_back(smt_apply(inequality.strict ? ">" : ">=", smt_sum(sum), "0.0"));
    }
    ask("values in the region where a claim fails", {smt_all(inequalities), smt_any(failures)});
    ask("values outside the region where all claims hold",
        {smt_not(smt_all(inequalities)), smt_not(smt_any(failures))});
  }

 private:
  void ask(std::string about, SmtTerms assertions) {
    question_.queries.push_back({std::move(about), {}, std::move(assertions)});
  }
  void exists(SmtQuery query) {
    question_.existence = true;
    question_.queries.push_back(std::move(query));
  }

  template <class Fails>
  void ask_of_profiles(const std::string& about, const Fails& fails) {
    SmtTerms somewhere;
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value) somewhere.push_back(fails(theta));
    ask(about, {smt_any(somewhere)});
  }

  template <class Visit>
  void for_each_type(Coalition coalition, const Visit& visit) {
    for (std::uint32_t t = 0; t < types_.joint_type_count(coalition); ++t) visit(JointType{coalition, t});
  }

  template <class Claim, class Number>
  std::vector<Rational> shifted_numbers(const Number& number) const {
    std::vector<Rational> numbers;
    for (const Statement& each : shifted_) numbers.push_back(number(claim_of<Claim>(each)));
    return numbers;
  }

  std::vector<SmtTransfers> rules_of(const Mechanism& mechanism) {
    std::vector<SmtTransfers> rules;
    for (std::size_t rule : mechanism.transfers) rules.push_back(words_.transfers(rule));
    return rules;
  }

  /// p(o | first) = p(o | second) for all o, both being possible.
  std::string same_beliefs(JointType first, JointType second) {
    const SmtEvent one = words_.types_are(first), other = words_.types_are(second);
    SmtTerms parts{smt_possible(one), smt_possible(other)};
    for (std::size_t o = 0; o < one.profiles.size(); ++o)
      parts.push_back(smt_apply("=", smt_apply("*", one.profiles[o].second, other.probability),
                                smt_apply("*", other.profiles[o].second, one.probability)));
    return smt_all(parts);
  }

  void shared_beliefs(const AmbiguousImplementable& claim, const SharedBeliefs& shared) {
    const auto scaled = [&](JointType truth, JointType report, JointType other) {
      const auto payoffs = [&](Profile theta) {
        return words_.payoffs(truth.coalition, claim.allocation, theta, types_.replace(theta, report));
      };
      return smt_apply("*", words_.expected(words_.types_are(truth), payoffs), words_.types_are(other).probability);
    };
    const JointType one = shared.first, other = shared.second;
    const std::string exchanged = smt_apply("+", scaled(one, other, other), scaled(other, one, one)),
                      truthful = smt_apply("+", scaled(one, one, other), scaled(other, other, one));
    ask(words_.words(one) + " and " + words_.words(other) +
            ": the same beliefs, and each would rather be treated as the other, in total",
        {same_beliefs(one, other), smt_apply(">", exchanged, truthful)});
  }

  void unbalanced(const std::string& name, const SmtTransfers& rule, Balance balance) {
    const Coalition all = types_.grand_coalition();
    const std::string about = smt_comment(name) + ": the budget";
    if (is_ex_ante(balance))
      return ask(about, {balance_fails(balance, words_.expected(words_.always(), [&](Profile theta) {
                   return words_.paid(all, rule, theta);
                 }))});
    ask_of_profiles(about + " at some profile",
                    [&](Profile theta) { return balance_fails(balance, words_.paid(all, rule, theta)); });
  }

  void coalitional_ic(const Mechanism& mechanism, const CoalitionPattern& coalitions) {
    const SmtTransfers rule = words_.transfers(mechanism.transfers.at(0));
    for (Coalition coalition : coalitions)
      for_each_type(coalition, [&](JointType truth) { profitable_report(truth, mechanism.allocation, {rule}); });
  }

  /// Under every rule it pays more than truth does under some.
  void profitable_report(JointType truth, std::size_t allocation, const std::vector<SmtTransfers>& rules) {
    SmtTerms truthful, profitable;
    for (const SmtTransfers& rule : rules) truthful.push_back(words_.value(truth, truth, allocation, rule));
    const std::string least = words_.least(truthful);
    for_each_type(truth.coalition, [&](JointType report) {
      if (report == truth) return;
      SmtTerms more;
      for (const SmtTransfers& rule : rules)
        more.push_back(smt_apply(">", words_.value(truth, report, allocation, rule), least));
      profitable.push_back(smt_all(more));
    });
    if (!profitable.empty())
      ask(words_.words(truth) + ": a report that pays", {smt_possible(words_.types_are(truth)), smt_any(profitable)});
  }

  /// Reports of the coalition that pay more than truth, at true types theta, the outsiders
  /// reporting as in `reported`.
  void gains_at(Coalition coalition, std::size_t allocation, const SmtTransfers& rule, Profile theta, Profile reported,
                SmtTerms& gains) {
    const JointType truth = types_.restrict(theta, coalition);
    const std::string truthful = words_.utility(coalition, allocation, rule, theta, types_.replace(reported, truth));
    for_each_type(coalition, [&](JointType report) {
      if (report != truth)
        gains.push_back(smt_apply(
            ">", words_.utility(coalition, allocation, rule, theta, types_.replace(reported, report)), truthful));
    });
  }

  void dominant_strategies(const Mechanism& mechanism, const CoalitionPattern& coalitions) {
    const SmtTransfers rule = words_.transfers(mechanism.transfers.at(0));
    for (Coalition coalition : coalitions)
      for_each_type(coalition, [&](JointType own) {
        SmtTerms gains;
        const SmtEvent event = words_.types_are(own);
        for_each_type(types_.outsiders(coalition), [&](JointType others) {
          for (const auto& [theta, weight] : event.profiles)
            gains_at(coalition, mechanism.allocation, rule, theta, types_.replace(theta, others), gains);
        });
        if (!gains.empty())
          ask(words_.words(own) + ": a misreport that pays at some types and reports of the others", {smt_any(gains)});
      });
  }

  void require_all_payoffs() const {
    if (!has_all_payoffs(words_.model().environment))
      throw Unstated("there are no words here for types that never occur, where there are hidden states");
  }

  /// The probability that an outcome is drawn for which the condition holds.
  void drawn(const Value& claim, const std::string& number) {
    if (!words_.model().environment.states.empty()) throw Unstated("it is about hidden states");
    const SmtEvent given = words_.event(claim.given);
    const std::uint32_t outcomes = words_.model().environment.outcome_count();
    const std::string probability = averaged(given, claim.report, [&](Profile theta, Profile reported) {
      SmtTerms terms;
      for (Outcome a; a.value < outcomes; ++a.value)
        if (claim.event.contains(types_, theta) && claim.drawn->holds[std::size_t{theta.value} * outcomes + a.value])
          terms.push_back(words_.chance(claim.allocation.value(), a, reported));
      return smt_sum(terms);
    });
    ask("the probability is not as stated",
        {smt_possible(given),
         smt_not(compared(probability, claim.relation, smt_apply("*", number, given.probability)))});
  }

  std::string expectation(const SmtEvent& given, const Expectation& of) {
    const auto amount = [&](Profile theta, Profile reported) {
      if (of.quantity == Quantity::payoff) return words_.payoffs(of.coalition, of.allocation.value(), theta, reported);
      const SmtTransfers rule = words_.transfers(of.transfers.value());
      return of.quantity == Quantity::transfer
                 ? words_.paid(of.coalition, rule, reported)
                 : words_.utility(of.coalition, of.allocation.value(), rule, theta, reported);
    };
    return averaged(given, of.report, amount);
  }
  /// `amount` is a term for the true profile and the reported one.
  std::string averaged(const SmtEvent& given, const MixedReport& report,
                       const std::function<std::string(Profile, Profile)>& amount) {
    if (report.is_truth()) return words_.expected(given, [&](Profile theta) { return amount(theta, theta); });
    SmtTerms branches;
    for (const MixedReport::Branch& branch : report.branches) {
      const auto reported = [&](Profile theta) { return amount(theta, types_.replace(theta, branch.report)); };
      branches.push_back(smt_apply("*", smt_number(branch.probability), words_.expected(given, reported)));
    }
    return smt_sum(branches);
  }

  SmtVocabulary& words_;
  const TypeSpace& types_;
  const std::vector<Statement>& shifted_;
  const Evidence& evidence_;
  SmtQuestion question_;
};

}  // namespace

std::string smt_possible(const SmtEvent& event) { return smt_apply(">", event.probability, "0.0"); }

SmtQuestion smt_question(SmtVocabulary& words, const Statement& statement, const std::vector<Statement>& shifted,
                         const Evidence& evidence) {
  Negation negation(words, shifted, evidence);
  std::visit(negation, finite_statement(statement));
  return negation.finish();
}

}  // namespace candor
