// SPDX-License-Identifier: MIT
// How what a dynamic example is made of is written: labels as the case names them, and as symbols where
// mathematics can be set; public states k, rules, values.
#pragma once

#include "checker/properties/dynamic/list.hpp"
#include "reports/document/document.hpp"

namespace candor::dynamic::wording {

using namespace document;

class Notation {
 public:
  /// The model must outlive the notation.
  explicit Notation(const Model& model) : model_(model) {}

  const Model& model() const { return model_; }
  const TypeSpace& types() const { return model_.types; }
  Coalition everybody() const { return model_.types.grand_coalition(); }

  Math agent(Agent agent) const;
  Math members(Coalition coalition) const;  ///< 1 for one agent, {1, 2} for several
  Math type(Agent agent, Type type) const;
  Math joint(JointType joint) const;  ///< (0, 1); without brackets for one agent
  Math profile(Profile profile) const;
  Math outcome(Outcome outcome) const;
  Math lottery(const Lottery& lottery) const;
  Math reports(Coalition coalition, const std::vector<Rational>& lottery) const;  ///< 1/2 (A, B) + 1/2 (B, B)
  Math state(const PublicState& state) const;                                     ///< ((0, 1), a), or the empty set
  Math time(std::uint32_t period) const;  ///< t = 2; with an infinite horizon t >= 2 for all later periods
  Math allocation(std::size_t allocation) const;
  Math transfers(std::size_t transfers) const;
  Math mechanism(const Mechanism& mechanism) const;  ///< (q, x), or (q, 0)

  Text the_mechanism(const Mechanism& mechanism) const;  ///< its name and what it is
  Text the_scheme(std::size_t scheme) const;
  Text who(Coalition coalition) const;  ///< "agent 1", "the coalition {1, 2}", "all agents together"

 private:
  const Model& model_;
};

/// Of these agents: U^{1}.
Math of_agents(const Notation& notation, const Math& what, Coalition agents);

}  // namespace candor::dynamic::wording
