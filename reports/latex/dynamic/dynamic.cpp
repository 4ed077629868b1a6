// SPDX-License-Identifier: MIT
#include "reports/latex/dynamic/dynamic.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "reports/latex/dynamic/notation.hpp"
#include "reports/latex/dynamic/rows.hpp"
#include "reports/latex/dynamic/schemes.hpp"
#include "reports/latex/dynamic/tables.hpp"
#include "reports/latex/text.hpp"
#include "reports/text/dynamic/words.hpp"

namespace candor::dynamic {

using namespace candor::tex;

namespace {

constexpr std::size_t most_in_a_matrix = 240;  // comparisons
constexpr std::size_t most_states_across = 5;

std::string number(const Rational& value) { return math(fraction(value)); }

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

/// What every argument needs: the comparisons, and tables of them.
class Argument {
 public:
  Argument(const Setting& setting, const Model& model, const std::string& id, const Statement& statement,
           const candor::Evidence& evidence)
      : setting_(setting),
        model_(model),
        n_(model),
        id_(id),
        statement_(statement),
        compared_(compared(model, statement, evidence, std::max(setting.row_limit, most_in_a_matrix))) {}

 protected:
  std::string set(const Table& table) const { return table.set(setting_.measure); }
  std::size_t allocation() const {
    const Mechanism* mechanism = mechanism_of(model_, statement_);
    return mechanism == nullptr ? 0 : mechanism->allocation;
  }
  std::string explained() const {
    return id_.empty() ? "" : "; all of them are printed by " + code(setting_.command + " " + id_);
  }

  /// Every comparison in a row, or those with the least slack.
  std::string table(const std::string& left, const std::string& right) const {
    if (compared_.complete() && compared_.count <= setting_.row_limit)
      return "The " + counted(compared_.count, "comparison", "comparisons") + ", tight ones starred:\n" +
             set(rows(n_, compared_.rows, left, right));
    if (compared_.least.empty())
      return "All " + std::to_string(compared_.count) + " comparisons hold" + explained() + ".\n";
    return "Of " + std::to_string(compared_.count) + " comparisons those with the least slack" + explained() + ":\n" +
           set(rows(n_, compared_.least, left, right));
  }

  /// Comparisons of truth with misreports: by public state, if they fit; a row each otherwise.
  std::string incentives() const {
    const std::vector<Table> matrices =
        compared_.complete() ? incentives_by_state(n_, compared_.rows, setting_.measure) : std::vector<Table>();
    if (matrices.empty()) return table("truth", "misreport");
    const std::string display = flow(matrices, setting_.measure);
    if (const std::string claim = before(display); !claim.empty())
      return "The comparisons are those of " + claim + ".\n";
    return "Under " + math("\\theta^i\\to\\hat\\theta^i") +
           " what truth and what the misreport give, tight ones starred:\n" + display;
  }
  /// Comparisons of what the rule or truth gives all together with other outcomes or reports.
  std::string choices(const std::string& opening, const std::string& left) const {
    const std::vector<Table> matrices =
        compared_.complete() ? choices_by_state(n_, compared_.rows, setting_.measure) : std::vector<Table>();
    if (matrices.empty()) return opening + " " + table(left, "instead");
    return opening + " What each gives; in bold the " + left + ", starred others that give as much:\n" +
           flow(matrices, setting_.measure);
  }
  /// The claim whose proof has shown this before, if there is one.
  std::string before(const std::string& what) const {
    return setting_.shown == nullptr || id_.empty() ? "" : setting_.shown->before(what, id_);
  }

  /// What a truthful agent expects at each public state against the worst that the others can do.
  std::string sure_things(const Opposition& opposition) const {
    const Table table = guarantees(opposition);
    if (table.empty()) return {};
    if (const std::string claim = guaranteed_before(opposition); !claim.empty())
      return std::string("What a truthful agent expects at least from each public state on is shown in the proof of ") +
             claim + ". ";
    if (!compared_.any_choice_is_the_same)
      return "What a truthful agent expects from each public state on against the worst reports of the others, " +
             computed() + "; no other report of theirs leaves him less anywhere:\n" +
             set(table.size() <= most_states_across ? guarantees_across(opposition) : table);
    if (const std::string claim = before("telescope"); !claim.empty()) {
      const std::string display = set(table.size() <= most_states_across ? guarantees_across(opposition) : table),
                        same = before(display);
      return "As in the proof of " + claim +
             ", at every public state and \\emph{whatever} the others report, an agent's payoff, his transfer and his "
             "prospects add up to one and the same number $G^i_t(k)$" +
             (same.empty() ? ":\n" + display + "\\noindent " : "; the numbers are those of " + same + ". ") +
             "So the sum over the periods telescopes. ";
    }
    std::vector<Table> tables = telescope(n_, *mechanism_of(model_, statement_), opposition);
    const std::string sum =
        tables.empty()
            ? ""
            : std::string(model_.periods > 1 ? "The first table has these numbers, the others" : "The tables have") +
                  " the sums in period~1 for each report of the others.";
    if (tables.empty() || model_.periods > 1) tables.insert(tables.begin(), table);
    if (table.size() <= most_states_across) before(set(guarantees_across(opposition)));
    return "Let agent~$i$ be truthful. At every public state $k$, \\emph{whatever} the others report, what he expects "
           "in this period, transfers included, and $\\delta$ times what he expects at the next public state add up "
           "to one and the same number $G^i_t(k)$. " +
           sum + "\n" + side_by_side(tables, setting_.measure) +
           "\\noindent So the sum over the periods telescopes: what the others' reports change in his payoffs of one "
           "period, and in his prospects, the transfers of that period give back or take away, and against every "
           "behaviour of the "
           "others he expects $G^i_1(\\emptyset)$. ";
  }
  using ByState = std::map<std::pair<std::uint32_t, PublicState>, std::map<std::uint32_t, Rational>>;  // and by agent
  ByState guaranteed() const {
    ByState values;
    for (const Judgement& judgement : compared_.opposition) {
      const Place& place = place_of(judgement);
      values[{place.period, place.state.value_or(PublicState{})}][(*place.coalition->begin()).value] =
          judgement.left.value;
    }
    return values;
  }
  /// A row for each agent, a column for each public state.
  Table guarantees_across(const Opposition& opposition) const {
    const ByState values = guaranteed();
    std::vector<std::string> header{""};
    for (const auto& [place, by_agent] : values)
      header.push_back((model_.periods > 1 ? math(n_.time(place.first)) + ", " : std::string()) +
                       math(n_.state(place.second)));
    Table table("l" + std::string(values.size(), 'r'), header);
    for (const Opposition::Against& against : opposition.policies) {
      std::vector<std::string> cells{math("G^{" + n_.agent(against.agent) + "}_t(k)")};
      for (const auto& [place, by_agent] : values) cells.push_back(number(by_agent.at(against.agent.value)));
      table.row(std::move(cells));
    }
    return table;
  }
  Table guarantees(const Opposition& opposition) const {
    const ByState values = guaranteed();
    std::vector<std::string> header{math("t"), math("k")};
    for (const Opposition::Against& against : opposition.policies)
      header.push_back(math("G^{" + n_.agent(against.agent) + "}_t(k)"));
    Table table("ll" + std::string(opposition.policies.size(), 'r'), header);
    for (const auto& [place, by_agent] : values) {
      std::vector<std::string> cells{std::to_string(place.first), math(n_.state(place.second))};
      for (const Opposition::Against& against : opposition.policies) {
        const auto found = by_agent.find(against.agent.value);
        cells.push_back(found == by_agent.end() ? "" : number(found->second));
      }
      table.row(std::move(cells));
    }
    return table;
  }
  /// The claim that has shown the same numbers for all these agents.
  std::string guaranteed_before(const Opposition& opposition) const {
    std::set<std::string> claims;
    for (const Opposition::Against& against : opposition.policies)
      claims.insert(
          before("guarantee " + n_.mechanism(*mechanism_of(model_, statement_)) + " " + n_.agent(against.agent)));
    return claims.size() == 1 ? *claims.begin() : "";
  }
  std::string policy_in_words(const Policy& policy) const {
    if (const std::size_t places = places_of(n_, allocation(), policy); places > setting_.row_limit)
      return "The coalition " + math(n_.members(policy.coalition)) + " reports the truth but in " +
             counted(places, "place", "places") + explained() + ". ";
    return in_words(n_, allocation(), policy);
  }
  std::string computed() const {
    return model_.infinite ? "the only bounded solution of its equations" : "computed from the last period back";
  }
  std::string bellman() const {
    return "The value of this policy is " + computed() +
           ", and at no public state and for no types does another report, followed by the policy, give more. ";
  }
  std::string totals(const std::string& left, const std::string& right) const {
    if (compared_.totals.size() < 3) return "\\[ " + equations(left, right) + ". \\]\n";
    return "\\begin{gather*}\n" + equations(left, right, ",\\\\\n") + ".\n\\end{gather*}\n";
  }
  std::string equations(const std::string& left, const std::string& right,
                        const std::string& between = ",\\quad ") const {
    std::string text;
    for (const Judgement& judgement : compared_.totals) {
      const Place& place = place_of(judgement);
      const std::string who = place.coalition ? n_.members(*place.coalition) : "";
      const auto named = [&](std::string name) {
        for (std::size_t at = name.find("@"); at != std::string::npos; at = name.find("@")) name.replace(at, 1, who);
        return name;
      };
      text += (text.empty() ? "" : between) + named(left) + "=" + fraction(judgement.left.value) +
              relation(judgement.relation) + fraction(judgement.right.value) +
              (right.empty() ? "" : "=" + named(right));
    }
    return text;
  }

  /// Of a scheme, and of the bounds on schemes: what the evidence says, and what it gives.
  std::string scheme_in_words(const MixedScheme& scheme) const {
    const Table table = scheme_table(n_, scheme);
    if (table.size() > setting_.row_limit)
      return "A scheme with a line for each of " + counted(table.size(), "message", "messages") + explained() +
             " does it. ";
    return "Consider the scheme\n" + set(table) + "\\noindent It balances and meets every requirement. ";
  }
  std::string bounds_in_words(const SchemeBounds& bounds) const {
    std::string text;
    for (const SchemeBounds::Bound& bound : bounds.bounds) {
      const Table table = multiplier_table(n_, bound);
      text += "For schemes of " +
              (bound.coalition == model_.types.grand_coalition() ? "all agents" : math(n_.members(bound.coalition))) +
              (table.empty() ? " no requirement is needed. "
                             : " add the requirements times\n" + set(table) + "\\noindent ");
    }
    return text + "Side payments then cancel, and what is left is at most what the best report gives at each message. ";
  }
  std::string optimum(const SchemeOptimum& claim, const Evidence& evidence) const {
    const std::string symbol = optimum_symbol(n_, claim);
    const auto* both = std::get_if<SchemeAndBound>(&evidence);
    const auto* scheme = std::get_if<MixedScheme>(&evidence);
    const bool exactly = both != nullptr && claim.relation == Relation::equal,
               largest = claim.direction == SchemeOptimum::Direction::largest;
    std::string text;
    if (both != nullptr)
      text = scheme_in_words(both->scheme) + (exactly ? "None does better. " : "So there is one. ") +
             bounds_in_words(both->bounds);
    else
      text = scheme != nullptr ? scheme_in_words(*scheme) : bounds_in_words(std::get<SchemeBounds>(evidence));
    const std::string sign = exactly ? "=" : (scheme != nullptr) == largest ? "\\ge " : "\\le ";
    return text + "So\n\\[ " + symbol + sign + fraction(compared_.totals.back().left.value) + ". \\]\n";
  }
  std::string play_in_words(const MixedPlay& play) const {
    return "Consider the strategies\n" + set(play_table(n_, play)) +
           "\\noindent What they give the agent against every report of the other side:\n" +
           set(rows(n_, compared_.rows, "he gets", "number"));
  }

  const Setting& setting_;
  const Model& model_;
  Symbols n_;
  std::string id_;
  const Statement& statement_;
  Compared compared_;
};

class Proof : public Argument {
 public:
  Proof(const Setting& setting, const Model& model, const std::string& id, const Statement& statement,
        const Verified& verified)
      : Argument(setting, model, id, statement, verified.evidence()),
        own_(std::get_if<Evidence>(&verified.evidence())) {}

  std::string operator()(const InterimIc&) const { return incentives(); }
  std::string operator()(const ExPostIc&) const { return incentives(); }
  std::string operator()(const IndividualRationality&) const { return table("utility", "outside"); }
  std::string operator()(const BudgetBalance&) const {
    if (!mechanism_of(model_, statement_)->transfers) return "No transfers are paid.\n";
    return compared_.count == 1 ? "The expected total is " + number(compared_.rows.front().left.value) + ".\n"
                                : "The sums at all " + std::to_string(compared_.count) +
                                      " combinations of period, public state and reports are as claimed: the tables of "
                                      "the transfer rules show it.\n";
  }
  std::string operator()(const Efficient& claim) const {
    if (claim.sequentially)
      return choices("At no period and type profile does another outcome, followed by the rule, give more in total.",
                     "rule");
    return "Consider the plan of a planner who sees all types:\n" + plan(std::get<Plan>(*own_)) +
           "\\noindent At no period and profile does another outcome, followed by the plan, give more, so that no plan "
           "is better; and the rule gives as much:\n" +
           totals("\\mathrm{E}\\sum_iV^i_1", "\\mathrm{E}\\,W_1");
  }
  std::string operator()(const IncentiveEfficient& claim) const {
    if (claim.sequentially)
      return choices(
          "At no period, public state and type profile do other reports, followed by truth, give more in total.",
          "truth");
    if (const auto* policy = std::get_if<Policy>(own_))
      return policy_in_words(*policy) + bellman() + "It gives no more than truth:\n" + totals("\\sum_iU^i", "S");
    return reporting(std::get<Reporting>(*own_)) + bellman() + "It gives no more than truth:\n" +
           totals("\\mathrm{E}\\sum_iV^i_1", "\\mathrm{E}\\,W_1");
  }
  std::string operator()(const SchemeOptimum& claim) const { return optimum(claim, *own_); }
  std::string operator()(const Guarantee& claim) const {
    if (const auto* play = std::get_if<MixedPlay>(own_)) return play_in_words(*play);
    const auto& opposition = std::get<Opposition>(*own_);
    const std::string right = claim.number ? "" : "U^{@}";
    if (const std::string shown = guaranteed_before(opposition); !shown.empty())
      return "The numbers are in the proof of " + shown + "; at the start " + math(equations("g_{@}", right)) + ".\n";
    return sure_things(opposition) + "At the start:\n" + totals("g_{@}", right);
  }
  std::string operator()(const CoalitionGain&) const {
    return policy_in_words(std::get<Policy>(*own_)) + bellman() + "What the coalition gains over truth:\n" +
           totals("S_{@}-\\textstyle\\sum_{i}U^i", "");
  }
  std::string operator()(const CollusionProof&) const {
    if (const auto* policy = std::get_if<Policy>(own_))
      return policy_in_words(*policy) + bellman() + "So there is nothing to share:\n" + totals("\\sum_iU^i", "S");
    if (const auto* bounds = std::get_if<SchemeBounds>(own_))
      return bounds_in_words(*bounds) + "That is no more than truthful play gives the members:\n" +
             totals("\\sum_{i\\in@}U^i", "");
    const auto& immunity = std::get<Immunity>(*own_);
    const std::string sure = sure_things(immunity.opposition), claim = before("immunity");
    if (!claim.empty() && places_of(n_, allocation(), immunity.policy) == 0)
      return sure + "Truth is best for all together, and no scheme gives any agent more, as in the proof of " + claim +
             ": " + math(equations("\\textstyle\\sum_ig_i", "S")) + ".\n";
    return sure + "As a group, the agents can do no better: " + policy_in_words(immunity.policy) + bellman() +
           "What the agents are sure of adds up to what all can get:\n" + totals("\\sum_ig_i", "S") +
           "\\noindent No scheme gives an agent less than $g_i$, or he would leave it and tell the truth; so none "
           "gives any agent more, and $g_i=U^i$.\n";
  }
  std::string operator()(const Value&) const {
    return "The value is " + number(compared_.rows.front().left.value) + ".\n";
  }
  std::string operator()(const SchemeClaim& claim) const {
    switch (claim.aspect) {
      case SchemeClaim::Aspect::incentive_compatible:
      case SchemeClaim::Aspect::outsiders_truthful: return incentives();
      case SchemeClaim::Aspect::profitable:
        return "Before anything is known:\n" + set(rows(n_, compared_.totals, "scheme", "truthful play"));
      case SchemeClaim::Aspect::balanced:
        return "The sums at all " + std::to_string(compared_.count) +
               " combinations of period, public state and messages are zero.\n";
    }
    return {};
  }
  std::string operator()(const EqualRules&) const {
    return "All " + std::to_string(compared_.count) + " amounts are the same.\n";
  }

 private:
  std::string plan(const Plan& plan) const {
    std::vector<std::string> header{math("\\theta")};
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      header.push_back(model_.infinite && period > 1 ? "later" : math("t=" + std::to_string(period)));
    Table table("l" + std::string(model_.periods, 'l'), header);
    for (Profile theta; theta.value < model_.profile_count() && theta.value < setting_.row_limit; ++theta.value) {
      std::vector<std::string> cells{math(n_.profile(theta))};
      for (std::uint32_t period = 1; period <= model_.periods; ++period)
        cells.push_back(math(n_.outcome(Outcome{plan.outcomes[period - 1][theta.value]})));
      table.row(std::move(cells));
    }
    return set(table);
  }
  std::string reporting(const Reporting& reporting) const {
    Table table("lll", {math("t"), math("\\theta"), "report"});
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (Profile theta; theta.value < model_.profile_count(); ++theta.value)
        if (const Profile report{reporting.reports[period - 1][theta.value]}; report != theta)
          table.row({period_label(model_, period), math(n_.profile(theta)), math(n_.profile(report))});
    return table.empty() ? "All agents together report the truth. "
                         : "All agents together report the truth, but for\n" + set(table) + "\\noindent ";
  }
  const Evidence* own_;
};

class Refutation : public Argument {
 public:
  Refutation(const Setting& setting, const Model& model, const Statement& statement, const Refuted& refuted)
      : Argument(setting, model, "", statement, refuted.evidence()),
        failure_(refuted.counterexample().front()),
        own_(std::get_if<Evidence>(&refuted.evidence())) {}

  std::string text() const {
    return own_ == nullptr ? std::visit(*this, statement_)
                           : std::visit([&](const auto& form) { return strategy(form); }, *own_);
  }

  std::string operator()(const InterimIc&) const { return misreport(); }
  std::string operator()(const ExPostIc&) const { return misreport(); }
  std::string operator()(const IndividualRationality&) const {
    return where() + " agent " + who() + type() + " gets " + left() + " by taking part, but " + right() + " outside.\n";
  }
  std::string operator()(const BudgetBalance&) const {
    return where() + report(" after the reports ") + " the transfers add up to " + left() + ".\n";
  }
  std::string operator()(const Efficient&) const {
    return where() + type() + " the rule is worth " + left() + " from now on, but choosing " +
           math(n_.outcome(place().outcome.value())) + " instead, and following the rule afterwards, " + right() +
           ".\n";
  }
  std::string operator()(const IncentiveEfficient&) const {
    return where() + type() + " truth is worth " + left() + " in total, but reporting " +
           math(n_.joint(place().report.value())) + " now, and the truth afterwards, " + right() + ".\n";
  }
  std::string operator()(const Value&) const {
    return "The value is " + left() + ", and " +
           math(fraction(failure_.left.value) + relation(failure_.relation) + fraction(failure_.right.value)) +
           " does not hold.\n";
  }
  std::string operator()(const SchemeClaim& claim) const {
    if (claim.aspect == SchemeClaim::Aspect::profitable)
      return "Agent " + who() + " expects " + left() + " under the scheme, and " + right() + " by truthful play.\n";
    if (claim.aspect == SchemeClaim::Aspect::balanced)
      return where() + report(" after the messages ") + " the side payments add up to " + left() + ".\n";
    return misreport();
  }
  std::string operator()(const EqualRules&) const {
    return where() + report(" after the reports ") + " agent " + who() + " is paid " + left() + " by the one and " +
           right() + " by the other.\n";
  }
  std::string operator()(const Guarantee&) const { return {}; }  // these are refuted by strategies
  std::string operator()(const CoalitionGain&) const { return {}; }
  std::string operator()(const CollusionProof&) const { return {}; }
  std::string operator()(const SchemeOptimum&) const { return {}; }

 private:
  std::string strategy(const Plan&) const {
    return "A planner does better:\n" + totals("\\mathrm{E}\\sum_iV^i_1", "\\mathrm{E}\\,W_1");
  }
  std::string strategy(const Reporting&) const {
    return "All agents together do better by misreporting:\n" + totals("\\mathrm{E}\\sum_iV^i_1", "\\mathrm{E}\\,W_1");
  }
  std::string strategy(const Policy& policy) const {
    if (std::holds_alternative<CoalitionGain>(statement_))
      return policy_in_words(policy) + "This gives the coalition, over truth,\n" +
             totals("S_{@}-\\textstyle\\sum_{i}U^i", "");
    return policy_in_words(policy) + "This gives all together more than truth:\n" + totals("\\sum_iU^i", "S");
  }
  std::string strategy(const Opposition& opposition) const {
    const auto* claim = std::get_if<Guarantee>(&statement_);
    return opponents(opposition) + "Then the truthful agent expects\n" +
           totals("g_{@}", claim != nullptr && claim->number ? "" : "U^{@}");
  }
  std::string strategy(const Immunity&) const { return {}; }
  std::string strategy(const SchemeAndBound&) const { return {}; }
  std::string strategy(const MixedPlay& play) const { return play_in_words(play); }
  std::string strategy(const SchemeBounds& bounds) const {
    const auto* claim = std::get_if<SchemeOptimum>(&statement_);
    return claim != nullptr ? optimum(*claim, *own_) : bounds_in_words(bounds);
  }
  std::string strategy(const MixedScheme& scheme) const {
    if (const auto* claim = std::get_if<SchemeOptimum>(&statement_)) return optimum(*claim, *own_);
    return scheme_in_words(scheme) + "It gives its members more than truthful play:\n" +
           set(rows(n_, compared_.totals, "scheme", "truth"));
  }
  std::string strategy(const WrittenScheme& written) const {
    const Scheme& scheme = model_.schemes[written.scheme];
    return "Under the scheme " + code(scheme.name) + " of " + math(n_.members(scheme.coalition)) +
           " truthful messages are optimal for every member" + truthful_outsiders(scheme.coalition) +
           ", and its side payments balance (" +
           counted(compared_.count - compared_.totals.size(), "comparison", "comparisons") +
           "). Every member expects more than by truthful play:\n" + set(rows(n_, compared_.totals, "scheme", "truth"));
  }
  std::string strategy(const Collusion& collusion) const {
    std::vector<std::string> lump_sums;
    for (Agent i : collusion.policy.coalition)
      lump_sums.push_back(number(collusion.lump_sums[i.value]) + " to agent " + math(n_.agent(i)));
    return policy_in_words(collusion.policy) +
           "The members make the side payments of the balanced team: each is paid what his message changes in the "
           "others' expected utilities, by the others in equal parts; and in period~1 the lump sums " +
           joined(lump_sums, ", ") +
           ". Truthful messages are then optimal for every member at every public state and for every type" +
           truthful_outsiders(collusion.policy.coalition) + " (" +
           counted(compared_.count - compared_.totals.size(), "inequality", "inequalities") +
           "), and every member expects more than by truthful play:\n" +
           set(rows(n_, compared_.totals, "scheme", "truth"));
  }
  std::string truthful_outsiders(Coalition members) const {
    return members == model_.types.grand_coalition() ? "" : ", and truth is optimal for the outsiders";
  }
  std::string opponents(const Opposition& opposition) const {
    std::string text;
    for (const Opposition::Against& against : opposition.policies) text += in_words(n_, allocation(), against);
    return text;
  }

  const Place& place() const { return place_of(failure_); }
  std::string left() const { return number(failure_.left.value); }
  std::string right() const { return number(failure_.right.value); }
  std::string who() const { return place().coalition ? math(n_.members(*place().coalition)) : ""; }
  std::string type() const {
    return place().truth ? std::string(place().truth->coalition.size() == 1 ? " of type " : " with types ") +
                               math(n_.joint(*place().truth))
                         : "";
  }
  std::string report(const std::string& before) const {
    return place().report ? before + math(n_.joint(*place().report)) + "," : "";
  }
  std::string where() const {
    if (place().period == 0) return "Before anything is known,";
    return (model_.infinite && place().period > 1 ? "In every later period"
                                                  : "In period~" + std::to_string(place().period)) +
           (place().state && place().state->reports ? ", at the public state " + math("k=" + n_.state(*place().state))
                                                    : "") +
           ",";
  }
  std::string misreport() const {
    const std::string others =
        place().outsiders ? " while the others' types are " + math(n_.joint(*place().outsiders)) : "";
    return where() + " agent " + who() + type() + " expects " + left() + " from truth and " + right() +
           " from reporting " + math(n_.joint(place().report.value())) + others + ": a gain of " +
           number(failure_.right.value - failure_.left.value) + ".\n";
  }

  const Judgement& failure_;
  const Evidence* own_;
};

}  // namespace

std::string proof(const Setting& setting, const Model& model, const std::string& id, const Statement& statement,
                  const Verified& verified) {
  return std::visit(Proof(setting, model, id, statement, verified), statement);
}

std::string refutation(const Setting& setting, const Model& model, const Statement& statement, const Refuted& refuted) {
  return Refutation(setting, model, statement, refuted).text();
}

}  // namespace candor::dynamic
