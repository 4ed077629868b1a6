// SPDX-License-Identifier: MIT
#include "reports/latex/example.hpp"

#include <algorithm>

#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/text.hpp"
#include "reports/latex/written.hpp"
#include "reports/printers/latex.hpp"
#include "reports/surplus.hpp"
#include "reports/words/continuum/words.hpp"
#include "reports/words/finite/parameters.hpp"
#include "reports/words/labels.hpp"

namespace candor::tex {
namespace {

constexpr std::size_t most_coalitions_listed = 32;

class Restatement {
 public:
  Restatement(const Setting& setting, const CaseFile& file)
      : setting_(setting),
        n_(setting.notation),
        file_(file),
        environment_(file.finite().environment),
        types_(file.finite().environment.types) {}

  std::vector<ExamplePart> parts() const {
    std::vector<ExamplePart> result{
        {"Agents and types", agents()}, {"Prior", prior()}, {"Outcomes and payoffs", payoffs()}};
    if (!file_.written_outside_options.empty() && !only_default(file_.written_outside_options))
      result.push_back({"Outside options", outside_options()});
    result.push_back({file_.finite().allocations.size() == 1 ? "Allocation rule" : "Allocation rules", allocations()});
    if (!file_.finite().transfers.empty())
      result.push_back({file_.finite().transfers.size() == 1 ? "Transfer rule" : "Transfer rules", transfers()});
    if (!file_.finite().mechanisms.empty())
      result.push_back({file_.finite().mechanisms.size() == 1 ? "Mechanism" : "Mechanisms", mechanisms()});
    return result;
  }

 private:
  static bool only_default(const WrittenParts& parts) {
    return std::all_of(parts.begin(), parts.end(),
                       [](const auto& part) { return std::holds_alternative<WrittenDefault>(part.second); });
  }
  bool same_types_for_all() const {
    const auto labels = [&](Agent i) {
      std::vector<std::string> result;
      for (Type t; t.value < types_.type_count(i); ++t.value) result.push_back(types_.label(i, t).label);
      return result;
    };
    for (Agent i : types_.grand_coalition())
      if (labels(i) != labels(Agent{0})) return false;
    return true;
  }
  std::string type_set(Agent i) const {
    std::vector<std::string> parts;
    for (Type t; t.value < types_.type_count(i); ++t.value) {
      const TypeLabel& label = types_.label(i, t);
      const bool named_value = label.value && !wording::number_of(label.label);
      parts.push_back(n_.type(i, t) + (named_value ? "\\ (=" + fraction(*label.value) + ")" : ""));
    }
    return "\\{" + joined(parts, ",\\,\\allowbreak ") + "\\}";
  }
  bool types_carry_their_agent() const {
    for (Agent i : types_.grand_coalition())
      for (Type t; t.value < types_.type_count(i); ++t.value)
        if (wording::symbol_of(types_.label(i, t).label)) return true;
    return false;
  }

  std::string agents() const {
    std::string result = "The agents are " + math("I=" + n_.coalition(types_.grand_coalition())) + ". ";
    if (same_types_for_all() && !types_carry_their_agent()) {
      result += "Each has the types " + math("\\Theta_i=" + type_set(Agent{0}));
    } else {
      std::vector<std::string> sets;
      for (Agent i : types_.grand_coalition()) sets.push_back(math("\\Theta_{" + n_.agent(i) + "}=" + type_set(i)));
      result += "Their types are " + joined(sets, ", ");
    }
    result += "; there are " + std::to_string(types_.profile_count()) + " type profiles. " + pattern();
    if (!file_.parameters.empty()) {
      std::vector<std::string> values;
      for (const auto& [name, value] : file_.parameters)
        values.push_back(math(printers::latex(wording::symbol_of_parameter(name) == value)));
      result += " Parameters: " + joined(values, ", ") + ".";
    }
    return "\\begingroup\\raggedright " + result + "\\par\\endgroup\n";
  }
  std::string pattern() const {
    const CoalitionPattern& pattern = environment_.coalitions;
    const std::string count = std::to_string(pattern.size());
    if (pattern == all_coalitions(types_.agent_count())) return "Every coalition can form.";
    if (pattern == proper_coalitions(types_.agent_count())) return "Every coalition but the grand coalition can form.";
    if (pattern.size() > most_coalitions_listed) return count + " coalitions can form.";
    return "The coalitions that can form are " + math(n_.pattern(pattern)) + ".";
  }

  std::string prior() const {
    const Subject subject{[](const std::string&) { return std::string("p(\\theta)"); },
                          [](const std::string&) { return std::string("p(\\theta)"); }, false};
    const auto is_marginal = [](const auto& part) {
      const auto* table = std::get_if<WrittenTable>(&part.second);
      return table != nullptr && table->columns.size() == 2 && table->columns.front() == "type";
    };
    const bool independent = !file_.written_prior.empty() &&
                             std::all_of(file_.written_prior.begin(), file_.written_prior.end(), is_marginal);
    std::string result;
    if (independent) {
      result += marginals();
    } else if (only_default(file_.written_prior)) {
      result += "The prior is uniform: each type profile has probability " +
                math(fraction(environment_.prior(Profile{0}))) + ".\n";
    } else {
      result += written(setting_, file_.written_prior, subject);
      const bool tabulated = std::all_of(file_.written_prior.begin(), file_.written_prior.end(), [](const auto& part) {
        return std::holds_alternative<WrittenTable>(part.second);
      });
      if (!tabulated) result += prior_table();
    }
    return result;
  }
  /// Independent priors: each agent's probabilities, once if they are the same for all.
  std::string marginals() const {
    const auto probabilities = [&](Agent i) {
      std::vector<std::string> result;
      for (Type t; t.value < types_.type_count(i); ++t.value)
        result.push_back(fraction(environment_.prior.marginal(types_, {Coalition::of(i), t.value})));
      return result;
    };
    const auto listed = [&](Agent i) {
      std::vector<std::string> equations;
      const std::vector<std::string> values = probabilities(i);
      for (Type t; t.value < types_.type_count(i); ++t.value)
        equations.push_back("p_{" + n_.agent(i) + "}(" + n_.type(i, t) + ")=" + values[t.value]);
      return math(joined(equations, ",\\ \\allowbreak "));
    };
    const bool same = same_types_for_all() && !types_carry_their_agent() &&
                      std::all_of(types_.grand_coalition().begin(), types_.grand_coalition().end(),
                                  [&](Agent i) { return probabilities(i) == probabilities(Agent{0}); });
    std::string result = "Types are drawn independently, " + math("p(\\theta)=\\prod_i p_i(\\theta_i)") + ", with ";
    if (same) {
      std::vector<std::string> equations;
      const std::vector<std::string> values = probabilities(Agent{0});
      for (Type t; t.value < types_.type_count(Agent{0}); ++t.value)
        equations.push_back("p_i(" + n_.type(Agent{0}, t) + ")=" + values[t.value]);
      return result + math(joined(equations, ",\\ \\allowbreak ")) + " for every agent.\n";
    }
    std::vector<std::string> lists;
    for (Agent i : types_.grand_coalition()) lists.push_back(listed(i));
    return result + joined(lists, "; ") + ".\n";
  }
  std::string prior_table() const {
    if (!is_tabulated()) return "\n";
    Table table("lr", {math("\\theta"), math("p(\\theta)")});
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value)
      table.row({math(n_.profile(theta)), math(fraction(environment_.prior(theta)))});
    return "\\noindent As a table:\n" + table.set(setting_.measure);
  }

  std::string payoffs() const {
    std::vector<std::string> labels;
    for (Outcome a; a.value < environment_.outcome_count(); ++a.value) labels.push_back(n_.outcome(a));
    const std::string count = std::to_string(labels.size());
    const std::string listed = labels.size() <= setting_.row_limit
                                   ? math("A=\\{" + joined(labels, ",\\ \\allowbreak ") + "\\}")
                                   : std::string();
    std::string result =
        are_choices()
            ? "An outcome is a choice $a_i$ of every agent $i$, written in the order of the agents; there are " +
                  count + (listed.empty() ? "" : ": " + listed) + ". "
            : "The outcomes are " + (listed.empty() ? count + " in number" : listed) + ". ";
    if (!are_choices()) result += attributes();
    const Subject subject{
        [](const std::string& subscript) { return "u_{" + (subscript.empty() ? "i" : subscript) + "}(a,\\theta)"; },
        [&](const std::string& column) { return value_column("u", column, "payoff "); }, true};
    return "\\begingroup\\raggedright " + result + "\\par\\endgroup\n\\noindent The payoffs from outcome $a$ are\n" +
           written(setting_, file_.written_payoffs, subject);
  }
  bool are_choices() const {
    if (file_.outcome_attributes.empty() || file_.outcome_attributes.front().size() != types_.agent_count())
      return false;
    for (Agent i : types_.grand_coalition())
      if (file_.outcome_attributes.front()[i.value].first != types_.label(i)) return false;
    return true;
  }
  std::string attributes() const {
    if (file_.outcome_attributes.empty() || file_.outcome_attributes.front().empty()) return {};
    std::vector<std::string> header{math("a")};
    for (const auto& attribute : file_.outcome_attributes.front())
      header.push_back(math(upright(attribute.first) + "(a)"));
    Table table("l" + std::string(header.size() - 1, 'l'), header);
    for (Outcome a; a.value < environment_.outcome_count() && a.value < file_.outcome_attributes.size(); ++a.value) {
      std::vector<std::string> cells{math(n_.outcome(a))};
      for (const auto& attribute : file_.outcome_attributes[a.value])
        cells.push_back(math(value_label(attribute.second)));
      table.row(std::move(cells));
    }
    return "Their attributes:\n" + table.set(setting_.measure) + "\\noindent ";
  }
  /// "payoff 2" is u_{2}; a column without an agent is the subject itself.
  std::string value_column(const std::string& base, const std::string& column, const std::string& prefix) const {
    const auto agent = column.starts_with(prefix) ? types_.find_agent(column.substr(prefix.size())) : std::nullopt;
    return agent                                ? base + "_{" + n_.agent(*agent) + "}"
           : column.starts_with("probability ") ? "\\Pr(" + outcome_label(column.substr(12)) + ")"
                                                : base;
  }
  std::string outcome_label(const std::string& label) const {
    for (Outcome a; a.value < environment_.outcome_count(); ++a.value)
      if (environment_.outcomes[a.value] == label) return n_.outcome(a);
    return upright(label);
  }

  std::string outside_options() const {
    const Subject subject{
        [](const std::string& subscript) { return "o_{" + (subscript.empty() ? "i" : subscript) + "}(\\theta)"; },
        [&](const std::string& column) { return value_column("o", column, "outside "); }, true};
    return "An agent who does not take part gets\n" + written(setting_, file_.written_outside_options, subject);
  }

  std::string allocations() const {
    std::string result;
    for (std::size_t q = 0; q < file_.finite().allocations.size(); ++q) {
      const std::string symbol = n_.allocation(q);
      const Subject subject{[&](const std::string&) { return symbol + "(\\theta)"; },
                            [&](const std::string& column) {
                              return column.starts_with("probability ") ? value_column("", column, "")
                                                                        : symbol + "(\\theta)";
                            },
                            false};
      const auto parts = file_.written_allocations.find(file_.finite().allocations[q].name);
      if (parts != file_.written_allocations.end())
        result += written(setting_, parts->second, subject, !is_tabulated());
      if (!is_constant(file_.finite().allocations[q])) result += chosen(q);
    }
    return result;
  }
  /// Whether rules are shown profile by profile.
  bool is_tabulated() const { return types_.profile_count() <= setting_.row_limit; }
  bool is_constant(const AllocationRule& rule) const { return rule.lotteries.size() == 1; }
  /// What the rule chooses and what everyone gets from it, at each profile.
  std::string chosen(std::size_t q) const {
    if (!is_tabulated()) return {};
    const AllocationRule& rule = file_.finite().allocations[q];
    std::vector<std::string> header{math("\\theta"), math(n_.allocation(q) + "(\\theta)")};
    for (Agent i : types_.grand_coalition()) header.push_back(math("u_{" + n_.agent(i) + "}"));
    header.push_back(math("\\sum_i u_i"));
    Table table("ll" + std::string(types_.agent_count() + 1, 'r'), header);
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
      std::vector<std::string> cells{math(n_.profile(theta)), math(n_.lottery(rule(theta)))};
      for (Agent i : types_.grand_coalition()) {
        Rational payoff;
        for (const Lottery::Branch& branch : rule(theta).branches)
          payoff += branch.probability * environment_.payoffs(i, branch.outcome, theta);
        cells.push_back(math(fraction(payoff)));
      }
      cells.push_back(math(fraction(surplus(file_.finite(), rule, theta))));
      table.row(std::move(cells));
    }
    return "\\noindent What " + math(n_.allocation(q)) + " chooses, and the payoffs when the reports are true:\n" +
           table.set(setting_.measure);
  }

  std::string transfers() const {
    std::string result = "Transfers are amounts paid \\emph{to} the agents.\n\n";
    std::vector<Table> tables;
    for (std::size_t k = 0; k < file_.finite().transfers.size(); ++k) {
      const Subject subject{[&](const std::string& subscript) {
                              return (subscript.empty() ? n_.transfers(k) : n_.transfer(k, subscript)) + "(\\theta)";
                            },
                            [&](const std::string& column) { return transfer_column(k, column); }, true};
      const auto parts = file_.written_transfers.find(file_.finite().transfers[k].name);
      if (parts != file_.written_transfers.end()) result += written(setting_, parts->second, subject, !is_tabulated());
      tables.push_back(amounts(k));
    }
    if (is_tabulated()) result += "\\noindent Their values at every type profile:\n" + flow(tables, setting_.measure);
    return result;
  }
  std::string transfer_column(std::size_t k, const std::string& column) const {
    const auto agent = column.starts_with("transfer ") ? types_.find_agent(column.substr(9)) : std::nullopt;
    return agent ? n_.transfer(k, n_.agent(*agent)) : n_.transfers(k);
  }
  Table amounts(std::size_t k) const {
    std::vector<std::string> header{math("\\theta")};
    for (Agent i : types_.grand_coalition()) header.push_back(math(n_.transfer(k, n_.agent(i))));
    Table table("l" + std::string(types_.agent_count(), 'r'), header);
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
      std::vector<std::string> cells{math(n_.profile(theta))};
      for (Agent i : types_.grand_coalition())
        cells.push_back(math(fraction(file_.finite().transfers[k].amounts(i, theta))));
      table.row(std::move(cells));
    }
    return table;
  }

  std::string mechanisms() const {
    Table table("ll", {"name", "rules"});
    for (const Mechanism& mechanism : file_.finite().mechanisms)
      table.row({code(mechanism.name), math(n_.mechanism(mechanism))});
    return table.set(setting_.measure);
  }

  const Setting& setting_;
  const Notation& n_;
  const CaseFile& file_;
  const Environment& environment_;
  const TypeSpace& types_;
};

}  // namespace

std::vector<ExamplePart> example_parts(const Setting& setting, const CaseFile& file) {
  if (const auto* model = std::get_if<continuum::Model>(&file.model)) {
    std::vector<ExamplePart> parts;
    for (const continuum::Part& part : continuum::example_parts(*model))
      parts.push_back({part.heading, printers::latex(part.body, setting.measure)});
    return parts;
  }
  if (family_of(file.model) == Family::dynamic) return dynamic::example_parts(setting, file);
  return Restatement(setting, file).parts();
}

}  // namespace candor::tex
