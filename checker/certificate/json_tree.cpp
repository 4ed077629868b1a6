// SPDX-License-Identifier: MIT
#include "checker/certificate/json_tree.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

namespace candor::certificates {
namespace {

/// Reads the text for nlohmann's lexer and remembers how far it is.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  friend bool operator==(const Cursor& left, const Cursor& right) { return left.at_ == right.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

/// Builds the tree from the lexer's events; answers false to stop it.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view text, const Patience& patience) : text_(text), here_(text.data()), patience_(patience) {}

  std::variant<JsonNode, JsonError> build() {
    if (text_.starts_with("\xEF\xBB\xBF")) return JsonError{0, "a certificate has no byte order mark"};
    if (const std::size_t at = text_.find('\0'); at != std::string_view::npos)
      return JsonError{at, "a certificate has no NUL byte"};  // nlohmann's lexer would take it for the end
    const bool complete =
        nlohmann::json::sax_parse(Cursor(text_.data(), &here_), Cursor(text_.data() + text_.size(), &here_), this);
    if (error_) return *error_;
    if (!complete) return JsonError{text_.size(), "this is no JSON"};
    return std::move(root_);
  }

  bool null() override { return refuse("there is no null in a certificate"); }
  bool boolean(bool value) override { return put(JsonNode::boolean(value)); }
  bool number_integer(number_integer_t) override { return refuse_number(); }
  bool number_unsigned(number_unsigned_t) override { return refuse_number(); }
  bool number_float(number_float_t, const string_t&) override { return refuse_number(); }
  bool string(string_t& value) override { return put(JsonNode::string(std::move(value))); }
  bool binary(binary_t&) override { return refuse("this is no JSON"); }
  bool start_object(std::size_t) override { return open(JsonNode::object()); }
  bool start_array(std::size_t) override { return open(JsonNode::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    const std::size_t start = start_of_token();
    if (!known_keys_.back().insert(name).second) return refuse("the key \"" + name + "\" occurs twice", start);
    open_.back().keys.push_back(std::move(name));
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    std::string message = error.what();
    if (const std::size_t words = message.find(": "); words != std::string::npos) message.erase(0, words + 2);
    return refuse(message, position > 0 ? position - 1 : 0);
  }

 private:
  /// Where the token that has just been read begins.
  std::size_t start_of_token() {
    const std::size_t start = text_.find_first_not_of(" \t\r\n,:", end_of_last_);
    end_of_last_ = static_cast<std::size_t>(here_ - text_.data());
    return start;
  }
  bool refuse(std::string message, std::size_t offset) {
    error_ = JsonError{offset, std::move(message)};
    return false;
  }
  bool refuse(std::string message) { return refuse(std::move(message), start_of_token()); }
  bool refuse_number() { return refuse("numbers are strings here, as in \"7/4\""); }
  bool open(JsonNode node) {
    node.offset = start_of_token();
    if (open_.size() == deepest_json) return refuse("this is nested too deeply", node.offset);
    open_.push_back(std::move(node));
    known_keys_.emplace_back();
    return true;
  }
  bool close() {
    start_of_token();
    JsonNode node = std::move(open_.back());
    open_.pop_back();
    known_keys_.pop_back();
    return attach(std::move(node));
  }
  bool put(JsonNode node) {
    node.offset = start_of_token();
    return attach(std::move(node));
  }
  bool attach(JsonNode node) {
    constexpr std::size_t at_once = 256;
    if (++nodes_ % at_once == 0) patience_();
    if (open_.empty())
      root_ = std::move(node);
    else
      open_.back().items.push_back(std::move(node));
    return true;
  }

  std::string_view text_;
  const char* here_;
  const Patience& patience_;
  std::size_t nodes_ = 0;
  std::size_t end_of_last_ = 0;
  std::vector<JsonNode> open_;
  std::vector<std::unordered_set<std::string>> known_keys_;  // of the open nodes
  JsonNode root_;
  std::optional<JsonError> error_;
};

class Printer {
 public:
  void print_on_one_line(const JsonNode& node) {
    if (!print_compactly(node, text.max_size())) throw std::logic_error("a node that is spread is on no line");
  }
  void print(const JsonNode& node, std::size_t indent) {
    const std::size_t start = text.size();
    if (print_compactly(node, start + (widest > indent ? widest - indent : 0))) return;
    text.resize(start);
    const bool object = node.kind == JsonNode::Kind::object;
    text += object ? "{" : "[";
    for (std::size_t k = 0; k < node.items.size(); ++k) {
      text += (k == 0 ? "\n" : ",\n") + std::string(indent + 2, ' ');
      if (object) text += quoted(node.keys[k]) + ": ";
      print(node.items[k], indent + 2);
    }
    text += '\n' + std::string(indent, ' ') + (object ? '}' : ']');
  }

  std::string text;

 private:
  static constexpr std::size_t widest = 160;
  static std::string quoted(const std::string& text) { return nlohmann::json(text).dump(); }

  /// On one line, if no part of it is to be spread and it does not reach beyond `limit`; otherwise
  /// false, and the text is of no use. A string fits anywhere.
  bool print_compactly(const JsonNode& node, std::size_t limit) {
    if (node.kind == JsonNode::Kind::string) return text += quoted(node.text), true;
    if (node.kind == JsonNode::Kind::boolean) return text += node.text, true;
    if (node.spread && !node.items.empty()) return false;
    const bool object = node.kind == JsonNode::Kind::object;
    text += object ? '{' : '[';
    for (std::size_t k = 0; k < node.items.size(); ++k) {
      if (k > 0) text += ", ";
      if (object) text += quoted(node.keys[k]) + ": ";
      if (!print_compactly(node.items[k], limit) || text.size() >= limit) return false;
    }
    text += object ? '}' : ']';
    return true;
  }
};

}  // namespace

std::variant<JsonNode, JsonError> parse_json(std::string_view text, const Patience& patience) {
  return TreeBuilder(text, patience).build();
}

std::string print_json_on_one_line(const JsonNode& node) {
  Printer printer;
  printer.print_on_one_line(node);
  return printer.text;
}

std::string print_json(const JsonNode& node) {
  Printer printer;
  printer.print(node, 0);
  return printer.text + '\n';
}

}  // namespace candor::certificates
