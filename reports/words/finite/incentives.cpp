// SPDX-License-Identifier: MIT
#include "reports/words/finite/incentives.hpp"

#include <algorithm>
#include <map>

#include "reports/document/letters.hpp"
#include "reports/words/finite/outcomes.hpp"
#include "reports/words/finite/tables.hpp"

namespace candor::wording {

using namespace document;

namespace {

constexpr std::uint32_t largest_matrix = 8;  // joint types

/// One square table for each coalition: expected utility by true type and report. None if a
/// coalition has too many types.
Tables payoff_matrices(const Notation& n, const std::vector<Judgement>& rows) {
  using namespace letters;
  std::vector<Coalition> order;
  std::map<Coalition, std::map<std::uint32_t, Rational>> truthful;
  std::map<Coalition, std::map<std::pair<std::uint32_t, std::uint32_t>, Rational>> misreport;
  for (const Judgement& judgement : rows) {
    const Coalition coalition = *judgement.place.coalition;
    if (!truthful.contains(coalition)) order.push_back(coalition);
    truthful[coalition][judgement.place.truth->index] = judgement.left.value;
    misreport[coalition][{judgement.place.truth->index, judgement.place.report->index}] = judgement.right.value;
  }
  Tables result;
  for (const Coalition coalition : order) {
    const std::uint32_t count = n.types().joint_type_count(coalition);
    if (count > largest_matrix) return {};
    Table table{{{Table::Align::left, joined({bar(theta)[S], hat(theta)[S]}, Sign::against)}},
                {{0, count + 1, S == n.coalition(coalition)}}};
    for (std::uint32_t report = 0; report < count; ++report)
      table.columns.push_back({Table::Align::right, n.joint({coalition, report})});
    for (const auto& [type, value] : truthful[coalition]) {
      Table::Row cells{n.joint({coalition, type})};
      for (std::uint32_t report = 0; report < count; ++report) {
        const auto found = misreport[coalition].find({type, report});
        cells.push_back(report == type                        ? Text(strong(value))
                        : found == misreport[coalition].end() ? Text()
                                                              : marked(found->second, found->second == value));
      }
      table.rows.push_back(std::move(cells));
    }
    result.tables.push_back(std::move(table));
  }
  return result;
}

std::size_t row_count(const Tables& tables) {
  std::size_t count = 0;
  for (const Table& table : tables.tables) count += table.rows.size();
  return count;
}

}  // namespace

Sides truth_and_misreport() { return {"utility under truth", "utility under the misreport", true}; }

Text truth_is_best(const Notation& n, const Mechanism& mechanism, const Text& who, const std::string& in_which_sense) {
  return {"In ", n.the_mechanism(mechanism), " telling the truth is " + in_which_sense + " for ", who, "."};
}

Blocks proof_at_every_profile(const Proved& proved) {
  using namespace letters;
  return proved.shown({"Utilities of the coalition at each true type profile ", bar(theta),
                       ", when it tells the truth and when it reports ", hat(theta)[S], ", the outsiders reporting ",
                       hat(theta)[-S], "."},
                      {bar(theta), upright("truth"), upright("misreport")});
}

Blocks proof_in_expectation(const Proved& proved) {
  using namespace letters;
  Blocks general = proved.shown({}, {bar(theta)[S], upright("truth"), upright("misreport")});
  const Tables matrices =
      proved.list.complete && !proved.setting.all_follow ? payoff_matrices(proved.n, proved.list.rows) : Tables{};
  if (matrices.tables.empty() || row_count(matrices) > proved.setting.row_limit) return general;
  const Text words{
      "The expected utility of each coalition, by true type (row) and report (column). Truth is in bold; no other "
      "entry "
      "of its row is larger. ",
      proved.least_slack()};
  return {Alternatives{{words, matrices}, std::move(general)}};
}

bool adds_up_without_money(const FiniteModel& model, Coalition coalition) {
  return coalition.size() > 1 && std::all_of(model.transfers.begin(), model.transfers.end(),
                                             [](const TransferRule& rule) { return rule.amounts.is_zero(); });
}

Blocks profitable_misreport(const Failed& failed, const Mechanism& mechanism) {
  const Place& place = failed.comparison.place;
  const Event& given = failed.comparison.right.expectations.front().given;
  Text opening{"Let the true types be ",
               failed.truth(),
               given.types.coalition == *place.coalition ? "" : " (of all agents)",
               " and let ",
               failed.who(),
               " report ",
               failed.n.joint(*place.report)};
  Blocks result;
  if (place.outsiders && !place.outsiders->coalition.empty())
    result = {
        opening + Text{", while the others report ", failed.n.joint(*place.outsiders), ". "} +
        outcomes_compared(failed.n, failed.comparison.left, failed.comparison.right) +
        Text{" Truth yields ", failed.left(), ", the misreport ", failed.right(), ": a gain of ", failed.gap(), "."}};
  else
    result = Blocks{opening + "."} +
             comparison_of_reports(failed.n, mechanism, *place.coalition, given, MixedReport::pure(*place.report));
  if (adds_up_without_money(failed.n.model(), *place.coalition))
    result.emplace_back(
        Text{"These are sums of the members' utilities. Nothing is ever paid in this case: unless members pay each "
             "other, a larger sum is no gain to each of them."});
  return result;
}

}  // namespace candor::wording
