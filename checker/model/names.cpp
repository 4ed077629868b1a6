// SPDX-License-Identifier: MIT
#include "checker/model/names.hpp"

#include <set>
#include <string_view>

namespace candor {

bool are_distinct(const std::vector<std::string>& names) {
  return std::set<std::string_view>(names.begin(), names.end()).size() == names.size();
}

bool are_distinct(const TypeSpace& types) {
  std::vector<std::string> agents;
  for (Agent i : types.grand_coalition()) {
    agents.push_back(types.label(i));
    std::vector<std::string> own;
    for (Type t; t.value < types.type_count(i); ++t.value) own.push_back(types.label(i, t).label);
    if (!are_distinct(own)) return false;
  }
  return are_distinct(agents);
}

}  // namespace candor
