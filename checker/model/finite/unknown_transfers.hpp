// SPDX-License-Identifier: MIT
// Amounts that depend on a transfer rule which is not known: affine functions of its phi_i(theta).
#pragma once

#include <compare>
#include <map>
#include <utility>
#include <vector>

#include "checker/model/finite/amount.hpp"

namespace candor {

/// One unknown: phi_i(theta).
struct Transfer {
  Agent agent;
  Profile profile;
  friend constexpr auto operator<=>(const Transfer&, const Transfer&) = default;
};

/// sum of coefficient * phi_i(theta)  +  constant.
struct TransferFunction {
  std::vector<std::pair<Transfer, Rational>> terms;  ///< in any order; of one transfer there may be several
  Rational constant;

  TransferFunction() = default;
  TransferFunction(Rational number) : constant(std::move(number)) {}
  explicit TransferFunction(Transfer transfer) : terms{{transfer, 1}} {}
  TransferFunction(std::vector<std::pair<Transfer, Rational>> listed, Rational number)
      : terms(std::move(listed)), constant(std::move(number)) {}
  TransferFunction& operator+=(const TransferFunction& other);
  /// Of each transfer that occurs, be it 0.
  std::map<Transfer, Rational> coefficients() const;
  Rational at(const AgentAmounts& amounts) const;
};

void add(TransferFunction& sum, const Rational& weight, const TransferFunction& amount);
inline void add(TransferFunction& sum, const Rational& weight, const Rational& number) {
  sum.constant += weight * number;
}
inline TransferFunction operator-(TransferFunction left, const TransferFunction& right) {
  add(left, -1, right);
  return left;
}

template <>
class ModelOf<TransferFunction> : public ModelOf<Rational> {
 public:
  explicit ModelOf(const FiniteModel& model) : ModelOf<Rational>(model) {}
  /// The index of the rule that is not known.
  std::size_t unknown_rule() const { return model().transfers.size(); }
  TransferFunction transfer(std::size_t rule, Agent agent, Profile theta) const {
    if (rule == unknown_rule()) return TransferFunction(Transfer{agent, theta});
    return ModelOf<Rational>::transfer(rule, agent, theta);
  }
  /// The unknown rule does not depend on the outcome drawn.
  TransferFunction payment(std::size_t rule, Agent agent, Outcome outcome, Profile theta) const {
    if (rule == unknown_rule()) return transfer(rule, agent, theta);
    return ModelOf<Rational>::payment(rule, agent, outcome, theta);
  }
  TransferFunction total_transfer(std::size_t rule, Profile theta) const {
    TransferFunction sum;
    for (Agent i : types().grand_coalition()) sum += transfer(rule, i, theta);
    return sum;
  }
};

}  // namespace candor
