// SPDX-License-Identifier: MIT
// What cannot be asked of a case.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace candor {

/// The question makes no sense, or not of this case; says why, in words.
struct InvalidQuestion : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The word's place among those that are known. Throws InvalidQuestion: "there is no agent '3'; did
/// you mean ...", if `there_is_no` is "there is no agent".
std::size_t place_of(const std::string& word, const std::vector<std::string>& known, const std::string& there_is_no);

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& list) {
  std::vector<std::string> names;
  for (const Named& one : list) names.push_back(one.name);
  return names;
}

}  // namespace candor
