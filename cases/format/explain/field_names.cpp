// SPDX-License-Identifier: MIT
#include "cases/format/explain/field_names.hpp"

#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/schema.hpp"
#include "checker/properties/words.hpp"

namespace candor {

const std::vector<FieldTerm>& field_terms() {
  // Names; properties of finite, of continuum and of dynamic cases; a remark.
  static const std::vector<FieldTerm> terms{
      {{"DSIC", "strategy-proof", "SP", "strategy-proofness", "dominant strategy", "dominant strategies",
        "dominant-strategy incentive compatible", "dominant-strategy incentive compatibility"},
       {{{"dominant_strategy_ic"}, {}, {}}},
       "in a dynamic case the nearest is ex_post_ic"},
      {{"BIC", "Bayesian incentive compatible", "Bayesian incentive compatibility", "interim incentive compatible"},
       {{{"bayesian_ic"}, {"dissolving_mechanism"}, {"interim_ic"}}},
       {}},
      {{"EPIC", "ex post incentive compatible", "ex post incentive compatibility", "ex post equilibrium"},
       {{{"ex_post_ic"}, {}, {"ex_post_ic"}}},
       {}},
      {{"IC", "incentive compatible", "incentive compatibility", "truthful", "truth-telling"},
       {{{"bayesian_ic", "ex_post_ic", "dominant_strategy_ic"},
         {"dissolving_mechanism"},
         {"interim_ic", "ex_post_ic"}}},
       {}},
      {{"group strategy-proof", "GSP", "group strategy-proofness", "coalitional strategy-proof"},
       {{{"group_strategy_proof", "coalitional_dominant_strategy_ic"}, {}, {}}},
       "of group_strategy_proof members cannot pay each other; of the other a coalition adds up its members' "
       "utilities"},
      {{"core", "strict core", "weak core", "blocking pair", "blocking coalition", "stability", "stable matching",
        "no justified envy", "fair matching"},
       {{{"stable"}, {}, {}}},
       "the key enforces says which outcomes a coalition can bring about; strength: weak asks that every member "
       "gains (the core), strong that none loses (the strict core)"},
      {{"manipulability", "number of manipulable profiles", "Kelly index", "Nitzan-Kelly index"},
       {{{"manipulable_profiles"}, {}, {}}},
       "of the share take measure: probability under a uniform prior"},
      {{"CIC", "coalition-proof", "collusion-proof", "coalitional incentive compatible", "collusion", "ring-proof"},
       {{{"coalitional_ic", "maxmin_coalitional_ic"}, {}, {"collusion_proof", "coalition_gain"}}},
       {}},
      {{"MEU", "maxmin", "maxmin expected utility", "ambiguity", "ambiguous", "maxmin IC",
        "maxmin incentive compatible"},
       {{{"maxmin_coalitional_ic", "ambiguous_implementable"}, {}, {}}},
       "a mechanism with several transfer rules is ambiguous"},
      {{"IR", "participation", "individually rational", "voluntary participation", "participation constraint", "PC",
        "interim IR", "ex post IR", "ex ante IR", "interim individual rationality", "ex post individual rationality"},
       {{{"individual_rationality"},
         {"simple_mechanism_participation", "dissolving_mechanism"},
         {"individual_rationality"}}},
       "the key stage says when agents may walk away"},
      {{"BB", "budget balanced", "balanced", "SBB", "WBB", "no deficit", "balanced budget", "no subsidy",
        "weak budget balance"},
       {{{"budget_balance"}, {"dissolving_mechanism"}, {"budget_balance"}}},
       "the key balance says which balance"},
      {{"AE", "allocatively efficient", "efficiency", "first best", "utilitarian", "welfare maximizing"},
       {{{"efficient"}, {"efficient_trade", "dissolvable"}, {"efficient"}}},
       {}},
      {{"ex post efficient", "ex post efficiency"},
       {{{"efficient", "pareto_efficient"}, {"efficient_trade", "dissolvable"}, {"efficient"}}},
       "some mean the largest sum of payoffs, some that no outcome dominates"},
      {{"Pareto", "PE", "PO", "Pareto optimal", "Pareto optimality", "Pareto efficiency", "undominated"},
       {{{"pareto_efficient"}, {}, {}}},
       {}},
      {{"CE", "constrained efficient", "incentive efficient", "second best"},
       {{{"optimum"}, {}, {"incentive_efficient"}}},
       "competitive and correlated equilibria are not looked for"},
      {{"optimal mechanism", "least subsidy", "subsidy", "optimal"},
       {{{"optimum"}, {"value"}, {"scheme_optimum"}}},
       "`candor solve` finds transfers"},
      {{"VCG", "Vickrey-Clarke-Groves", "Groves mechanism", "Vickrey"},
       {{{"groves"}, {}, {}}},
       "as a transfer rule it is `construction: pivot` (Clarke's: second-price payments in an auction) or "
       "`construction: vcg` (each is paid the others' payoffs, nothing subtracted), in a dynamic case "
       "`construction: dynamic_pivot`; of a trade `value` has vcg_payoff"},
      {{"Clarke", "pivot", "pivotal", "pivotal mechanism", "Clarke mechanism"},
       {{{"groves"}, {}, {}}},
       "as a transfer rule it is `construction: pivot` (second-price payments in an auction), in a dynamic case "
       "`construction: dynamic_pivot`"},
      {{"AGV", "dAGV", "expected externality", "Arrow", "d'Aspremont-Gerard-Varet"},
       {{{"externality_payment"}, {}, {}}},
       "as a transfer rule it is `construction: agv`, in a dynamic case `construction: balanced_team`; of a trade "
       "`value` "
       "has agv_payoff"},
      {{"Myerson", "RET", "payoff equivalence", "envelope theorem", "revenue equivalence theorem"},
       {{{"revenue_equivalence"}, {"identity"}, {}}},
       {}},
      {{"implementation", "possibility", "impossibility", "existence", "feasible"},
       {{{"implementable", "ambiguous_implementable"}, {"dissolvable", "efficient_trade"}, {}}},
       {}},
      {{"Myerson-Satterthwaite", "bilateral trade", "trade"},
       {{{"implementable", "optimum"}, {"efficient_trade"}, {}}},
       {}},
      {{"Cramton-Gibbons-Klemperer", "CGK", "partnership", "dissolution"},
       {{{"implementable"}, {"dissolvable", "dissolvable_shares"}, {}}},
       {}},
      {{"revenue", "expected revenue", "expected payment", "surplus", "welfare", "expected utility", "rent"},
       {{{"value", "everywhere", "optimum"}, {"value"}, {"value"}}},
       "what is collected is minus what the transfers pay to all agents"},
      {{"envy", "envy-free", "envy-freeness", "EF", "no envy", "fairness"},
       {{{"everywhere"}, {}, {}}},
       "no property is about envy; what an agent would have in another's place can be written as a formula"},
      {{"BNE", "Bayesian Nash equilibrium", "Nash equilibrium", "Nash", "equilibrium"},
       {{{"bayes_nash_equilibrium", "pure_equilibria", "all_equilibria_efficient"}, {}, {}}},
       "of truth in a direct mechanism: bayesian_ic"},
      {{"full implementation", "Nash implementation"},
       {{{"every_pure_equilibrium", "all_equilibria_efficient"}, {}, {}}},
       {}},
      {{"unique equilibrium", "uniqueness", "multiplicity", "multiple equilibria", "all equilibria"},
       {{{"pure_equilibria"}, {}, {}}},
       "mixed equilibria are not counted"},
      {{"strict equilibrium", "strict Nash"}, {{{"bayes_nash_equilibrium"}, {}, {}}}, "with the key strict"},
      {{"equilibrium in dominant strategies", "weakly dominant"},
       {{{"dominant_strategies"}, {}, {}}},
       "of truth in a direct mechanism: dominant_strategy_ic"},
      {{"no regret", "ex post Nash"},
       {{{"ex_post_equilibrium"}, {}, {}}},
       "of truth in a direct mechanism: ex_post_ic"},
      {{"wPBE", "PBE", "perfect Bayesian equilibrium"}, {{{}, {}, {"interim_ic"}}}, {}},
      {{"BDP", "beliefs determine preferences", "Cremer-McLean", "full extraction", "full surplus extraction"},
       {{{"cbdp"}, {}, {}}},
       {}},
      {{"IPV", "independent private values"}, {{{"independent_types", "private_values"}, {}, {}}}, {}},
      {{"independence", "independent", "correlated types"}, {{{"independent_types"}, {}, {}}}, {}},
      {{"PV", "interdependent values", "common values"}, {{{"private_values"}, {}, {}}}, {}},
      {{"comparative statics", "parameters", "sensitivity"},
       {{{"parameter_region"}, {"dissolvable_shares"}, {}}},
       "`candor region` finds the exact set"},
      {{"manipulation", "misreport", "lie", "profitable deviation"},
       {{{"deviation"}, {}, {"coalition_gain", "scheme"}}},
       {}},
      {{"security level", "maxmin payoff"}, {{{"guarantee"}, {}, {"guarantee"}}}, {}},
  };
  return terms;
}

namespace {

/// Small letters and digits only.
std::string plain(std::string_view word) {
  std::string result;
  for (char c : word) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (('a' <= c && c <= 'z') || ('0' <= c && c <= '9')) result += c;
  }
  return result;
}

const std::vector<std::string_view>& of_family(const FieldTerm& term, Family family) {
  return term.properties.at(static_cast<std::size_t>(family));
}

bool states(const FieldTerm& term, Family family, std::string_view property) {
  const std::vector<std::string_view>& all = of_family(term, family);
  return std::find(all.begin(), all.end(), property) != all.end();
}

constexpr std::array families{Family::finite, Family::continuum, Family::dynamic};

std::vector<Family> families_with(std::string_view property) {
  std::vector<Family> result;
  for (const Family family : families)
    if (find_property(family, property) != nullptr) result.push_back(family);
  return result;
}

/// "finite and dynamic cases"
std::string cases_of(const std::vector<Family>& some) {
  std::vector<std::string> words;
  for (const Family family : some) words.emplace_back(word_of(family));
  return enumerated(words) + " cases";
}

std::string listed(const std::vector<std::string_view>& properties) {
  return enumerated({properties.begin(), properties.end()}, " or ");
}

/// The notion that this property of some family, or this name, stands for.
const FieldTerm* term_of(std::string_view word, const std::vector<Family>& with) {
  if (const FieldTerm* term = find_term(word)) return term;
  for (const FieldTerm& term : field_terms())
    for (const Family family : with)
      if (!of_family(term, family).empty() && of_family(term, family).front() == word) return &term;
  return nullptr;
}

std::string with_remark(std::string text, const FieldTerm& term) {
  if (!term.remark.empty()) text += "; " + std::string(term.remark);
  return text;
}

/// "dominant_strategy_ic in finite cases, ex_post_ic in dynamic cases"
std::string everywhere_listed(const FieldTerm& term) {
  std::vector<std::string> parts;
  for (const Family family : families)
    if (!of_family(term, family).empty())
      parts.push_back(listed(of_family(term, family)) + " in " + cases_of({family}));
  return enumerated(parts, ", ");
}

}  // namespace

const FieldTerm* find_term(std::string_view word) {
  const std::string sought = plain(word);
  for (const FieldTerm& term : field_terms())
    for (const std::string_view name : term.names)
      if (plain(name) == sought) return &term;
  return nullptr;
}

std::vector<std::string> names_in_the_field(Family family, std::string_view property) {
  std::vector<std::string> result, shared;
  for (const FieldTerm& term : field_terms()) {
    if (!states(term, family, property)) continue;
    std::vector<std::string>& names = of_family(term, family).front() == property ? result : shared;
    names.insert(names.end(), term.names.begin(), term.names.end());
  }
  result.insert(result.end(), shared.begin(), shared.end());
  return result;
}

std::string property_meant(Family family, std::string_view word) {
  const std::vector<Family> with = families_with(word);
  const FieldTerm* term = term_of(word, with);
  const std::string here = "in a " + std::string(word_of(family)) + " case ";
  std::string result = with.empty() ? "" : "it is a property of " + cases_of(with) + "; ";
  if (term != nullptr && !of_family(*term, family).empty())
    return with_remark(result +
                           (with.empty() && family != Family::continuum ? "here it is called " : here + "ask for ") +
                           listed(of_family(*term, family)),
                       *term);
  const bool remark_is_about_here = term != nullptr && term->remark.starts_with(here);
  if (!with.empty()) return result + (remark_is_about_here ? std::string(term->remark) : here + "nothing is like it");
  return term == nullptr ? "" : with_remark("it is called " + everywhere_listed(*term), *term);
}

std::string property_meant(std::string_view word) {
  const FieldTerm* term = find_term(word);
  return term == nullptr ? "" : with_remark("here it is called " + everywhere_listed(*term), *term);
}

}  // namespace candor
