// SPDX-License-Identifier: MIT
#include "reports/latex/proof.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "reports/latex/collection.hpp"
#include "reports/latex/continuum/continuum.hpp"
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/existence.hpp"
#include "reports/latex/proof_tables.hpp"
#include "reports/latex/region.hpp"
#include "reports/latex/text.hpp"

namespace candor::tex {
namespace {

constexpr std::size_t most_judgements_kept = 4096;

std::string least_slack_remark(const std::vector<Judgement>& rows) {
  const auto tight = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const Judgement& row) { return is_inequality(row) && row.tight(); }));
  if (tight > 0)
    return std::string("An asterisk marks ") + (tight == 1 ? "the inequality that is" : "inequalities that are") +
           " tight. ";
  std::optional<Rational> least;
  for (const Judgement& row : rows)
    if (is_inequality(row) && (!least || slack(row) < *least)) least = slack(row);
  return least ? "No inequality is tight; the smallest slack is " + math(fraction(*least)) + ". " : std::string();
}

class Prover {
 public:
  Prover(const Setting& setting, const std::string& id, const Verified& verified, Collection collection)
      : setting_(setting),
        n_(setting.notation),
        id_(id),
        verified_(verified),
        rows_(std::move(collection.rows)),
        complete_(collection.complete) {}

  std::string operator()(const FullSupport&) const {
    const auto least = std::min_element(
        rows_.begin(), rows_.end(), [](const Judgement& a, const Judgement& b) { return a.left.value < b.left.value; });
    return shown("Every type profile has positive probability; the least is " + math(fraction(least->left.value)) +
                     ", at " + math(n_.joint(*least->place.truth)) + ".",
                 {"\\theta", "p(\\theta)", ""});
  }
  std::string operator()(const IndependentTypes&) const {
    return shown("The two columns agree at every type profile.", {"\\theta", "p(\\theta)", "\\prod_i p_i(\\theta_i)"});
  }
  std::string operator()(const Cbdp&) const {
    Headings headings{"\\bar\\theta_S", "p(\\theta_{-S}\\mid\\bar\\theta_S)", "p(\\theta_{-S}\\mid\\hat\\theta_S)"};
    headings.other = "\\hat\\theta_S";
    headings.outsiders = "\\theta_{-S}";
    return shown(
        "For every two types of a coalition the table names types of the outsiders to which they give different "
        "probabilities.",
        headings);
  }
  std::string operator()(const PrivateValues&) const {
    const std::string what =
        "Every payoff was compared with the payoff of the same agent from the same outcome when the other agents have "
        "their first types: " +
        std::to_string(verified_.tally().judgements) + " equalities.";
    const Table table = common_payoffs(n_, rows_);
    return complete_ && !table.empty() && table.size() <= setting_.row_limit
               ? what + " The payoffs are these:\n" + table.set(setting_.measure)
               : what;
  }
  std::string operator()(const Efficient& claim) const {
    if (n_.types().profile_count() > setting_.row_limit)
      return shown("", {"\\theta", "s(\\theta)", "\\sum_i u_i(a,\\theta)"});
    const Table table = surpluses(n_, claim, setting_.measure);
    return "The sum of payoffs, by type profile and outcome. What the rule chooses is in bold; no other entry of the "
           "row is larger. An asterisk marks an outcome that would be as "
           "good.\n" +
           table.set(setting_.measure);
  }
  std::string operator()(const Separable&) const {
    Headings headings{"\\theta", "s(\\theta)-s(b_i,\\theta_{-i})", "s(b_j,\\theta_{-j})-s(b_{ij},\\theta_{-ij})"};
    headings.other = "(b_{ij},\\theta_{-ij})";
    return shown("With the first type of each agent as $b_i$, all mixed differences vanish.", headings);
  }
  std::string operator()(const BudgetBalance& claim) const {
    if (claim.balance == Balance::ex_ante || claim.balance == Balance::ex_ante_no_deficit)
      return shown("", {"", "\\sum_\\theta p(\\theta)\\sum_i\\phi_i(\\theta)", ""});
    if (claim.transfers.size() * n_.types().profile_count() > 4 * setting_.row_limit)
      return shown("", {"\\theta", "\\sum_i\\phi_i(\\theta)", ""});
    std::vector<Table> tables;
    for (const std::size_t rule : claim.transfers) tables.push_back(budget(n_, rule));
    return "The transfers to each agent and their sum, at each type profile.\n" + flow(tables, setting_.measure);
  }
  std::string operator()(const DominantStrategyIc&) const { return ex_post(); }
  std::string operator()(const ExPostIc&) const { return ex_post(); }
  std::string operator()(const CoalitionalDominantStrategyIc&) const { return ex_post(); }
  std::string operator()(const BayesianIc&) const { return pure_misreports(); }
  std::string operator()(const CoalitionalIc&) const {
    return std::holds_alternative<Proposition2>(verified_.evidence()) ? proposition_2() : pure_misreports();
  }
  std::string operator()(const MaxminCoalitionalIc& claim) const {
    if (claim.mechanism.transfers.size() == 1) return pure_misreports();
    if (claim.strategies == Strategies::pure)
      return ambiguous(
          "For each coalition and type the table gives the expected utility of truth and of every misreport under each "
          "transfer rule, and the least of them. ",
          claim.mechanism);
    return R"(For each coalition $S$ and type $\bar\theta_S$ there are weights $\lambda_\phi\ge0$ on the transfer rules, $\sum_\phi\lambda_\phi=1$, such that no report
$\hat\theta_S$ has a weighted utility above
the least utility of truth, $v$. This settles mixed reports: for every $\delta\in\Delta(\Theta_S)$
\begin{align*}
\min_\phi\sum_{\hat\theta_S}\delta(\hat\theta_S)V_\phi(S\mid\bar\theta_S\to\hat\theta_S)
&\le\sum_\phi\lambda_\phi\sum_{\hat\theta_S}\delta(\hat\theta_S)V_\phi(S\mid\bar\theta_S\to\hat\theta_S)\\
&=\sum_{\hat\theta_S}\delta(\hat\theta_S)\sum_\phi\lambda_\phi V_\phi(S\mid\bar\theta_S\to\hat\theta_S)\le v.
\end{align*}
)" + ambiguous("", claim.mechanism);
  }
  std::string operator()(const IndividualRationality& claim) const {
    Headings headings{claim.stage == Stage::ex_ante   ? ""
                      : claim.stage == Stage::interim ? "\\bar\\theta_i"
                                                      : "\\theta",
                      claim.mechanism.transfers.size() > 1 ? "\\min_\\phi V_\\phi" : "V_\\phi", "\\text{outside}"};
    headings.coalition = "i";
    headings.grouped = false;
    return shown("", headings);
  }
  std::string operator()(const EqualRules& claim) const {
    if (n_.types().profile_count() > setting_.row_limit)
      return shown("", {"\\theta", "\\text{first}", "\\text{second}"});
    return "Both rules, at every type profile:\n" + compared_rules(n_, claim).set(setting_.measure);
  }
  std::string operator()(const Value&) const { return {}; }
  std::string operator()(const Deviation& claim) const {
    return comparison_of_reports(n_, claim.mechanism, claim.coalition, claim.given, claim.report, setting_.measure);
  }
  std::string operator()(const Guarantee& claim) const {
    return complete_ && rows_.size() <= 4 * setting_.row_limit
               ? "What each coalition gets by telling the truth, for every fixed report $r$ of the outsiders, and its "
                 "ex-ante payoff.\n" +
                     flow(guarantees(n_, claim.coalitions, rows_), setting_.measure)
               : shown("", {"", "V_\\phi(S;\\,\\hat\\theta_{-S}=r)", "U(S)"});
  }
  std::string operator()(const ExternalityPayment& claim) const {
    if (!complete_ || rows_.size() > 4 * setting_.row_limit)
      return shown("The constants $D_S$ agree.", {"\\theta_S", "T_\\phi(S\\mid\\theta_S)-U(-S\\mid\\theta_S)", "D_S"});
    return "For each coalition the difference of the two expectations is the same for all its types; it is the "
           "constant $D_S$.\n" +
           flow(externalities(n_, claim), setting_.measure);
  }
  std::string operator()(const AllEquilibriaEfficient& claim) const {
    std::vector<Judgement> against_reports;
    std::copy_if(rows_.begin(), rows_.end(), std::back_inserter(against_reports),
                 [](const Judgement& row) { return row.place.outsiders.has_value(); });
    const std::string conditions =
        "The conditions hold: the blocks' types are independent, payoffs depend on the types of one's own block only, "
        "and the transfers never run a deficit (" +
        std::to_string(verified_.tally().judgements - against_reports.size() - 1) + " comparisons). ";
    if (!complete_) return conditions + shown("", {"", "V_\\phi(B;\\,\\hat\\theta_{-B}=r)", "U(B)"});
    return conditions + "Telling the truth guarantees each block its ex-ante payoff:\n" +
           flow(guarantees(n_, claim.partition, against_reports), setting_.measure) +
           "\\noindent These payoffs add up to " + math("\\sum_B U(B)=" + fraction(rows_.back().left.value)) +
           ", the largest expected surplus.\n";
  }
  std::string operator()(const Implementable&) const {
    return found_transfers(n_, std::get<TransferTable>(verified_.evidence()).amounts, setting_.measure) + compared();
  }
  std::string operator()(const Everywhere& claim) const {
    Headings headings{"\\theta",
                      claim.quantity == Quantity::payoff     ? "U(S\\mid\\theta)"
                      : claim.quantity == Quantity::transfer ? "T_\\phi(S\\mid\\theta)"
                                                             : "V_\\phi(S\\mid\\theta)",
                      "x(\\theta)"};
    headings.grouped = claim.parts.size() > 1;
    return shown("", headings);
  }
  std::string operator()(const Groves&) const {
    Headings headings{"\\theta", "\\phi_i-\\sum_{j\\ne i}u_j\\text{ at }\\theta", "\\text{the same at }\\theta'"};
    headings.coalition = "i";
    return shown("At $\\theta'$ the agent has the first type, the others have the same types.", headings);
  }
  std::string operator()(const Optimum&) const {
    return found_optimum(n_, std::get<Optimality>(verified_.evidence()), setting_.measure) + compared();
  }
  std::string operator()(const RevenueEquivalence&) const {
    return unique_utilities(n_, std::get<UniqueUtilities>(verified_.evidence()), setting_.measure) + compared();
  }
  std::string operator()(const CoalitionalIdentifiability&) const {
    return "The transfers below balance at every profile and make every lie costly. " +
           found_transfers(n_, std::get<TransferTable>(verified_.evidence()).amounts, setting_.measure) + compared();
  }
  std::string operator()(const ParameterRegion& claim) const {
    return region_proof(n_, claim, std::get<RegionProof>(verified_.evidence()), setting_.measure);
  }
  std::string operator()(const AmbiguousImplementable&) const {
    return found_rules(n_, std::get<AmbiguousRules>(verified_.evidence()), setting_.measure) + compared();
  }

 private:
  /// What was checked of transfers that were found: the counts, and where to see all of it.
  std::string compared() const {
    return "\\noindent The comparisons, all of which hold, are printed by " + code(setting_.command + " " + id_) +
           ".\n";
  }
  /// The general form: every comparison in a row, or the most telling ones.
  std::string shown(const std::string& text, const Headings& headings) const {
    const bool all = complete_ && rows_.size() <= setting_.row_limit;
    const std::vector<Judgement> rows = all ? rows_ : most_telling(rows_, setting_.row_limit / 2);
    std::string result = text.empty() ? "" : text + " ";
    result += least_slack_remark(rows_);
    if (!all) result += remainder(rows.size());
    return result + "\n" + flow(comparisons(n_, rows, headings), setting_.measure);
  }
  /// Which comparisons are shown, and where the others are.
  std::string remainder(std::size_t shown) const {
    const bool inequalities = std::any_of(rows_.begin(), rows_.end(), is_inequality);
    return "Of " + std::to_string(verified_.tally().judgements) + " comparisons the table shows " +
           std::to_string(shown) +
           (inequalities ? ", among them tight ones and those of least slack; " : ", the first ones; ") +
           "the others hold as well, and " + code(setting_.command + " " + id_) + " prints them. ";
  }
  std::string ex_post() const {
    Headings headings{"\\bar\\theta", "\\text{truth}", "\\text{misreport}"};
    headings.outsiders = "\\hat\\theta_{-S}";
    return shown(
        "Utilities of the coalition at each true type profile $\\bar\\theta$, when it tells the truth and when it "
        "reports $\\hat\\theta_S$, the outsiders reporting "
        "$\\hat\\theta_{-S}$.",
        headings);
  }
  std::string pure_misreports() const {
    const std::vector<Table> matrices = complete_ ? payoff_matrices(n_, rows_) : std::vector<Table>{};
    std::size_t cells = 0;
    for (const Table& matrix : matrices) cells += matrix.size();
    const bool fit = !matrices.empty() && cells <= setting_.row_limit &&
                     std::all_of(matrices.begin(), matrices.end(),
                                 [&](const Table& matrix) { return matrix.fits(setting_.measure); });
    if (!fit) return shown("", {"\\bar\\theta_S", "\\text{truth}", "\\text{misreport}"});
    return "The expected utility of each coalition, by true type (row) and report (column). Truth is in bold; no other "
           "entry of its row is larger. " +
           least_slack_remark(rows_) + "\n" + flow(matrices, setting_.measure);
  }
  std::string proposition_2() const {
    return R"(By Proposition~2 of Safronov (2016): types are independent, values are private, the allocation is efficient, transfers sum to zero at every profile, and for every agent~$i$ there is a
number $D_i$ such that
\[\mathrm{E}_{\theta_i}x_i(\theta_i,\theta_{-i})=-\mathrm{E}_{\theta_i}u_i(\theta_i,\theta_{-i})+D_i\quad\text{for all }\theta_{-i}.\]
Then no coalition gains by a misreport. )" +
           compared();
  }
  std::string ambiguous(const std::string& text, const Mechanism& mechanism) const {
    const bool all = complete_ && rows_.size() <= setting_.row_limit;
    const std::vector<Judgement> rows = all ? rows_ : most_telling(rows_, setting_.row_limit / 2);
    std::string remark = text + least_slack_of_misreports();
    if (!all) remark += remainder(rows.size());
    return remark + "\n" + flow(ambiguous_comparisons(n_, mechanism, rows), setting_.measure);
  }
  /// Truth weighed against itself is a comparison as well, but tells nothing about slack.
  std::string least_slack_of_misreports() const {
    std::vector<Judgement> misreports;
    std::copy_if(rows_.begin(), rows_.end(), std::back_inserter(misreports),
                 [](const Judgement& row) { return row.place.report != row.place.truth; });
    return least_slack_remark(misreports);
  }

  const Setting& setting_;
  const Notation& n_;
  const std::string& id_;
  const Verified& verified_;
  std::vector<Judgement> rows_;
  bool complete_;
};

}  // namespace

std::string proof(const Setting& setting, const Model& model, const std::string& id, const Statement& statement,
                  const Verified& verified) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement))
    return continuum::proof(setting, std::get<continuum::Model>(model), id, *own, verified);
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return dynamic::proof(setting, std::get<dynamic::Model>(model), id, *own, verified);
  return std::visit(Prover(setting, id, verified,
                           collect(setting.notation.model(), statement, verified.evidence(), most_judgements_kept)),
                    finite_statement(statement));
}

}  // namespace candor::tex
