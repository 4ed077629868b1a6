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
    {"\u2211", "write   sum(j in agents: ...)"},
    {"\u03A3", "write   sum(j in agents: ...)"},
    {"\u2208", "write 'in', as in   sum(j in agents: ...)"},
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
    {"\u2200", "write   all(j in agents: ...)"},
    {"\u2203", "write   any(j in agents: ...)"},
    {"\u00A0", "put a blank in the place of this no-break space"},
}};

std::string hint_for(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (rest.empty()) return {};
  if (rest.front() == '%') return percentage_hint(text, at);
  if ((rest.front() == '=' || rest.front() == '*') && at > 0 && text[at - 1] == rest.front())
    return rest.front() == '=' ? "equality is written with one '='" : "powers are written with '^'";
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
    error.hint = "put one into the other:   sum(j in agents: sum(k in agents: ...))";
  if (error.message.starts_with("':', ','") && rest.starts_with(")"))
    error.hint = "say what of each of them, as in   sum(j in agents: type[j])";
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
  static constexpr std::array<Slip, 17> known{{
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
      {"mean", "write the sum, divided:   sum(j in agents: type[j]) / count(j in agents)"},
      {"average", "write the sum, divided:   sum(j in agents: type[j]) / count(j in agents)"},
      {"product", "products are written with '*'"},
      {"prod", "products are written with '*'"},
      {"floor", "write it with   if ... then ... else"},
      {"ceil", "write it with   if ... then ... else"},
      {"exists", "write   any(j in agents: ...)"},
      {"forall", "write   all(j in agents: ...)"},
  }};
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
