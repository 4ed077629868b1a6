// SPDX-License-Identifier: MIT
#include "reports/export/coq/vocabulary.hpp"

#include "reports/export/coq/instance.hpp"

namespace candor {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string theorem(const std::string& name, const std::string& statement, std::vector<std::string>& theorems) {
  theorems.push_back(name);
  return "Theorem " + name + " : " + statement + ".\nProof. decide_it. Qed.\nPrint Assumptions " + name + ".\n";
}

}  // namespace

std::string coq_name(std::string_view text) {
  std::string name;
  for (char c : text) name += is_letter(c) || is_digit(c) ? c : '_';
  return name.empty() || !is_letter(name.front()) ? "x" + name : name;
}

std::string coq_number(const Rational& number) {
  return number.is_integer() ? number.text() : number.numerator().text() + " # " + number.denominator().text();
}

std::string coq_argument(const Rational& number) {
  return number.is_integer() && number.sign() >= 0 ? number.text() : "(" + coq_number(number) + ")";
}

std::string coq_list(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : "; ") + item;
  return "[" + text + "]";
}

std::string coq_comment(std::string_view text) {
  std::string safe;
  for (char c : text)
    safe += is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 128 ||
                    std::string_view(" .,:;=+-_/{}").find(c) != std::string_view::npos
                ? c
                : '?';
  return safe;
}

CoqVocabulary::CoqVocabulary(const FiniteModel& model) : model_(model) {
  for (const AllocationRule& rule : model.allocations)
    allocation_names_.push_back(unique("allocation_" + coq_name(rule.name)));
  for (const TransferRule& rule : model.transfers)
    transfer_names_.push_back(unique("transfers_" + coq_name(rule.name)));
}

std::string CoqVocabulary::unique(std::string name) {
  while (!taken_.insert(name).second) name += "_";
  return name;
}

std::string CoqVocabulary::coalition(Coalition coalition) {
  coalitions_.insert(coalition);
  std::string name = "S";
  if (coalition.empty()) return name + "_nobody";
  bool first = true;
  for (Agent i : coalition) {
    name += (first || types().agent_count() > 9 ? "_" : "") + std::to_string(i.value + 1);
    first = false;
  }
  return name;
}

std::string CoqVocabulary::pattern(const CoalitionPattern& pattern) {
  for (Coalition each : pattern) coalition(each);
  return patterns_.emplace(pattern, "pattern_" + std::to_string(patterns_.size() + 1)).first->second;
}

std::string CoqVocabulary::allocation(std::size_t index) {
  allocations_.insert(index);
  return allocation_names_.at(index);
}

std::string CoqVocabulary::transfers(std::size_t index) {
  transfers_.insert(index);
  return transfer_names_.at(index);
}

std::string CoqVocabulary::rules(const std::vector<std::size_t>& transfers_named) {
  std::vector<std::string> names;
  for (std::size_t index : transfers_named) names.push_back(transfers(index));
  return coq_list(names);
}

std::string CoqVocabulary::joint_type(JointType joint) const {
  std::vector<std::string> numbers;
  for (Agent i : joint.coalition) numbers.push_back(std::to_string(types().type_of(joint, i).value + 1));
  return coq_list(numbers);
}

std::string CoqVocabulary::event(const Event& event) {
  const std::string of_types = event.types.coalition.empty() ? ""
                                                             : "(types_are " + coalition(event.types.coalition) + " " +
                                                                   joint_type(event.types) + "%nat)";
  if (!event.condition) return of_types.empty() ? "always" : of_types;
  std::vector<std::string> profiles;
  for (Profile theta; theta.value < types().profile_count(); ++theta.value)
    if (event.condition->holds[theta.value]) profiles.push_back(profile(theta));
  const std::string condition = "(among " + coq_list(profiles) + "%nat)";
  return of_types.empty() ? condition : "(both " + of_types + " " + condition + ")";
}

std::string CoqVocabulary::amounts_table(const AgentAmounts& amounts) const {
  std::string text = "(amounts [";
  for (Profile theta; theta.value < types().profile_count(); ++theta.value) {
    std::vector<std::string> row;
    for (Agent i : types().grand_coalition()) row.push_back(coq_number(amounts(i, theta)));
    text += std::string(theta.value == 0 ? "" : ";") + "\n    " + profile(theta) + " ↦ " + coq_list(row);
  }
  return text + "])";
}

std::string CoqVocabulary::environment() const {
  const Environment& environment = model_.environment;
  std::string text = "(* Agents and their types:";
  for (Agent i : types().grand_coalition()) {
    text += "\n     " + std::to_string(i.value + 1) + " is " + coq_comment(types().label(i)) + "; types";
    for (Type t; t.value < types().type_count(i); ++t.value)
      text +=
          (t.value == 0 ? " " : ", ") + std::to_string(t.value + 1) + " is " + coq_comment(types().label(i, t).label);
  }
  text += "\n   Outcomes:";
  for (std::size_t a = 0; a < environment.outcomes.size(); ++a)
    text += (a == 0 ? " " : ", ") + std::to_string(a + 1) + " is " + coq_comment(environment.outcomes[a]);
  text += " *)\n\nDefinition E : environment := {|\n  types := ";
  std::vector<std::string> type_lists, outcomes;
  for (Agent i : types().grand_coalition()) {
    std::vector<std::string> own;
    for (std::uint32_t t = 0; t < types().type_count(i); ++t) own.push_back(std::to_string(t + 1));
    type_lists.push_back(coq_list(own));
  }
  for (std::uint32_t a = 0; a < environment.outcome_count(); ++a) outcomes.push_back(std::to_string(a + 1));
  text += coq_list(type_lists) + "%nat;\n  prior := numbers [";
  for (Profile theta; theta.value < types().profile_count(); ++theta.value)
    text += std::string(theta.value == 0 ? "" : ";") + "\n    " + profile(theta) + " ↦ " +
            coq_number(environment.prior(theta));
  text += "];\n  outcomes := " + coq_list(outcomes) + "%nat;\n  payoff := payoff_tables [";
  for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
    text += std::string(a.value == 0 ? "" : ";") + "\n    (* " + std::to_string(a.value + 1) + " *) [";
    for (Profile theta; theta.value < types().profile_count(); ++theta.value) {
      std::vector<std::string> row;
      for (Agent i : types().grand_coalition()) row.push_back(coq_number(environment.payoffs(i, a, theta)));
      text += (theta.value == 0 ? "" : "; ") + profile(theta) + " ↦ " + coq_list(row);
    }
    text += "]";
  }
  return text + "];\n  outside := " + amounts_table(environment.outside_options) + " |}.\n\n";
}

std::string CoqVocabulary::rule_definitions() const {
  std::string text;
  for (std::size_t index : allocations_) {
    const AllocationRule& rule = model_.allocations[index];
    text += "(* " + coq_comment(rule.name) + " *)\nDefinition " + allocation_names_[index] +
            " : allocation := outcomes_by [";
    for (Profile theta; theta.value < types().profile_count(); ++theta.value) {
      std::vector<std::string> branches;
      for (const Lottery::Branch& branch : rule(theta).branches)
        branches.push_back("(" + std::to_string(branch.outcome.value + 1) + "%nat, " + coq_number(branch.probability) +
                           ")");
      text += std::string(theta.value == 0 ? "" : ";") + "\n    " + profile(theta) + " ↦ ";
      text += rule(theta).is_sure() ? "sure " + std::to_string(rule(theta).branches.front().outcome.value + 1)
                                    : coq_list(branches);
    }
    text += "].\n\n";
  }
  for (std::size_t index : transfers_)
    text += "(* " + coq_comment(model_.transfers[index].name) + " *)\nDefinition " + transfer_names_[index] +
            " : transfers := " + amounts_table(model_.transfers[index].amounts) + ".\n\n";
  return text;
}

std::string CoqVocabulary::definitions(std::vector<std::string>& theorems) const {
  CoqVocabulary self(*this);  // naming a coalition that is already known
  std::string text = environment(), guards = theorem("example_is_well_formed", "well_formed E", theorems);
  std::vector<std::string> names;
  for (Coalition each : coalitions_) {
    std::vector<std::string> members;
    for (Agent i : each) members.push_back(std::to_string(i.value + 1));
    text += "Definition " + self.coalition(each) + " : coalition := " + coq_list(members) + "%nat.\n";
    if (!each.empty()) names.push_back(self.coalition(each));
  }
  guards += theorem("coalitions_are_genuine", "genuine E " + coq_list(names), theorems);
  for (const auto& [pattern, name] : patterns_) {
    std::vector<std::string> members;
    for (Coalition each : pattern) members.push_back(self.coalition(each));
    text += "Definition " + name + " : list coalition := " + coq_list(members) + ".\n";
    guards += theorem(name + "_is_genuine", "genuine E " + name, theorems);
  }
  for (std::size_t index : allocations_)
    guards += theorem(allocation_names_[index] + "_is_one", "is_allocation E " + allocation_names_[index], theorems);
  return text + "\n" + rule_definitions() + guards;
}

}  // namespace candor
