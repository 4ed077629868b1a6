// SPDX-License-Identifier: MIT
#include "cases/format/explain/other_words.hpp"

#include <algorithm>
#include <array>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/schema.hpp"
#include "checker/properties/words.hpp"

namespace candor {
namespace {

std::string in_small_letters(std::string_view word) {
  std::string result(word);
  for (char& c : result)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

struct Synonym {
  std::string_view word, meant;
};

/// Small letters. The first that is known here is meant.
constexpr auto keys_elsewhere = std::to_array<Synonym>({
    {"utilities", "payoffs"},
    {"utility", "payoffs"},
    {"valuations", "payoffs"},
    {"valuation", "payoffs"},
    {"preferences", "payoffs"},
    {"payoff", "payoffs"},
    {"players", "agents"},
    {"player", "agents"},
    {"bidders", "agents"},
    {"buyers", "agents"},
    {"agent", "coalition"},
    {"agents", "coalition"},
    {"player", "coalition"},
    {"players", "coalition"},
    {"members", "coalition"},
    {"rules", "allocations"},
    {"rule", "allocations"},
    {"allocation_rules", "allocations"},
    {"allocation_rule", "allocations"},
    {"decision", "allocations"},
    {"decisions", "allocations"},
    {"alternatives", "outcomes"},
    {"alternative", "outcomes"},
    {"actions", "outcomes"},
    {"projects", "outcomes"},
    {"values", "types"},
    {"type_space", "types"},
    {"typespace", "types"},
    {"signals", "types"},
    {"outside", "outside_options"},
    {"outside_option", "outside_options"},
    {"reservation", "outside_options"},
    {"reservation_utility", "outside_options"},
    {"reservation_utilities", "outside_options"},
    {"payments", "transfers"},
    {"payment", "transfers"},
    {"prices", "transfers"},
    {"price", "transfers"},
    {"beliefs", "prior"},
    {"probabilities", "prior"},
    {"distribution", "prior"},
    {"constants", "parameters"},
    {"definitions", "define"},
    {"properties", "claims"},
    {"theorems", "claims"},
    {"description", "about"},
    {"reference", "source"},
    {"name", "title"},
    {"name", "id"},
    {"expected", "expect"},
    {"verdict", "expect"},
    {"quantity", "of"},
});

bool is_known(std::string_view word, const std::vector<std::string>& known) {
  return std::find(known.begin(), known.end(), word) != known.end();
}

struct WordElsewhere {
  std::string_view what, word;
  std::string_view meant;  ///< "bayesian": the word itself; or, with a blank, what is said of it
};

constexpr std::string_view revenue =
    "what is collected is minus the transfer to all agents: write   of: transfer   and   coalition:   followed by the "
    "list of all agents, and change the sign of the number";
constexpr std::string_view welfare =
    "the sum of payoffs is   of: payoff   and   coalition:   followed by the list of all agents";

/// Small letters and digits, a blank where there is another character.
constexpr auto words_elsewhere = std::to_array<WordElsewhere>({
    {"option", "  ir", "--participation"},
    {"option", "  individual rationality", "--participation"},
    {"option", "  ic", "--incentives"},
    {"option", "  incentive compatibility", "--incentives"},
    {"option", "  budget", "--balance"},
    {"option", "  budget balance", "--balance"},
    {"option", "  rule", "--allocation"},
    {"option", "  minimize", "--objective"},
    {"option", "  maximize", "--objective"},
    {"quantity", "revenue", revenue},
    {"quantity", "revenues", revenue},
    {"quantity", "expected revenue", revenue},
    {"quantity", "profit", revenue},
    {"quantity", "budget", revenue},
    {"quantity", "deficit", "the deficit is   of: transfer   and   coalition:   followed by the list of all agents"},
    {"quantity", "subsidy", "the subsidy is   of: transfer   and   coalition:   followed by the list of all agents"},
    {"quantity", "payment",
     "a payment is minus the transfer: write   of: transfer   and change the sign of the number"},
    {"quantity", "payments",
     "a payment is minus the transfer: write   of: transfer   and change the sign of the number"},
    {"quantity", "price", "a price is minus the transfer: write   of: transfer   and change the sign of the number"},
    {"quantity", "transfers", "transfer"},
    {"quantity", "payoffs", "payoff"},
    {"quantity", "utilities", "utility"},
    {"quantity", "surplus", welfare},
    {"quantity", "social surplus", welfare},
    {"quantity", "total surplus", welfare},
    {"quantity", "welfare", welfare},
    {"quantity", "social welfare", welfare},
    {"quantity", "efficiency", welfare},
    {"quantity", "value", "payoff"},
    {"quantity", "rent", "utility"},
    {"quantity", "information rent", "utility"},
    {"quantity", "prob", "probability"},
    {"verdict", "true", "verified"},
    {"verdict", "holds", "verified"},
    {"verdict", "hold", "verified"},
    {"verdict", "yes", "verified"},
    {"verdict", "proved", "verified"},
    {"verdict", "proven", "verified"},
    {"verdict", "pass", "verified"},
    {"verdict", "false", "refuted"},
    {"verdict", "fails", "refuted"},
    {"verdict", "fail", "refuted"},
    {"verdict", "violated", "refuted"},
    {"verdict", "no", "refuted"},
    {"verdict", "disproved", "refuted"},
    {"incentives", "bic", "bayesian"},
    {"incentives", "bayesian ic", "bayesian"},
    {"incentives", "interim", "bayesian"},
    {"incentives", "dsic", "dominant_strategy"},
    {"incentives", "dominant", "dominant_strategy"},
    {"incentives", "strategy proof", "dominant_strategy"},
    {"incentives", "dominant strategy ic", "dominant_strategy"},
    {"incentives", "cic", "coalitional"},
    {"balance", "weak", "no_deficit"},
    {"balance", "weakly", "no_deficit"},
    {"balance", "wbb", "no_deficit"},
    {"balance", "no subsidy", "no_deficit"},
    {"balance", "strong", "exact"},
    {"balance", "sbb", "exact"},
    {"balance", "ex post", "exact"},
    {"construction", "clarke", "pivot"},
    {"construction", "pivotal", "pivot"},
    {"construction", "vickrey", "pivot"},
    {"construction", "critical value", "threshold_payments"},
    {"construction", "critical values", "threshold_payments"},
    {"construction", "critical payments", "threshold_payments"},
    {"construction", "threshold", "threshold_payments"},
    {"construction", "dagv", "agv"},
    {"construction", "expected externality", "agv"},
    {"construction", "arrow", "agv"},
    {"tie rule", "random", "uniform"},
    {"tie rule", "any", "first"},
});

/// "ex-post_IR" is "ex post ir".
std::string in_words(std::string_view word) {
  std::string result = in_small_letters(word);
  for (char& c : result)
    if ((c < 'a' || 'z' < c) && (c < '0' || '9' < c)) c = ' ';
  return result;
}

bool needs_no_quotes(std::string_view text, bool in_brackets) {
  constexpr std::string_view first = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  if (text.empty() || first.find(text.front()) == std::string_view::npos || text.back() == ' ' ||
      text.find(',') != std::string_view::npos)
    return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos || text.back() == ':')
    return false;
  return !in_brackets || text.find_first_of("[]{}") == std::string_view::npos;
}

}  // namespace

std::string key_called(std::string_view key, const std::vector<std::string>& known) {
  const std::string sought = in_small_letters(key);
  if (sought != key && is_known(sought, known)) return sought;
  for (const Synonym& one : keys_elsewhere)
    if (one.word == sought && is_known(one.meant, known)) return std::string(one.meant);
  return {};
}

std::string family_with_key(std::string_view key) {
  std::string result;
  for (const Family family : {Family::finite, Family::continuum, Family::dynamic})
    for (const KeyDescription& one : case_keys(family)) {
      if (one.key != key) continue;
      if (!result.empty()) return {};
      result = word_of(family);
    }
  return result;
}

std::string hint_for_key(Family family, std::string_view what, std::string_view key,
                         const std::vector<std::string>& known) {
  if (what == "the case")
    if (const std::string of = family_with_key(key); !of.empty() && of != word_of(family))
      return "this key belongs to " + of + " cases: " +
             (of == "finite" ? "leave out   family: " + std::string(word_of(family)) : "add   family: " + of);
  const std::string meant = key_called(key, known);
  if (meant == "allocations" && in_small_letters(key).starts_with("rule"))
    return "who gets what stands under 'allocations', what is paid under 'transfers'";
  if (!meant.empty()) return "here it is called '" + meant + "'";
  return did_you_mean(key, known);
}

std::string hint_for_word(std::string_view what, std::string_view word, const std::vector<std::string>& known) {
  const std::string sought = in_words(word);
  const bool is_transfer_construction = what == "construction of transfers" && is_known("vcg", known);
  if (is_transfer_construction && (sought == "vcg" || sought == "groves" || sought == "vickrey clarke groves"))
    return "write   pivot   (Clarke's: second-price payments in an auction), or   vcg   (each is paid the others' "
           "payoffs, nothing subtracted)";
  for (const WordElsewhere& one : words_elsewhere) {
    if (one.word != sought || !what.starts_with(one.what)) continue;
    if (one.meant.find(' ') != std::string_view::npos) return std::string(one.meant);
    if (is_known(one.meant, known)) return "write   " + std::string(one.meant);
  }
  if (is_transfer_construction && nearest(word, known).empty())
    return "one of: pivot (Clarke's: second-price payments in an auction), vcg (each is paid the others' payoffs, "
           "nothing subtracted), agv (expected externality), safronov (expected externality, proof against "
           "coalitions), green_laffont or cavallo (a single object whose price is redistributed), threshold_payments "
           "(critical values), induced (by strategies in a game form)";
  return did_you_mean(word, known);
}

std::string in_case_style(std::string_view json) {
  std::string result;
  int depth = 0;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    const std::size_t end = c == '"' ? json.find('"', at + 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
      result += c;
      continue;
    }
    const std::string_view text = json.substr(at + 1, end - at - 1);
    const std::string quote = needs_no_quotes(text, depth > 0) ? "" : "\"";
    result += quote + std::string(text) + quote;
    at = end;
  }
  return result;
}

}  // namespace candor
