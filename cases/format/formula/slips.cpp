// SPDX-License-Identifier: MIT
#include "cases/format/formula/slips.hpp"

#include <algorithm>
#include <array>

#include "cases/format/explain/error_list.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

/// The last character before the place that is no white space.
char before(std::string_view text, std::size_t at) {
  const std::size_t last = text.substr(0, at).find_last_not_of(" \n\r");
  return last == std::string_view::npos ? '\0' : text[last];
}

/// The numeral that ends before the place; empty if none does.
std::string_view numeral_before(std::string_view text, std::size_t at) {
  std::size_t end = std::min(at, text.size());
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  return text.substr(begin, end - begin);
}

std::string percentage_hint(std::string_view text, std::size_t at) {
  const std::string_view numeral = numeral_before(text, at);
  const Numeral percent = parse_numeral(numeral);
  if (!percent.value) return "write a fraction: 25 % is 1/4";
  return "write   " + (*percent.value / Rational(100)).text();
}

struct Slip {
  std::string_view written, hint;
};

/// The first that fits is meant.
constexpr std::array<Slip, 18> slips{{
    {"==", "equality is written with one '='"},
    {"**", "powers are written with '^'"},
    {"* *", "powers are written with '^'"},
    {"&&", "write 'and'"},
    {"&", "write 'and'"},
    {"||", "write 'or'"},
    {"|", "write 'or' between conditions; the absolute value of x is   max(x, -x)"},
    {"!", "write 'not', or '!=' between two values"},
    {"?", "write   if CONDITION then ONE else OTHER"},
    {"if", "an 'if' inside an expression needs parentheses"},
    {".", "a digit is needed before the point"},
    {"^", "a power of a power needs parentheses"},
    {"<>", "write '!='"},
    {"=", "join two comparisons with 'and'"},
    {"<", "join two comparisons with 'and'"},
    {">", "join two comparisons with 'and'"},
    {"{", "the brackets of formulas are ( ), and [ ] for the agent"},
    {"$", "write the number alone"},
}};

constexpr std::array<Slip, 22> printed_signs{{
    {"\u03B8", "write type[i] for the type of agent i; names have the letters a to z"},
    {"\u0398", "write types[i] for the set of the types of agent i"},
    {"\u2211", "write   sum(j in agents, ...)"},
    {"\u03A3", "write   sum(j in agents, ...)"},
    {"\u2208", "write 'in', as in   sum(j in agents, ...)"},
    {"\u2227", "write 'and'"},
    {"\u2228", "write 'or'"},
    {"\u00AC", "write 'not'"},
    {"\u00F7", "write '/'"},
    {"\u2215", "write '/'"},
    {"\u00B2", "write ^2"},
    {"\u00B3", "write ^3"},
    {"\u00BC", "write 1/4"},
    {"\u00BD", "write 1/2"},
    {"\u00BE", "write 3/4"},
    {"\u2013", "write the minus sign '-'"},
    {"\u2014", "write the minus sign '-'"},
    {"\u221A", "there are no roots: amounts are rational"},
    {"\u221E", "there is no infinite amount"},
    {"\u2200", "write   all(j in agents, ...)"},
    {"\u2203", "write   any(j in agents, ...)"},
    {"\u00A0", "put a blank in the place of this no-break space"},
}};

bool is_in_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

/// The word that begins at the place; empty if none does.
std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_in_word(text[end])) ++end;
  return text.substr(std::min(at, text.size()), end - at);
}

/// The word that ends before the place, over white space.
std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t end = std::min(at, text.size());
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
  std::size_t begin = end;
  while (begin > 0 && is_in_word(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

constexpr auto words_of_prose = std::to_array<Slip>({
    {"is", "equality is written with '=', as in   outcome = i"},
    {"equals", "equality is written with '=', as in   outcome = i"},
    {"equal", "equality is written with '=', as in   outcome = i"},
    {"isn", "inequality is written with '!=', as in   outcome != i"},
    {"differs", "inequality is written with '!=', as in   outcome != i"},
    {"wins", "a condition compares, as in   outcome = i"},
    {"gets", "a condition compares, as in   outcome = i"},
    {"receives", "a condition compares, as in   outcome = i"},
    {"has", "a condition compares, as in   outcome = i"},
    {"buys", "a condition compares, as in   outcome = i"},
    {"reports", "a condition compares, as in   type[i] = type[j]"},
    {"otherwise", "write   else"},
    {"elif", "write   else if"},
    {"elseif", "write   else if"},
    {"elsif", "write   else if"},
    {"while", "write   if CONDITION then ONE else OTHER"},
    {"when", "write   if CONDITION then ONE else OTHER"},
    {"unless", "write   if not CONDITION then ONE else OTHER"},
    {"times", "a product is written with '*'"},
    {"plus", "a sum is written with '+'"},
    {"minus", "a difference is written with '-'"},
    {"over", "a quotient is written with '/'"},
    {"mod", "there is no remainder of a division"},
    {"xor", "write   A and not B or B and not A"},
    {"such", "write   where, as in   sum(j in agents where j != i, type[j])"},
    {"with", "write   where, as in   sum(j in agents where j != i, type[j])"},
});

/// "Then" for "then"; empty: it is no word of formulas, or written as it should be.
std::string small_letters_hint(std::string_view word) {
  static constexpr std::array<std::string_view, 16> words{"if",    "then", "else",     "and",      "or",  "not",
                                                          "where", "in",   "agents",   "types",    "sum", "count",
                                                          "max",   "min",  "outcomes", "otherwise"};
  std::string small(word);
  for (char& c : small)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const bool known = small != word && std::find(words.begin(), words.end(), small) != words.end();
  return known ? "the words of formulas have small letters:   " + small : "";
}

std::string word_hint(std::string_view text, std::size_t at) {
  const std::string_view word = word_at(text, at);
  if (word == "is" && word_at(text, std::min(text.find_first_not_of(' ', at + 2), text.size())) == "not")
    return "inequality is written with '!=', as in   outcome != i";
  for (const Slip& one : words_of_prose)
    if (one.written == word) return std::string(one.hint);
  const std::string here = small_letters_hint(word);
  return here.empty() ? small_letters_hint(word_before(text, at)) : here;
}

/// What stands in the parentheses that are open before the place: up to a comma or colon, and behind it.
struct InParentheses {
  std::string_view first, second;
};
InParentheses in_parentheses(std::string_view text, std::size_t at) {
  std::size_t comma = std::string_view::npos, end = at;
  for (int depth = 0; end < text.size(); ++end) {
    const char c = text[end];
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && depth-- == 0) break;
    if ((c == ',' || c == ':') && depth == 0 && comma == std::string_view::npos) comma = end;
  }
  const auto trimmed = [](std::string_view part) {
    const std::size_t begin = part.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string_view{}
                                           : part.substr(begin, part.find_last_not_of(' ') + 1 - begin);
  };
  if (comma == std::string_view::npos) return {trimmed(text.substr(at, end - at)), {}};
  return {trimmed(text.substr(at, comma - at)), trimmed(text.substr(comma + 1, end - comma - 1))};
}

/// With an agent behind `type` where it has none: type[j].
std::string of_agent_j(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view word = word_at(text, at);
    result += word.empty() ? text.substr(at, 1) : word;
    at += std::max<std::size_t>(1, word.size());
    if (word == "type" && (at >= text.size() || text[at] != '[')) result += "[j]";
  }
  return result;
}

/// `sum(j != i, X)`, `count(type = yes)`: a range that does not say over what.
std::string range_hint(std::string_view text, std::size_t at) {
  const std::size_t bracket = at == 0 ? 0 : text.rfind('(', at - 1);
  const std::string_view function = word_before(text, bracket == std::string_view::npos ? 0 : bracket);
  const auto [first, second] = in_parentheses(text, at);
  constexpr std::size_t most_shown = 60;
  if (function.empty() || first.size() + second.size() > most_shown || first.find('\n') != std::string_view::npos)
    return {};
  const std::string begin = "write   " + std::string(function) + "(j in agents";
  const std::string_view variable = word_at(first, 0);
  const bool compares = first.find_first_of("=<>") != std::string_view::npos;
  if (!second.empty() && compares)
    return variable.size() > 1 || variable == "i"
               ? begin + " where " + of_agent_j(first) + ", " + of_agent_j(second) + ")"
               : "write   " + std::string(function) + "(" + std::string(variable) + " in agents where " +
                     std::string(first) + ", " + std::string(second) + ")";
  if (!second.empty() && first.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos)
    return "write   " + std::string(function) + "(" + std::string(first) + " in agents, " + std::string(second) + ")";
  if (second.empty() && compares == (function != "sum")) return begin + ", " + of_agent_j(first) + ")";
  if (second.empty() && first == "type") return begin + ", type[j])";
  return {};
}

bool begins_with_else(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text.starts_with("else ");
}

std::string hint_for(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (rest.empty()) return small_letters_hint(word_before(text, at));
  if (rest.front() == '%') return percentage_hint(text, at);
  if ((rest.front() == '=' || rest.front() == '*') && at > 0 && text[at - 1] == rest.front())
    return rest.front() == '=' ? "equality is written with one '='" : "powers are written with '^'";
  if ((rest.front() == '>' || rest.front() == '<') && at > 0 && text[at - 1] == '=')
    return rest.front() == '>' ? "at least is written '>='" : "at most is written '<='";
  if (std::string hint = word_hint(text, at); !hint.empty()) return hint;
  const auto slip =
      std::find_if(slips.begin(), slips.end(), [&](const Slip& one) { return rest.starts_with(one.written); });
  if (slip != slips.end()) return std::string(slip->hint);
  const char last = before(text, at);
  static constexpr std::array<std::string_view, 8> words{"then", "else", "and", "or", "where", "in", "for", "if"};
  const std::string_view word =
      rest.substr(0, static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_letter) - rest.begin()));
  if (std::find(words.begin(), words.end(), word) != words.end()) return {};
  const bool after_operand = is_digit(last) || is_letter(last) || last == ')' || last == ']' || last == '_';
  if (after_operand && (is_digit(rest.front()) || is_letter(rest.front()) || rest.front() == '('))
    return is_letter(rest.front()) || rest.front() == '(' ? "a product is written with '*', as in   2 * type[i]" : "";
  return {};
}

/// "type_i" and "type_i_j" begin with a word and '_'; empty: not this one.
std::string_view index_of(std::string_view name, std::string_view word) {
  if (!name.starts_with(word)) return {};
  name.remove_prefix(word.size());
  if (name.starts_with("_")) name.remove_prefix(1);
  return name;
}

/// "j", of a range whose set begins at the place.
std::string_view variable_of_range(std::string_view text, std::size_t at) {
  const std::string_view in = word_before(text, at);
  const std::string_view variable =
      in == "in" ? word_before(text, static_cast<std::size_t>(in.data() - text.data())) : std::string_view{};
  return variable.empty() ? "j" : variable;
}

}  // namespace

FormulaError explained_slip(std::string_view text, std::size_t at, std::string message) {
  FormulaError error{at, std::min(at + 1, text.size() + 1), std::move(message), hint_for(text, at)};
  const std::string_view rest = text.substr(std::min(at, text.size()));
  const std::size_t length = utf8_character_length(rest);
  if (length > 1) {
    error.end = at + length;
    error.message = in_quotes(rest.substr(0, length)) + " has no meaning in formulas";
    error.hint = "names have the letters a to z, digits and '_'";
    for (const Slip& sign : printed_signs)
      if (rest.starts_with(sign.written)) error.hint = sign.hint;
  }
  if (error.message == "one variable at a time")
    error.hint = "put one into the other:   sum(j in agents, sum(k in agents, ...))";
  if (error.message.starts_with("':', ','") && rest.starts_with(")"))
    error.hint = "say what of each of them, as in   sum(j in agents, type[j])";
  if (error.message.starts_with("a range is expected"))
    if (std::string hint = range_hint(text, at); !hint.empty()) error.hint = std::move(hint);
  if (error.message.starts_with("'agents', 'outcomes'") && word_at(text, at) == "others")
    error.hint = "the other agents are   " + std::string(variable_of_range(text, at)) + " in agents where " +
                 std::string(variable_of_range(text, at)) + " != i";
  const bool ends = rest.empty() || rest.front() == ')' || rest.front() == ',' || rest.front() == ']';
  if (error.message.starts_with("'else'") && ends && error.hint.empty())
    error.hint =
        begins_with_else(rest.substr(std::min<std::size_t>(1, rest.size()))) ? "leave out ','" : "add   else 0";
  if (error.message.starts_with("a range is expected") && text.substr(at).find(" for ") != std::string_view::npos)
    error.hint = "the range comes first:   sum(j in agents, type[j])";
  return error;
}

std::string numeral_hint(std::string_view text, std::string otherwise) {
  const std::size_t end = text.find_first_not_of("0123456789.");
  if (end == std::string_view::npos || !is_letter(text[end])) return otherwise;
  const std::string_view rest = text.substr(end);
  const bool power_of_ten = (rest.front() == 'e' || rest.front() == 'E') && (rest.size() == 1 || is_digit(rest[1]));
  if (power_of_ten || !parse_numeral(text.substr(0, end)).value) return otherwise;
  return "a product is written with '*':   " + std::string(text.substr(0, end)) + " * " + std::string(rest);
}

std::string meant_by_name(std::string_view name) {
  static constexpr auto known = std::to_array<Slip>({
      {"pivot", "write   {construction: pivot}"},
      {"Pivot", "write   {construction: pivot}"},
      {"pivotal", "write   {construction: pivot}"},
      {"clarke", "write   {construction: pivot}"},
      {"Clarke", "write   {construction: pivot}"},
      {"vickrey", "write   {construction: pivot}"},
      {"Vickrey", "write   {construction: pivot}"},
      {"second_price", "write   {construction: pivot}"},
      {"vcg", "write   {construction: vcg}"},
      {"VCG",
       "write   {construction: pivot}, with Clarke's payments, or   {construction: vcg}, with nothing subtracted"},
      {"groves", "write   {construction: vcg}"},
      {"Groves", "write   {construction: vcg}"},
      {"agv", "write   {construction: agv}"},
      {"AGV", "write   {construction: agv}"},
      {"dAGV", "write   {construction: agv}"},
      {"safronov", "write   {construction: safronov}"},
      {"cavallo", "write   {construction: cavallo}"},
      {"green_laffont", "write   {construction: green_laffont}"},
      {"efficient", "write   {construction: efficient, ties: first}"},
      {"Efficient", "write   {construction: efficient, ties: first}"},
      {"others", "the other agents are   j in agents where j != i, as in   sum(j in agents where j != i, type[j])"},
      {"abs", "write   max(x, -x)"},
      {"sqrt", "there are no roots: amounts are rational. Compare squares, or write the number as a fraction"},
      {"root", "there are no roots: amounts are rational. Compare squares, or write the number as a fraction"},
      {"exp", "amounts are rational: there are + - * / and ^ with a whole number"},
      {"log", "amounts are rational: there are + - * / and ^ with a whole number"},
      {"ln", "amounts are rational: there are + - * / and ^ with a whole number"},
      {"pow", "powers are written with '^'"},
      {"argmax",
       "the outcome with the largest sum of payoffs is the rule   {construction: efficient, ties: first}; "
       "others are written with   if ... then ... else"},
      {"argmin", "write it with   if ... then ... else"},
      {"mean", "write the sum, divided:   sum(j in agents, type[j]) / count(j in agents)"},
      {"average", "write the sum, divided:   sum(j in agents, type[j]) / count(j in agents)"},
      {"product", "products are written with '*'"},
      {"prod", "products are written with '*'"},
      {"floor", "write it with   if ... then ... else"},
      {"ceil", "write it with   if ... then ... else"},
      {"exists", "write   any(j in agents, ...)"},
      {"forall", "write   all(j in agents, ...)"},
  });
  for (const Slip& one : known)
    if (name == one.written) return std::string(one.hint);
  for (const std::string_view word : {"types", "type", "theta"})
    if (name == "theta" || !index_of(name, word).empty()) {
      const std::string_view index = name == "theta" ? "" : index_of(name, word);
      const std::string agent = index.empty() || index.size() > 8 ? "i" : std::string(index);
      return "write type[" + agent + "] for the type of agent " + agent;
    }
  return {};
}

}  // namespace candor
