// SPDX-License-Identifier: MIT
// The properties, for who looks one up: what each means, what the field calls it, its keys, an example.
//
// What is said of a property here stands in the file of its family, finite.cpp, continuum.cpp or dynamic.cpp; a
// property of which nothing is said there does not compile. Definitions are those of the reports, keys those of the
// reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/properties/statement.hpp"

namespace candor::glossary {

/// What is said of a property for this page alone.
struct Meaning {
  std::string_view line;        ///< one line, without a full stop
  std::string_view refuted_by;  ///< the counterexample
  std::string_view example;     ///< a claim, as a case has it ...
  std::string_view of_case;     ///< ... of the case that `candor new --template` writes
};

struct Entry {
  Family family;
  std::string_view property;
  Meaning meaning;
  Statement statement;  ///< one of the property, for its definition
};

/// The properties of a family, in the order of its list.
std::vector<Entry> finite_entries();
std::vector<Entry> continuum_entries();
std::vector<Entry> dynamic_entries();
std::vector<Entry> all_entries();

/// Each with its line, family by family. What `candor properties` prints.
std::string list();
/// The same, and all that `candor help` says, as JSON (docs/json.md).
std::string list_json();
/// All about the property of this name, of each family that has it; empty if none has.
std::string help(std::string_view property);

}  // namespace candor::glossary
