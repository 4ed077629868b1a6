// SPDX-License-Identifier: MIT
// A number that somebody has asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "checker/kernel.hpp"
#include "checker/properties/continuum/claim.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// What was found of one quantity.
struct Evaluated {
  std::size_t question = 0;         ///< by which it was asked for
  std::string instance;             ///< "[1,A]": which of several that one question asks for; may be empty
  Statement statement;              ///< a `value` claim that says what it is
  std::optional<Verdict> verified;  ///< of that claim; absent: there is an obstacle
  std::string obstacle;             ///< in words
  std::optional<Rational> number;   ///< if it is rational
  std::optional<Rational> up_to;    ///< every number from `number` to this is one
  std::optional<continuum::Value>
      within;  ///< otherwise: the interval, and the polynomial that it is a root of, if known
};

}  // namespace candor
