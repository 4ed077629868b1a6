// SPDX-License-Identifier: MIT
// The properties that a case may claim of a dynamic model. docs/dynamic.md gives the statements; the
// header named after a property has its keys and its comparisons.
#pragma once

#include <variant>

#include "checker/properties/dynamic/budget_balance.hpp"
#include "checker/properties/dynamic/coalition_gain.hpp"
#include "checker/properties/dynamic/collusion_proof.hpp"
#include "checker/properties/dynamic/efficient.hpp"
#include "checker/properties/dynamic/equal_rules.hpp"
#include "checker/properties/dynamic/ex_post_ic.hpp"
#include "checker/properties/dynamic/guarantee.hpp"
#include "checker/properties/dynamic/incentive_efficient.hpp"
#include "checker/properties/dynamic/individual_rationality.hpp"
#include "checker/properties/dynamic/interim_ic.hpp"
#include "checker/properties/dynamic/scheme.hpp"
#include "checker/properties/dynamic/scheme_optimum.hpp"
#include "checker/properties/dynamic/value.hpp"

namespace candor::dynamic {

/// A class of its own, whose copies and destruction are compiled once: they are the same everywhere.
class Statement
    : public std::variant<InterimIc, ExPostIc, IndividualRationality, BudgetBalance, Efficient, IncentiveEfficient,
                          Guarantee, CoalitionGain, CollusionProof, Value, SchemeClaim, EqualRules, SchemeOptimum> {
 public:
  using variant::variant;
  Statement();
  Statement(const Statement&);
  Statement(Statement&&) noexcept;
  Statement& operator=(const Statement&);
  Statement& operator=(Statement&&) noexcept;
  ~Statement();
};

std::string_view property_name(const Statement& statement);

}  // namespace candor::dynamic

template <>
struct std::variant_size<candor::dynamic::Statement> : std::variant_size<candor::dynamic::Statement::variant> {};
template <std::size_t I>
struct std::variant_alternative<I, candor::dynamic::Statement>
    : std::variant_alternative<I, candor::dynamic::Statement::variant> {};
