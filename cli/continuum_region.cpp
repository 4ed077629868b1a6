// SPDX-License-Identifier: MIT
#include "cli/continuum_region.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/command_line.hpp"
#include "cli/terminal.hpp"
#include "prover/continuum/end_points.hpp"
#include "prover/prove.hpp"
#include "reports/text/continuum/words.hpp"

namespace candor {
namespace {

/// A distribution's region, or why there is none.
struct SharesResult {
  std::string distribution;
  continuum::DissolvableShares claim;
  std::string obstacle;
};

SharesResult find(const Kernel& kernel, const Model& model, std::size_t distribution, const SearchLimit& limit) {
  const auto& own = std::get<continuum::Model>(model);
  SharesResult result{own.distributions[distribution].name, {}, {}};
  try {
    result.claim = continuum::find_dissolvable_shares(own, distribution);
    const Verdict verdict = prove(kernel, model, continuum::Statement(result.claim), limit);
    if (const auto* undecided = std::get_if<Undecided>(&verdict))
      result.obstacle = undecided->explanation();
    else if (std::holds_alternative<Refuted>(verdict))
      throw std::logic_error("the shares found for " + result.distribution + " are refuted by the kernel");
  } catch (const std::domain_error& refusal) {
    result.obstacle = refusal.what();
  }
  return result;
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

}  // namespace

ExitCode region_of_shares(const Region& options, const Examined& one) {
  if (!options.parameters.empty() || !options.numbers.empty() || !options.claims.empty())
    throw CommandLineError(
        "of continuous values the region is that of two partners' shares: it has no --param, --vary or --claim");
  const auto& model = std::get<continuum::Model>(one.file->model);
  std::vector<SharesResult> results;
  bool decided = false;
  for (std::size_t k = 0; k < model.distributions.size(); ++k) {
    if (continuum::defect_as_partners(model.distributions[k])) continue;
    results.push_back(find(*one.kernel, one.file->model, k, options.search.limit()));
    decided = decided || results.back().obstacle.empty();
  }
  print(options.json ? json(*one.file, results) : text(results));
  return decided ? ExitCode::as_expected : ExitCode::undecided;
}

}  // namespace candor
