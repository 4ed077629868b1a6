// SPDX-License-Identifier: MIT
// How the agents, types, outcomes, rules and mechanisms of an example are written: as the case names
// them, and as symbols where mathematics can be set. Type t1 of agent 2 is t_{2}^{1}, outcome x0 is
// x_{0}, rule phi1 is \phi^{1}.
#pragma once

#include <vector>

#include "checker/properties/statement.hpp"
#include "reports/document/document.hpp"

namespace candor::wording {

class Notation {
 public:
  /// The model must outlive the notation.
  explicit Notation(const FiniteModel& model) : model_(model) {}

  const FiniteModel& model() const { return model_; }
  const TypeSpace& types() const { return model_.environment.types; }

  document::Math agent(Agent agent) const;
  document::Math type(Agent agent, Type type) const;
  document::Math type_symbol(Agent agent) const;        ///< \theta_{2}
  document::Math coalition(Coalition coalition) const;  ///< \{1,2\}; a single agent too
  document::Math members(Coalition coalition) const;    ///< \{1,2\}, but 1 for a single agent
  /// (t_{1}^{1},t_{2}^{1}); without parentheses for one agent. Agents with a single type are left out,
  /// unless all are such.
  document::Math joint(JointType joint) const;
  document::Math joint(const TypeSpace& messages, JointType joint) const;  ///< the same of a game form's messages
  document::Math profile(Profile profile) const;
  document::Math outcome(Outcome outcome) const;
  document::Math lottery(const Lottery& lottery) const;           ///< x_{1}, or \tfrac{1}{2}\,x_{1}+\tfrac{1}{2}\,x_{2}
  document::Math pattern(const CoalitionPattern& pattern) const;  ///< the coalitions, set in braces
  document::Math report(const MixedReport& report) const;  ///< (A,B), or \tfrac{5}{7}(A,B)\oplus\tfrac{2}{7}(B,A)

  document::Math allocation(std::size_t allocation) const;     ///< q
  document::Math transfers(std::size_t transfers) const;       ///< \phi^{1}
  document::Math mechanism(const Mechanism& mechanism) const;  ///< (q,\{\phi^{1},\phi^{2}\})

  document::Math event(const Event& event) const;  ///< \theta_{1}=A,\ \theta_{2}=B; an empty row if nothing is given
  document::Math probability(const Value& claim) const;  ///< p_q(a=x_{1}\mid\theta_{1}=A)
  /// U, T or V with its rules, coalition, condition and report: V_{\phi^{1}}(\{1,2\}\mid
  /// (A,B)\to(A,A)).
  document::Math expectation(const Expectation& expectation) const;
  /// An expectation, the minimum over transfer rules or a weighted sum, or the number itself.
  document::Math side(const Side& side) const;

  /// "agent 1", "the coalition {1, 2}", "all agents together".
  document::Text who(Coalition coalition) const;
  /// With a verb: "agent 1 expects", "all agents together expect".
  document::Text who(Coalition coalition, const std::string& does, const std::string& do_together) const;
  document::Text who_all(const CoalitionPattern& pattern) const;   ///< "all proper coalitions {{1}, {2}}"
  document::Text the_mechanism(const Mechanism& mechanism) const;  ///< "the ambiguous mechanism (q, {phi1, phi2})"

 private:
  document::Math label_of(Agent agent, const std::string& label) const;  ///< of a type or a message
  document::Math condition(const Event& event) const;
  /// The expectation with `rule` in place of its transfer rule; an empty row: none.
  document::Math under(const Expectation& expectation, const document::Math& rule) const;

  const FiniteModel& model_;
};

}  // namespace candor::wording
