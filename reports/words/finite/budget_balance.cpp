// SPDX-License-Identifier: MIT
#include <array>

#include "checker/properties/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

/// How each kind of balance is called; in the order of the enumeration.
struct BalanceWords {
  std::string_view name, short_name, meaning, what_holds;
};
constexpr std::array<BalanceWords, 4> balances{
    {{"Budget balance", "budget balance", "the transfers add up to zero at every ", " is budget balanced ex post."},
     {"No deficit", "no deficit", "no money flows in, at any ", " never runs a deficit."},
     {"Budget balance ex ante", "budget balance ex ante",
      "the transfers add up to zero in expectation:", " is budget balanced ex ante."},
     {"No deficit ex ante", "no deficit ex ante", "no money flows in, in expectation:", " runs no deficit ex ante."}}};

const BalanceWords& words_of(Balance balance) { return balances.at(static_cast<std::size_t>(balance)); }
bool is_ex_ante(Balance balance) { return balance == Balance::ex_ante || balance == Balance::ex_ante_no_deficit; }

/// The transfers of a rule and their sum, at each profile.
Table budget(const Notation& n, std::size_t rule) {
  const TypeSpace& types = n.types();
  Table table{{{Table::Align::left, letters::theta}}};
  for (Agent agent : types.grand_coalition())
    table.columns.push_back({Table::Align::right, n.transfers(rule)[n.agent(agent)]});
  table.columns.push_back({Table::Align::right, sum(letters::i, {})});
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    Table::Row cells{n.profile(theta)};
    Rational total;
    for (Agent agent : types.grand_coalition()) {
      const Rational& amount = n.model().transfers.at(rule).amounts(agent, theta);
      cells.emplace_back(amount);
      total += amount;
    }
    cells.emplace_back(total);
    table.rows.push_back(std::move(cells));
  }
  return table;
}

/// The amounts as they add up: "1/2-1/3".
Math summands(const std::vector<Rational>& amounts) {
  Math result = amounts.front();
  for (std::size_t k = 1; k < amounts.size(); ++k)
    result = amounts[k].sign() < 0 ? result - Math(-amounts[k]) : result + Math(amounts[k]);
  return result;
}

}  // namespace

template <>
struct Saying<BudgetBalance> {
  static Definition definition(const BudgetBalance& claim) {
    using namespace letters;
    if (claim.every_draw) return definition_of_every_draw(claim.balance);
    const BalanceWords& words = words_of(claim.balance);
    const bool in_expectation = is_ex_ante(claim.balance);
    const Math total = in_expectation ? sum(in(theta, Theta), row({p(theta), sum(in(i, I), phi[i](theta))}))
                                      : sum(in(i, I), phi[i](theta));
    Text meaning{"Under every transfer rule ", phi, " in question ", words.meaning};
    if (!in_expectation) meaning += Text{in(theta, Theta), ":"};
    const bool is_equality = claim.balance == Balance::exact || claim.balance == Balance::ex_ante;
    return {"budget_balance." + std::string(word_of(claim.balance)),
            std::string(words.name),
            std::string(words.short_name),
            {meaning, display(is_equality ? total == 0 : total <= 0)}};
  }
  static Sides sides(const BudgetBalance& claim) {
    return {claim.every_draw ? "sum of payments" : "sum of transfers", ""};
  }
  static Text about(const Notation& n, const BudgetBalance& claim) {
    std::vector<Math> rules;
    for (const std::size_t rule : claim.transfers) rules.push_back(n.transfers(rule));
    return joined(std::move(rules), Sign::comma);
  }
  static Text sentence(const Notation& n, const BudgetBalance& claim) {
    std::vector<Text> rules;
    for (const std::size_t rule : claim.transfers) rules.emplace_back(n.transfers(rule));
    const Text last = rules.back();
    rules.pop_back();
    const Text which = rules.empty() ? "The transfer rule " + last
                                     : "Each of the transfer rules " + joined(rules, ", ") + " and " + last;
    if (!claim.every_draw) return which + words_of(claim.balance).what_holds;
    return which +
           (claim.balance == Balance::exact ? " is budget balanced in every draw." : " runs a deficit in no draw.");
  }
  static Blocks proof(const Proved& proved, const BudgetBalance& claim) {
    using namespace letters;
    if (claim.every_draw) return proved.shown({}, {theta, sum(i, phi[i](a, theta)), {}});
    const Math total = sum(i, phi[i](theta));
    if (is_ex_ante(claim.balance)) return proved.shown({}, {{}, sum(theta, row({p(theta), total})), {}});
    if (claim.transfers.size() * proved.n.types().profile_count() > 4 * proved.setting.row_limit)
      return proved.shown({}, {theta, total, {}});
    Tables tables;
    for (const std::size_t rule : claim.transfers) tables.tables.push_back(budget(proved.n, rule));
    return {"The transfers to each agent and their sum, at each type profile.", std::move(tables)};
  }
  static Blocks refutation(const Failed& failed, const BudgetBalance& claim) {
    const Place& place = failed.comparison.place;
    const std::size_t rule = *place.transfers;
    if (!place.truth)
      return {Text{"Under ", failed.n.transfers(rule), " the transfers add up to ", failed.left(), " in expectation",
                   claim.balance == Balance::ex_ante ? ", not to zero." : "."}};
    const std::string_view found = claim.balance == Balance::exact ? ", not to zero." : ", a deficit.";
    std::vector<Rational> amounts;
    const Profile theta = failed.n.types().profile(*place.truth);
    const TransferRule& of = failed.n.model().transfers.at(rule);
    const AgentAmounts& paid = place.outcome ? of.drawn.value().by_outcome.at(place.outcome->value) : of.amounts;
    for (Agent agent : failed.n.types().grand_coalition()) amounts.push_back(paid(agent, theta));
    Text where{"At ", failed.truth()};
    if (place.outcome) where += Text{", if ", failed.n.outcome(*place.outcome), " is drawn,"};
    return {where + Text{" the ", claim.every_draw ? "payments" : "transfers", " of ", failed.n.transfers(rule),
                         " add up to ", summands(amounts) == failed.left(), found}};
  }

 private:
  static Definition definition_of_every_draw(Balance balance) {
    using namespace letters;
    const bool is_equality = balance == Balance::exact;
    const Math total = sum(in(i, I), phi[i](a, theta));
    return {"budget_balance." + std::string(word_of(balance)) + ".every_draw",
            is_equality ? "Budget balance in every draw" : "No deficit in any draw",
            is_equality ? "budget balance in every draw" : "no deficit in any draw",
            {Text{"Under every transfer rule ", phi, " in question the payments once the outcome is drawn ",
                  is_equality ? "add up to zero" : "do not add up to more than zero", ": for all ", in(theta, Theta),
                  " and every outcome\u00A0", a, " drawn there with positive probability"},
             display(is_equality ? total == 0 : total <= 0)}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::BudgetBalance>;
