// SPDX-License-Identifier: MIT
#include "checker/properties/finite/utilities.hpp"

#include "checker/properties/refusals.hpp"

namespace candor {

void require_simple(const Mechanism& mechanism, std::string_view property) {
  if (mechanism.transfers.size() != 1)
    throw OutOfScope(std::string(property) + " is about a simple mechanism, with one transfer rule; this one has " +
                     std::to_string(mechanism.transfers.size()));
}

Side least_utility(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition, const Event& given,
                   const MixedReport& report) {
  if (mechanism.transfers.empty()) throw OutOfScope("a mechanism needs a transfer rule");
  Side side;
  for (std::size_t rule : mechanism.transfers) {
    side.expectations.push_back({Quantity::utility, coalition, mechanism.allocation, rule, given, report});
    const Rational value = evaluate(model, side.expectations.back());
    if (side.expectations.size() == 1 || value < side.value) side.value = value;
  }
  return side;
}

}  // namespace candor
