// SPDX-License-Identifier: MIT
// externality_payment: what outsiders expect to be paid for a coalition's report.
#pragma once

#include <optional>
#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct ExternalityPayment {
  static constexpr std::string_view property = "externality_payment";
  Mechanism mechanism;
  CoalitionPattern coalitions;
  std::optional<Rational> constant;  ///< D_C, if stated
  friend bool operator==(const ExternalityPayment&, const ExternalityPayment&) = default;
};

template <class Visitor>
void describe(Visitor& visit, ExternalityPayment& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::proper);
  visit.number(Field{"constant", "the constant D_C, the same for all coalitions listed"}, claim.constant);
}

template <Amount A>
void compare(const ModelOf<A>&, const ExternalityPayment&, JudgeOf<A>&);

}  // namespace candor
