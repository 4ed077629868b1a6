// SPDX-License-Identifier: MIT
// The figure that shows why an ambiguous mechanism works: a coalition's expected utility along the
// mixture of two misreports, under each transfer rule and at worst, against truth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/words/finite/notation.hpp"

namespace candor::tex {

/// A mixture  alpha first + (1 - alpha) second  of two misreports.
struct Hedge {
  JointType truth, first, second;
  Rational truthful;                          ///< the least utility of truth
  std::vector<Rational> at_first, at_second;  ///< utility of each misreport under each transfer rule of the mechanism
  std::optional<std::size_t> without;  ///< the rule (position in the mechanism) without which the mixture would pay
                                       ///< although neither misreport would
  Rational alpha;                      ///< where the mixture is best: without that rule, or with all of them
  Rational best;                       ///< what it yields there

  Rational under(std::size_t rule, const Rational& weight) const {
    return weight * at_first[rule] + (Rational(1) - weight) * at_second[rule];
  }
  Rational worst(const Rational& weight, std::optional<std::size_t> left_out = std::nullopt) const;
};

/// A mixed report of two misreports, to be preferred in the figure because the source discusses it.
struct Mixture {
  JointType truth, first, second;
};

/// The pair of misreports whose mixture would gain most if one rule were left out, although neither
/// of the two gains, a preferred one first; failing that, whose mixture is furthest above the
/// better of the two. Empty if the mechanism is simple or no coalition has two misreports.
std::optional<Hedge> most_telling_hedge(const FiniteModel& model, const Mechanism& mechanism,
                                        const CoalitionPattern& coalitions, const std::vector<Mixture>& preferred);

/// Where references find it: `label`.
document::Figure hedging_figure(const wording::Notation& notation, const Mechanism& mechanism, const Hedge& hedge,
                                const std::string& label);

/// Rounded to six places, as text: for drawing only.
std::string decimal(const Rational& value);

}  // namespace candor::tex
