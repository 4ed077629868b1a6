// SPDX-License-Identifier: MIT
#include "checker/definitions/finite/preference_rules.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

namespace candor {
namespace {

/// What the agents prefer at a profile.
class Preferences {
 public:
  Preferences(const Environment& environment, Profile theta) : environment_(environment), theta_(theta) {}

  std::uint32_t agent_count() const { return environment_.types.agent_count(); }
  Coalition everybody() const { return environment_.types.grand_coalition(); }
  std::vector<Outcome> all_outcomes() const {
    std::vector<Outcome> all;
    for (Outcome a; a.value < environment_.outcome_count(); ++a.value) all.push_back(a);
    return all;
  }
  const Rational& operator()(Agent agent, Outcome outcome) const {
    return environment_.payoffs(agent, outcome, theta_);
  }
  /// Of some outcomes, at least one, those that the agent likes best.
  std::vector<Outcome> best(Agent agent, const std::vector<Outcome>& outcomes) const {
    std::vector<Outcome> result;
    for (Outcome a : outcomes) {
      if (!result.empty() && (*this)(agent, a) < (*this)(agent, result.front())) continue;
      if (!result.empty() && (*this)(agent, a) > (*this)(agent, result.front())) result.clear();
      result.push_back(a);
    }
    return result;
  }
  Outcome only_best(Agent agent) const {
    const std::vector<Outcome> best_ones = best(agent, all_outcomes());
    if (best_ones.size() > 1) refuse_tie(agent, name(best_ones[0]), name(best_ones[1]));
    return best_ones.front();
  }
  /// The first in the order decides, of what is left to it the second, and so on.
  Outcome of_dictators(const std::vector<Agent>& order) const {
    std::vector<Outcome> left = all_outcomes();
    for (Agent agent : order) left = best(agent, left);
    if (left.size() > 1)
      refuse("every agent likes outcomes " + name(left[0]) + " and " + name(left[1]) +
             " alike where its turn has come: one after the other they do not decide");
    return left.front();
  }

  const std::string& name(Outcome outcome) const { return environment_.outcomes[outcome.value]; }
  [[noreturn]] void refuse_tie(Agent agent, const std::string& one, const std::string& other) const {
    refuse("agent " + environment_.types.label(agent) + " likes " + one + " and " + other +
           " alike, and the rule asks which it prefers");
  }
  [[noreturn]] void refuse(const std::string& why) const {
    std::string types;
    for (Agent i : everybody())
      types += (types.empty() ? "" : ", ") + environment_.types.label(i, environment_.types.type_of(theta_, i)).label;
    throw std::domain_error("at (" + types + ") " + why);
  }
  const std::string& label(Agent agent) const { return environment_.types.label(agent); }

 private:
  const Environment& environment_;
  Profile theta_;
};

/// Each with the same probability; some may be the same.
Lottery drawn_evenly(std::vector<Outcome> outcomes) {
  const Rational share = Rational(1) / Rational(outcomes.size());
  std::sort(outcomes.begin(), outcomes.end());
  Lottery lottery;
  for (Outcome a : outcomes)
    if (!lottery.branches.empty() && lottery.branches.back().outcome == a)
      lottery.branches.back().probability += share;
    else
      lottery.branches.push_back({a, share});
  return lottery;
}

Lottery random_serial_dictatorship(const Preferences& prefer) {
  if (prefer.agent_count() > most_random_dictators)
    throw std::domain_error("random serial dictatorship tries every order of the agents, which may be " +
                            std::to_string(most_random_dictators) + " at most");
  std::vector<Agent> order;
  for (Agent i : prefer.everybody()) order.push_back(i);
  std::vector<Outcome> decided;
  do decided.push_back(prefer.of_dictators(order));
  while (std::next_permutation(order.begin(), order.end()));
  return drawn_evenly(std::move(decided));
}

Lottery random_dictator(const Preferences& prefer) {
  std::vector<Outcome> decided;
  for (Agent i : prefer.everybody()) decided.push_back(prefer.only_best(i));
  return drawn_evenly(std::move(decided));
}

/// [outcome].
std::vector<std::uint64_t> votes(const Preferences& prefer) {
  std::vector<std::uint64_t> points(prefer.all_outcomes().size());
  for (Agent i : prefer.everybody()) ++points[prefer.only_best(i).value];
  return points;
}

std::vector<std::uint64_t> borda_points(const Preferences& prefer) {
  const std::vector<Outcome> all = prefer.all_outcomes();
  std::vector<std::uint64_t> points(all.size());
  for (Agent i : prefer.everybody())
    for (Outcome a : all)
      for (Outcome b : all) {
        if (a < b && prefer(i, a) == prefer(i, b)) prefer.refuse_tie(i, prefer.name(a), prefer.name(b));
        if (prefer(i, b) < prefer(i, a)) ++points[a.value];
      }
  return points;
}

Lottery elected(const Preferences& prefer, const std::vector<std::uint64_t>& points, TieRule ties) {
  const std::uint64_t most = *std::max_element(points.begin(), points.end());
  std::vector<Outcome> best;
  for (Outcome a : prefer.all_outcomes())
    if (points[a.value] == most) best.push_back(a);
  switch (ties) {
    case TieRule::first: return Lottery::sure(best.front());
    case TieRule::last: return Lottery::sure(best.back());
    case TieRule::uniform: return drawn_evenly(best);
    case TieRule::none: break;
  }
  if (best.size() > 1)
    prefer.refuse("outcomes " + prefer.name(best[0]) + " and " + prefer.name(best[1]) + " win alike");
  return Lottery::sure(best.front());
}

/// Who gets which seat.
class Assignment {
 public:
  Assignment(const Preferences& prefer, const Seats& seats)
      : prefer_(prefer), seats_(seats), seat_(prefer.agent_count()) {
    for (Agent i : prefer.everybody()) liked_.push_back(seats_liked_by(i));
  }

  void deferred_acceptance() {
    std::vector<std::size_t> proposals(liked_.size());
    for (bool proposed = true; proposed;) {
      proposed = false;
      for (Agent i : prefer_.everybody()) {
        if (seat_[i.value]) continue;
        seat_[i.value] = next_liked(i, proposals[i.value]++);
        proposed = true;
        if (const std::optional<Agent> rejected = one_too_many(*seat_[i.value])) seat_[rejected->value].reset();
      }
    }
  }

  void immediate_acceptance() {
    for (std::size_t round = 0; !everybody_sits(); ++round) {
      std::vector<std::optional<std::uint32_t>> asked(seat_.size());
      for (Agent i : prefer_.everybody())
        if (!seat_[i.value]) asked[i.value] = next_liked(i, round);
      for (std::uint32_t seat = 0; seat < seats_.seats.size(); ++seat)
        for (Agent i : seats_.seats[seat].priority)
          if (asked[i.value] == seat && taken(seat) < seats_.seats[seat].capacity) seat_[i.value] = seat;
    }
  }

  void top_trading_cycles() {
    while (!everybody_sits()) {
      std::vector<Agent> path;
      for (Agent i = first_standing(prefer_.everybody()); std::find(path.begin(), path.end(), i) == path.end();) {
        path.push_back(i);
        i = pointed_to_by(wanted_by(i));
      }
      const Agent meeting = pointed_to_by(wanted_by(path.back()));
      std::vector<std::pair<Agent, std::uint32_t>> traded;
      for (auto i = std::find(path.begin(), path.end(), meeting); i != path.end(); ++i)
        traded.emplace_back(*i, wanted_by(*i));
      for (const auto& [i, seat] : traded) seat_[i.value] = seat;
    }
  }

  Outcome outcome() const {
    for (Outcome a : prefer_.all_outcomes()) {
      const std::vector<std::uint32_t>& assigned = seats_.assigned[a.value];
      if (std::equal(seat_.begin(), seat_.end(), assigned.begin())) return a;
    }
    std::string found;
    for (Agent i : prefer_.everybody())
      found += (found.empty() ? "" : ", ") + prefer_.label(i) + ": " + seats_.seats[*seat_[i.value]].name;
    prefer_.refuse("no outcome assigns these seats: " + found);
  }

 private:
  /// The best first.
  std::vector<std::uint32_t> seats_liked_by(Agent agent) const {
    std::map<std::uint32_t, Rational> payoff;
    for (Outcome a : prefer_.all_outcomes()) {
      const std::uint32_t seat = seats_.assigned[a.value][agent.value];
      const auto [known, is_new] = payoff.emplace(seat, prefer_(agent, a));
      if (!is_new && known->second != prefer_(agent, a))
        prefer_.refuse("what seat " + seats_.seats[seat].name + " is worth to agent " + prefer_.label(agent) +
                       " depends on the seats of others");
    }
    std::vector<std::uint32_t> liked;
    for (const auto& [seat, worth] : payoff) liked.push_back(seat);
    std::sort(liked.begin(), liked.end(),
              [&](std::uint32_t one, std::uint32_t other) { return payoff.at(one) > payoff.at(other); });
    for (std::size_t k = 1; k < liked.size(); ++k)
      if (payoff.at(liked[k - 1]) == payoff.at(liked[k]))
        prefer_.refuse_tie(agent, seats_.seats[liked[k - 1]].name, seats_.seats[liked[k]].name);
    return liked;
  }
  std::uint32_t next_liked(Agent agent, std::size_t rank) const {
    if (rank >= liked_[agent.value].size()) prefer_.refuse("agent " + prefer_.label(agent) + " is left without a seat");
    return liked_[agent.value][rank];
  }

  std::size_t taken(std::uint32_t seat) const {
    return static_cast<std::size_t>(std::count(seat_.begin(), seat_.end(), std::optional(seat)));
  }
  bool everybody_sits() const {
    return std::all_of(seat_.begin(), seat_.end(), [](const auto& seat) { return seat.has_value(); });
  }
  /// Of those who hold the seat the last by its priority, if they are more than it takes.
  std::optional<Agent> one_too_many(std::uint32_t seat) const {
    if (taken(seat) <= seats_.seats[seat].capacity) return std::nullopt;
    const std::vector<Agent>& priority = seats_.seats[seat].priority;
    return *std::find_if(priority.rbegin(), priority.rend(), [&](Agent i) { return seat_[i.value] == seat; });
  }
  /// The first of them without a seat; there is one.
  template <class Agents>
  Agent first_standing(const Agents& agents) const {
    for (Agent i : agents)
      if (!seat_[i.value]) return i;
    throw std::logic_error("everybody has a seat");
  }
  /// The seat that an agent likes best of those that have room.
  std::uint32_t wanted_by(Agent agent) const {
    for (std::uint32_t seat : liked_[agent.value])
      if (taken(seat) < seats_.seats[seat].capacity) return seat;
    prefer_.refuse("agent " + prefer_.label(agent) + " is left without a seat");
  }
  Agent pointed_to_by(std::uint32_t seat) const { return first_standing(seats_.seats[seat].priority); }

  const Preferences& prefer_;
  const Seats& seats_;
  std::vector<std::optional<std::uint32_t>> seat_;  // [agent]
  std::vector<std::vector<std::uint32_t>> liked_;   // [agent]
};

Lottery assigned(const Preferences& prefer, const Seats& seats, void (Assignment::*procedure)()) {
  Assignment assignment(prefer, seats);
  (assignment.*procedure)();
  return Lottery::sure(assignment.outcome());
}

}  // namespace

Lottery preference_lottery(const Environment& environment, const PreferenceConstruction& construction,
                           Profile profile) {
  const Preferences prefer(environment, profile);
  switch (construction.rule) {
    case PreferenceRule::serial_dictatorship: return Lottery::sure(prefer.of_dictators(construction.order));
    case PreferenceRule::random_serial_dictatorship: return random_serial_dictatorship(prefer);
    case PreferenceRule::random_dictator: return random_dictator(prefer);
    case PreferenceRule::plurality: return elected(prefer, votes(prefer), construction.ties.value());
    case PreferenceRule::borda: return elected(prefer, borda_points(prefer), construction.ties.value());
    case PreferenceRule::deferred_acceptance:
      return assigned(prefer, construction.seats.value(), &Assignment::deferred_acceptance);
    case PreferenceRule::boston: return assigned(prefer, construction.seats.value(), &Assignment::immediate_acceptance);
    case PreferenceRule::top_trading_cycles:
      return assigned(prefer, construction.seats.value(), &Assignment::top_trading_cycles);
  }
  throw std::domain_error("no such rule");
}

}  // namespace candor
