// SPDX-License-Identifier: MIT
#include "cases/format/read/question.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "cases/format/explain/other_words.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/reading.hpp"
#include "checker/properties/words.hpp"

namespace candor {
namespace {

constexpr std::string_view own_property = "value";
constexpr const char* how_to_ask =
    "for example   utility of {1, 2} under q, phi, given 1: L   or   of: utility, coalition: [1, 2]";

bool is_gap(char c) { return c == ' ' || c == ','; }
bool is_keyword_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_'; }

template <class Container>
bool has_one(const Container& container, std::string_view one) {
  return std::find(container.begin(), container.end(), one) != container.end();
}

YamlNode scalar(std::string_view text, std::size_t offset) {
  YamlNode node;
  node.kind = YamlNode::Kind::scalar;
  node.offset = offset;
  node.text = text;
  return node;
}

YamlNode collection(YamlNode::Kind kind, std::size_t offset) {
  YamlNode node;
  node.kind = kind;
  node.offset = offset;
  return node;
}

void add_entry(YamlNode& map, YamlNode key, YamlNode value) {
  map.keys.push_back(std::move(key));
  map.items.push_back(std::move(value));
}

void shift(YamlNode& node, std::size_t forward, std::size_t back) {
  node.offset = std::max(node.offset + forward, back) - back;
  for (YamlNode& key : node.keys) shift(key, forward, back);
  for (YamlNode& item : node.items) shift(item, forward, back);
}

/// Walks over a text outside quotes and brackets.
class Surface {
 public:
  explicit Surface(std::string_view text) : text_(text) {}
  bool done() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  bool outside() const { return depth_ == 0 && quote_ == 0; }
  void step() {
    const char c = text_[at_++];
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
    } else if (c == '"' || c == '\'') {
      quote_ = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth_;
    } else if ((c == ')' || c == ']' || c == '}') && depth_ > 0) {
      --depth_;
    }
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  char quote_ = 0;
};

/// A part of the question, without the blanks around it.
struct Span {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

/// A keyword of a sentence, and what stands behind it.
struct Clause {
  Span word, rest;
};

class QuestionReader {
 public:
  QuestionReader(Reading& reading, std::string_view text, TextRange asked)
      : reading_(reading), text_(text), all_(trimmed({asked.offset, asked.offset + asked.length})) {}

  /// A map of a claim's keys; what is wrong is reported.
  YamlNode read() {
    map_ = collection(YamlNode::Kind::map, all_.begin);
    if (all_.empty())
      error(all_, "nothing is asked for", how_to_ask);
    else if (is_map(all_))
      add_keys(all_);
    else
      read_sentence();
    return std::move(map_);
  }

 private:
  // --- text --------------------------------------------------------------------------------------

  std::string_view of(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  void error(Span span, std::string message, std::string hint = {}) {
    reading_.errors.error({span.begin, std::max<std::size_t>(1, span.end - span.begin)}, std::move(message),
                          std::move(hint));
  }
  Span trimmed(Span span) const {
    while (span.begin < span.end && is_gap(text_[span.begin])) ++span.begin;
    while (span.begin < span.end && is_gap(text_[span.end - 1])) --span.end;
    return span;
  }

  /// Words between blanks, brackets and quotes kept whole.
  std::vector<Span> words(Span span) const {
    std::vector<Span> result;
    std::size_t begin = span.begin;
    Surface surface(of(span));
    const auto end_word = [&](std::size_t end) {
      if (end > begin) result.push_back({begin, end});
      begin = end + 1;
    };
    for (; !surface.done(); surface.step())
      if (surface.outside() && is_gap(text_[span.begin + surface.at()])) end_word(span.begin + surface.at());
    end_word(span.end);
    return result;
  }

  /// "{...}", or "KEY: ...": what stands before the first colon is one word.
  bool is_map(Span span) const {
    if (text_[span.begin] == '{') return true;
    Surface surface(of(span));
    for (; !surface.done(); surface.step())
      if (surface.outside() && of(span)[surface.at()] == ':') {
        const Span before = trimmed({span.begin, span.begin + surface.at()});
        return words(before).size() == 1;
      }
    return false;
  }

  /// Where the n-th character stands.
  static std::size_t byte_of(std::string_view text, int characters) {
    std::size_t at = 0;
    for (; characters > 0 && at < text.size(); --characters)
      at += std::max<std::size_t>(1, utf8_character_length(text.substr(at)));
    return at;
  }

  /// YAML in flow style, within brackets that are added.
  std::optional<YamlNode> flow(Span span, std::string_view open, std::string_view close) {
    const std::string snippet = std::string(open) + std::string(of(span)) + std::string(close);
    ErrorList errors(snippet);
    std::optional<YamlNode> node = parse_yaml_subset(snippet, errors, reading_.patience());
    const bool fine = errors.error_count() == 0;
    for (Diagnostic& one : errors.take()) {
      const std::size_t at = byte_of(snippet, std::max(0, one.column - 1));
      const std::size_t begin = std::min(std::max(span.begin + at, span.begin + open.size()) - open.size(), span.end);
      reading_.errors.error({begin, static_cast<std::size_t>(one.length)}, std::move(one.message), std::move(one.hint));
    }
    if (!fine || !node) return std::nullopt;
    shift(*node, span.begin, open.size());
    return node;
  }
  std::optional<YamlNode> flow_map(Span span) {
    return text_[span.begin] == '{' ? flow(span, "", "") : flow(span, "{", "}");
  }

  // --- keys --------------------------------------------------------------------------------------

  void add_key(YamlNode key, YamlNode value) {
    if (map_.find(key.text) != nullptr)
      reading_.error(key, in_quotes(key.text) + " is said twice");
    else
      add_entry(map_, std::move(key), std::move(value));
  }
  void add_key(std::string_view key, Span place, YamlNode value) {
    add_key(scalar(key, place.begin), std::move(value));
  }

  void add_keys(Span span) {
    const std::optional<YamlNode> keys = flow_map(span);
    if (!keys) return;
    if (!keys->is_map()) return error(span, "this is not understood", how_to_ask);
    for (std::size_t k = 0; k < keys->keys.size() && k < keys->items.size(); ++k)
      add_key(keys->keys[k], keys->items[k]);
  }

  // --- a sentence --------------------------------------------------------------------------------

  std::vector<Clause> clauses() const {
    static constexpr std::array<std::string_view, 9> keywords{"of",        "to", "under", "over", "given",
                                                              "reporting", "at", "from",  "with"};
    std::vector<Clause> result{{{all_.begin, all_.begin}, {all_.begin, all_.end}}};
    Surface surface(of(all_));
    for (; !surface.done(); surface.step()) {
      const std::size_t at = all_.begin + surface.at();
      if (!surface.outside() || !is_keyword_letter(text_[at]) || (at > all_.begin && !is_gap(text_[at - 1]))) continue;
      std::size_t end = at;
      while (end < all_.end && is_keyword_letter(text_[end])) ++end;
      if (end < all_.end && !is_gap(text_[end])) continue;
      const std::string_view word = of({at, end});
      const bool opens_keys = word != "with" || (end < all_.end && is_map(trimmed({end, all_.end})));
      const bool names_whom = (word != "of" && word != "to") || result.size() == 1;
      if (!has_one(keywords, word) || !opens_keys || !names_whom) continue;
      result.back().rest.end = at;
      result.push_back({{at, end}, {end, all_.end}});
    }
    for (Clause& clause : result) clause.rest = trimmed(clause.rest);
    return result;
  }

  void read_sentence() {
    const std::vector<Clause> parts = clauses();
    if (!read_quantity(parts.front().rest)) return;
    for (const Clause& part : parts) {
      if (&part == &parts.front()) continue;
      const std::string_view word = of(part.word);
      if (part.rest.empty())
        error(part.word, "nothing stands behind " + in_quotes(word));
      else if ((word == "of" && quantity_ != "probability") || word == "to")
        read_whose(part);
      else if (word == "of" || word == "given")
        read_event(word == "of" ? "event" : "given", part);
      else if (word == "under" || word == "over")
        read_rules(part.rest);
      else if (word == "reporting")
        read_reports(part);
      else if (word == "with")
        add_keys(part.rest);
      else
        add_key(word, part.word, scalar(of(part.rest), part.rest.begin));
    }
    if (!transfers_.items.empty())
      add_key("transfers", {transfers_.offset, 0},
              transfers_.items.size() == 1 ? transfers_.items.front() : std::move(transfers_));
  }

  bool read_quantity(Span span) {
    static constexpr std::array<std::string_view, 3> passed_over{"the", "expected", "least"};
    std::vector<Span> named = words(span);
    while (named.size() > 1 && has_one(passed_over, of(named.front()))) named.erase(named.begin());
    if (named.size() == 1) {
      quantity_ = of(named.front());
      add_key("of", named.front(), scalar(quantity_, named.front().begin));
      return true;
    }
    const std::string meant =
        named.empty() ? "" : hint_for_word("quantity", of({named.front().begin, named.back().end}), {});
    if (!meant.empty())
      error({named.front().begin, named.back().end}, "there is no such quantity", meant);
    else
      error(named.size() > 1 ? named[1] : all_, named.size() > 1 ? "this is not understood" : "the quantity is missing",
            how_to_ask);
    return false;
  }

  static bool is_everybody(std::string_view words) {
    return words == "all" || words == "all agents" || words == "all agents together";
  }

  /// "1", "agent 1", "{1, 2}", "coalition {1, 2}", "1, 2", "all agents".
  void read_whose(const Clause& part) {
    static constexpr std::array<std::string_view, 3> nouns{"agent", "agents", "coalition"};
    const std::vector<std::string> known = reading_.agent_names();
    Span rest = part.rest;
    std::vector<Span> named = words(rest);
    if (named.size() > 1 && has_one(nouns, of(named.front()))) rest = trimmed({named.front().end, rest.end});
    const bool of_continuum = reading_.vocabulary.family == Family::continuum;
    const std::string_view key = of_continuum ? "agent" : "coalition";
    if (!of_continuum && !has_one(known, "all") && is_everybody(of(rest))) {
      YamlNode all = collection(YamlNode::Kind::sequence, rest.begin);
      for (const std::string& agent : known) all.items.push_back(scalar(agent, rest.begin));
      return add_key(key, part.word, std::move(all));
    }
    named = words(rest);
    for (const Span& word : named)
      if (of(word) == "and" && !has_one(known, "and"))
        return error(word, "agents are listed with commas, without 'and'", "for example   {1, 2}");
    const bool in_brackets = text_[rest.begin] == '{' || text_[rest.begin] == '[';
    if (in_brackets && rest.end - rest.begin >= 2) {
      if (auto list = flow({rest.begin + 1, rest.end - 1}, "[", "]")) add_key(key, part.word, std::move(*list));
    } else if (named.size() > 1) {
      if (auto list = flow(rest, "[", "]")) add_key(key, part.word, std::move(*list));
    } else if (auto one = flow(rest, "[", "]"); one && one->items.size() == 1) {
      add_key(key, part.word, std::move(one->items.front()));
    }
  }

  /// A map from agent to type, with or without its braces, or a condition.
  void read_event(std::string_view key, const Clause& part) {
    if (!is_map(part.rest)) return add_key(key, part.word, scalar(of(part.rest), part.rest.begin));
    if (auto map = flow_map(part.rest)) add_key(key, part.word, std::move(*map));
  }

  /// A map from agent to type, or the types that the members report, in their order.
  void read_reports(const Clause& part) {
    Span rest = part.rest;
    if (is_map(rest) || text_[rest.begin] == '[') {
      auto reports = text_[rest.begin] == '[' ? flow(rest, "", "") : flow_map(rest);
      if (reports) add_key("reports", part.word, std::move(*reports));
      return;
    }
    if (text_[rest.begin] == '(' && text_[rest.end - 1] == ')') rest = trimmed({rest.begin + 1, rest.end - 1});
    const std::vector<Span> types = words(rest);
    const std::vector<std::string> members = members_in_order();
    if (types.size() != members.size())
      return error(part.rest, "whose reports are these?", "for example   reporting 1: L, 2: H");
    YamlNode map = collection(YamlNode::Kind::map, rest.begin);
    for (std::size_t k = 0; k < types.size(); ++k)
      add_entry(map, scalar(members[k], types[k].begin), scalar(of(types[k]), types[k].begin));
    add_key("reports", part.word, std::move(map));
  }

  std::vector<std::string> members_in_order() const {
    const YamlNode* coalition = map_.find("coalition");
    std::vector<std::string> result;
    if (coalition == nullptr) return result;
    for (const std::string& agent : reading_.agent_names()) {
      const bool is_member = coalition->is_scalar()
                                 ? coalition->text == agent
                                 : std::any_of(coalition->items.begin(), coalition->items.end(),
                                               [&](const YamlNode& item) { return item.text == agent; });
      if (is_member) result.push_back(agent);
    }
    return result;
  }

  struct KnownRules {
    std::vector<std::string> mechanisms, schemes;
  };
  KnownRules known_rules() const {
    KnownRules result;
    const auto name_all = [](const auto& list, std::vector<std::string>& names) {
      for (const auto& one : list) names.push_back(one.name);
    };
    if (reading_.vocabulary.family == Family::finite)
      name_all(reading_.case_file.finite().mechanisms, result.mechanisms);
    if (const auto* model = std::get_if<dynamic::Model>(&reading_.case_file.model)) {
      name_all(model->mechanisms, result.mechanisms);
      name_all(model->schemes, result.schemes);
    }
    return result;
  }

  /// Names of a mechanism, a scheme, or of rules, with words between them.
  void read_rules(Span span) {
    static constexpr std::array<std::string_view, 11> between{
        "the", "and", "with", "over", "scheme", "mechanism", "rule", "rules", "transfer", "transfers", "allocation"};
    const KnownRules known = known_rules();
    const Vocabulary& names = reading_.vocabulary;
    std::vector<std::string> all = known.mechanisms;
    for (const auto* more : {&known.schemes, &names.allocation_rules, &names.transfer_rules})
      all.insert(all.end(), more->begin(), more->end());
    for (const Span& word : words(span)) {
      const std::string_view name = of(word);
      const YamlNode node = scalar(name, word.begin);
      if (has_one(known.mechanisms, name))
        add_key("mechanism", word, node);
      else if (has_one(known.schemes, name))
        add_key("scheme", word, node);
      else if (has_one(names.allocation_rules, name))
        add_key("allocation", word, node);
      else if (has_one(names.transfer_rules, name))
        add_transfers(node);
      else if (name == "without")
        pay_nothing(word);
      else if (!has_one(between, name))
        error(word, "no mechanism and no rule is called " + in_quotes(name), did_you_mean(name, all));
    }
  }

  /// In a dynamic case an allocation alone is a mechanism without transfers.
  void pay_nothing(Span place) {
    if (reading_.vocabulary.family == Family::finite)
      add_key("transfers", place, collection(YamlNode::Kind::sequence, place.begin));
  }

  void add_transfers(const YamlNode& name) {
    if (transfers_.items.empty()) transfers_ = collection(YamlNode::Kind::sequence, name.offset);
    transfers_.items.push_back(name);
  }

  Reading& reading_;
  std::string_view text_;
  Span all_;
  YamlNode map_, transfers_;
  std::string_view quantity_;
};

/// As a claim that compares with 0.
void complete_claim(Reading& reading, YamlNode& map, std::size_t number) {
  std::vector<std::string_view> compared(comparison_keys.begin(), comparison_keys.end());
  compared.insert(compared.end(), {"between", "root_of"});
  for (const YamlNode& key : map.keys)
    if (has_one(compared, key.text))
      reading.error(key, "the number is what is asked for: nothing is compared with it",
                    "leave out '" + key.text + "'; a claim of the case says what it should be");
  const auto give = [&](std::string_view key, std::string_view value) {
    YamlNode node = scalar(value, map.offset);
    node.replaced = true;
    add_entry(map, scalar(key, map.offset), std::move(node));
  };
  for (std::size_t k = map.keys.size(); k-- > 0;)
    if (map.keys[k].text == "id") {
      map.keys.erase(map.keys.begin() + static_cast<std::ptrdiff_t>(k));
      map.items.erase(map.items.begin() + static_cast<std::ptrdiff_t>(k));
    }
  give("id", "asked." + std::to_string(number));
  const YamlNode* property = map.find("property");
  if (property == nullptr)
    give("property", own_property);
  else if (!property->is_scalar() || property->text != own_property)
    reading.error(*property, "a number is asked for, which claims of the property 'value' are about",
                  "leave out 'property'");
  give("equals", "0");
}

}  // namespace

void read_questions(Reading& reading, std::string_view text, const std::vector<TextRange>& asked,
                    const YamlNode* defaults) {
  if (!reading.model_known || reading.errors.error_count() > 0) return;
  YamlNode claims = collection(YamlNode::Kind::sequence, 0);
  for (const TextRange& one : asked) {
    const std::size_t before = reading.errors.error_count();
    YamlNode map = QuestionReader(reading, text, one).read();
    if (reading.errors.error_count() == before) complete_claim(reading, map, claims.items.size() + 1);
    if (reading.errors.error_count() == before) claims.items.push_back(std::move(map));
  }
  if (reading.errors.error_count() == 0 && !claims.items.empty()) read_claims(reading, claims, defaults);
}

}  // namespace candor
