// SPDX-License-Identifier: MIT
#include "reports/latex/refutation.hpp"

#include "reports/latex/collection.hpp"
#include "reports/latex/continuum/continuum.hpp"
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/existence.hpp"
#include "reports/latex/proof_tables.hpp"
#include "reports/latex/region.hpp"
#include "reports/latex/text.hpp"

namespace candor::tex {
namespace {

class Refuter {
 public:
  Refuter(const Setting& setting, const Refuted& refuted)
      : n_(setting.notation),
        measure_(setting.measure),
        refuted_(refuted),
        failure_(refuted.counterexample().front()) {}

  std::string operator()(const FullSupport&) const {
    return "The type profile " + truth() + " has probability " + left() + ".\n";
  }
  std::string operator()(const IndependentTypes&) const {
    std::string factors;
    for (Agent i : n_.types().grand_coalition()) {
      const JointType own = n_.types().restrict(*failure_.place.truth, Coalition::of(i));
      factors += (factors.empty() ? "" : "\\cdot ") + fraction(n_.model().environment.prior.marginal(n_.types(), own));
    }
    return "At " + truth() + " the prior is " + math("p(\\theta)=" + fraction(failure_.left.value)) +
           ", but the product of the marginals is " + math(factors + "=" + fraction(failure_.right.value)) + ".\n";
  }
  std::string operator()(const Cbdp&) const {
    return "The types " + truth() + " and " + other() + " of " + who() + " hold the same beliefs about the others:\n" +
           beliefs() + "\\noindent Both rows are the same.\n";
  }
  std::string operator()(const PrivateValues&) const {
    const Agent i = *failure_.place.coalition->begin();
    return "Agent " + math(n_.agent(i)) + " has the same type at " + truth() + " and at " + other() +
           ", but the payoff from " + math(n_.outcome(*failure_.place.outcome)) + " is " + left() +
           " at the first and " + right() + " at the second.\n";
  }
  std::string operator()(const Efficient& claim) const {
    const Profile theta = n_.types().profile(*failure_.place.truth);
    return "At " + truth() + " the rule chooses " +
           math(n_.lottery(n_.model().allocations.at(claim.allocation)(theta))) + ", with a sum of payoffs of " +
           left() + "; the outcome " + math(n_.outcome(*failure_.place.outcome)) + " gives " + right() +
           ", which is larger by " + gap() + ".\n";
  }
  std::string operator()(const Separable& claim) const {
    const TypeSpace& types = n_.types();
    const auto [i, j] = *failure_.place.agents;
    const Profile theta = types.profile(*failure_.place.truth), base = types.profile(*failure_.place.other);
    const Profile without_i = types.replace(theta, types.restrict(base, Coalition::of(i))),
                  without_j = types.replace(theta, types.restrict(base, Coalition::of(j)));
    const auto surplus = [&](Profile profile) {
      return fraction(n_.model().surplus(n_.model().allocations.at(claim.allocation), profile));
    };
    const auto named = [&](Profile profile) {
      return "s" + (types.agent_count() == 1 ? "(" + n_.profile(profile) + ")" : n_.profile(profile));
    };
    return "The mixed difference of the surplus in the types of agents " + math(n_.agent(i)) + " and " +
           math(n_.agent(j)) + " does not vanish:\n\\begin{align*}\n" + named(theta) + "-" + named(without_i) +
           "&=" + surplus(theta) + "-(" + surplus(without_i) + ")=" + fraction(failure_.left.value) + ",\\\\\n" +
           named(without_j) + "-" + named(base) + "&=" + surplus(without_j) + "-(" + surplus(base) +
           ")=" + fraction(failure_.right.value) + ".\n\\end{align*}\n";
  }
  std::string operator()(const BudgetBalance& claim) const {
    const std::size_t rule = *failure_.place.transfers;
    if (!failure_.place.truth)
      return "Under " + math(n_.transfers(rule)) + " the transfers add up to " + left() + " in expectation" +
             (claim.balance == Balance::ex_ante ? ", not to zero" : "") + ".\n";
    std::string sum;
    const Profile theta = n_.types().profile(*failure_.place.truth);
    for (Agent i : n_.types().grand_coalition()) {
      const Rational& amount = n_.model().transfers.at(rule).amounts(i, theta);
      sum += (sum.empty() || amount.sign() < 0 ? "" : "+") + fraction(amount);
    }
    return "At " + truth() + " the transfers of " + math(n_.transfers(rule)) + " add up to " +
           math(sum + "=" + fraction(failure_.left.value)) +
           (claim.balance == Balance::exact ? ", not to zero" : ", a deficit") + ".\n";
  }
  std::string operator()(const DominantStrategyIc& claim) const { return misreport(claim.mechanism); }
  std::string operator()(const ExPostIc& claim) const { return misreport(claim.mechanism); }
  std::string operator()(const CoalitionalDominantStrategyIc& claim) const { return misreport(claim.mechanism); }
  std::string operator()(const BayesianIc& claim) const { return misreport(claim.mechanism); }
  std::string operator()(const CoalitionalIc& claim) const { return misreport(claim.mechanism); }
  std::string operator()(const MaxminCoalitionalIc& claim) const {
    const auto* mixed = std::get_if<ProfitableMixedReport>(&refuted_.evidence());
    if (mixed == nullptr) return misreport(claim.mechanism);
    const Event given{mixed->truth, std::nullopt};
    return capitalised(coalition(mixed->truth.coalition)) + " of type " + math(n_.joint(mixed->truth)) +
           " gains by the report " + math(n_.report(mixed->report)) + ", whatever the transfer rule:\n" +
           mixture(*mixed) + "\\noindent The mixture yields more than " + right() +
           ", the least that truth yields, under every transfer rule.\n";
  }
  std::string operator()(const IndividualRationality&) const {
    const std::string at =
        failure_.place.truth && !failure_.place.truth->coalition.empty() ? " At " + truth() + " agent " : " Agent ";
    return at.substr(1) + math(n_.members(*failure_.place.coalition)) + " gets " + left() + " by taking part, but " +
           right() + " outside.\n";
  }
  std::string operator()(const EqualRules& claim) const {
    const bool transfers = claim.kind == EqualRules::Kind::transfers;
    const std::string first = math(transfers ? n_.transfers(claim.first) : n_.allocation(claim.first)),
                      second = math(transfers ? n_.transfers(claim.second) : n_.allocation(claim.second));
    if (transfers)
      return "At " + truth() + " agent " + math(n_.members(*failure_.place.coalition)) + " is paid " + left() +
             " under " + first + " but " + right() + " under " + second + ".\n";
    return "At " + truth() + " the rule " + first + " chooses " + math(n_.outcome(*failure_.place.outcome)) +
           " with probability " + left() + ", the rule " + second + " with probability " + right() + ".\n";
  }
  std::string operator()(const Value&) const {
    return "The value is " + left() + ", and " +
           math(fraction(failure_.left.value) + relation(failure_.relation) + fraction(failure_.right.value)) +
           " does not hold.\n";
  }
  std::string operator()(const Deviation& claim) const {
    const std::string comparison =
        comparison_of_reports(n_, claim.mechanism, claim.coalition, claim.given, claim.report, measure_);
    if (failure_.relation == Relation::equal)
      return comparison + "The change is " + left() + ", not " + right() + ".\n";
    return comparison + (claim.pays ? "So the deviation does not pay.\n" : "So the deviation pays.\n");
  }
  std::string operator()(const Guarantee&) const {
    const std::string against = failure_.place.outsiders && !failure_.place.outsiders->coalition.empty()
                                    ? " when the outsiders report " + math(n_.joint(*failure_.place.outsiders))
                                    : std::string();
    return "Telling the truth, " + who() + " expects " + left() + against + ", but its ex-ante payoff is " + right() +
           ".\n";
  }
  std::string operator()(const ExternalityPayment& claim) const {
    const std::string who_of_type = "For " + who() + " of type " + truth() +
                                    " the difference of expected transfer and the outsiders' expected payoff is " +
                                    left();
    return claim.constant ? who_of_type + ", not " + right() + ".\n"
                          : who_of_type + "; for type " + other() + " it is " + right() + ".\n";
  }
  std::string operator()(const AllEquilibriaEfficient&) const {
    return {};
  }  // the kernel never refutes this claim: its rule is only sufficient
  std::string operator()(const Implementable& claim) const {
    return ruled_out_transfers(n_, claim.requirements, refuted_, measure_);
  }
  std::string operator()(const Everywhere& claim) const {
    constexpr std::string_view quantities[] = {"payoff of ", "transfer to ", "utility of "};
    return "At " + truth() + " the " + std::string(quantities[static_cast<int>(claim.quantity)]) + who() + " is " +
           left() + ", and " +
           math(fraction(failure_.left.value) + relation(failure_.relation) + fraction(failure_.right.value)) +
           " does not hold.\n";
  }
  std::string operator()(const Groves&) const {
    return "At " + truth() + " the transfer to " + who() + " exceeds the payoffs of the others by " + left() + ", at " +
           other() + " by " + right() + ", though only that agent's own type differs.\n";
  }
  std::string operator()(const Optimum& claim) const { return refuted_optimum(n_, claim, refuted_, measure_); }
  std::string operator()(const RevenueEquivalence&) const { return two_transfer_rules(n_, refuted_, measure_); }
  std::string operator()(const CoalitionalIdentifiability&) const {
    return unidentified_lies(n_, std::get<UnidentifiedLies>(refuted_.evidence()), measure_);
  }
  std::string operator()(const ParameterRegion& claim) const { return region_counterexample(n_, claim, refuted_); }
  std::string operator()(const AmbiguousImplementable&) const {
    if (const auto* reports = std::get_if<UndeterredReports>(&refuted_.evidence()))
      return undeterred_reports(n_, *reports, refuted_.counterexample().back().left.value, measure_);
    const Judgement& envy = refuted_.counterexample().back();
    return "The types " + truth() + " and " + other() + " of " + who() +
           " hold the same beliefs about the others, so that from the same report they expect the same transfers, "
           "whatever the rule. Their payoffs under truth add up to " +
           math(fraction(envy.right.value)) + "; if each reported the other they would add up to " +
           math(fraction(envy.left.value)) + ". Whatever the transfer rules, one of the two prefers to lie.\n";
  }

 private:
  std::string truth() const { return math(n_.joint(*failure_.place.truth)); }
  std::string other() const { return math(n_.joint(*failure_.place.other)); }
  std::string left() const { return math(fraction(failure_.left.value)); }
  std::string right() const { return math(fraction(failure_.right.value)); }
  std::string gap() const { return math(fraction(abs(slack(failure_)))); }
  std::string coalition(Coalition coalition) const {
    return (coalition.size() == 1 ? "agent " : "the coalition ") + math(n_.members(coalition));
  }
  static std::string capitalised(std::string words) {
    words[0] = words[0] == 'a' ? 'A' : 'T';
    return words;
  }
  std::string who() const { return coalition(*failure_.place.coalition); }

  /// Both beliefs of a failed cbdp comparison, in full.
  std::string beliefs() const {
    const Environment& environment = n_.model().environment;
    const Coalition others = n_.types().outsiders(*failure_.place.coalition);
    const std::uint32_t count = n_.types().joint_type_count(others);
    std::vector<std::string> header{math("\\theta_{-S}")};
    Table table("lrr", {math("\\theta_{-S}"), math("p(\\theta_{-S}\\mid" + n_.joint(*failure_.place.truth) + ")"),
                        math("p(\\theta_{-S}\\mid" + n_.joint(*failure_.place.other) + ")")});
    for (std::uint32_t o = 0; o < count; ++o) {
      std::vector<std::string> cells{math(n_.joint({others, o}))};
      for (const JointType own : {*failure_.place.truth, *failure_.place.other})
        cells.push_back(
            math(fraction(environment.prior(Profile{n_.types().offset(own) + n_.types().offset(JointType{others, o})}) /
                          environment.prior.marginal(n_.types(), own))));
      table.row(std::move(cells));
    }
    return table.set(measure_);
  }

  std::string misreport(const Mechanism& mechanism) const {
    const Side& deviating = failure_.right;
    const Event& given = deviating.expectations.front().given;
    std::string opening = "Let the true types be " + truth() +
                          (given.types.coalition == *failure_.place.coalition ? "" : " (of all agents)") + " and let " +
                          who() + " report " + math(n_.joint(*failure_.place.report));
    if (failure_.place.outsiders && !failure_.place.outsiders->coalition.empty()) {
      opening += ", while the others report " + math(n_.joint(*failure_.place.outsiders));
      return opening + ". Truth yields " + left() + ", the misreport " + right() + ": a gain of " + gap() + ".\n";
    }
    return opening + ".\n" +
           comparison_of_reports(n_, mechanism, *failure_.place.coalition, given,
                                 MixedReport::pure(*failure_.place.report), measure_);
  }

  /// Under each rule: truth, each report of the mixture, and the mixture.
  std::string mixture(const ProfitableMixedReport& mixed) const {
    std::vector<std::string> header{math("\\phi"), "truth"};
    for (const MixedReport::Branch& branch : mixed.report.branches) header.push_back(math(n_.joint(branch.report)));
    header.push_back("mixture");
    Table table("l" + std::string(header.size() - 1, 'r'), header);
    std::vector<std::string> probabilities{"probability", ""};
    for (const MixedReport::Branch& branch : mixed.report.branches)
      probabilities.push_back(math(fraction(branch.probability)));
    probabilities.emplace_back();
    table.row(std::move(probabilities));
    for (const Judgement& row : refuted_.counterexample()) {
      Expectation expectation = row.left.expectations.front();
      std::vector<std::string> cells{math(n_.transfers(*expectation.transfers))};
      expectation.report = MixedReport::truth();
      cells.push_back(math(fraction(evaluate(n_.model(), expectation))));
      for (const MixedReport::Branch& branch : mixed.report.branches) {
        expectation.report = MixedReport::pure(branch.report);
        cells.push_back(math(fraction(evaluate(n_.model(), expectation))));
      }
      cells.push_back(math(fraction(row.left.value)));
      table.row(std::move(cells));
    }
    return table.set(measure_);
  }

  const Notation& n_;
  Measure measure_;
  const Refuted& refuted_;
  const Judgement& failure_;
};

}  // namespace

std::string refutation(const Setting& setting, const Model& model, const Statement& statement, const Refuted& refuted) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement))
    return continuum::refutation(setting, std::get<continuum::Model>(model), *own, refuted);
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return dynamic::refutation(setting, std::get<dynamic::Model>(model), *own, refuted);
  return std::visit(Refuter(setting, refuted), finite_statement(statement));
}

}  // namespace candor::tex
