// SPDX-License-Identifier: MIT
#include "cases/format/read/schema.hpp"

#include <algorithm>
#include <array>

#include "cases/format/read/keys_in_words.hpp"
#include "checker/properties/words.hpp"

namespace candor {

std::span<const KeyDescription> common_case_keys() {
  static constexpr std::array<KeyDescription, 7> keys{{
      {"title", true, Shape::line, "one line", R"("Second-price auction with two bidders")"},
      {"source", true, Shape::source,
       "its title, one line; or a map: `authors`, `title`, `year`, `where` (pages, slides), `note`; all text, all but "
       "`title` optional",
       R"({"authors": "William Vickrey", )"
       R"("title": "Counterspeculation, Auctions, and Competitive Sealed Tenders", "year": "1961"})"},
      {"about", false, Shape::text, "a few sentences for the report", R"("Two bidders, one object, values 0 and 1.")"},
      {"family", false, Shape::family,
       "`finite` (default), `continuum` or `dynamic`: which kind of model this is, and so which keys and properties "
       "there are",
       R"("finite")"},
      {"parameters", false, Shape::parameters, "map from name to number; usable in every formula", R"({"t": "7/4"})"},
      {"defaults", false, Shape::claim_defaults, "keys of claims: what every claim says that does not say otherwise",
       R"({"where": "section 3", "mechanism": "auction"})"},
      {"claims", false, Shape::claims,
       "list of claims, and of sections (\"Claims that repeat themselves\"); a case without claims can be audited "
       "(`candor audit`), but there is nothing to check",
       R"([{"id": "efficiency", "property": "efficient", "expect": "verified"}])"},
  }};
  return keys;
}

namespace {

std::span<const KeyDescription> finite_case_keys() {
  static constexpr std::array<KeyDescription, 14> keys{{
      {"define", false, Shape::definitions,
       "map from `NAME` or `NAME(PARAMETER, ...)` to formula: what formulas mean by it (\"Definitions\")",
       R"json({"bid(j)": "type[j] / 2"})json"},
      {"agents", true, Shape::agents,
       "list of labels (1 to 20); or how many there are: `5` is `[1, 2, 3, 4, 5]`; or a map from label to a map of "
       "attributes (`{ann: {weight: 2}, bob: {weight: 1}}`), the same attributes for every agent",
       "[1, 2, 3]"},
      {"types", true, Shape::types,
       "list of labels, the same for every agent; or a map from agent to such a list. In place of a list: a map from "
       "label to number gives each type a numeric value, and one from label to a map of attributes gives each type "
       "these (`{weak: {signal: 0, value: 2}, strong: {signal: 1, value: 2}}`), the same attributes for every type. A "
       "label that is a number has that value. A range `0..3` is the list of these integers.",
       R"({"L": 0, "H": 1})"},
      {"prior", true, Shape::prior,
       "`uniform`; or a table with columns `type AGENT`... (all agents) and `probability`; or a formula for the "
       "probability of a type profile; or `independent:` followed by a map "
       "from type to probability (the same for every agent) or a map from agent to such a map",
       R"("uniform")"},
      {"states", false, Shape::states,
       "hidden states, which are nobody's type: a map from label to probability, and then the prior is that of the "
       "types given the `state`; or a list of labels, and then the prior is that of types and state together. The "
       "prior and payoffs may name the `state` in formulas, and have a column `state` in tables. Payoffs are expected "
       "over the states, given the types.",
       R"({"guilty": "1/2", "innocent": "1/2"})"},
      {"outcomes", true, Shape::outcomes,
       "list of labels; or a map from label to a map of attributes (`{none: {helper: nobody}, ...}`), the same "
       "attributes for every outcome; or `choices:` followed by a list of "
       "labels: one outcome for each way in which every agent makes one of these choices, called after the choices, as "
       "in `stay-go-stay`, or, with a condition `where:` on `outcome[j]`, for each of which it holds; or `agents`: one "
       "outcome for "
       "each agent, called after him (who gets the object)",
       R"(["first", "second"])"},
      {"payoffs", true, Shape::payoffs,
       "a formula for agent `i` in terms of `outcome` and the true types; or a table (`type AGENT`..., `outcome`, "
       "`payoff AGENT` for every agent); or a map from agent to a "
       "formula or a table with the value column `payoff`, with `others` for the agents not named",
       R"("if outcome.winner = i then type[i] else 0")"},
      {"coalitions", false, Shape::coalitions,
       "the coalition pattern: list of lists of agents, each singleton included; or `all` or `proper` (all but the "
       "grand coalition). Without it: `all`.",
       "[[1, 2], [1], [2], [3]]"},
      {"outside_options", false, Shape::outside_options,
       "like payoffs, but without outcomes (table columns `type AGENT`..., `outside AGENT`; value column `outside`). "
       "Without it: 0.",
       R"("1/2")"},
      {"game_forms", false, Shape::game_forms,
       "map from name to `{messages: ..., allocation: ..., transfers: ...}`: what each agent may send (written like "
       "`types`; without it the types), and what comes of it (written like one of the allocations and transfers, "
       "without constructions, `message[j]` in place of `type[j]` and columns `message AGENT`)",
       R"({"first_price": {"messages": [0, 1, 2], "allocation": "if message[1] >= message[2] then 1 else 2"}})"},
      {"strategies", false, Shape::strategy_profiles,
       "map from name to `{game_form: NAME, plan: ...}`, what each type sends: a formula in `type[i]` whose value is a "
       "message; or a table with the columns `type` and `message`; or with `type` and `probability MESSAGE` for some "
       "messages: a lottery; or `truth` where messages are the types; or a map from agent to one of these, with "
       "`others` for the agents not named. `NAME: truth` is short for `{plan: truth}`.",
       R"({"shaded": {"game_form": "first_price", "plan": "type[i] / 2"}})"},
      {"allocations", false, Shape::allocations,
       "map from name to: a formula whose value is an outcome label; or a table with columns `type AGENT`..., "
       "`outcome`; or a table with columns `type AGENT`..., and `probability "
       "OUTCOME` for some outcomes: a lottery; or a map from `probability OUTCOME` to formula, for some outcomes: a "
       "lottery; or `construction: efficient` with `ties: first, last, uniform` or "
       "`none` (the outcome listed first or last, a uniform lottery over "
       "the best, an error), or `construction: green_laffont` (who gets a single object: the lottery of Green and "
       "Laffont), or `construction: induced` with `strategies` (needed if there are several): what these strategies "
       "bring about; or a rule of voting or assignment, `construction: serial_dictatorship` with `order`, "
       "`random_serial_dictatorship`, `random_dictator`, `plurality` or `borda` with `ties`, `deferred_acceptance`, "
       "`boston` or `top_trading_cycles` with `priorities` and `capacities`. Needed unless there are game forms.",
       R"({"q": {"construction": "efficient", "ties": "first"}})"},
      {"transfers", false, Shape::transfers,
       "map from name to: a formula for agent `i`; or a table (`type AGENT`..., `transfer AGENT`...); or a map from "
       "agent to a formula or a table with the value column "
       "`transfer`, with `others` for the agents not named, and `table` for a table that gives some agents' transfers; "
       "or `construction: pivot, vcg, agv, safronov, green_laffont, cavallo` or `threshold_payments` with "
       "`allocation` (needed if there are several), pivot also with `without`, or `construction: induced` with "
       "`strategies`; or `{allocation: NAME, payments: ...}`, transfers that depend on the outcome drawn by that "
       "allocation rule: `payments` are written like payoffs (value column `payment`). A transfer is the amount "
       "**paid to** the agent.",
       R"({"phi": "if q.winner = i then -1 else 0"})"},
      {"mechanisms", false, Shape::mechanisms,
       "map from name to `{allocation: NAME, transfers: NAME}` (simple) or `{allocation: NAME, transfers: [NAME, NAME, "
       "...]}` (ambiguous); without `transfers` none are paid",
       R"({"auction": {"allocation": "q", "transfers": "phi"}})"},
  }};
  return keys;
}

}  // namespace

std::span<const KeyDescription> case_keys(Family family) {
  switch (family) {
    case Family::continuum: return continuum::case_keys();
    case Family::dynamic: return dynamic::case_keys();
    case Family::finite: break;
  }
  return finite_case_keys();
}

std::span<const KeyDescription> source_keys() {
  static constexpr std::array<KeyDescription, 5> keys{{
      {"authors", false, Shape::line, "who wrote it", R"("William Vickrey")"},
      {"title", true, Shape::line, "what it is called",
       R"("Counterspeculation, Auctions, and Competitive Sealed Tenders")"},
      {"year", false, Shape::line, "when it appeared", R"("1961")"},
      {"where", false, Shape::line, "pages, slides, section", R"("section II")"},
      {"note", false, Shape::text, "anything else about the source", R"("Journal of Finance 16")"},
  }};
  return keys;
}

std::span<const KeyDescription> allocation_construction_keys() {
  static constexpr std::array<KeyDescription, 6> keys{{
      {"construction", true, Shape::allocation_construction, "a textbook rule", R"("efficient")"},
      {"ties", false, Shape::ties,
       "needed for `efficient`, `plurality` and `borda`: which outcome is taken if several are best", R"("first")"},
      {"order", false, Shape::label_list,
       "for `serial_dictatorship`: the agents, who chooses first, second, ...; without it as they are listed",
       "[2, 1, 3]"},
      {"priorities", false, Shape::priorities,
       "for `deferred_acceptance`, `boston` and `top_trading_cycles`: for each seat (a choice of which outcomes are "
       "made) the agents, who comes first, second, ...; a seat without priorities has room for all",
       R"({"a": [2, 1, 3], "b": [1, 2, 3]})"},
      {"capacities", false, Shape::agent_numbers, "how many agents a seat takes; without it one", R"({"a": 2})"},
      {"strategies", false, Shape::name, "for `induced`: the strategies; needed if there are several", R"("shaded")"},
  }};
  return keys;
}

std::span<const KeyDescription> transfer_construction_keys() {
  static constexpr std::array<KeyDescription, 4> keys{{
      {"construction", true, Shape::transfer_construction, "a textbook rule", R"("agv")"},
      {"allocation", false, Shape::name, "the allocation rule it belongs to; needed if there are several", R"("q")"},
      {"without", false, Shape::condition,
       "for `pivot`: a condition on `outcome` and `i`, which outcomes the others can bring about when agent i is not "
       "there; without it all",
       R"("outcome = keep")"},
      {"strategies", false, Shape::name, "for `induced`: the strategies; needed if there are several", R"("shaded")"},
  }};
  return keys;
}

std::span<const KeyDescription> drawn_transfer_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"allocation", false, Shape::name, "the allocation rule that draws the outcome; needed if there are several",
       R"("q")"},
      {"payments", true, Shape::payments, "the amounts paid to the agents at each type profile and outcome",
       R"("if outcome.winner = i then -1 else 0")"},
  }};
  return keys;
}

std::span<const KeyDescription> game_form_keys() {
  static constexpr std::array<KeyDescription, 3> keys{{
      {"messages", false, Shape::messages, "what each agent may send; without it the types", "[0, 1, 2]"},
      {"allocation", true, Shape::message_allocation, "the outcome at each message profile",
       R"("if message[1] >= message[2] then 1 else 2")"},
      {"transfers", false, Shape::message_transfers,
       "the amounts paid to the agents at each message profile; without it nothing is paid", R"("-message[i]")"},
  }};
  return keys;
}

std::span<const KeyDescription> strategy_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"game_form", false, Shape::name, "the game form; needed if there are several", R"("first_price")"},
      {"plan", true, Shape::plan, "what each type sends", R"("type[i] / 2")"},
  }};
  return keys;
}

std::span<const KeyDescription> mechanism_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"allocation", false, Shape::name, "an allocation rule; may be left out when the case has one", R"("q")"},
      {"transfers", false, Shape::rule_list, "a transfer rule, or a list of several; without it nothing is paid",
       R"("phi")"},
  }};
  return keys;
}

std::span<const KeyDescription> claim_keys() {
  static constexpr std::array<KeyDescription, 9> keys{{
      {"id", true, Shape::id, "unique; letters, digits, `.`, `_`, `-`", R"("balance")"},
      {"property", true, Shape::property, "what is claimed: one of the properties below", R"("budget_balance")"},
      {"expect", false, Shape::expect, "`verified` (default) or `refuted`", R"("refuted")"},
      {"for", false, Shape::ranges, "one claim for each value of these variables", R"("i in agents, x in types[i]")"},
      {"table", false, Shape::claim_table, "one claim for each row; the columns are keys of the claim, or variables",
       R"([["coalition", "equals"], ["1", "1/4"], ["2", "1/2"]])"},
      {"says", false, Shape::text, "the source's words", R"("transfers sum to zero")"},
      {"where", false, Shape::line, "page, slide, equation", R"("slide 25")"},
      {"erratum", false, Shape::text, "what is wrong with the source; only with `expect: refuted`",
       R"("the printed sum leaves out agent 3")"},
      {"note", false, Shape::text, "anything else about the claim", R"("with the ties as on the next slide")"},
  }};
  return keys;
}

std::span<const KeyDescription> section_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"section", true, Shape::line, "a heading", R"("The expected externalities")"},
      {"claims", true, Shape::claims, "the claims under it", R"([{"id": "efficiency", "property": "efficient"}])"},
  }};
  return keys;
}

namespace {

std::span<const KeyDescription> finite_property_keys() {
  static constexpr std::array<KeyDescription, 42> keys{{
      {"mechanism", false, Shape::name, "the mechanism claimed about", R"("auction")"},
      {"allocation", false, Shape::name, "an allocation rule", R"("q")"},
      {"transfers", false, Shape::rule_list, "a transfer rule, or a list of several; an empty list: nothing is paid",
       R"(["phi1", "phi2"])"},
      {"coalitions", false, Shape::coalitions,
       "a list of coalitions, `pattern` (the case's), `all`, `proper` or `singletons`", R"("pattern")"},
      {"enforces", false, Shape::condition, "which outcomes a coalition can bring about by itself",
       R"yaml("all(j in coalition, any(k in coalition, outcome[j] = k))")yaml"},
      {"partition", false, Shape::coalitions, "disjoint coalitions that hold every agent", "[[1], [2, 3]]"},
      {"balance", false, Shape::balance, "which balance", R"("exact")"},
      {"every_draw", false, Shape::yes_no, "at each outcome drawn, not in expectation", "true"},
      {"strategies", false, Shape::strategies,
       "the strategies claimed about, or a list of them; in `maxmin_coalitional_ic`, which misreports a coalition may "
       "choose",
       R"("mixed")"},
      {"game_form", false, Shape::name, "the game form claimed about, or that of the strategies", R"("first_price")"},
      {"number", false, Shape::relation_number, "how many there are", "2"},
      {"symmetric", false, Shape::yes_no, "whether all agents have the same plan", "true"},
      {"strict", false, Shape::yes_no, "whether every other message is worse", "true"},
      {"efficient", false, Shape::yes_no, "what every equilibrium is", "true"},
      {"stage", false, Shape::stage, "when agents may walk away", R"("interim")"},
      {"strength", false, Shape::strength,
       "what a group would rather have: some member gains and none loses (strong), or every member gains (weak)",
       R"("weak")"},
      {"solution_concept", false, Shape::solution_concept,
       "what the others report, whatever it is or the truth, or what a group expects of them", R"("ex_post")"},
      {"measure", false, Shape::measure, "whether profiles are counted, or their probabilities added up",
       R"("probability")"},
      {"rules", false, Shape::rule_pair, "two rules", R"(["phi", "printed"])"},
      {"of", false, Shape::quantity, "what is evaluated", R"("utility")"},
      {"coalition", false, Shape::coalition, "an agent or a list of agents", "[2, 3]"},
      {"given", false, Shape::event, "what is known of the true types: a map from agent to type, or a condition",
       R"({"1": "H"})"},
      {"reports", false, Shape::report,
       "a map from agent to reported type, or a list of such maps each with `probability`", R"({"1": "L"})"},
      {"event", false, Shape::event,
       "whose probability: a map from agent to type, or a condition, which may name the `outcome` drawn",
       R"("type[1] = type[2]")"},
      {"equals", false, Shape::relation_number, "the value is this", R"("7/4")"},
      {"at_most", false, Shape::relation_number, "the value is this or less", "0"},
      {"less_than", false, Shape::relation_number, "the value is less than this", "0"},
      {"at_least", false, Shape::relation_number, "the value is this or more", "0"},
      {"greater_than", false, Shape::relation_number, "the value is more than this", "0"},
      {"pays", false, Shape::yes_no, "whether the deviation is profitable", "true"},
      {"gain", false, Shape::relation_number, "the gain is exactly this", R"("1/4")"},
      {"constant", false, Shape::relation_number, "the constant D_C, the same for all coalitions listed", R"("1/4")"},
      {"incentives", false, Shape::incentives, "whose misreports must not pay", R"("coalitional")"},
      {"participation", false, Shape::stage, "when taking part must pay at least the outside option", R"("interim")"},
      {"least_transfer", false, Shape::relation_number, "no transfer is less than this", "-10"},
      {"claims", false, Shape::claim_list, "the id of a claim of this case, or a list of them", R"("truthful")"},
      {"parameters", false, Shape::parameter_list, "a parameter of this case, or a list of them", R"("t")"},
      {"region", false, Shape::region,
       "inequalities in the parameters joined by `and`; or `all values` (`true`), `no values` (`false`)",
       R"("t >= 1 and t <= 7/4")"},
      {"largest_transfer", false, Shape::relation_number, "no transfer is more than this", "10"},
      {"minus", false, Shape::event, "types given which the same is subtracted", R"({"1": "L"})"},
      {"least", false, Shape::relation_number, "the least value is exactly this", R"("1/4")"},
      {"largest", false, Shape::relation_number, "the largest value is exactly this", R"("1/4")"},
  }};
  return keys;
}

const std::vector<PropertyDescription>& finite_properties() {
  static const std::vector<PropertyDescription> table = descriptions_of<finite::Statement>();
  return table;
}

}  // namespace

std::span<const KeyDescription> property_keys(Family family) {
  switch (family) {
    case Family::continuum: return continuum::property_keys();
    case Family::dynamic: return dynamic::property_keys();
    case Family::finite: break;
  }
  return finite_property_keys();
}

std::vector<KeyDescription> shareable_keys(Family family) {
  constexpr std::array<std::string_view, 4> own{"id", "for", "table",
                                                "claims"};  // of a section, `claims` are those in it
  std::vector<KeyDescription> result;
  for (const std::span<const KeyDescription> some : {claim_keys(), property_keys(family)})
    for (const KeyDescription& key : some) {
      if (std::find(own.begin(), own.end(), key.key) != own.end()) continue;
      result.push_back(key);
      result.back().needed = false;
    }
  return result;
}

const std::vector<PropertyDescription>& properties(Family family) {
  switch (family) {
    case Family::continuum: return continuum::properties();
    case Family::dynamic: return dynamic::properties();
    case Family::finite: break;
  }
  return finite_properties();
}

const PropertyDescription* find_property(Family family, std::string_view property) {
  for (const PropertyDescription& known : properties(family))
    if (known.property == property) return &known;
  return nullptr;
}

namespace {

template <class Enumeration, std::size_t Count>
std::vector<std::string> words_up_to() {
  std::vector<std::string> result;
  for (std::size_t k = 0; k < Count; ++k) result.emplace_back(word(static_cast<Enumeration>(k)));
  return result;
}

}  // namespace

std::vector<std::string> words_of(Shape shape) {
  switch (shape) {
    case Shape::expect: return {"verified", "refuted"};
    case Shape::yes_no: return {"true", "false"};
    case Shape::balance: return all_words<Balance>();
    case Shape::strategies: return all_words<Strategies>();
    case Shape::stage: return all_words<Stage>();
    case Shape::incentives: return all_words<Incentives>();
    case Shape::strength: return all_words<Strength>();
    case Shape::solution_concept: return all_words<GroupStrategyProof::SolutionConcept>();
    case Shape::measure: return all_words<ManipulableProfiles::Measure>();
    case Shape::quantity: return all_words<Value::Of>();
    case Shape::ties: return all_words<TieRule>();
    case Shape::allocation_construction: {
      std::vector<std::string> words = all_words<PreferenceRule>();
      words.insert(words.begin(), {"efficient", "green_laffont", "induced"});
      return words;
    }
    case Shape::transfer_construction: {
      std::vector<std::string> words = all_words<NamedTransferRule>();
      words.emplace_back("induced");
      return words;
    }
    case Shape::family: return all_words<Family>();
    case Shape::continuum_quantity: return words_up_to<continuum::Quantity, continuum::quantity_count>();
    case Shape::continuum_identity: return words_up_to<continuum::NamedIdentity, continuum::identity_count>();
    case Shape::payoff_form: return all_words<continuum::PayoffForm>();
    case Shape::tier: return all_words<dynamic::Tier>();
    case Shape::rule_or_mechanism: return all_words<dynamic::IncentiveEfficient::Of>();
    case Shape::colluders: return all_words<dynamic::CollusionProof::Colluders>();
    case Shape::participation: return all_words<dynamic::Participation>();
    case Shape::direction: return all_words<dynamic::SchemeOptimum::Direction>();
    case Shape::aspect: return all_words<dynamic::SchemeClaim::Aspect>();
    case Shape::dynamic_quantity: return all_words<dynamic::Value::Of>();
    case Shape::dynamic_subject: {
      std::vector<std::string> words = words_of(Shape::dynamic_quantity);
      const std::vector<std::string> others = words_of(Shape::rule_or_mechanism);
      words.insert(words.end(), others.begin(), others.end());
      return words;
    }
    case Shape::coalitions: return {"pattern", "all", "proper", "singletons"};
    case Shape::period: return {"later"};
    case Shape::first_or_last: return {"first", "last"};
    case Shape::dynamic_transfer_construction: return all_words<dynamic::NamedTransferRule>();
    case Shape::side_payment_construction: return {"balanced_team"};
    default: return {};
  }
}

std::string meaning_in_claims(Family family, std::string_view word) {
  if (find_property(family, word) != nullptr) return "a property";
  for (const std::span<const KeyDescription> some : {claim_keys(), property_keys(family)})
    for (const KeyDescription& key : some) {
      if (key.key == word) return "a key of claims";
      const std::vector<std::string> words = words_of(key.shape);
      if (std::find(words.begin(), words.end(), word) != words.end())
        return "a word for the key '" + std::string(key.key) + "'";
    }
  return {};
}

namespace {

std::string table_of(std::span<const KeyDescription> keys) {
  std::string result = "| key | needed | what it holds |\n|---|---|---|\n";
  for (const KeyDescription& key : keys)
    result +=
        "| `" + std::string(key.key) + "` | " + (key.needed ? "yes" : "no") + " | " + std::string(key.what) + " |\n";
  return result;
}

}  // namespace

std::string case_keys_in_markdown() { return table_of(common_case_keys()); }
std::string case_keys_in_markdown(Family family) { return table_of(case_keys(family)); }
std::string claim_keys_in_markdown() { return table_of(claim_keys()); }

std::string properties_in_markdown(Family family) {
  std::string result = "| property | its own keys |\n|---|---|\n";
  const std::vector<PropertyDescription>& all = properties(family);
  for (std::size_t k = 0; k < all.size(); ++k) {
    const bool same_as_next = k + 1 < all.size() && all[k + 1].what == all[k].what;
    result += (result.back() == '\n' ? "| `" : "`") + std::string(all[k].property) + "`" +
              (same_as_next ? ", " : " | " + std::string(all[k].what) + " |\n");
  }
  return result;
}

}  // namespace candor
