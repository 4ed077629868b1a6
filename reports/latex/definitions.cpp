// SPDX-License-Identifier: MIT
#include "reports/latex/definitions.hpp"

#include <algorithm>
#include <stdexcept>

#include "reports/latex/continuum/continuum.hpp"
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/formula.hpp"
#include "reports/latex/region.hpp"
#include "reports/latex/table.hpp"
#include "reports/latex/text.hpp"
#include "reports/text/existence.hpp"

namespace candor::tex {

std::string_view notation_paragraph() {
  return R"(There is a finite set $I$ of agents. Agent $i$ has a type $\theta_i\in\Theta_i$; $\Theta=\prod_{i\in I}\Theta_i$, and $p$ is the common prior on $\Theta$. For a set
$S\subseteq I$ of agents $\theta=(\theta_S,\theta_{-S})$, and $p(\theta_{-S}\mid\theta_S)$ is a conditional probability. The payoff of agent~$i$ from outcome~$a$ is
$u_i(a,\theta)$. An
allocation rule~$q$ assigns to every reported type profile an outcome or a lottery over outcomes, to which $u_i$ extends by expectation. A transfer rule~$\phi$ assigns to every
reported profile the amounts $\phi_i$ paid \emph{to} the agents. A mechanism is simple, $(q,\phi)$, or ambiguous, $(q,\Phi)$, with a finite set $\Phi$ of transfer rules. Bars mark
true types, hats mark reports; where an expectation conditions on types, these range over types of positive probability. A coalition $S$ of true type $\bar\theta_S$ that reports $\hat\theta_S$ while all others tell the truth expects in total
\begin{align*}
U(S\mid\bar\theta_S\to\hat\theta_S)&=\sum_{\theta_{-S}}p(\theta_{-S}\mid\bar\theta_S)\sum_{i\in S}u_i\bigl(q(\hat\theta_S,\theta_{-S}),(\bar\theta_S,\theta_{-S})\bigr),\\
T_\phi(S\mid\bar\theta_S\to\hat\theta_S)&=\sum_{\theta_{-S}}p(\theta_{-S}\mid\bar\theta_S)\sum_{i\in S}\phi_i(\hat\theta_S,\theta_{-S}),
\end{align*}
a payoff and a transfer, and the utility $V_\phi=U+T_\phi$. Without an arrow the report is the truth; without a bar the expectation is ex ante; after a bar there may also
stand other conditions, and
after a semicolon the report $\hat\theta_T$ of other agents~$T$. A mixed report that is $r$ with probability $\alpha$ and $r'$ with probability $1-\alpha$ is written $\alpha
r\oplus(1-\alpha)r'$.
)";
}

const std::vector<Definition>& definitions() {
  static const std::vector<Definition> all{
      {"full_support", "Full support", "full support", R"(Every type profile $\theta\in\Theta$ is possible:
\[ p(\theta)>0. \])"},
      {"independent_types", "Independent types", "independent types",
       R"(The prior is the product of its marginals $p_i(\theta_i)=\sum_{\theta_{-i}}p(\theta_i,\theta_{-i})$: for all $\theta\in\Theta$
\[ p(\theta)=\prod_{i\in I}p_i(\theta_i). \])"},
      {"cbdp", "Coalitional beliefs determine preferences", "CBDP",
       R"(Different types of a coalition hold different beliefs: for every coalition $S\ne I$ of the pattern and all
$\bar\theta_S\ne\hat\theta_S$ of positive probability there are types $\theta_{-S}$ of the outsiders with
\[ p(\theta_{-S}\mid\bar\theta_S)\ne p(\theta_{-S}\mid\hat\theta_S). \])"},
      {"private_values", "Private values", "private values",
       R"(Payoffs depend on one's own type only: for all agents~$i$, outcomes~$a$, and all $\theta_i$, $\theta_{-i}$, $\theta'_{-i}$
\[ u_i(a,(\theta_i,\theta_{-i}))=u_i(a,(\theta_i,\theta'_{-i})). \])"},
      {"efficient", "Efficiency", "efficiency",
       R"(The allocation rule maximises the sum of payoffs: for all $\theta\in\Theta$ and all outcomes~$a$
\[ \sum_{i\in I}u_i(q(\theta),\theta)\ge\sum_{i\in I}u_i(a,\theta). \])"},
      {"implementable", "Implementability", "implementability",
       R"(For the allocation rule $q$ there is a transfer rule $\phi:\Theta\to\mathbf{R}^I$ with the properties listed in the claim. The requirements are linear in
the unknown numbers $\phi_i(\theta)$: either some $\phi$ satisfies all of them, or multipliers, non-negative on the inequalities, combine them to a contradiction in which every $\phi_i(\theta)$ cancels. Interim
constraints enter multiplied by the probability of the true types: incentives, for every coalition $S$ in question and all $\bar\theta_S$, $\hat\theta_S$, as
\[ p(\bar\theta_S)\,\bigl[V_\phi(S\mid\bar\theta_S)-V_\phi(S\mid\bar\theta_S\to\hat\theta_S)\bigr]\ge0, \]
and interim participation likewise. Dominant-strategy incentives, ex-post participation and budgets at a profile enter as they stand, ex-ante conditions as expectations.)"},
      {"coalitional_identifiability", "Coalitional identifiability", "coalitional identifiability",
       R"(Let coalitions $S$ of the pattern, neither single agents nor the grand coalition, form with probabilities $\xi(S)$, of
sum at most one, and lie by strategies $\delta_S$; a single agent in no coalition lies by $\delta_i$. If somebody lies with positive probability, then the distribution of reports
\[ \Bigl(1-\sum_{S\ni i}\xi(S)\Bigr)\pi^{\delta_i}+\sum_{S\ni i}\xi(S)\,\pi^{\delta_S} \]
is not the same for all agents~$i$. Here $\pi^{\delta_S}(\theta)=\sum_{\bar\theta_S}p(\bar\theta_S,\theta_{-S})\,\delta_S(\bar\theta_S)[\theta_S]$. Transfers that balance at every profile and make every lie of
every such coalition strictly costly prove it: under a common distribution of reports the expected transfers of all agents would add up to zero, and to less than zero.)"},
      {"ambiguous_implementable", "Implementability by an ambiguous mechanism", "ambiguous implementability",
       R"(For the allocation rule $q$ there is a finite set $\Phi$ of transfer rules, each balanced at every profile, such that for
every coalition $S$ listed, all $\bar\theta_S$ and all $\delta\in\Delta(\Theta_S)$
\[ \min_{\phi\in\Phi}V_\phi(S\mid\bar\theta_S)\ge\min_{\phi\in\Phi}\sum_{\hat\theta_S}\delta(\hat\theta_S)\,V_\phi(S\mid\bar\theta_S\to\hat\theta_S). \]
There is none if two types of a coalition hold the same beliefs and would gain, in total, by being treated as each other: from the same report both expect the same transfers.)"},
      {"parameter_region", "Region of parameter values", "parameter region",
       R"(Some numbers of the example are parameters $t=(t_1,\dots,t_m)$, on which payoffs, transfers, outside options and stated numbers depend affinely; the prior does not depend on them, and
the allocation rules are held as they are in the example. Each comparison of the claims is then an inequality between affine functions of~$t$, and
\[ \{\,t : \text{the claims hold at } t\,\}=\{\,t : a_k\cdot t\ge b_k \text{ for all } k\,\}, \]
the right side being the region in the claim (a bound may also be strict). Each bound follows from the comparisons, and each comparison follows from the bounds.)"},
      {"everywhere", "Amounts at every type profile", "everywhere",
       R"(A payoff, transfer or utility under truth, of a coalition~$S$ or of each agent, is compared with a number $x(\theta)$ at every $\theta\in\Theta$; in the case of utility and equality
\[ \sum_{i\in S}\bigl[u_i(q(\theta),\theta)+\phi_i(\theta)\bigr]=x(\theta). \])"},
      {"groves", "Groves mechanism", "Groves",
       R"(Each agent is paid the payoffs of the others and something that does not depend on the agent's own report (Vickrey, Clarke and Groves): there are functions $h_i$ with
\[ \phi_i(\theta)=\sum_{j\ne i}u_j(q(\theta),\theta)+h_i(\theta_{-i})\quad\text{for all }i\in I,\ \theta\in\Theta, \]
that is, the difference of the two sides' first terms is the same for all types of~$i$.)"},
      {"optimum", "Optimum over transfers", "optimum",
       R"(Among all transfer rules $\phi$ that meet the requirements listed in the claim for the allocation rule~$q$, the linear function $f(\phi)$ named in the claim, an expected
transfer $T_\phi$ or utility $V_\phi$ or a difference of two, has the least (largest) value~$v$ stated. Some $\phi$ attains~$v$; and multipliers $y_r$, non-negative on inequalities, of the requirements $g_r(\phi)\ge0$ or
$g_r(\phi)=0$ show that none does better:
\[ f(\phi)=v+\sum_r y_r\,g_r(\phi)\ge v,\qquad\text{or}\qquad f(\phi)=v-\sum_r y_r\,g_r(\phi)\le v. \]
Interim requirements enter multiplied by the probability of the true types.)"},
      {"revenue_equivalence", "Revenue equivalence", "revenue equivalence",
       R"(The allocation rule $q$ and incentive compatibility determine interim utilities up to a constant: if truth is Bayesian incentive compatible in $(q,\phi)$ and in $(q,\psi)$, then for every
agent~$i$ and all types $\bar\theta_i$, $\bar\theta'_i$ of positive probability
\[ V_\phi(i\mid\bar\theta_i)-V_\phi(i\mid\bar\theta'_i)=V_\psi(i\mid\bar\theta_i)-V_\psi(i\mid\bar\theta'_i). \]
With finitely many types, incentive constraints bound the difference from both sides, and it is determined only if the two bounds agree.)"},
      {"separable", "Separability", "separability",
       R"(The surplus $s(\theta)=\sum_i u_i(q(\theta),\theta)$ is a sum $\sum_i f_i(\theta_i)$ of functions of single types. Equivalently, with fixed reference
types $b_i$, the mixed difference in the types of any two agents $i\ne j$ vanishes: for all $\theta\in\Theta$
\[ s(\theta)-s(b_i,\theta_{-i})=s(b_j,\theta_{-j})-s(b_i,b_j,\theta_{-ij}). \])"},
      {"budget_balance.exact", "Budget balance", "budget balance",
       R"(Under every transfer rule $\phi$ in question the transfers add up to zero at every $\theta\in\Theta$:
\[ \sum_{i\in I}\phi_i(\theta)=0. \])"},
      {"budget_balance.no_deficit", "No deficit", "no deficit",
       R"(Under every transfer rule $\phi$ in question no money flows in, at any $\theta\in\Theta$:
\[ \sum_{i\in I}\phi_i(\theta)\le0. \])"},
      {"budget_balance.ex_ante", "Budget balance ex ante", "budget balance ex ante",
       R"(Under every transfer rule $\phi$ in question the transfers add up to zero in expectation:
\[ \sum_{\theta\in\Theta}p(\theta)\sum_{i\in I}\phi_i(\theta)=0. \])"},
      {"budget_balance.ex_ante_no_deficit", "No deficit ex ante", "no deficit ex ante",
       R"(Under every transfer rule $\phi$ in question no money flows in, in expectation:
\[ \sum_{\theta\in\Theta}p(\theta)\sum_{i\in I}\phi_i(\theta)\le0. \])"},
      {"dominant_strategy_ic", "Dominant-strategy incentive compatibility", "dominant-strategy IC",
       R"(Truth is best for each agent~$i$ at every true profile $\bar\theta$ and for every report $\hat\theta$:
\begin{align*}
&u_i(q(\bar\theta_i,\hat\theta_{-i}),\bar\theta)+\phi_i(\bar\theta_i,\hat\theta_{-i})\\
&\qquad\ge u_i(q(\hat\theta_i,\hat\theta_{-i}),\bar\theta)+\phi_i(\hat\theta_i,\hat\theta_{-i}).
\end{align*}
Under private values the others' true types do not matter, and it is enough to let them be what they report.)"},
      {"ex_post_ic", "Ex-post incentive compatibility", "ex-post IC",
       R"(Truth is best for each agent~$i$ at every profile $\bar\theta$ when the others tell the truth: for all $\hat\theta_i$
\[ u_i(q(\bar\theta),\bar\theta)+\phi_i(\bar\theta)\ge u_i(q(\hat\theta_i,\bar\theta_{-i}),\bar\theta)+\phi_i(\hat\theta_i,\bar\theta_{-i}). \])"},
      {"coalitional_dominant_strategy_ic", "Coalitional dominant-strategy incentive compatibility",
       "coalitional dominant-strategy IC",
       R"(Truth is best for each coalition $S$ in question at every true profile $\bar\theta$ and for every report $\hat\theta$:
\begin{align*}
&\sum_{i\in S}\bigl[u_i(q(\bar\theta_S,\hat\theta_{-S}),\bar\theta)+\phi_i(\bar\theta_S,\hat\theta_{-S})\bigr]\\
&\qquad\ge\sum_{i\in S}\bigl[u_i(q(\hat\theta),\bar\theta)+\phi_i(\hat\theta)\bigr].
\end{align*}
Under private values the outsiders' true types do not matter, and it is enough to let them be what they report.)"},
      {"bayesian_ic", "Bayesian incentive compatibility", "Bayesian IC",
       R"(Truth is best for each agent~$i$ in expectation when the others tell the truth: for all $\bar\theta_i$, $\hat\theta_i$
\[ V_\phi(i\mid\bar\theta_i)\ge V_\phi(i\mid\bar\theta_i\to\hat\theta_i). \])"},
      {"coalitional_ic", "Coalitional incentive compatibility", "coalitional IC",
       R"(A coalition pools its types and maximises its total utility; truth is best when the outsiders tell the truth:
for every coalition $S$ in question and all $\bar\theta_S$, $\hat\theta_S$
\[ V_\phi(S\mid\bar\theta_S)\ge V_\phi(S\mid\bar\theta_S\to\hat\theta_S). \])"},
      {"maxmin_coalitional_ic.pure", "Max-min coalitional incentive compatibility, pure reports",
       "max-min CIC, pure reports",
       R"(A coalition that does not know the transfer rule expects the worst; truth is then at
least as good as any pure misreport: for every coalition $S$ in question and all $\bar\theta_S$, $\hat\theta_S$
\[ \min_{\phi\in\Phi}V_\phi(S\mid\bar\theta_S)\ge\min_{\phi\in\Phi}V_\phi(S\mid\bar\theta_S\to\hat\theta_S). \])"},
      {"maxmin_coalitional_ic.mixed", "Max-min coalitional incentive compatibility, mixed reports",
       "max-min CIC, mixed reports",
       R"(A coalition that does not know the transfer rule expects the worst, and may randomise over
its reports; truth is at least as good: for every coalition $S$ in question, all $\bar\theta_S$, and all $\delta\in\Delta(\Theta_S)$
\[ \min_{\phi\in\Phi}V_\phi(S\mid\bar\theta_S)\ge\min_{\phi\in\Phi}\sum_{\hat\theta_S}\delta(\hat\theta_S)\,V_\phi(S\mid\bar\theta_S\to\hat\theta_S). \])"},
      {"individual_rationality.interim", "Interim individual rationality", "interim IR",
       R"(Whatever one's type, taking part and telling the truth is worth at least the outside option $o_i$: for all $i$ and $\bar\theta_i$
\[ \min_{\phi\in\Phi}V_\phi(i\mid\bar\theta_i)\ge\sum_{\theta_{-i}}p(\theta_{-i}\mid\bar\theta_i)\,o_i(\bar\theta_i,\theta_{-i}). \])"},
      {"individual_rationality.ex_post", "Ex-post individual rationality", "ex-post IR",
       R"(At every profile, taking part and telling the truth is worth at least the outside option $o_i$: for all $i$ and $\theta$
\[ \min_{\phi\in\Phi}\bigl[u_i(q(\theta),\theta)+\phi_i(\theta)\bigr]\ge o_i(\theta). \])"},
      {"individual_rationality.ex_ante", "Ex-ante individual rationality", "ex-ante IR",
       R"(Before types are known, taking part and telling the truth is worth at least the outside option $o_i$: for all $i$
\[ \min_{\phi\in\Phi}V_\phi(i)\ge\sum_{\theta\in\Theta}p(\theta)\,o_i(\theta). \])"},
      {"equal_rules.transfers", "Equal transfer rules", "equal transfer rules",
       R"(Two transfer rules pay everyone the same: for all $i\in I$ and $\theta\in\Theta$
\[ \phi_i(\theta)=\psi_i(\theta). \])"},
      {"equal_rules.allocations", "Equal allocation rules", "equal allocation rules",
       R"(Two allocation rules choose the same outcome, or the same lottery, at every $\theta\in\Theta$:
\[ q(\theta)=q'(\theta). \])"},
      {"value", "Values", "value",
       R"(A number is compared with an expectation, the least of several, or a probability, in the notation above.
\[ U,\qquad T_\phi,\qquad V_\phi,\qquad \min_{\phi\in\Phi}V_\phi,\qquad p(\,\cdot\mid\cdot\,). \])"},
      {"deviation", "Deviation", "deviation",
       R"(Let a coalition $S$ know an event $B$, its own types among it. It gains by a report $r$, pure or mixed, if
\[ \min_{\phi\in\Phi}V_\phi(S\mid B;\ \hat\theta_S=r)>\min_{\phi\in\Phi}V_\phi(S\mid B). \]
The difference is its gain.)"},
      {"guarantee", "Guarantee", "guarantee",
       R"(A coalition $S$ that tells the truth gets exactly its ex-ante payoff, whatever fixed types $r\in\Theta_{-S}$ the outsiders report:
\[ V_\phi(S;\ \hat\theta_{-S}=r)=U(S). \])"},
      {"externality_payment", "Payment of externalities", "externality payment",
       R"(What a coalition $S$ expects to be paid is what the outsiders then expect as payoff, up to a constant: for all $\theta_S$
\[ T_\phi(S\mid\theta_S)=U(-S\mid\theta_S)+D_S. \])"},
      {"all_equilibria_efficient", "Efficiency of all equilibria", "all equilibria efficient",
       R"(Let the agents be partitioned into coalitions $B$ that act as one player each. No Bayesian equilibrium of the mechanism is inefficient. It suffices that
the blocks' types are independent, that payoffs depend on the types of one's own block only, that transfers never run a deficit, and that every block guarantees its ex-ante
payoff by telling the truth, while these
payoffs exhaust the largest expected surplus:
\begin{gather*}
V_\phi(B;\ \hat\theta_{-B}=r)\ge U(B)\quad\text{for all blocks $B$ and reports }r,\\
\sum_B U(B)=\sum_{\theta\in\Theta}p(\theta)\max_a\sum_{i\in I}u_i(a,\theta).
\end{gather*}
For in an equilibrium the others' reports are independent of $\theta_B$, so $B$ gets at least $U(B)$; hence the equilibrium surplus is at least the largest one.)"},
  };
  return all;
}

namespace {

struct Key {
  template <class Claim>
  std::string operator()(const Claim&) const {
    return std::string(Claim::property);
  }
  std::string operator()(const BudgetBalance& claim) const {
    constexpr std::string_view variants[] = {"exact", "no_deficit", "ex_ante", "ex_ante_no_deficit"};
    return "budget_balance." + std::string(variants[static_cast<int>(claim.balance)]);
  }
  std::string operator()(const MaxminCoalitionalIc& claim) const {
    return claim.strategies == Strategies::pure ? "maxmin_coalitional_ic.pure" : "maxmin_coalitional_ic.mixed";
  }
  std::string operator()(const IndividualRationality& claim) const {
    constexpr std::string_view variants[] = {"interim", "ex_post", "ex_ante"};
    return "individual_rationality." + std::string(variants[static_cast<int>(claim.stage)]);
  }
  std::string operator()(const EqualRules& claim) const {
    return claim.kind == EqualRules::Kind::transfers ? "equal_rules.transfers" : "equal_rules.allocations";
  }
};

const Definition& find_definition(const std::vector<Definition>& among, const std::string& key) {
  const auto found =
      std::find_if(among.begin(), among.end(), [&](const Definition& definition) { return definition.key == key; });
  if (found == among.end()) throw std::logic_error("no definition of " + key);
  return *found;
}

}  // namespace

const Definition& definition_of(const Statement& statement) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement))
    return find_definition(continuum::definitions(), continuum::definition_key(*own));
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return find_definition(dynamic::definitions(), dynamic::definition_key(*own));
  return find_definition(definitions(), std::visit(Key{}, finite_statement(statement)));
}

namespace {

struct Sentence {
  const Notation& n;

  std::string mechanism(const Mechanism& mechanism) const {
    return (mechanism.transfers.size() > 1 ? "the ambiguous mechanism " : "the mechanism ") +
           math(n.mechanism(mechanism));
  }
  std::string coalitions(const CoalitionPattern& pattern) const {
    const std::uint32_t agents = n.types().agent_count();
    if (pattern == all_coalitions(agents))
      return agents < 4 ? "all coalitions " + math(n.pattern(pattern))
                        : "all " + std::to_string(pattern.size()) + " coalitions";
    if (pattern == proper_coalitions(agents))
      return agents < 4 ? "all proper coalitions " + math(n.pattern(pattern))
                        : "all " + std::to_string(pattern.size()) + " proper coalitions";
    if (pattern == singletons(agents)) return "the single agents";
    if (pattern.size() == 1) return "the coalition " + math(n.coalition(pattern.front()));
    return "the coalitions " + math(n.pattern(pattern));
  }
  std::string rules(const std::vector<std::size_t>& transfers) const {
    std::vector<std::string> parts;
    for (std::size_t rule : transfers) parts.push_back(math(n.transfers(rule)));
    if (parts.size() == 1) return "The transfer rule " + parts.front();
    const std::string last = parts.back();
    parts.pop_back();
    return "Each of the transfer rules " + joined(parts, ", ") + " and " + last;
  }
  std::string truth_is_best(const Mechanism& mechanism, const std::string& who,
                            const std::string& in_which_sense) const {
    return "In " + this->mechanism(mechanism) + " telling the truth is " + in_which_sense + " for " + who + ".";
  }

  std::string operator()(const FullSupport&) const { return "The prior $p$ has full support."; }
  std::string operator()(const IndependentTypes&) const { return "The agents' types are independent under $p$."; }
  std::string operator()(const Cbdp& claim) const {
    return "Coalitional beliefs determine preferences under $p$, for " + coalitions(claim.coalitions) + ".";
  }
  std::string operator()(const PrivateValues&) const {
    return "Values are private: every agent's payoff depends on that agent's own type only.";
  }
  std::string operator()(const Efficient& claim) const {
    return "The allocation rule " + math(n.allocation(claim.allocation)) + " is efficient.";
  }
  std::string operator()(const Separable& claim) const {
    return "The surplus of the allocation rule " + math(n.allocation(claim.allocation)) +
           " is separable in the agents' types.";
  }
  std::string operator()(const BudgetBalance& claim) const {
    constexpr std::string_view ends[] = {" is budget balanced ex post.", " never runs a deficit.",
                                         " is budget balanced ex ante.", " runs no deficit ex ante."};
    return rules(claim.transfers) + std::string(ends[static_cast<int>(claim.balance)]);
  }
  std::string operator()(const DominantStrategyIc& claim) const {
    return truth_is_best(claim.mechanism, "every agent", "a dominant strategy");
  }
  std::string operator()(const ExPostIc& claim) const {
    return truth_is_best(claim.mechanism, "every agent", "an ex-post best reply to truth");
  }
  std::string operator()(const CoalitionalDominantStrategyIc& claim) const {
    return truth_is_best(claim.mechanism, coalitions(claim.coalitions), "a dominant strategy");
  }
  std::string operator()(const BayesianIc& claim) const {
    return truth_is_best(claim.mechanism, "every agent", "a best reply to truth in expectation");
  }
  std::string operator()(const CoalitionalIc& claim) const {
    return truth_is_best(claim.mechanism, coalitions(claim.coalitions), "a best reply to truth in expectation");
  }
  std::string operator()(const MaxminCoalitionalIc& claim) const {
    const bool pure = claim.strategies == Strategies::pure;
    return truth_is_best(
        claim.mechanism, coalitions(claim.coalitions),
        pure ? "at least as good, in the worst case over the transfer rules, as any pure misreport"
             : "at least as good, in the worst case over the transfer rules, as any pure or mixed misreport");
  }
  std::string operator()(const IndividualRationality& claim) const {
    constexpr std::string_view stages[] = {"whatever their type", "at every type profile", "ex ante"};
    return "In " + mechanism(claim.mechanism) + " every agent is at least as well off as with the outside option, " +
           std::string(stages[static_cast<int>(claim.stage)]) + ".";
  }
  std::string operator()(const EqualRules& claim) const {
    const bool transfers = claim.kind == EqualRules::Kind::transfers;
    return std::string(transfers ? "The transfer rules " : "The allocation rules ") +
           math(transfers ? n.transfers(claim.first) : n.allocation(claim.first)) + " and " +
           math(transfers ? n.transfers(claim.second) : n.allocation(claim.second)) + " agree at every type profile.";
  }
  std::string operator()(const Value& claim) const {
    const std::string quantity = claim.minimum_of.empty() ? n.probability(claim.event, claim.given) : least(claim);
    return math(quantity + relation(claim.relation) + fraction(claim.number)) + ".";
  }
  std::string operator()(const Deviation& claim) const {
    const std::string gain = !claim.gain  ? ""
                             : claim.pays ? ", with a gain of " + math(fraction(*claim.gain))
                                          : ", with a change of " + math(fraction(*claim.gain));
    return "In " + mechanism(claim.mechanism) + ", given " + math(n.event(claim.given)) + ", " +
           (claim.coalition.size() == 1 ? "agent " : "the coalition ") + math(n.members(claim.coalition)) +
           (claim.pays ? " gains" : " does not gain") + " by the report " + math(n.report(claim.report)) + gain + ".";
  }
  std::string operator()(const Guarantee& claim) const {
    return "In " + mechanism(claim.mechanism) + ", telling the truth guarantees their ex-ante payoff to " +
           coalitions(claim.coalitions) + ".";
  }
  std::string operator()(const ExternalityPayment& claim) const {
    return "In " + mechanism(claim.mechanism) + ", the externality they impose on the outsiders is paid to " +
           coalitions(claim.coalitions) +
           (claim.constant ? ", with the constant $D_S=" + fraction(*claim.constant) + "$" : std::string()) + ".";
  }
  std::string operator()(const AllEquilibriaEfficient& claim) const {
    return "All equilibria of " + mechanism(claim.mechanism) + " are efficient when the agents act as the blocks " +
           math(n.pattern(claim.partition)) + ".";
  }

  std::string operator()(const Implementable& claim) const {
    return "The allocation rule " + math(n.allocation(claim.requirements.allocation)) +
           " is implementable by transfers such that " + text(requirements_in_words(n.model(), claim.requirements)) +
           ".";
  }
  std::string operator()(const CoalitionalIdentifiability& claim) const {
    return "Coalitional identifiability holds under $p$, for " + coalitions(claim.coalitions) + ".";
  }
  std::string operator()(const AmbiguousImplementable& claim) const {
    return "The allocation rule " + math(n.allocation(claim.allocation)) +
           " is implementable by an ambiguous mechanism that is balanced and keeps " + coalitions(claim.coalitions) +
           " truthful.";
  }

  std::string operator()(const ParameterRegion& claim) const { return region_sentence(claim); }

  std::string operator()(const Everywhere& claim) const {
    const bool each = claim.parts.size() > 1;
    const std::string who = each ? "each agent $i$"
                            : claim.parts.front().coalition.size() == 1
                                ? "agent " + math(n.members(claim.parts.front().coalition))
                                : "the coalition " + math(n.coalition(claim.parts.front().coalition));
    constexpr std::string_view quantities[] = {"payoff of ", "transfer to ", "utility of "};
    constexpr std::string_view relations[] = {"",           "different from ", "at most ",
                                              "less than ", "at least ",       "greater than "};
    const std::string rules =
        !claim.transfers    ? "the allocation rule " + math(n.allocation(claim.allocation.value_or(0)))
        : !claim.allocation ? "the transfer rule " + math(n.transfers(*claim.transfers))
                            : "the mechanism " + math(n.mechanism({"", *claim.allocation, {*claim.transfers}}));
    return "With " + rules + " the " + std::string(quantities[static_cast<int>(claim.quantity)]) + who +
           " is at every type profile $\\theta$ " + std::string(relations[static_cast<int>(claim.relation)]) +
           number(claim.text);
  }
  /// In the line if it is short.
  std::string number(const std::string& written) const {
    const std::string set = formula_text(n, written);
    if (written.size() < 40) return math(set) + ".";
    return "the number\n\\begin{quote}\\raggedright " + math("x(\\theta)=" + set) + ".\\end{quote}\n";
  }
  std::string operator()(const Groves& claim) const {
    return capitalised(mechanism(claim.mechanism)) + " is a Groves mechanism.";
  }
  std::string operator()(const Optimum& claim) const {
    const std::string amount =
        amount_of(claim, claim.given) + (claim.minus ? "-" + amount_of(claim, *claim.minus) : "");
    return "For the allocation rule " + math(n.allocation(claim.requirements.allocation)) + " the " +
           (claim.direction == Optimum::Direction::least ? "least" : "largest") + " value of " + math(amount) + " is " +
           math(fraction(claim.number)) + ", among transfers $\\phi$ such that " +
           text(requirements_in_words(n.model(), claim.requirements)) + ".";
  }
  std::string operator()(const RevenueEquivalence& claim) const {
    return "The allocation rule " + math(n.allocation(claim.allocation)) +
           " and Bayesian incentive compatibility determine interim utilities up to a constant for each agent.";
  }

  static std::string capitalised(std::string words) {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
  }
  std::string amount_of(const Optimum& claim, JointType given) const {
    const std::string condition = given.coalition.empty() ? "" : "\\mid " + n.joint(given);
    return (claim.quantity == Quantity::transfer ? "T_\\phi(" : "V_\\phi(") + n.members(claim.coalition) + condition +
           ")";
  }

  std::string least(const Value& claim) const {
    Side side;
    side.expectations = claim.minimum_of;
    return n.side(side);
  }
};

}  // namespace

std::string sentence(const Notation& notation, const Model& model, const Statement& statement) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement))
    return continuum::sentence(std::get<continuum::Model>(model), *own);
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return dynamic::sentence(std::get<dynamic::Model>(model), *own);
  return std::visit(Sentence{notation}, finite_statement(statement));
}

}  // namespace candor::tex
