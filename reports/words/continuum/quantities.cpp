// SPDX-License-Identifier: MIT
#include "reports/words/continuum/quantities.hpp"

#include <array>

namespace candor::continuum {

using namespace document;

namespace {

constexpr std::array<std::string_view, quantity_count> names{"surplus S",
                                                             "transfer W(v_i*)",
                                                             "side payment c_i",
                                                             "least net payoff S/n",
                                                             "v_i*",
                                                             "probability G of winning",
                                                             "density g",
                                                             "second-price payment H",
                                                             "interim transfer W",
                                                             "bid b in the simple mechanism",
                                                             "expected highest value of the others where it is larger",
                                                             "phi",
                                                             "slope of phi",
                                                             "expected gains from trade",
                                                             "probability of trade",
                                                             "least subsidy D",
                                                             "expected payoff of the lowest buyer",
                                                             "expected payoff of the highest seller",
                                                             "expected VCG transfer",
                                                             "expected VCG payoff ex ante",
                                                             "expected VCG payoff",
                                                             "distribution function",
                                                             "payoff in the expected-externality mechanism",
                                                             "net payoff in the expected-externality mechanism"};

bool is_in_a_trade(const Subject& subject) { return std::holds_alternative<TradeInstance>(subject.instance); }

std::string whose(const Model& model, const Subject& subject) {
  if (!is_of_an_agent(subject.quantity, is_in_a_trade(subject))) return {};
  if (is_in_a_trade(subject)) return subject.agent == 0 ? " of the buyer" : " of the seller";
  const bool known = std::get<PartnershipInstance>(subject.instance).shares.size() == model.agents.size() &&
                     subject.agent < model.agents.size();
  return " of agent " + (known ? model.agents[subject.agent] : std::to_string(subject.agent + 1));
}

Math bare_symbol(const Model& model, const Subject& subject, const Math& argument) {
  using namespace symbols;
  const Math who = agent(model, subject.instance, subject.agent);
  const bool trades = is_in_a_trade(subject), owned = trades && subject.form == PayoffForm::ownership;
  const Math utility = !trades ? U : owned ? raised(U[who], upright("o")) : U[who];
  switch (subject.quantity) {
    case Quantity::surplus:
    case Quantity::gains_from_trade: return S;
    case Quantity::worst_off_transfer: return W(worst_off(who));
    case Quantity::side_payment: return c[who];
    case Quantity::least_net_payoff: return fraction(1, n) * S;
    case Quantity::worst_off_type: return worst_off(who);
    case Quantity::winning_probability: return G(argument);
    case Quantity::winning_density: return g(argument);
    case Quantity::second_price_payment: return H(argument);
    case Quantity::interim_transfer: return W(argument);
    case Quantity::bid: return b(argument);
    case Quantity::residual: return letter("rho")(argument);
    case Quantity::phi: return varphi(argument);
    case Quantity::phi_slope: return prime(varphi)(argument);
    case Quantity::trade_probability: return P(theta > c);
    case Quantity::least_subsidy: return D;
    case Quantity::lowest_buyer_payoff: return expected(positive_part(lowest_value - c));
    case Quantity::highest_seller_payoff: return expected(positive_part(theta - highest_cost));
    case Quantity::vcg_transfer: return expected(t[who]);
    case Quantity::vcg_expected_payoff: return expected(V[who]);
    case Quantity::vcg_payoff: return V[who](argument);
    case Quantity::distribution: return trades ? F[who](argument) : F(argument);
    case Quantity::agv_payoff: return utility(argument);
    case Quantity::agv_net_payoff:
      if (!trades) return utility(argument) - r[who] * argument;
      return owned && subject.agent == 1 ? utility(argument) - argument : utility(argument);
  }
  return {};
}

}  // namespace

std::string name(const Model& model, const Subject& subject) {
  std::string result(names.at(static_cast<std::size_t>(subject.quantity)));
  result += whose(model, subject);
  if (has_a_form(subject.quantity) && is_in_a_trade(subject))
    result += subject.form == PayoffForm::trade ? " (trade form)" : " (ownership form)";
  return result;
}

std::string place(const Value& claim) {
  return (claim.at ? " at " + claim.at->text() : "") + (claim.from ? " less that at " + claim.from->text() : "");
}

Math symbol(const Model& model, const Subject& subject, const Math& argument) {
  return named(name(model, subject), bare_symbol(model, subject, argument));
}

Math symbol(const Model& model, const Value& claim) {
  if (!claim.at) return symbol(model, claim.subject, {});
  Math result = bare_symbol(model, claim.subject, *claim.at);
  if (claim.from) {
    const Math there = bare_symbol(model, claim.subject, *claim.from);
    result = result - (there.kind == Math::Kind::chain ? bracketed(there) : there);
  }
  return named(name(model, claim.subject) + place(claim), std::move(result));
}

Math formula(NamedIdentity identity) {
  using namespace symbols;
  const Math one_n = fraction(1, n), rest_n = fraction(n - 1, n), less_F = parenthesised(Math(1) - F);
  const Math owned_buyer = raised(U[letter("B")], upright("o")), owned_seller = raised(U[letter("S")], upright("o"));
  switch (identity) {
    case NamedIdentity::transfer_slope: return prime(W)(v) == -(v * g(v));
    case NamedIdentity::expected_payment: return expected(H(v[i])) == W(0);
    case NamedIdentity::mean_transfer: return expected(W(v[i])) == 0;
    case NamedIdentity::one_seller:
      return W(beta) + parenthesised(n - 1) * W(0) ==
             -(parenthesised(n - 1) * integral(0, beta, power(F, n - 1) * less_F, x));
    case NamedIdentity::equal_shares:
      return W(v) ==
             rest_n * integral(0, beta, power(F, n), x) + fraction(beta, n) - v * G(v) - integral(v, beta, G, x);
    case NamedIdentity::equal_shares_phi:
      return W(v) == rest_n * integral(0, v, power(F, n), x) +
                         one_n * integral(v, beta, parenthesised(Math(1) - varphi), x) + v * grouped(one_n - G(v));
    case NamedIdentity::phi: return Math(1) - varphi == power(less_F, 2) * sum(k == 1, n - 1, k * power(F, k - 1));
    case NamedIdentity::incentives: return H(v) == v * G(v) - integral(0, v, G, x);
    case NamedIdentity::simple_mechanism: return prime(t)(v) == -(v * g(v));
    case NamedIdentity::residual: return beta - v * G(v) - integral(v, beta, G, x) == H(beta) - H(v);
    case NamedIdentity::vcg_accounting: return expected(V[letter("B")]) + expected(V[letter("S")]) == Math(2) * S;
    case NamedIdentity::agv_accounting:
      return joined({expected(U[letter("B")]) + expected(U[letter("S")]) == S,
                     expected(owned_buyer) + expected(owned_seller) == expected(row({maximum({}, tuple({theta, c}))}))},
                    Sign::also);
    case NamedIdentity::subsidy:
      return D == integral(lowest_value, highest_cost, F[letter("S")] * parenthesised(Math(1) - F[letter("B")]), x);
  }
  return {};
}

}  // namespace candor::continuum
