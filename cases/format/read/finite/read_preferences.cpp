// SPDX-License-Identifier: MIT
#include "cases/format/read/finite/read_preferences.hpp"

#include <algorithm>
#include <utility>

#include "cases/format/explain/suggestion.hpp"
#include "checker/properties/words.hpp"

namespace candor {
namespace {

std::string in_order(const TypeSpace& types, const std::vector<Agent>& agents) {
  std::string result;
  for (Agent i : agents) result += (result.empty() ? "" : ", ") + types.label(i);
  return result;
}

class PreferenceReader {
 public:
  PreferenceReader(Reading& reading, const YamlNode& node, PreferenceRule rule)
      : reading_(reading), node_(node), rule_(rule), construction_{rule} {}

  std::optional<PreferenceConstruction> read() {
    const std::size_t before = reading_.errors.error_count();
    refuse_keys_of_others();
    if (rule_ == PreferenceRule::serial_dictatorship) construction_.order = read_order();
    if (counts_votes(rule_)) construction_.ties = read_ties();
    if (assigns_seats(rule_)) construction_.seats = read_seats();
    if (reading_.errors.error_count() > before) return std::nullopt;
    return construction_;
  }

 private:
  std::string name() const { return std::string(word_of(rule_)); }

  void refuse_keys_of_others() {
    const auto refuse = [&](std::string_view key, const std::string& why) {
      if (const YamlNode* found = node_.find(key))
        reading_.error(*found, why, "leave out " + in_quotes(std::string(key)));
    };
    if (rule_ != PreferenceRule::serial_dictatorship)
      refuse("order", "in " + name() + " nobody chooses before the others");
    if (!counts_votes(rule_))
      refuse("ties", "under " + name() + " ties in preferences are refused: there is no tie rule");
    if (!assigns_seats(rule_)) {
      refuse("priorities", name() + " assigns no seats: there are no priorities");
      refuse("capacities", name() + " assigns no seats: there are no capacities");
    }
  }

  /// As the agents are listed, if nothing else is said.
  std::vector<Agent> read_order() {
    if (const YamlNode* order = node_.find("order")) return every_agent(*order, "the order");
    std::vector<Agent> listed;
    for (Agent i : reading_.types().grand_coalition()) listed.push_back(i);
    return listed;
  }

  std::vector<Agent> every_agent(const YamlNode& list, const std::string& what) {
    std::vector<Agent> agents;
    if (!list.is_sequence()) {
      reading_.error(list, what + " is a list of all agents, the first before the others", example_of_list());
      return agents;
    }
    for (const YamlNode& item : list.items) {
      const std::optional<Agent> agent = reading_.agent(item);
      if (!agent) continue;
      if (std::find(agents.begin(), agents.end(), *agent) != agents.end())
        reading_.error(item, what + " has agent " + item.text + " twice", "each agent stands in it once");
      agents.push_back(*agent);
    }
    for (Agent i : reading_.types().grand_coalition())
      if (std::find(agents.begin(), agents.end(), i) == agents.end())
        reading_.error(list, "agent " + reading_.types().label(i) + " is missing in " + what,
                       "each agent stands in it once");
    return agents;
  }
  std::string example_of_list() const {
    std::string list;
    for (const std::string& agent : reading_.agent_names()) list += (list.empty() ? "" : ", ") + agent;
    return "for example   [" + list + "]";
  }

  std::optional<TieRule> read_ties() {
    const YamlNode* ties = node_.find("ties");
    if (ties == nullptr) {
      reading_.error(*node_.find("construction"), name() + " needs a tie rule: what if several outcomes win?",
                     "add   ties: first, last, uniform or none");
      return std::nullopt;
    }
    const std::optional<std::size_t> word = reading_.one_of(*ties, Shape::ties, "tie rule");
    return word ? std::optional(static_cast<TieRule>(*word)) : std::nullopt;
  }

  std::optional<Seats> read_seats() {
    const Vocabulary& vocabulary = reading_.vocabulary;
    if (vocabulary.choices.empty()) {
      reading_.error(*node_.find("construction"),
                     name() + " assigns seats: it needs outcomes that say which seat each agent has",
                     "for example   outcomes: {choices: [a, b, home], where: "
                     "\"count(j in agents where outcome[j] = a) <= 1\"}");
      return std::nullopt;
    }
    Seats seats;
    for (std::uint32_t choice : vocabulary.all_choices) {
      seat_names_.push_back(vocabulary.labels[choice].text);
      seats.seats.push_back({seat_names_.back(), reading_.types().agent_count(), as_listed()});
    }
    for (const std::vector<std::uint32_t>& made : vocabulary.choices) {
      std::vector<std::uint32_t>& assigned = seats.assigned.emplace_back();
      for (std::uint32_t choice : made)
        assigned.push_back(
            static_cast<std::uint32_t>(std::find(vocabulary.all_choices.begin(), vocabulary.all_choices.end(), choice) -
                                       vocabulary.all_choices.begin()));
    }
    read_priorities(seats);
    read_capacities(seats);
    return seats;
  }
  std::vector<Agent> as_listed() const {
    std::vector<Agent> listed;
    for (Agent i : reading_.types().grand_coalition()) listed.push_back(i);
    return listed;
  }

  /// Of a map from seats, each entry: use(seat, node).
  template <class Use>
  void for_each_seat(const YamlNode& map, Seats& seats, const std::string& example, const Use& use) {
    if (!map.is_map()) return reading_.error(map, "this is a map from seat to what it has", example);
    for (std::size_t k = 0; k < map.keys.size(); ++k)
      if (const std::optional<std::size_t> seat = reading_.reference(map.keys[k], seat_names_, "seat"))
        use(seats.seats[*seat], map.items[k]);
  }

  void read_priorities(Seats& seats) {
    const std::string example = "for example   priorities: {" + seat_names_.front() + ": " +
                                example_of_list().substr(std::string("for example   ").size()) + "}";
    const YamlNode* priorities = node_.find("priorities");
    if (priorities == nullptr)
      return reading_.error(*node_.find("construction"),
                            name() + " needs priorities: who comes first if several want the same seat?", example);
    for_each_seat(*priorities, seats, example, [&](Seat& seat, const YamlNode& list) {
      seat.priority = every_agent(list, "the priority of " + seat.name);
      seat.capacity = 1;
    });
  }

  void read_capacities(Seats& seats) {
    const YamlNode* capacities = node_.find("capacities");
    if (capacities == nullptr) return;
    for_each_seat(*capacities, seats, "for example   capacities: {" + seat_names_.front() + ": 2}",
                  [&](Seat& seat, const YamlNode& number) {
                    const std::optional<Rational> capacity = reading_.constant(number);
                    const Rational agents(reading_.types().agent_count());
                    if (!capacity) return;
                    if (!capacity->is_integer() || *capacity < Rational(1) || *capacity > agents)
                      return reading_.error(
                          number, "a capacity is a whole number from 1 to the number of agents, " + agents.text());
                    seat.capacity = 1;
                    while (Rational(seat.capacity) < *capacity) ++seat.capacity;
                  });
  }

  Reading& reading_;
  const YamlNode& node_;
  PreferenceRule rule_;
  PreferenceConstruction construction_;
  std::vector<std::string> seat_names_;
};

}  // namespace

std::optional<PreferenceConstruction> read_preference_construction(Reading& reading, const YamlNode& node,
                                                                   PreferenceRule rule) {
  return PreferenceReader(reading, node, rule).read();
}

std::string detail_of(const TypeSpace& types, const PreferenceConstruction& construction) {
  if (construction.ties) return std::string(word_of(*construction.ties));
  if (!construction.seats) return in_order(types, construction.order);
  std::string result;
  for (const Seat& seat : construction.seats->seats) {
    result += (result.empty() ? "" : "; ") + seat.name;
    if (seat.capacity > 1) result += " (takes " + std::to_string(seat.capacity) + ")";
    result += ": " + in_order(types, seat.priority);
  }
  return result;
}

}  // namespace candor
