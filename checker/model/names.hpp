// SPDX-License-Identifier: MIT
// Names tell things apart: in certificates, claims and reports whatever bears a name is found by
// it.
#pragma once

#include <string>
#include <vector>

#include "checker/model/finite/type_space.hpp"

namespace candor {

bool are_distinct(const std::vector<std::string>& names);
/// The names of rules, mechanisms, distributions: whatever has a `name`.
template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& things) {
  std::vector<std::string> names;
  for (const Named& thing : things) names.push_back(thing.name);
  return names;
}
/// The agents have different names, and the types of each agent.
bool are_distinct(const TypeSpace& types);

}  // namespace candor
