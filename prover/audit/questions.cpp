// SPDX-License-Identifier: MIT
#include "prover/audit/questions.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string_view>

#include "checker/model/finite/no_transfers.hpp"
#include "checker/properties/finite/plan_enumeration.hpp"
#include "checker/properties/refusals.hpp"
#include "checker/properties/words.hpp"
#include "prover/mechanisms/constructions.hpp"

namespace candor {
namespace {

/// What stands between the dots of an id: letters, digits, '_', '-' and '.'.
std::string as_id(std::string_view name) {
  std::string id;
  for (char c : name) {
    const bool allowed =
        ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_' || c == '-' || c == '.';
    id += allowed ? c : '_';
  }
  return id;
}

struct Pattern {
  std::string name;
  CoalitionPattern coalitions;
};

class Planner {
 public:
  Planner(const FiniteModel& model, std::size_t own_transfers, const std::vector<Mechanism>& mechanisms,
          bool nothing_else, const Patience& patience)
      : model_(model),
        patience_(patience),
        agents_(model.environment.types.agent_count()),
        own_transfers_(own_transfers),
        nothing_else_(nothing_else) {
    plan_.mechanisms = mechanisms;
    const CoalitionPattern all = all_coalitions(agents_);
    patterns_.push_back({"all", all});
    if (!covers(model.environment.coalitions, all)) patterns_.push_back({"pattern", model.environment.coalitions});
  }

  AuditPlan plan() {
    about_environment();
    for (std::size_t q = 0; q < model_.allocations.size(); ++q)
      if (is_meant([&](const Mechanism& one) { return one.allocation == q; })) about_allocation(q);
    for (std::size_t rule = 0; rule < own_transfers_; ++rule)
      if (!is_no_transfers(model_.transfers[rule]) && is_meant([&](const Mechanism& one) { return uses(one, rule); }))
        about_transfers(rule);
    for (std::size_t form = 0; form < model_.game_forms.size(); ++form)
      if (is_meant([&](const Mechanism& one) { return is_of_form(one, form); })) about_game_form(form);
    for (std::size_t s = 0; s < model_.strategies.size(); ++s)
      if (is_meant([&](const Mechanism& one) { return is_induced(one, s); })) about_strategies(s);
    for (std::size_t m = 0; m < plan_.mechanisms.size(); ++m) about_mechanism(m);
    return std::move(plan_);
  }

 private:
  static bool uses(const Mechanism& mechanism, std::size_t rule) {
    return std::find(mechanism.transfers.begin(), mechanism.transfers.end(), rule) != mechanism.transfers.end();
  }
  /// Does a rule of the mechanism play these strategies for the agents?
  bool is_induced(const Mechanism& mechanism, std::size_t strategies) const {
    return model_.allocations[mechanism.allocation].induced == strategies ||
           std::any_of(mechanism.transfers.begin(), mechanism.transfers.end(),
                       [&](std::size_t rule) { return model_.transfers[rule].induced == strategies; });
  }
  bool is_of_form(const Mechanism& mechanism, std::size_t form) const {
    for (std::size_t s = 0; s < model_.strategies.size(); ++s)
      if (model_.strategies[s].game_form == form && is_induced(mechanism, s)) return true;
    return false;
  }
  template <class Uses>
  bool is_meant(const Uses& by) const {
    return !nothing_else_ || std::any_of(plan_.mechanisms.begin(), plan_.mechanisms.end(), by);
  }
  CoalitionPattern alone() const { return singletons(agents_); }
  /// The patterns in which somebody is not alone: for the others there is a property about single
  /// agents.
  std::vector<Pattern> joint_patterns() const {
    std::vector<Pattern> joint = patterns_;
    std::erase_if(joint, [&](const Pattern& pattern) { return covers(alone(), pattern.coalitions); });
    return joint;
  }

  void ask(Statement statement, const std::string& qualifier = {}, const std::string& name = {}) {
    patience_();
    std::string id = as_id(prefix_) + std::string(property_name(statement));
    if (!qualifier.empty()) id += '.' + as_id(name.empty() ? qualifier : name);
    plan_.questions.push_back({subject_, {unique(id), std::move(statement)}, qualifier});
  }
  std::string unique(const std::string& id) {
    std::string free = id;
    for (int serial = 2; !ids_.insert(free).second; ++serial) free = id + '.' + std::to_string(serial);
    return free;
  }

  static std::string among(const Pattern& pattern) { return pattern.name == "all" ? "all coalitions" : "the pattern"; }

  void about_environment() {
    ask(FullSupport{});
    ask(IndependentTypes{});
    ask(PrivateValues{});
    for (const Pattern& pattern : patterns_)
      ask(CoalitionalIdentifiability{pattern.coalitions}, among(pattern), pattern.name);
    for (const Pattern& pattern : patterns_) ask(Cbdp{pattern.coalitions}, among(pattern), pattern.name);
  }

  void about_allocation(std::size_t q) {
    begin({Subject::Kind::allocation, q}, model_.allocations[q].name);
    ask(Efficient{q});
    ask(ParetoEfficient{q});
    ask(Separable{q});
    ask(RevenueEquivalence{q});
    const auto implementable = [&](Balance balance, const CoalitionPattern& coalitions, bool dominant,
                                   std::optional<Stage> stage, const std::string& incentives, const std::string& name) {
      TransferRequirements required;
      required.allocation = q;
      required.balance = balance;
      required.coalitional_ic = coalitions;
      required.dominant_strategy_ic = dominant;
      required.individual_rationality = stage;
      const std::string budget(word_of(balance)), participation = stage ? std::string(word_of(*stage)) : "";
      ask(Implementable{required}, budget + ", " + incentives + (stage ? ", " + participation + " participation" : ""),
          budget + '.' + name + (stage ? '.' + participation : ""));
    };
    implementable(Balance::exact, {}, true, std::nullopt, "dominant strategies", "dominant");
    implementable(Balance::no_deficit, {}, true, Stage::ex_post, "dominant strategies", "dominant");
    for (std::optional<Stage> stage : {std::optional<Stage>(Stage::interim), std::optional<Stage>()}) {
      for (const Pattern& pattern : joint_patterns())
        implementable(Balance::exact, pattern.coalitions, false, stage, among(pattern), "coalitional." + pattern.name);
      implementable(Balance::exact, alone(), false, stage, "single agents", "bayesian");
    }
    for (const Pattern& pattern : patterns_)
      ask(AmbiguousImplementable{q, pattern.coalitions}, among(pattern), pattern.name);
  }

  void about_transfers(std::size_t rule) {
    begin({Subject::Kind::transfers, rule}, model_.transfers[rule].name);
    for (Balance balance : {Balance::exact, Balance::no_deficit, Balance::ex_ante, Balance::ex_ante_no_deficit})
      ask(BudgetBalance{{rule}, balance}, std::string(word_of(balance)));
    if (model_.transfers[rule].drawn)
      for (Balance balance : {Balance::exact, Balance::no_deficit})
        ask(BudgetBalance{{rule}, balance, true}, std::string(word_of(balance)) + ", every draw",
            std::string(word_of(balance)) + ".every_draw");
    for (std::size_t other = rule + 1; other < model_.transfers.size(); ++other)
      if (is_comparable(rule, other) && !is_no_transfers(model_.transfers[other]))
        ask(EqualRules{EqualRules::Kind::transfers, rule, other}, model_.transfers[other].name);
  }
  /// A rule is compared with the case's own, and with the named rules of the allocations it is used
  /// with.
  bool is_comparable(std::size_t rule, std::size_t other) const {
    if (other < own_transfers_) return true;
    const auto with_its_allocation = [&](const Mechanism& one) {
      return one.transfers == std::vector{rule} && one.allocation == model_.transfers[other].construction->allocation;
    };
    return std::any_of(plan_.mechanisms.begin(), plan_.mechanisms.end(), with_its_allocation);
  }

  /// How many pure equilibria there are, where that takes little, and whether all are efficient.
  void about_game_form(std::size_t form) {
    const std::optional<std::uint32_t> count = few_pure_equilibria(form);
    if (!count) return;
    begin({Subject::Kind::game_form, form}, model_.game_forms[form].name);
    PureEquilibria all{form, {}, {}, {}, {}};
    all.number = Rational(*count);
    ask(all);
    if (*count > 0) ask(EveryPureEquilibrium{form, {}}, "efficient");
  }
  std::optional<std::uint32_t> few_pure_equilibria(std::size_t form) const {
    if (plan_profile_count(model_, model_.game_forms[form], false) > Rational(most_plan_profiles_in_audit))
      return std::nullopt;
    std::uint32_t count = 0;
    try {
      for_each_pure_equilibrium(model_, form, false, patience_, [&](const PlanProfile&) {
        ++count;
        return true;
      });
    } catch (const OutOfScope&) {
      return std::nullopt;
    }
    return count;
  }

  void about_strategies(std::size_t s) {
    begin({Subject::Kind::strategies, s}, model_.strategies[s].name);
    ask(DominantStrategies{s});
    ask(ExPostEquilibrium{s});
    for (const Pattern& pattern : joint_patterns())
      ask(BayesNashEquilibrium{s, pattern.coalitions}, among(pattern), pattern.name);
    ask(BayesNashEquilibrium{s, alone()}, "single agents", "singletons");
  }

  void about_mechanism(std::size_t m) {
    const Mechanism& mechanism = plan_.mechanisms[m];
    std::string name = mechanism.name;
    if (name.empty()) {
      if (model_.allocations.size() > 1) name = model_.allocations[mechanism.allocation].name + '.';
      name += model_.transfers[mechanism.transfers.front()].name;
    }
    begin({Subject::Kind::mechanism, m}, name);
    if (mechanism.transfers.size() == 1)
      about_simple(mechanism);
    else
      about_ambiguous(mechanism);
    for (Stage stage : {Stage::ex_post, Stage::interim, Stage::ex_ante})
      ask(IndividualRationality{mechanism, stage}, std::string(word_of(stage)));
    if (!model_.environment.states.empty() ||
        std::any_of(mechanism.transfers.begin(), mechanism.transfers.end(),
                    [&](std::size_t rule) { return model_.transfers[rule].drawn.has_value(); }))
      ask(IndividualRationality{mechanism, Stage::ex_post, true}, "every draw", "every_draw");
  }

  void about_simple(const Mechanism& mechanism) {
    for (const Pattern& pattern : joint_patterns())
      ask(CoalitionalDominantStrategyIc{mechanism, pattern.coalitions}, among(pattern), pattern.name);
    ask(Groves{mechanism});
    ask(DominantStrategyIc{mechanism});
    ask(ExPostIc{mechanism});
    for (const Pattern& pattern : joint_patterns())
      ask(CoalitionalIc{mechanism, pattern.coalitions}, among(pattern), pattern.name);
    ask(BayesianIc{mechanism});
    ask(Guarantee{mechanism, alone()}, "single agents", "singletons");
    for (const Pattern& pattern : joint_patterns())
      ask(Guarantee{mechanism, pattern.coalitions}, among(pattern), pattern.name);
    ask(ExternalityPayment{mechanism, proper_coalitions(agents_), std::nullopt}, "proper coalitions", "proper");
    if (agents_ > 2) ask(ExternalityPayment{mechanism, alone(), std::nullopt}, "single agents", "singletons");
    ask(AllEquilibriaEfficient{mechanism, alone()});
    if (is_no_transfers(model_.transfers[mechanism.transfers.front()])) about_groups(mechanism);
  }

  /// Whose members cannot pay each other.
  void about_groups(const Mechanism& mechanism) {
    for (const Pattern& pattern : joint_patterns())
      for (Strength strength : {Strength::strong, Strength::weak})
        if (are_few(pattern.coalitions))
          ask(GroupStrategyProof{mechanism, pattern.coalitions, strength},
              std::string(word_of(strength)) + ", " + among(pattern),
              std::string(word_of(strength)) + '.' + pattern.name);
    if (!are_few(alone())) return;
    ManipulableProfiles manipulable{mechanism,       alone(),    Strength::strong, ManipulableProfiles::Measure::number,
                                    Relation::equal, Rational(0)};
    const ModelOf<Rational> numbers(model_);
    for (Profile theta; theta.value < model_.environment.types.profile_count(); ++theta.value) {
      patience_();
      if (helpful_lie(numbers, manipulable, theta)) manipulable.number += Rational(1);
    }
    ask(manipulable);
  }
  /// Misreports at all profiles, and by others' reports if these matter.
  bool are_few(const CoalitionPattern& coalitions) const {
    const TypeSpace& types = model_.environment.types;
    const std::uint64_t profiles = types.profile_count();
    const bool private_values = payoffs_are_private(ModelOf<Rational>(model_));
    std::uint64_t misreports = 0;
    for (Coalition one : coalitions) {
      misreports +=
          profiles * types.joint_type_count(one) * (private_values ? 1 : types.joint_type_count(types.outsiders(one)));
      if (misreports > most_group_misreports_in_audit) return false;
    }
    return true;
  }

  void about_ambiguous(const Mechanism& mechanism) {
    for (const auto& [strategies, word] : {std::pair{Strategies::mixed, "mixed"}, std::pair{Strategies::pure, "pure"}})
      for (const Pattern& pattern : patterns_)
        ask(MaxminCoalitionalIc{mechanism, pattern.coalitions, strategies},
            std::string(word) + " reports, " + among(pattern), std::string(word) + '.' + pattern.name);
  }

  void begin(Subject subject, const std::string& name) {
    subject_ = subject;
    prefix_ = name + '.';
  }

  const FiniteModel& model_;
  const Patience& patience_;
  std::uint32_t agents_;
  std::size_t own_transfers_;
  bool nothing_else_;
  std::vector<Pattern> patterns_;  // all coalitions; and the case's own if they are fewer
  Subject subject_;
  std::string prefix_;
  AuditPlan plan_;
  std::set<std::string> ids_;
};

}  // namespace

bool covers(const CoalitionPattern& whole, const CoalitionPattern& part) {
  if (whole == part) return true;
  CoalitionPattern sorted = whole;
  std::sort(sorted.begin(), sorted.end());
  return std::all_of(part.begin(), part.end(),
                     [&](Coalition coalition) { return std::binary_search(sorted.begin(), sorted.end(), coalition); });
}

bool are_the_same(const Mechanism& left, const Mechanism& right) {
  return left.allocation == right.allocation && left.transfers == right.transfers;
}

void add_no_transfers(FiniteModel& model) {
  if (model.allocations.empty() || !model.transfers.empty() || !model.mechanisms.empty()) return;
  const TypeSpace& types = model.environment.types;
  TransferRule& rule = model.transfers.emplace_back();
  rule.name = no_transfers;
  rule.amounts = AgentAmounts(types.agent_count(), types.profile_count());
}

std::vector<Mechanism> audited_mechanisms(const FiniteModel& model) {
  if (!model.mechanisms.empty()) return model.mechanisms;
  const bool nothing_is_paid = std::all_of(model.transfers.begin(), model.transfers.end(), is_no_transfers);
  std::vector<Mechanism> pairs;
  for (std::size_t q = 0; q < model.allocations.size(); ++q)
    for (std::size_t rule = 0; rule < model.transfers.size(); ++rule) {
      const auto& construction = model.transfers[rule].construction;
      const auto& drawn = model.transfers[rule].drawn;
      if (is_no_transfers(model.transfers[rule]) && !nothing_is_paid) continue;  // it is there for some claim
      if ((!construction || construction->allocation == q) && (!drawn || drawn->allocation == q))
        pairs.push_back({"", q, {rule}});
    }
  return pairs;
}

std::vector<TransferRule::Construction> compared_named_rules(const FiniteModel& model) {
  std::vector<TransferRule::Construction> compared;
  const std::vector<Mechanism> mechanisms = audited_mechanisms(model);
  for (std::size_t q = 0; q < model.allocations.size(); ++q) {
    if (std::none_of(mechanisms.begin(), mechanisms.end(), [&](const Mechanism& one) {
          return one.allocation == q && one.transfers.size() == 1 &&
                 !is_no_transfers(model.transfers[one.transfers.front()]);
        }))
      continue;
    for (NamedTransferRule named :
         {NamedTransferRule::pivot, NamedTransferRule::vcg, NamedTransferRule::agv, NamedTransferRule::safronov}) {
      const auto is_there = [&](const TransferRule& rule) {
        return rule.construction && rule.construction->rule == named && rule.construction->allocation == q &&
               rule.construction->without.empty();
      };
      if (std::none_of(model.transfers.begin(), model.transfers.end(), is_there)) compared.push_back({named, q});
    }
  }
  return compared;
}

void add_named_rule(FiniteModel& model, const TransferRule::Construction& construction, const Patience& patience) {
  const AllocationRule& allocation = model.allocations[construction.allocation];
  const std::string name = std::string(word_of(construction.rule)) + " of " + allocation.name;
  try {
    TransferRule rule = named_transfers(model.environment, allocation, construction.rule,
                                        patience.during("tabulating " + name), construction.without);
    rule.name = name;
    rule.construction = construction;
    model.transfers.push_back(std::move(rule));
  } catch (const std::domain_error&) {  // not defined here
  } catch (const std::length_error&) {  // too large
  }
}

FiniteModel with_named_rules(FiniteModel model) {
  for (const TransferRule::Construction& construction : compared_named_rules(model))
    add_named_rule(model, construction);
  return model;
}

AuditPlan audit_plan(const FiniteModel& model, std::size_t own_transfers, const std::vector<Mechanism>& mechanisms,
                     bool nothing_else, const Patience& patience) {
  return Planner(model, own_transfers, mechanisms, nothing_else, patience).plan();
}

}  // namespace candor
