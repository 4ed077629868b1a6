// SPDX-License-Identifier: MIT
#include "reports/text/dynamic/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/dynamic/family.hpp"
#include "reports/words/dynamic/words.hpp"
#include "reports/words/saying.hpp"

namespace candor::dynamic::wording {

/// "x_2^1(k, (0, 1))", "E[U_2^1 | k]", or "U^1"; `in_full`: with the public state in place of k.
Math quantity(const Notation& n, const Value& claim, bool in_full) {
  using namespace letters;
  const Math what = claim.of == Value::Of::transfer ? x : claim.of == Value::Of::payoff ? V : U;
  const bool later = claim.period > 1, types = !claim.given.coalition.empty();
  const Math whose = of_agents(n, n.model().infinite && later ? what[t] : what[claim.period], claim.coalition);
  const Math state = n.model().periods == 1 ? emptyset : k;
  if (claim.given.coalition == n.everybody())
    return whose(in_full ? n.state(claim.state) : state, n.joint(claim.given));
  if (!later && !types)
    return claim.of == Value::Of::transfer ? expected_value(whose) : of_agents(n, what, claim.coalition);
  std::vector<Math> given;
  if (later) given.push_back(in_full ? k == n.state(claim.state) : state);
  if (types) given.push_back(of_agents(n, theta, claim.given.coalition) == n.joint(claim.given));
  return expected_value(whose | document::joined(std::move(given), Sign::comma));
}

template <>
struct Saying<Value> {
  static Definition definition(const Value&) {
    using namespace letters;
    return {"dynamic.value",
            "Values",
            "value",
            {Text{"An expected discounted payoff or utility under truth from a public state on, ",
                  sum(in(i, C), expected(own(U[t])(k, tilde(theta)) | k)),
                  " (or, with types given, at these), or the transfer of that period."}}};
  }
  static Text sentence(const Notation& n, const Value& claim) {
    const Math what = named(subject(n.model(), claim), quantity(n, claim, true));
    return {"Under ", claim.scheme ? n.the_scheme(*claim.scheme) : n.the_mechanism(claim.mechanism), ", ",
            chain(what, sign_of(claim.relation), claim.number), "."};
  }
  static Blocks proof(const Argument& argument, const Value&) {
    if (argument.setting.all_follow) return {};
    return {Text{"The value is ", Math(argument.compared.rows.front().left.value), "."}};
  }
  static Blocks refutation(const Argument& argument, const Value& claim) {
    const Math what = named(subject(argument.n.model(), claim), quantity(argument.n, claim, true));
    return {Text{what == argument.left(), ", not ", phrase(claim.relation), argument.right(), "."}};
  }
};

std::optional<StatedNumber> stated_number(const Notation& n, const Statement& statement) {
  const auto* claim = std::get_if<Value>(&statement);
  if (claim == nullptr) return std::nullopt;
  const bool is_later = n.model().infinite && claim->period > 1;
  const Text when = (is_later ? "later" : "period\u00A0" + std::to_string(claim->period)) + ", " +
                    Text(letters::k == n.state(claim->state));
  return StatedNumber{"Under " + (claim->scheme ? n.the_scheme(*claim->scheme) : n.the_mechanism(claim->mechanism)),
                      n.model().periods == 1 ? Text() : when, quantity(n, *claim, false),
                      claim->relation == Relation::equal ? Math(claim->number)
                                                         : relation_first(sign_of(claim->relation), claim->number)};
}

}  // namespace candor::dynamic::wording
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::Value>;
