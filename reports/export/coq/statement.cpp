// SPDX-License-Identifier: MIT
#include "reports/export/coq/statement.hpp"

#include <algorithm>

#include "checker/model/finite/well_formed.hpp"

namespace candor {
namespace {

std::string compared(const std::string& left, Relation relation, const Rational& right) {
  constexpr std::string_view signs[] = {" == ", " == ", " <= ", " < ", " >= ", " > "};
  const std::string text = left + std::string(signs[static_cast<std::size_t>(relation)]) + coq_argument(right);
  return relation == Relation::not_equal ? "~ " + text : text;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " /\\ ") + part;
  return text;
}

std::string stage_word(Stage stage) {
  return stage == Stage::interim   ? "rational_interim"
         : stage == Stage::ex_post ? "rational_ex_post"
                                   : "rational_ex_ante";
}

std::string balance_word(Balance balance) {
  switch (balance) {
    case Balance::exact: return "balanced";
    case Balance::no_deficit: return "no_deficit";
    case Balance::ex_ante: return "balanced_ex_ante";
    case Balance::ex_ante_no_deficit: return "no_deficit_ex_ante";
  }
  return {};
}

constexpr const char* no_words_for_draws = "the theory has no words for what is paid in every draw";

/// One claim, as a proposition that is to be negated if the claim is refuted; and what must hold in
/// any case.
class Proposition {
 public:
  explicit Proposition(CoqVocabulary& words) : words_(words) {}

  std::string operator()(const FullSupport&) { return "full_support E"; }
  std::string operator()(const IndependentTypes&) { return "independent_types E"; }
  std::string operator()(const Cbdp& claim) { return "cbdp E " + words_.pattern(claim.coalitions); }
  std::string operator()(const PrivateValues&) { return "private_values E"; }
  std::string operator()(const Efficient& claim) {
    require_all_payoffs();
    return "efficient E " + words_.allocation(claim.allocation);
  }
  std::string operator()(const ParetoEfficient& claim) {
    return "pareto_efficient E " + words_.allocation(claim.allocation);
  }
  std::string operator()(const Separable& claim) { return "separable E " + words_.allocation(claim.allocation); }
  std::string operator()(const BudgetBalance& claim) {
    if (claim.every_draw) throw Unstated(no_words_for_draws);
    return "∀ φ ∈ " + words_.rules(claim.transfers) + ", " + balance_word(claim.balance) + " E φ";
  }
  std::string operator()(const DominantStrategyIc& claim) {
    return "dominant_strategy_ic E " + simple(claim.mechanism);
  }
  std::string operator()(const ExPostIc& claim) { return "ex_post_ic E " + simple(claim.mechanism); }
  std::string operator()(const CoalitionalDominantStrategyIc& claim) {
    return "coalitional_dominant_strategy_ic E " + words_.pattern(claim.coalitions) + " " + simple(claim.mechanism);
  }
  std::string operator()(const BayesianIc& claim) { return "bayesian_ic E " + simple(claim.mechanism); }
  std::string operator()(const CoalitionalIc& claim) {
    return "coalitional_ic E " + words_.pattern(claim.coalitions) + " " + simple(claim.mechanism);
  }
  std::string operator()(const MaxminCoalitionalIc& claim) {
    if (claim.strategies == Strategies::mixed) return coq_maxmin(words_, claim, Numbers::rational);
    return "maxmin_ic_pure E " + words_.pattern(claim.coalitions) + " " + ambiguous(claim.mechanism);
  }
  std::string operator()(const IndividualRationality& claim) {
    if (claim.every_draw) throw Unstated(no_words_for_draws);
    if (claim.stage == Stage::ex_post) require_all_payoffs();
    return stage_word(claim.stage) + " E " + ambiguous(claim.mechanism);
  }
  std::string operator()(const EqualRules& claim) {
    if (claim.kind == EqualRules::Kind::transfers)
      return "equal_transfers E " + words_.transfers(claim.first) + " " + words_.transfers(claim.second);
    return "equal_allocations E " + words_.allocation(claim.first) + " " + words_.allocation(claim.second);
  }
  std::string operator()(const Guarantee& claim) {
    return "guarantee E " + words_.pattern(claim.coalitions) + " " + simple(claim.mechanism);
  }
  std::string operator()(const ExternalityPayment& claim) {
    const std::string of =
        claim.constant ? "externality_payment_of E " + coq_argument(*claim.constant) : "externality_payment E";
    return of + " " + words_.pattern(claim.coalitions) + " " + simple(claim.mechanism);
  }
  std::string operator()(const AllEquilibriaEfficient& claim) {
    return "all_equilibria_efficient E " + words_.pattern(claim.partition) + " " + simple(claim.mechanism);
  }
  std::string operator()(const CoalitionalIdentifiability& claim) {
    return "coalitional_identifiability E " + words_.pattern(claim.coalitions);
  }
  std::string operator()(const AmbiguousImplementable& claim) {
    if (claim.participation) throw Unstated("the theory has no words for participation in an ambiguous mechanism");
    return "ambiguous_implementable E " + words_.pattern(claim.coalitions) + " " + words_.allocation(claim.allocation);
  }
  std::string operator()(const Implementable& claim) {
    return coq_implementable(words_, claim.requirements, Numbers::rational);
  }
  std::string operator()(const Value& claim) {
    if (claim.drawn) throw Unstated("the theory has no words for the probability of what is drawn");
    if (claim.of == Value::Of::probability) {
      require_possible(claim.given);
      return compared("prob_given E " + words_.event(claim.event) + " " + words_.event(claim.given), claim.relation,
                      claim.number);
    }
    const std::vector<Expectation> all = claim.minimum_of();
    const Expectation& first = all.at(0);
    if (all.size() > 1) return compared(least(first, claim.transfers), claim.relation, claim.number);
    return compared(expectation(first, first.transfers ? words_.transfers(*first.transfers) : ""), claim.relation,
                    claim.number);
  }
  std::string operator()(const Deviation& claim) {
    const Expectation truth{
        Quantity::utility, claim.coalition,     claim.mechanism.allocation, claim.mechanism.transfers.front(),
        claim.given,       MixedReport::truth()};
    Expectation lie = truth;
    lie.report = claim.report;
    const std::string left = least(lie, claim.mechanism.transfers), right = least(truth, claim.mechanism.transfers);
    std::string text = left + (claim.pays ? " > " : " <= ") + right;
    if (claim.gain) text += " /\\\n  " + left + " - " + right + " == " + coq_argument(*claim.gain);
    return text;
  }

  template <class Claim>
  std::string operator()(const Claim&) {
    throw Unstated("the theory has no words for " + std::string(Claim::property));
  }

  const std::string& always() const { return always_; }

 private:
  std::string simple(const Mechanism& mechanism) {
    return words_.allocation(mechanism.allocation) + " " + words_.transfers(mechanism.transfers.at(0));
  }
  std::string ambiguous(const Mechanism& mechanism) {
    return words_.allocation(mechanism.allocation) + " " + words_.rules(mechanism.transfers);
  }

  /// The theory has payoffs at all types.
  void require_all_payoffs() const {
    if (!has_all_payoffs(words_.model().environment))
      throw Unstated("the theory has no words for types that never occur, where there are hidden states");
  }
  void require_possible(const Event& event) {
    if (!event.types.coalition.empty() || event.condition) always_ = "0 < prob E " + words_.event(event);
  }

  std::string least(const Expectation& first, const std::vector<std::size_t>& rules) {
    return "(Min φ ∈ " + words_.rules(rules) + ", " + expectation(first, "φ") + ")";
  }

  /// The amounts at true types θ if `reported` is reported.
  std::string amounts(const Expectation& of, const std::string& rule, const std::string& reported) {
    const std::string whose = words_.coalition(of.coalition);
    switch (of.quantity) {
      case Quantity::payoff: return "payoffs E " + words_.allocation(*of.allocation) + " " + whose + " θ " + reported;
      case Quantity::transfer: return "paid " + rule + " " + whose + " " + reported;
      case Quantity::utility:
        return "utility E " + words_.allocation(*of.allocation) + " " + rule + " " + whose + " θ " + reported;
    }
    return {};
  }

  std::string expectation(const Expectation& of, const std::string& rule) {
    const std::vector<MixedReport::Branch>& branches = of.report.branches;
    if (branches.empty()) return averaged(of.given, amounts(of, rule, "θ"));
    const std::string who = words_.coalition(branches.front().report.coalition);
    if (branches.size() == 1 && branches.front().probability == Rational(1))
      return averaged(
          of.given, amounts(of, rule, "(report " + who + " " + words_.joint_type(branches.front().report) + "%nat θ)"));
    std::vector<std::string> lottery;
    for (const MixedReport::Branch& branch : branches)
      lottery.push_back(words_.joint_type(branch.report) + " ↦ " + coq_number(branch.probability));
    return "(Σ b ∈ " + coq_list(lottery) + ", snd b * " +
           averaged(of.given, amounts(of, rule, "(report " + who + " (fst b) θ)")) + ")";
  }

  /// At one type profile nothing is averaged, so its probability does not matter.
  std::string averaged(const Event& given, const std::string& amount) {
    const bool at_one_profile = given.types.coalition == words_.types().grand_coalition() && !given.condition;
    if (at_one_profile) return "(let θ := " + words_.joint_type(given.types) + "%nat in " + amount + ")";
    require_possible(given);
    return "expect E " + words_.event(given) + " (fun θ => " + amount + ")";
  }

  CoqVocabulary& words_;
  std::string always_;
};

struct DecidedByComputing {
  bool operator()(const Separable&) const { return false; }
  bool operator()(const ExternalityPayment& claim) const { return claim.constant.has_value(); }
  bool operator()(const MaxminCoalitionalIc& claim) const { return claim.strategies == Strategies::pure; }
  bool operator()(const Implementable&) const { return false; }
  bool operator()(const CoalitionalIdentifiability&) const { return false; }
  bool operator()(const AmbiguousImplementable&) const { return false; }
  bool operator()(const AllEquilibriaEfficient&) const { return false; }
  template <class Claim>
  bool operator()(const Claim&) const {
    return true;
  }
};

}  // namespace

std::string coq_implementable(CoqVocabulary& words, const TransferRequirements& requirements, Numbers numbers) {
  const bool real = numbers == Numbers::real;
  const std::string in = real ? "R E " : " E ", q = words.allocation(requirements.allocation);
  std::vector<std::string> required;
  if (requirements.balance) required.push_back(balance_word(*requirements.balance) + in + "φ");
  if (!requirements.coalitional_ic.empty())
    required.push_back("coalitional_ic" + in + words.pattern(requirements.coalitional_ic) + " " + q + " φ");
  if (requirements.dominant_strategy_ic) required.push_back("dominant_strategy_ic" + in + q + " φ");
  if (requirements.individual_rationality)
    required.push_back(stage_word(*requirements.individual_rationality) + in + q + (real ? " φ" : " [φ]"));
  if (requirements.least_transfer)
    required.push_back("at_least" + in + coq_argument(*requirements.least_transfer) + " φ");
  if (requirements.largest_transfer)
    required.push_back("at_most" + in + coq_argument(*requirements.largest_transfer) + " φ");
  return "exists φ, " + (required.empty() ? "True" : joined(required));
}

std::string coq_maxmin(CoqVocabulary& words, const MaxminCoalitionalIc& claim, Numbers numbers) {
  return std::string(numbers == Numbers::real ? "maxmin_icR" : "maxmin_ic") + " E " + words.pattern(claim.coalitions) +
         " " + words.allocation(claim.mechanism.allocation) + " " + words.rules(claim.mechanism.transfers);
}

std::string coq_statement(CoqVocabulary& words, const Statement& statement, bool holds) {
  Proposition proposition(words);
  const std::string text = std::visit(proposition, finite_statement(statement));
  const std::string claimed = holds ? text : "~ (" + text + ")";
  return proposition.always().empty() ? claimed : proposition.always() + " /\\ " + claimed;
}

bool is_decided_by_computing(const Statement& statement) {
  return std::visit(DecidedByComputing{}, finite_statement(statement));
}

}  // namespace candor
