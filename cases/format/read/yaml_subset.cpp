// SPDX-License-Identifier: MIT
#include "cases/format/read/yaml_subset.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>
#include <unordered_map>
#include <utility>

#include "cases/format/read/yaml_slips.hpp"

namespace candor {
namespace {

/// Thrown out of yaml-cpp when reading on makes no sense; the error has been reported.
struct GiveUp {};

std::size_t end_of_line(std::string_view text, std::size_t offset) {
  const std::size_t end = std::min(text.find('\n', offset), text.size());
  return end > offset && text[end - 1] == '\r' ? end - 1 : end;
}

std::size_t end_of_line_without_comment(std::string_view text, std::size_t offset) {
  const std::size_t line_end = end_of_line(text, offset);
  std::size_t end = std::min(text.substr(0, line_end).find(" #", offset), line_end);
  while (end > offset + 1 && text[end - 1] == ' ') --end;
  return end;
}

/// One past the closing quote; npos if there is none.
std::size_t end_of_quoted(std::string_view text, std::size_t open) {
  const char quote = text[open];
  for (std::size_t at = open + 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\')
      ++at;
    else if (text[at] == quote) {
      if (quote == '"' || at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return std::string_view::npos;
}

/// Builds the tree and refuses what the subset leaves out.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, ErrorList& errors, const Patience& patience)
      : text_(text), errors_(errors), patience_(patience), line_starts_{0} {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      line_starts_.push_back(at + 1);
  }

  YamlNode take_root() { return std::move(root_); }
  /// The innermost bracket that is open.
  std::optional<std::size_t> open_bracket() const {
    for (auto node = open_.rbegin(); node != open_.rend(); ++node)
      if (node->offset < text_.size() && (text_[node->offset] == '[' || text_[node->offset] == '{'))
        return node->offset;
    return std::nullopt;
  }
  /// The last quoted text, if it goes over several lines.
  std::optional<TextRange> long_quote() const { return long_quote_; }
  std::size_t offset(const YAML::Mark& mark) const {
    const auto line = static_cast<std::size_t>(std::max(0, mark.line));
    if (line >= line_starts_.size()) return text_.size();
    return std::min(text_.size(), line_starts_[line] + static_cast<std::size_t>(std::max(0, mark.column)));
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(anchor, offset(mark));
    YamlNode node = start(YamlNode::Kind::missing, offset(mark));
    for (std::string_view written : {"null", "Null", "NULL", "~"})
      if (text_.substr(node.offset, written.size()) == written) {
        node.kind = YamlNode::Kind::scalar;
        node.text = written;
      }
    if (node.kind == YamlNode::Kind::missing && !open_.empty() && open_.back().is_map() && key_is_read())
      node.offset = open_.back().keys.back().offset;
    finish(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(offset(mark), "an alias (*) is not allowed here", "write the value out");
    finish(start(YamlNode::Kind::missing, offset(mark)));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(anchor, offset(mark));
    refuse_tag(tag, offset(mark));
    YamlNode node = start(YamlNode::Kind::scalar, offset(mark));
    node.text = value;
    const char first = node.offset < text_.size() ? text_[node.offset] : '\0';
    if (tag == "!")
      node.style = first == '\''  ? YamlNode::Style::single_quoted
                   : first == '"' ? YamlNode::Style::double_quoted
                                  : YamlNode::Style::block;
    if ((node.style == YamlNode::Style::single_quoted || node.style == YamlNode::Style::double_quoted) &&
        end_of_quoted(text_, node.offset) == std::string_view::npos) {
      refuse(node.offset, "this quoted text is never closed");
      throw GiveUp{};
    }
    if (node.style == YamlNode::Style::single_quoted || node.style == YamlNode::Style::double_quoted) {
      const std::size_t end = end_of_quoted(text_, node.offset);
      if (end > end_of_line(text_, node.offset)) long_quote_ = TextRange{node.offset, end - node.offset};
    }
    finish(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::sequence, mark, tag, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::map, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override {
    refuse_duplicates(open_.back());
    close();
  }

 private:
  YamlNode start(YamlNode::Kind kind, std::size_t offset) {
    if (++nodes_ > most_yaml_nodes) {
      errors_.error({offset, 1}, "the file has more than " + std::to_string(most_yaml_nodes) + " entries");
      throw GiveUp{};
    }
    constexpr std::size_t at_once = 64;
    if (nodes_ % at_once == 0) patience_();
    YamlNode node;
    node.kind = kind;
    node.offset = offset;
    return node;
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    refuse_anchor(anchor, offset(mark));
    refuse_tag(tag, offset(mark));
    if (open_.size() >= deepest_yaml) {
      errors_.error({offset(mark), 1}, "lists and maps are nested more than " + std::to_string(deepest_yaml) + " deep");
      throw GiveUp{};
    }
    open_.push_back(start(kind, offset(mark)));
  }

  void close() {
    YamlNode node = std::move(open_.back());
    open_.pop_back();
    finish(std::move(node));
  }

  /// In an open map, whether the next node is a value.
  bool key_is_read() const { return open_.back().keys.size() > open_.back().items.size(); }

  void finish(YamlNode node) {
    if (open_.empty())
      root_ = std::move(node);
    else if (open_.back().is_map() && !key_is_read())
      add_key(std::move(node));
    else
      add(std::move(node), open_.back().items);
  }

  /// A long list that is full moves into twice its room at once, which nobody else could say in time.
  void add(YamlNode node, std::vector<YamlNode>& nodes) {
    constexpr std::size_t long_list = 4096;
    if (nodes.size() == nodes.capacity() && nodes.size() >= long_list) patience_(2 * nodes.size() * sizeof(YamlNode));
    nodes.push_back(std::move(node));
  }

  void add_key(YamlNode node) {
    if (!node.is_scalar()) refuse(node.offset, "a key must be a word", "a list or map stands after the ':'");
    if (node.text == "<<") refuse(node.offset, "merge keys (<<) are not allowed", "write the entries out");
    add(std::move(node), open_.back().keys);
  }

  void refuse_duplicates(const YamlNode& map) {
    std::unordered_map<std::string_view, std::size_t> seen;
    for (const YamlNode& key : map.keys) {
      patience_();
      if (!key.is_scalar()) continue;
      const auto [first, is_new] = seen.emplace(key.text, key.offset);
      if (!is_new)
        errors_.error(range_of(text_, key), "key " + in_quotes(key.text) + " occurs twice in this map",
                      "it stands in line " + std::to_string(errors_.line_of(first->second)) + " already");
    }
  }

  void refuse_anchor(YAML::anchor_t anchor, std::size_t offset) {
    if (anchor != 0) refuse(offset, "an anchor (&) is not allowed here", "quote a text that begins with '&'");
  }

  /// yaml-cpp says "?" of a plain scalar, list or map without a tag, and "!" of a quoted or block
  /// scalar without one; but also "!" of anything behind a lone '!'.
  void refuse_tag(const std::string& tag, std::size_t offset) {
    const bool is_written = tag == "!" ? offset < text_.size() && text_[offset] == '!' : !tag.empty() && tag != "?";
    if (is_written) refuse(offset, "a tag (!) is not allowed here", "quote a text that begins with '!'");
  }

  void refuse(std::size_t offset, std::string message, std::string hint = {}) {
    errors_.error({offset, 1}, std::move(message), std::move(hint));
  }

  std::string_view text_;
  ErrorList& errors_;
  const Patience& patience_;
  std::vector<std::size_t> line_starts_;
  YamlNode root_;
  std::vector<YamlNode> open_;
  std::optional<TextRange> long_quote_;
  std::size_t nodes_ = 0;
};

/// What yaml-cpp says, in the words of somebody who writes a case.
std::pair<std::string, std::string> explain_syntax_error(const std::string& message) {
  static constexpr std::array<std::array<std::string_view, 3>, 13> phrases{{
      {"end of map not found", "this does not fit the lines above it",
       "check the indentation, and that text after a quoted value or list is not left over"},
      {"end of sequence not found", "this does not fit the list above it",
       "check the indentation; every entry of a list begins with '- '"},
      {"end of map flow not found", "',' or '}' is expected here",
       "text after a quoted value is not allowed; quote a text that holds ',' or a bracket"},
      {"end of sequence flow not found", "',' or ']' is expected here",
       "text after a quoted value is not allowed; quote a text that holds ',' or a bracket"},
      {"illegal map value", "':' is not expected here", "quote a text that holds ': ', and check the indentation"},
      {"illegal map key", "a key is not expected here", ""},
      {"illegal block entry", "'-' is not expected here", "a list begins on a line of its own, or is written [a, b]"},
      {"illegal EOF in scalar", "a quoted text that begins before is never closed", ""},
      {"illegal flow end", "this bracket closes nothing", ""},
      {"unknown token", "a value cannot begin with this character", "quote it"},
      {"the referenced anchor is not defined", "an alias (*) is not allowed here", "quote a text that begins with '*'"},
      {"unknown escape character", "unknown escape in a text between double quotes",
       "between single quotes a backslash stands for itself"},
      {"illegal tab when looking for indentation", "a tab is not allowed", "use spaces"},
  }};
  for (const auto& [theirs, ours, hint] : phrases)
    if (message.find(theirs) != std::string::npos) return {std::string(ours), std::string(hint)};
  return {"this is not YAML: " + message, ""};
}

/// Where the slip was made is often before the place where YAML gives up: at a bracket or a quote
/// that is not closed.
void report_syntax_error(std::string_view text, const TreeBuilder& builder, const YAML::ParserException& refused,
                         ErrorList& errors) {
  const std::size_t at = std::min(builder.offset(refused.mark), text.size());
  auto [message, hint] = explain_syntax_error(refused.msg);
  const std::size_t line = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  if (text.substr(line, at - line).find(" ? ") != std::string_view::npos)
    hint = "if this is a formula, write   if CONDITION then ONE else OTHER";
  const bool in_brackets = refused.msg.find("flow not found") != std::string::npos;
  const auto bracket_open = builder.open_bracket();
  auto slip = bracket_open ? std::nullopt : colon_without_space(text, at);
  if (in_brackets && bracket_open) slip = brackets_in_flow(text, *bracket_open, at);
  if (slip) return errors.error({slip->at, 1}, std::move(slip->message), std::move(slip->hint));
  const bool is_map_value = refused.msg.find("illegal map value") != std::string::npos;
  if ((is_map_value || in_brackets) && !hint.starts_with("if this"))
    if (const std::string quoted = is_map_value ? quoted_line(text, at) : quoted_in_flow(text, at); !quoted.empty())
      hint = "a text that holds ': ' stands in quotes:   " + quoted;
  if (const auto bracket = builder.open_bracket(); in_brackets && bracket && end_of_line(text, *bracket) < at)
    return errors.error({*bracket, 1}, std::string("this '") + text[*bracket] + "' is never closed",
                        std::string("the closing '") + (text[*bracket] == '[' ? ']' : '}') + "' was missed in line " +
                            std::to_string(errors.line_of(at)));
  if (const auto quote = builder.long_quote();
      quote && quote->offset + quote->length <= at && at <= end_of_line(text, quote->offset + quote->length))
    hint = "the quoted text before it begins in line " + std::to_string(errors.line_of(quote->offset)) +
           ": is its closing quote missing?";
  errors.error({at, 1}, message, hint);
}

/// Reads a text in memory without copying it. The patience is asked for each piece that is taken: of
/// blank lines and comments nobody else hears.
class ViewBuffer final : public std::streambuf {
 public:
  ViewBuffer(std::string_view text, const Patience& patience) : patience_(patience) {
    char* begin = const_cast<char*>(text.data());
    setg(begin, begin, begin + text.size());
  }

 private:
  /// The first is read while yaml-cpp's stream is made, which loses its memory if something is thrown then.
  std::streamsize xsgetn(char* to, std::streamsize count) override {
    if (began_) patience_();
    began_ = true;
    return std::streambuf::xsgetn(to, count);
  }
  const Patience& patience_;
  bool began_ = false;
};

/// `%YAML 1.2`, where a document may begin.
bool refuse_directives(std::string_view text, ErrorList& errors) {
  const std::size_t before = errors.error_count();
  bool may_begin = true;
  for (std::size_t at = 0; at < text.size(); at = end_of_line(text, at) + 1) {
    const std::string_view line = text.substr(at, end_of_line(text, at) - at);
    const std::size_t first = line.find_first_not_of(" \r");
    if (first == std::string_view::npos || line[first] == '#') continue;
    if (may_begin && line.front() == '%')
      errors.error({at, line.size()}, "a directive (%) is not allowed here", "leave the line out");
    else
      may_begin = line.starts_with("...");
  }
  return errors.error_count() > before;
}

bool refuse_bytes(std::string_view text, ErrorList& errors) {
  const std::size_t before = errors.error_count();
  if (text.size() > largest_file)
    errors.error_of_file("the file has more than " + std::to_string(largest_file >> 20U) + " MiB");
  else if (looks_like_utf16(text))
    errors.error_of_file("this looks like UTF-16", "save the file as UTF-8");
  else if (text.starts_with(byte_order_mark))
    errors.error({0, 3}, "the file begins with two byte order marks", "save it as UTF-8 without them");
  else
    for (std::size_t at = 0; at < text.size() && errors.error_count() < before + 10;) {
      const std::size_t length = utf8_character_length(text.substr(at));
      const auto byte = static_cast<unsigned char>(text[at]);
      const bool line_end = byte == '\n' || (byte == '\r' && at + 1 < text.size() && text[at + 1] == '\n');
      if (length == 0)
        errors.error({at, 1}, "this byte is not UTF-8", "save the file as UTF-8");
      else if (byte == '\t')
        errors.error({at, 1}, "a tab is not allowed", "use spaces");
      else if ((byte < 0x20 && !line_end) || byte == 0x7F)
        errors.error({at, 1}, "a control character is not allowed");
      at += std::max<std::size_t>(1, length);
    }
  return errors.error_count() > before;
}

}  // namespace

bool looks_like_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
         text.substr(0, 2).find('\0') != std::string_view::npos;
}

const YamlNode* YamlNode::find(std::string_view key) const {
  for (std::size_t k = 0; k < keys.size() && k < items.size(); ++k)
    if (keys[k].text == key) return &items[k];
  return nullptr;
}

std::optional<YamlNode> parse_yaml_subset(std::string_view text, ErrorList& errors, const Patience& patience) {
  if (refuse_bytes(text, errors) || refuse_directives(text, errors)) return std::nullopt;
  TreeBuilder builder(text, errors, patience);
  try {
    ViewBuffer buffer(text, patience);
    std::istream stream(&buffer);
    stream.exceptions(std::ios::badbit);  // what the patience throws
    patience();
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder))
      errors.error_of_file("the file is empty");
    else {
      YamlNode root = builder.take_root();
      TreeBuilder second(text, errors, patience);
      if (!parser.HandleNextDocument(second)) return root;
      errors.error(range_of(text, second.take_root()), "a second document begins here; a file holds one case",
                   "remove the line '---' before it");
    }
  } catch (const GiveUp&) {
  } catch (const YAML::ParserException& refused) {
    report_syntax_error(text, builder, refused, errors);
  }
  return std::nullopt;
}

TextRange range_of(std::string_view text, const YamlNode& node) {
  const std::size_t begin = node.offset;
  if (begin >= text.size()) return {begin, 1};
  const auto up_to = [begin](std::size_t end) { return TextRange{begin, std::max<std::size_t>(1, end - begin)}; };
  if (node.is_scalar() &&
      (node.style == YamlNode::Style::single_quoted || node.style == YamlNode::Style::double_quoted))
    return up_to(std::min(end_of_quoted(text, begin), text.size()));
  if (node.is_scalar() && text.substr(begin, node.text.size()) == node.text)
    return {begin, std::max<std::size_t>(1, node.text.size())};
  const char first = text[begin];
  if ((node.is_sequence() && first == '[') || (node.is_map() && first == '{')) {
    const std::size_t line_end = end_of_line(text, begin);
    std::size_t depth = 0;
    for (std::size_t at = begin; at < line_end; ++at) {
      if (text[at] == '[' || text[at] == '{') ++depth;
      if ((text[at] == ']' || text[at] == '}') && --depth == 0) return up_to(at + 1);
    }
  }
  if (node.kind == YamlNode::Kind::missing) return up_to(std::min(text.find_first_of(": \n", begin), text.size()));
  return up_to(end_of_line_without_comment(text, begin));
}

std::size_t offset_in_text(std::string_view text, const YamlNode& scalar, std::size_t index) {
  if (scalar.replaced) return scalar.offset;
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r'; };
  std::size_t at = scalar.offset;
  if (scalar.style == YamlNode::Style::block)
    at = std::min(end_of_line(text, at), text.size());
  else if (scalar.style != YamlNode::Style::plain)
    ++at;
  // Folding changes white space only, so the k-th visible character of the value is the k-th of the
  // file.
  std::size_t visible = 0;
  for (std::size_t k = 0; k < std::min(index, scalar.text.size()); ++k)
    if (!is_space(scalar.text[k])) ++visible;
  while (at < text.size()) {
    if (is_space(text[at]))
      ++at;
    else if (visible == 0)
      break;
    else {
      const bool escape = scalar.style == YamlNode::Style::double_quoted && text[at] == '\\' && at + 1 < text.size();
      const bool doubled = scalar.style == YamlNode::Style::single_quoted && text[at] == '\'';
      if (!escape || (text[at + 1] != 'n' && text[at + 1] != 't' && !is_space(text[at + 1]))) --visible;
      at += escape || doubled ? 2 : 1;
      if (visible == 0 && index >= scalar.text.size()) break;
    }
  }
  return std::min(at, text.size());
}

}  // namespace candor
