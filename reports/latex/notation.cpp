// SPDX-License-Identifier: MIT
#include "reports/latex/notation.hpp"

#include <algorithm>
#include <array>

#include "exact/numeral.hpp"
#include "reports/latex/formula.hpp"
#include "reports/latex/text.hpp"

namespace candor::tex {
namespace {

constexpr std::array<std::string_view, 33> greek_names{
    "alpha", "beta",  "gamma", "delta", "epsilon", "zeta",  "eta", "theta",   "iota", "kappa", "lambda",
    "mu",    "nu",    "xi",    "pi",    "rho",     "sigma", "tau", "upsilon", "phi",  "chi",   "psi",
    "omega", "Gamma", "Delta", "Theta", "Lambda",  "Xi",    "Pi",  "Sigma",   "Phi",  "Psi",   "Omega"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_greek(std::string_view name) {
  return std::find(greek_names.begin(), greek_names.end(), name) != greek_names.end();
}

std::string parenthesised(const std::vector<std::string>& parts) {
  return parts.size() == 1 ? parts.front() : "(" + joined(parts, ",") + ")";
}

}  // namespace

std::optional<Symbol> symbol(std::string_view label) {
  std::size_t stem = label.size();
  while (stem > 0 && is_digit(label[stem - 1])) --stem;
  const std::string_view digits = label.substr(stem);
  std::string_view base = label.substr(0, stem);
  if (!digits.empty() && base.size() > 1 && base.back() == '_') base.remove_suffix(1);
  if (is_greek(base)) return Symbol{"\\" + std::string(base), std::string(digits)};
  if (base.size() == 1 && is_letter(base[0]) && !digits.empty()) return Symbol{std::string(base), std::string(digits)};
  return std::nullopt;
}

std::optional<std::string> number_label(std::string_view label) {
  const Numeral numeral = parse_numeral(label);
  if (!numeral.value) return std::nullopt;
  return numeral.decimal ? std::string(label) : latex(*numeral.value);
}

std::string fraction(const Rational& value) { return latex(value, FractionStyle::text); }

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string result;
  for (std::size_t k = 0; k < parts.size(); ++k) result += (k == 0 ? std::string() : std::string(separator)) + parts[k];
  return result;
}

std::string relation(Relation relation) {
  switch (relation) {
    case Relation::equal: return "=";
    case Relation::not_equal: return "\\ne";
    case Relation::at_most: return "\\le";
    case Relation::less_than: return "<";
    case Relation::at_least: return "\\ge";
    case Relation::greater_than: return ">";
  }
  return {};
}

std::string Notation::agent(Agent agent) const {
  const std::string& label = types().label(agent);
  if (const auto number = number_label(label)) return *number;
  if (const auto found = symbol(label)) return found->base + (found->digits.empty() ? "" : "_{" + found->digits + "}");
  return upright(label);
}

std::string Notation::type(Agent agent, Type type) const {
  const std::string& label = types().label(agent, type).label;
  if (const auto number = number_label(label)) return *number;
  const auto found = symbol(label);
  if (!found) return upright(label);
  return found->base + "_{" + this->agent(agent) + "}" + (found->digits.empty() ? "" : "^{" + found->digits + "}");
}

std::string Notation::type_symbol(Agent agent) const { return "\\theta_{" + this->agent(agent) + "}"; }

std::string Notation::coalition(Coalition coalition) const {
  std::vector<std::string> members;
  for (Agent i : coalition) members.push_back(agent(i));
  return members.empty() ? "\\emptyset" : "\\{" + joined(members, ",") + "\\}";
}

std::string Notation::members(Coalition coalition) const {
  return coalition.size() == 1 ? agent(*coalition.begin()) : this->coalition(coalition);
}

std::string Notation::joint(JointType joint) const {
  std::vector<std::string> parts;
  for (Agent i : joint.coalition) parts.push_back(type(i, types().type_of(joint, i)));
  return parts.empty() ? "\\cdot" : parenthesised(parts);
}

std::string Notation::profile(Profile profile) const {
  return joint(types().restrict(profile, types().grand_coalition()));
}

std::string Notation::outcome(Outcome outcome) const {
  const std::string& label = model_.environment.outcomes.at(outcome.value);
  if (const auto number = number_label(label)) return *number;
  if (const auto found = symbol(label)) return found->base + (found->digits.empty() ? "" : "_{" + found->digits + "}");
  return upright(label);
}

std::string Notation::lottery(const Lottery& lottery) const {
  if (lottery.is_sure()) return outcome(lottery.branches.front().outcome);
  std::vector<std::string> parts;
  for (const Lottery::Branch& branch : lottery.branches)
    parts.push_back(fraction(branch.probability) + "\\," + outcome(branch.outcome));
  return joined(parts, "+");
}

std::string Notation::pattern(const CoalitionPattern& pattern) const {
  std::vector<std::string> parts;
  for (Coalition member : pattern) parts.push_back(coalition(member));
  return "\\{" + joined(parts, ",\\ \\allowbreak ") + "\\}";
}

std::string Notation::rule_name(const std::string& name) const {
  if (const auto found = symbol(name)) return found->base + (found->digits.empty() ? "" : "^{" + found->digits + "}");
  return name.size() == 1 && is_letter(name[0]) ? name : upright(name);
}

std::string Notation::allocation(std::size_t allocation) const {
  return rule_name(model_.allocations.at(allocation).name);
}

std::string Notation::transfers(std::size_t transfers) const { return rule_name(model_.transfers.at(transfers).name); }

std::string Notation::transfer(std::size_t transfers, const std::string& subscript) const {
  return this->transfers(transfers) + "_{" + subscript + "}";
}

std::string Notation::mechanism(const Mechanism& mechanism) const {
  std::vector<std::string> rules;
  for (std::size_t rule : mechanism.transfers) rules.push_back(transfers(rule));
  if (rules.empty()) return allocation(mechanism.allocation);
  const std::string list = joined(rules, ",");
  return "(" + allocation(mechanism.allocation) + "," + (rules.size() == 1 ? list : "\\{" + list + "\\}") + ")";
}

std::string Notation::event(const Event& event) const {
  std::vector<std::string> parts;
  for (Agent i : event.types.coalition)
    parts.push_back(type_symbol(i) + "=" + type(i, types().type_of(event.types, i)));
  if (event.condition) parts.push_back(formula_text(*this, event.condition->text));
  return joined(parts, ",\\ \\allowbreak ");
}

std::string Notation::report(const MixedReport& report) const {
  std::vector<std::string> parts;
  for (const MixedReport::Branch& branch : report.branches)
    parts.push_back((branch.probability == Rational(1) ? "" : fraction(branch.probability) + "\\,") +
                    joint(branch.report));
  return joined(parts, "\\oplus ");
}

std::string Notation::expectation(const Expectation& expectation) const {
  return under(expectation, expectation.transfers ? transfers(*expectation.transfers) : std::string());
}

std::string Notation::under(const Expectation& expectation, const std::string& rule) const {
  std::vector<std::string> rules;
  if (expectation.allocation && model_.allocations.size() > 1) rules.push_back(allocation(*expectation.allocation));
  if (!rule.empty()) rules.push_back(rule);
  std::string result = expectation.quantity == Quantity::payoff     ? "U"
                       : expectation.quantity == Quantity::transfer ? "T"
                                                                    : "V";
  if (!rules.empty()) result += "_{" + joined(rules, ",") + "}";

  const Coalition reporting =
      expectation.report.is_truth() ? Coalition() : expectation.report.branches.front().report.coalition;
  const Coalition given = expectation.given.types.coalition, own = expectation.coalition;
  result += "(" + members(own);
  const bool own_types_given = !own.empty() && own.is_subset_of(given);
  std::string condition, rest;
  if (own_types_given) {
    condition = joint(types().restrict(expectation.given.types, own));
    rest = event({types().restrict(expectation.given.types, given.without(own)), expectation.given.condition});
  } else {
    rest = event(expectation.given);
  }
  const bool own_report = own_types_given && reporting == own;
  if (own_report) condition += "\\to " + report(expectation.report);
  const std::string all_conditions =
      joined(condition.empty() || rest.empty() ? std::vector{condition + rest} : std::vector{condition, rest},
             ",\\ \\allowbreak ");
  if (!all_conditions.empty()) result += "\\mid " + all_conditions;
  if (!reporting.empty() && !own_report)
    result += ";\\ \\allowbreak \\hat\\theta_{" + members(reporting) + "}=" + report(expectation.report);
  return result + ")";
}

std::string Notation::side(const Side& side) const {
  if (side.expectations.empty()) return fraction(side.value);
  if (side.expectations.size() == 1) return expectation(side.expectations.front());
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < side.expectations.size(); ++k) {
    if (side.weights.empty())
      parts.push_back(transfers(side.expectations[k].transfers.value()));
    else if (side.weights[k].sign() > 0)
      parts.push_back((side.weights[k] == Rational(1) ? "" : fraction(side.weights[k]) + "\\,") +
                      expectation(side.expectations[k]));
  }
  if (!side.weights.empty()) return joined(parts, "+");
  return "\\min_{\\phi\\in\\{" + joined(parts, ",") + "\\}}" + under(side.expectations.front(), "\\phi");
}

std::string Notation::probability(const Event& event, const Event& given) const {
  const std::string condition = this->event(given);
  return "p(" + this->event(event) + (condition.empty() ? "" : "\\mid " + condition) + ")";
}

}  // namespace candor::tex
