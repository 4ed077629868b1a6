// SPDX-License-Identifier: MIT
#include "reports/words/finite/example.hpp"

#include <algorithm>

#include "checker/model/finite/no_transfers.hpp"
#include "checker/model/finite/strategies.hpp"
#include "reports/document/letters.hpp"
#include "reports/surplus.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/formula.hpp"
#include "reports/words/finite/region.hpp"
#include "reports/words/finite/written.hpp"
#include "reports/words/labels.hpp"

namespace candor::wording {

using namespace document;

namespace {

using enum Table::Align;

constexpr std::size_t most_coalitions_listed = 32;

bool only_default(const WrittenParts& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [](const auto& part) { return std::holds_alternative<WrittenDefault>(part.second); });
}

class Restatement {
 public:
  Restatement(const Notation& n, const CaseFile& file, std::size_t row_limit)
      : n_(n),
        file_(file),
        model_(n.model()),
        environment_(n.model().environment),
        types_(n.types()),
        all_(n.types().grand_coalition()),
        row_limit_(row_limit) {}

  std::vector<Section> parts() const {
    std::vector<Section> result{{"Agents and types", agents()}};
    if (!file_.definitions.empty()) result.push_back({"Abbreviations", definitions()});
    if (!environment_.states.empty()) result.push_back({"Hidden states", {states()}});
    result.push_back({"Prior", environment_.states.empty() ? prior() : prior_of_states()});
    result.push_back({"Outcomes and payoffs", payoffs()});
    if (!file_.written_outside_options.empty() && !only_default(file_.written_outside_options))
      result.push_back({"Outside options", outside_options()});
    if (!model_.game_forms.empty())
      result.push_back({model_.game_forms.size() == 1 ? "Game form" : "Game forms", game_forms()});
    if (!model_.strategies.empty()) result.push_back({"Strategies", strategies()});
    if (!model_.allocations.empty())
      result.push_back({model_.allocations.size() == 1 ? "Allocation rule" : "Allocation rules", allocations()});
    const auto rules =
        model_.transfers.size() -
        static_cast<std::size_t>(std::count_if(model_.transfers.begin(), model_.transfers.end(), is_no_transfers));
    if (rules > 0) result.push_back({rules == 1 ? "Transfer rule" : "Transfer rules", transfers()});
    if (!model_.mechanisms.empty())
      result.push_back({model_.mechanisms.size() == 1 ? "Mechanism" : "Mechanisms", {mechanisms()}});
    return result;
  }

 private:
  std::vector<Type> types_of(Agent i) const {
    std::vector<Type> result;
    for (Type t; t.value < types_.type_count(i); ++t.value) result.push_back(t);
    return result;
  }
  std::vector<Outcome> outcomes() const {
    std::vector<Outcome> result;
    for (Outcome a; a.value < environment_.outcome_count(); ++a.value) result.push_back(a);
    return result;
  }
  bool same_types_for_all() const {
    return std::all_of(all_.begin(), all_.end(), [&](Agent i) {
      if (types_.type_count(i) != types_.type_count(Agent{0})) return false;
      const std::vector<Type> own = types_of(i);
      return std::none_of(own.begin(), own.end(), [&](Type t) {
        const std::string& label = types_.label(i, t).label;
        return symbol_of(label) || label != types_.label(Agent{0}, t).label;
      });
    });
  }
  Math type_set(Agent i) const {
    std::vector<Math> parts;
    for (const Type t : types_of(i)) {
      const TypeLabel& label = types_.label(i, t);
      const bool is_named_value = label.value && !number_of(label.label);
      const Math type = n_.type(i, t);
      parts.push_back(is_named_value ? type * fenced(Fence::round, {relation_first(Sign::equal, *label.value)}) : type);
    }
    return loose_set(std::move(parts));
  }

  Blocks agents() const {
    using namespace letters;
    Text text{"The agents are ", I == n_.coalition(all_), ". "};
    if (same_types_for_all()) {
      text += Text{"Each has the types ", Theta[i] == type_set(Agent{0})};
    } else {
      std::vector<Text> sets;
      for (Agent agent : all_) sets.emplace_back(Theta[n_.agent(agent)] == type_set(agent));
      text += "Their types are " + joined(sets, ", ");
    }
    text += "; there are " + std::to_string(types_.profile_count()) + " type profiles. ";
    if (const Coalition shown = shown_in_profiles(types_, all_); shown != all_)
      text += Text{"Profiles leave out ",
                   all_.without(shown).size() == 1 ? "agent " + n_.members(all_.without(shown))
                                                   : "the agents " + n_.members(all_.without(shown)),
                   ", who can only be of one type. "};
    text += pattern();
    std::vector<Text> parameters;
    for (const auto& [name, value] : file_.parameters) parameters.emplace_back(symbol_of_parameter(name) == value);
    if (!parameters.empty()) text += " Parameters: " + joined(parameters, ", ") + ".";
    Blocks result{Paragraph{std::move(text), true}};
    if (!file_.agent_attributes.empty()) {
      Table table{{{left, i}}};
      for (Agent agent : all_) add_attributes(table, {n_.agent(agent)}, file_.agent_attributes[agent.value], i);
      result = std::move(result) + Blocks{"The agents have attributes:", std::move(table)};
    }
    if (!file_.type_attributes.empty())
      result = std::move(result) + Blocks{"The types have attributes:", attributes_of_types()};
    return result;
  }
  /// Once if they are the same for all.
  Table attributes_of_types() const {
    using namespace letters;
    const std::vector<std::vector<Attributes>>& all = file_.type_attributes;
    const bool same = same_types_for_all() &&
                      std::all_of(all.begin(), all.end(), [&](const auto& own) { return own == all.front(); });
    Table table;
    if (!same) table.columns.push_back({left, i});
    table.columns.push_back({left, theta[i]});
    for (Agent agent : all_) {
      if (same && agent.value > 0) break;
      for (const Type type : types_of(agent)) {
        Table::Row cells;
        if (!same) cells.emplace_back(n_.agent(agent));
        cells.emplace_back(n_.type(agent, type));
        add_attributes(table, std::move(cells), all[agent.value][type.value], theta[i]);
      }
    }
    return table;
  }
  /// A row that begins with `cells`; the first row names the columns, of `bearer`.
  static void add_attributes(Table& table, Table::Row cells, const Attributes& attributes, const Math& bearer) {
    if (table.rows.empty())
      for (const auto& [attribute, value] : attributes) table.columns.push_back({left, upright(attribute)(bearer)});
    for (const auto& [attribute, value] : attributes) cells.emplace_back(number_of(value).value_or(upright(value)));
    table.rows.push_back(std::move(cells));
  }
  Text pattern() const {
    const CoalitionPattern& pattern = environment_.coalitions;
    if (pattern == all_coalitions(types_.agent_count())) return "Every coalition can form.";
    if (pattern == proper_coalitions(types_.agent_count())) return "Every coalition but the grand coalition can form.";
    if (pattern.size() > most_coalitions_listed) return std::to_string(pattern.size()) + " coalitions can form.";
    return {"The coalitions that can form are ", n_.pattern(pattern), "."};
  }

  Blocks definitions() const {
    Blocks result{Text{"Short for longer formulas:"}};
    for (const NamedFormula& definition : file_.definitions) {
      Expression use;
      use.kind = definition.parameters.empty() ? Expression::Kind::name : Expression::Kind::call;
      use.name = definition.name;
      for (const std::string& parameter : definition.parameters) {
        Expression part;
        part.kind = Expression::Kind::name;
        part.name = parameter;
        use.parts.push_back(std::move(part));
      }
      result = std::move(result) + written_formula(n_, definition.formula, formula(n_, use));
    }
    return result;
  }

  Text states() const {
    using namespace letters;
    std::vector<Math> labels;
    for (const std::string& label : environment_.states.labels) labels.push_back(state(label));
    return {"The hidden states are ", Omega == loose_set(std::move(labels)), ". Nobody reports the state ", omega,
            ", and no rule depends on it."};
  }
  static Math state(const std::string& label) {
    const auto number = number_of(label);
    return number ? Math(*number) : upright(label);
  }
  /// Of types and states, and of types alone.
  Blocks prior_of_states() const {
    using namespace letters;
    const HiddenStates& states = environment_.states;
    const WrittenParts& parts = file_.written_prior;
    const Math written_as = file_.state_chances.empty() ? p(theta, omega) : p(theta | omega);
    const bool is_one = parts.size() == 1 && parts.front().first.empty() && !only_default(parts);
    Blocks result;
    const auto* table_of_one = is_one ? std::get_if<WrittenTable>(&parts.front().second) : nullptr;
    const bool is_of_own_type = table_of_one != nullptr && table_of_one->columns.front() == "type";
    const auto column_head = [&](const std::string& column) {
      if (column == "type") return theta[i];
      return is_of_own_type ? p(theta[i] | omega) : written_as;
    };
    if (is_one) result = written(n_, parts, {[&](const Math&) { return written_as; }, column_head, false});
    if (!is_tabulated()) return result;
    Table table{{{left, theta}}};
    for (const std::string& label : states.labels) table.columns.push_back({right, p(theta, state(label))});
    table.columns.push_back({right, p(theta)});
    for (Profile profile; profile.value < types_.profile_count(); ++profile.value) {
      Table::Row row{n_.profile(profile)};
      for (std::uint32_t k = 0; k < states.count(); ++k) row.emplace_back(Math(states(profile, k)));
      row.emplace_back(Math(environment_.prior(profile)));
      table.rows.push_back(std::move(row));
    }
    return std::move(result) + Blocks{"The probabilities of types and state together, and of types:", std::move(table)};
  }
  Blocks prior() const {
    const WrittenParts& parts = file_.written_prior;
    const auto table_of = [](const auto& part) { return std::get_if<WrittenTable>(&part.second); };
    const bool are_marginals = std::all_of(parts.begin(), parts.end(), [&](const auto& part) {
      const WrittenTable* table = table_of(part);
      return table != nullptr && table->columns.size() == 2 && table->columns.front() == "type";
    });
    if (!parts.empty() && are_marginals) return {marginals()};
    if (only_default(parts))
      return {
          Text{"The prior is uniform: each type profile has probability ", Math(environment_.prior(Profile{0})), "."}};
    const Math probability = letters::p(letters::theta);
    Blocks result = written(
        n_, parts, {[&](const Math&) { return probability; }, [&](const std::string&) { return probability; }, false});
    if (!is_tabulated() || std::all_of(parts.begin(), parts.end(), table_of)) return result;
    Table table{{{left, letters::theta}, {right, probability}}};
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value)
      table.rows.push_back({n_.profile(theta), Math(environment_.prior(theta))});
    return std::move(result) + Blocks{"As a table:", std::move(table)};
  }
  /// Independent priors: each agent's probabilities, once if they are the same for all.
  Text marginals() const {
    using namespace letters;
    const auto probability = [&](Agent agent, Type type) {
      return environment_.prior.marginal(types_, {Coalition::of(agent), type.value});
    };
    const auto listed = [&](Agent agent, const Math& subscript) {
      std::vector<Math> equations;
      for (const Type type : types_of(agent))
        equations.push_back(p[subscript](n_.type(agent, type)) == probability(agent, type));
      return Text(joined(std::move(equations), Sign::also));
    };
    const bool is_same = same_types_for_all() && std::all_of(all_.begin(), all_.end(), [&](Agent agent) {
                           const std::vector<Type> own = types_of(agent);
                           return std::all_of(own.begin(), own.end(), [&](Type type) {
                             return probability(agent, type) == probability(Agent{0}, type);
                           });
                         });
    const Text opening{"Types are drawn independently, ", p(theta) == product(i, p[i](theta[i])), ", with "};
    if (is_same) return {opening, listed(Agent{0}, i), " for every agent."};
    std::vector<Text> lists;
    for (Agent agent : all_) lists.push_back(listed(agent, n_.agent(agent)));
    return {opening, joined(lists, "; "), "."};
  }

  Blocks payoffs() const {
    using namespace letters;
    std::vector<Math> labels;
    for (const Outcome one : outcomes()) labels.push_back(n_.outcome(one));
    const std::string count = std::to_string(labels.size());
    const Text listed = labels.size() <= row_limit_ ? Text(letter("A") == loose_set(std::move(labels))) : Text();
    Text text = "The outcomes are " + (listed.empty() ? count + " in number" : listed) + ".";
    const Table attributes = are_choices() ? Table{} : this->attributes();
    if (are_choices())
      text = Text{"An outcome is a choice ",
                  a[i],
                  " of every agent ",
                  i,
                  ", written in the order of the agents",
                  file_.outcome_filter ? Text{", with ", formula(n_, file_.outcome_filter->condition->root)} : Text(),
                  "; there are ",
                  count,
                  listed.empty() ? Text() : ": " + listed,
                  "."};
    if (!attributes.empty()) text += " Their attributes:";
    Blocks result{Paragraph{std::move(text), true}};
    if (!attributes.empty()) result.emplace_back(attributes);
    result.emplace_back(Text{"The payoffs from outcome ", a, " are"});
    const bool has_states = !environment_.states.empty();
    result = std::move(result) +
             written(n_, file_.written_payoffs,
                     {[&](const Math& agent) { return has_states ? u[agent](a, theta, omega) : u[agent](a, theta); },
                      [&](const std::string& column) { return value_column(u, column, "payoff "); }});
    if (!has_states) return result;
    const Math expected = u[i](a, theta) == sum(in(omega, Omega), p(omega | theta) * u[i](a, theta, omega));
    return std::move(result) +
           Blocks{Text{"Nobody knows the state. In all that follows payoffs are expectations over it, "
                       "given the types:"},
                  Display{{{.formula = expected}}}};
  }
  bool are_choices() const {
    if (file_.outcome_attributes.empty() || file_.outcome_attributes.front().size() != types_.agent_count())
      return false;
    return std::all_of(all_.begin(), all_.end(),
                       [&](Agent i) { return file_.outcome_attributes.front()[i.value].first == types_.label(i); });
  }
  Table attributes() const {
    Table table;
    if (file_.outcome_attributes.empty() || file_.outcome_attributes.front().empty()) return table;
    table.columns = {{left, letters::a}};
    for (const Outcome a : outcomes()) {
      if (a.value >= file_.outcome_attributes.size()) break;
      add_attributes(table, {n_.outcome(a)}, file_.outcome_attributes[a.value], letters::a);
    }
    return table;
  }
  /// "payoff 2" is u_2; a column without an agent is the base itself.
  Math value_column(const Math& base, const std::string& column, const std::string& prefix) const {
    const auto agent = column.starts_with(prefix) ? types_.find_agent(column.substr(prefix.size())) : std::nullopt;
    return agent ? base[n_.agent(*agent)] : base;
  }

  Blocks outside_options() const {
    using namespace letters;
    return Blocks{"An agent who does not take part gets"} +
           written(n_, file_.written_outside_options,
                   {[](const Math& agent) { return o[agent](theta); },
                    [&](const std::string& column) { return value_column(o, column, "outside "); }});
  }

  /// What comes of each message profile.
  Blocks game_forms() const {
    using namespace letters;
    Blocks result;
    for (const GameForm& form : model_.game_forms) {
      std::vector<Text> sets;
      for (Agent agent : all_) {
        std::vector<Math> own;
        for (std::uint32_t k = 0; k < form.messages.type_count(agent); ++k)
          own.push_back(n_.joint(form.messages, {Coalition::of(agent), k}));
        sets.emplace_back(letter("M")[n_.agent(agent)] == loose_set(std::move(own)));
      }
      Text text{"In the game form ", Code{form.name}, " the messages are ", joined(sets, ", "),
                "; there are " + std::to_string(form.messages.profile_count()) + " message profiles."};
      if (form.messages.profile_count() > row_limit_) {
        result.emplace_back(std::move(text));
        continue;
      }
      result.emplace_back(text + " What comes of each, and what is paid to the agents:");
      Table table{{{left, m}, {left, "outcome"}}};
      for (Agent agent : all_) table.columns.push_back({right, letter("tau")[n_.agent(agent)]});
      for (Profile sent; sent.value < form.messages.profile_count(); ++sent.value) {
        Table::Row cells{n_.joint(form.messages, form.messages.restrict(sent, all_)),
                         n_.lottery(form.allocation(sent))};
        for (Agent agent : all_) cells.emplace_back(form.transfers(agent, sent));
        table.rows.push_back(std::move(cells));
      }
      result.emplace_back(std::move(table));
    }
    return result;
  }

  Blocks strategies() const {
    Blocks result;
    for (const StrategyProfile& strategies : model_.strategies) {
      const GameForm& form = model_.game_forms[strategies.game_form];
      result.emplace_back(
          Text{"What each type sends by ", Code{strategies.name}, " in the game form ", Code{form.name}, ":"});
      Table table{{{left, "agent"}, {left, "type"}, {left, "message"}}};
      for (Agent agent : all_)
        for (const Type type : types_of(agent)) {
          const JointType own{Coalition::of(agent), type.value};
          std::vector<Math> parts;
          for (const MessageBranch& branch : messages_sent(model_, strategies, own)) {
            const Math message = n_.joint(form.messages, branch.messages);
            parts.push_back(branch.probability == Rational(1) ? message : Math(branch.probability) * message);
          }
          table.rows.push_back({n_.agent(agent), n_.type(agent, type), Text(joined(std::move(parts), Sign::mixed))});
        }
      result.emplace_back(std::move(table));
    }
    return result;
  }

  /// Whether rules are shown profile by profile.
  bool is_tabulated() const { return types_.profile_count() <= row_limit_; }

  Blocks allocations() const {
    constexpr std::string_view probability = "probability ";
    Blocks result;
    for (std::size_t k = 0; k < model_.allocations.size(); ++k) {
      const Math chosen = n_.allocation(k)(letters::theta);
      const auto column = [&](const std::string& name) {
        if (!name.starts_with(probability)) return chosen;
        const std::string label = name.substr(probability.size());
        for (const Outcome a : outcomes())
          if (environment_.outcomes[a.value] == label) return n_.allocation(k)(n_.outcome(a) | letters::theta);
        return n_.allocation(k)(upright(label) | letters::theta);
      };
      const auto parts = file_.written_allocations.find(model_.allocations[k].name);
      if (parts != file_.written_allocations.end())
        result = std::move(result) +
                 written(n_, parts->second, {[&](const Math&) { return chosen; }, column, false}, !is_tabulated());
      const bool is_constant = model_.allocations[k].lotteries.size() == 1;
      if (!is_constant && is_tabulated()) result = std::move(result) + choices(k);
    }
    return result;
  }
  /// What the rule chooses and what everyone gets from it, at each profile.
  Blocks choices(std::size_t k) const {
    using namespace letters;
    const AllocationRule& rule = model_.allocations[k];
    Table table{{{left, theta}, {left, n_.allocation(k)(theta)}}};
    for (Agent agent : all_) table.columns.push_back({right, u[n_.agent(agent)]});
    table.columns.push_back({right, sum(i, u[i])});
    for (Profile profile; profile.value < types_.profile_count(); ++profile.value) {
      Table::Row cells{n_.profile(profile), n_.lottery(rule(profile))};
      for (Agent agent : all_) {
        Rational payoff;
        for (const Lottery::Branch& branch : rule(profile).branches)
          payoff += branch.probability * environment_.payoffs(agent, branch.outcome, profile);
        cells.emplace_back(payoff);
      }
      cells.emplace_back(surplus(model_, rule, profile));
      table.rows.push_back(std::move(cells));
    }
    return {Text{"What ", n_.allocation(k), " chooses, and the payoffs when the reports are true:"}, std::move(table)};
  }

  Blocks transfers() const {
    Blocks result{Text{"Transfers are amounts paid ", emphasised("to"), " the agents."}};
    Tables tables;
    for (std::size_t k = 0; k < model_.transfers.size(); ++k) {
      if (is_no_transfers(model_.transfers[k])) continue;
      const Math rule = n_.transfers(k);
      const auto parts = file_.written_transfers.find(model_.transfers[k].name);
      if (parts != file_.written_transfers.end())
        result =
            std::move(result) +
            written(n_, parts->second,
                    {[&](const Math& agent) {
                       const Math whose = agent.empty() ? rule : rule[agent];
                       return model_.transfers[k].drawn ? whose(letters::a, letters::theta) : whose(letters::theta);
                     },
                     [&](const std::string& column) {
                       return value_column(rule, column, model_.transfers[k].drawn ? "payment " : "transfer ");
                     }},
                    !is_tabulated());
      if (model_.transfers[k].drawn) {
        if (is_tabulated()) result = std::move(result) + payments(k);
        continue;
      }
      tables.tables.push_back(amounts(k));
    }
    if (tables.tables.empty()) return result;
    if (is_tabulated()) result = std::move(result) + Blocks{"Their values at every type profile:", std::move(tables)};
    return result;
  }
  /// What is paid at each outcome drawn, at each profile.
  Blocks payments(std::size_t k) const {
    const DrawnPayments& drawn = *model_.transfers[k].drawn;
    Table table{{{left, letters::theta}, {left, letters::a}}};
    for (Agent agent : all_) table.columns.push_back({right, n_.transfers(k)[n_.agent(agent)]});
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value)
      for (const Lottery::Branch& branch : model_.allocations[drawn.allocation](theta).branches) {
        Table::Row cells{n_.profile(theta), n_.outcome(branch.outcome)};
        for (Agent agent : all_) cells.emplace_back(drawn.by_outcome[branch.outcome.value](agent, theta));
        table.rows.push_back(std::move(cells));
      }
    return {Text{"What ", n_.transfers(k), " pays at every type profile if ", letters::a, " is drawn by ",
                 n_.allocation(drawn.allocation), ":"},
            std::move(table)};
  }
  Table amounts(std::size_t k) const {
    Table table{{{left, letters::theta}}};
    for (Agent agent : all_) table.columns.push_back({right, n_.transfers(k)[n_.agent(agent)]});
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
      Table::Row cells{n_.profile(theta)};
      for (Agent agent : all_) cells.emplace_back(model_.transfers[k].amounts(agent, theta));
      table.rows.push_back(std::move(cells));
    }
    return table;
  }

  Table mechanisms() const {
    Table table{{{left, "name"}, {left, "rules"}}};
    for (const Mechanism& mechanism : model_.mechanisms)
      table.rows.push_back({Code{mechanism.name}, n_.mechanism(mechanism)});
    return table;
  }

  const Notation& n_;
  const CaseFile& file_;
  const FiniteModel& model_;
  const Environment& environment_;
  const TypeSpace& types_;
  Coalition all_;
  std::size_t row_limit_;
};

}  // namespace

std::vector<Section> example(const Notation& notation, const CaseFile& file, std::size_t row_limit) {
  return Restatement(notation, file, row_limit).parts();
}

}  // namespace candor::wording
