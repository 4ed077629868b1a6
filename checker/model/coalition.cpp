// SPDX-License-Identifier: MIT
#include "checker/model/coalition.hpp"

#include <algorithm>

namespace candor {

CoalitionPattern all_coalitions(std::uint32_t agents) {
  CoalitionPattern result;
  for (std::uint32_t bits = 1; bits < (1u << agents); ++bits) result.push_back(Coalition::from_bits(bits));
  std::stable_sort(result.begin(), result.end(), [](Coalition left, Coalition right) {
    return left.size() != right.size()
               ? left.size() < right.size()
               : std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
  });
  return result;
}

CoalitionPattern proper_coalitions(std::uint32_t agents) {
  CoalitionPattern result = all_coalitions(agents);
  result.pop_back();
  return result;
}

CoalitionPattern singletons(std::uint32_t agents) {
  CoalitionPattern result;
  for (std::uint32_t i = 0; i < agents; ++i) result.push_back(Coalition::of(Agent{i}));
  return result;
}

}  // namespace candor
