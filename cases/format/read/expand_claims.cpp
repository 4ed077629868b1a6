// SPDX-License-Identifier: MIT
#include "cases/format/read/expand_claims.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "cases/format/explain/other_words.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/claim_table.hpp"
#include "checker/properties/words.hpp"

namespace candor {
namespace {

using Keys = std::vector<std::string_view>;

// Far beyond what can be read by people.
constexpr std::size_t most_written = 2 * largest_file;  // bytes of all claims, written out

/// Of keys that exclude each other: a claim that has one is given none of the others.
const std::array<std::pair<Keys, Keys>, 6> exclusive{{
    {{"mechanism"}, {"allocation", "transfers"}},
    {{"allocation", "transfers"}, {"mechanism"}},
    {Keys(comparison_keys.begin(), comparison_keys.end()), Keys(comparison_keys.begin(), comparison_keys.end())},
    {{"least", "largest"}, {"least", "largest"}},
    {{"number"}, {"at_least", "at_most"}},
    {{"at_least", "at_most"}, {"number"}},
}};

template <class Container>
bool holds(const Container& container, std::string_view one) {
  return std::find(container.begin(), container.end(), one) != container.end();
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string result;
  for (std::size_t k = 0; k < parts.size(); ++k) result += (k == 0 ? "" : std::string(separator)) + parts[k];
  return result;
}

class Expansion {
 public:
  Expansion(Reading& reading, const YamlNode* defaults) : reading_(reading), defaults_(defaults), variables_(reading) {
    if (defaults_ == nullptr) return;
    if (check_shared(*defaults_, "the defaults", {})) return;
    defaults_ = nullptr;
  }

  /// A claim about a region names others by their ids: no variable bears one.
  void declare_ids(const YamlNode& list) {
    for (const YamlNode& entry : list.items) {
      if (!entry.is_map()) continue;
      const YamlNode *id = entry.find("id"), *inner = entry.find("section") != nullptr ? entry.find("claims") : nullptr;
      if (id != nullptr && id->is_scalar()) reading_.declare(*id, id->text, "the id of a claim");
      if (inner != nullptr) declare_ids(*inner);
    }
  }

  void add_list(const YamlNode& list) {
    for (const YamlNode& entry : list.items) {
      if (stopped_) return;
      if (entry.is_map() && entry.find("section") != nullptr)
        add_section(entry);
      else
        add_entry(entry, nullptr);
    }
  }

  std::vector<WrittenClaim> take() { return std::move(result_); }

 private:
  // --- what claims share -------------------------------------------------------------------------

  /// Whether it is a map of keys that claims can share, and these besides.
  bool check_shared(const YamlNode& map, const std::string& what, const std::vector<KeyDescription>& besides) {
    if (!map.is_map()) return reading_.keys(map, besides, what, &map);
    const std::vector<KeyDescription> shareable = shareable_keys(reading_.vocabulary.family);
    std::vector<KeyDescription> keys = besides;
    keys.insert(keys.end(), shareable.begin(), shareable.end());
    std::vector<std::string> known;
    for (const KeyDescription& key : shareable) known.emplace_back(key.key);
    bool fine = true;
    for (const YamlNode& key : map.keys) {
      if (value_in(keys, key.text)) continue;
      const std::string called = key_called(key.text, known), meant = nearest(key.text, known);
      reading_.error(key, in_quotes(key.text) + " in " + what + " is no key that claims share",
                     !called.empty() ? "here it is called '" + called + "'"
                     : meant.empty() ? "claims share: " + enumerated(known, ", ")
                                     : "did you mean '" + meant + "'?");
      fine = false;
    }
    for (const KeyDescription& key : besides)
      if (key.needed && map.find(key.key) == nullptr) {
        reading_.error(map, what + " lacks the key '" + std::string(key.key) + "'",
                       "for example   " + std::string(key.key) + ": " + in_case_style(key.example));
        fine = false;
      }
    return fine;
  }

  static bool value_in(const std::vector<KeyDescription>& keys, std::string_view key) {
    return std::any_of(keys.begin(), keys.end(), [&](const KeyDescription& one) { return one.key == key; });
  }

  void add_section(const YamlNode& section) {
    const std::vector<KeyDescription> own(section_keys().begin(), section_keys().end());
    if (!check_shared(section, "the section", own)) return;
    const YamlNode* claims = section.find("claims");
    section_ = reading_.line(*section.find("section"), "the heading of a section").value_or("");
    if (claims != nullptr && (!claims->is_sequence() || claims->items.empty()))
      reading_.error(*claims, "the claims of a section are a list with at least one claim");
    else if (claims != nullptr)
      for (const YamlNode& entry : claims->items) {
        if (stopped_) break;
        if (entry.is_map() && entry.find("section") != nullptr)
          reading_.error(entry, "a section has no sections", "end this section before the next begins");
        else
          add_entry(entry, &section);
      }
    section_.clear();
  }

  /// What the claim does not say itself.
  static void fill_in(YamlNode& claim, const YamlNode& shared) {
    const std::vector<std::string> before = texts_of(claim.keys);
    for (std::size_t k = 0; k < shared.keys.size() && k < shared.items.size(); ++k) {
      const std::string& key = shared.keys[k].text;
      const bool excluded = std::any_of(exclusive.begin(), exclusive.end(), [&](const auto& group) {
        return holds(group.second, key) &&
               std::any_of(before.begin(), before.end(), [&](std::string_view one) { return holds(group.first, one); });
      });
      if (key == "section" || key == "claims" || excluded || holds(before, key)) continue;
      claim.keys.push_back(shared.keys[k]);
      claim.keys.back().shared = true;
      claim.items.push_back(shared.items[k]);
      claim.items.back().shared = true;
    }
  }

  static std::vector<std::string> texts_of(const std::vector<YamlNode>& nodes) {
    std::vector<std::string> result;
    for (const YamlNode& node : nodes) result.push_back(node.text);
    return result;
  }

  // --- what is said of each ----------------------------------------------------------------------

  void add_entry(const YamlNode& entry, const YamlNode* section) {
    ++entry_;
    if (!entry.is_map() || (entry.find("for") == nullptr && entry.find("table") == nullptr))
      return add_claim(entry, section, {});
    YamlNode body = entry;
    const YamlNode *ranges = entry.find("for"), *table = entry.find("table");
    for (std::size_t k = body.keys.size(); k-- > 0;)
      if (body.keys[k].text == "for" || body.keys[k].text == "table") {
        body.keys.erase(body.keys.begin() + static_cast<std::ptrdiff_t>(k));
        body.items.erase(body.items.begin() + static_cast<std::ptrdiff_t>(k));
      }
    const std::size_t errors = reading_.errors.error_count();
    const std::vector<ValuesOfVariables> cases =
        ranges == nullptr ? std::vector<ValuesOfVariables>{{}} : variables_.values_of(*ranges, entry);
    if (reading_.errors.error_count() > errors) return;
    for (const ValuesOfVariables& values : cases) {
      if (table == nullptr)
        add_instance(body, section, values, values_alone(values));
      else
        for (const ClaimOfRow& row : claims_of_rows(reading_, variables_, body, values, *table)) {
          add_instance(row.body, section, row.values, row.told);
          if (reading_.errors.error_count() > errors) break;
        }
      if (reading_.errors.error_count() > errors) break;  // the others have the same
    }
  }

  /// `told`: what tells it from the others that are written with it.
  void add_instance(YamlNode body, const YamlNode* section, const ValuesOfVariables& values,
                    const std::vector<std::string>& told) {
    for (std::size_t k = 0; k < body.keys.size() && k < body.items.size(); ++k)
      if (!holds(texts_of_claims, body.keys[k].text)) replace(body.items[k], values);
    add_claim(std::move(body), section, "[" + joined(told, ",") + "]");
  }

  static std::size_t size_of(const YamlNode& node) {
    std::size_t size = 1 + node.text.size();
    for (const YamlNode& key : node.keys) size += size_of(key);
    for (const YamlNode& item : node.items) size += size_of(item);
    return size;
  }

  void add_claim(YamlNode claim, const YamlNode* section, std::string instance) {
    if (claim.is_map() && section != nullptr) fill_in(claim, *section);
    if (claim.is_map() && defaults_ != nullptr) fill_in(claim, *defaults_);
    written_ += size_of(claim);
    stopped_ = written_ > most_written || result_.size() >= most_claims;
    if (stopped_)
      return reading_.error(claim, "written out, the case has more than " + std::to_string(most_claims) +
                                       " claims, or claims of more than " + std::to_string(most_written) + " bytes");
    reading_.patience()();
    result_.push_back({std::move(claim), entry_, std::move(instance), section_});
  }

  void replace(YamlNode& node, const ValuesOfVariables& values) {
    if (node.is_scalar()) {
      std::string bound;
      std::string text = with_values(node.text, values, bound);
      if (!bound.empty())
        return reading_.error(node, in_quotes(bound) + " is a variable of the claim, and one of the formula, too",
                              "call one of them differently");
      node.replaced = node.replaced || text != node.text;
      node.text = std::move(text);
    }
    for (YamlNode& key : node.keys) replace(key, values);
    for (YamlNode& item : node.items) replace(item, values);
    std::set<std::string_view> keys;
    for (const YamlNode& key : node.keys)
      if (key.is_scalar() && !keys.insert(key.text).second)
        return reading_.error(node, in_quotes(key.text) + " stands here twice where variables have the same value",
                              "leave these values out: where i != j");
  }

  Reading& reading_;
  const YamlNode* defaults_;
  ClaimVariables variables_;
  std::string section_;
  std::size_t entry_ = 0, written_ = 0;
  bool stopped_ = false;
  std::vector<WrittenClaim> result_;
};

}  // namespace

std::vector<WrittenClaim> expand_claims(Reading& reading, const YamlNode& claims, const YamlNode* defaults) {
  Expansion expansion(reading, defaults);
  expansion.declare_ids(claims);
  expansion.add_list(claims);
  return expansion.take();
}

}  // namespace candor
