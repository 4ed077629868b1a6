// SPDX-License-Identifier: MIT
// The example's own symbols: how its agents, types, outcomes, rules and expectations are written in
// math mode.
//
// A label that is a Greek name or one Latin letter followed by digits becomes a symbol: type t1 of
// agent 2 is t_{2}^{1}, outcome x0 is x_{0}, rule phi1 is \phi^{1}. Every other label stays upright
// text. Everything returned is for use in math mode, unless it says otherwise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/properties/statement.hpp"

namespace candor::tex {

/// "theta12" -> {"\theta", "12"}, "x0" -> {"x", "0"}, "phi" -> {"\phi", ""}; empty for labels that
/// are no symbols (a letter alone is none, either).
struct Symbol {
  std::string base, digits;
};
std::optional<Symbol> symbol(std::string_view label);

/// "3", "-2" as they are, "3/4" as a fraction, "0.25" as it is; empty if the label is no number.
std::optional<std::string> number_label(std::string_view label);

std::string fraction(const Rational& value);  ///< \tfrac
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
std::string relation(Relation relation);  ///< "\ge"

class Notation {
 public:
  /// The model must outlive the notation.
  explicit Notation(const FiniteModel& model) : model_(model) {}

  const FiniteModel& model() const { return model_; }
  const TypeSpace& types() const { return model_.environment.types; }

  std::string agent(Agent agent) const;
  std::string type(Agent agent, Type type) const;
  std::string type_symbol(Agent agent) const;        ///< \theta_{2}
  std::string coalition(Coalition coalition) const;  ///< \{1,2\}; a single agent too
  std::string members(Coalition coalition) const;    ///< \{1,2\}, but 1 for a single agent
  std::string joint(JointType joint) const;          ///< (t_{1}^{1},t_{2}^{1}); without parentheses for one agent
  std::string profile(Profile profile) const;
  std::string outcome(Outcome outcome) const;
  std::string lottery(const Lottery& lottery) const;           ///< x_{1}, or \tfrac{1}{2}\,x_{1}+\tfrac{1}{2}\,x_{2}
  std::string pattern(const CoalitionPattern& pattern) const;  ///< the coalitions, set in braces

  std::string allocation(std::size_t allocation) const;                             ///< q
  std::string transfers(std::size_t transfers) const;                               ///< \phi^{1}
  std::string transfer(std::size_t transfers, const std::string& subscript) const;  ///< \phi^{1}_{2}
  std::string mechanism(const Mechanism& mechanism) const;                          ///< (q,\{\phi^{1},\phi^{2}\})

  std::string event(const Event& event) const;          ///< \theta_{1}=A,\ \theta_{2}=B; empty if nothing is given
  std::string report(const MixedReport& report) const;  ///< (A,B), or \tfrac{5}{7}(A,B)\oplus\tfrac{2}{7}(B,A)
  /// U, T or V with its rules, coalition, condition and report: V_{\phi^{1}}(\{1,2\}\mid
  /// (A,B)\to(A,A)).
  std::string expectation(const Expectation& expectation) const;
  std::string side(const Side& side)
      const;  ///< an expectation, the minimum over transfer rules or a weighted sum, or the number itself
  std::string probability(const Event& event, const Event& given) const;

 private:
  std::string rule_name(const std::string& name) const;
  /// The expectation with `rule` in place of its transfer rule.
  std::string under(const Expectation& expectation, const std::string& rule) const;
  const FiniteModel& model_;
};

}  // namespace candor::tex
