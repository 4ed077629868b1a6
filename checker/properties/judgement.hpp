// SPDX-License-Identifier: MIT
// A judgement: one comparison of two exact numbers that a claim expands to, with the place in the
// example it speaks about.
//
// Claims expand to judgements and send them to a Judge. The kernel is one judge (it counts those
// that hold and keeps the first that does not); a report is another (it prints them).
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "checker/model/finite/expectation.hpp"
#include "checker/model/finite/plans.hpp"
#include "checker/properties/continuum/claim.hpp"
#include "checker/properties/dynamic/place.hpp"
#include "exact/patience.hpp"

namespace candor {

enum class Relation { equal, not_equal, at_most, less_than, at_least, greater_than };

bool holds(const Rational& left, Relation relation, const Rational& right);

/// One side of a judgement: its value and, where it is an expectation, which. The value is what was
/// computed; the rest says what was computed.
template <class A>
struct SideOf {
  A value;
  std::vector<Expectation>
      expectations;  ///< empty: the value stands for itself (a surplus, a budget, a probability, a given number)
  std::vector<Rational> weights;  ///< empty: the value is the least of the expectations; otherwise their weighted sum

  SideOf() = default;
  SideOf(A amount) : value(std::move(amount)) {}
  SideOf(Rational number) requires(!std::same_as<A, Rational>) : value(std::move(number)) {}
  SideOf(A amount, Expectation expectation) : value(std::move(amount)), expectations{std::move(expectation)} {}
};
using Side = SideOf<Rational>;

/// Where in the example a judgement stands. Each property uses some of these; docs/claims.md says
/// which.
struct Place {
  std::optional<Coalition> coalition;  ///< whose incentives or payoffs (a single agent is a coalition of one)
  std::optional<JointType> truth;      ///< true types
  std::optional<JointType> report;     ///< the misreport; absent under truth
  std::optional<JointType>
      outsiders;  ///< what the agents outside the coalition report (dominant strategies, guarantee)
  std::optional<JointType>
      other;  ///< a second joint type that is compared with `truth` (cbdp, externality_payment, private_values)
  std::optional<std::pair<Agent, Agent>> agents;  ///< a pair of agents (separable)
  std::optional<JointType> messages;  ///< of a game form: what the coalition sends in place of its strategies' messages
  std::optional<JointType> others_messages;  ///< of a game form: what the outsiders send (dominant_strategies)
  std::optional<std::size_t>
      strategies;                    ///< index into FiniteModel::strategies: ones that a claim lists (pure_equilibria)
  std::optional<PlanProfile> plans;  ///< of a game form: an equilibrium (pure_equilibria, every_pure_equilibrium)
  std::optional<Outcome> chosen;     ///< what the rule may choose, compared with `outcome` (pareto_efficient)
  std::optional<Outcome> outcome;
  std::optional<std::size_t> transfers;  ///< index into FiniteModel::transfers
  std::variant<std::monostate, continuum::Place, dynamic::Place>
      of_family;  ///< in a model that is not finite; nothing else is used there
  friend bool operator==(const Place&, const Place&) = default;
};

/// Over numbers, or over amounts that depend on something not known (model/finite/amount.hpp).
template <class A>
struct JudgementOf {
  SideOf<A> left;
  Relation relation;
  SideOf<A> right;
  Place place;

  bool holds() const { return candor::holds(left.value, relation, right.value); }
  bool tight() const {
    return left.value == right.value;
  }  ///< an equality that holds is not counted as tight; see Tally
};
using Judgement = JudgementOf<Rational>;

template <class A>
class MisreportsOf;  // properties/finite/misreports.hpp
using Misreports = MisreportsOf<Rational>;
class AverageTransfers;  // properties/finite/average_transfers.hpp

template <class A>
class JudgeOf {
 public:
  virtual ~JudgeOf() = default;
  /// The comparison at this place is asked for. One that is not need not be made, but may be.
  virtual bool wants(const Place& place) {
    (void)place;
    return true;
  }
  virtual void receive(const JudgementOf<A>& judgement) = 0;
  /// Many comparisons as one question. By default each of them is made and received, in order.
  virtual void receive(const MisreportsOf<A>& misreports);
  /// Comparisons of a number with itself, which are too many to be looked at one by one.
  virtual void receive_identities(std::uint64_t count) { (void)count; }
  /// The claim may stop expanding: nothing that follows can matter to this judge.
  virtual bool finished() const { return false; }
  /// Told now and then that work goes on, where it takes long from one comparison to the next. It
  /// may throw: then nothing follows.
  virtual void look() {}
  /// The same for those who know nothing of judges. The judge must outlive it.
  Patience patience() {
    return Patience([this](std::string_view, std::size_t) { look(); });
  }
};

class Judge : public JudgeOf<Rational> {
 public:
  using JudgeOf::receive;
  virtual void receive(const AverageTransfers& averages);
};

}  // namespace candor
