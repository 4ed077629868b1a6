// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "cases/format/explain/field_names.hpp"
#include "cases/format/explain/other_words.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/continuum/read.hpp"
#include "cases/format/read/dynamic/read.hpp"
#include "cases/format/read/expand_claims.hpp"
#include "cases/format/read/reading.hpp"
#include "checker/properties/claim_id.hpp"
#include "checker/properties/words.hpp"

namespace candor {
namespace {

/// The keys that a claim with this property may have.
std::vector<KeyDescription> keys_of(Family family, const PropertyDescription& property) {
  std::vector<KeyDescription> result(claim_keys().begin(), claim_keys().end());
  for (const KeyDescription& key : property_keys(family)) {
    const bool needed = std::find(property.needed.begin(), property.needed.end(), key.key) != property.needed.end();
    if (!needed && std::find(property.optional.begin(), property.optional.end(), key.key) == property.optional.end())
      continue;
    result.push_back(key);
    result.back().needed = needed;
  }
  return result;
}

std::vector<KeyDescription> keys_of_any_claim(Family family) {
  std::vector<KeyDescription> result(claim_keys().begin(), claim_keys().end());
  result.insert(result.end(), property_keys(family).begin(), property_keys(family).end());
  return result;
}

/// Claims by id, and the entry of the file that each was written as.
struct Ids {
  struct Place {
    const YamlNode* node;
    std::size_t entry;
    bool one_of_several;  ///< written as one
  };
  std::map<std::string, Place> places;
  std::map<std::string, Place> stems;  ///< by the first that begins so, up to '['

  /// A claim that is not written as the same one, and yet meant where all of these are meant by one id.
  const Place* taken_by(const std::string& stem, const Place& place) {
    const Place& first = stems.emplace(stem, place).first->second;
    const bool apart = first.entry != place.entry && (first.one_of_several || place.one_of_several);
    return apart ? &first : nullptr;
  }
};

std::optional<std::string> read_id(Reading& reading, const YamlNode& node, const WrittenClaim& written, Ids& ids) {
  if (!node.is_scalar() || !is_claim_id(node.text)) {
    reading.error(
        node, "an id is made of letters, digits, '.', '_' and '-' (at most " + std::to_string(longest_claim_id) + ")");
    return std::nullopt;
  }
  const std::string id = node.text + written.instance;
  const bool fits = is_claim_id(id);
  if (!fits)
    reading.error(node, id.size() > longest_claim_id
                            ? "the id " + in_quotes(id) + " is too long"
                            : in_quotes(id) + " is no id: what stands for several claims has no brackets of its own");
  const Ids::Place here{&node, written.entry, !written.instance.empty()};
  const auto [same, is_new] = ids.places.emplace(id, here);
  const std::string stem = node.text.substr(0, node.text.find('['));
  const Ids::Place* taken_by = is_new ? ids.taken_by(stem, here) : &same->second;
  if (taken_by != nullptr)
    reading.error(node, "the id " + in_quotes(is_new ? stem : id) + " is taken",
                  taken_by->entry == written.entry
                      ? "by another row or value of this claim: a column that tells them apart is needed"
                      : "by the claim in line " + std::to_string(reading.line_of(*taken_by->node)));
  return fits && taken_by == nullptr ? std::optional(id) : std::nullopt;
}

void read_remarks(Reading& reading, const YamlNode& map, StatedClaim& claim) {
  const auto text = [&](std::string_view key, std::string& into, bool one_line) {
    const YamlNode* node = map.find(key);
    if (node == nullptr) return;
    const std::string what = "'" + std::string(key) + "'";
    into = (one_line ? reading.line(*node, what) : reading.text(*node, what)).value_or("");
  };
  text("says", claim.says, false);
  text("where", claim.where, true);
  text("erratum", claim.erratum, false);
  text("note", claim.note, false);
  const YamlNode* expect = map.find("expect");
  if (expect != nullptr)
    if (const auto found = reading.one_of(*expect, Shape::expect, "verdict"))
      claim.expect = static_cast<Expect>(*found);
  if (const YamlNode* erratum = map.find("erratum"); erratum != nullptr && claim.expect == Expect::verified)
    reading.error(*erratum,
                  "an erratum says why a claim of the source is wrong, so the claim must be expected to be refuted",
                  "expect: refuted; or make this a note");
}

const PropertyDescription* read_property(Reading& reading, const YamlNode* node) {
  if (node == nullptr) return nullptr;
  const Family family = reading.vocabulary.family;
  const PropertyDescription* found = node->is_scalar() ? find_property(family, node->text) : nullptr;
  if (found != nullptr) return found;
  std::vector<std::string> words;
  for (const PropertyDescription& known : properties(family)) words.emplace_back(known.property);
  const std::string meant = node->is_scalar() ? property_meant(family, node->text) : "";
  if (meant.empty())
    reading.reference(*node, words, "property");
  else
    reading.error(*node, "there is no property " + in_quotes(node->text), meant);
  return nullptr;
}

std::optional<Statement> read_own_statement(Reading& reading, const YamlNode& map, std::string_view property) {
  switch (reading.vocabulary.family) {
    case Family::continuum: return continuum::read_statement(reading, map, property);
    case Family::dynamic: return dynamic::read_statement(reading, map, property);
    case Family::finite: break;
  }
  return read_statement(reading, map, property);
}

/// What stands under such a key would only be missed.
bool has_key_called_otherwise(const YamlNode& map, const std::vector<KeyDescription>& allowed) {
  std::vector<std::string> known;
  for (const KeyDescription& key : allowed) known.emplace_back(key.key);
  return std::any_of(map.keys.begin(), map.keys.end(), [&](const YamlNode& key) {
    return !key.shared && std::find(known.begin(), known.end(), key.text) == known.end() &&
           !key_called(key.text, known).empty();
  });
}

/// Of `- efficient`, or `- dsic: strategy-proof`: the claim that is meant. Empty: it is not written so.
std::string whole_claim(Family family, const YamlNode& entry) {
  std::string id, word;
  if (entry.is_scalar())
    id = word = entry.text;
  else if (entry.is_map() &&
           std::count_if(entry.keys.begin(), entry.keys.end(), [](const YamlNode& key) { return !key.shared; }) == 1) {
    const YamlNode& key = entry.keys.front();
    const std::vector<KeyDescription> known = keys_of_any_claim(family);
    if (!key.is_scalar() || key.text.find(':') != std::string::npos || !entry.items.front().is_scalar() ||
        std::any_of(known.begin(), known.end(), [&](const KeyDescription& one) { return one.key == key.text; }))
      return {};
    id = key.text;
    word = entry.items.front().text;
  } else {
    return {};
  }
  const auto property = [&](const std::string& of) -> std::string {
    if (find_property(family, of) != nullptr) return of;
    const FieldTerm* term = find_term(of);
    const std::vector<std::string_view> none;
    const std::vector<std::string_view>& meant =
        term == nullptr ? none : term->properties.at(static_cast<std::size_t>(family));
    return meant.empty() ? "" : std::string(meant.front());
  };
  std::string meant = property(word);
  if (meant.empty()) meant = property(id);
  if (!is_claim_id(id)) id = meant;
  if (meant.empty()) return entry.is_scalar() ? "{id: efficient, property: efficient}" : "";
  return "{id: " + id + ", property: " + meant + "}";
}

void read_claim(Reading& reading, const WrittenClaim& written, Ids& ids) {
  const YamlNode& map = written.map;
  const YamlNode* property = map.is_map() ? map.find("property") : nullptr;
  if (const std::string whole = whole_claim(reading.vocabulary.family, map); !whole.empty())
    return reading.error(map, "a claim is a map with at least an id and a property", "write   - " + whole);
  const PropertyDescription* known = read_property(reading, property);
  const std::size_t before = reading.errors.error_count();
  const YamlNode* place = property != nullptr                         ? property
                          : map.is_map() && map.find("id") != nullptr ? map.find("id")
                                                                      : &map;
  if (!reading.keys(
          map,
          known != nullptr ? keys_of(reading.vocabulary.family, *known) : keys_of_any_claim(reading.vocabulary.family),
          known != nullptr ? "the " + std::string(known->property) + " claim" : "the claim", place))
    return;
  if (known != nullptr && has_key_called_otherwise(map, keys_of(reading.vocabulary.family, *known))) return;
  StatedClaim claim;
  claim.line = reading.line_of(map);
  claim.section = written.section;
  if (const YamlNode* id = map.find("id")) {
    claim.claim.id = read_id(reading, *id, written, ids).value_or("");
    if (!written.instance.empty()) claim.group = id->text;
  }
  read_remarks(reading, map, claim);
  if (known == nullptr || !reading.model_known) return;
  reading.claim_being_read = claim.claim.id;
  const Reading::Part part(reading, "claim " + claim.claim.id);
  const std::optional<Statement> statement = read_own_statement(reading, map, known->property);
  reading.claim_being_read.clear();
  if (!statement || reading.errors.error_count() > before) return;
  claim.claim.statement = *statement;
  reading.case_file.claims.push_back(std::move(claim));
}

bool is_about_regions(const YamlNode& claim) {
  const YamlNode* property = claim.is_map() ? claim.find("property") : nullptr;
  return property != nullptr && property->is_scalar() && property->text == ParameterRegion::property;
}

}  // namespace

std::optional<std::pair<Relation, const YamlNode*>> read_comparison(Reading& reading, const YamlNode& map,
                                                                    const YamlNode& place, bool needed) {
  std::optional<std::pair<Relation, const YamlNode*>> result;
  std::size_t present = 0;
  for (std::size_t k = 0; k < comparison_keys.size(); ++k)
    if (const YamlNode* node = map.find(comparison_keys[k])) {
      ++present;
      result.emplace(static_cast<Relation>(k), node);
    }
  if (present == 1 || (present == 0 && !needed)) return result;
  reading.error(
      place,
      present == 0 ? "the claim does not say what the value is compared with" : "the claim compares the value twice",
      "one of: equals, at_most, less_than, at_least, greater_than");
  return std::nullopt;
}

void read_claims(Reading& reading, const YamlNode& node, const YamlNode* defaults) {
  if (!node.is_sequence() || node.items.empty())
    return reading.error(node, "claims are a list with at least one claim",
                         "for example   - {id: efficiency, property: efficient, expect: verified}");
  const std::vector<WrittenClaim> claims = expand_claims(reading, node, defaults);
  Ids ids;
  std::set<std::size_t> wrong;
  const auto read = [&](const WrittenClaim& claim) {
    if (wrong.contains(claim.entry)) return;  // what is wrong with one is wrong with those written with it
    const std::size_t errors = reading.errors.error_count();
    if (!claim.instance.empty()) reading.errors.set_context(" (for " + claim.instance + ")");
    read_claim(reading, claim, ids);
    reading.errors.set_context({});
    if (reading.errors.error_count() > errors) wrong.insert(claim.entry);
  };
  for (const WrittenClaim& claim : claims)
    if (!is_about_regions(claim.map)) read(claim);
  if (reading.vocabulary.family == Family::finite) note_parameter_uses(reading);
  if (reading.shifted_parameter) return;  // regions are about the case as written
  for (const WrittenClaim& claim : claims)
    if (is_about_regions(claim.map)) read(claim);
  std::stable_sort(reading.case_file.claims.begin(), reading.case_file.claims.end(),
                   [](const StatedClaim& one, const StatedClaim& other) { return one.line < other.line; });
}

}  // namespace candor
