// SPDX-License-Identifier: MIT
#include "reports/text/dynamic/dynamic.hpp"

#include "reports/judgements.hpp"
#include "reports/text/dynamic/schemes.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/text/words.hpp"

namespace candor::dynamic {

namespace {

constexpr std::size_t most_lies_listed = 64;

std::string_view word(Value::Of of) {
  switch (of) {
    case Value::Of::payoff: return "payoff";
    case Value::Of::transfer: return "transfer";
    case Value::Of::utility: return "utility";
  }
  return {};
}

/// " in period 2 after (low, high) and a".
std::string moment(const Model& model, std::uint32_t period, const PublicState& state) {
  if (model.periods == 1 && period <= 1) return {};
  const std::string known = in_words(model, state);
  return " in " + period_in_words(model, period) + (known.empty() ? "" : ' ' + known);
}

std::string in_words(const Model& model, const Value& claim) {
  std::string text = (claim.of == Value::Of::transfer ? "transfer to " : std::string(word(claim.of)) + " of ") +
                     candor::in_words(model.types, claim.coalition);
  text += claim.scheme ? " under the scheme " + model.schemes[*claim.scheme].name
                       : " under " + in_words(model, claim.mechanism);
  const std::string when = moment(model, claim.period, claim.state);
  if (claim.of == Value::Of::transfer)
    text += when;
  else if (claim.period > 1)
    text += (model.infinite ? " from any later period on " : " from period " + std::to_string(claim.period) + " on ") +
            in_words(model, claim.state);
  if (!claim.given.coalition.empty()) text += ", given " + named_types(model.types, claim.given);
  return text;
}

struct Definition {
  const Model& model;
  const TypeSpace& space = model.types;

  std::string in(const Mechanism& mechanism) const { return ", under " + in_words(model, mechanism); }
  std::string tier(Tier asked) const {
    switch (asked) {
      case Tier::all: return "at every public state that reports can lead to, whatever the agent's type";
      case Tier::tree: return "at every information set of the game";
      case Tier::path: return "at every public state and type of positive probability under truth";
    }
    return {};
  }

  std::string operator()(const InterimIc& claim) const {
    return "In every period, " + tier(claim.tier) +
           ", no agent gains in expectation by misreporting its type if the others are and have been truthful" +
           in(claim.mechanism) + '.';
  }
  std::string operator()(const ExPostIc& claim) const {
    return "In every period and public state, whatever the others' present types, no agent gains by misreporting its "
           "type if the others are truthful" +
           in(claim.mechanism) + '.';
  }
  std::string operator()(const IndividualRationality& claim) const {
    const std::string rest =
        "every agent's utility from then on is at least its outside option" + in(claim.mechanism) + '.';
    switch (claim.stage) {
      case Stage::ex_ante:
        return "Before anything is known, every agent's expected utility is at least its outside option" +
               in(claim.mechanism) + '.';
      case Stage::interim:
        return "In every period, " + tier(claim.tier) + ", in expectation over the others' types, " + rest;
      case Stage::ex_post: return "In every period, " + tier(claim.tier) + ", whatever the others' types, " + rest;
    }
    return {};
  }
  std::string operator()(const BudgetBalance& claim) const {
    switch (claim.balance) {
      case Balance::exact:
        return "In every period and public state and for all reports, the transfers sum to zero" + in(claim.mechanism) +
               '.';
      case Balance::no_deficit:
        return "In every period and public state and for all reports, the transfers sum to at most zero" +
               in(claim.mechanism) + '.';
      case Balance::ex_ante:
        return "Under truth the expected discounted sum of all transfers is zero" + in(claim.mechanism) + '.';
      case Balance::ex_ante_no_deficit:
        return "Under truth the expected discounted sum of all transfers is at most zero" + in(claim.mechanism) + '.';
    }
    return {};
  }
  std::string operator()(const Efficient& claim) const {
    return "No allocation rule has a larger expected sum of discounted payoffs than " +
           model.allocations[claim.allocation].name +
           (claim.sequentially ? ", from any period and type profile on." : ".");
  }
  std::string operator()(const IncentiveEfficient& claim) const {
    const bool rule = claim.of == IncentiveEfficient::Of::rule;
    return "No joint misreporting by all agents, who know all types, raises the expected sum of discounted " +
           std::string(rule ? "payoffs" : "utilities") + " under " +
           (rule ? model.allocations[claim.mechanism.allocation].name : in_words(model, claim.mechanism)) +
           (claim.sequentially ? ", from any period, public state and type profile on." : ".");
  }
  std::string operator()(const Guarantee& claim) const {
    const std::string best =
        "by the report that is best for it, drawn by lot where that is better, whatever the others report";
    if (claim.best_response)
      return claim.number
                 ? "The most that " + candor::in_words(space, claim.agents) + " can be sure of " + best +
                       in(claim.mechanism) + ", is " + std::string(phrase(claim.relation)) + claim.number->text() + '.'
                 : "Each of the agents " + member_list(space, claim.agents) + " can be sure, " + best +
                       ", of what it expects if all are truthful" + in(claim.mechanism) + '.';
    if (!claim.number)
      return "Whatever the others report, each of the agents " + member_list(space, claim.agents) +
             " that is truthful expects what it expects if the others are truthful" + in(claim.mechanism) + '.';
    return "The least that " + candor::in_words(space, claim.agents) +
           " expects by being truthful, whatever the others report" + in(claim.mechanism) + ", is " +
           std::string(phrase(claim.relation)) + claim.number->text() + '.';
  }
  std::string operator()(const CoalitionGain& claim) const {
    return "What " + candor::in_words(space, claim.coalition) +
           " gains in total by pooling its types and reporting as is best, while the others are truthful" +
           in(claim.mechanism) + ", is " + std::string(phrase(claim.relation)) + claim.number.text() + '.';
  }
  std::string operator()(const SchemeOptimum& claim) const { return definition_in_words(model, claim); }
  std::string operator()(const CollusionProof& claim) const {
    if (claim.participation)
      return std::string("No incentive compatible and balanced collusion scheme ") +
             (claim.colluders == CollusionProof::Colluders::grand
                  ? "of all agents"
                  : "of any coalition that leaves the others truthful") +
             acceptance_in_words(*claim.participation) + ", gives any of them more than truthful play" +
             in(claim.mechanism) + '.';
    return std::string("No incentive compatible and balanced collusion scheme ") +
           (claim.colluders == CollusionProof::Colluders::grand ? "of all agents" : "of any coalition") +
           " gives every member more than truthful play" + in(claim.mechanism) + '.';
  }
  std::string operator()(const Value& claim) const {
    return std::string(claim.of == Value::Of::transfer ? "The expected " : "The expected discounted ") +
           in_words(model, claim) + ", is " + std::string(phrase(claim.relation)) + claim.number.text() + '.';
  }
  std::string operator()(const SchemeClaim& claim) const {
    const std::string& name = model.schemes[claim.scheme].name;
    switch (claim.aspect) {
      case SchemeClaim::Aspect::incentive_compatible:
        return "Under the scheme " + name +
               " truthful messages are optimal for every member, in every period and public state and for every type.";
      case SchemeClaim::Aspect::outsiders_truthful:
        return "Under the scheme " + name +
               " truth is optimal for every outsider at every information set of the game.";
      case SchemeClaim::Aspect::balanced:
        return "The side payments of the scheme " + name +
               " sum to zero, in every period and public state and for all messages.";
      case SchemeClaim::Aspect::profitable:
        return "Under the scheme " + name + " every member expects more than in truthful play.";
    }
    return {};
  }
  std::string operator()(const EqualRules& claim) const {
    return "In every period and public state and for all reports, " + model.transfers[claim.first].name + " and " +
           model.transfers[claim.second].name + " pay every agent the same.";
  }
};

struct SideNames {
  std::string_view left, right;
};

SideNames side_names(const Statement& statement, Place::About about) {
  switch (about) {
    case Place::About::incentive: return {"utility under truth", "utility under the misreport"};
    case Place::About::participation:
      return std::holds_alternative<IndividualRationality>(statement)
                 ? SideNames{"utility", "outside option"}
                 : SideNames{"utility in the scheme", "utility in truthful play"};
    case Place::About::balance:
      return std::holds_alternative<EqualRules>(statement) ? SideNames{"transfer", "transfer"}
                                                           : SideNames{"sum of transfers", ""};
    case Place::About::planner: return {"value", "value of another choice"};
    case Place::About::coalition: return {"value", "value of another report"};
    case Place::About::opposition:
      if (const auto* claim = std::get_if<Guarantee>(&statement); claim != nullptr && claim->best_response)
        return {"what it gets", ""};
      return {"what is left", "what another report leaves"};
    case Place::About::side_payments: return {"sum of side payments", ""};
    case Place::About::multiplier: return {"multiplier", ""};
    case Place::About::weight: return {"weight of the side payment", "that to the first member"};
    case Place::About::total: break;
  }
  if (std::holds_alternative<Guarantee>(statement)) return {"guarantee", ""};
  if (std::holds_alternative<CoalitionGain>(statement)) return {"gain", ""};
  return {"", ""};
}

std::string named(std::string_view name, const Rational& value) {
  return name.empty() ? value.text() : std::string(name) + ' ' + value.text();
}

std::string value_in_words(const Model& model, const Value& claim, const Judgement& judgement) {
  const std::string text = in_words(model, claim) + " = " + judgement.left.value.text();
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

void write_lies(std::ostream& out, const Model& model, std::size_t allocation, const Policy& policy) {
  const std::vector<PolicyLine> lines = lies(model, allocation, policy);
  const std::string who = policy.coalition.size() == 1 ? candor::in_words(model.types, policy.coalition)
                          : policy.coalition == model.types.grand_coalition()
                              ? "all agents"
                              : candor::in_words(model.types, policy.coalition);
  if (lines.empty())
    out << "  " << who << ": truth everywhere\n";
  else
    out << "  " << who << ": truth, but for\n";
  for (std::size_t k = 0; k < lines.size() && k < most_lies_listed; ++k) {
    const std::string known = in_words(model, lines[k].state);
    out << "    " << period_in_words(model, lines[k].period) << (known.empty() ? "" : ", " + known) << ":  "
        << type_labels(model.types, lines[k].truth) << " -> " << type_labels(model.types, lines[k].report) << '\n';
  }
  if (lines.size() > most_lies_listed) out << "    ... and " << lines.size() - most_lies_listed << " more\n";
}

void write_opposition(std::ostream& out, const Model& model, std::size_t allocation, const Opposition& opposition) {
  const std::vector<std::set<std::size_t>> reached = reached_states(model, allocation);
  for (const Opposition::Against& against : opposition.policies) {
    const Coalition others = model.types.outsiders(Coalition::of(against.agent));
    out << "  against " << candor::in_words(model.types, Coalition::of(against.agent)) << ", "
        << candor::in_words(model.types, others) << " report\n";
    std::size_t listed = 0;
    for (std::uint32_t period = 1; period <= model.periods; ++period)
      for (const std::size_t index : reached[period - 1]) {
        if (++listed > most_lies_listed) continue;
        const std::string known = in_words(model, model.state_at(period, index));
        out << "    " << period_in_words(model, period) << (known.empty() ? "" : ", " + known) << ":  "
            << type_labels(model.types, {others, against.reports[period - 1][index]}) << '\n';
      }
    if (listed > most_lies_listed) out << "    ... and " << listed - most_lies_listed << " more\n";
  }
}

std::string_view computed(const Model& model) {
  return model.infinite ? "solves its equations, as no other does" : "is computed from the last period back";
}

struct EvidenceInWords {
  std::ostream& out;
  const Model& model;
  const Statement& statement;

  std::size_t allocation() const {
    if (const auto* claim = std::get_if<Efficient>(&statement)) return claim->allocation;
    const Mechanism* mechanism = mechanism_of(model, statement);
    return mechanism == nullptr ? 0 : mechanism->allocation;
  }
  void operator()(const Plan& plan) const {
    out << "Evidence: a plan. Its value " << computed(model)
        << "; that no other choice is better at any type profile shows that no other plan is.\n";
    for (std::uint32_t period = 1; period <= model.periods; ++period) {
      std::vector<std::string> choices;
      for (Profile profile; profile.value < model.profile_count() && profile.value < most_lies_listed; ++profile.value)
        choices.push_back(in_words(model, profile) + " -> " + model.outcomes[plan.outcomes[period - 1][profile.value]]);
      out << "  " << period_in_words(model, period) << ":  " << joined(choices, ";  ")
          << (model.profile_count() > most_lies_listed ? "; ..." : "") << '\n';
    }
    out << '\n';
  }
  void operator()(const Reporting& reporting) const {
    out << "Evidence: what all agents together report. Its value " << computed(model)
        << "; that no other report is better at any type profile shows that no other policy is.\n";
    for (std::uint32_t period = 1; period <= model.periods; ++period) {
      std::vector<std::string> changes;
      for (Profile profile; profile.value < model.profile_count(); ++profile.value)
        if (const Profile report{reporting.reports[period - 1][profile.value]};
            report != profile && changes.size() < most_lies_listed)
          changes.push_back(in_words(model, profile) + " -> " + in_words(model, report));
      out << "  " << period_in_words(model, period) << ":  truth"
          << (changes.empty() ? " everywhere" : ", but for " + joined(changes, ";  ")) << '\n';
    }
    out << '\n';
  }
  void operator()(const Policy& policy) const {
    out << "Evidence: a policy of a coalition that pools its types. Its value " << computed(model)
        << "; that no other report is better at any state shows that no other policy is.\n";
    write_lies(out, model, allocation(), policy);
    out << '\n';
  }
  void operator()(const Opposition& opposition) const {
    out << "Evidence: what the others report to harm a truthful agent. What it leaves him " << computed(model)
        << "; that no other report leaves less at any state shows that nothing harms more.\n";
    write_opposition(out, model, allocation(), opposition);
    out << '\n';
  }
  void operator()(const Immunity& immunity) const {
    out << "Evidence: for each agent the worst that the others can do to him while he is truthful, and the best that "
           "all can do together. If what each is sure of adds up to what all can get,\n"
           "nobody can be made to accept less, and nobody can get more.\n";
    write_opposition(out, model, allocation(), immunity.opposition);
    write_lies(out, model, allocation(), immunity.policy);
    out << '\n';
  }
  void operator()(const WrittenScheme& written) const {
    out << "Evidence: the scheme " << model.schemes[written.scheme].name
        << " of the case. It is incentive compatible for its members, leaves the outsiders truthful, is balanced, and "
           "every member expects more than by truthful play.\n\n";
  }
  void operator()(const MixedScheme& scheme) const { write_evidence(out, model, scheme); }
  void operator()(const SchemeBounds& bounds) const { write_evidence(out, model, bounds); }
  void operator()(const SchemeAndBound& both) const {
    write_evidence(out, model, both.scheme), write_evidence(out, model, both.bounds);
  }
  void operator()(const MixedPlay& play) const { write_evidence(out, model, play); }
  void operator()(const Collusion& collusion) const {
    out << "Evidence: a collusion scheme. The members report by this policy; the side payments are those of the "
           "balanced team among them, and in period 1 these lump sums:";
    for (Agent i : collusion.policy.coalition)
      out << "  " << model.types.label(i) << ": " << collusion.lump_sums[i.value].text();
    out << '\n';
    write_lies(out, model, allocation(), collusion.policy);
    out << '\n';
  }
};

}  // namespace

std::string definition(const Model& model, const Statement& statement) {
  return std::visit(Definition{model}, statement);
}

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
    if (joint && !joint->coalition.empty())
      parts.push_back(std::string(joint->coalition.size() == 1 ? singular : plural) + ' ' +
                      type_labels(model.types, *joint));
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
  const SideNames names = side_names(statement, about);
  return named(names.left, judgement.left.value) + ' ' + std::string(true_sign(judgement)) + ' ' +
         named(names.right, judgement.right.value);
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

void write_evidence(std::ostream& out, const Model& model, const Statement& statement, const Evidence& evidence) {
  std::visit(EvidenceInWords{out, model, statement}, evidence);
}

std::string size_in_words(const Model& model) {
  return counted(model.agent_count(), "agent", "agents") + ", " +
         (model.infinite ? "infinitely many periods" : counted(model.periods, "period", "periods")) + ", " +
         counted(model.profile_count(), "type profile", "type profiles") + ", " +
         counted(model.outcome_count(), "outcome", "outcomes") + ", " +
         counted(model.transfers.size(), "transfer rule", "transfer rules");
}

}  // namespace candor::dynamic
