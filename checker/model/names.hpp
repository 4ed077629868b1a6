// SPDX-License-Identifier: MIT
// Names tell things apart: in certificates, claims and reports whatever bears a name is found by
// it.
#pragma once

#include <string>
#include <vector>

#include "checker/model/finite/type_space.hpp"

namespace candor {

bool are_distinct(const std::vector<std::string>& names);
/// The names of rules, mechanisms, distributions: of whatever has a `name` that is not empty. What
/// bears none cannot be mistaken for another.
template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& things) {
  std::vector<std::string> names;
  for (const Named& thing : things)
    if (!thing.name.empty()) names.push_back(thing.name);
  return names;
}
/// The agents have different names, and the types of each agent.
bool are_distinct(const TypeSpace& types);

}  // namespace candor
