// SPDX-License-Identifier: MIT
// Questions with unknowns, each linear in them.
#include "reports/export/smtlib/question.hpp"

namespace candor {
namespace {

template <class Visit>
void for_each_type(const TypeSpace& types, Coalition coalition, const Visit& visit) {
  for (std::uint32_t t = 0; t < types.joint_type_count(coalition); ++t) visit(JointType{coalition, t});
}

template <class Visit>
void for_each_profile(const TypeSpace& types, const Visit& visit) {
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) visit(theta);
}

/// That truth under this rule pays each agent at least its outside option, one assertion for each place.
template <class Require>
void require_participation(SmtVocabulary& words, std::size_t allocation, Stage stage, const SmtTransfers& rule,
                           const Require& require) {
  const TypeSpace& types = words.types();
  for (Agent i : types.grand_coalition()) {
    const Coalition alone = Coalition::of(i);
    const auto worthwhile = [&](const SmtEvent& event) {
      const auto utility = [&](Profile theta) { return words.utility(alone, allocation, rule, theta, theta); };
      const std::string outside = words.expected(event, [&](Profile theta) { return words.outside(i, theta); });
      require(smt_apply(">=", words.expected(event, utility), outside));
    };
    if (stage == Stage::ex_ante) worthwhile(words.always());
    if (stage == Stage::interim) for_each_type(types, alone, [&](JointType own) { worthwhile(words.types_are(own)); });
    if (stage == Stage::ex_post) for_each_profile(types, [&](Profile theta) { worthwhile({{{theta, "1.0"}}, "1.0"}); });
  }
}

/// The requirements on unknown transfers, one assertion for each place.
class Requirements {
 public:
  Requirements(SmtVocabulary& words, const TransferRequirements& required)
      : words_(words), types_(words.types()), required_(required) {}

  SmtQuery query() {
    result_.about = "transfers that do all of it";
    for (Agent i : types_.grand_coalition())
      for_each_profile(types_, [&](Profile theta) { result_.unknowns.push_back(unknown_(i, theta)); });
    balance();
    for (Coalition coalition : required_.coalitional_ic) incentives(coalition);
    if (required_.dominant_strategy_ic) dominant_strategies();
    if (required_.individual_rationality)
      require_participation(words_, required_.allocation, *required_.individual_rationality, unknown_,
                            [&](std::string assertion) { require(std::move(assertion)); });
    for (const std::string& unknown : result_.unknowns) {
      if (required_.least_transfer) require(smt_apply(">=", unknown, smt_number(*required_.least_transfer)));
      if (required_.largest_transfer) require(smt_apply("<=", unknown, smt_number(*required_.largest_transfer)));
    }
    return std::move(result_);
  }

 private:
  void require(std::string assertion) { result_.assertions.push_back(std::move(assertion)); }
  std::string utility(Coalition coalition, Profile theta, Profile reported) {
    return words_.utility(coalition, required_.allocation, unknown_, theta, reported);
  }

  void balance() {
    if (!required_.balance) return;
    const bool exact = *required_.balance == Balance::exact || *required_.balance == Balance::ex_ante;
    const auto sum = [&](Profile theta) { return words_.paid(types_.grand_coalition(), unknown_, theta); };
    const auto balanced = [&](const std::string& amount) { require(smt_apply(exact ? "=" : "<=", amount, "0.0")); };
    if (*required_.balance == Balance::exact || *required_.balance == Balance::no_deficit)
      for_each_profile(types_, [&](Profile theta) { balanced(sum(theta)); });
    else
      balanced(words_.expected(words_.always(), sum));
  }

  void incentives(Coalition coalition) {  // at types of probability zero both sides are 0
    for_each_type(types_, coalition, [&](JointType truth) {
      for_each_type(types_, coalition, [&](JointType report) {
        if (report != truth)
          require(smt_apply(">=", words_.value(truth, truth, required_.allocation, unknown_),
                            words_.value(truth, report, required_.allocation, unknown_)));
      });
    });
  }

  void dominant_strategies() {
    for (Agent i : types_.grand_coalition()) {
      const Coalition alone = Coalition::of(i);
      for_each_profile(types_, [&](Profile theta) {
        const JointType truth = types_.restrict(theta, alone);
        for_each_type(types_, types_.outsiders(alone), [&](JointType others) {
          for_each_type(types_, alone, [&](JointType report) {
            const Profile reported = types_.replace(theta, others);
            if (report != truth)
              require(smt_apply(">=", utility(alone, theta, reported),
                                utility(alone, theta, types_.replace(reported, report))));
          });
        });
      });
    }
  }

  SmtVocabulary& words_;
  const TypeSpace& types_;
  const TransferRequirements& required_;
  SmtQuery result_;
  SmtTransfers unknown_ = [this](Agent agent, Profile profile) {
    return "x." + std::to_string(agent.value + 1) + words_.at(profile);
  };
};

/// Coalitions, and the probabilities y that they form, have the true types and report; those of a
/// coalition with given types add up to the probability that it forms.
class Lies {
 public:
  Lies(SmtVocabulary& words, const CoalitionPattern& pattern) : words_(words), types_(words.types()) {
    for (Coalition each : pattern)
      if (each.size() > 1 && each != types_.grand_coalition()) coalitions_.push_back(each);
  }

  SmtQuery query() {
    result_.about = "coalitions that form and lie unidentified";
    SmtTerms all, lies;
    for (Coalition each : coalitions_) {
      result_.unknowns.push_back(formation(each));
      all.push_back(formation(each));
      require(smt_apply(">=", formation(each), "0.0"));
      strategy(each, formation(each), lies);
    }
    require(smt_apply("<=", smt_sum(all), "1.0"));
    for (Agent i : types_.grand_coalition()) strategy(Coalition::of(i), alone(i), lies);
    for_each_profile(types_, [&](Profile reported) {
      SmtTerms views;
      for (Agent i : types_.grand_coalition()) views.push_back(view(i, reported));
      require(smt_joined("=", views, "true"));
    });
    require(smt_apply(">", smt_sum(lies), "0.0"));
    return std::move(result_);
  }

 private:
  void require(std::string assertion) { result_.assertions.push_back(std::move(assertion)); }
  static std::string name(Coalition coalition) {
    std::string text;
    for (Agent i : coalition) text += "." + std::to_string(i.value + 1);
    return text;
  }
  static std::string formation(Coalition coalition) { return "xi" + name(coalition); }
  std::string reports(JointType truth, JointType report) const {
    return "y" + name(truth.coalition) + words_.at(truth) + words_.at(report);
  }

  /// 1 - the probability of the coalitions with agent i.
  std::string alone(Agent i) const {
    SmtTerms terms{"1.0"};
    for (Coalition each : coalitions_)
      if (each.contains(i)) terms.push_back(formation(each));
    return smt_joined("-", terms, "");
  }

  void strategy(Coalition coalition, const std::string& probability, SmtTerms& lies) {
    for_each_type(types_, coalition, [&](JointType truth) {
      SmtTerms all;
      for_each_type(types_, coalition, [&](JointType report) {
        const std::string unknown = reports(truth, report);
        result_.unknowns.push_back(unknown);
        require(smt_apply(">=", unknown, "0.0"));
        all.push_back(unknown);
        if (report != truth) lies.push_back(smt_apply("*", words_.types_are(truth).probability, unknown));
      });
      require(smt_apply("=", smt_sum(all), probability));
    });
  }

  /// The probability of the reported profile as agent i sees it.
  std::string view(Agent i, Profile reported) {
    SmtTerms terms;
    const auto add = [&](Coalition coalition) {
      const JointType report = types_.restrict(reported, coalition);
      for_each_type(types_, coalition, [&](JointType truth) {
        terms.push_back(smt_apply("*", words_.prior(types_.replace(reported, truth)), reports(truth, report)));
      });
    };
    add(Coalition::of(i));
    for (Coalition each : coalitions_)
      if (each.contains(i)) add(each);
    return smt_sum(terms);
  }

  SmtVocabulary& words_;
  const TypeSpace& types_;
  CoalitionPattern coalitions_;
  SmtQuery result_;
};

}  // namespace

SmtQuery smt_implementable(SmtVocabulary& words, const TransferRequirements& requirements) {
  return Requirements(words, requirements).query();
}

SmtQuery smt_unidentified_lies(SmtVocabulary& words, const CoalitionalIdentifiability& claim) {
  return Lies(words, claim.coalitions).query();
}

// For each coalition and its types a rule, under which no report pays more than truth does under its
// worst rule (docs/claims.md).
SmtQuery smt_ambiguous_rules(SmtVocabulary& words, const AmbiguousImplementable& claim) {
  const TypeSpace& types = words.types();
  SmtQuery query{"a rule for each coalition and its types, that deters its reports", {}, {}};
  const auto require = [&](std::string assertion) { query.assertions.push_back(std::move(assertion)); };
  std::vector<JointType> served;
  for (Coalition coalition : claim.coalitions)
    for_each_type(types, coalition, [&](JointType truth) { served.push_back(truth); });
  const auto least = [](std::size_t k) { return "least" + std::to_string(k + 1); };
  for (std::size_t k = 0; k < served.size(); ++k) {
    query.unknowns.push_back(least(k));
    const SmtTransfers rule = [&, k](Agent agent, Profile profile) {
      return "x" + std::to_string(k + 1) + "." + std::to_string(agent.value + 1) + words.at(profile);
    };
    for_each_profile(types, [&](Profile theta) {
      for (Agent i : types.grand_coalition()) query.unknowns.push_back(rule(i, theta));
      require(smt_apply("=", words.paid(types.grand_coalition(), rule, theta), "0.0"));
    });
    if (claim.participation) require_participation(words, claim.allocation, *claim.participation, rule, require);
    for (std::size_t other = 0; other < served.size(); ++other)
      require(smt_apply(">=", words.value(served[other], served[other], claim.allocation, rule), least(other)));
    for_each_type(types, served[k].coalition, [&](JointType report) {
      require(smt_apply("<=", words.value(served[k], report, claim.allocation, rule), least(k)));
    });
  }
  return query;
}

SmtQuery smt_separable(SmtVocabulary& words, const Separable& claim) {
  const TypeSpace& types = words.types();
  SmtQuery query{"functions of single types that add up to the surplus", {}, {}};
  const auto part = [&](JointType own) {
    return "part" + std::to_string((*own.coalition.begin()).value + 1) + words.at(own);
  };
  for (Agent i : types.grand_coalition())
    for_each_type(types, Coalition::of(i), [&](JointType own) { query.unknowns.push_back(part(own)); });
  for_each_profile(types, [&](Profile theta) {
    SmtTerms parts;
    for (Agent i : types.grand_coalition()) parts.push_back(part(types.restrict(theta, Coalition::of(i))));
    query.assertions.push_back(
        smt_apply("=", words.payoffs(types.grand_coalition(), claim.allocation, theta, theta), smt_sum(parts)));
  });
  return query;
}

SmtQuery smt_externality_constants(SmtVocabulary& words, const ExternalityPayment& claim) {
  const TypeSpace& types = words.types();
  const SmtTransfers rule = words.transfers(claim.mechanism.transfers.at(0));
  SmtQuery query{"constants, one for each coalition", {}, {}};
  for (Coalition coalition : claim.coalitions) {
    const std::string constant = "constant" + std::to_string(query.unknowns.size() + 1);
    query.unknowns.push_back(constant);
    for_each_type(types, coalition, [&](JointType own) {  // at types of probability zero both sides are 0
      const SmtEvent event = words.types_are(own);
      const std::string paid = words.expected(event, [&](Profile theta) { return words.paid(coalition, rule, theta); });
      const std::string owed = words.expected(event, [&](Profile theta) {
        return words.payoffs(types.outsiders(coalition), claim.mechanism.allocation, theta, theta);
      });
      query.assertions.push_back(
          smt_apply("=", smt_apply("-", paid, owed), smt_apply("*", constant, event.probability)));
    });
  }
  return query;
}

SmtQuery smt_profitable_mixed_report(SmtVocabulary& words, JointType truth, std::size_t allocation,
                                     const std::vector<SmtTransfers>& rules) {
  const TypeSpace& types = words.types();
  SmtQuery query{words.words(truth) + ": a mixed report that pays", {}, {smt_possible(words.types_are(truth))}};
  SmtTerms truthful;
  for (const SmtTransfers& rule : rules) truthful.push_back(words.value(truth, truth, allocation, rule));
  for_each_type(types, truth.coalition, [&](JointType report) {
    query.unknowns.push_back("d" + words.at(report));
    query.assertions.push_back(smt_apply(">=", query.unknowns.back(), "0.0"));
  });
  query.assertions.push_back(smt_apply("=", smt_sum(query.unknowns), "1.0"));
  const std::string least = words.least(truthful);
  for (const SmtTransfers& rule : rules) {
    SmtTerms mixture;
    for_each_type(types, truth.coalition, [&](JointType report) {
      mixture.push_back(smt_apply("*", "d" + words.at(report), words.value(truth, report, allocation, rule)));
    });
    query.assertions.push_back(smt_apply(">", smt_sum(mixture), least));
  }
  return query;
}

}  // namespace candor
