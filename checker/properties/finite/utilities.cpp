// SPDX-License-Identifier: MIT
#include "checker/properties/finite/utilities.hpp"

namespace candor {

void require_simple(const Mechanism& mechanism, std::string_view property) {
  if (mechanism.transfers.size() != 1)
    throw OutOfScope(std::string(property) + " is about a simple mechanism, with one transfer rule; this one has " +
                     std::to_string(mechanism.transfers.size()));
}

}  // namespace candor
