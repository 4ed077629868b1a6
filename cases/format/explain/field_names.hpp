// SPDX-License-Identifier: MIT
// What the literature calls the properties: "DSIC" is dominant_strategy_ic here. A case has to use the name that it has
// here, so that whoever reads it looks up the same statement; who uses another is told.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/model.hpp"

namespace candor {

/// A notion of the field, and where it is found here.
struct FieldTerm {
  std::vector<std::string_view> names;                      ///< "DSIC", "strategy-proof", ...: the usual one first
  std::array<std::vector<std::string_view>, 3> properties;  ///< that state it, by Family; none: no property does
  std::string_view remark;                                  ///< where else it is found; may be empty
};
const std::vector<FieldTerm>& field_terms();

/// The term that has this name, whatever its capitals, hyphens and blanks; nullptr if none has.
const FieldTerm* find_term(std::string_view word);

/// What the field calls this property; last what may also be another one.
std::vector<std::string> names_in_the_field(Family family, std::string_view property);

/// Of a word that is no property of this family: which one is meant. Empty if nobody knows.
std::string property_meant(Family family, std::string_view word);
/// The same, if the family does not matter.
std::string property_meant(std::string_view word);

}  // namespace candor
