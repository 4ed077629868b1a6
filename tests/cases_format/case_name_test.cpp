// SPDX-License-Identifier: MIT
// What cases are called, and which names are refused.
#include "cases/format/case_name.hpp"

#include <gtest/gtest.h>

#include "cases/format/read/reader.hpp"
#include "constructions.hpp"

namespace candor {
namespace {

TEST(CaseName, IsThePathBelowCasesOrTheNameOfTheFile) {
  EXPECT_EQ(case_id("cases/guo2019/example.yaml"), "guo2019/example");
  EXPECT_EQ(case_id("/home/cases/old/cases/guo2019/example.yaml"), "guo2019/example");
  EXPECT_EQ(case_id("mine/a.b.yaml"), "a.b");
  EXPECT_EQ(case_id("cases"), "cases");
  EXPECT_EQ(path_below_cases("mine/a.yaml"), std::nullopt);
  EXPECT_EQ(path_below_cases("cases/a.yaml"), "a");
}

// What followed `cases` in a path kept '..', and a certificate named after it was written outside
// its folder.
TEST(CaseName, HasNoWayUp) {
  EXPECT_EQ(case_id("cases/../evil.yaml"), "evil");
  EXPECT_EQ(case_id("cases/a/../../evil.yaml"), "evil");
  EXPECT_EQ(case_id("../cases/./a/../b.yaml"), "b");
  EXPECT_EQ(case_id("cases/../../cases/../evil.yaml"), "evil");
}

// A name with a line break, or one that is not UTF-8, went into certificates and JSON.
TEST(CaseName, ThatCannotBePrintedIsRefused) {
  for (const char* name : {"a\nb.yaml", "\x1B.yaml", "\x7F.yaml", "caf\xE9.yaml", "\xC0\xAF.yaml", "cases/a\nb/c.yaml",
                           "..yaml", "...yaml", "cases/a/..yaml"}) {
    EXPECT_TRUE(defect_of_name(name)) << shown(name);
    const ReadResult result = read_case_text("title: x\n", name, test::constructions());
    EXPECT_FALSE(result.case_file);
    ASSERT_EQ(result.diagnostics.size(), 1u);
    EXPECT_EQ(result.diagnostics.front().message, *defect_of_name(name));
  }
  for (const char* name : {"caf\u00E9.yaml", "-x.yaml", "(1).yaml", "a b.yaml", "a\nb/c.yaml", "\xFF/c.yaml", "-", ""})
    EXPECT_FALSE(defect_of_name(name)) << shown(name);
}

TEST(CaseName, IsShownWithoutControlCharacters) {
  EXPECT_EQ(shown("a\nb/caf\xE9/\u00E9.yaml"), "a\\x0Ab/caf\\xE9/\u00E9.yaml");
  EXPECT_EQ(shown("\x7F\xED\xA0\x80"), "\\x7F\\xED\\xA0\\x80");
  EXPECT_EQ(shown(""), "");
}

}  // namespace
}  // namespace candor
