// SPDX-License-Identifier: MIT
// Types are separate: against given plans of the others it is seen type by type which messages are best. One agent, the
// one with the most plans, leads: for every profile of plans of the others his best messages are found, and only the
// profiles made of these are looked at for the others.
#include "checker/properties/finite/plan_enumeration.hpp"

#include <algorithm>

#include "checker/properties/finite/message_deviations.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

/// What the tables of an enumeration may have.
constexpr std::uint64_t most_table_entries = std::uint64_t{1} << 24;

/// p(theta) U_i(m; theta) for all type profiles of positive probability and all message profiles, of one agent:
/// [profile * message profiles + message profile].
std::vector<Rational> weighted_utilities(const FiniteModel& model, const GameForm& form,
                                         const std::vector<Profile>& possible, Agent agent, const Patience& patience) {
  std::vector<Rational> table;
  table.reserve(possible.size() * form.messages.profile_count());
  for (Profile theta : possible) {
    patience();
    for (Profile m; m.value < form.messages.profile_count(); ++m.value)
      table.push_back(model.environment.prior(theta) * utility(model, form, Coalition::of(agent), theta, m));
  }
  return table;
}

/// Counts through all choices of one digit for each place.
class Odometer {
 public:
  explicit Odometer(std::vector<std::uint32_t> sizes) : sizes_(std::move(sizes)), digits_(sizes_.size()) {}
  const std::vector<std::uint32_t>& digits() const { return digits_; }
  /// To the next choice; false after the last.
  bool advance() {
    for (std::size_t k = digits_.size(); k-- > 0;) {
      if (++digits_[k] < sizes_[k]) return true;
      digits_[k] = 0;
    }
    return false;
  }

 private:
  std::vector<std::uint32_t> sizes_, digits_;
};

/// One possible type of one agent, and where its messages matter.
struct Mover {
  Agent agent;
  Type type;
  std::vector<std::size_t> rows;  ///< the profiles of positive probability with this type
};

/// Number: Int128, where no sum can overflow, or Rational.
template <class Number>
class PlanEnumeration {
 public:
  /// `utilities`: of each agent, weighted_utilities, perhaps times a positive number.
  PlanEnumeration(const FiniteModel& model, const GameForm& form, std::vector<Profile> profiles,
                  std::vector<std::vector<Number>> utilities, const Patience& patience, const EquilibriumFound& found)
      : types_(model.environment.types),
        messages_(form.messages),
        profiles_(std::move(profiles)),
        utilities_(std::move(utilities)),
        patience_(patience),
        found_(found) {
    const std::vector<std::vector<bool>> possible = possible_types(model.environment);
    for (Agent i : types_.grand_coalition()) {
      stride_.push_back(messages_.offset({Coalition::of(i), 1}));
      plans_.sends.emplace_back(types_.type_count(i));
      for (Type t; t.value < types_.type_count(i); ++t.value)
        if (possible[i.value][t.value]) movers_.push_back(mover(i, t));
    }
  }

  void go_through_symmetric() {
    const std::vector<std::size_t> own = movers_of([](Agent i) { return i.value == 0; });
    Odometer plan(sizes(own));
    do {
      patience_();
      for (const Mover& one : movers_)
        for (std::size_t k = 0; k < own.size(); ++k)
          if (movers_[own[k]].type == one.type) send(one, plan.digits()[k]);
      if (are_best(movers_of([](Agent) { return true; })) && !found_(plans_)) return;
    } while (plan.advance());
  }

  void go_through() {
    const Agent leader = with_most_plans();
    const std::vector<std::size_t> own = movers_of([&](Agent i) { return i == leader; }),
                                   others = movers_of([&](Agent i) { return i != leader; });
    Odometer plans(sizes(others));
    do {
      patience_();
      for (std::size_t k = 0; k < others.size(); ++k) send(movers_[others[k]], plans.digits()[k]);
      if (!go_through_best(own, others)) return;
    } while (plans.advance());
  }

 private:
  Mover mover(Agent i, Type t) const {
    Mover result{i, t, {}};
    for (std::size_t row = 0; row < profiles_.size(); ++row)
      if (types_.type_of(profiles_[row], i) == t) result.rows.push_back(row);
    return result;
  }
  template <class Which>
  std::vector<std::size_t> movers_of(Which which) const {
    std::vector<std::size_t> result;
    for (std::size_t k = 0; k < movers_.size(); ++k)
      if (which(movers_[k].agent)) result.push_back(k);
    return result;
  }
  std::vector<std::uint32_t> sizes(const std::vector<std::size_t>& movers) const {
    std::vector<std::uint32_t> result;
    for (std::size_t k : movers) result.push_back(messages_.type_count(movers_[k].agent));
    return result;
  }
  Agent with_most_plans() const {
    Agent most;
    Rational largest;
    for (Agent i : types_.grand_coalition()) {
      Rational plans = 1;
      for (std::uint32_t size : sizes(movers_of([&](Agent j) { return j == i; }))) plans *= size;
      if (plans <= largest) continue;
      largest = plans;
      most = i;
    }
    return most;
  }
  void send(const Mover& mover, std::uint32_t message) {
    plans_.sends[mover.agent.value][mover.type.value] = Type{message};
  }

  /// What each message is worth to the type against the others' plans, times the type's probability.
  const std::vector<Number>& values(const Mover& mover) {
    values_.assign(messages_.type_count(mover.agent), Number(0));
    const std::vector<Number>& table = utilities_[mover.agent.value];
    for (std::size_t row : mover.rows) {
      std::size_t at = row * messages_.profile_count();
      for (Agent j : types_.outsiders(Coalition::of(mover.agent)))
        at += std::size_t{stride_[j.value]} *
              plans_.sends[j.value][types_.type_of(profiles_[row], j).value].value().value;
      for (std::size_t m = 0; m < values_.size(); ++m) values_[m] += table[at + m * stride_[mover.agent.value]];
    }
    return values_;
  }
  bool are_best(const std::vector<std::size_t>& movers) {
    return std::all_of(movers.begin(), movers.end(), [&](std::size_t k) {
      const std::vector<Number>& worth = values(movers_[k]);
      const std::uint32_t sent = plans_.sends[movers_[k].agent.value][movers_[k].type.value].value().value;
      return std::all_of(worth.begin(), worth.end(), [&](const Number& other) { return worth[sent] >= other; });
    });
  }

  /// Whether to go on.
  bool go_through_best(const std::vector<std::size_t>& own, const std::vector<std::size_t>& others) {
    std::vector<std::vector<std::uint32_t>> best;
    std::vector<std::uint32_t> counts;
    for (std::size_t k : own) {
      const std::vector<Number>& worth = values(movers_[k]);
      const Number largest = *std::max_element(worth.begin(), worth.end());
      best.emplace_back();
      for (std::uint32_t m = 0; m < worth.size(); ++m)
        if (worth[m] == largest) best.back().push_back(m);
      counts.push_back(static_cast<std::uint32_t>(best.back().size()));
    }
    Odometer choice(counts);
    do {
      patience_();
      for (std::size_t k = 0; k < own.size(); ++k) send(movers_[own[k]], best[k][choice.digits()[k]]);
      if (are_best(others) && !found_(plans_)) return false;
    } while (choice.advance());
    return true;
  }

  const TypeSpace& types_;
  const TypeSpace& messages_;
  std::vector<Profile> profiles_;  // of positive probability
  std::vector<std::vector<Number>> utilities_;
  const Patience& patience_;
  const EquilibriumFound& found_;
  std::vector<std::uint32_t> stride_;  // of each agent in the numbering of message profiles
  std::vector<Mover> movers_;
  PlanProfile plans_;
  std::vector<Number> values_;
};

/// All agents' tables as integers; nothing if 128 bits may not be enough.
std::optional<std::vector<std::vector<Int128>>> as_integers(const std::vector<std::vector<Rational>>& utilities) {
  std::vector<std::vector<Int128>> result;
  for (const std::vector<Rational>& own : utilities) {
    const std::optional<ScaledTable> scaled = ScaledTable::of(own);
    if (!scaled) return std::nullopt;
    std::vector<Int128>& numerators = result.emplace_back();
    for (std::size_t k = 0; k < scaled->size(); ++k) numerators.push_back(scaled->numerator(k));
  }
  return result;
}

std::string magnitude(const Rational& count) {
  constexpr std::size_t most_digits = 40;
  const std::string digits = count.text();
  return digits.size() <= most_digits ? digits : "more than 10^" + std::to_string(digits.size() - 1);
}

}  // namespace

std::optional<std::string> too_many_plan_profiles(const FiniteModel& model, const GameForm& form, bool symmetric) {
  const Rational count = plan_profile_count(model, form, symmetric);
  if (count <= Rational(most_plan_profiles)) return std::nullopt;
  return "there are " + magnitude(count) + (symmetric ? " plans" : " profiles of plans") + " in the game form " +
         form.name + ", of which no more than " + std::to_string(most_plan_profiles) + " are gone through";
}

void require_common_plans(const FiniteModel& model, const GameForm& form) {
  if (!have_common_plans(model, form))
    throw OutOfScope("agents can have the same plan only if their types and messages have the same names");
}

void for_each_pure_equilibrium(const FiniteModel& model, std::size_t game_form, bool symmetric,
                               const Patience& patience, const EquilibriumFound& found) {
  const GameForm& form = model.game_forms.at(game_form);
  if (symmetric) require_common_plans(model, form);
  if (const std::optional<std::string> refusal = too_many_plan_profiles(model, form, symmetric))
    throw OutOfScope(*refusal);
  const TypeSpace& types = model.environment.types;
  std::vector<Profile> profiles;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    if (model.environment.prior(theta).sign() > 0) profiles.push_back(theta);
  if (std::uint64_t{profiles.size()} * form.messages.profile_count() * types.agent_count() > most_table_entries)
    throw OutOfScope("the table of utilities at all type profiles and message profiles is too large");

  std::vector<std::vector<Rational>> utilities;
  for (Agent i : types.grand_coalition()) utilities.push_back(weighted_utilities(model, form, profiles, i, patience));
  const auto go_through = [&]<class Number>(std::vector<std::vector<Number>> tables) {
    PlanEnumeration<Number> enumeration(model, form, profiles, std::move(tables), patience, found);
    if (symmetric)
      enumeration.go_through_symmetric();
    else
      enumeration.go_through();
  };
  if (std::optional<std::vector<std::vector<Int128>>> integers = as_integers(utilities))
    go_through(std::move(*integers));
  else
    go_through(std::move(utilities));
}

}  // namespace candor
