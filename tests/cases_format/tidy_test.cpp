// SPDX-License-Identifier: MIT
#include "cases/format/tidy.hpp"

#include <gtest/gtest.h>

#include "constructions.hpp"

namespace candor {
namespace {

TEST(Tidy, AlignsTheColumnsOfATable) {
  EXPECT_EQ(tidy("t:\n  - [type 1, p]\n  - [L, 1/2]   \n  - [High, 10]\n", {}),
            "t:\n"
            "  - [type 1,   p]\n"
            "  - [L,      1/2]\n"
            "  - [High,    10]\n");
}

}  // namespace
}  // namespace candor
