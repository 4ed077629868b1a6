// SPDX-License-Identifier: MIT
// Inside the reader: what the sections of a case share while it is read. Every function that fails
// has reported why.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cases/format/explain/error_list.hpp"
#include "cases/format/formula/attributes.hpp"
#include "cases/format/formula/evaluator.hpp"
#include "cases/format/formula/formula.hpp"
#include "cases/format/read/case_file.hpp"
#include "cases/format/read/reader.hpp"
#include "cases/format/read/schema.hpp"
#include "cases/format/read/yaml_subset.hpp"

namespace candor {

/// Limits against hostile cases.
inline constexpr std::uint32_t most_profiles = 1u << 20;
inline constexpr std::size_t most_outcomes = 100'000;
inline constexpr std::uint64_t most_amounts = std::uint64_t{1}
                                              << 25;  ///< payoffs, transfers and outside options together
inline constexpr std::size_t longest_label = 64;      // bytes

struct ReadFormula {
  const YamlNode* node = nullptr;
  std::shared_ptr<const Formula> written;
  BoundFormula bound;
  std::optional<Rational> constant;  ///< the formula is a numeral
};

/// A formula that refers to parameters, or to payoffs or transfers that may depend on them.
struct FormulaUse {
  BoundFormula formula;
  std::string text;
  int line = 0;
  bool amount = false;                       ///< as in Scope
  std::optional<std::size_t> transfer_rule;  ///< the rule that it is a part of
  std::string claim;                         ///< the claim that it is a part of; or empty
};

class Reading {
 public:
  Reading(std::string_view text, const Constructions& known_constructions, ErrorList& found,
          const Patience& patience = {})
      : text_(text), patience_(patience), constructions(known_constructions), errors(found) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  /// While one exists, this part of the case is what is being read.
  class Part {
   public:
    Part(Reading& reading, const std::string& what)
        : reading_(reading), outer_(std::exchange(reading.patience_, reading.patience_.during("reading " + what))) {}
    ~Part() { reading_.patience_ = std::move(outer_); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

   private:
    Reading& reading_;
    Patience outer_;
  };
  /// Whether it may go on with this part of the case.
  const Patience& patience() const { return patience_; }

  /// The claims read so far as functions of parameters.
  ParametricCase& parametric_case() {
    if (!parametric_case_) parametric_case_.emplace(case_file, text_, constructions, patience_);
    return *parametric_case_;
  }
  void error(const YamlNode& node, std::string message, std::string hint = {}) {
    look();
    errors.error(range_of(text_, node), std::move(message), std::move(hint));
  }
  void warning(const YamlNode& node, std::string message, std::string hint = {}) {
    errors.warning(range_of(text_, node), std::move(message), std::move(hint));
  }
  int line_of(const YamlNode& node) const { return errors.line_of(node.offset); }

  // Scalars. Empty: it was an error.
  std::optional<std::string> text(const YamlNode& node, std::string_view what);
  std::optional<std::string> line(const YamlNode& node, std::string_view what);
  std::optional<std::string> name(const YamlNode& node, std::string_view what);
  std::optional<std::string> label(const YamlNode& node, std::string_view what);
  std::optional<Rational> numeral(const YamlNode& node);
  /// A numeral, or a formula that depends on parameters only. An amount may do so in a region
  /// claim.
  std::optional<Rational> constant(const YamlNode& node, bool amount = false);
  /// The index of one of a fixed choice of words.
  std::optional<std::size_t> one_of(const YamlNode& node, Shape shape, std::string_view what);
  /// The index of a name in a list.
  std::optional<std::size_t> reference(const YamlNode& node, const std::vector<std::string>& known,
                                       std::string_view what);
  std::optional<Agent> agent(const YamlNode& node);
  std::optional<Type> type(const YamlNode& node, Agent agent);
  std::optional<Outcome> outcome(const YamlNode& node);

  /// A name that formulas may use has one meaning: reports what the case calls so already. True if
  /// it is new.
  bool require_new(const YamlNode& node, const std::string& name);
  /// A variable of claims stands for its value wherever the claim has it: reports what the name is in the case,
  /// or in claims, already. True if it is nothing.
  bool require_unused(const YamlNode& node, const std::string& name);
  /// One like it that nothing bears.
  std::string another_name(const std::string& taken) const;
  /// From here on messages know that the name is this, and where.
  void declare(const YamlNode& node, const std::string& name, std::string_view what);
  /// The names of a map of rules, which formulas may use.
  std::vector<std::string> rule_names(const YamlNode& map, std::string_view what);

  // Formulas.
  void report(const YamlNode& node, const FormulaError& error, const std::string& where = {});
  std::optional<ReadFormula> formula(const YamlNode& node, Scope scope, Sort sort);
  /// Its grammar only: what its names mean is not asked.
  std::optional<Expression> parsed(const YamlNode& node, Sort sort);
  /// A cell of a table: most are numerals, which need no formula.
  std::optional<ReadFormula> cell(const YamlNode& node, Scope scope);
  std::optional<Rational> number(const ReadFormula& formula, const Situation& situation);
  std::optional<Number> amount(const ReadFormula& formula, const Situation& situation);  ///< the same, in short
  std::optional<Outcome> outcome(const ReadFormula& formula, const Situation& situation);
  std::optional<bool> holds(const ReadFormula& formula, const Situation& situation);
  std::optional<FormulaValue> value(const ReadFormula& formula, const Situation& situation);
  /// The text of the label that it is, or of its number.
  std::optional<std::string> label_of(const ReadFormula& formula, const Situation& situation);

  /// Unknown and missing keys; what is missing is reported at `place`, or for the file as a whole.
  /// False if the node is no map.
  bool keys(const YamlNode& map, std::span<const KeyDescription> allowed, std::string_view what, const YamlNode* place);
  /// Charges the limit on tabulated amounts.
  bool afford(const YamlNode& node, std::uint64_t amounts);

  const TypeSpace& types() const { return vocabulary.types; }
  std::vector<std::string> agent_names() const { return texts(vocabulary.agents); }
  std::vector<std::string> outcome_names() const { return texts(vocabulary.outcomes); }
  std::vector<std::string> type_names(Agent agent) const { return texts(vocabulary.type_labels[agent.value]); }
  std::string describe(JointType joint) const;  ///< "(H, L)", or "1: H" for a part of the agents
  std::string describe(const Situation& situation) const;

 private:
  /// Every scalar, row and value that is read comes by here.
  void look() {
    constexpr std::uint32_t at_once = 64;
    if (++looks_ % at_once == 0) patience_();
  }
  std::vector<std::string> texts(const std::vector<std::uint32_t>& labels) const;
  bool refuse(const YamlNode& node, const std::string& name, const std::string& meaning);
  std::string place_of(const std::string& name) const;  ///< ", in line 5", of what bears the name
  void warn_of_rounding(const YamlNode& node, const Expression& expression);
  template <class Compute>
  auto compute(const ReadFormula& formula, const Situation& situation, Compute compute)
      -> std::optional<decltype(compute())>;

  void note_parameters(const ReadFormula& read, const Scope& scope);
  std::optional<std::size_t> defective(const std::string& name, const std::vector<std::string>& known) const;
  bool names_defective_label(const YamlNode& formula) const;
  void report_in_definition(const YamlNode& use, const FormulaError& error);
  std::set<std::pair<std::string, std::string>> reported_in_definitions_;
  std::string_view text_;
  Patience patience_;
  std::uint32_t looks_ = 0;
  std::optional<ParametricCase> parametric_case_;
  std::map<std::string, std::pair<std::string, int>> declared_;  ///< names: what they are, and in which line

 public:
  const Constructions& constructions;
  ErrorList& errors;
  CaseFile case_file;
  Vocabulary vocabulary;
  RuleValues rules;
  WorkMeter meter{Patience([this](std::string_view, std::size_t) { patience_(); })};
  Evaluator evaluator{vocabulary, rules, meter};
  std::vector<std::unordered_map<std::string, std::uint32_t>> type_index;  ///< [agent]: label to type
  std::uint64_t amounts = 0;
  bool tabulates = true;                         ///< what depends on type profiles is computed
  std::optional<std::string> shifted_parameter;  ///< this one is read as one larger than written
  std::vector<FormulaUse> formula_uses;
  std::optional<std::size_t> transfer_rule_being_read;
  std::string claim_being_read;
  std::map<std::string, std::pair<const YamlNode*, const YamlNode*>> definition_nodes;  ///< the key and the formula
  std::set<std::string> definitions_used;
  std::vector<std::string> defective_labels;  ///< no labels, which has been said, but taken for such while reading on

  /// More was wrong than the look of labels.
  bool failed_since(std::size_t errors_before, std::size_t defective_before) const {
    return errors.error_count() - errors_before > defective_labels.size() - defective_before;
  }

  bool model_known = false;  ///< complete enough for claims to be about something

  // How far the case could be understood; what depends on a missing part is left unread, without
  // further errors.
  bool types_known = false, outcomes_known = false, prior_known = false, payoffs_known = false;
  std::vector<bool> allocation_known, transfers_known;
  std::vector<std::string> game_forms, strategies;  ///< their names
  std::vector<bool> game_form_known, strategies_known;
};

/// While one exists, what is read are the rules of a game form: messages stand for types, in tables and
/// in formulas.
class AmongMessages {
 public:
  AmongMessages(Reading& reading, const TypeSpace& messages, std::vector<std::vector<std::uint32_t>> labels);
  ~AmongMessages() { exchange(); }
  AmongMessages(const AmongMessages&) = delete;
  AmongMessages& operator=(const AmongMessages&) = delete;

 private:
  void exchange();
  Reading& reading_;
  TypeSpace types_;
  std::vector<std::vector<std::uint32_t>> type_labels_;
  std::vector<std::unordered_map<std::string, std::uint32_t>> type_index_;
  std::vector<std::string> type_attributes_;  // messages have none
  std::string word_ = "message";
};

/// A prior, payoffs, rule or option written as a table.
struct Table {
  struct ValueColumn {
    std::size_t column;
    std::optional<Agent> agent;      ///< payoff AGENT
    std::optional<Outcome> outcome;  ///< probability OUTCOME
  };
  WrittenTable written;
  Coalition depends_on;  ///< whose types it has columns for
  bool by_outcome = false;
  std::vector<ValueColumn> values;
  std::vector<const YamlNode*>
      rows;  ///< for each combination of the types and outcomes it depends on: joint type slowest

  std::size_t outcomes_of(const Reading& reading) const { return by_outcome ? reading.vocabulary.outcomes.size() : 1; }
};

/// Which columns a table may have besides `type AGENT`.
struct TableShape {
  std::string value;  ///< "payoff", "transfer", "probability", ...
  enum class Values { single, each_agent, some_agents, outcome_or_lottery } values = Values::single;
  bool may_depend_on_outcome = false;
  bool all_agents = false;  ///< every agent must have a type column
};

/// Reads the header and finds the row of each combination. A missing, repeated or malformed row is
/// an error.
std::optional<Table> read_table(Reading& reading, const YamlNode& node, const TableShape& shape);

/// A quantity that each agent has: payoff, transfer or outside option.
struct AmountShape {
  std::string value;  ///< "payoff"
  bool by_outcome = false;
  bool may_be_partial_table = false;  ///< the key `table`, for transfers
  Scope scope;
  std::function<void(Agent, Outcome, Profile, const Number&)> store;
  std::function<bool(const ReadFormula&)> admit = {};  ///< called before a formula is evaluated; false: leave it
  std::function<void(Agent)> written = {};             ///< called when an agent's amounts are complete
  std::function<void(Agent, Outcome, Type, const Number&)> store_by_own_type =
      {};  ///< if given: called in place of `store` for what depends on the agent's own type only
  std::function<bool(Agent)> make_room =
      {};  ///< if given: called before `store` is, for an agent; false: there is no room
};
/// Thrown by RuleValues::paid while a rule is being read: this agent's amounts are not complete.
/// The formula is tried again after the others.
struct AmountNotYetWritten {};
/// A formula, a table, or a map from agents to these.
bool read_amounts(Reading& reading, const YamlNode& node, const AmountShape& shape, WrittenParts& written);

/// `define`, before everything that may use it.
void read_definitions(Reading& reading, const YamlNode& node);
/// Those that nothing uses, and parameters that are names of something else. After everything.
void check_definitions(Reading& reading);

/// Which parameters the amounts of the case are affine in. After everything but claims about
/// regions is read.
void note_parameter_uses(Reading& reading);
/// What a claim with this property is about.
std::optional<Statement> read_statement(Reading& reading, const YamlNode& map, std::string_view property);
/// What a parameter_region claim, after all other claims, is about.
std::optional<ParameterRegion> read_parameter_region(Reading& reading, const YamlNode& map);
/// The relation and the number by which a claim compares a value. Nothing if there are several, or
/// none although it is needed: reported at `place`.
std::optional<std::pair<Relation, const YamlNode*>> read_comparison(Reading& reading, const YamlNode& map,
                                                                    const YamlNode& place, bool needed);

/// Where attributes are put, [item][attribute].
struct AttributeTable {
  std::vector<std::vector<std::uint32_t>>& labels;
  std::vector<Attributes>& written;
};
/// A map from label to attributes, the same for all. `names`: what attributes of this kind are called; none yet: the
/// first item says so.
void read_attributes(Reading& reading, const YamlNode& map, Bearer bearer, std::vector<std::string>& names,
                     AttributeTable table);

void read_environment(Reading& reading, const YamlNode& root);
bool read_outcomes(Reading& reading, const YamlNode& written);
bool read_prior(Reading& reading, const YamlNode& node);
/// Hidden states. While one is read of, `vocabulary.state` says which.
bool read_states(Reading& reading, const YamlNode& node);
/// E[u_i(a, theta, omega) given theta]; 0 at types that never occur.
Payoffs expected_payoffs(const Environment& environment);
void read_rules(Reading& reading, const YamlNode& root);
/// Game forms and strategies.
void read_game_forms(Reading& reading, const YamlNode& root);
/// The lotteries of an allocation rule, by formula or table; among messages those of a game form. False: it was an
/// error, or there is something that it depends on missing.
bool read_allocation(Reading& reading, const YamlNode& node, AllocationRule& rule, WrittenParts& written);
/// The messages of one agent, and their labels.
std::vector<TypeLabel> read_message_set(Reading& reading, const YamlNode& node, std::vector<std::uint32_t>& labels);
/// Whether the keys of a map are agents, each with types of its own, rather than types.
bool is_map_of_agents(const Reading& reading, const YamlNode& node);
/// `defaults`: what claims have that do not say otherwise; null if nothing.
void read_claims(Reading& reading, const YamlNode& node, const YamlNode* defaults);

/// The transfer rule by which nothing is paid, which comes behind the rules of the case. Empty: it was an error.
std::vector<std::size_t> rule_of_no_transfers(Reading& reading, const YamlNode& place);
/// One or several names of transfer rules; an empty list if nothing is paid.
std::vector<std::size_t> read_transfer_names(Reading& reading, const YamlNode& node);
/// Reports transfers of the mechanism that depend on the outcome drawn by another allocation rule than its own.
void require_own_draws(Reading& reading, const YamlNode& place, const Mechanism& mechanism);

/// `5`: the list of the labels 1 to 5. What is no number of agents is returned as it is.
YamlNode listed_agents(const YamlNode& node);

/// Labels that are new here: distinct, numerals also by value, and no parameters.
std::vector<std::uint32_t> read_labels(Reading& reading, const std::vector<YamlNode>& nodes, std::string_view what);

/// A coalition written as an agent or a list of agents.
std::optional<Coalition> read_coalition(Reading& reading, const YamlNode& node);
/// A map from agent to type; a key that means something else is passed over.
std::optional<JointType> read_types_of_agents(Reading& reading, const YamlNode& map, std::string_view other_key = {});
/// A list of coalitions or one of the words; `words` says which.
std::optional<CoalitionPattern> read_coalitions(Reading& reading, const YamlNode& node,
                                                const std::vector<std::string>& words);

}  // namespace candor
