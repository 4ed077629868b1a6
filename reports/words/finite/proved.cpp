// SPDX-License-Identifier: MIT
#include "reports/words/finite/proved.hpp"

#include <algorithm>

namespace candor::wording {

using namespace document;

namespace {

constexpr std::size_t most_judgements_kept = 4096;

}  // namespace

Proved::Proved(const ProofSetting& settings, const Notation& notation, const Statement& statement,
               const Verified& claim_verified)
    : setting(settings),
      n(notation),
      verified(claim_verified),
      list(listed_comparisons(notation.model(), statement, claim_verified.evidence(), most_judgements_kept)) {}

Text Proved::least_slack_remark(const std::vector<Judgement>& rows) {
  const auto tight =
      std::count_if(rows.begin(), rows.end(), [](const Judgement& row) { return is_inequality(row) && row.tight(); });
  if (tight > 0)
    return std::string("An asterisk marks ") + (tight == 1 ? "the inequality that is" : "inequalities that are") +
           " tight. ";
  std::optional<Rational> least;
  for (const Judgement& row : rows)
    if (is_inequality(row) && (!least || slack(row) < *least)) least = slack(row);
  return least ? Text{"No inequality is tight; the smallest slack is ", Math(*least), ". "} : Text();
}

/// Which comparisons are shown, and where the others are.
Text Proved::remainder(std::size_t shown) const {
  const bool inequalities = std::any_of(list.rows.begin(), list.rows.end(), is_inequality);
  return Text{"Of " + std::to_string(verified.tally().judgements) + " comparisons the table shows " +
              std::to_string(shown) +
              (inequalities ? ", among them tight ones and those of least slack; " : ", the first ones; ") +
              "the others hold as well, and "} +
         (setting.all_follow ? Text("follow below. ") : Text{Code{setting.command}, " prints them. "});
}

Blocks Proved::shown(const Text& words, const Headings& headings) const {
  if (setting.all_follow) return words.empty() ? Blocks{} : Blocks{words};
  return shown_as(words.empty() ? words : words + " ", list.rows,
                  [&](const std::vector<Judgement>& rows) { return comparisons(n, rows, headings); });
}

Blocks Proved::compared() const {
  if (setting.all_follow) return {};
  return {Text{"The comparisons, all of which hold, are printed by ", Code{setting.command}, "."}};
}

}  // namespace candor::wording
