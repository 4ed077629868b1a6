// SPDX-License-Identifier: MIT
#include "reports/text/dynamic/schemes.hpp"

#include <ostream>

#include "reports/text/dynamic/words.hpp"
#include "reports/text/words.hpp"

namespace candor::dynamic {
namespace {

std::string whose(const Model& model, const SchemeOptimum& claim) {
  return (claim.agents.size() > 1 ? "total utility of " : "utility of ") +
         (claim.agents == model.types.grand_coalition() ? "all agents" : candor::in_words(model.types, claim.agents));
}

std::string extreme(const SchemeOptimum& claim) {
  return claim.direction == SchemeOptimum::Direction::largest ? "largest " : "least ";
}

std::string requirement_in_words(const Model& model, const SchemeBounds::Multiplier& one) {
  const std::string who = candor::in_words(model.types, Coalition::of(one.agent));
  if (!one.truth) return who + " accepts";
  const std::string type = who + " of type " + type_labels(model.types, *one.truth);
  return one.report ? type + " does not gain by saying " + type_labels(model.types, *one.report) : type + " accepts";
}

}  // namespace

std::string acceptance_in_words(Participation participation) {
  switch (participation) {
    case Participation::none: break;
    case Participation::ex_ante:
      return ", which every member accepts before it knows its type (otherwise all are truthful)";
    case Participation::interim: return ", which every member accepts whatever its type (otherwise all are truthful)";
  }
  return {};
}

std::string definition_in_words(const Model& model, const SchemeOptimum& claim) {
  const bool everybody = claim.coalition == model.types.grand_coalition();
  return "Over all incentive compatible and balanced collusion schemes of " +
         (everybody ? "all agents"
                    : candor::in_words(model.types, claim.coalition) + " that leave the others truthful") +
         acceptance_in_words(claim.participation) + ", their reports drawn by lot or not, the " + extreme(claim) +
         "expected " + whose(model, claim) + " under " + in_words(model, claim.mechanism) + " is " +
         std::string(phrase(claim.relation)) + claim.number.text() + '.';
}

std::string optimum_in_words(const Model& model, const SchemeOptimum& claim, const Evidence& evidence,
                             const Judgement& total) {
  const bool largest = claim.direction == SchemeOptimum::Direction::largest;
  std::string text = extreme(claim) + whose(model, claim) + " in such schemes is ";
  if (std::holds_alternative<MixedScheme>(evidence)) text += largest ? "at least " : "at most ";
  if (std::holds_alternative<SchemeBounds>(evidence) ||
      (std::holds_alternative<SchemeAndBound>(evidence) && claim.relation != Relation::equal))
    text += largest ? "at most " : "at least ";
  return text + total.left.value.text();
}

std::string lottery_in_words(const Model& model, Coalition coalition, const std::vector<Rational>& lottery) {
  std::vector<std::string> parts;
  for (std::uint32_t r = 0; r < lottery.size(); ++r)
    if (lottery[r].sign() != 0)
      parts.push_back((lottery[r] == Rational(1) ? "" : lottery[r].text() + ' ') +
                      type_labels(model.types, {coalition, r}));
  return joined(parts, " + ");
}

void write_evidence(std::ostream& out, const Model& model, const MixedScheme& scheme) {
  out << "Evidence: a collusion scheme of " << candor::in_words(model.types, scheme.coalition)
      << ". After their messages the members report, and are paid by each other:\n";
  for (std::uint32_t m = 0; m < scheme.reports.size(); ++m) {
    std::vector<std::string> paid;
    for (Agent i : scheme.coalition)
      paid.push_back(model.types.label(i) + ": " + scheme.side_payments[m][i.value].text());
    out << "  " << type_labels(model.types, {scheme.coalition, m}) << " -> "
        << lottery_in_words(model, scheme.coalition, scheme.reports[m]) << ";  " << joined(paid) << '\n';
  }
  out << '\n';
}

void write_evidence(std::ostream& out, const Model& model, const SchemeBounds& bounds) {
  out << "Evidence: multipliers of what is asked of a scheme. Added to the utilities, the requirements times these "
         "make the side payments cancel; what remains is at most what the best report gives\n"
         "at each message, for every scheme that meets the requirements.\n";
  for (const SchemeBounds::Bound& bound : bounds.bounds) {
    out << "  schemes of " << candor::in_words(model.types, bound.coalition)
        << (bound.multipliers.empty() ? ": no requirement is needed\n" : "\n");
    for (const SchemeBounds::Multiplier& one : bound.multipliers)
      out << "    " << one.value.text() << "  " << requirement_in_words(model, one) << '\n';
  }
  out << '\n';
}

void write_evidence(std::ostream& out, const Model& model, const MixedPlay& play) {
  out << "Evidence: mixed strategies in the game between an agent, who knows his type, and all others, who act as "
         "one.\n";
  for (const MixedPlay::Match& match : play.matches) {
    const Coalition own = Coalition::of(match.agent), others = model.types.outsiders(own);
    for (std::uint32_t type = 0; type < match.own.size(); ++type)
      out << "  " << candor::in_words(model.types, own) << " of type " << type_labels(model.types, {own, type})
          << " reports " << lottery_in_words(model, own, match.own[type]) << '\n';
    if (!match.others.empty())
      out << "  against " << candor::in_words(model.types, own) << ", the others report "
          << lottery_in_words(model, others, match.others) << '\n';
  }
  out << '\n';
}

}  // namespace candor::dynamic
