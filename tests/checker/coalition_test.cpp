// SPDX-License-Identifier: MIT
#include "checker/model/coalition.hpp"

#include <gtest/gtest.h>

#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;

TEST(Coalition, MembersComeInTheOrderOfTheCase) {
  std::vector<std::uint32_t> members;
  for (Agent i : coalition({4, 0, 2})) members.push_back(i.value);
  EXPECT_EQ(members, (std::vector<std::uint32_t>{0, 2, 4}));
  EXPECT_TRUE(Coalition().begin() == Coalition().end());
}

TEST(Coalition, Algebra) {
  EXPECT_EQ(coalition({0, 1}).united_with(coalition({1, 2})), coalition({0, 1, 2}));
  EXPECT_EQ(coalition({0, 1}).intersected_with(coalition({1, 2})), coalition({1}));
  EXPECT_EQ(Coalition::grand(3).without(coalition({1})), coalition({0, 2}));
  EXPECT_TRUE(coalition({1}).is_subset_of(coalition({0, 1})));
  EXPECT_FALSE(coalition({0, 2}).is_subset_of(coalition({0, 1})));
}

TEST(Coalition, Patterns) {
  EXPECT_EQ(all_coalitions(3), (CoalitionPattern{coalition({0}), coalition({1}), coalition({2}), coalition({0, 1}),
                                                 coalition({0, 2}), coalition({1, 2}), coalition({0, 1, 2})}));
  EXPECT_EQ(proper_coalitions(3).size(), 6u);
  EXPECT_EQ(singletons(3), (CoalitionPattern{coalition({0}), coalition({1}), coalition({2})}));
  EXPECT_EQ(all_coalitions(10).size(), 1023u);
}

}  // namespace
}  // namespace candor
