// SPDX-License-Identifier: MIT
#include "reports/text/finding.hpp"

#include <type_traits>

#include "reports/case_result.hpp"
#include "reports/judgements.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/text/continuum/continuum.hpp"
#include "reports/text/continuum/words.hpp"
#include "reports/text/dynamic/dynamic.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/text/existence.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/incentives.hpp"
#include "reports/words/finite/outcomes.hpp"
#include "reports/words/finite/region.hpp"
#include "reports/words/finite/words.hpp"

namespace candor {

namespace {

std::string named(std::string_view name, const Rational& value) {
  return name.empty() ? value.text() : std::string(name) + ' ' + value.text();
}

std::string in_words(const Stakes& stakes) {
  const Rational gain = stakes.gain();
  const std::string change = "utility " + stakes.truthful.text() + " -> " + stakes.misreport.text();
  if (gain.sign() == 0) return change + ", no gain";
  return change + (gain.sign() > 0 ? ", gain " : ", loss ") + abs(gain).text();
}

/// "probability of 1: t1", "least utility of agent 1 under q over phi1, phi2".
std::string subject(const FiniteModel& model, const Value& claim) {
  return claim.of == Value::Of::probability ? probability_in_words(model, claim)
                                            : least_in_words(model, claim.minimum_of());
}

std::string value_in_words(const FiniteModel& model, const Value& claim, const Judgement& judgement) {
  const std::string text = subject(model, claim) + " = " + judgement.left.value.text();
  if (judgement.holds())
    return claim.relation == Relation::equal ? text
                                             : text + ", " + std::string(phrase(claim.relation)) + claim.number.text();
  return text + ", not " + std::string(phrase(claim.relation)) + claim.number.text();
}

std::string_view word(Undecided::Reason reason) {
  switch (reason) {
    case Undecided::Reason::vacuous: return "nothing to check";
    case Undecided::Reason::needs_evidence: return "needs evidence";
    case Undecided::Reason::rejected: return "evidence rejected";
    case Undecided::Reason::out_of_scope: return "out of scope";
    case Undecided::Reason::resource_limit: return "limit reached";
  }
  return {};
}

}  // namespace

std::string comparison(const FiniteModel& model, const Statement& statement, const Judgement& judgement) {
  if (const auto* claim = claim_if<Value>(statement)) return value_in_words(model, *claim, judgement);
  if (const auto stake = stakes(statement, judgement)) return in_words(*stake);
  const Sides names = wording::sides(finite_statement(statement));
  std::string whose;
  if (const auto* claim = claim_if<Stable>(statement); claim && judgement.place.coalition->size() > 1) {
    const std::vector<MemberChange> members = changes_at(ModelOf<Rational>(model), judgement.place);
    whose = in_words(model.environment.types, Coalition::of(decisive(members, claim->strength).member)) + ": ";
  }
  return whose + named(names.left, judgement.left.value) + ' ' + std::string(true_sign(judgement)) + ' ' +
         named(names.right, judgement.right.value);
}

namespace {

std::string lottery_in_words(const FiniteModel& model, const Lottery& lottery) {
  return printers::terminal(wording::Notation(model).lottery(lottery));
}

std::string change_of_outcome(const FiniteModel& model, const Side& truthful, const Side& misreport) {
  const auto truth = wording::outcomes_behind(model, truthful), lie = wording::outcomes_behind(model, misreport);
  if (!truth || !lie) return {};
  return "outcome " + lottery_in_words(model, *truth) + " -> " + lottery_in_words(model, *lie);
}

/// "outcome C -> B": what truth and the misreport lead to; "outcome C" where somebody had better stay
/// away.
std::string outcomes_in_words(const FiniteModel& model, const Statement& statement, const Judgement& judgement) {
  if (const auto stake = stakes(statement, judgement)) {
    const bool truth_first = judgement.relation == Relation::at_least || judgement.relation == Relation::less_than;
    return truth_first ? change_of_outcome(model, judgement.left, judgement.right)
                       : change_of_outcome(model, judgement.right, judgement.left);
  }
  if (!is_claim<IndividualRationality>(statement)) return {};
  const auto chosen = wording::outcomes_behind(model, judgement.left);
  return chosen ? "outcome " + lottery_in_words(model, *chosen) : "";
}

/// With what an allocation chooses, where that is one outcome, beside a better one.
Place place_with_choice(const FiniteModel& model, const Statement& statement, const Judgement& judgement) {
  Place place = judgement.place;
  const auto* efficient = claim_if<Efficient>(statement);
  if (efficient == nullptr || !place.truth || !place.outcome) return place;
  const Lottery& chosen = model.allocations.at(efficient->allocation)(model.environment.types.profile(*place.truth));
  if (chosen.is_sure()) place.chosen = chosen.branches.front().outcome;
  return place;
}

/// Where a comparison stands and what it finds: "agent 1; true type t1; report t2; outcome C -> B; utility
/// 1 -> 2, gain 1".
std::string located(const FiniteModel& model, const Statement& statement, const Judgement& judgement) {
  const TypeSpace& space = model.environment.types;
  std::vector<std::string> parts;
  const bool is_value = is_claim<Value>(statement);
  if (const std::string words = in_words(model, statement, place_with_choice(model, statement, judgement));
      !is_value && !words.empty())
    parts.push_back(words);
  if (const auto* deviation = claim_if<Deviation>(statement)) {
    if (deviation->given.condition) parts.push_back("given " + deviation->given.condition->text);
    parts.push_back("report " + in_words(space, deviation->report));
  }
  if (const std::string outcomes = outcomes_in_words(model, statement, judgement); !outcomes.empty())
    parts.push_back(outcomes);
  parts.push_back(comparison(model, statement, judgement));
  const bool coalitional = is_claim<CoalitionalIc>(statement) || is_claim<CoalitionalDominantStrategyIc>(statement);
  if (coalitional && !judgement.holds() && wording::adds_up_without_money(model, *judgement.place.coalition))
    parts.emplace_back("utilities are added up, and nothing is paid");
  return joined(parts, "; ");
}

}  // namespace

namespace {

/// The number claimed may be any: a certificate that nobody wrote by hand states none that is negative, or a fraction.
std::string counted_equilibria(const PureEquilibria& claim, const Rational& number) {
  return number.text() + (claim.symmetric ? " symmetric" : "") + " pure equilibri" + (number == 1 ? "um" : "a");
}

/// An equilibrium that the list lacks, how many there are in place of the number claimed, and those found; empty if
/// strategies that are listed are none.
std::string equilibria_counterexample(const FiniteModel& model, const PureEquilibria& claim, const Refuted& refuted) {
  constexpr std::size_t most_shown = 12;
  const TypeSpace &types = model.environment.types, &messages = model.game_forms.at(claim.game_form).messages;
  const Judgement& last = refuted.counterexample().back();
  if (last.place.strategies) return {};
  if (last.place.plans) return "the list lacks the equilibrium " + in_words(types, messages, *last.place.plans);
  const auto stated = stated_number(claim);
  if (!stated) return {};
  const std::string claimed = ", not " + std::string(phrase(stated->first)) + stated->second.text();
  const auto* more = std::get_if<MoreEquilibria>(&refuted.evidence());
  if (more == nullptr) return "number of pure equilibria " + last.left.value.text() + claimed;
  std::vector<std::string> shown;
  for (const PlanProfile& plans : more->equilibria)
    if (shown.size() < most_shown) shown.push_back(in_words(types, messages, plans));
  if (more->equilibria.size() > shown.size()) shown.emplace_back("...");
  return counted_equilibria(claim, Rational(more->equilibria.size())) + claimed + ": " + joined(shown, "; ");
}

/// "2 pure equilibria among 64 profiles of plans"; "at least 2 pure equilibria; 8 inequalities", where no more were
/// looked for.
std::string pure_equilibria_in_words(const FiniteModel& model, const PureEquilibria& claim, const Verified& verified) {
  const GameForm& form = model.game_forms.at(claim.game_form);
  const Tally& tally = verified.tally();
  const auto stated = stated_number(claim);
  const Rational number = claim.strategies.empty() ? stated.value().second : Rational(claim.strategies.size());
  const std::string found = std::string(claim.strategies.empty() ? phrase(stated->first) : std::string_view()) +
                            counted_equilibria(claim, number);
  if (std::holds_alternative<EnoughEquilibria>(verified.evidence())) return found + "; " + in_words(tally);
  return found + " among " + plan_profile_count(model, form, claim.symmetric).text() +
         (claim.symmetric ? " plans" : " profiles of plans") + (claim.strategies.empty() ? "" : "; " + in_words(tally));
}

/// "60 of 216 profiles", "at most 60 of 216 profiles", "profiles of probability 5/18".
std::string manipulable_profiles_in_words(const FiniteModel& model, const ManipulableProfiles& claim) {
  const std::string claimed = std::string(phrase(claim.relation)) + claim.number.text();
  if (claim.measure == ManipulableProfiles::Measure::probability) return "profiles of probability " + claimed;
  return claimed + " of " + counted(model.environment.types.profile_count(), "profile", "profiles");
}

}  // namespace

std::string counterexample(const FiniteModel& model, const Statement& statement, const Refuted& refuted) {
  if (const std::string shown = existence_counterexample(model, refuted); !shown.empty()) return shown;
  if (const std::string shown = optimum_counterexample(model, statement, refuted); !shown.empty()) return shown;
  if (const auto* point = std::get_if<ParameterPoint>(&refuted.evidence()))
    return printers::terminal(wording::region_counterexample(model, *claim_of<ParameterRegion>(statement).subject,
                                                             *point, refuted.counterexample().back()));
  if (const auto* claim = claim_if<PureEquilibria>(statement))
    if (const std::string shown = equilibria_counterexample(model, *claim, refuted); !shown.empty()) return shown;
  const auto* mixed = std::get_if<ProfitableMixedReport>(&refuted.evidence());
  if (mixed == nullptr) return located(model, statement, refuted.counterexample().front());
  const TypeSpace& space = model.environment.types;
  const bool one = shown_in_profiles(space, mixed->truth.coalition).size() == 1,
             pure = mixed->report.branches.size() == 1;
  const auto stake = stakes(statement, refuted.counterexample());
  const Judgement& first = refuted.counterexample().front();
  const std::string outcomes = change_of_outcome(model, first.right, first.left);
  return in_words(space, mixed->truth.coalition) + (one ? "; true type " : "; true types ") +
         type_labels(space, mixed->truth) + (pure ? "; report " : "; mixed report ") + in_words(space, mixed->report) +
         (outcomes.empty() ? "" : "; " + outcomes) + (stake ? "; least " + in_words(*stake) : "");
}

namespace {

std::string incentives_asked(const FiniteModel& model, const Statement& statement) {
  const auto* claim = claim_if<Implementable>(statement);
  return claim == nullptr ? "" : coalitions_kept_truthful(model, claim->requirements);
}

/// A claim about money. That of incentives the expectation counts goes without saying.
bool says_that_it_is_expected(const FiniteModel& model, const Statement& statement) {
  const bool is_of_money = is_claim<BudgetBalance>(statement) || is_claim<IndividualRationality>(statement) ||
                           is_claim<EqualRules>(statement) || is_claim<Value>(statement) ||
                           is_claim<Everywhere>(statement) || is_claim<ParameterRegion>(statement);
  return is_of_money && !wording::rules_in_expectation(model, finite_statement(statement)).empty();
}

std::string finding_alone(const FiniteModel& model, const Statement& statement, const Verdict& verdict) {
  if (const auto* undecided = std::get_if<Undecided>(&verdict))
    return std::string(word(undecided->reason())) + ": " + undecided->explanation();
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) return counterexample(model, statement, *refuted);
  if (const std::vector<Judgement> telling = telling_judgements(model, statement, verdict); !telling.empty())
    return located(model, statement, telling.front());
  if (wording::sides(finite_statement(statement)).are_beliefs)
    return counted(tally(verdict).judgements, "pair of types told apart", "pairs of types told apart");
  const auto& verified = std::get<Verified>(verdict);
  if (const auto* equilibria = claim_if<PureEquilibria>(statement))
    return pure_equilibria_in_words(model, *equilibria, verified);
  if (const auto* manipulable = claim_if<ManipulableProfiles>(statement))
    return manipulable_profiles_in_words(model, *manipulable);
  if (const auto* rules = std::get_if<AmbiguousRules>(&verified.evidence()))
    return counted(rules->rules.size(), "transfer rule", "transfer rules") + " found; " + in_words(verified.tally());
  if (const auto* region = claim_if<ParameterRegion>(statement))
    return printers::terminal(wording::region_in_words(region->region, region->subject->family)) + ", exactly; " +
           counted(std::get<RegionProof>(verified.evidence()).consequences.size(), "inequality", "inequalities") +
           " in the parameters";
  if (const auto* optimum = claim_if<Optimum>(statement)) {
    const std::string by_which = coalitions_kept_truthful(model, optimum->requirements);
    return optimum_in_words(model, *optimum) + " is " + optimum->number.text() +
           (by_which.empty() ? "" : " among transfers" + by_which) + ", attained and not surpassed; " +
           in_words(verified.tally());
  }
  if (const auto* unique = std::get_if<UniqueUtilities>(&verified.evidence()))
    return counted(unique->rows.size(), "difference of utilities", "differences of utilities") +
           ", each with one value; " + in_words(verified.tally());
  if (std::holds_alternative<Proposition2>(verified.evidence()))
    return "by Proposition 2 of Safronov (2016), whose hypotheses hold; " + in_words(verified.tally());
  if (std::holds_alternative<TransferTable>(verified.evidence()))
    return "transfers found" + incentives_asked(model, statement) + "; " + in_words(verified.tally());
  return in_words(tally(verdict));
}

}  // namespace

std::string finding(const FiniteModel& model, const Statement& statement, const Verdict& verdict) {
  return finding_alone(model, statement, verdict) + (is_undecided(verdict) ? "" : note_on_draws(model, statement));
}

std::string note_on_draws(const Model& model, const Statement& statement) {
  const auto* finite = std::get_if<FiniteModel>(&model);
  return finite != nullptr ? note_on_draws(*finite, statement) : "";
}

std::string note_on_draws(const FiniteModel& model, const Statement& statement) {
  return says_that_it_is_expected(model, statement) ? "; payments in expectation, not in every draw" : "";
}

namespace {

/// The statement, or the place, of a model's own family.
template <class FamilyModel>
struct FamilyOf;
template <>
struct FamilyOf<continuum::Model> {
  using Statement = continuum::Statement;
  using Place = continuum::Place;
};
template <>
struct FamilyOf<dynamic::Model> {
  using Statement = dynamic::Statement;
  using Place = dynamic::Place;
};

struct PlaceInWords {
  const Statement& statement;
  const Place& place;
  std::string operator()(const FiniteModel& model) const { return in_words(model, statement, place); }
  template <class FamilyModel>
  std::string operator()(const FamilyModel& model) const {
    const auto* own = std::get_if<typename FamilyOf<FamilyModel>::Place>(&place.of_family);
    return own == nullptr ? std::string()
                          : in_words(model, std::get<typename FamilyOf<FamilyModel>::Statement>(statement), *own);
  }
};

struct Found {
  const Statement& statement;
  const Verdict& verdict;
  std::string operator()(const FiniteModel& model) const { return finding(model, statement, verdict); }
  template <class FamilyModel>
  std::string operator()(const FamilyModel& model) const {
    if (const auto* undecided = std::get_if<Undecided>(&verdict))
      return std::string(word(undecided->reason())) + ": " + undecided->explanation();
    const auto& claim = std::get<typename FamilyOf<FamilyModel>::Statement>(statement);
    if (const std::string found = finding(model, claim, verdict); !found.empty()) return found;
    const auto* refuted = std::get_if<Refuted>(&verdict);
    if (refuted == nullptr) return in_words(tally(verdict));
    const Judgement& judgement = refuted->counterexample().front();
    std::vector<std::string> parts{PlaceInWords{statement, judgement.place}(model)};
    if constexpr (std::is_same_v<FamilyModel, dynamic::Model>)
      parts.push_back(outcomes_in_words(model, claim, judgement));
    parts.push_back(comparison(model, claim, judgement));
    std::erase(parts, "");
    return joined(parts, "; ");
  }
};

}  // namespace

std::string finding(const Model& model, const Statement& statement, const Verdict& verdict) {
  const std::string found = std::visit(Found{statement, verdict}, model);
  if (by_engine(verdict) == 0) return found;
  return found + (is_refuted(verdict) ? "; those before it by the engine" : ", by the engine");
}

std::string place_in_words(const Model& model, const Statement& statement, const Place& place) {
  return std::visit(PlaceInWords{statement, place}, model);
}

std::string subject_in_words(const Model& model, const Statement& statement) {
  if (const auto* finite = std::get_if<FiniteModel>(&model)) {
    if (const auto* claim = claim_if<Value>(statement)) return subject(*finite, *claim);
    return is_about_misreports(statement) ? "" : wording::sides(finite_statement(statement)).left;
  }
  if (const auto* of_family = std::get_if<dynamic::Statement>(&statement))
    if (const auto* claim = std::get_if<dynamic::Value>(of_family))
      return dynamic::subject(std::get<dynamic::Model>(model), *claim);
  if (const auto* of_family = std::get_if<continuum::Statement>(&statement))
    if (const auto* claim = std::get_if<continuum::Value>(of_family))
      return continuum::named(std::get<continuum::Model>(model), *claim);
  return {};
}

std::string expectation_note(Expect expect, const Verdict& verdict) {
  if (!as_expected(expect, verdict)) return expect == Expect::verified ? "(expected: verified)" : "(expected: refuted)";
  return is_refuted(verdict) ? "(expected)" : "";
}

}  // namespace candor
