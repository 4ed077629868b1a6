// SPDX-License-Identifier: MIT
#include "reports/export/coq/proof.hpp"

#include <algorithm>
#include <map>

#include "reports/export/coq/farkas.hpp"
#include "reports/surplus.hpp"

namespace candor {
namespace {

std::string nat(const std::string& list) { return list + "%nat"; }
std::string entry(const std::string& key, const std::string& content) { return key + " ↦ " + content; }

std::string numbers(const std::vector<Rational>& values) {
  std::vector<std::string> texts;
  for (const Rational& value : values) texts.push_back(coq_number(value));
  return coq_list(texts);
}

/// The weights for a joint type that can report nothing but the truth: all on the rule that is
/// worst for it.
std::vector<Rational> weight_on_the_least(const FiniteModel& model, const Mechanism& mechanism, JointType truth) {
  Event given;
  given.types = truth;
  const auto utility = [&](std::size_t rule) {
    return evaluate(model,
                    {Quantity::utility, truth.coalition, mechanism.allocation, rule, given, MixedReport::truth()});
  };
  std::size_t least = 0;
  for (std::size_t k = 1; k < mechanism.transfers.size(); ++k)
    if (utility(mechanism.transfers[k]) < utility(mechanism.transfers[least])) least = k;
  std::vector<Rational> weights(mechanism.transfers.size());
  weights[least] = 1;
  return weights;
}

class Prover {
 public:
  Prover(CoqVocabulary& words, const std::string& theorem, bool holds)
      : words_(words), types_(words.types()), theorem_(theorem), holds_(holds) {}

  CoqProof operator()(const MaxminCoalitionalIc& claim, const ConvexWeights& evidence) {
    return no_mixture_pays(claim, weights_definition(words_.model(), claim.mechanism, claim.coalitions, evidence),
                           theorem_ + "_weights");
  }
  CoqProof operator()(const MaxminCoalitionalIc& claim, const Enumerate&) {
    if (!holds_ || claim.mechanism.transfers.size() != 1) return unknown();
    return no_mixture_pays(claim, "", "fun _ _ => [1%Q]");
  }
  CoqProof operator()(const MaxminCoalitionalIc&, const ProfitableMixedReport& evidence) {
    return refuted_by_mixture(evidence.truth, evidence.report);
  }
  CoqProof operator()(const MaxminCoalitionalIc&, const Witness& evidence) {
    return refuted_by_mixture(evidence.place.truth.value(), MixedReport::pure(evidence.place.report.value()));
  }

  CoqProof operator()(const Separable& claim, const Enumerate&) {
    if (!holds_) return unknown();
    std::vector<std::string> functions;
    for (Agent i : types_.grand_coalition()) {
      std::vector<Rational> values;
      for (Type t; t.value < types_.type_count(i); ++t.value) {
        const Profile theta = types_.replace(Profile{0}, JointType{Coalition::of(i), t.value});
        values.push_back(surplus(claim, theta) - (i.value == 0 ? Rational(0) : surplus(claim, Profile{0})));
      }
      functions.push_back(numbers(values));
    }
    return {"", "exists (fun i t => nth (Nat.pred t) (nth (Nat.pred i) " + coq_list(functions) + " []) 0). decide_it."};
  }
  CoqProof operator()(const Separable&, const Witness& evidence) {
    const auto [i, j] = evidence.place.agents.value();
    const JointType first_i{Coalition::of(i), 0}, first_j{Coalition::of(j), 0};
    const Profile theta = types_.profile(evidence.place.truth.value()), without_i = types_.replace(theta, first_i),
                  without_j = types_.replace(theta, first_j);
    const auto signed_profile = [&](const char* sign, Profile profile) {
      return "(" + std::string(sign) + ", " + nat(words_.profile(profile)) + ")";
    };
    return {"",
            "apply separable_refuted with (l := " +
                coq_list({signed_profile("1", theta), signed_profile("-1", without_i), signed_profile("-1", without_j),
                          signed_profile("1", types_.replace(without_i, first_j))}) +
                "). decide_it."};
  }

  CoqProof operator()(const ExternalityPayment& claim, const Enumerate&) {
    if (!holds_) return unknown();
    std::vector<std::string> constants;
    for (Coalition coalition : claim.coalitions)
      constants.push_back(entry(words_.coalition(coalition), coq_number(externality_constant(claim, coalition))));
    return {"", "apply externality_payment_by with (D := numbers " + coq_list(constants) + "). decide_it."};
  }
  CoqProof operator()(const ExternalityPayment&, const Witness& evidence) {
    const JointType truth = evidence.place.truth.value(), other = evidence.place.other.value();
    return {"", "apply externality_payment_refuted with (S := " + words_.coalition(truth.coalition) + ") (t := " +
                    nat(words_.joint_type(truth)) + ") (t' := " + nat(words_.joint_type(other)) + "). decide_it."};
  }

  CoqProof operator()(const AllEquilibriaEfficient&, const Enumerate&) {
    if (!holds_) return unknown();
    return {"", "apply equilibria_by_guarantees. decide_it."};
  }

  CoqProof operator()(const Implementable&, const TransferTable& evidence) {
    return {"Definition " + theorem_ + "_transfers : transfers := " + words_.amounts_table(evidence.amounts) + ".\n",
            "exists " + theorem_ + "_transfers. decide_it."};
  }
  CoqProof operator()(const Implementable& claim, const FarkasCombination& evidence) {
    return farkas_proof(words_, theorem_, claim.requirements, evidence);
  }

  CoqProof operator()(const CoalitionalIdentifiability&, const TransferTable& evidence) {
    return {"Definition " + theorem_ + "_transfers : transfers := " + words_.amounts_table(evidence.amounts) + ".\n",
            "apply identifiable_by_transfers with (φ := " + theorem_ + "_transfers). decide_it."};
  }
  CoqProof operator()(const CoalitionalIdentifiability& claim, const UnidentifiedLies& evidence) {
    std::vector<std::string> formations, strategies;
    for (const UnidentifiedLies::Strategy& strategy : evidence.strategies)
      if (strategy.coalition.size() > 1)
        formations.push_back(entry(words_.coalition(strategy.coalition), coq_number(strategy.formation)));
    for (Coalition coalition : liars(claim))
      strategies.push_back("\n    " + entry(words_.coalition(coalition), strategy_of(coalition, evidence)));
    return {"Definition " + theorem_ + "_strategies : list (coalition * list (list type * list (list type * Q))) := " +
                coq_list(strategies) + ".\n",
            "apply identifiability_refuted with (ξ := numbers " + coq_list(formations) +
                ") (δ := fun S t => numbers (row [] (row [] " + theorem_ + "_strategies S) t)). decide_it."};
  }

  CoqProof operator()(const AmbiguousImplementable& claim, const AmbiguousRules& evidence) {
    FiniteModel extended = words_.model();
    Mechanism mechanism{"", claim.allocation, {}};
    std::string definitions;
    std::vector<std::string> names;
    for (const AgentAmounts& amounts : evidence.rules) {
      names.push_back(theorem_ + "_rule" + std::to_string(names.size() + 1));
      definitions += "Definition " + names.back() + " : transfers := " + words_.amounts_table(amounts) + ".\n";
      mechanism.transfers.push_back(extended.transfers.size());
      extended.transfers.push_back({names.back(), amounts, {}});
    }
    definitions += weights_definition(extended, mechanism, claim.coalitions, evidence.weights);
    return {definitions, "apply ambiguous_by_rules with (Φ := " + coq_list(names) +
                             "); [discriminate | decide_it |].\n  apply maxmin_by_weights with (weights := " +
                             theorem_ + "_weights). decide_it."};
  }
  CoqProof operator()(const AmbiguousImplementable&, const SharedBeliefs& evidence) {
    return {"", "apply ambiguous_refuted with (S := " + words_.coalition(evidence.first.coalition) +
                    ") (t := " + nat(words_.joint_type(evidence.first)) +
                    ") (t' := " + nat(words_.joint_type(evidence.second)) + "). decide_it."};
  }
  CoqProof operator()(const AmbiguousImplementable&, const UndeterredReports& evidence) {
    std::vector<JointType> keys;
    const auto key = [&](JointType types) {
      const auto known = std::find(keys.begin(), keys.end(), types);
      if (known != keys.end()) return nat(std::to_string(known - keys.begin()));
      keys.push_back(types);
      return nat(std::to_string(keys.size() - 1));
    };
    const auto pair = [](const std::string& first, const std::string& second) {
      return "(" + first + ", " + second + ")";
    };
    std::vector<std::string> groups, listed;
    for (const UndeterredReports::Row& row : evidence.rows) {
      std::map<std::uint32_t, Rational> amounts_of_first;  // by profile: what multiplies the first agent's amount
      const auto count = [&](JointType truth, JointType report, const Rational& multiplier) {
        for (std::uint32_t others : types_.offsets(types_.outsiders(truth.coalition)))
          amounts_of_first[types_.offset(report) + others] +=
              truth.coalition.contains(Agent{0})
                  ? multiplier * words_.model().environment.prior(Profile{types_.offset(truth) + others}) /
                        words_.model().environment.prior.marginal(types_, truth)
                  : Rational(0);
      };
      std::vector<std::string> reports, truthful, alike;
      for (const auto& [report, multiplier] : row.reports) {
        reports.push_back(pair(nat(words_.joint_type(report)), coq_number(multiplier)));
        count(row.truth, report, -multiplier);
      }
      for (const auto& [types, multiplier] : row.truthful) {
        truthful.push_back(pair(key(types), coq_number(multiplier)));
        count(types, types, multiplier);
      }
      for (const auto& [profile, amount] : amounts_of_first)
        if (amount.sign() != 0) alike.push_back(pair(nat(words_.profile(Profile{profile})), coq_number(-amount)));
      groups.push_back("\n    " +
                       pair(key(row.truth), pair(coq_list(reports), pair(coq_list(truthful), coq_list(alike)))));
    }
    for (JointType types : keys)
      listed.push_back(pair(words_.coalition(types.coalition), nat(words_.joint_type(types))));
    return {"Definition " + theorem_ + "_groups : list group := " + coq_list(groups) + ".\n",
            "apply ambiguous_undeterred with (keys := " + coq_list(listed) + ") (groups := " + theorem_ +
                "_groups). decide_it."};
  }

  template <class Claim, class Form>
  CoqProof operator()(const Claim&, const Form&) {
    return unknown();
  }

 private:
  CoqProof no_mixture_pays(const MaxminCoalitionalIc& claim, const std::string& definitions,
                           const std::string& weights) {
    const std::string with = " with (weights := " + weights + "). decide_it.";
    return {definitions, "apply maxmin_by_weights" + with, coq_maxmin(words_, claim, Numbers::real),
            "apply maxmin_by_weights_R" + with};
  }

  static CoqProof unknown() { throw Unstated("no theorem of the theory makes use of evidence of this form"); }

  Rational surplus(const Separable& claim, Profile theta) const {
    return candor::surplus(words_.model(), words_.model().allocations[claim.allocation], theta);
  }

  CoqProof refuted_by_mixture(JointType truth, const MixedReport& report) {
    std::vector<std::string> branches;
    for (const MixedReport::Branch& branch : report.branches)
      branches.push_back(entry(words_.joint_type(branch.report), coq_number(branch.probability)));
    return {"", "apply maxmin_refuted with (S := " + words_.coalition(truth.coalition) + ") (t := " +
                    nat(words_.joint_type(truth)) + ") (δ := numbers " + coq_list(branches) + "). decide_it."};
  }

  std::string weights_definition(const FiniteModel& model, const Mechanism& mechanism,
                                 const CoalitionPattern& coalitions, const ConvexWeights& evidence) {
    std::vector<std::string> rows;
    for (Coalition coalition : coalitions) {
      std::vector<std::string> own;
      for (const ConvexWeights::Row& row : evidence.rows)
        if (row.truth.coalition == coalition) own.push_back(entry(words_.joint_type(row.truth), numbers(row.weights)));
      if (own.empty() && types_.joint_type_count(coalition) == 1)
        own.push_back(
            entry(words_.joint_type({coalition, 0}), numbers(weight_on_the_least(model, mechanism, {coalition, 0}))));
      rows.push_back("\n    " + entry(words_.coalition(coalition), coq_list(own)));
    }
    return "Definition " + theorem_ + "_weights (S : coalition) (t : list type) : list Q := row [] (row [] " +
           coq_list(rows) + " S) t.\n";
  }

  /// D_C at the first joint type that can occur: if there is a constant, it is this.
  Rational externality_constant(const ExternalityPayment& claim, Coalition coalition) const {
    for (std::uint32_t t = 0; t < types_.joint_type_count(coalition); ++t) {
      Event given;
      given.types = {coalition, t};
      if (given.probability(words_.model().environment).sign() == 0) continue;
      return evaluate(words_.model(), {Quantity::transfer, coalition, std::nullopt, claim.mechanism.transfers.front(),
                                       given, MixedReport::truth()}) -
             evaluate(words_.model(), {Quantity::payoff, types_.outsiders(coalition), claim.mechanism.allocation,
                                       std::nullopt, given, MixedReport::truth()});
    }
    return 0;
  }

  CoalitionPattern liars(const CoalitionalIdentifiability& claim) const {
    CoalitionPattern result = singletons(types_.agent_count());
    std::copy_if(claim.coalitions.begin(), claim.coalitions.end(), std::back_inserter(result),
                 [&](Coalition each) { return each.size() > 1 && each != types_.grand_coalition(); });
    return result;
  }

  /// Every joint type with its mixed report; truth, if the evidence says nothing of the coalition.
  std::string strategy_of(Coalition coalition, const UnidentifiedLies& evidence) {
    const auto found = std::find_if(evidence.strategies.begin(), evidence.strategies.end(),
                                    [&](const auto& strategy) { return strategy.coalition == coalition; });
    std::vector<std::string> rows;
    for (std::uint32_t t = 0; t < types_.joint_type_count(coalition); ++t) {
      std::vector<std::string> branches;
      for (std::uint32_t r = 0; r < types_.joint_type_count(coalition); ++r) {
        const Rational probability =
            found == evidence.strategies.end() ? Rational(t == r ? 1 : 0) : found->reports[t][r];
        if (probability.sign() != 0)
          branches.push_back(entry(words_.joint_type({coalition, r}), coq_number(probability)));
      }
      rows.push_back(entry(words_.joint_type({coalition, t}), coq_list(branches)));
    }
    return coq_list(rows);
  }

  CoqVocabulary& words_;
  const TypeSpace& types_;
  const std::string& theorem_;
  bool holds_;
};

}  // namespace

CoqProof coq_proof(CoqVocabulary& words, const std::string& theorem, const Statement& statement,
                   const Evidence& evidence, bool holds) {
  if (is_decided_by_computing(statement)) return {"", "decide_it."};
  return std::visit(Prover(words, theorem, holds), finite_statement(statement), evidence);
}

}  // namespace candor
