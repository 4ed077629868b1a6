// SPDX-License-Identifier: MIT
#include "cases/format/write/write_case.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <utility>

#include "cases/format/read/schema.hpp"
#include "cases/format/write/tidy.hpp"
#include "checker/model/finite/no_transfers.hpp"
#include "checker/properties/words.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using Cells = std::vector<std::string>;

std::string row(const Cells& cells) {
  std::string text;
  for (const std::string& cell : cells) text += (text.empty() ? "" : ", ") + cell;
  return "[" + text + "]";
}

constexpr std::size_t longest_line = 170;

/// Folded text is read back with one blank where a line ends.
bool survives_folding(std::string_view text) {
  return text.front() != ' ' && text.back() != ' ' && text.find("  ") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= ' '; });
}

std::string folded(std::string_view text, std::size_t indent) {
  std::string lines, one;
  const auto finish = [&] { lines += std::string(indent, ' ') + std::exchange(one, {}) + '\n'; };
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (!one.empty() && indent + one.size() + word.size() >= longest_line) finish();
    one += (one.empty() ? "" : " ") + std::string(word);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  finish();
  return lines;
}

class CaseWriter {
 public:
  explicit CaseWriter(const CaseFile& file)
      : file_(file), environment_(file.finite().environment), types_(&environment_.types) {}

  std::string text() {
    write_heading();
    write_agents();
    write_prior();
    write_outcomes();
    write_payoffs();
    if (environment_.outside_options != AgentAmounts(types_->agent_count(), types_->profile_count())) {
      text_ += "\noutside_options:\n";
      write_amounts("outside", environment_.outside_options, "  ");
    }
    write_game_forms();
    write_strategies();
    write_allocations();
    write_transfers();
    write_mechanisms();
    if (file_.claims.empty()) throw std::domain_error("a case needs a claim");
    text_ += "\nclaims:\n";
    for (const StatedClaim& claim : file_.claims) text_ += write_claim(file_.finite(), claim);
    return std::move(text_);
  }

 private:
  void line(const std::string& key, const std::string& value) { text_ += key + ": " + value + "\n"; }
  void text_line(const std::string& key, const std::string& value) {
    if (value.empty()) return;
    if (key.size() + value.size() < longest_line || !survives_folding(value))
      line(key, yaml_scalar(value));
    else
      text_ += key + ": >-\n" + folded(value, key.find_first_not_of(' ') + 2);
  }

  void write_heading() {
    if (file_.title.empty() || file_.source.title.empty())
      throw std::domain_error("a case needs a title, and its source too");
    text_line("title", file_.title);
    const Source& source = file_.source;
    if (source.authors.empty() && source.year.empty() && source.where.empty() && source.note.empty()) {
      text_line("source", source.title);
    } else {
      text_ += "source:\n";
      text_line("  authors", source.authors);
      text_line("  title", source.title);
      text_line("  year", source.year);
      text_line("  where", source.where);
      text_line("  note", source.note);
    }
    text_line("about", file_.about);
    if (!file_.parameters.empty()) text_ += "\nparameters:\n";
    for (const auto& [name, value] : file_.parameters) line("  " + name, value.text());
    if (file_.outcome_filter || uses_without()) write_definitions();
  }

  bool uses_without() const {
    const std::vector<TransferRule>& rules = file_.finite().transfers;
    return std::any_of(rules.begin(), rules.end(),
                       [&](const TransferRule& rule) { return written_without(rule) != nullptr; });
  }
  /// All that is written as a formula is which outcomes there are, and which without an agent. They may use them.
  void write_definitions() {
    if (!file_.definitions.empty()) text_ += "\ndefine:\n";
    for (const NamedFormula& definition : file_.definitions) {
      std::string head = definition.name;
      if (!definition.parameters.empty()) {
        const std::string list = row(definition.parameters);
        head += "(" + list.substr(1, list.size() - 2) + ")";
      }
      line("  " + head, yaml_scalar(definition.formula.text));
    }
  }

  std::vector<std::string> agent_columns(const std::string& what) const {
    std::vector<std::string> columns;
    for (Agent i : types_->grand_coalition()) columns.push_back(what + " " + types_->label(i));
    return columns;
  }

  void write_agents() {
    Cells agents, sets;
    for (Agent i : types_->grand_coalition()) {
      agents.push_back(types_->label(i));
      sets.push_back(type_set(i));
    }
    text_ += "\n";
    if (file_.agent_attributes.empty())
      line("agents", row(agents));
    else
      text_ += "agents:\n";
    for (std::size_t i = 0; i < file_.agent_attributes.size(); ++i)
      line("  " + agents[i], map_of(file_.agent_attributes[i]));
    if (file_.type_attributes.empty() &&
        std::all_of(sets.begin(), sets.end(), [&](const std::string& set) { return set == sets.front(); }))
      line("types", sets.front());
    else {
      text_ += "types:\n";
      for (std::size_t i = 0; i < sets.size(); ++i) line("  " + agents[i], sets[i]);
    }
    line("coalitions", pattern());
  }

  /// A list of labels; a map from label to number if types have values that their labels do not
  /// say.
  std::string type_set(Agent agent) const {
    std::vector<TypeLabel> types;
    for (Type t; t.value < types_->type_count(agent); ++t.value) types.push_back(types_->label(agent, t));
    const auto says_value = [](const TypeLabel& type) { return parse_numeral(type.label).value.has_value(); };
    const bool valued =
        std::any_of(types.begin(), types.end(), [&](const TypeLabel& type) { return type.value && !says_value(type); });
    std::string text;
    for (std::size_t t = 0; t < types.size(); ++t) {
      const TypeLabel& type = types[t];
      text += (text.empty() ? "" : ", ") + type.label;
      if (!file_.type_attributes.empty()) text += ": " + map_of(file_.type_attributes[agent.value][t]);
      if (!valued) continue;
      if (!type.value && !says_value(type))
        throw std::domain_error("type " + type.label + " of agent " + types_->label(agent) +
                                " has no value, but other types of this agent have one");
      text += ": " + (type.value ? type.value->text() : type.label);
    }
    return valued || !file_.type_attributes.empty() ? "{" + text + "}" : "[" + text + "]";
  }

  static std::string map_of(const Attributes& attributes) {
    std::string text;
    for (const auto& [name, value] : attributes) text += (text.empty() ? "" : ", ") + name + ": " + value;
    return "{" + text + "}";
  }

  std::string pattern() const {
    const std::uint32_t agents = types_->agent_count();
    if (environment_.coalitions == all_coalitions(agents)) return "all";
    if (environment_.coalitions == proper_coalitions(agents)) return "proper";
    Cells coalitions;
    for (Coalition coalition : environment_.coalitions) {
      Cells members;
      for (Agent i : coalition) members.push_back(types_->label(i));
      coalitions.push_back(row(members));
    }
    return row(coalitions);
  }

  using RowsOf = std::function<std::vector<Cells>(Profile)>;

  /// The agents whose types make a difference to the rows.
  Coalition agents_that_matter(const RowsOf& rows) const {
    Coalition matter;
    for (Profile theta; theta.value < types_->profile_count(); ++theta.value)
      for (Agent i : types_->outsiders(matter))
        if (rows(theta) != rows(types_->replace(theta, {Coalition::of(i), 0}))) matter = matter.with(i);
    return matter;
  }

  /// A table with a column for the type of each of these agents; `rows` gives the other cells of
  /// each of their joint types, several rows or one.
  void write_table(const std::string& indent, Coalition agents, const Cells& columns, const RowsOf& rows) {
    const auto put = [&](Cells cells, const Cells& more) {
      cells.insert(cells.end(), more.begin(), more.end());
      text_ += indent + "- " + row(cells) + "\n";
    };
    Cells header;
    for (Agent i : agents) header.push_back(word_ + " " + types_->label(i));
    put(header, columns);
    for (std::uint32_t t = 0; t < types_->joint_type_count(agents); ++t) {
      const Profile theta{types_->offset({agents, t})};
      Cells labels;
      for (Agent i : agents) labels.push_back(types_->label(i, types_->type_of(theta, i)).label);
      for (const Cells& cells : rows(theta)) put(labels, cells);
    }
  }
  void write_table(const std::string& indent, const Cells& columns, const RowsOf& rows) {
    write_table(indent, agents_that_matter(rows), columns, rows);
  }

  void write_amounts(const std::string& what, const AgentAmounts& amounts, const std::string& indent) {
    write_table(indent, agent_columns(what), [&](Profile theta) {
      Cells cells;
      for (Agent i : types_->grand_coalition()) cells.push_back(amounts(i, theta).text());
      return std::vector<Cells>{cells};
    });
  }

  void write_prior() {
    const HiddenStates& states = environment_.states;
    if (!states.empty()) line("states", row(states.labels));
    text_ += "\nprior:\n";
    if (!states.empty())
      return write_table("  ", types_->grand_coalition(), {"state", "probability"}, [&](Profile theta) {
        std::vector<Cells> rows;
        for (std::uint32_t state = 0; state < states.count(); ++state)
          rows.push_back({states.labels[state], states(theta, state).text()});
        return rows;
      });
    write_table("  ", types_->grand_coalition(), {"probability"},
                [&](Profile theta) { return std::vector<Cells>{{environment_.prior(theta).text()}}; });
  }

  /// Outcomes that stand for one choice of each agent are called after the choices: "stay-go".
  bool are_choices() const {
    if (file_.outcome_attributes.size() != environment_.outcomes.size()) return false;
    for (std::size_t a = 0; a < environment_.outcomes.size(); ++a) {
      std::string label;
      if (file_.outcome_attributes[a].size() != types_->agent_count()) return false;
      for (const auto& [agent, choice] : file_.outcome_attributes[a]) label += (label.empty() ? "" : "-") + choice;
      if (label != environment_.outcomes[a]) return false;
    }
    return true;
  }

  void write_outcomes() {
    text_ += "\n";
    if (file_.outcome_filter)
      return line("outcomes", "{choices: " + row(file_.outcome_filter->choices) +
                                  ", where: " + yaml_scalar(file_.outcome_filter->condition->text) + "}");
    if (are_choices()) {
      Cells choices;
      for (const auto& made : file_.outcome_attributes)
        if (std::find(choices.begin(), choices.end(), made.back().second) == choices.end())
          choices.push_back(made.back().second);
      return line("outcomes", "{choices: " + row(choices) + "}");
    }
    const auto& attributes = file_.outcome_attributes;
    if (std::all_of(attributes.begin(), attributes.end(), [](const auto& of_outcome) { return of_outcome.empty(); }))
      return line("outcomes", row(environment_.outcomes));
    text_ += "outcomes:\n";
    for (std::size_t a = 0; a < environment_.outcomes.size(); ++a) {
      line("  " + environment_.outcomes[a], map_of(attributes[a]));
    }
  }

  void write_payoffs() {
    text_ += "\npayoffs:\n";
    if (!environment_.states.empty()) return write_payoffs_in_states();
    write_by_outcome("payoff", "  ", [&](Agent agent, Outcome outcome, Profile theta) {
      return environment_.payoffs(agent, outcome, theta);
    });
  }

  void write_payoffs_in_states() {
    const HiddenStates& states = environment_.states;
    Cells columns = agent_columns("payoff");
    columns.insert(columns.begin(), {"outcome", "state"});
    write_table("  ", columns, [&](Profile theta) {
      std::vector<Cells> rows;
      for (Outcome a; a.value < environment_.outcome_count(); ++a.value)
        for (std::uint32_t state = 0; state < states.count(); ++state) {
          rows.push_back({environment_.outcomes[a.value], states.labels[state]});
          for (Agent i : types_->grand_coalition()) rows.back().push_back(states.payoffs[state](i, a, theta).text());
        }
      return rows;
    });
  }

  /// amount(agent, outcome, profile)
  template <class Amount>
  void write_by_outcome(const std::string& what, const std::string& indent, const Amount& amount) {
    Cells columns = agent_columns(what);
    columns.insert(columns.begin(), "outcome");
    write_table(indent, columns, [&](Profile theta) {
      std::vector<Cells> rows;
      for (Outcome a; a.value < environment_.outcome_count(); ++a.value) {
        rows.push_back({environment_.outcomes[a.value]});
        for (Agent i : types_->grand_coalition()) rows.back().push_back(amount(i, a, theta).text());
      }
      return rows;
    });
  }

  void write_game_forms() {
    if (!file_.finite().game_forms.empty()) text_ += "\ngame_forms:\n";
    for (const GameForm& form : file_.finite().game_forms) {
      text_ += "  " + form.name + ":\n    messages:\n";
      types_ = &form.messages;
      word_ = "message";
      for (Agent i : types_->grand_coalition()) line("      " + types_->label(i), type_set(i));
      text_ += "    allocation:\n";
      write_chosen(form.allocation, "      ");
      text_ += "    transfers:\n";
      write_amounts("transfer", form.transfers, "      ");
      types_ = &environment_.types;
      word_ = "type";
    }
  }

  void write_strategies() {
    if (!file_.finite().strategies.empty()) text_ += "\nstrategies:\n";
    for (const StrategyProfile& strategies : file_.finite().strategies) {
      const GameForm& form = file_.finite().game_forms[strategies.game_form];
      line("  " + strategies.name + ":\n    game_form", form.name);
      text_ += "    plan:\n";
      for (Agent i : types_->grand_coalition()) {
        text_ += "      " + types_->label(i) + ":\n";
        Cells header{"type"};
        for (Type m; m.value < form.messages.type_count(i); ++m.value)
          header.push_back("probability " + form.messages.label(i, m).label);
        text_ += "        - " + row(header) + "\n";
        for (Type t; t.value < types_->type_count(i); ++t.value) {
          Cells cells{types_->label(i, t).label};
          for (const Rational& probability : strategies.sends[i.value][t.value]) cells.push_back(probability.text());
          text_ += "        - " + row(cells) + "\n";
        }
      }
    }
  }

  /// "induced, strategies: low".
  std::string induced(std::size_t strategies) const {
    return "{construction: induced, strategies: " + file_.finite().strategies[strategies].name + "}";
  }

  void write_allocations() {
    if (!file_.finite().allocations.empty()) text_ += "\nallocations:\n";
    for (const AllocationRule& rule : file_.finite().allocations) {
      if (rule.induced) {
        line("  " + rule.name, induced(*rule.induced));
        continue;
      }
      if (rule.efficient) {
        line("  " + rule.name, "{construction: efficient, ties: " +
                                   words_of(Shape::ties)[static_cast<std::size_t>(*rule.efficient)] + "}");
        continue;
      }
      if (rule.by_preferences && (!rule.by_preferences->seats || file_.outcome_filter || are_choices())) {
        line("  " + rule.name, by_preferences(*rule.by_preferences));
        continue;
      }
      text_ += "  " + rule.name + ":\n";
      write_chosen(rule, "    ");
    }
  }

  std::string by_preferences(const PreferenceConstruction& construction) const {
    std::string result = "{construction: " + std::string(word_of(construction.rule));
    if (!construction.order.empty()) result += ", order: " + agents(construction.order);
    if (construction.ties) result += ", ties: " + std::string(word_of(*construction.ties));
    if (construction.seats) {
      std::string priorities, capacities;
      for (const Seat& seat : construction.seats->seats) {
        priorities += (priorities.empty() ? "" : ", ") + seat.name + ": " + agents(seat.priority);
        capacities += (capacities.empty() ? "" : ", ") + seat.name + ": " + std::to_string(seat.capacity);
      }
      result += ", priorities: {" + priorities + "}, capacities: {" + capacities + "}";
    }
    return result + "}";
  }
  std::string agents(const std::vector<Agent>& order) const {
    Cells labels;
    for (Agent i : order) labels.push_back(environment_.types.label(i));
    return row(labels);
  }

  /// The outcomes, or the lotteries over them.
  void write_chosen(const AllocationRule& rule, const std::string& indent) {
    if (std::all_of(rule.lotteries.begin(), rule.lotteries.end(),
                    [](const Lottery& lottery) { return lottery.is_sure(); }))
      write_table(indent, {"outcome"}, [&](Profile theta) {
        return std::vector<Cells>{{environment_.outcomes[rule(theta).branches.front().outcome.value]}};
      });
    else
      write_lotteries(rule, indent);
  }

  void write_lotteries(const AllocationRule& rule, const std::string& indent) {
    std::vector<bool> occurs(environment_.outcomes.size());
    for (const Lottery& lottery : rule.lotteries)
      for (const Lottery::Branch& branch : lottery.branches) occurs[branch.outcome.value] = true;
    Cells columns;
    for (std::size_t a = 0; a < occurs.size(); ++a)
      if (occurs[a]) columns.push_back("probability " + environment_.outcomes[a]);
    write_table(indent, columns, [&](Profile theta) {
      std::vector<Rational> probability(occurs.size());
      for (const Lottery::Branch& branch : rule(theta).branches) probability[branch.outcome.value] = branch.probability;
      Cells cells;
      for (std::size_t a = 0; a < occurs.size(); ++a)
        if (occurs[a]) cells.push_back(probability[a].text());
      return std::vector<Cells>{cells};
    });
  }

  void write_transfers() {
    const std::vector<TransferRule>& rules = file_.finite().transfers;
    if (!std::all_of(rules.begin(), rules.end(), is_no_transfers)) text_ += "\ntransfers:\n";
    for (const TransferRule& rule : rules) {
      if (is_no_transfers(rule)) continue;  // mechanisms and claims say so
      if (rule.induced) {
        line("  " + rule.name, induced(*rule.induced));
        continue;
      }
      if (rule.construction) {
        const std::string name =
            words_of(Shape::transfer_construction)[static_cast<std::size_t>(rule.construction->rule)];
        const Formula* without = written_without(rule);
        line("  " + rule.name, "{construction: " + name +
                                   ", allocation: " + file_.finite().allocations[rule.construction->allocation].name +
                                   (without != nullptr ? ", without: " + yaml_scalar(without->text) : "") + "}");
        continue;
      }
      text_ += "  " + rule.name + ":\n";
      if (rule.drawn)
        write_payments(*rule.drawn);
      else
        write_amounts("transfer", rule.amounts, "    ");
    }
  }

  /// Which outcomes are available without an agent, as the case has it.
  const Formula* written_without(const TransferRule& rule) const {
    const auto written = file_.written_transfers.find(rule.name);
    if (written == file_.written_transfers.end() || written->second.empty()) return nullptr;
    const auto* construction = std::get_if<WrittenConstruction>(&written->second.front().second);
    return construction != nullptr ? construction->without.get() : nullptr;
  }

  void write_payments(const DrawnPayments& drawn) {
    line("    allocation", file_.finite().allocations[drawn.allocation].name);
    text_ += "    payments:\n";
    write_by_outcome("payment", "      ", [&](Agent agent, Outcome outcome, Profile theta) {
      return drawn.by_outcome[outcome.value](agent, theta);
    });
  }

  void write_mechanisms() {
    if (!file_.finite().mechanisms.empty()) text_ += "\nmechanisms:\n";
    for (const Mechanism& mechanism : file_.finite().mechanisms) {
      Cells rules;
      for (std::size_t rule : mechanism.transfers)
        if (!is_no_transfers(file_.finite().transfers[rule])) rules.push_back(file_.finite().transfers[rule].name);
      line("  " + mechanism.name, "{allocation: " + file_.finite().allocations[mechanism.allocation].name +
                                      ", transfers: " + (rules.size() == 1 ? rules.front() : row(rules)) + "}");
    }
  }

  const CaseFile& file_;
  const Environment& environment_;
  const TypeSpace* types_;  // of the table that is written: in a game form, messages
  std::string word_ = "type";
  std::string text_;
};

}  // namespace

std::string write_case(const CaseFile& file) { return tidy(CaseWriter(file).text(), {}); }

std::string yaml_scalar(std::string_view text) {
  const auto is_alphanumeric = [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
  };
  const auto is_safe = [&](char c) {
    return is_alphanumeric(c) || c == '_' || c == '.' || c == '-' || c == '/' || c == ' ' || c == '(' || c == ')' ||
           c == ';';
  };
  if (!text.empty() && is_alphanumeric(text.front()) && text.back() != ' ' &&
      std::all_of(text.begin(), text.end(), is_safe))
    return std::string(text);
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result + '"';
}

}  // namespace candor
