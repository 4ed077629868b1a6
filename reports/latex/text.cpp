// SPDX-License-Identifier: MIT
#include "reports/latex/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <map>

namespace candor::tex {
namespace {

constexpr std::size_t longest_unbroken_word = 24;
constexpr int deepest_scripts = 4;  // scripts of scripts; what goes deeper is no symbol but text

struct CodePoint {
  char32_t value;
  std::size_t length;  // in bytes; 1 with `valid` false for a stray byte
  bool valid;
};

CodePoint decode(std::string_view bytes) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(bytes[k]); };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || length > bytes.size()) return {lead, 1, false};
  char32_t value = length == 1 ? lead : lead & (0x7Fu >> length);
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(k) & 0xC0u) != 0x80u) return {lead, 1, false};
    value = value << 6 | (byte(k) & 0x3Fu);
  }
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {lead, 1, false};
  return {value, length, true};
}

const std::map<char32_t, std::string_view>& replacements() {
  static const std::map<char32_t, std::string_view> table{{'\\', "\\textbackslash{}"},
                                                          {'{', "\\{"},
                                                          {'}', "\\}"},
                                                          {'$', "\\$"},
                                                          {'&', "\\&"},
                                                          {'#', "\\#"},
                                                          {'%', "\\%"},
                                                          {'_', "\\_"},
                                                          {'^', "\\textasciicircum{}"},
                                                          {'~', "\\textasciitilde{}"},
                                                          {'<', "$<$"},
                                                          {'>', "$>$"},
                                                          {'|', "$|$"},
                                                          {'`', "{`}"},
                                                          {'\t', " "},
                                                          {'\n', " "},
                                                          {'\r', " "},
                                                          {0xA0, "~"},
                                                          {0xA1, "{!`}"},
                                                          {0xA3, "\\pounds{}"},
                                                          {0xA7, "\\S{}"},
                                                          {0xA9, "\\copyright{}"},
                                                          {0xAB, "$\\ll$"},
                                                          {0xBB, "$\\gg$"},
                                                          {0xAD, "\\-"},
                                                          {0xB0, "$^\\circ$"},
                                                          {0xB1, "$\\pm$"},
                                                          {0xB2, "$^2$"},
                                                          {0xB3, "$^3$"},
                                                          {0xB9, "$^1$"},
                                                          {0xB5, "$\\mu$"},
                                                          {0xB6, "\\P{}"},
                                                          {0xB7, "$\\cdot$"},
                                                          {0xBC, "$\\tfrac14$"},
                                                          {0xBD, "$\\tfrac12$"},
                                                          {0xBE, "$\\tfrac34$"},
                                                          {0xBF, "{?`}"},
                                                          {0xD7, "$\\times$"},
                                                          {0xF7, "$\\div$"},
                                                          {0xC6, "\\AE{}"},
                                                          {0xE6, "\\ae{}"},
                                                          {0xD8, "\\O{}"},
                                                          {0xF8, "\\o{}"},
                                                          {0xC5, "\\r{A}"},
                                                          {0xE5, "\\r{a}"},
                                                          {0xDF, "\\ss{}"},
                                                          {0xC7, "\\c{C}"},
                                                          {0xE7, "\\c{c}"},
                                                          {0x131, "\\i{}"},
                                                          {0x141, "\\L{}"},
                                                          {0x142, "\\l{}"},
                                                          {0x152, "\\OE{}"},
                                                          {0x153, "\\oe{}"},
                                                          {0x15E, "\\c{S}"},
                                                          {0x15F, "\\c{s}"},
                                                          {0x130, "\\.{I}"},
                                                          {0x150, "\\H{O}"},
                                                          {0x151, "\\H{o}"},
                                                          {0x170, "\\H{U}"},
                                                          {0x171, "\\H{u}"},
                                                          {0x16E, "\\r{U}"},
                                                          {0x16F, "\\r{u}"},
                                                          {0x17B, "\\.{Z}"},
                                                          {0x17C, "\\.{z}"},
                                                          {0x11E, "\\u{G}"},
                                                          {0x11F, "\\u{g}"},
                                                          {0x2010, "-"},
                                                          {0x2011, "-"},
                                                          {0x2012, "--"},
                                                          {0x2013, "--"},
                                                          {0x2014, "---"},
                                                          {0x2015, "---"},
                                                          {0x2018, "`"},
                                                          {0x2019, "'"},
                                                          {0x201A, "{,}"},
                                                          {0x201C, "``"},
                                                          {0x201D, "''"},
                                                          {0x201E, "{,}{,}"},
                                                          {0x2020, "\\dag{}"},
                                                          {0x2022, "$\\bullet$"},
                                                          {0x2026, "\\dots{}"},
                                                          {0x2032, "$'$"},
                                                          {0x2033, "$''$"},
                                                          {0x2039, "$<$"},
                                                          {0x203A, "$>$"},
                                                          {0x20AC, "EUR"},
                                                          {0x2009, "\\,"},
                                                          {0x200A, "\\,"},
                                                          {0x202F, "\\,"},
                                                          {0x2003, "\\quad{}"},
                                                          {0x2002, " "},
                                                          {0x200B, "\\hspace{0pt}"},
                                                          {0xFEFF, ""},
                                                          {0x2190, "$\\leftarrow$"},
                                                          {0x2192, "$\\to$"},
                                                          {0x2194, "$\\leftrightarrow$"},
                                                          {0x21D2, "$\\Rightarrow$"},
                                                          {0x21D4, "$\\Leftrightarrow$"},
                                                          {0x2200, "$\\forall$"},
                                                          {0x2203, "$\\exists$"},
                                                          {0x2205, "$\\emptyset$"},
                                                          {0x2206, "$\\Delta$"},
                                                          {0x2208, "$\\in$"},
                                                          {0x2209, "$\\notin$"},
                                                          {0x220F, "$\\prod$"},
                                                          {0x2211, "$\\sum$"},
                                                          {0x2212, "$-$"},
                                                          {0x2218, "$\\circ$"},
                                                          {0x221E, "$\\infty$"},
                                                          {0x2227, "$\\wedge$"},
                                                          {0x2228, "$\\vee$"},
                                                          {0x2229, "$\\cap$"},
                                                          {0x222A, "$\\cup$"},
                                                          {0x2248, "$\\approx$"},
                                                          {0x2260, "$\\ne$"},
                                                          {0x2264, "$\\le$"},
                                                          {0x2265, "$\\ge$"},
                                                          {0x2282, "$\\subset$"},
                                                          {0x2286, "$\\subseteq$"},
                                                          {0x2295, "$\\oplus$"},
                                                          {0x22C5, "$\\cdot$"},
                                                          {0x2070, "$^0$"},
                                                          {0x2074, "$^4$"},
                                                          {0x2075, "$^5$"},
                                                          {0x2076, "$^6$"},
                                                          {0x2077, "$^7$"},
                                                          {0x2078, "$^8$"},
                                                          {0x2079, "$^9$"},
                                                          {0x2080, "$_0$"},
                                                          {0x2081, "$_1$"},
                                                          {0x2082, "$_2$"},
                                                          {0x2083, "$_3$"},
                                                          {0x2084, "$_4$"},
                                                          {0x2085, "$_5$"},
                                                          {0x2086, "$_6$"},
                                                          {0x2087, "$_7$"},
                                                          {0x2088, "$_8$"},
                                                          {0x2089, "$_9$"},
                                                          {0x1D62, "$_i$"},
                                                          {0x2C7C, "$_j$"},
                                                          {0x3D1, "$\\vartheta$"},
                                                          {0x3D5, "$\\phi$"},
                                                          {0x3F5, "$\\epsilon$"}};
  return table;
}

/// Letters with one accent, Latin-1 and the common part of Latin Extended-A: the accent command,
/// the base letters.
const std::map<char32_t, std::string>& accented() {
  static const std::map<char32_t, std::string> table = [] {
    std::map<char32_t, std::string> entries;
    const auto add = [&](const char* accent, std::u32string_view letters, std::string_view bases) {
      for (std::size_t k = 0; k < letters.size(); ++k) {
        const std::string base =
            bases[k] == 'i' || bases[k] == 'j' ? std::string("\\") + bases[k] : std::string(1, bases[k]);
        entries[letters[k]] = std::string(accent) + "{" + base + "}";
      }
    };
    add("\\`", U"ÀÈÌÒÙàèìòùǸǹ", "AEIOUaeiouNn");
    add("\\'", U"ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹźĹĺŔŕ", "AEIOUYaeiouyCcNnSsZzLlRr");
    add("\\^", U"ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ", "AEIOUaeiouCcGgHhJjSsWwYy");
    add("\\~", U"ÃÑÕãñõĨĩŨũ", "ANOanoIiUu");
    add("\\\"", U"ÄËÏÖÜäëïöüÿŸ", "AEIOUaeiouyY");
    add("\\v", U"ČčĎďĚěŇňŘřŠšŤťŽžĽľ", "CcDdEeNnRrSsTtZzLl");
    add("\\=", U"ĀāĒēĪīŌōŪū", "AaEeIiOoUu");
    add("\\u", U"ĂăĔĕĬĭŎŏŬŭ", "AaEeIiOoUu");
    return entries;
  }();
  return table;
}

std::string greek(char32_t point) {
  static constexpr std::array<std::string_view, 25> small{
      "alpha", "beta",   "gamma",   "delta",  "epsilon", "zeta", "eta",  "theta", "iota",
      "kappa", "lambda", "mu",      "nu",     "xi",      "",     "pi",   "rho",   "varsigma",
      "sigma", "tau",    "upsilon", "varphi", "chi",     "psi",  "omega"};
  static const std::map<char32_t, std::string_view> capital{
      {0x393, "Gamma"}, {0x394, "Delta"},   {0x398, "Theta"}, {0x39B, "Lambda"}, {0x39E, "Xi"},   {0x3A0, "Pi"},
      {0x3A3, "Sigma"}, {0x3A5, "Upsilon"}, {0x3A6, "Phi"},   {0x3A8, "Psi"},    {0x3A9, "Omega"}};
  if (point == 0x3BF) return "$o$";
  if (point >= 0x3B1 && point <= 0x3C9) return "$\\" + std::string(small[point - 0x3B1]) + "$";
  if (const auto found = capital.find(point); found != capital.end()) return "$\\" + std::string(found->second) + "$";
  return {};
}

std::string hexadecimal(const char* format, char32_t value) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), format, static_cast<unsigned>(value));
  return digits.data();
}

std::string set(CodePoint point) {
  if (!point.valid) return "[byte " + hexadecimal("%02X", point.value) + "]";
  if (const auto found = replacements().find(point.value); found != replacements().end())
    return std::string(found->second);
  if (const auto found = accented().find(point.value); found != accented().end()) return found->second;
  if (point.value >= 0x20 && point.value < 0x7F) return std::string(1, static_cast<char>(point.value));
  if (const std::string letter = greek(point.value); !letter.empty()) return letter;
  return "[U+" + hexadecimal("%04X", point.value) + "]";
}

bool is_separator(char32_t point) {
  return point == '_' || point == '.' || point == '/' || point == '-' || point == ',';
}
bool is_space(char32_t point) { return point == ' ' || point == '\t' || point == '\n' || point == '\r'; }

std::string escape(std::string_view words, bool running_text, bool at_start = true) {
  std::string result;
  std::size_t unbroken = 0;
  bool opens = at_start;  // a double quote here would be an opening one
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode(words.substr(at));
    at += point.length;
    if (point.value == '"' && point.valid)
      result += !running_text ? "{''}" : opens ? "``" : "''";
    else if (point.value == '-' && !running_text)
      result += "{-}";
    else if (is_space(point.value) && running_text && (result.empty() ? at_start : result.back() == ' '))
      continue;
    else
      result += set(point);
    opens = is_space(point.value) || point.value == '(' || point.value == '[';
    unbroken = is_space(point.value) ? 0 : unbroken + 1;
    const bool may_break =
        unbroken > 0 && (unbroken % longest_unbroken_word == 0 || (!running_text && is_separator(point.value)));
    if (may_break) result += "\\hspace{0pt}";
  }
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word_character(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '^' || c == '\\' || static_cast<unsigned char>(c) >= 0x80;
}

struct Token {
  std::string tex;
  std::size_t length = 0;
};

/// Reads symbols written out, such as theta_1^2, x_0, sum_{i in C} or E_{theta_i}. Whatever it
/// returns consists of letters, digits, a few marks and names of symbols.
class SymbolReader {
 public:
  SymbolReader(std::string_view words, std::size_t start) : words_(words), at_(start), start_(start) {}

  /// Length 0 if there is no symbol here.
  Token symbol() {
    const std::string_view name = this->name();
    std::string tex = base(name);
    if (tex.empty() || !read_scripts(tex)) return {};
    const bool bare = at_ == start_ + name.size();
    const bool whole_word = at_ == words_.size() || !is_word_character(words_[at_]);
    if (!whole_word || (bare && name != "theta" && name != "phi")) return {};
    return {"$" + tex + "$", at_ - start_};
  }

 private:
  char next() const { return at_ < words_.size() ? words_[at_] : '\0'; }
  std::string_view name() {
    const std::size_t from = at_;
    while (is_letter(next())) ++at_;
    return words_.substr(from, at_ - from);
  }
  static std::string base(std::string_view name) {
    static constexpr std::array<std::string_view, 20> names{
        "alpha", "beta", "gamma", "delta", "epsilon", "theta", "lambda", "mu",    "pi",  "sigma",
        "tau",   "phi",  "chi",   "psi",   "omega",   "Theta", "Phi",    "Delta", "sum", "prod"};
    if (name.size() == 1) return std::string(name);
    return std::find(names.begin(), names.end(), name) != names.end() ? "\\" + std::string(name) : std::string();
  }
  /// False if a mark is not followed by a script, or if scripts are nested too deeply.
  bool read_scripts(std::string& tex) {
    if (depth_ == deepest_scripts) return next() != '_' && next() != '^';
    ++depth_;
    const bool read = read_marks(tex);
    --depth_;
    return read;
  }
  bool read_marks(std::string& tex) {
    if (next() == '\'' && at_ + 1 < words_.size() && (words_[at_ + 1] == '_' || words_[at_ + 1] == '^')) {
      ++at_;
      tex += "'";
    }
    for (const char mark : {'_', '^'}) {
      if (next() != mark) continue;
      ++at_;
      const std::string script = next() == '{' ? braced() : plain_script();
      if (script.empty()) return false;
      tex += mark + ("{" + script + "}");
    }
    return true;
  }
  /// Digits, or one letter or Greek name, which may have a script itself.
  std::string plain_script() {
    const std::size_t from = at_;
    while (is_digit(next())) ++at_;
    if (at_ > from) return std::string(words_.substr(from, at_ - from));
    std::string tex = base(name());
    if (tex.size() > 1 && next() == '_' && !read_scripts(tex)) return {};
    return tex;
  }
  std::string braced() {
    std::string tex;
    ++at_;
    while (next() != '}') {
      const std::size_t from = at_;
      if (is_letter(next())) {
        const std::string_view word = name();
        std::string part = word == "in" ? "\\in " : base(word);
        if (part.empty() || !read_scripts(part)) return {};
        tex += part + (part.size() > 1 && part.front() == '\\' && part.back() != ' ' ? " " : "");
      } else if (is_digit(next()) || next() == '-' || next() == '/' || next() == ',' || next() == '+') {
        tex += words_[at_++];
      } else if (next() == ' ') {
        ++at_;
      }
      if (at_ == from) return {};
    }
    ++at_;
    return tex;
  }

  std::string_view words_;
  std::size_t at_, start_;
  int depth_ = 0;
};

Token symbol_at(std::string_view words, std::size_t start) { return SymbolReader(words, start).symbol(); }

/// Signs in running text: <=, >=, !=, a minus sign before a number, a dash between numbers, an
/// ellipsis.
Token sign_at(std::string_view words, std::size_t at) {
  for (const auto& [sign, tex] : std::initializer_list<std::pair<std::string_view, const char*>>{
           {"<=", "$\\le$"}, {">=", "$\\ge$"}, {"!=", "$\\ne$"}, {"...", "\\dots{}"}})
    if (words.substr(at, sign.size()) == sign) return {tex, sign.size()};
  if (words[at] != '-') return {};
  const char before = at == 0 ? ' ' : words[at - 1], after = at + 1 < words.size() ? words[at + 1] : ' ';
  const bool spaced = before == ' ' && after == ' ' && at + 2 < words.size() && is_digit(words[at + 2]);
  if (spaced || (is_digit(after) && !is_word_character(before) && before != '-' && before != ')')) return {"$-$", 1};
  return is_digit(before) && is_digit(after) ? Token{"--", 1} : Token{};
}

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

}  // namespace

std::string text(std::string_view words) { return escape(words, true); }

std::string code(std::string_view words) { return "\\texttt{" + escape(words, false) + "}"; }

std::string upright(std::string_view words) {
  std::string result;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode(words.substr(at));
    at += point.length;
    result += point.valid && point.value == '-' ? "{-}" : point.valid && point.value == '"' ? "{''}" : set(point);
  }
  return "\\textnormal{" + result + "}";
}

std::string prose(std::string_view words) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = 0; at < words.size();) {
    const bool starts_word = at == 0 || !is_word_character(words[at - 1]);
    const Token token = starts_word ? symbol_at(words, at) : Token{};
    const Token found = token.length > 0 ? token : sign_at(words, at);
    if (found.length == 0) {
      ++at;
      continue;
    }
    result += escape(words.substr(done, at - done), true, done == 0) + found.tex;
    at += found.length;
    done = at;
  }
  return result + escape(words.substr(done), true, done == 0);
}

std::string plain(std::string_view words) {
  std::string result;
  for (const char c : words) {
    const bool harmless = is_key_character(c) || c == ' ' || c == '(' || c == ')' || c == ',' || c == ':' || c == ';' ||
                          c == '+' || c == '/' || c == '!' || c == '?';
    if (c == '_' || !harmless)
      result += ' ';
    else
      result += c;
  }
  return result;
}

namespace {

std::string key_of(std::string_view words, bool keeps_colons) {
  std::string result;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode(words.substr(at));
    if (point.valid && point.length > 1)
      result += "u" + hexadecimal("%04X", point.value);
    else
      result += is_key_character(words[at]) || (keeps_colons && words[at] == ':') ? words[at] : '-';
    at += point.length;
  }
  return result;
}

}  // namespace

std::string inner_key(std::string_view words) { return key_of(words, false); }
std::string label(std::string_view words) { return key_of(words, true); }

std::string key(std::string_view words) {
  std::string result = inner_key(words);
  result.erase(0, std::min(result.find_first_not_of("-_."), result.size()));
  return result.empty() ? "unnamed" : result;
}

std::vector<std::string> distinct_keys(const std::vector<std::string>& words, std::set<std::string> taken) {
  std::vector<std::string> result;
  for (const std::string& one : words) {
    const std::string stem = key(one);
    std::string name = stem;
    for (int k = 2; !taken.insert(name).second; ++k) name = stem + "-" + std::to_string(k);
    result.push_back(name);
  }
  return result;
}

}  // namespace candor::tex
