// SPDX-License-Identifier: MIT
#include "reports/words/finite/written.hpp"

#include <algorithm>

#include "checker/properties/words.hpp"
#include "exact/numeral.hpp"
#include "reports/document/letters.hpp"
#include "reports/words/finite/formula.hpp"

namespace candor::wording {

using namespace document;

namespace {

/// 0.15 = 3/20; other numbers as themselves; formulas in symbols.
Math cell(const Notation& n, const std::string& text) {
  const Numeral numeral = parse_numeral(text);
  if (!numeral.value) return formula_text(n, text);
  return numeral.decimal && !numeral.value->is_integer() ? Math(Math::Kind::numeral, text) == *numeral.value
                                                         : Math(*numeral.value);
}

/// What heads a column of cases that are told apart, other than types of a named agent.
std::optional<Math> own_key(std::string_view column) {
  if (column == "outcome") return letters::a;
  if (column == "state") return letters::omega;
  return std::nullopt;
}

Table table(const Notation& n, const WrittenTable& written, const Subject& subject) {
  const auto& outcomes = n.model().environment.outcomes;
  const auto type_of = [&](const std::string& column) {
    return column.starts_with("type ") ? n.types().find_agent(column.substr(5)) : std::nullopt;
  };
  Table result;
  for (const std::string& column : written.columns) {
    const auto agent = type_of(column);
    const auto own = own_key(column);
    result.columns.push_back({agent || own ? Table::Align::left : Table::Align::right, agent ? n.type_symbol(*agent)
                                                                                       : own ? *own
                                                                                             : subject.column(column)});
  }
  for (const auto& row : written.rows) {
    Table::Row cells;
    for (std::size_t c = 0; c < row.size() && c < written.columns.size(); ++c) {
      const auto agent = type_of(written.columns[c]);
      const auto type = agent ? n.types().find_type(*agent, row[c]) : std::nullopt;
      const auto outcome = std::find(outcomes.begin(), outcomes.end(), row[c]);
      const bool is_outcome = written.columns[c] == "outcome" && outcome != outcomes.end();
      cells.emplace_back(type         ? n.type(*agent, *type)
                         : is_outcome ? n.outcome(Outcome{static_cast<std::uint32_t>(outcome - outcomes.begin())})
                                      : cell(n, row[c]));
    }
    result.rows.push_back(std::move(cells));
  }
  return result;
}

/// What a named transfer rule pays; checker/definitions/finite/named_rules.hpp says the same. u_j(theta)
/// is short for u_j(q(theta), theta).
std::vector<Math> defining_formulas(const std::string& name, const Math& left, const Math& allocation) {
  using namespace letters;
  const Math J = letter("J"), n = letter("n"), e = letter("e");
  const auto size = [](const Math& agents) { return fenced(Fence::bars, {agents}); };
  const auto factorial = [](const Math& number) { return row({number, upright("!")}); };
  const auto ranked = [](int place) { return v[fenced(Fence::round, {place})]; };
  const auto expected = [](const Math& over, const Math& what) { return expectation(over, row({what})); };
  const Math others = sum(j != i, u[j](theta));
  if (name == "vcg") return {left == others};
  if (name == "pivot") return {left == others - maximum(a, sum(j != i, u[j](a, theta)))};
  if (name == "threshold_payments")
    return {left == -minimum(chain(t, Sign::such_that, allocation(t, theta[-i]) == allocation(theta)),
                             u[i](allocation(theta), tuple({t, theta[-i]})))};
  if (name == "agv")
    return {left == e[i](theta[i]) - fraction(1, size(I) - 1) * sum(j != i, e[j](theta[j])),
            e[i](theta[i]) == expectation({}, bracketed(sum(j != i, u[j]) | theta[i]))};
  if (name == "green_laffont")
    return {left == row({-grouped(Math(1) - fraction(2, n)) * ranked(2), upright(" for the first, "), 0,
                         upright(" for the second, "), fraction(1, n) * ranked(2), upright(" for every other agent")})};
  if (name == "cavallo")
    return {left ==
            row({fraction(1, n) * ranked(3) - ranked(2), upright(" for the first, "), fraction(1, n) * ranked(3),
                 upright(" for the second, "), fraction(1, n) * ranked(2), upright(" for every other agent")})};
  if (name == "safronov") {
    const Math weight =
        fraction(row({factorial(size(J)), fenced(Fence::round, {n - 1 - size(J)}), upright("!")}), factorial(n));
    const Math change = expected(theta[J], a) - expected(joined({theta[i], theta[J]}, Sign::comma), a);
    return {left == expected({}, u[i]) - expected(theta[i], u[i]) +
                        sum(chain(chain(J, Sign::subset, I), Sign::against, set({i})), weight * bracketed(change)),
            a(theta) == sum(i, expected(theta[i], u[i])), n == size(I)};
  }
  return {};
}

/// Which of several wins, after the words for one.
std::string by_ties(const std::string& ties) {
  if (ties == "first" || ties == "last") return "; of several, the one listed " + ties;
  return ties == "uniform" ? "; of several, each with the same probability" : "; there is only one";
}

/// What an allocation rule that asks for preferences does; checker/definitions/finite/preference_rules.hpp says the
/// same.
Text defining_words(PreferenceRule rule, const std::string& detail) {
  using letters::theta;
  switch (rule) {
    case PreferenceRule::serial_dictatorship:
      return Text{" is what is left when the agents, in the order " + detail +
                      ", each keep of the outcomes that are left to them those with the largest payoff at ",
                  theta, "."};
    case PreferenceRule::random_serial_dictatorship:
      return Text{
          " is what is left when the agents, in an order that is drawn, all equally likely, each keep of the outcomes "
          "that are left to them those with the largest payoff at ",
          theta, "."};
    case PreferenceRule::random_dictator:
      return Text{" is the outcome with the largest payoff at ", theta,
                  " of an agent who is drawn, all equally likely."};
    case PreferenceRule::plurality:
      return Text{" is the outcome that most agents like best at ", theta, by_ties(detail), "."};
    case PreferenceRule::borda:
      return Text{" is the outcome with most points at ", theta,
                  ", each agent giving to an outcome as many as there are others that it likes less", by_ties(detail),
                  "."};
    case PreferenceRule::deferred_acceptance:
      return Text{" is reached by deferred acceptance: the agents propose in the order of what they like best at ",
                  theta,
                  ", and a seat holds those that come first by its priority until others come before them "
                  "(" +
                      detail + ")."};
    case PreferenceRule::boston:
      return Text{" is reached by immediate acceptance: in round ",
                  letters::k,
                  " who has no seat asks for the one that is ",
                  letters::k,
                  "-th in its liking at ",
                  theta,
                  ", and a seat takes those that come first by its priority, for good (" + detail + ")."};
    case PreferenceRule::top_trading_cycles:
      return Text{" is reached by top trading cycles: who has no seat points to the one it likes best at ", theta,
                  " of those with room, a seat to who comes first by its priority, and the agents of a cycle get the "
                  "seats to which they point (" +
                      detail + ")."};
  }
  return {};
}

Blocks construction(const Notation& n, const WrittenConstruction& written, const Math& left) {
  using namespace letters;
  const Math count = letter("n") == fenced(Fence::bars, {I});
  if (written.name == "efficient")
    return {Text{left, " is an outcome with the largest sum of payoffs at ", theta, by_ties(written.detail), "."}};
  if (const auto rule = find_word<PreferenceRule>(written.name))
    return {Text(left) + defining_words(*rule, written.detail)};
  if (written.name == "green_laffont" && written.detail.empty())
    return {Text{left, " gives the object to the agent whose value is highest with probability ",
                 Math(1) - chain(1, Sign::over, letter("n")), " and to the one whose value is second with probability ",
                 chain(1, Sign::over, letter("n")), ", ", count,
                 "; of equal values the agent listed first ranks higher."}};
  if (written.name == "induced")
    return {Text{left, " is what comes about when the strategies ", Code{written.detail}, " are played."}};
  Math allocation = upright(written.detail);
  for (std::size_t k = 0; k < n.model().allocations.size(); ++k)
    if (n.model().allocations[k].name == written.detail) allocation = n.allocation(k);
  const Text opening{"The rule ", Code{written.name}, " for ", allocation};
  const std::vector<Math> formulas = defining_formulas(written.name, left, allocation);
  if (formulas.empty()) return {Text{opening, " defines ", left, "."}};
  const bool is_of_object = written.name == "green_laffont" || written.name == "cavallo";
  const auto ranked = [](int place) { return v[fenced(Fence::round, {place})]; };
  const Text where =
      is_of_object ? Text{", where ", ranked(1) >= ranked(2) >= letter("dots"), " are what the object is worth to the ",
                          count, " agents, ranked (of equal values the agent listed first ranks higher):"}
      : written.name == "threshold_payments"
          ? Text{":"}
          : Text{", where ", u[j](theta), " is short for ", u[j](allocation(theta), theta), ":"};
  Display display{};
  for (const Math& one : formulas)
    display.lines.push_back(
        {.formula = one, .condition = formulas.size() > 1 && &one != &formulas.back() ? "," : Text()});
  Blocks result{opening + where, std::move(display)};
  if (written.without)
    result.emplace_back(Text{"Here the maximum is over what the others can bring about without agent ", letters::i,
                             ": ", formula(n, written.without->root), "."});
  return result;
}

}  // namespace

Blocks written_formula(const Notation& n, const Formula& written, const Math& left) {
  const Display on_one_line{{{.formula = left == formula(n, written.root)}}, true};
  if (written.root.kind != Expression::Kind::conditional) return {on_one_line};
  return {Alternatives{{Display{{{.formula = left == displayed_formula(n, written.root)}}}}, {on_one_line}}};
}

Blocks written(const Notation& n, const WrittenParts& parts, const Subject& subject, bool tables) {
  Blocks result;
  for (const auto& [key, content] : parts) {
    const auto agent = n.types().find_agent(key);
    const Math whole = subject.equation(agent                                 ? n.agent(*agent)
                                        : subject.per_agent && key != "table" ? letters::i
                                                                              : Math());
    const Math left = key.starts_with("probability ") ? subject.column(key) : whole;
    if (key == "others") result.emplace_back(Text{"For every other agent ", letters::i, ":"});
    if (const auto* as_table = std::get_if<WrittenTable>(&content); as_table != nullptr && !tables) {
      if (parts.size() > 1)
        result.emplace_back(Text{left, " is tabulated below", key == "table" ? " for some agents." : "."});
    } else if (as_table != nullptr) {
      if (agent) result.emplace_back(Text{"For agent ", n.agent(*agent), ":"});
      result.emplace_back(table(
          n, *as_table, agent ? Subject{subject.equation, [&](const std::string&) { return left; }, true} : subject));
    } else if (const auto* as_formula = std::get_if<std::shared_ptr<const Formula>>(&content)) {
      result = std::move(result) + written_formula(n, **as_formula, left);
    } else if (const auto* as_construction = std::get_if<WrittenConstruction>(&content)) {
      result = std::move(result) + construction(n, *as_construction, left);
    } else {
      result.emplace_back(Text{left, ": ", Prose{std::get<WrittenDefault>(content).text}, "."});
    }
  }
  return result;
}

}  // namespace candor::wording
