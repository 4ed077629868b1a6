// SPDX-License-Identifier: MIT
// Expected payoffs and transfers: ex ante, interim, conditional, under truth and under misreports.
// Every expectation that Candor states is one of these.
//
//   E[ sum over i in S of  u_i(q(r(theta)), theta) + phi_i(r(theta))  |  event ],     r(theta) =
//     theta with some agents' coordinates replaced by what they report.
//
// V_phi(S, tbar -> that) of Guo's CIC is the case event = {theta_S = tbar}, report = that.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/model/finite/mechanism.hpp"

namespace candor {

/// A set of true type profiles: those with the given types of some agents, and, if a condition is
/// given, those for which it holds.
struct Event {
  JointType types;  ///< the empty coalition: no restriction
  struct Condition {
    std::string text;         ///< as the case wrote it
    std::vector<bool> holds;  ///< for each profile
    friend bool operator==(const Condition&, const Condition&) = default;
  };
  std::optional<Condition> condition;

  bool contains(const TypeSpace& space, Profile profile) const;
  Rational probability(const Environment& environment) const;
  friend bool operator==(const Event&, const Event&) = default;
};

/// What holds of true types, hidden state and drawn outcome together.
struct DrawnCondition {
  std::string text;         ///< as the case wrote it
  bool of_outcome = false;  ///< it names the outcome; otherwise outcomes count as one
  std::vector<bool> holds;  ///< [(profile * states + state) * outcomes + outcome]; no states count as one
  friend bool operator==(const DrawnCondition&, const DrawnCondition&) = default;
};

/// A mixed report of some agents: probabilities over their joint types. All branches have the same
/// coalition. No branches: truth.
struct MixedReport {
  struct Branch {
    JointType report;
    Rational probability;
    friend bool operator==(const Branch&, const Branch&) = default;
  };
  std::vector<Branch> branches;

  static MixedReport truth() { return {}; }
  static MixedReport pure(JointType report) { return {{{report, 1}}}; }
  bool is_truth() const { return branches.empty(); }
  friend bool operator==(const MixedReport&, const MixedReport&) = default;
};

enum class Quantity { payoff, transfer, utility };  ///< utility = payoff plus transfer

struct Expectation {
  Quantity quantity = Quantity::utility;
  Coalition coalition;                    ///< whose amounts are added up
  std::optional<std::size_t> allocation;  ///< index into FiniteModel::allocations; needed unless quantity is transfer
  std::optional<std::size_t> transfers;   ///< index into FiniteModel::transfers; needed unless quantity is payoff
  Event given;
  MixedReport report;
  friend bool operator==(const Expectation&, const Expectation&) = default;
};

/// A true profile and what is reported there.
struct Draw {
  Profile truth;
  Profile reported;
  Rational probability;  ///< p(truth | event) times the probability of the report
};

/// Those of positive probability, by true profile, then by branch of the report. Throws
/// DivisionByZero if the event has probability zero, unless it fixes every agent's type: the payoff
/// at a given profile does not depend on how likely the profile is.
std::vector<Draw> draws(const Environment& environment, const Event& given, const MixedReport& report);

/// sum of probability * (payoff + transfer) over the draws. Throws DivisionByZero where `draws` does.
Rational evaluate(const FiniteModel& model, const Expectation& expectation);

/// One summand of an expectation.
struct ExpectationTerm {
  Profile truth;
  Profile reported;
  Rational probability;
  Rational payoff;    ///< of the coalition, 0 if not asked for
  Rational transfer;  ///< to the coalition, 0 if not asked for
};
std::vector<ExpectationTerm> terms(const FiniteModel& model, const Expectation& expectation);

}  // namespace candor
