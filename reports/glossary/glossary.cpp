// SPDX-License-Identifier: MIT
#include "reports/glossary/glossary.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cases/format/explain/field_names.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/schema.hpp"
#include "checker/properties/words.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/words/words.hpp"

namespace candor::glossary {
namespace {

using Json = nlohmann::ordered_json;

std::string without_marks(std::string_view markdown) {
  std::string result;
  for (const char c : markdown)
    if (c != '`' && c != '*') result += c;
  return result;
}

struct Key {
  KeyDescription description;
  bool needed;
};

/// The property's own keys.
std::vector<Key> keys_of(const Entry& entry) {
  const PropertyDescription& property = *find_property(entry.family, entry.property);
  const auto has = [](const std::vector<std::string_view>& some, std::string_view key) {
    return std::find(some.begin(), some.end(), key) != some.end();
  };
  std::vector<Key> result;
  for (const KeyDescription& key : property_keys(entry.family))
    if (has(property.needed, key.key) || has(property.optional, key.key))
      result.push_back({key, has(property.needed, key.key)});
  return result;
}

std::string meaning_of(const Key& key) {
  const std::vector<std::string> words = words_of(key.description.shape);
  return without_marks(key.description.what) + (words.empty() ? "" : ": " + enumerated(words, " or ")) +
         (key.needed ? " (needed)" : "");
}

std::string definition_of(const Entry& entry) {
  const document::Definition definition = said::definition(entry.statement);
  return definition.name + ". " + printers::terminal(definition.body, 2);
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result(text);
  result.resize(std::max(width, result.size()), ' ');
  return result;
}

std::string heading(Family family) { return std::string(word_of(family)) + " cases"; }

std::string help(const Entry& entry) {
  const PropertyDescription& property = *find_property(entry.family, entry.property);
  std::string text =
      std::string(entry.property) + " (" + heading(entry.family) + "): " + std::string(entry.meaning.line) + '\n';
  if (const std::vector<std::string> names = names_in_the_field(entry.family, entry.property); !names.empty())
    text += "  In the field: " + enumerated(names, ", ") + '\n';
  text += "\n  " + definition_of(entry) + "\n  Refuted by " + std::string(entry.meaning.refuted_by) +
          ".\n\n  Its own keys: " + without_marks(property.what) + '\n';
  for (const Key& key : keys_of(entry))
    text += "    " + padded(key.description.key, 18) + "  " + meaning_of(key) + '\n';
  return text + "\n  Example, for the case of `candor new --template " + std::string(entry.meaning.of_case) +
         "`:\n    - " + std::string(entry.meaning.example) + '\n';
}

Json as_json(const Entry& entry) {
  Json keys = Json::array();
  for (const Key& key : keys_of(entry))
    keys.push_back({{"key", key.description.key}, {"needed", key.needed}, {"what", meaning_of(key)}});
  return {{"family", word_of(entry.family)},
          {"property", entry.property},
          {"line", entry.meaning.line},
          {"field_names", names_in_the_field(entry.family, entry.property)},
          {"definition", definition_of(entry)},
          {"refuted_by", entry.meaning.refuted_by},
          {"keys", std::move(keys)},
          {"example", entry.meaning.example},
          {"template", entry.meaning.of_case}};
}

Json as_json(const FieldTerm& term) {
  Json properties = Json::object();
  for (std::size_t family = 0; family < term.properties.size(); ++family)
    properties[std::string(word_of(static_cast<Family>(family)))] = term.properties[family];
  return {{"names", term.names}, {"properties", std::move(properties)}, {"remark", term.remark}};
}

}  // namespace

std::vector<Entry> all_entries() {
  std::vector<Entry> all = finite_entries();
  for (const std::vector<Entry>& more : {continuum_entries(), dynamic_entries()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

std::string list() {
  constexpr std::size_t most_names = 3;
  std::string text;
  const std::vector<Entry> all = all_entries();
  std::size_t width = 0;
  for (const Entry& entry : all) width = std::max(width, entry.property.size());
  for (std::size_t k = 0; k < all.size(); ++k) {
    const Entry& entry = all[k];
    if (k == 0 || all[k - 1].family != entry.family) text += (k == 0 ? "" : "\n") + heading(entry.family) + '\n';
    std::vector<std::string> names = names_in_the_field(entry.family, entry.property);
    names.resize(std::min(names.size(), most_names));
    text += "  " + padded(entry.property, width) + "  " + std::string(entry.meaning.line) +
            (names.empty() ? "" : " [" + enumerated(names, ", ") + ']') + '\n';
  }
  return text;
}

std::string list_json() {
  Json properties = Json::array(), terms = Json::array();
  for (const Entry& entry : all_entries()) properties.push_back(as_json(entry));
  for (const FieldTerm& term : field_terms()) terms.push_back(as_json(term));
  const Json json = {
      {"candor", CANDOR_VERSION}, {"properties", std::move(properties)}, {"field_terms", std::move(terms)}};
  return json.dump(2) + '\n';
}

std::string help(std::string_view property) {
  std::string text;
  for (const Entry& entry : all_entries())
    if (entry.property == property) text += (text.empty() ? "" : "\n") + help(entry);
  return text;
}

}  // namespace candor::glossary
