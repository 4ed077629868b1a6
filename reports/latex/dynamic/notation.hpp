// SPDX-License-Identifier: MIT
// The symbols of a dynamic example in math mode: agents, types and outcomes as in
// reports/latex/notation.hpp; public states k, rules, values.
#pragma once

#include <string>
#include <vector>

#include "checker/properties/dynamic/list.hpp"
#include "reports/latex/notation.hpp"

namespace candor::dynamic {

class Symbols {
 public:
  /// The model must outlive the symbols.
  explicit Symbols(const Model& model) : model_(model) {}

  const Model& model() const { return model_; }
  std::string agent(Agent agent) const;
  std::string members(Coalition coalition) const;  ///< 1 for one agent, \{1,2\} for several
  std::string type(Agent agent, Type type) const;
  std::string joint(JointType joint) const;  ///< (0,1); without parentheses for one agent
  std::string profile(Profile profile) const;
  std::string outcome(Outcome outcome) const;
  std::string lottery(const Lottery& lottery) const;
  std::string state(const PublicState& state) const;  ///< ((0,1),a), or \emptyset
  std::string time(std::uint32_t period) const;       ///< t=2; with an infinite horizon t\ge2 for all later periods
  std::string allocation(std::size_t allocation) const;
  std::string transfers(std::size_t transfers) const;
  std::string mechanism(const Mechanism& mechanism) const;  ///< (q,x), or (q,0)
  std::string named(const Mechanism& mechanism) const;      ///< running text: its name and what it is

 private:
  const Model& model_;
};

}  // namespace candor::dynamic
