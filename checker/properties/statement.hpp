// SPDX-License-Identifier: MIT
// What is claimed: a statement of one of the families, each of which has its properties in a folder of its own.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/properties/dynamic/list.hpp"
#include "checker/properties/finite/list.hpp"

namespace candor {

/// In the order of Family.
using Statement = std::variant<finite::Statement, continuum::Statement, dynamic::Statement>;

inline Family family_of(const Statement& statement) { return static_cast<Family>(statement.index()); }

/// The statement as one about a finite model. Throws std::logic_error if it is about another.
const finite::Statement& finite_statement(const Statement& statement);

/// The claim, if it is one of this property of finite models; otherwise nullptr.
template <class Claim>
const Claim* claim_if(const Statement& statement) {
  const auto* finite = std::get_if<finite::Statement>(&statement);
  return finite == nullptr ? nullptr : std::get_if<Claim>(finite);
}
template <class Claim>
Claim* claim_if(Statement& statement) {
  return const_cast<Claim*>(claim_if<Claim>(std::as_const(statement)));
}
template <class Claim>
bool is_claim(const Statement& statement) {
  return claim_if<Claim>(statement) != nullptr;
}
/// Throws std::bad_variant_access if the claim is one of another property.
template <class Claim>
const Claim& claim_of(const Statement& statement) {
  return std::get<Claim>(std::get<finite::Statement>(statement));
}

struct Claim {
  std::string id;
  Statement statement;
};

/// What a region is the region of: claims about a model that depends on parameters.
struct RegionSubject {
  struct Part {
    Claim claim;                     ///< as it reads in the model
    std::vector<Statement> shifted;  ///< for each parameter: as it reads with that parameter one larger (the numbers a
                                     ///< claim states may depend on parameters)
  };
  ParameterFamily family;
  std::vector<Part> claims;
};

std::string_view property_name(const Statement& statement);

/// The messages of the game form that the claim is about; null if it is about none that the model has.
const TypeSpace* messages_of(const FiniteModel& model, const Statement& statement);

}  // namespace candor
