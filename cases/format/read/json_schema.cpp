// SPDX-License-Identifier: MIT
// The JSON Schema (draft 7) that the table of keys amounts to. Editors use it for completion and
// first errors; the reader's word is what counts.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "cases/format/read/schema.hpp"
#include "checker/model/coalition.hpp"

namespace candor {
namespace {

using Json = nlohmann::ordered_json;

Json reference(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }
Json list_of(Json items, int least = 1) {
  return {{"type", "array"}, {"items", std::move(items)}, {"minItems", least}};
}
Json map_of(Json values) {
  return {{"type", "object"}, {"additionalProperties", std::move(values)}, {"minProperties", 1}};
}
Json any_of(std::initializer_list<Json> alternatives) { return {{"anyOf", Json(alternatives)}}; }
Json word_among(const std::vector<std::string>& allowed) { return {{"type", "string"}, {"enum", allowed}}; }

/// An editor's YAML reader sees 1 as an integer, 0.5 as a number and 7/4 as a string.
Json scalar(const std::string& pattern = {}) {
  if (pattern.empty()) return {{"type", {"string", "number", "boolean"}}};
  return {{"type", {"string", "number"}}, {"pattern", pattern}};
}

constexpr const char* name_pattern = "^[A-Za-z][A-Za-z0-9_]*$";
constexpr const char* label_pattern = "^([A-Za-z][A-Za-z0-9_]*|-?[0-9]+(/[0-9]+|\\.[0-9]+)?)$";

Json definitions() {
  Json result;
  result["name"] = {
      {"type", "string"}, {"pattern", name_pattern}, {"description", "a letter, then letters, digits and _"}};
  result["label"] = scalar(label_pattern);
  result["label"]["description"] = "a name or a number";
  result["number"] = {{"type", {"string", "number"}},
                      {"description", "an integer, fraction or decimal: -3, 7/4, 0.15"}};
  result["formula"] = scalar();
  result["formula"]["description"] = "a number, or a formula in quotes";
  result["table"] = list_of(list_of(scalar()), 2);
  result["table"]["description"] = "a list of rows; the first names the columns";
  result["coalition"] = any_of({reference("label"), list_of(reference("label"))});
  result["types_of_agents"] = map_of(reference("label"));
  result["amount"] = any_of({reference("formula"), reference("table")});
  return result;
}

/// From label to attributes.
Json attributes() { return map_of(map_of(reference("label"))); }

/// From `probability OUTCOME` to formula.
Json lottery_formulas() {
  return {{"type", "object"},
          {"patternProperties", {{"^probability ", reference("formula")}}},
          {"additionalProperties", false},
          {"minProperties", 1}};
}

/// Payoffs, transfers, outside options: for all agents at once or for each.
Json amounts() { return any_of({reference("formula"), reference("table"), map_of(reference("amount"))}); }

Json object_of(std::span<const KeyDescription> keys, Family family = Family::finite);

Json coalitions(bool in_claim) {
  return any_of({word_among(in_claim ? words_of(Shape::coalitions) : std::vector<std::string>{"all", "proper"}),
                 list_of(reference("coalition"))});
}

Json claims_of(Family family);
Json shared_keys(Family family);

Json shape_of(Shape shape, bool in_claim, Family family) {
  switch (shape) {
    case Shape::line:
    case Shape::dynamic_subject:
    case Shape::text: return {{"type", {"string", "number"}}};
    case Shape::name: return reference("name");
    case Shape::number: return reference("number");
    case Shape::id: return scalar("^[A-Za-z0-9._-]+$");
    case Shape::source: return any_of({Json{{"type", {"string", "number"}}}, object_of(source_keys())});
    case Shape::parameters: return map_of(reference("number"));
    case Shape::definitions: return map_of(reference("formula"));
    case Shape::agents: {
      const int least = family == Family::continuum ? 2 : 1;
      const Json listed = {{"type", "array"},
                           {"items", reference("label")},
                           {"minItems", least},
                           {"maxItems", most_agents},
                           {"uniqueItems", true}},
                 counted = {{"type", "integer"}, {"minimum", least}, {"maximum", most_agents}};
      return family == Family::continuum ? any_of({listed, counted}) : any_of({listed, counted, attributes()});
    }
    case Shape::messages:
    case Shape::types: {
      const Json of_one = any_of({list_of(reference("label")), map_of(reference("number")),
                                  Json{{"type", "string"}, {"pattern", "^-?[0-9]+\\.\\.-?[0-9]+$"}}, attributes()});
      return any_of({of_one, map_of(of_one)});
    }
    case Shape::states: return any_of({list_of(reference("label")), map_of(reference("number"))});
    case Shape::prior: {
      const Json marginal = map_of(reference("number"));
      const Json independent = {{"type", "object"},
                                {"properties", {{"independent", any_of({marginal, map_of(marginal)})}}},
                                {"required", {"independent"}},
                                {"additionalProperties", false}};
      return any_of({Json{{"const", "uniform"}}, reference("formula"), reference("table"), independent});
    }
    case Shape::outcomes: {
      const Json choices = {{"type", "object"},
                            {"properties", {{"choices", list_of(reference("label"))}, {"where", reference("formula")}}},
                            {"required", {"choices"}},
                            {"additionalProperties", false}};
      return any_of({list_of(reference("label")), choices, attributes(), Json{{"const", "agents"}}});
    }
    case Shape::payoffs:
    case Shape::outside_options: return amounts();
    case Shape::coalitions: return coalitions(in_claim);
    case Shape::allocations:
      return map_of(any_of(
          {reference("formula"), reference("table"), object_of(allocation_construction_keys()), lottery_formulas()}));
    case Shape::game_forms: return map_of(object_of(game_form_keys()));
    case Shape::message_allocation: return any_of({reference("formula"), reference("table"), lottery_formulas()});
    case Shape::message_transfers:
    case Shape::payments: return amounts();
    case Shape::strategy_profiles: return map_of(any_of({Json{{"const", "truth"}}, object_of(strategy_keys())}));
    case Shape::plan: return amounts();
    case Shape::strategies: return any_of({reference("name"), list_of(reference("name"))});
    case Shape::transfers:
      return map_of(any_of({object_of(transfer_construction_keys()), object_of(drawn_transfer_keys()), amounts()}));
    case Shape::mechanisms: return map_of(object_of(mechanism_keys()));
    case Shape::claims: {
      Json claims = claims_of(family);
      Json section = shared_keys(family);
      for (const KeyDescription& key : section_keys()) section["required"].push_back(key.key);
      section["properties"]["section"] = {{"type", {"string", "number"}}, {"description", "a heading"}};
      const std::string place = std::to_string(static_cast<std::size_t>(family));
      section["properties"]["claims"] = list_of({{"$ref", "#/anyOf/" + place + "/properties/claims/items"}});
      claims.push_back(section);
      return list_of({{"anyOf", claims}});
    }
    case Shape::claim_defaults: return shared_keys(family);
    case Shape::property: {
      std::vector<std::string> names;
      for (const PropertyDescription& property : properties(family)) names.emplace_back(property.property);
      return word_among(names);
    }
    case Shape::ranges: return {{"type", "string"}};
    case Shape::claim_table: return list_of(list_of(Json::object()), 2);
    case Shape::relation_number: return reference("formula");
    case Shape::rule_list: return any_of({reference("name"), list_of(reference("name"), 0)});
    case Shape::rule_pair: return {{"type", "array"}, {"items", reference("name")}, {"minItems", 2}, {"maxItems", 2}};
    case Shape::coalition: return reference("coalition");
    case Shape::report: return any_of({reference("types_of_agents"), list_of(reference("types_of_agents"))});
    case Shape::event: return any_of({reference("types_of_agents"), Json{{"type", "string"}}});
    case Shape::claim_list:
    case Shape::parameter_list: {
      const Json name = {{"type", "string"}};
      return any_of({name, list_of(name)});
    }
    case Shape::region: return {{"type", {"string", "boolean"}}};
    case Shape::distributions: return map_of(any_of({object_of(continuum::distribution_keys())}));
    case Shape::partnership: return object_of(continuum::partnership_keys());
    case Shape::trade: return object_of(continuum::trade_keys());
    case Shape::end_point: return object_of(continuum::end_point_keys());
    case Shape::shares: return any_of({list_of(reference("formula"), 2), map_of(reference("formula"))});
    case Shape::numbers: return list_of(reference("formula"), 2);
    case Shape::interval: return {{"type", "array"}, {"items", reference("formula")}, {"minItems", 2}, {"maxItems", 2}};
    case Shape::points: return list_of(list_of(reference("formula"), 2), 2);
    case Shape::polynomials: return any_of({reference("formula"), list_of(reference("formula"))});
    case Shape::yes_no: return {{"type", "boolean"}};
    case Shape::prior_by_agent: {
      const Json of_one = any_of({reference("formula"), map_of(reference("number"))});
      return any_of({of_one, map_of(of_one)});
    }
    case Shape::transitions: return amounts();
    case Shape::statistic: return object_of(dynamic::statistic_keys());
    case Shape::dynamic_allocations:
      return map_of(
          any_of({reference("formula"), reference("table"), object_of(dynamic::efficient_keys()), lottery_formulas()}));
    case Shape::dynamic_transfers: return map_of(any_of({object_of(dynamic::dynamic_transfer_keys()), amounts()}));
    case Shape::dynamic_mechanisms: return map_of(object_of(dynamic::dynamic_mechanism_keys()));
    case Shape::schemes: return map_of(object_of(dynamic::scheme_keys()));
    case Shape::formula:
    case Shape::period: return reference("formula");
    case Shape::condition: return {{"type", "string"}};
    case Shape::label: return reference("label");
    case Shape::label_list: return list_of(reference("label"));
    case Shape::menu: return list_of(map_of(reference("number")));
    case Shape::order:
      return any_of(
          {Json{{"const", "average"}}, list_of(any_of({reference("label"), object_of(dynamic::order_keys())}))});
    case Shape::agent_numbers: return map_of(reference("number"));
    case Shape::priorities: return map_of(list_of(reference("label")));
    case Shape::scheme_reports: return any_of({reference("table"), map_of(reference("formula"))});
    case Shape::side_payments: return any_of({reference("table"), object_of(dynamic::team_keys())});
    default: return word_among(words_of(shape));
  }
}

/// A mention of code in markdown is plain text in a description.
std::string plain(std::string_view markdown) {
  std::string result;
  for (char c : markdown)
    if (c != '`' && c != '*') result += c;
  return result;
}

Json described(const KeyDescription& key, bool in_claim, Family family) {
  Json result = {{"description", plain(key.what)}, {"examples", Json::array({Json::parse(key.example)})}};
  const Json shape = shape_of(key.shape, in_claim, family);
  for (const auto& [keyword, value] : shape.items()) result[keyword] = value;
  if (shape.contains("$ref")) {  // beside a $ref draft 7 ignores everything else
    result.erase("$ref");
    result["allOf"] = Json::array({shape});  // braces alone are no array with clang
  }
  return result;
}

void add_key(Json& object, const KeyDescription& key, bool needed, bool in_claim, Family family) {
  object["properties"][std::string(key.key)] = described(key, in_claim, family);
  if (needed) object["required"].push_back(key.key);
}

Json object_of(std::span<const KeyDescription> keys, Family family) {
  Json result = {
      {"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
  for (const KeyDescription& key : keys) add_key(result, key, key.needed, false, family);
  return result;
}

Json claim_of(Family family, const PropertyDescription& property) {
  Json result = {
      {"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
  for (const KeyDescription& key : claim_keys()) add_key(result, key, key.needed, true, family);
  // What the property needs may stand in a section, in the defaults or in a column.
  result["properties"]["property"] = {{"const", property.property},
                                      {"description", "Its own keys: " + plain(property.what)},
                                      {"examples", Json::array({property.property})}};
  for (const KeyDescription& key : property_keys(family)) {
    const auto has = [&](const std::vector<std::string_view>& some) {
      return std::find(some.begin(), some.end(), key.key) != some.end();
    };
    if (has(property.needed) || has(property.optional)) add_key(result, key, false, true, family);
  }
  return result;
}

/// What several claims may share.
Json shared_keys(Family family) {
  Json result = {
      {"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
  for (const KeyDescription& key : shareable_keys(family)) add_key(result, key, false, true, family);
  return result;
}

/// A claim with each property, and one whose property stands in its section.
Json claims_of(Family family) {
  Json claims = Json::array();
  for (const PropertyDescription& property : properties(family)) claims.push_back(claim_of(family, property));
  Json unnamed = shared_keys(family);
  for (const std::span<const KeyDescription> some : {claim_keys(), property_keys(family)})
    for (const KeyDescription& key : some)
      if (!unnamed["properties"].contains(key.key)) add_key(unnamed, key, key.needed, true, family);
  unnamed["properties"].erase("property");
  claims.push_back(unnamed);
  return claims;
}

/// A case of this family. A case that is not finite says so.
Json case_of(Family family) {
  std::vector<KeyDescription> keys(common_case_keys().begin(), common_case_keys().end());
  keys.insert(keys.end(), case_keys(family).begin(), case_keys(family).end());
  Json result = object_of(keys, family);
  const std::string word = words_of(Shape::family).at(static_cast<std::size_t>(family));
  result["properties"]["family"].erase("enum");
  result["properties"]["family"]["const"] = word;
  if (family != Family::finite) result["required"].push_back("family");
  return result;
}

}  // namespace

std::string json_schema() {
  Json result = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", "A case for Candor"},
                 {"description", "A worked example of mechanism design and the claims made about it."}};
  result["anyOf"] = {case_of(Family::finite), case_of(Family::continuum), case_of(Family::dynamic)};
  result["definitions"] = definitions();
  return result.dump(2) + "\n";
}

}  // namespace candor
