// SPDX-License-Identifier: MIT
#include "cases/format/read/expand_claims.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "cases/format/explain/suggestion.hpp"
#include "checker/properties/words.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using Keys = std::vector<std::string_view>;

// Far beyond what can be read by people.
constexpr std::size_t most_variables = 16;              // of one claim
constexpr std::size_t most_combinations = 100'000;      // of values of variables, of all claims
constexpr std::size_t most_written = 2 * largest_file;  // bytes of all claims, written out

/// Of keys that exclude each other: a claim that has one is given none of the others.
const std::array<std::pair<Keys, Keys>, 4> exclusive{{
    {{"mechanism"}, {"allocation", "transfers"}},
    {{"allocation", "transfers"}, {"mechanism"}},
    {Keys(comparison_keys.begin(), comparison_keys.end()), Keys(comparison_keys.begin(), comparison_keys.end())},
    {{"least", "largest"}, {"least", "largest"}},
}};

/// What a reader of the source wants to know: words, in which no variable is meant.
constexpr std::array<std::string_view, 5> texts{"id", "says", "where", "erratum", "note"};
/// A column of numbers does not tell one row from another.
constexpr std::array<std::string_view, 13> telling_nothing{
    "equals", "not_equal", "at_most",  "less_than", "at_least", "greater_than", "gain",
    "least",  "largest",   "constant", "expect",    "says",     "where"};

template <class Container>
bool holds(const Container& container, std::string_view one) {
  return std::find(container.begin(), container.end(), one) != container.end();
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string result;
  for (std::size_t k = 0; k < parts.size(); ++k) result += (k == 0 ? "" : std::string(separator)) + parts[k];
  return result;
}

bool is_word_character(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_';
}

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_word_character) &&
         !('0' <= text.front() && text.front() <= '9');
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n\r");
  return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(" \n\r") - first + 1);
}

/// Where the word stands in the text outside of brackets; npos if nowhere.
std::size_t find_word(std::string_view text, std::string_view word) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '[' || text[at] == '(') ++depth;
    if (text[at] == ']' || text[at] == ')') --depth;
    const bool begins =
        depth == 0 && text.substr(at).starts_with(word) && (at == 0 || !is_word_character(text[at - 1]));
    if (begins && (at + word.size() == text.size() || !is_word_character(text[at + word.size()]))) return at;
  }
  return std::string_view::npos;
}

/// The parts between commas that stand outside of brackets.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] == '[') ++depth;
    if (at < text.size() && text[at] == ']') --depth;
    if (at < text.size() && (text[at] != ',' || depth > 0)) continue;
    parts.push_back(trimmed(text.substr(begin, at - begin)));
    begin = at + 1;
  }
  return parts;
}

/// What variables stand for: names and numbers, in the order in which they are bound.
using Values = std::vector<std::pair<std::string, std::string>>;

const std::string* value_of(const Values& values, std::string_view name) {
  for (const auto& [variable, value] : values)
    if (variable == name) return &value;
  return nullptr;
}

/// A part of a formula: in parentheses if it is more than a name or a natural number.
std::string operand(const std::string& value) {
  return std::all_of(value.begin(), value.end(), is_word_character) ? value : "(" + value + ")";
}

/// The text with the values of its variables in their place; `bound` is the variable that a formula
/// of the text binds itself, if there is one.
std::string with_values(const std::string& text, const Values& values, std::string& bound) {
  if (const std::string* whole = value_of(values, text)) return *whole;
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_character(text[end])) ++end;
    const std::string word = text.substr(at, end - at);
    const std::string* value = at > 0 && text[at - 1] == '.' ? nullptr : value_of(values, word);
    if (value != nullptr && trimmed(std::string_view(text).substr(end)).starts_with("in ")) bound = word;
    result += value != nullptr ? operand(*value) : word;
    at = end;
    while (at < text.size() && !is_word_character(text[at])) result += text[at++];
  }
  return result;
}

class Expansion {
 public:
  Expansion(Reading& reading, const YamlNode* defaults) : reading_(reading), defaults_(defaults) {
    if (defaults_ == nullptr) return;
    if (check_shared(*defaults_, "the defaults", {})) return;
    defaults_ = nullptr;
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

  /// A map of keys that claims may have, and these besides.
  bool check_shared(const YamlNode& map, const std::string& what, const std::vector<KeyDescription>& besides) {
    std::vector<KeyDescription> keys = besides;
    for (const std::span<const KeyDescription> some : {claim_keys(), property_keys(reading_.vocabulary.family)})
      for (const KeyDescription& key : some) {
        if (key.key == "id" || key.key == "for" || key.key == "table" || value_in(keys, key.key)) continue;
        keys.push_back(key);
        keys.back().needed = false;
      }
    return reading_.keys(map, keys, what, &map);
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

  static std::vector<std::string> second_of(const Values& values) {
    std::vector<std::string> result;
    for (const auto& [variable, value] : values) result.push_back(value);
    return result;
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
    const std::vector<Values> cases = ranges == nullptr ? std::vector<Values>{{}} : values_of(*ranges);
    if (reading_.errors.error_count() > errors) return;
    for (const Values& values : cases) {
      if (table == nullptr)
        add_instance(body, section, values, second_of(values));
      else
        add_rows(body, section, values, *table);
      if (reading_.errors.error_count() > errors) break;  // the others have the same
    }
  }

  /// `told`: what tells it from the others that are written with it.
  void add_instance(YamlNode body, const YamlNode* section, const Values& values,
                    const std::vector<std::string>& told) {
    for (std::size_t k = 0; k < body.keys.size() && k < body.items.size(); ++k)
      if (!holds(texts, body.keys[k].text)) replace(body.items[k], values);
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

  void replace(YamlNode& node, const Values& values) {
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

  // --- for: "i in agents, x in types[i] where x != A" ----------------------------------------------

  struct Range {
    std::string variable;
    std::string_view set;
  };

  std::vector<Values> values_of(const YamlNode& node) {
    if (!node.is_scalar() || node.text.empty()) {
      reading_.error(node, "what a claim is for is a text", R"(for example   for: "i in agents, x in types[i]")");
      return {};
    }
    const std::size_t filter = find_word(node.text, "where");
    const std::string_view all = std::string_view(node.text).substr(0, std::min(filter, node.text.size()));
    std::vector<Range> ranges;
    for (std::string_view part : parts_of(all)) {
      const std::size_t in = find_word(part, "in");
      const std::string variable(trimmed(part.substr(0, std::min(in, part.size()))));
      if (in == std::string_view::npos || !is_word(variable)) {
        reading_.error(node, in_quotes(part) + " does not say which variable ranges over what",
                       R"(for example   for: "i in agents, x in types[i] where x != A")");
        return {};
      }
      if (!is_free(node, variable, ranges)) return {};
      ranges.push_back({variable, trimmed(part.substr(in + 2))});
      if (ranges.size() > most_variables) {
        reading_.error(node, "a claim has at most " + std::to_string(most_variables) + " variables");
        return {};
      }
    }
    std::vector<Values> result;
    const std::string condition =
        filter == std::string::npos ? "" : std::string(trimmed(std::string_view(node.text).substr(filter + 5)));
    const std::size_t errors = reading_.errors.error_count();
    Values values;
    range_over(node, ranges, condition, values, result);
    if (result.empty() && reading_.errors.error_count() == errors)
      reading_.error(node, "this claim is for nothing: " + in_quotes(node.text) + " has no element");
    return result;
  }

  bool is_free(const YamlNode& node, const std::string& variable, const std::vector<Range>& ranges) {
    if (std::any_of(ranges.begin(), ranges.end(), [&](const Range& one) { return one.variable == variable; })) {
      reading_.error(node, in_quotes(variable) + " is bound twice");
      return false;
    }
    if (variable != "i" && reading_.vocabulary.is_reserved(variable)) {
      reading_.error(node, in_quotes(variable) + " is a word of the formula language and names nothing else",
                     "choose another variable");
      return false;
    }
    return variable == "i" || reading_.require_new(node, variable);
  }

  void range_over(const YamlNode& node, const std::vector<Range>& ranges, const std::string& condition, Values& values,
                  std::vector<Values>& result) {
    if (values.size() == ranges.size()) {
      if (condition.empty() || passes(node, condition, values)) result.push_back(values);
      return;
    }
    const Range& range = ranges[values.size()];
    const std::size_t errors = reading_.errors.error_count();
    for (const std::string& element : elements(node, range.set, values)) {
      reading_.patience()();
      if (++combinations_ > most_combinations)
        return reading_.error(node, "the variables of claims have more than " + std::to_string(most_combinations) +
                                        " combinations of values");
      values.emplace_back(range.variable, element);
      range_over(node, ranges, condition, values, result);
      values.pop_back();
      if (reading_.errors.error_count() > errors) return;
    }
  }

  std::vector<std::string> elements(const YamlNode& node, std::string_view set, const Values& values) {
    if (set == "agents") return reading_.agent_names();
    if (set == "outcomes") return reading_.outcome_names();
    if (set == "types") return common_types(node);
    if (set.starts_with("types[") && set.ends_with("]")) {
      const std::string_view whose = trimmed(set.substr(6, set.size() - 7));
      const std::string* value = value_of(values, whose);
      YamlNode agent = node;
      agent.text = value != nullptr ? *value : std::string(whose);
      const std::optional<Agent> found = reading_.agent(agent);
      return found && reading_.types_known ? reading_.type_names(*found) : std::vector<std::string>{};
    }
    if (set.starts_with("[") && set.ends_with("]")) {
      std::vector<std::string> listed;
      for (std::string_view one : parts_of(set.substr(1, set.size() - 2))) {
        if (!is_word(one) && !parse_numeral(one).value)
          reading_.error(node, in_quotes(one) + " is neither a name nor a number", "for example   x in [A, B, 1/2]");
        listed.emplace_back(one);
      }
      return listed;
    }
    if (const auto dots = set.find(".."); dots != std::string_view::npos)
      return integers(node, set.substr(0, dots), set.substr(dots + 2));
    reading_.error(node, in_quotes(set) + " is nothing that a variable ranges over",
                   "one of: agents, outcomes, types, types[i], 1..3, or a list as in [A, B]");
    return {};
  }

  std::vector<std::string> integers(const YamlNode& node, std::string_view first, std::string_view last) {
    const Numeral from = parse_numeral(first), to = parse_numeral(last);
    const Rational most(static_cast<std::int64_t>(most_combinations));
    if (!from.value || !to.value || !from.value->is_integer() || !to.value->is_integer() ||
        *to.value - *from.value > most) {
      reading_.error(node, in_quotes(std::string(first) + ".." + std::string(last)) + " is no range of integers",
                     "for example   1..3");
      return {};
    }
    std::vector<std::string> result;
    for (Rational k = *from.value; k <= *to.value; k += Rational(1)) result.push_back(k.text());
    return result;
  }

  std::vector<std::string> common_types(const YamlNode& node) {
    if (!reading_.types_known) return {};
    const std::vector<std::string> first = reading_.type_names(Agent{0});
    for (Agent i : reading_.types().grand_coalition())
      if (reading_.type_names(i) != first) {
        reading_.error(node, "agents have different types: whose are meant?", "for example   x in types[i]");
        return {};
      }
    return first;
  }

  bool passes(const YamlNode& node, const std::string& condition, const Values& values) {
    YamlNode filled = node;
    std::string bound;
    filled.text = with_values(condition, values, bound);
    filled.replaced = true;
    const std::optional<ReadFormula> formula = reading_.formula(filled, Scope{.types = false}, Sort::condition);
    return formula && reading_.holds(*formula, Situation{}).value_or(false);
  }

  // --- table: the columns are keys of the claim, or variables --------------------------------------

  void add_rows(const YamlNode& body, const YamlNode* section, const Values& values, const YamlNode& table) {
    if (!table.is_sequence() || table.items.size() < 2 || !table.items.front().is_sequence())
      return reading_.error(table, "a table of claims is a list of rows, of which the first names the columns",
                            "for example   table: [[coalition, equals], [1, 1/4], [2, 1/2]]");
    const YamlNode& header = table.items.front();
    std::set<std::string_view> seen;
    for (const YamlNode& column : header.items) {
      if (!column.is_scalar()) return reading_.error(column, "a column is called after a key, or is a variable");
      if (!seen.insert(column.text).second)
        return reading_.error(column, "a second column for " + in_quotes(column.text));
      if (is_claim_key(column.text) ? !may_be_column(column, body) : !may_be_variable(column, values)) return;
    }
    for (std::size_t row = 1; row < table.items.size(); ++row) {
      const YamlNode& cells = table.items[row];
      if (!cells.is_sequence() || cells.items.size() != header.items.size())
        return reading_.error(cells, "this row has " + std::to_string(cells.items.size()) +
                                         " cells, but the table has " + std::to_string(header.items.size()) +
                                         " columns");
      const std::size_t errors = reading_.errors.error_count();
      add_row(body, section, values, header, cells, row);
      if (reading_.errors.error_count() > errors) return;
    }
  }

  void add_row(YamlNode body, const YamlNode* section, Values values, const YamlNode& header, const YamlNode& cells,
               std::size_t row) {
    std::vector<std::string> told = second_of(values);
    for (std::size_t k = 0; k < header.items.size(); ++k) {
      const std::string& column = header.items[k].text;
      const YamlNode& cell = cells.items[k];
      if (is_claim_key(column)) {
        body.keys.push_back(header.items[k]);
        body.items.push_back(cell);
      } else if (cell.is_scalar() && (is_word(cell.text) || parse_numeral(cell.text).value)) {
        values.emplace_back(column, cell.text);
      } else {
        return reading_.error(cell, "a variable stands for a name or a number");
      }
      if (!holds(telling_nothing, column)) told.push_back(in_an_id(cell, row));
    }
    if (told.empty()) told.push_back(std::to_string(row));
    add_instance(std::move(body), section, values, told);
  }

  bool is_claim_key(std::string_view name) const {
    const auto is_in = [&](std::span<const KeyDescription> keys) {
      return std::any_of(keys.begin(), keys.end(), [&](const KeyDescription& key) { return key.key == name; });
    };
    return is_in(claim_keys()) || is_in(property_keys(reading_.vocabulary.family));
  }

  bool may_be_column(const YamlNode& column, const YamlNode& body) {
    if (column.text == "id" || column.text == "for" || column.text == "table")
      reading_.error(column, in_quotes(column.text) + " is no column of a table of claims",
                     column.text == "id" ? "ids are made from the claim's own and the row" : "");
    else if (body.find(column.text) != nullptr)
      reading_.error(column, "the claim has the key " + in_quotes(column.text) + " and a column for it",
                     "leave one of them out");
    else
      return true;
    return false;
  }

  bool may_be_variable(const YamlNode& column, const Values& values) {
    if (!is_word(column.text)) {
      reading_.error(column, in_quotes(column.text) + " is neither a key of claims nor a variable");
      return false;
    }
    std::vector<Range> bound;
    for (const auto& [variable, value] : values) bound.push_back({variable, {}});
    return is_free(column, column.text, bound);
  }

  /// A cell as a part of an id: "A", "2-3", "1A-2B"; the number of the row if it has other characters.
  static std::string in_an_id(const YamlNode& cell, std::size_t row) {
    std::vector<std::string> parts;
    if (cell.is_scalar()) parts.push_back(cell.text);
    for (std::size_t k = 0; k < cell.items.size(); ++k)
      parts.push_back((k < cell.keys.size() ? cell.keys[k].text : "") + cell.items[k].text);
    const std::string text = joined(parts, "-");
    const bool fits = !text.empty() && text.size() <= longest_label &&
                      std::all_of(text.begin(), text.end(),
                                  [](char c) { return is_word_character(c) || c == '-' || c == '.' || c == '/'; });
    return fits ? text : std::to_string(row);
  }

  Reading& reading_;
  const YamlNode* defaults_;
  std::string section_;
  std::size_t entry_ = 0, combinations_ = 0, written_ = 0;
  bool stopped_ = false;
  std::vector<WrittenClaim> result_;
};

}  // namespace

std::vector<WrittenClaim> expand_claims(Reading& reading, const YamlNode& claims, const YamlNode* defaults) {
  Expansion expansion(reading, defaults);
  expansion.add_list(claims);
  return expansion.take();
}

}  // namespace candor
