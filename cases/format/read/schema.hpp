// SPDX-License-Identifier: MIT
// The one table of keys: it drives the reader's unknown and missing keys, the JSON Schema for
// editors and the tables of docs/case_format.md.
//
// To add a key: a line in schema.cpp, its reading in read_*.cpp, the regenerated tables in
// docs/case_format.md, a malformed case in tests/cases_format/.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/model.hpp"

namespace candor {

/// What may stand as the value of a key.
enum class Shape {
  line,
  text,
  name,
  number,
  id,
  family,  // scalars
  source,
  parameters,
  definitions,
  agents,
  types,
  prior,
  outcomes,
  payoffs,
  coalitions,
  outside_options,
  allocations,
  transfers,
  mechanisms,
  game_forms,
  strategy_profiles,
  messages,
  states,
  message_allocation,
  message_transfers,
  payments,
  plan,
  claims,  // of a case
  property,
  expect,
  ranges,
  claim_table,
  claim_defaults,
  relation_number,
  rule_list,
  rule_pair,
  coalition,
  report,
  event,
  yes_no,  // of a claim
  balance,
  strategies,
  stage,
  incentives,
  strength,
  solution_concept,
  measure,
  claim_list,
  parameter_list,
  region,
  quantity,
  ties,
  distributions,
  partnership,
  trade,
  shares,
  numbers,
  interval,
  points,
  polynomials,
  end_point,  // of continuum models
  continuum_quantity,
  continuum_identity,
  payoff_form,
  allocation_construction,
  transfer_construction,  // one of some words
  prior_by_agent,
  transitions,
  statistic,
  dynamic_allocations,
  dynamic_transfers,
  dynamic_mechanisms,
  schemes,
  formula,
  condition,
  label,
  label_list,
  menu,
  order,
  agent_numbers,
  priorities,
  scheme_reports,
  side_payments,  // of a dynamic case
  tier,
  rule_or_mechanism,
  colluders,
  participation,
  direction,
  aspect,
  dynamic_quantity,
  first_or_last,
  dynamic_transfer_construction,
  side_payment_construction,
  dynamic_subject,
  period,  // one of some words, in a dynamic case
};

struct KeyDescription {
  std::string_view key;
  bool needed;
  Shape shape;
  std::string_view what;     ///< markdown, one line
  std::string_view example;  ///< JSON
};

/// Of every case, whatever its family, and of a family's.
std::span<const KeyDescription> common_case_keys();
std::span<const KeyDescription> case_keys(Family family);
std::span<const KeyDescription> source_keys();
std::span<const KeyDescription> allocation_construction_keys();
std::span<const KeyDescription> transfer_construction_keys();
std::span<const KeyDescription> drawn_transfer_keys();  ///< of transfers that depend on the outcome drawn
std::span<const KeyDescription> mechanism_keys();
std::span<const KeyDescription> game_form_keys();
std::span<const KeyDescription> strategy_keys();
std::span<const KeyDescription> claim_keys();                  ///< of every claim
std::span<const KeyDescription> section_keys();                ///< of a section, beside what its claims share
std::span<const KeyDescription> property_keys(Family family);  ///< of some properties
/// What the defaults, or a section, may say for several claims.
std::vector<KeyDescription> shareable_keys(Family family);

struct PropertyDescription {
  std::string_view property;
  std::vector<std::string_view> needed, optional;  ///< its own keys, from property_keys()
  std::string what;                                ///< markdown: its own keys as docs/case_format.md explains them
};
const std::vector<PropertyDescription>& properties(Family family);
const PropertyDescription* find_property(Family family, std::string_view property);

// The other families' parts of the table.
namespace continuum {
std::span<const KeyDescription> case_keys();
std::span<const KeyDescription> distribution_keys();
std::span<const KeyDescription> partnership_keys();
std::span<const KeyDescription> trade_keys();
std::span<const KeyDescription> end_point_keys();
std::span<const KeyDescription> property_keys();
const std::vector<PropertyDescription>& properties();
}  // namespace continuum
namespace dynamic {
std::span<const KeyDescription> case_keys();
std::span<const KeyDescription> property_keys();
const std::vector<PropertyDescription>& properties();
std::span<const KeyDescription> statistic_keys();
std::span<const KeyDescription> efficient_keys();
std::span<const KeyDescription> dynamic_transfer_keys();
std::span<const KeyDescription> order_keys();
std::span<const KeyDescription> dynamic_mechanism_keys();
std::span<const KeyDescription> scheme_keys();
std::span<const KeyDescription> team_keys();
}  // namespace dynamic

/// The words that a key with a fixed choice allows, or allows beside other values; empty for other shapes.
std::vector<std::string> words_of(Shape shape);
/// "a property", "a key of claims", "a word for the key 'stage'": what the word is in claims; empty if nothing.
std::string meaning_in_claims(Family family, std::string_view word);

/// The tables of docs/case_format.md.
std::string case_keys_in_markdown();  ///< common to all families
std::string case_keys_in_markdown(Family family);
std::string claim_keys_in_markdown();
std::string properties_in_markdown(Family family);

/// JSON Schema, draft 7, of a case file, for editors.
std::string json_schema();

}  // namespace candor
