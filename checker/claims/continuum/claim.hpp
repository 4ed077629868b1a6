// SPDX-License-Identifier: MIT
// The properties of continuum models that a case may claim: what each one quantifies over. docs/claims.md gives the statements.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "exact/rational.hpp"

namespace candor::continuum {

struct Example {
  static constexpr std::string_view property = "example";
};

using Statement = std::variant<Example>;

std::string_view property_name(const Statement& statement);

/// Where in the example a judgement stands.
struct Place {
  std::uint32_t agent = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace candor::continuum
