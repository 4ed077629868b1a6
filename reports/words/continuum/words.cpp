// SPDX-License-Identifier: MIT
#include "reports/words/continuum/words.hpp"

#include <type_traits>

#include "reports/words/continuum/family.hpp"
#include "reports/words/continuum/quantities.hpp"

namespace candor::continuum {

namespace {

template <class Claim>
using SaidOf = Said<Continuum, std::decay_t<Claim>>;

}  // namespace

Definition definition(const Statement& statement) {
  return std::visit(
      [](const auto& claim) {
        Definition words = SaidOf<decltype(claim)>::definition(claim);
        words.key = "continuum." + std::string(claim.property);
        return words;
      },
      statement);
}

Text about(const Model& model, const Statement& statement) {
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::about(model, claim); }, statement);
}

Text sentence(const Model& model, const Statement& statement) {
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::sentence(model, claim); }, statement);
}

Blocks proof(const Model& model, const Statement& statement, const Verified& verified) {
  const Proved proved(model, statement, verified);
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::proof(proved, claim); }, statement);
}

Blocks refutation(const Model& model, const Statement& statement, const Refuted& refuted) {
  const Failed failed(model, refuted);
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::refutation(failed, claim); }, statement);
}

std::optional<StatedNumber> stated_number(const Model& model, const Statement& statement, const Verdict& verdict) {
  const auto* claim = std::get_if<Value>(&statement);
  if (claim == nullptr || !claim->relation || claim->subject.quantity == Quantity::worst_off_type) return std::nullopt;
  const auto* verified = std::get_if<Verified>(&verdict);
  const auto* refuted = std::get_if<Refuted>(&verdict);
  if (verified == nullptr && refuted == nullptr) return std::nullopt;
  if (std::holds_alternative<Evidence>(verified != nullptr ? verified->evidence() : refuted->evidence()))
    return std::nullopt;  // a proof by points or roots, to be shown
  return StatedNumber{for_instance(model, claim->subject.instance),
                      {},
                      symbol(model, *claim),
                      *claim->relation == Relation::equal ? Math(claim->number)
                                                          : relation_first(sign_of(*claim->relation), claim->number)};
}

Blocks notation_paragraph() {
  using namespace symbols;
  const Math win = row({parenthesised(Math(1) - F)}), v_i = v[i], star = worst_off(i);
  const Math bound = W(ell) + ell * parenthesised(G(ell) - r[i]);
  const Math F_B = F[letter("B")], F_S = F[letter("S")];
  const Math gains = parenthesised(Math(1) - F_B);
  return {
      Text{emphasised("Partnerships."),
           " There are ",
           n,
           " agents with values drawn independently from one distribution function ",
           F,
           " on ",
           fenced(Fence::square, {0, beta}),
           ", continuous and non-decreasing; ",
           f == prime(F),
           ". Agent ",
           i,
           " owns the share ",
           r[i] >= 0,
           " of one object, ",
           sum(i, r[i]) == 1,
           ", and the share ",
           q,
           " of it is worth ",
           v_i * q,
           " to her. Efficiently, the object goes to the highest value, so that type ",
           v,
           " gets it with probability"},
      Display{{{.formula = relation_first(Sign::equal, power(F(v), n - 1)), .condition = ",", .before = G(v)},
               {.formula = relation_first(Sign::equal, prime(G)), .condition = ".", .before = g}}},
      Text{"Let ", star, " be a value with ", G(star) == r[i], ", and"},
      Display{{{.formula = relation_first(Sign::equal, integral(0, v, x * g(x), x)), .condition = ",", .before = H(v)},
               {.formula =
                    relation_first(Sign::equal, integral(v, beta, win * x * g(x), x) - integral(0, v, F * x * g(x), x)),
                .condition = ",",
                .before = W(v)},
               {.formula = relation_first(Sign::equal, sum(i == 1, n, W(star))), .condition = ".", .before = S}}},
      Text{W,
           " does not increase, since ",
           (prime(W) == -(v * g(v))) <= 0,
           "; and it is the same at every ",
           v,
           " with ",
           G(v) == r[i],
           ". Besides, ",
           c[i] == fraction(1, n) * S - W(star),
           ", ",
           varphi == n * power(F, n - 1) - parenthesised(n - 1) * power(F, n),
           ", ",
           letter("rho")(v) == H(beta) - H(v),
           " is what the others' highest value is worth where it exceeds ",
           v,
           ", ",
           b,
           " with ",
           b(v) * power(F(v), n) == v * power(F(v), n) - integral(0, v, power(F, n), x),
           " is the bid in the simple mechanism, and ",
           U == v * G + W,
           " is the interim utility in the expected-externality mechanism. Amounts are paid to agents."},
      Text{"For all ", h, " with ", G(h) >= r[i], ", and for all ", in(ell, fenced(Fence::square, {0, beta})), ","},
      display(W(h) <= W(star) <= bound, ","),
      Text{"the first because ", W, " does not increase, the second because ", bound, ", as a function of ", ell,
           ", has the slope ", G(ell) - r[i], " and is smallest at ", star, ". So rational numbers near ", star,
           " bound ", S, " on both sides."},
      Text{emphasised("Trade."),
           " A buyer has a value ",
           theta,
           " from ",
           F_B,
           " on ",
           fenced(Fence::square, {lowest_value, highest_value}),
           ", a seller a cost ",
           c,
           " from ",
           F_S,
           " on ",
           fenced(Fence::square, {lowest_cost, highest_cost}),
           ", independently; it is efficient to trade if ",
           theta > c,
           ". The expected gains from trade are ",
           (S == expected(positive_part(theta - c))) == integral(F_S * gains, x),
           ". In the Vickrey-Clarke-Groves mechanism with constants 0 the buyer pays ",
           c,
           " and the seller gets ",
           theta,
           " when they trade; ",
           t[letter("B")] == -c,
           " and ",
           t[letter("S")] == theta,
           " there, and the interim utilities are ",
           V[letter("B")](theta) == integral(lowest_cost, theta, F_S, x),
           " and ",
           V[letter("S")](c) == integral(c, highest_value, gains, x),
           ". ",
           U[letter("B")],
           " and ",
           U[letter("S")],
           " are the interim utilities in the expected-externality mechanism, where payoffs are ",
           theta,
           " and ",
           -c,
           " when they trade; with the mark ",
           upright("o"),
           " payoffs are the values of what each owns in the end."}};
}

}  // namespace candor::continuum
