// SPDX-License-Identifier: MIT
#include "tasks/region.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "checker/properties/expand.hpp"
#include "prover/search/parameter_region.hpp"
#include "reports/text/words.hpp"
#include "tasks/invalid_question.hpp"
#include "tasks/varied_number.hpp"

namespace candor {
namespace {

/// The first that occurs a second time.
std::optional<std::string> repeated(const std::vector<std::string>& names) {
  std::set<std::string> seen;
  for (const std::string& name : names)
    if (!seen.insert(name).second) return name;
  return std::nullopt;
}

/// A claim, or several together, as functions of the parameters; or why not.
using Subject = std::variant<std::shared_ptr<const RegionSubject>, std::string>;

class Regions {
 public:
  Regions(const Examined& one, const RegionQuestion& question)
      : question_(question),
        limit_(question.search.limit()),
        parametric_(*one.file, one.text, constructions(), limit_.patience("reading the case with other parameters")) {
    const CaseFile& file = *one.file;
    std::vector<std::string> known;
    for (const auto& [name, value] : file.parameters) known.push_back(name);
    for (const std::string& name : question.parameters) place_of(name, known, "case " + file.id + " has no parameter");
    if (const auto twice = repeated(question.parameters))
      throw InvalidQuestion("parameter '" + *twice + "' is named twice");
    try {
      std::vector<VariedNumber> varied;
      for (const std::string& written : question.numbers) {
        const VariedNumber number = varied_number(file.finite(), written);
        if (std::find(varied.begin(), varied.end(), number) != varied.end())
          throw InvalidQuestion("'" + written + "' is named twice");
        varied.push_back(number);
        numbers_.push_back(vary(file.finite(), number, written, limit_.patience("varying " + written)));
      }
    } catch (const std::domain_error& refusal) {
      throw InvalidQuestion(refusal.what());
    }
  }

  /// Throws GaveUp.
  Subject of(const std::vector<std::size_t>& claims) {
    limit_ = question_.search.limit();
    Subject subject = parametric_.subject(question_.parameters, claims);
    if (numbers_.empty() || std::holds_alternative<std::string>(subject)) return subject;
    auto extended = std::make_shared<RegionSubject>(*std::get<std::shared_ptr<const RegionSubject>>(subject));
    for (const ParameterFamily::Parameter& number : numbers_) {
      extended->family.parameters.push_back(number);
      for (RegionSubject::Part& part : extended->claims) part.shifted.push_back(part.claim.statement);
    }
    return extended;
  }

 private:
  Regions(const Regions&) = delete;
  Regions& operator=(const Regions&) = delete;

  const RegionQuestion& question_;
  SearchLimit limit_;
  ParametricCase parametric_;
  std::vector<ParameterFamily::Parameter> numbers_;
};

std::vector<std::size_t> chosen_claims(const CaseFile& file, const std::vector<std::string>& ids) {
  std::vector<std::size_t> claims;
  std::vector<std::string> known;
  for (const StatedClaim& stated : file.claims) known.push_back(stated.claim.id);
  if (const auto twice = repeated(ids)) throw InvalidQuestion("claim '" + *twice + "' is named twice");
  for (const std::string& id : ids) claims.push_back(place_of(id, known, "case " + file.id + " has no claim"));
  return claims;
}

bool depends_on_parameters(const FiniteModel& model, const RegionSubject& subject, const SearchLimit& limit) {
  const std::vector<ParametricJudgement> judgements =
      parametric_judgements(model, subject, limit.patience("looking for what depends on the parameters"));
  return std::any_of(judgements.begin(), judgements.end(), [](const ParametricJudgement& judgement) {
    return !judgement.left.is_constant() || !judgement.right.is_constant();
  });
}

/// The region as the kernel has verified it; otherwise why there is none.
RegionResult find(const Kernel& kernel, const FiniteModel& model, std::string name, const Subject& subject,
                  const SearchLimit& limit) {
  RegionResult result{std::move(name), {}, std::nullopt, {}};
  if (const auto* obstacle = std::get_if<std::string>(&subject)) {
    result.obstacle = *obstacle;
    return result;
  }
  result.claim.subject = std::get<std::shared_ptr<const RegionSubject>>(subject);
  try {
    result.claim.region = find_region(model, *result.claim.subject, limit);
    const std::optional<Evidence> evidence = region_evidence(model, result.claim, limit);
    const Verdict verdict = kernel.check(result.claim, evidence ? *evidence : Evidence(Enumerate{}), watching(limit));
    if (const auto* verified = std::get_if<Verified>(&verdict))
      result.verified = *verified;
    else if (const auto* undecided = std::get_if<Undecided>(&verdict))
      result.obstacle = undecided->explanation();
    else
      throw std::logic_error("the region found for " + result.name + " is refuted by the kernel");
  } catch (const OutOfScope& out) {
    result.obstacle = out.what();
  } catch (const GaveUp& gave_up) {
    result.obstacle = gave_up.what();
  }
  return result;
}

/// Each claim that depends on the parameters, then all those together that the case expects to
/// hold.
std::vector<RegionResult> regions_of_claims(const Kernel& kernel, const CaseFile& file, Regions& regions,
                                            const SearchOptions& search) {
  std::vector<RegionResult> results;
  std::vector<std::size_t> together;
  std::optional<std::string> obstacle;
  for (std::size_t k = 0; k < file.claims.size(); ++k) {
    if (is_claim<ParameterRegion>(file.claims[k].claim.statement)) continue;
    try {
      const Subject subject = regions.of({k});
      if (const auto* why = std::get_if<std::string>(&subject)) {
        obstacle = *why;
        continue;
      }
      const auto& claims = *std::get<std::shared_ptr<const RegionSubject>>(subject);
      if (!depends_on_parameters(file.finite(), claims, search.limit())) continue;
      results.push_back(find(kernel, file.finite(), file.claims[k].claim.id, subject, search.limit()));
    } catch (const OutOfScope&) {
      continue;
    } catch (const GaveUp& gave_up) {
      results.push_back({file.claims[k].claim.id, {}, std::nullopt, gave_up.what()});
      continue;
    }
    if (results.back().verified && file.claims[k].expect == Expect::verified) together.push_back(k);
  }
  if (results.empty() && obstacle) results.push_back({"all claims", {}, std::nullopt, *obstacle});
  if (together.size() > 1) {
    const std::string name = "all that are expected to hold";
    try {
      results.push_back(find(kernel, file.finite(), name, regions.of(together), search.limit()));
    } catch (const GaveUp& gave_up) {
      results.push_back({name, {}, std::nullopt, gave_up.what()});
    }
  }
  return results;
}

}  // namespace

std::vector<RegionResult> regions(const Examined& one, const RegionQuestion& question) {
  const CaseFile& file = *one.file;
  Regions regions(one, question);
  const std::vector<std::size_t> claims = chosen_claims(file, question.claims);
  if (claims.empty()) return regions_of_claims(*one.kernel, file, regions, question.search);
  return {find(*one.kernel, file.finite(), joined(question.claims, ", "), regions.of(claims), question.search.limit())};
}

}  // namespace candor
