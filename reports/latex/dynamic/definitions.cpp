// SPDX-License-Identifier: MIT
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/dynamic/notation.hpp"
#include "reports/latex/dynamic/schemes.hpp"
#include "reports/latex/table.hpp"
#include "reports/latex/text.hpp"

namespace candor::dynamic {

using namespace candor::tex;

std::string_view notation_paragraph() {
  return R"(Time runs over the periods $t=1,\dots,T$, and agents discount by $\delta$. In period~$t$ agent~$i$ learns a type $\theta^i_t$, drawn in period~1 from $\mu^i_1$ and later from
$\mu^i(\cdot\mid a_{t-1},\theta^i_{t-1})$; given the outcomes, types of different agents are independent. All agents report; the reports $r_t$ are public. The allocation rule draws an outcome
$a_t\sim q_t(k_t,r_t)$, and agent~$i$ is paid $x^i_t(k_t,r_t)$; amounts are paid \emph{to} the agents. The public state $k_t=(r_{t-1},a_{t-1})$, with $k_1=\emptyset$, is all of the history that the rules look
at (with a statistic of the history, where the example has one). Agent~$i$ gets $u^i(a_t,\theta^i_t)+x^i_t$ in period~$t$. If all are truthful from period~$t$ on, he expects
\[ U^i_t(k,\theta)=x^i_t(k,\theta)+\mathrm{E}_{a\sim q_t(k,\theta)}\Bigl[u^i(a,\theta^i)+\delta\,\mathrm{E}\bigl[U^i_{t+1}\bigl((\theta,a),\tilde\theta\bigr)\bigm|a,\theta\bigr]\Bigr],\qquad U^i_{T+1}=0, \]
and $U^i=\mathrm{E}\,U^i_1(\emptyset,\tilde\theta)$ before anything is known; without transfers these are written $V^i_t$ and $V^i$. If only agent~$i$, of type $\theta^i$, misreports, $r=(\hat\theta^i,\theta^{-i})$, and only now, he expects
\[ Q^i_t(k,\theta^i,r)=x^i_t(k,r)+\mathrm{E}_{a\sim q_t(k,r)}\Bigl[u^i(a,\theta^i)+\delta\,\mathrm{E}\bigl[U^i_{t+1}\bigl((r,a),\tilde\theta\bigr)\bigm|a,(\theta^i,r^{-i})\bigr]\Bigr]: \]
the next public state has his report, his next type depends on his true one. $\mathrm{E}[\,\cdot\mid k]$ draws types from what the last reports and outcome say, as if these reports were true.
)";
}

const std::vector<Definition>& definitions() {
  static const std::vector<Definition> all{
      {"dynamic.interim_ic", "Per-period interim incentive compatibility", "interim IC",
       R"(In every period~$t$, at every public state $k$, for every agent~$i$ and all $\theta^i$, $\hat\theta^i$
\[ \mathrm{E}\bigl[Q^i_t(k,\theta^i,(\theta^i,\tilde\theta^{-i}))\bigm|k\bigr]\ge\mathrm{E}\bigl[Q^i_t(k,\theta^i,(\hat\theta^i,\tilde\theta^{-i}))\bigm|k\bigr]. \]
By the one-shot deviation principle no other strategy is then better either. The tier says where: \emph{all} public states that reports can lead to and all types; \emph{tree}, the types among these that nature can
draw after some reports of all agents, which are the information sets of the game: truth is a perfect Bayesian equilibrium; \emph{path}, states and types of positive probability under truth.)"},
      {"dynamic.ex_post_ic", "Per-period ex-post incentive compatibility", "ex-post IC",
       R"(In every period~$t$, at every public state~$k$ that reports can lead to, for every agent~$i$ and all $\theta$, $\hat\theta^i$
\[ Q^i_t(k,\theta^i,\theta)\ge Q^i_t(k,\theta^i,(\hat\theta^i,\theta^{-i})): \]
the others' present types are known, their future ones are not.)"},
      {"dynamic.individual_rationality.interim", "Per-period interim individual rationality", "interim IR",
       R"(In every period~$t$, at every public state~$k$ of the tier, for every agent~$i$ and type $\theta^i$
\[ \mathrm{E}\bigl[U^i_t(k,(\theta^i,\tilde\theta^{-i}))\bigm|k\bigr]\ge o^i(\theta^i). \])"},
      {"dynamic.individual_rationality.ex_post", "Per-period ex-post individual rationality", "ex-post IR",
       R"(In every period~$t$, at every public state~$k$ of the tier, for every agent~$i$ and profile $\theta$
\[ U^i_t(k,\theta)\ge o^i(\theta^i). \])"},
      {"dynamic.individual_rationality.ex_ante", "Individual rationality ex ante", "IR ex ante", R"(For every agent~$i$
\[ U^i\ge\mathrm{E}\,o^i(\tilde\theta^i). \])"},
      {"dynamic.budget_balance", "Budget balance", "budget balance",
       R"(At every public state that reports can lead to and for all reports the transfers of the period add up to zero, $\sum_ix^i_t(k,r)=0$; without a deficit: to at most zero; ex ante: the discounted sum of all
transfers does so in expectation under truth.)"},
      {"dynamic.efficient", "Efficiency", "efficiency",
       R"(The allocation rule maximises the expected sum of discounted payoffs: $\mathrm{E}\sum_iV^i_1(\tilde\theta)=\mathrm{E}\,W_1(\tilde\theta)$, where
\[ W_t(\theta)=\max_{a}\sum_iu^i(a,\theta^i)+\delta\,\mathrm{E}\bigl[W_{t+1}(\tilde\theta)\bigm|a,\theta\bigr]; \]
\emph{sequentially}: $\sum_iV^i_t(\theta)=W_t(\theta)$ for all $t$ and $\theta$.)"},
      {"dynamic.incentive_efficient", "Incentive efficiency", "incentive efficiency",
       R"(All agents together, knowing all types, cannot raise their total by misreporting. Of a rule, the total is that of payoffs, with
\[ W_t(\theta)=\max_{r\in\Theta}\mathrm{E}_{a\sim q_t(r)}\Bigl[\sum_iu^i(a,\theta^i)+\delta\,\mathrm{E}\bigl[W_{t+1}(\tilde\theta)\bigm|a,\theta\bigr]\Bigr]; \]
of a mechanism, that of utilities, the public state being what was reported. \emph{Sequentially}: from every period, public state and profile on.)"},
      {"dynamic.guarantee", "Guarantees", "guarantee",
       R"(The guarantee of agent~$i$ is what he expects at least by being truthful, whatever the others, who know each other's types but not his present one, report: $g_i=G^i_1(\emptyset)$ with, for $r=(\tilde\theta^i,r^{-i})$,
\[ G^i_t(k)=\min_{r^{-i}}\mathrm{E}\Bigl[x^i_t(k,r)+\mathrm{E}_{a\sim q_t(k,r)}\bigl[u^i(a,\tilde\theta^i)+\delta\,G^i_{t+1}((r,a))\bigr]\Bigm|k\Bigr]. \]
Always $g_i\le U^i$; a claim without a number says $g_i=U^i$.)"},
      {"dynamic.guarantee.best_response", "Guarantees by best responses", "guarantee by best responses",
       R"(In one period, agent~$i$ can be sure of $m_i$: the value of the zero-sum game in which he chooses, for each type of his, a lottery over reports, and all others together, who know nothing of his type,
a lottery over theirs,
\[ m_i=\max_{\sigma^i}\min_{r^{-i}}\mathrm{E}\bigl[x^i(\sigma^i(\tilde\theta^i),r^{-i})+u^i(q(\sigma^i(\tilde\theta^i),r^{-i}),\tilde\theta^i)\bigr]; \]
so $g_i\le m_i$. A claim without a number says that $m_i\ge U^i$.)"},
      {"dynamic.scheme_optimum", "Optimal collusion schemes of one period", "optimal scheme",
       R"(In one period a collusion scheme of a coalition $C$ reports $r$ after the messages $m$ with probability $\gamma(r\mid m)$ and pays member~$i$ the side payment $y^i(m)$; these add up to zero. It is
incentive compatible if truthful messages are optimal for every member, and if truth is optimal for the others in the mechanism. Members may be free to decline, and then all play the mechanism truthfully: \emph{ex ante} a member
accepts if he expects no less than $U^i$, \emph{interim} if every type of his (of positive probability) expects no less than by truthful play. $\overline U^A$ and $\underline U^A$ are the largest and the least sum of the expected
utilities of the agents in $A$ over all such schemes. A scheme shows that there is one as good. That none is better is shown by multipliers $\lambda\ge0$: what is added to the utilities by the requirements, times these, is not
negative, and if side payments then cancel, the sum is linear in $\gamma$ alone, and at most, at each $m$, what the best report gives.)"},
      {"dynamic.collusion_proof.accepted", "Collusion-proofness with participation",
       "collusion-proofness with participation",
       R"(The mechanism is collusion-proof if no incentive compatible and balanced collusion scheme that its members accept (ex ante, or whatever their types; who declines makes all play the mechanism truthfully)
and that leaves the others truthful gives any member more than truthful play. In one period this is a question about linear inequalities, and it is decided by a scheme, or by multipliers that bound all schemes of each coalition.)"},
      {"dynamic.coalition_gain", "Gain of a coalition", "coalition gain",
       R"(Members of a coalition $C$ pool their types and report as is best for their total, the others being truthful:
\begin{multline*}
F_t(k,\theta^C)=\max_{r^C}\mathrm{E}\Bigl[\sum_{i\in C}x^i_t(k,r)\\
+\mathrm{E}_{a\sim q_t(k,r)}\bigl[\textstyle\sum_{i\in C}u^i(a,\theta^i)+\delta\,\mathrm{E}[F_{t+1}((r,a),\tilde\theta^C)\mid a,\theta^C]\bigr]\Bigm|k\Bigr],
\end{multline*}
with $r=(r^C,\tilde\theta^{-C})$. The most they can get is $S_C=\mathrm{E}\,F_1(\emptyset,\tilde\theta^C)$, their gain $S_C-\sum_{i\in C}U^i$; $S=S_I$ for all agents.)"},
      {"dynamic.collusion_proof", "Collusion-proofness", "collusion-proofness",
       R"(A collusion scheme of a coalition $C$ collects messages of its members, reports for them and makes side payments that balance. The mechanism is collusion-proof if no scheme under which truthful messages are optimal for
the members (and truth for the outsiders) makes every member better off. It is proved by $\sum_ig_i=S$: whatever the others do, each agent is sure of $g_i$ by telling the truth, and all together never get more than $S$. It is refuted by
a scheme: the policy of the $S_C$ program with the side payments of the balanced team among the members, which make truthful messages optimal, and lump sums that give each a share of the gain.)"},
      {"dynamic.value", "Values", "value",
       R"(An expected discounted payoff or utility under truth from a public state on, $\sum_{i\in C}\mathrm{E}[U^i_t(k,\tilde\theta)\mid k]$ (or, with types given, at these), or the transfer of that period.)"},
      {"dynamic.scheme", "Collusion schemes", "scheme",
       R"(A scheme turns the mechanism into one in which the members of its coalition send messages: its public state has the mechanism's state and the last messages. The inequalities of interim incentive compatibility for this mechanism
are those of the members (all types) and of the outsiders (information sets of the game). It is balanced if side payments add up to zero, and profitable if every member expects more than by truthful play of the mechanism.)"},
      {"dynamic.equal_rules", "Equal rules", "equal rules",
       R"(Two transfer rules pay every agent the same in every period, at every public state and for all reports.)"},
  };
  return all;
}

std::string definition_key(const Statement& statement) {
  const std::string key = "dynamic." + std::string(property_name(statement));
  if (const auto* guarantee = std::get_if<Guarantee>(&statement); guarantee != nullptr && guarantee->best_response)
    return key + ".best_response";
  if (const auto* proof = std::get_if<CollusionProof>(&statement); proof != nullptr && proof->participation)
    return key + ".accepted";
  const auto* participation = std::get_if<IndividualRationality>(&statement);
  if (participation == nullptr) return key;
  return key + (participation->stage == Stage::interim   ? ".interim"
                : participation->stage == Stage::ex_post ? ".ex_post"
                                                         : ".ex_ante");
}

namespace {

struct Sentence {
  Symbols n;
  const Model& model = n.model();

  std::string agents(Coalition coalition) const {
    return (coalition.size() == 1 ? "agent " : "the coalition ") + math(n.members(coalition));
  }
  std::string compared(Relation relation, const Rational& number) const {
    return math(tex::relation(relation) + " " + fraction(number));
  }
  std::string operator()(const InterimIc& claim) const {
    const std::string where = claim.tier == Tier::tree  ? "at every information set of the game"
                              : claim.tier == Tier::all ? "at every public state and for every type"
                                                        : "on the path of truth";
    return "Under " + n.named(claim.mechanism) + ", truth is optimal for every agent in every period, " + where + ".";
  }
  std::string operator()(const ExPostIc& claim) const {
    return "Under " + n.named(claim.mechanism) +
           ", truth is optimal for every agent in every period, whatever the others' present types.";
  }
  std::string operator()(const IndividualRationality& claim) const {
    const std::string stage = claim.stage == Stage::interim   ? "knowing only his own type"
                              : claim.stage == Stage::ex_post ? "whatever the present types"
                                                              : "before anything is known";
    return "Under " + n.named(claim.mechanism) + ", every agent gets at least his outside option" +
           (claim.stage == Stage::ex_ante ? ", " : " in every period, ") + stage + ".";
  }
  std::string operator()(const BudgetBalance& claim) const {
    const bool exact = claim.balance == Balance::exact || claim.balance == Balance::ex_ante,
               each = claim.balance == Balance::exact || claim.balance == Balance::no_deficit;
    return "Under " + n.named(claim.mechanism) + ", the transfers add up to " + (exact ? "zero" : "at most zero") +
           (each ? " in every period, at every public state and for all reports." : " in expectation.");
  }
  std::string operator()(const Efficient& claim) const {
    return "The allocation rule " + math(n.allocation(claim.allocation)) + " is " +
           (claim.sequentially ? "sequentially efficient." : "efficient.");
  }
  std::string operator()(const IncentiveEfficient& claim) const {
    return (claim.of == IncentiveEfficient::Of::rule
                ? "The allocation rule " + math(n.allocation(claim.mechanism.allocation))
                : "The mechanism " + math(n.mechanism(claim.mechanism))) +
           " is " + (claim.sequentially ? "sequentially incentive efficient." : "incentive efficient.");
  }
  std::string operator()(const Guarantee& claim) const {
    const std::string symbol = claim.best_response ? "m" : "g";
    if (claim.number)
      return "Under " + n.named(claim.mechanism) + ", " + math(symbol + "_{" + n.members(claim.agents) + "}") +
             compared(claim.relation, *claim.number) + ".";
    return "Under " + n.named(claim.mechanism) + ", " + math(symbol + (claim.best_response ? "_i\\ge U^i" : "_i=U^i")) +
           " for " +
           (claim.agents == model.types.grand_coalition()
                ? "every agent."
                : "the agents " + math("i\\in" + n.members(claim.agents)) + ".");
  }
  std::string operator()(const CoalitionGain& claim) const {
    return "Under " + n.named(claim.mechanism) + ", " +
           math("S_{" + n.members(claim.coalition) + "}-\\sum_{i\\in " + n.members(claim.coalition) + "}U^i") +
           compared(claim.relation, claim.number) + ".";
  }
  std::string operator()(const CollusionProof& claim) const {
    return std::string(1, static_cast<char>(n.named(claim.mechanism)[0] - 'a' + 'A')) +
           n.named(claim.mechanism).substr(1) + ", is collusion-proof" +
           (claim.colluders == CollusionProof::Colluders::grand ? " against the coalition of all agents"
                                                                : ", whichever coalition colludes") +
           (!claim.participation                            ? "."
            : claim.participation == Participation::interim ? ", if every type of every member has to accept."
                                                            : ", if every member has to accept ex ante.");
  }
  std::string operator()(const SchemeOptimum& claim) const {
    return "Under " + n.named(claim.mechanism) + ", over the " +
           schemes_in_words(n, claim.coalition, claim.participation) + ", " + math(optimum_symbol(n, claim)) +
           compared(claim.relation, claim.number) + ".";
  }
  std::string operator()(const Value& claim) const {
    const std::string symbol = claim.of == Value::Of::transfer ? "x_{" : claim.of == Value::Of::payoff ? "V_{" : "U_{";
    std::string given = claim.period > 1 ? "k=" + n.state(claim.state) : "";
    if (!claim.given.coalition.empty())
      given += std::string(given.empty() ? "" : ",\\ ") + "\\theta^{" + n.members(claim.given.coalition) +
               "}=" + n.joint(claim.given);
    const std::string value = symbol + (n.model().infinite && claim.period > 1 ? "t" : std::to_string(claim.period)) +
                              "}^{" + n.members(claim.coalition) + "}" + (given.empty() ? "" : "\\mid " + given);
    return "Under " +
           (claim.scheme ? "the scheme " + code(model.schemes[*claim.scheme].name) : n.named(claim.mechanism)) + ", " +
           math("\\mathrm{E}[" + value + "]") + compared(claim.relation, claim.number) + ".";
  }
  std::string operator()(const SchemeClaim& claim) const {
    const std::string scheme = "the scheme " + code(model.schemes[claim.scheme].name);
    switch (claim.aspect) {
      case SchemeClaim::Aspect::incentive_compatible:
        return "Under " + scheme + ", truthful messages are optimal for every member.";
      case SchemeClaim::Aspect::outsiders_truthful: return "Under " + scheme + ", truth is optimal for every outsider.";
      case SchemeClaim::Aspect::balanced: return "The side payments of " + scheme + " add up to zero.";
      case SchemeClaim::Aspect::profitable:
        return "Under " + scheme + ", every member expects more than by truthful play.";
    }
    return {};
  }
  std::string operator()(const EqualRules& claim) const {
    return "The transfer rules " + math(n.transfers(claim.first)) + " and " + math(n.transfers(claim.second)) +
           " pay the same.";
  }
};

}  // namespace

std::string sentence(const Model& model, const Statement& statement) {
  return std::visit(Sentence{Symbols(model)}, statement);
}

std::string about(const Model& model, const Statement& statement) {
  const Symbols n(model);
  return std::visit(
      [&](const auto& claim) -> std::string {
        if constexpr (
            requires { claim.scheme; } && !requires { claim.mechanism; })
          return code(model.schemes[claim.scheme].name);
        else if constexpr (requires { claim.mechanism; })
          return math(n.mechanism(claim.mechanism));
        else if constexpr (requires { claim.allocation; })
          return math(n.allocation(claim.allocation));
        else
          return math(n.transfers(claim.first) + ",\\," + n.transfers(claim.second));
      },
      statement);
}

namespace {

/// "x^{1}_2(k,(0,1))", "\\mathrm{E}[U^{1}_2\\mid k]", or "U^{1}".
std::string quantity(const Symbols& n, const Value& claim) {
  const char letter = claim.of == Value::Of::transfer ? 'x' : claim.of == Value::Of::payoff ? 'V' : 'U';
  const std::string whose = letter + ("^{" + n.members(claim.coalition) + "}"),
                    in_period =
                        whose +
                        (n.model().infinite && claim.period > 1 ? "_t" : "_{" + std::to_string(claim.period) + "}");
  const std::string state = n.model().periods == 1 ? "\\emptyset" : "k";
  if (claim.given.coalition == n.model().types.grand_coalition())
    return in_period + "(" + state + "," + n.joint(claim.given) + ")";
  const bool types = !claim.given.coalition.empty();
  if (claim.period == 1 && !types) return claim.of == Value::Of::transfer ? "\\mathrm{E}\\," + in_period : whose;
  return "\\mathrm{E}[" + in_period + "\\mid " + (claim.period > 1 ? state + (types ? "," : "") : "") +
         (types ? "\\theta^{" + n.members(claim.given.coalition) + "}=" + n.joint(claim.given) : "") + "]";
}

}  // namespace

std::optional<StatedNumber> stated_number(const Model& model, const Statement& statement) {
  const auto* claim = std::get_if<Value>(&statement);
  if (claim == nullptr) return std::nullopt;
  const Symbols n(model);
  return StatedNumber{
      "Under " + (claim->scheme ? "the scheme " + code(model.schemes[*claim->scheme].name) : n.named(claim->mechanism)),
      model.periods == 1 ? ""
                         : (model.infinite && claim->period > 1 ? "later" : "period~" + std::to_string(claim->period)) +
                               ", " + math("k=" + n.state(claim->state)),
      quantity(n, *claim),
      (claim->relation == Relation::equal ? "" : tex::relation(claim->relation) + " ") + fraction(claim->number)};
}

}  // namespace candor::dynamic
