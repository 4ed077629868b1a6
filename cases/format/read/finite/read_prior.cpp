// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "cases/format/explain/fractions.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/finite/written_as_maps.hpp"
#include "cases/format/read/reading.hpp"

namespace candor {
namespace {

/// A probability as written, and what it is the probability of.
struct Entry {
  const YamlNode* node;
  std::string of;
  Rational value;
};

/// Which fractions that were rounded, or which one entry, changed, makes the sum 1: preferably to a number that stands
/// in the list anyway, otherwise to one with a small denominator.
std::string mend(Reading& reading, const std::vector<Entry>& entries, const Rational& sum) {
  constexpr std::size_t most_entries = 1000;
  if (entries.size() > most_entries) return {};
  std::vector<std::string> written;
  for (const Entry& entry : entries) written.push_back(entry.node->text);
  if (std::string rounded = mend_of_rounding(written); !rounded.empty()) return rounded;
  const Rational missing = Rational(1) - sum;
  const Entry* best = nullptr;
  bool best_is_known = false;
  for (const Entry& entry : entries) {
    const Rational mended = entry.value + missing;
    if (mended.sign() < 0 || (mended.sign() == 0 && entry.value.sign() > 0)) continue;
    const bool known = std::any_of(entries.begin(), entries.end(),
                                   [&](const Entry& other) { return &other != &entry && other.value == mended; });
    const bool simpler = best == nullptr || (known && !best_is_known) ||
                         (known == best_is_known && mended.denominator() < (best->value + missing).denominator());
    if (simpler) {
      best = &entry;
      best_is_known = known;
    }
  }
  if (best == nullptr) return {};
  return "it would sum to 1 if " + best->of + " (line " + std::to_string(reading.line_of(*best->node)) + ") had " +
         (best->value + missing).text() + " instead of " + best->value.text();
}

/// One that could not be read counts as 0 where it is used: the probabilities are not those that were meant.
bool has_all_parameters(const Reading& reading) {
  return reading.vocabulary.parameters.size() == reading.case_file.parameters.size();
}

/// Then the prior gives the probabilities of types and states together, and not those of types given the state.
bool is_joint_with_states(const Reading& reading) {
  return !reading.vocabulary.states.empty() && reading.case_file.state_chances.empty();
}

/// Where a state is read of: ", state guilty".
std::string state_read_of(const Reading& reading) {
  return reading.vocabulary.state ? ", state " + reading.vocabulary.labels[*reading.vocabulary.state].text : "";
}

/// " given the state guilty", where one is read of.
std::string given_state(const Reading& reading) {
  return reading.vocabulary.state ? " given the state " + reading.vocabulary.labels[*reading.vocabulary.state].text
                                  : "";
}

/// Whether the entries are a probability distribution, but for their sum if that has other summands.
bool check_sum(Reading& reading, const YamlNode& node, const std::vector<Entry>& entries, const std::string& what,
               bool are_all = true) {
  bool fine = true;
  Rational sum;
  for (const Entry& entry : entries) {
    sum += entry.value;
    if (entry.value.sign() >= 0) continue;
    reading.error(*entry.node, "the probability of " + entry.of + " is negative: " + entry.value.text());
    fine = false;
  }
  if (fine && are_all && sum != Rational(1) && has_all_parameters(reading)) {
    reading.error(node, what + " sums to " + sum.text() + ", not 1", mend(reading, entries, sum));
    fine = false;
  }
  return fine;
}

class PriorReader {
 public:
  PriorReader(Reading& reading, const YamlNode& node)
      : reading_(reading), node_(node), probabilities_(reading.tabulates ? reading.types().profile_count() : 0) {}

  bool read() {
    const std::size_t before = reading_.errors.error_count();
    if (node_.is_scalar() && node_.text == "uniform")
      read_uniform();
    else if (node_.is_sequence())
      read_joint_table();
    else if (node_.is_map())
      read_independent();
    else
      read_formula();
    if (reading_.errors.error_count() > before || reading_.meter.exhausted() || !has_all_parameters(reading_))
      return false;
    return true;
  }
  /// Once they are read: one for each profile.
  std::vector<Rational>& probabilities() { return probabilities_; }

 private:
  std::string profile_name(std::uint32_t profile) const {
    return reading_.describe(reading_.types().restrict(Profile{profile}, reading_.types().grand_coalition())) +
           state_read_of(reading_);
  }

  void read_uniform() {
    const std::size_t states = is_joint_with_states(reading_) ? reading_.vocabulary.states.size() : 1;
    const Rational each = Rational(1) / (Rational(reading_.types().profile_count()) * Rational(states));
    std::fill(probabilities_.begin(), probabilities_.end(), each);
    reading_.case_file.written_prior.emplace_back("", WrittenDefault{"uniform"});
  }

  void read_joint_table() {
    std::optional<Table> table = read_table(reading_, node_, {"probability", TableShape::Values::single, false, true});
    if (!table) return;
    std::vector<Entry> entries;
    for (std::uint32_t k = 0; k < table->rows.size(); ++k) {
      const YamlNode& cell = table->rows[k]->items[table->values.front().column];
      const std::optional<ReadFormula> formula = reading_.cell(cell, Scope{});
      std::optional<Rational> value = formula ? reading_.number(*formula, Situation{Profile{k}, {}, {}}) : std::nullopt;
      if (!value) continue;
      if (reading_.tabulates) probabilities_[k] = *value;
      entries.push_back({&cell, profile_name(k), std::move(*value)});
    }
    if (entries.size() == table->rows.size()) check_prior(entries);
    reading_.case_file.written_prior.emplace_back("", std::move(table->written));
  }

  void read_formula() {
    if (node_.is_scalar() && node_.text.find_first_of(" ([") == std::string::npos &&
        nearest(node_.text, {"uniform"}) == "uniform")
      return reading_.error(node_, "the prior is not called " + in_quotes(node_.text), "did you mean 'uniform'?");
    if (node_.is_scalar() && is_word_for_independence(node_.text))
      return reading_.error(node_, "the prior is not called " + in_quotes(node_.text),
                            "the probabilities belong to it:   " + independent_prior_in_names(reading_));
    const std::optional<ReadFormula> formula = reading_.formula(node_, Scope{}, Sort::value);
    if (!formula) return;
    Rational sum;
    for (std::uint32_t k = 0; k < probabilities_.size(); ++k) {
      const std::optional<Rational> value = reading_.number(*formula, Situation{Profile{k}, {}, {}});
      if (!value) return;
      if (value->sign() < 0)
        return reading_.error(node_, "the probability of " + profile_name(k) + " is negative: " + value->text());
      probabilities_[k] = *value;
      sum += *value;
    }
    if (sum != Rational(1) && reading_.tabulates && has_all_parameters(reading_) && !is_joint_with_states(reading_))
      reading_.error(node_, "the prior" + given_state(reading_) + " sums to " + sum.text() + ", not 1",
                     sum.sign() > 0 ? "divided by " + sum.text() + " it would sum to 1" : "");
    reading_.case_file.written_prior.emplace_back("", formula->written);
  }

  void check_prior(const std::vector<Entry>& entries) {
    check_sum(reading_, node_, entries, "the prior" + given_state(reading_), !is_joint_with_states(reading_));
  }

  static bool is_word_for_independence(std::string_view word) {
    static constexpr std::array<std::string_view, 7> words{"independent", "Independent", "iid",    "IID",
                                                           "i.i.d.",      "i.i.d",       "product"};
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  void read_independent() {
    const YamlNode* marginals = node_.find("independent");
    if (marginals == nullptr && std::none_of(node_.keys.begin(), node_.keys.end(), [](const YamlNode& key) {
          return nearest(key.text, {"independent"}) == "independent";
        }))
      return refuse_map_as_prior(reading_, node_);
    for (const YamlNode& key : node_.keys)
      if (key.text != "independent")
        reading_.error(key, "unknown key " + in_quotes(key.text) + " in the prior",
                       did_you_mean(key.text, {"independent"}));
    if (marginals == nullptr) return;
    if (is_joint_with_states(reading_))
      return reading_.error(node_, "independent types need the probabilities of the states",
                            "for example   states: {" + reading_.vocabulary.labels[*reading_.vocabulary.state].text +
                                ": 1/2, ...}: types are then independent given the state");
    if (!marginals->is_map() || marginals->items.empty())
      return reading_.error(*marginals, "a map from type to probability is expected here",
                            "for example   independent: {L: 1/2, H: 1/2}");
    const std::size_t agents = reading_.vocabulary.agents.size();
    std::vector<std::vector<Rational>> by_agent(agents);
    if (!marginals->items.front().is_map()) {
      by_agent[0] = read_marginal(*marginals, Agent{0}, "");
      for (std::uint32_t i = 1; i < agents; ++i) {
        if (reading_.type_names(Agent{i}) != reading_.type_names(Agent{0}))
          return reading_.error(*marginals, "the agents have different types, so each needs a map of its own");
        by_agent[i] = by_agent[0];
      }
    } else {
      for (std::size_t k = 0; k < marginals->keys.size(); ++k)
        if (const std::optional<Agent> agent = reading_.agent(marginals->keys[k]))
          by_agent[agent->value] = read_marginal(marginals->items[k], *agent, marginals->keys[k].text);
      for (const std::string& name : reading_.agent_names())
        if (marginals->find(name) == nullptr) reading_.error(*marginals, "agent " + name + " has no probabilities");
    }
    multiply(by_agent);
  }

  std::vector<Rational> read_marginal(const YamlNode& map, Agent agent, const std::string& part) {
    const std::size_t before = reading_.errors.error_count();
    std::vector<Rational> result(reading_.types().type_count(agent));
    if (!map.is_map()) {
      reading_.error(map, "a map from type to probability is expected here");
      return {};
    }
    std::vector<Entry> entries;
    WrittenTable written{{"type", "probability"}, {}};
    for (std::size_t k = 0; k < map.keys.size(); ++k) {
      const std::optional<Type> type = reading_.type(map.keys[k], agent);
      const std::optional<Rational> value = reading_.constant(map.items[k]);
      if (!type || !value) continue;
      result[type->value] = *value;
      entries.push_back({&map.items[k], map.keys[k].text, *value});
      written.rows.push_back({map.keys[k].text, map.items[k].text});
    }
    if (reading_.errors.error_count() == before)
      for (const std::string& type : reading_.type_names(agent))
        if (map.find(type) == nullptr)
          reading_.error(map, "type " + type + " has no probability", "write   " + type + ": 0   if it never occurs");
    if (reading_.errors.error_count() > before || entries.size() < map.keys.size()) return {};
    if (!check_sum(reading_, map, entries,
                   (part.empty() ? "the distribution of each agent's types"
                                 : "the distribution of agent " + part + "'s types") +
                       given_state(reading_)))
      return {};
    reading_.case_file.written_prior.emplace_back(part, std::move(written));
    return result;
  }

  void multiply(const std::vector<std::vector<Rational>>& by_agent) {
    if (!reading_.tabulates) return;
    if (std::any_of(by_agent.begin(), by_agent.end(), [](const auto& marginal) { return marginal.empty(); })) return;
    probabilities_ = Prior::product(by_agent).probabilities();
  }

  Reading& reading_;
  const YamlNode& node_;
  std::vector<Rational> probabilities_;
};

/// p(theta) = sum over omega of p(theta, omega).
bool add_up_states(Reading& reading, const YamlNode& node) {
  const HiddenStates& states = reading.case_file.finite().environment.states;
  std::vector<Rational> sums(reading.types().profile_count());
  Rational total;
  for (std::size_t at = 0; at < states.joint.size(); ++at) {
    sums[at / states.count()] += states.joint[at];
    total += states.joint[at];
  }
  if (total != Rational(1)) {
    reading.error(node, "over types and states the prior sums to " + total.text() + ", not 1",
                  total.sign() > 0 ? "divided by " + total.text() + " it would sum to 1" : "");
    return false;
  }
  reading.case_file.finite().environment.prior = Prior(std::move(sums));
  return true;
}

bool read_joint_prior(Reading& reading, const YamlNode& node) {
  Vocabulary& vocabulary = reading.vocabulary;
  HiddenStates& states = reading.case_file.finite().environment.states;
  const std::uint32_t profiles = reading.types().profile_count();
  if (!reading.afford(node, std::uint64_t{profiles} * states.count())) return false;
  states.joint.assign(reading.tabulates ? std::size_t{profiles} * states.count() : 0, Rational());
  for (std::uint32_t state = 0; state < states.count(); ++state) {
    vocabulary.state = vocabulary.states[state];
    reading.case_file.written_prior.clear();
    PriorReader in_state(reading, node);
    const bool is_read = in_state.read();
    vocabulary.state.reset();
    if (!is_read) return false;
    const Rational chance =
        reading.case_file.state_chances.empty() ? Rational(1) : reading.case_file.state_chances[state];
    for (std::uint32_t theta = 0; theta < in_state.probabilities().size(); ++theta)
      states.joint[std::size_t{theta} * states.count() + state] = chance * in_state.probabilities()[theta];
  }
  return !reading.tabulates || add_up_states(reading, node);
}

}  // namespace

bool read_prior(Reading& reading, const YamlNode& node) {
  if (!reading.vocabulary.states.empty()) return read_joint_prior(reading, node);
  PriorReader prior(reading, node);
  if (!prior.read()) return false;
  reading.case_file.finite().environment.prior = Prior(std::move(prior.probabilities()));
  return true;
}

}  // namespace candor
