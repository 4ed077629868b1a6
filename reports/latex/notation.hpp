// SPDX-License-Identifier: MIT
// The symbols of a finite example (wording::Notation) in TeX, for use in math mode.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/properties/statement.hpp"
#include "reports/printers/latex.hpp"
#include "reports/words/finite/notation.hpp"

namespace candor::tex {

std::string fraction(const Rational& value);  ///< \tfrac
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
std::string relation(Relation relation);  ///< "\ge"

/// The label of an agent or an outcome: x_{0}.
std::string subscripted_label(std::string_view label);
/// The label of a value: a number, or upright.
std::string value_label(std::string_view label);
/// The label of a rule: \phi^{1}.
std::string superscripted_label(std::string_view label);

class Notation {
 public:
  /// The model must outlive the notation.
  explicit Notation(const FiniteModel& model) : symbols_(model) {}

  const wording::Notation& symbols() const { return symbols_; }
  const FiniteModel& model() const { return symbols_.model(); }
  const TypeSpace& types() const { return symbols_.types(); }

  std::string agent(Agent agent) const { return printers::latex(symbols_.agent(agent)); }
  std::string type(Agent agent, Type type) const { return printers::latex(symbols_.type(agent, type)); }
  std::string type_symbol(Agent agent) const { return printers::latex(symbols_.type_symbol(agent)); }
  std::string coalition(Coalition coalition) const { return printers::latex(symbols_.coalition(coalition)); }
  std::string members(Coalition coalition) const { return printers::latex(symbols_.members(coalition)); }
  std::string joint(JointType joint) const { return printers::latex(symbols_.joint(joint)); }
  std::string profile(Profile profile) const { return printers::latex(symbols_.profile(profile)); }
  std::string outcome(Outcome outcome) const { return printers::latex(symbols_.outcome(outcome)); }
  std::string lottery(const Lottery& lottery) const { return printers::latex(symbols_.lottery(lottery)); }
  std::string pattern(const CoalitionPattern& pattern) const { return printers::latex(symbols_.pattern(pattern)); }
  std::string allocation(std::size_t allocation) const { return printers::latex(symbols_.allocation(allocation)); }
  std::string transfers(std::size_t transfers) const { return printers::latex(symbols_.transfers(transfers)); }
  std::string transfer(std::size_t transfers, const std::string& subscript) const;  ///< \phi^{1}_{2}
  std::string mechanism(const Mechanism& mechanism) const { return printers::latex(symbols_.mechanism(mechanism)); }
  std::string report(const MixedReport& report) const { return printers::latex(symbols_.report(report)); }
  std::string expectation(const Expectation& one) const { return printers::latex(symbols_.expectation(one)); }
  std::string side(const Side& side) const { return printers::latex(symbols_.side(side)); }
  std::string probability(const Event& event, const Event& given) const {
    return printers::latex(symbols_.probability(event, given));
  }

 private:
  wording::Notation symbols_;
};

}  // namespace candor::tex
