// SPDX-License-Identifier: MIT
// candor region: the exact parameter values for which claims hold, what binds at each end, and how
// far the case is from there.
#include "tasks/region.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/command_line.hpp"
#include "cli/composing.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"
#include "reports/json/json.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/text/continuum/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/region.hpp"
#include "tasks/dissolvable_shares.hpp"

namespace candor {

namespace {

void require_something_to_vary(const Region& options, const CaseFile& file) {
  if (!options.parameters.empty() || !options.numbers.empty()) return;
  std::vector<std::string> names;
  for (const auto& [name, value] : file.parameters) names.push_back(name);
  throw CommandLineError("which parameter? Name one with --param" +
                         (names.empty() ? ", or a number with --vary; this case has no parameters"
                                        : " (this case has: " + joined(names) + ")"));
}

void print_text(const CaseFile& file, const std::vector<RegionResult>& results) {
  std::ostringstream out;
  out.exceptions(std::ios::badbit);  // rather than text that ends where memory did
  for (const RegionResult& result : results) {
    if (!result.verified) {
      out << result.name << ": undecided: " << result.obstacle << '\n';
      continue;
    }
    out << result.name << ": "
        << printers::terminal(wording::region_in_words(result.claim.region, result.claim.subject->family)) << '\n';
    for (const document::Text& line :
         wording::in_lines(file.finite(), result.claim, std::get<RegionProof>(result.verified->evidence())))
      out << "  " << printers::terminal(line) << '\n';
  }
  print(out.str());
}

nlohmann::ordered_json end_json(const continuum::DissolvableShares::EndPoint& end) {
  return {{"root_of", continuum::in_words(end.root_of)},
          {"between", {end.between.lower.text(), end.between.upper.text()}}};
}

std::string json(const CaseFile& file, const std::vector<SharesResult>& results) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const SharesResult& result : results) {
    nlohmann::ordered_json one{{"distribution", result.distribution}};
    if (result.obstacle.empty())
      one["lower"] = end_json(result.claim.lower), one["upper"] = end_json(result.claim.upper);
    else
      one["obstacle"] = result.obstacle;
    list.push_back(std::move(one));
  }
  return nlohmann::ordered_json{{"case", file.id}, {"dissolvable_shares", std::move(list)}}.dump(2) + "\n";
}

std::string end_in_words(const continuum::DissolvableShares::EndPoint& end) {
  if (end.between.lower == end.between.upper) return end.between.lower.text();
  return "the root of " + continuum::in_words(end.root_of) + " between " + end.between.lower.text() + " and " +
         end.between.upper.text();
}

std::string text(const std::vector<SharesResult>& results) {
  std::ostringstream out;
  out.exceptions(std::ios::badbit);  // rather than text that ends where memory did
  for (const SharesResult& result : results) {
    if (!result.obstacle.empty()) {
      out << result.distribution << ": undecided: " << result.obstacle << '\n';
      continue;
    }
    out << result.distribution
        << ": two partners with shares r and 1 - r can dissolve their partnership exactly if a <= r <= b\n";
    out << "  a is " << end_in_words(result.claim.lower) << "\n  b is " << end_in_words(result.claim.upper) << '\n';
  }
  return out.str();
}

ExitCode region_of_shares(const Region& options, const Examined& one) {
  if (!options.parameters.empty() || !options.numbers.empty() || !options.claims.empty())
    throw CommandLineError(
        "of continuous values the region is that of two partners' shares: it has no --param, --vary or --claim");
  const std::vector<SharesResult> results = dissolvable_shares(one, options.search);
  print(options.json ? json(*one.file, results) : text(results));
  const bool decided =
      std::any_of(results.begin(), results.end(), [](const SharesResult& result) { return result.obstacle.empty(); });
  return decided ? ExitCode::as_expected : ExitCode::undecided;
}

}  // namespace

ExitCode run(const Region& options) {
  Speaker speaker(false);
  const Examined one = examine_file(options.file, options.search, speaker);
  if (!one.kernel) return code_of(one);
  if (family_of(one.file->model) == Family::continuum) return region_of_shares(options, one);
  require_finite(*one.file, "region");
  require_something_to_vary(options, *one.file);
  const std::vector<RegionResult> results =
      regions(one, {options.parameters, options.numbers, options.claims, options.search});
  if (options.json)
    print(composed(options.search, "writing the regions", [&] { return region_json(*one.file, results); }));
  else
    composed(options.search, "writing the regions", [&] { print_text(*one.file, results); });
  if (results.empty()) remark("no claim of the case depends on this");
  const bool decided = !results.empty() && std::all_of(results.begin(), results.end(), [](const RegionResult& result) {
    return result.verified.has_value();
  });
  return decided ? ExitCode::as_expected : ExitCode::undecided;
}

}  // namespace candor
