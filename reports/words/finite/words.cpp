// SPDX-License-Identifier: MIT
#include "reports/words/finite/words.hpp"

#include <set>
#include <type_traits>

#include "reports/words/finite/family.hpp"

namespace candor::wording {

namespace {

template <class Claim>
using SaidOf = Said<Finite, std::decay_t<Claim>>;

/// The transfer rules that a claim names.
class RulesNamed {
 public:
  template <class Claim>
  void operator()(const Claim& claim) {
    if constexpr (requires { claim.mechanism.transfers; }) add(claim.mechanism.transfers);
    if constexpr (requires { claim.transfers; }) add(claim.transfers);
    if constexpr (std::is_same_v<Claim, EqualRules>)
      if (claim.kind == EqualRules::Kind::transfers) add({claim.first, claim.second});
    if constexpr (std::is_same_v<Claim, ParameterRegion>)
      for (const RegionSubject::Part& part : claim.subject->claims) of(finite_statement(part.claim.statement));
  }
  void of(const finite::Statement& statement) {
    const auto is_of_every_draw = [](const auto& claim) {
      if constexpr (requires { claim.every_draw; }) return claim.every_draw;
      return false;
    };
    if (!std::visit(is_of_every_draw, statement)) std::visit(*this, statement);
  }
  const std::set<std::size_t>& rules() const { return rules_; }

 private:
  void add(const std::vector<std::size_t>& rules) { rules_.insert(rules.begin(), rules.end()); }
  void add(const std::optional<std::size_t>& rule) {
    if (rule) rules_.insert(*rule);
  }
  std::set<std::size_t> rules_;
};

/// That what is said of these is said of their expectation.
Text in_expectation(const Notation& notation, const std::vector<std::size_t>& rules) {
  std::vector<Text> named;
  for (const std::size_t rule : rules) named.emplace_back(notation.transfers(rule));
  const Math allocation = notation.allocation(notation.model().transfers.at(rules.front()).drawn->allocation);
  return Text{" What ",
              joined(std::move(named), ", "),
              rules.size() == 1 ? " pays" : " pay",
              " depends on the outcome drawn by ",
              allocation,
              "; this is about the expectation, not about every draw."};
}

}  // namespace

std::vector<std::size_t> rules_in_expectation(const FiniteModel& model, const finite::Statement& statement) {
  RulesNamed named;
  named.of(statement);
  std::vector<std::size_t> result;
  for (const std::size_t rule : named.rules())
    if (rule < model.transfers.size() && model.transfers[rule].drawn) result.push_back(rule);
  return result;
}

Definition definition(const finite::Statement& statement) {
  return std::visit([](const auto& claim) { return SaidOf<decltype(claim)>::definition(claim); }, statement);
}

Sides sides(const finite::Statement& statement) {
  return std::visit([](const auto& claim) { return SaidOf<decltype(claim)>::sides(claim, {}); }, statement);
}

Text about(const Notation& notation, const finite::Statement& statement) {
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::about(notation, claim); }, statement);
}

Text sentence(const Notation& notation, const finite::Statement& statement) {
  const Text said =
      std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::sentence(notation, claim); }, statement);
  const std::vector<std::size_t> expected = rules_in_expectation(notation.model(), statement);
  return expected.empty() ? said : said + in_expectation(notation, expected);
}

Blocks proof(const ProofSetting& setting, const Notation& notation, const finite::Statement& statement,
             const Verified& verified) {
  const Proved proved(setting, notation, statement, verified);
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::proof(proved, claim); }, statement);
}

Blocks refutation(const Notation& notation, const finite::Statement& statement, const Refuted& refuted) {
  const Failed failed(notation, refuted);
  return std::visit([&](const auto& claim) { return SaidOf<decltype(claim)>::refutation(failed, claim); }, statement);
}

Blocks notation_paragraph() {
  using namespace letters;
  const Math truth_to_report = S | bar(theta)[S] >> hat(theta)[S];
  const Math outcome_and_types =
      enlarged(fenced(Fence::round, {q(hat(theta)[S], theta[-S]), tuple({bar(theta)[S], theta[-S]})}));
  const auto expected = [&](const Math& amount) {
    return sum(theta[-S], row({p(theta[-S] | bar(theta)[S]), sum(in(i, S), amount)}));
  };
  return {
      Text{"There is a finite set ",
           I,
           " of agents. Agent ",
           i,
           " has a type ",
           in(theta[i], Theta[i]),
           "; ",
           Theta == product(in(i, I), Theta[i]),
           ", and ",
           p,
           " is the common prior on ",
           Theta,
           ". For a set ",
           chain(S, Sign::subset, I),
           " of agents ",
           theta == tuple({theta[S], theta[-S]}),
           ", and ",
           p(theta[-S] | theta[S]),
           " is a conditional probability. The payoff of agent\u00A0",
           i,
           " from outcome\u00A0",
           a,
           " is ",
           u[i](a, theta),
           ". An allocation rule\u00A0",
           q,
           " assigns to every reported type profile an outcome or a lottery over outcomes, to which ",
           u[i],
           " extends by expectation. A transfer rule\u00A0",
           phi,
           " assigns to every reported profile the amounts ",
           phi[i],
           " paid to the agents. A mechanism is simple, ",
           tuple({q, phi}),
           ", or ambiguous, ",
           tuple({q, Phi}),
           ", with a finite set ",
           Phi,
           " of transfer rules. Bars mark true types, hats mark reports; where an expectation conditions on types, "
           "these range over types of positive probability. A coalition ",
           S,
           " of true type ",
           bar(theta)[S],
           " that reports ",
           hat(theta)[S],
           " while all others tell the truth expects in total"},
      Display{{{.formula = relation_first(Sign::equal, expected(row({u[i], outcome_and_types}))),
                .condition = ",",
                .before = U(truth_to_report)},
               {.formula = relation_first(Sign::equal, expected(phi[i](hat(theta)[S], theta[-S]))),
                .condition = ",",
                .before = T[phi](truth_to_report)}}},
      Text{
          "a payoff and a transfer, and the utility ", V[phi] == U + T[phi],
          ". Without an arrow the report is the truth; without a bar the expectation is ex ante; after a bar there may "
          "also stand other conditions, and after a semicolon the report ",
          hat(theta)[T], " of other agents\u00A0", T, ". A mixed report that is ", r, " with probability ",
          letter("alpha"), " and ", prime(r), " with probability ", Math(1) - letter("alpha"), " is written ",
          chain(letter("alpha") * r, Sign::mixed, fenced(Fence::round, {Math(1) - letter("alpha")}) * prime(r)), "."}};
}

}  // namespace candor::wording
