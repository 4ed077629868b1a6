// SPDX-License-Identifier: MIT
// candor region: the exact parameter values for which claims hold, what binds at each end, and how
// far the case is from there.
#include "reports/text/region.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "cases/format/explain/suggestion.hpp"
#include "checker/properties/expand.hpp"
#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/continuum_region.hpp"
#include "cli/examination.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "prover/search/parameter_region.hpp"
#include "prover/variation.hpp"
#include "reports/json/json.hpp"
#include "reports/text/words.hpp"

namespace candor {

namespace {

[[noreturn]] void refuse(const std::string& message, const std::string& word, const std::vector<std::string>& known) {
  const std::string hint = did_you_mean(word, known);
  throw CommandLineError(message + (hint.empty() ? "" : "; " + hint));
}

/// "phi[1] at A, B" and its like.
class NumberParser {
 public:
  NumberParser(const FiniteModel& model, const std::string& text)
      : model_(model), types_(model.environment.types), text_(text) {}

  VariedNumber parse() const {
    const std::size_t open = text_.find('['), close = text_.find(']'), at = text_.find(" at ");
    if (open == std::string::npos || close == std::string::npos || at == std::string::npos ||
        !(open < close && close < at))
      throw CommandLineError("'" + text_ +
                             "' names no number of the case; write: RULE[AGENT] at TYPE, TYPE, ...   payoff[AGENT] "
                             "from OUTCOME at ...   outside[AGENT] at ...");
    VariedNumber number{};
    number.agent = agent(trimmed(text_.substr(open + 1, close - open - 1)));
    number.profile = profile(text_.substr(at + 4));
    const std::string what = trimmed(text_.substr(0, open)), from = trimmed(text_.substr(close + 1, at - close - 1));
    for (const TransferRule& rule : model_.transfers)
      if (rule.name == what && (what == "payoff" || what == "outside"))
        throw CommandLineError("'" + what + "' is the name of a transfer rule of this case, too: rename the rule");
    if (what == "payoff")
      number.outcome = outcome(from);
    else if (!from.empty())
      throw CommandLineError("'" + from + "' has no place in '" + text_ + "': only payoffs are from an outcome");
    else if (what != "outside")
      number.transfers = rule(what);
    return number;
  }

 private:
  static std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" ("), last = text.find_last_not_of(" )");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
  }
  Agent agent(const std::string& label) const {
    if (const auto found = types_.find_agent(label)) return *found;
    std::vector<std::string> known;
    for (Agent i : types_.grand_coalition()) known.push_back(types_.label(i));
    refuse("there is no agent '" + label + "'", label, known);
  }
  Profile profile(const std::string& list) const {
    std::stringstream parts(list);
    std::vector<Type> chosen;
    for (std::string part; std::getline(parts, part, ',');) {
      if (chosen.size() == types_.agent_count())
        throw CommandLineError("'" + list + "' has more types than there are agents");
      const Agent i{static_cast<std::uint32_t>(chosen.size())};
      const std::string label = trimmed(part);
      const auto type = types_.find_type(i, label);
      std::vector<std::string> known;
      for (std::uint32_t t = 0; t < types_.type_count(i); ++t) known.push_back(types_.label(i, Type{t}).label);
      if (!type) refuse("agent " + types_.label(i) + " has no type '" + label + "'", label, known);
      chosen.push_back(*type);
    }
    if (chosen.size() < types_.agent_count())
      throw CommandLineError("'" + list + "' has fewer types than there are agents: one for each, in their order");
    return types_.profile(types_.joint_type(types_.grand_coalition(), chosen));
  }
  Outcome outcome(const std::string& words) const {
    const std::vector<std::string>& known = model_.environment.outcomes;
    const std::string label = words.starts_with("from ") ? trimmed(words.substr(5)) : words;
    const auto found = std::find(known.begin(), known.end(), label);
    if (found == known.end()) refuse("there is no outcome '" + label + "'", label, known);
    return Outcome{static_cast<std::uint32_t>(found - known.begin())};
  }
  std::size_t rule(const std::string& name) const {
    std::vector<std::string> known{"payoff", "outside"};
    for (std::size_t k = 0; k < model_.transfers.size(); ++k) {
      if (model_.transfers[k].name == name) return k;
      known.push_back(model_.transfers[k].name);
    }
    refuse("there is no transfer rule '" + name + "'", name, known);
  }

  const FiniteModel& model_;
  const TypeSpace& types_;
  const std::string& text_;
};

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
  Regions(const Region& options, const CaseFile& file, std::string text)
      : options_(options), file_(file), text_(std::move(text)), parametric_(file, text_, constructions_) {
    if (options.parameters.empty() && options.numbers.empty()) {
      std::vector<std::string> names;
      for (const auto& [name, value] : file.parameters) names.push_back(name);
      throw CommandLineError("which parameter? Name one with --param" +
                             (names.empty() ? ", or a number with --vary; this case has no parameters"
                                            : " (this case has: " + joined(names) + ")"));
    }
    for (const std::string& name : options.parameters) require_parameter(name);
    if (const auto twice = repeated(options.parameters))
      throw CommandLineError("parameter '" + *twice + "' is named twice");
    try {
      std::vector<VariedNumber> varied;
      for (const std::string& written : options.numbers) {
        const VariedNumber number = NumberParser(file.finite(), written).parse();
        if (std::find(varied.begin(), varied.end(), number) != varied.end())
          throw CommandLineError("'" + written + "' is named twice");
        varied.push_back(number);
        numbers_.push_back(vary(file.finite(), number, written));
      }
    } catch (const std::domain_error& refusal) {
      throw CommandLineError(refusal.what());
    }
  }

  Subject of(const std::vector<std::size_t>& claims) {
    Subject subject = parametric_.subject(options_.parameters, claims);
    if (numbers_.empty() || std::holds_alternative<std::string>(subject)) return subject;
    auto extended = std::make_shared<RegionSubject>(*std::get<std::shared_ptr<const RegionSubject>>(subject));
    for (const ParameterFamily::Parameter& number : numbers_) {
      extended->family.parameters.push_back(number);
      for (RegionSubject::Part& part : extended->claims) part.shifted.push_back(part.claim.statement);
    }
    return extended;
  }

 private:
  void require_parameter(const std::string& name) const {
    std::vector<std::string> known;
    for (const auto& [declared, value] : file_.parameters) known.push_back(declared);
    if (std::find(known.begin(), known.end(), name) == known.end())
      refuse("case " + file_.id + " has no parameter '" + name + "'", name, known);
  }

  const Region& options_;
  const CaseFile& file_;
  const std::string text_;
  const Constructions constructions_{efficient_allocation, named_transfers, green_laffont_allocation};
  ParametricCase parametric_;
  std::vector<ParameterFamily::Parameter> numbers_;
};

std::vector<std::size_t> chosen_claims(const CaseFile& file, const std::vector<std::string>& ids) {
  std::vector<std::size_t> claims;
  std::vector<std::string> known;
  for (const StatedClaim& stated : file.claims) known.push_back(stated.claim.id);
  if (const auto twice = repeated(ids)) throw CommandLineError("claim '" + *twice + "' is named twice");
  for (const std::string& id : ids) {
    const auto found = std::find(known.begin(), known.end(), id);
    if (found == known.end()) refuse("case " + file.id + " has no claim '" + id + "'", id, known);
    claims.push_back(static_cast<std::size_t>(found - known.begin()));
  }
  return claims;
}

bool depends_on_parameters(const FiniteModel& model, const RegionSubject& subject) {
  const std::vector<ParametricJudgement> judgements = parametric_judgements(model, subject);
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
    const Verdict verdict = evidence ? kernel.check(result.claim, *evidence) : kernel.check(result.claim, Enumerate{});
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
    const Subject subject = regions.of({k});
    if (const auto* why = std::get_if<std::string>(&subject)) {
      obstacle = *why;
      continue;
    }
    try {
      if (!depends_on_parameters(file.finite(), *std::get<std::shared_ptr<const RegionSubject>>(subject))) continue;
    } catch (const OutOfScope&) {
      continue;
    }
    results.push_back(find(kernel, file.finite(), file.claims[k].claim.id, subject, search.limit()));
    if (results.back().verified && file.claims[k].expect == Expect::verified) together.push_back(k);
  }
  if (results.empty() && obstacle) results.push_back({"all claims", {}, std::nullopt, *obstacle});
  if (together.size() > 1)
    results.push_back(
        find(kernel, file.finite(), "all that are expected to hold", regions.of(together), search.limit()));
  return results;
}

void print_text(const CaseFile& file, const std::vector<RegionResult>& results) {
  std::ostringstream out;
  out.exceptions(std::ios::badbit);  // rather than text that ends where memory did
  for (const RegionResult& result : results) {
    if (!result.verified) {
      out << result.name << ": undecided: " << result.obstacle << '\n';
      continue;
    }
    out << result.name << ": " << in_words(result.claim.region, parameter_names(result.claim.subject->family)) << '\n';
    write_region(out, file.finite(), result.claim, std::get<RegionProof>(result.verified->evidence()));
  }
  print(out.str());
}

}  // namespace

ExitCode run(const Region& options) {
  std::vector<Examined> cases = examine({require_file(options.file)}, 1);
  const Examined& one = cases.front();
  if (!one.kernel) return one.code();
  if (family_of(one.file->model) == Family::continuum) return region_of_shares(options, one);
  require_finite(*one.file, "region");
  Regions regions(options, *one.file, read(one.path).text);
  const std::vector<std::size_t> claims = chosen_claims(*one.file, options.claims);
  const std::vector<RegionResult> results =
      claims.empty() ? regions_of_claims(*one.kernel, *one.file, regions, options.search)
                     : std::vector{find(*one.kernel, one.file->finite(), joined(options.claims, ", "),
                                        regions.of(claims), options.search.limit())};
  if (options.json)
    print(region_json(*one.file, results));
  else
    print_text(*one.file, results);
  if (results.empty()) remark("no claim of the case depends on this");
  const bool decided = !results.empty() && std::all_of(results.begin(), results.end(), [](const RegionResult& result) {
    return result.verified.has_value();
  });
  return decided ? ExitCode::as_expected : ExitCode::undecided;
}

}  // namespace candor
