// SPDX-License-Identifier: MIT
#include "reports/text/dynamic/dynamic.hpp"

#include "reports/judgements.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/dynamic/outcomes.hpp"
#include "reports/words/dynamic/words.hpp"

namespace candor::dynamic {

namespace {

std::string named(std::string_view name, const Rational& value) {
  return name.empty() ? value.text() : std::string(name) + ' ' + value.text();
}

std::string value_in_words(const Model& model, const Value& claim, const Judgement& judgement) {
  const std::string text = subject(model, claim,
                                   " under " + (claim.scheme ? "the scheme " + model.schemes[*claim.scheme].name
                                                             : in_words(model, claim.mechanism))) +
                           " = " + judgement.left.value.text();
  if (judgement.holds())
    return claim.relation == Relation::equal ? text
                                             : text + ", " + std::string(phrase(claim.relation)) + claim.number.text();
  return text + ", not " + std::string(phrase(claim.relation)) + claim.number.text();
}

std::string misreport_in_words(const Judgement& judgement) {
  const Rational gain = judgement.right.value - judgement.left.value;
  const std::string change = "utility " + judgement.left.value.text() + " -> " + judgement.right.value.text();
  if (gain.sign() == 0) return change + ", no gain";
  return change + (gain.sign() > 0 ? ", gain " : ", loss ") + abs(gain).text();
}

/// The number that decides a claim about strategies: the last of its comparisons about totals.
std::optional<Judgement> total_of(const Model& model, const Statement& statement, const Evidence& evidence) {
  std::optional<Judgement> result;
  for (const Judgement& judgement : collect(ModelReference(model), statement, candor::Evidence(evidence)))
    if (const auto* place = std::get_if<Place>(&judgement.place.of_family);
        place != nullptr && place->about == Place::About::total)
      result = judgement;
  return result;
}

std::string collusion_in_words(const Model& model, Coalition coalition, bool every_member,
                               const std::string& scheme = "a scheme with side payments") {
  const bool everybody = coalition == model.types.grand_coalition();
  return (everybody ? "all agents" : candor::in_words(model.types, coalition)) + " can collude: by " + scheme + " " +
         (every_member ? "every member gains" : "which all accept some member gains");
}

/// "the largest utility of agent 1 in such schemes is 3/2", or "is at most 3/2".
std::string optimum_in_words(const Model& model, const SchemeOptimum& claim, const Evidence& evidence,
                             const Judgement& total) {
  const bool largest = claim.direction == SchemeOptimum::Direction::largest;
  std::string text =
      std::string(largest ? "largest " : "least ") + (claim.agents.size() > 1 ? "total utility of " : "utility of ") +
      (claim.agents == model.types.grand_coalition() ? "all agents" : candor::in_words(model.types, claim.agents)) +
      " in such schemes is ";
  if (std::holds_alternative<MixedScheme>(evidence)) text += largest ? "at least " : "at most ";
  if (std::holds_alternative<SchemeBounds>(evidence) ||
      (std::holds_alternative<SchemeAndBound>(evidence) && claim.relation != Relation::equal))
    text += largest ? "at most " : "at least ";
  return text + total.left.value.text();
}

}  // namespace

std::string in_words(const Model& model, const Statement& statement, const Place& place) {
  if (std::holds_alternative<Value>(statement)) return {};
  std::vector<std::string> parts;
  const std::string known = place.state ? in_words(model, *place.state) : "";
  if (place.period > 0 && (model.periods > 1 || !known.empty()))
    parts.push_back(period_in_words(model, place.period) + (known.empty() ? "" : ", " + known));
  if (place.coalition)
    parts.push_back((place.about == Place::About::opposition ? "against " : "") +
                    candor::in_words(model.types, *place.coalition));
  const auto types = [&](std::string_view singular, std::string_view plural, const std::optional<JointType>& joint) {
    if (const Coalition shown = joint ? with_several_types(model.types, joint->coalition) : Coalition(); !shown.empty())
      parts.push_back(std::string(shown.size() == 1 ? singular : plural) + ' ' + type_labels(model.types, *joint));
  };
  types("true type", "true types", place.truth);
  types("report", "reports", place.report);
  types("the other's type", "the others' types", place.outsiders);
  if (place.outcome) parts.push_back("outcome " + model.outcomes[place.outcome->value]);
  return joined(parts, "; ");
}

std::string comparison(const Model& model, const Statement& statement, const Judgement& judgement) {
  if (const auto* claim = std::get_if<Value>(&statement)) return value_in_words(model, *claim, judgement);
  const auto* place = std::get_if<Place>(&judgement.place.of_family);
  const Place::About about = place == nullptr ? Place::About::total : place->about;
  if (about == Place::About::incentive) return misreport_in_words(judgement);
  const Sides names = wording::sides(statement, about);
  return named(names.left, judgement.left.value) + ' ' + std::string(true_sign(judgement)) + ' ' +
         named(names.right, judgement.right.value);
}

std::string outcomes_in_words(const Model& model, const Statement& statement, const Judgement& judgement) {
  const auto* place = std::get_if<Place>(&judgement.place.of_family);
  const auto compared = place == nullptr ? std::nullopt : wording::outcomes_compared(model, statement, *place);
  if (!compared) return {};
  const wording::Notation notation(model);
  return "outcome " + printers::terminal(notation.lottery(compared->truthful)) + " -> " +
         printers::terminal(notation.lottery(compared->misreport));
}

std::string finding(const Model& model, const Statement& statement, const Verdict& verdict) {
  if (const auto* claim = std::get_if<Value>(&statement); claim != nullptr && std::holds_alternative<Verified>(verdict))
    return value_in_words(model, *claim,
                          collect(ModelReference(model), statement, std::get<Verified>(verdict).evidence()).front());
  const candor::Evidence* evidence = nullptr;
  if (const auto* verified = std::get_if<Verified>(&verdict)) evidence = &verified->evidence();
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) evidence = &refuted->evidence();
  const auto* own = evidence == nullptr ? nullptr : std::get_if<Evidence>(evidence);
  if (own == nullptr) return {};
  if (const auto* collusion = std::get_if<Collusion>(own))
    return collusion_in_words(model, collusion->policy.coalition, true);
  if (const auto* written = std::get_if<WrittenScheme>(own))
    return collusion_in_words(model, model.schemes[written->scheme].coalition, true,
                              "the scheme " + model.schemes[written->scheme].name);
  const std::optional<Judgement> total = total_of(model, statement, *own);
  const Tally counts = std::holds_alternative<Verified>(verdict) ? std::get<Verified>(verdict).tally()
                                                                 : std::get<Refuted>(verdict).tally();
  if (const auto* claim = std::get_if<CollusionProof>(&statement)) {
    if (const auto* scheme = std::get_if<MixedScheme>(own))
      return collusion_in_words(model, scheme->coalition, !claim->participation) + "; " + candor::in_words(counts);
    if (std::holds_alternative<SchemeBounds>(*own))
      return "no scheme that its members accept gives them more than truth; " + candor::in_words(counts);
  }
  if (const auto* claim = std::get_if<SchemeOptimum>(&statement); claim != nullptr && total)
    return optimum_in_words(model, *claim, *own, *total) + "; " + candor::in_words(counts);
  return (total ? comparison(model, statement, *total) + "; " : "") + candor::in_words(counts);
}

std::string size_in_words(const Model& model) {
  return counted(model.agent_count(), "agent", "agents") + ", " +
         (model.infinite ? "infinitely many periods" : counted(model.periods, "period", "periods")) + ", " +
         counted(model.profile_count(), "type profile", "type profiles") + ", " +
         counted(model.outcome_count(), "outcome", "outcomes") + ", " +
         counted(model.transfers.size(), "transfer rule", "transfer rules");
}

}  // namespace candor::dynamic
