// SPDX-License-Identifier: MIT
#include "reports/latex/continuum/continuum.hpp"

namespace candor::continuum {

std::string_view notation_paragraph() {
  return R"(\textbf{Partnerships.} There are $n$ agents with values drawn independently from one distribution function $F$ on $[0,\beta]$, continuous and non-decreasing; $f=F'$. Agent~$i$
owns the share $r_i\ge0$ of one object, $\sum_ir_i=1$, and the share $q$ of it is worth $v_iq$ to her. Efficiently, the object goes to the highest value, so that type $v$ gets it with probability
\[ G(v)=F(v)^{n-1},\qquad g=G'. \]
Let $v_i^*$ be a value with $G(v_i^*)=r_i$, and
\[ H(v)=\int_0^vx\,g(x)\,dx,\qquad W(v)=\int_v^\beta(1-F)\,x\,g\,dx-\int_0^vF\,x\,g\,dx,\qquad S=\sum_{i=1}^nW(v_i^*). \]
$W$ does not increase, since $W'=-v\,g\le0$; and it is the same at every $v$ with $G(v)=r_i$. Besides, $c_i=\frac1nS-W(v_i^*)$, $\varphi=nF^{n-1}-(n-1)F^n$, $\rho(v)=H(\beta)-H(v)$ is what the others' highest value
is worth where it exceeds $v$, $b$ with $b(v)F(v)^n=vF(v)^n-\int_0^vF^n\,dx$ is the bid in the simple mechanism, and $U=v\,G+W$ is the interim utility in the expected-externality mechanism. Amounts are paid \emph{to} agents.

For all $h$ with $G(h)\ge r_i$, and for all $\ell\in[0,\beta]$,
\begin{equation*} W(h)\;\le\;W(v_i^*)\;\le\;W(\ell)+\ell\,\bigl(G(\ell)-r_i\bigr), \end{equation*}
the first because $W$ does not increase, the second because $\ell\mapsto W(\ell)+\ell(G(\ell)-r_i)$ has the slope $G(\ell)-r_i$ and is smallest at $v_i^*$. So rational numbers near $v_i^*$ bound $S$ on both sides.

\textbf{Trade.} A buyer has a value $\theta$ from $F_B$ on $[\underline\theta,\bar\theta]$, a seller a cost $c$ from $F_S$ on $[\underline c,\bar c]$, independently; it is efficient to trade if $\theta>c$. The expected gains from trade are
$S=\mathbf E(\theta-c)^+=\int F_S(1-F_B)\,dx$. In the Vickrey--Clarke--Groves mechanism with constants~$0$ the buyer pays $c$ and the seller gets $\theta$ when they trade; $t_B=-c$ and $t_S=\theta$ there, and the interim utilities are
$V_B(\theta)=\int_{\underline c}^\theta F_S\,dx$ and $V_S(c)=\int_c^{\bar\theta}(1-F_B)\,dx$. $U_B$ and $U_S$ are the interim utilities in the expected-externality mechanism, where payoffs are $\theta$ and $-c$ when they trade; with
the mark~$\mathrm o$ payoffs are the values of what each owns in the end.
)";
}

const std::vector<tex::Definition>& definitions() {
  static const std::vector<tex::Definition> all{
      {"continuum.dissolvable", "Efficient dissolution", "dissolvable",
       R"(A partnership can be dissolved efficiently if there are transfers $T_i(v)$ with which the efficient allocation is budget balanced, $\sum_iT_i(v)=0$ at every~$v$,
Bayesian incentive compatible, and interim individually rational: $v_i\,G(v_i)+t_i(v_i)\ge r_iv_i$ for all~$v_i$, where $t_i(v_i)=\mathbf E[T_i(v)\mid v_i]$. By the theorem of Cramton, Gibbons and Klemperer (1987) there are such transfers if and only if
\[ S=\sum_{i=1}^nW(v_i^*)\ge0. \]
(Incentive compatibility makes $t_i$ and $W$ differ by a constant, the net utility is smallest at $v_i^*$, and $\mathbf EW=0$: adding up what participation requires gives $S\ge0$. Conversely $T_i=c_i-H(v_i)+\frac1{n-1}\sum_{j\ne i}H(v_j)$
leaves every agent at least $\frac1nS$.))"},
      {"continuum.always_dissolvable", "Dissolution under every distribution", "always dissolvable",
       R"(Shares can always be dissolved efficiently if they can be under every distribution function. With $R_k$ the sum of the $k$ smallest shares,
that is so if and only if
\[ R_k\ge\Bigl(\frac kn\Bigr)^n\qquad(k=1,\dots,n-1). \]
(Integrating by parts, $S=\int_0^\beta\min_k\bigl[(n-1)F^n-kF^{n-1}+R_k\bigr]dx$, and the bracket is smallest at $F=k/n$, where it is $R_k-(k/n)^n$; if that is negative, an $F$ that is $k/n$ almost everywhere makes $S$ negative.))"},
      {"continuum.never_dissolvable", "Dissolution under no distribution", "never dissolvable",
       R"(Shares can never be dissolved efficiently if they cannot be under any distribution function. That is so if and only if one agent owns everything:
\[ \max_ir_i=1. \])"},
      {"continuum.value", "Values", "value",
       R"(A number is where it is said to be. An algebraic number is given by a polynomial that it is a root of, with an interval.)"},
      {"continuum.function", "Functions", "function",
       R"(A function is the stated polynomial on every piece, or nowhere beyond a bound. Two polynomials are the same if their coefficients are; one is nowhere beyond a bound on an interval if it is not at the ends, not at one
point inside, and its difference from the bound does not change its sign inside, which Sturm's theorem decides.)"},
      {"continuum.identity", "Identities", "identity",
       R"(The two sides of an equation, both computed from their own definitions for this example, are the same number, or have the same coefficients on every piece.)"},
      {"continuum.dissolving_mechanism", "A dissolving mechanism", "dissolving mechanism",
       R"(With the side payments $c_i$, the transfers
\[ T_i(v)=c_i-H(v_i)+\frac1{n-1}\sum_{j\ne i}H(v_j) \]
are budget balanced at every profile, make the efficient allocation Bayesian incentive compatible, and are interim individually rational for the shares:
\[ \sum_ic_i=0,\qquad\int_x^z(y-x)\,g(y)\,dy\ge0\ \text{ for all $x$, $z$},\qquad c_i+W(v_i^*)\ge0\ \text{ for all $i$}. \])"},
      {"continuum.simple_mechanism_participation", "Participation in the simple mechanism", "simple mechanism",
       R"(The highest bidder gets the object and pays her bid, which all agents share equally. In the symmetric equilibrium the interim transfer is $W$; so
everybody takes part, without side payments, if and only if
\[ W(v_i^*)\ge0\qquad(i=1,\dots,n). \])"},
      {"continuum.efficient_trade", "Efficient trade", "efficient trade",
       R"(Some mechanism is efficient, budget balanced, Bayesian incentive compatible and interim individually rational. By the theorem of Myerson and Satterthwaite (1983) the least expected subsidy of a mechanism with the
other properties is
\[ D=S-\mathbf E(\underline\theta-c)^+-\mathbf E(\theta-\bar c)^+, \]
so that there is such a mechanism if and only if $D\le0$. (Incentive compatibility determines the interim utilities up to constants, each agent gets in expectation what all gain plus her constant, and participation bounds the constants by what the lowest buyer and the highest seller would gain.))"},
      {"continuum.dissolvable_shares", "Dissolvable shares of two partners", "dissolvable shares",
       R"(Two partners with the shares $(r,1-r)$ can dissolve efficiently exactly if $r$ lies between two numbers,
\[ \{\,r:S(r,1-r)\ge0\,\}=[\underline r,\bar r\,]. \]
($S(r,1-r)$ is concave in $r$, negative at $0$ and~$1$ and positive at $\frac12$.))"},
  };
  return all;
}

std::string definition_key(const Statement& statement) { return "continuum." + std::string(property_name(statement)); }

}  // namespace candor::continuum
