// SPDX-License-Identifier: MIT
// Reads dynamic models and claims about them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "cases/format/formula/parameter_use.hpp"
#include "cases/format/read/reading.hpp"

namespace candor::dynamic {

/// Fills in reading.case_file.model. True if it is complete enough for claims to be about
/// something.
bool read_model(Reading& reading, const YamlNode& root);
/// One claim; the keys have been looked at. A missing value means that something was reported.
std::optional<Statement> read_statement(Reading& reading, const YamlNode& claim, std::string_view property);

/// The keys of a claim's own, ", mechanism: m, tier: tree", as read_statement reads them. Throws
/// std::domain_error if the format has no words for it.
std::string write_claim(const Model& model, const Statement& statement);

// --- inside --------------------------------------------------------------------------------------

inline Model& model_of(Reading& reading) { return std::get<Model>(reading.case_file.model); }

/// Horizon, discount, prior, transitions, statistic; after agents, types, outcomes, payoffs and
/// outside options.
bool read_process(Reading& reading, const YamlNode& root);
bool read_rules(Reading& reading, const YamlNode& root);
bool read_transfers(Reading& reading, const YamlNode& node);
bool read_schemes(Reading& reading, const YamlNode& node);

/// The value of a formula that may know the types of some agents only: evaluate(profile) at the
/// profile with these types. If it is another one where other agents have other types, that is an
/// error.
template <class Evaluate>
auto value_known_from(Reading& reading, const ReadFormula& formula, Agent own, JointType known,
                      const Evaluate& evaluate) -> decltype(evaluate(Profile{})) {
  const TypeSpace& types = reading.types();
  const Profile profile = types.replace(Profile{0}, known);
  auto value = evaluate(profile);
  if (!value || formula.constant ||
      mentions_types_only_of(formula.bound.root, reading.vocabulary, own, known.coalition))
    return value;
  const Coalition others = types.outsiders(known.coalition);
  for (std::uint32_t k = 1; k < types.joint_type_count(others); ++k) {
    const auto again = evaluate(types.replace(profile, JointType{others, k}));
    if (again == value) continue;
    if (again) reading.error(*formula.node, "this depends on the types of other agents, which are not known here");
    return {};
  }
  return value;
}

/// `mechanism: NAME`, or `allocation` and `transfers`, or an allocation alone, without transfers; if
/// none is named, the only mechanism of the case, or, if it has none, the one made of its only rules.
std::optional<Mechanism> read_mechanism(Reading& reading, const YamlNode& map, const YamlNode& place);
/// A map from agent to number; agents that are not named have 0.
std::optional<std::vector<Rational>> read_agent_numbers(Reading& reading, const YamlNode& map);
Moment moment_of(const Reading& reading, std::uint32_t period, const PublicState& state);
Scope scope_of(const Reading& reading, bool own_agent = false);

/// Which public states of a period reports can lead to, under one of the case's allocation rules:
/// [period - 1][state].
std::vector<std::vector<bool>> reachable_states(const Model& model, std::span<const std::size_t> allocations,
                                                const Patience& patience);

/// A table whose rows are found by period, history and types. Key columns that it does not have do
/// not matter.
class HistoryTable {
 public:
  /// `values`: the names that other columns may have. `needs_all`: all of them are there.
  static std::optional<HistoryTable> read(Reading& reading, const YamlNode& node, Coalition types,
                                          const std::vector<std::string>& values, bool needs_all);

  bool uses_history() const { return uses_history_; }
  /// The value columns that it has.
  const std::vector<std::string>& values() const { return values_; }
  /// The cell of a value column in the row that speaks of this; if there is none, that is reported,
  /// the first few times.
  const YamlNode* cell(std::uint32_t period, const PublicState& state, JointType types, std::size_t value);
  /// Nothing was missing so far; says how many rows more were.
  bool complete();
  WrittenTable written;
  std::string hint;  ///< said of the first missing row: where there have to be some

 private:
  HistoryTable(Reading& reading, const YamlNode& node) : reading_(&reading), node_(&node) {}
  bool read_header(const YamlNode& header, Coalition types, const std::vector<std::string>& known, bool needs_all);
  bool read_row(const YamlNode& row);
  std::optional<std::uint32_t> key_of(const YamlNode& cell, std::size_t column) const;
  std::optional<std::uint32_t> nothing_before(const YamlNode& cell, const std::vector<std::string>& labels,
                                              const std::string& what) const;
  std::vector<std::uint32_t> key_of(std::uint32_t period, const PublicState& state, JointType types) const;

  enum class Kind { period, statistic, last, last_outcome, type, value };
  struct Column {
    Kind kind;
    Agent agent;
  };
  Reading* reading_;
  const YamlNode* node_;
  std::vector<Column> columns_;
  std::vector<std::string> values_;
  std::vector<std::size_t> value_columns_;
  std::map<std::vector<std::uint32_t>, const YamlNode*> rows_;
  bool uses_history_ = false;
  std::size_t missing_ = 0;
};

/// " in period 2, after reports (0, 1) and outcome 1, at types (0, 0)".
std::string describe(const Reading& reading, std::uint32_t period, const PublicState& state, JointType types);

}  // namespace candor::dynamic
