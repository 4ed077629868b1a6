// SPDX-License-Identifier: MIT
// What the entries of a family's properties are made of: each family's file says what its properties mean.
#pragma once

#include "reports/glossary/glossary.hpp"

namespace candor::glossary {

template <class Claim>
constexpr Meaning meaning() = delete;

/// One for each property of a family.
template <class Statement, class... Claims>
std::vector<Entry> entries(Family family, const std::variant<Claims...>*) {
  return {Entry{family, Claims::property, meaning<Claims>(), Statement(Claims{})}...};
}

}  // namespace candor::glossary
