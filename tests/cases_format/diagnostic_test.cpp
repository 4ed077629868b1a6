// SPDX-License-Identifier: MIT
#include "cases/format/explain/diagnostic.hpp"

#include <gtest/gtest.h>

#include "cases/format/explain/error_list.hpp"
#include "cases/format/explain/suggestion.hpp"

namespace candor {
namespace {

TEST(Diagnostics, AreRenderedLikeACompilers) {
  const std::vector<Diagnostic> some{{Diagnostic::Severity::error, 2, 4, 3, "wrong", "right"},
                                     {Diagnostic::Severity::warning, 0, 0, 1, "whole file", ""}};
  EXPECT_EQ(render(some, "f.yaml", "first\nab cde f\n"),
            "f.yaml:2:4: error: wrong\n"
            "    ab cde f\n"
            "       ^^^\n"
            "    hint: right\n"
            "f.yaml: warning: whole file\n");
}

TEST(Diagnostics, CaretStandsUnderCharactersNotBytes) {
  EXPECT_EQ(render({{Diagnostic::Severity::error, 1, 3, 1, "m", ""}}, "f", "\u00e9\u00e9x"),
            "f:1:3: error: m\n    \u00e9\u00e9x\n      ^\n");
}

TEST(Diagnostics, LongLinesAreCutAroundTheCaret) {
  const std::string text = std::string(1000, 'a') + "B" + std::string(1000, 'c');
  const std::string rendered = render({{Diagnostic::Severity::error, 1, 1001, 2000, "m", ""}}, "f", text);
  EXPECT_LT(rendered.size(), 500u);
  const std::size_t line = rendered.find('\n') + 1, under = rendered.find('\n', line) + 1;
  EXPECT_EQ(rendered[line + (rendered.find('^') - under)], 'B');
}

TEST(Diagnostics, ControlCharactersDoNotReachTheTerminal) {
  const std::string rendered =
      render({{Diagnostic::Severity::error, 1, 1, 1, in_quotes("\x1b[31m\n\xff"), ""}}, "f", "\x1b[31m\xff\n");
  EXPECT_EQ(rendered, "f:1:1: error: '\\x1b[31m\\n\\xff'\n     [31m?\n    ^\n");
}

TEST(Diagnostics, ComeInOrderOfPlaceAndTooManyAreCounted) {
  const std::string text(3 * ErrorList::most_kept, '\n');
  ErrorList errors(text);
  for (std::size_t k = 0; k < ErrorList::most_kept + 7; ++k) errors.error({2 * ErrorList::most_kept - k, 1}, "e");
  EXPECT_TRUE(errors.full());
  const std::vector<Diagnostic> all = errors.take();
  ASSERT_EQ(all.size(), ErrorList::most_kept + 1);
  for (std::size_t k = 1; k < ErrorList::most_kept; ++k) EXPECT_LT(all[k - 1].line, all[k].line);
  EXPECT_EQ(all.back().message, "and 7 more errors");
}

TEST(DidYouMean, CountsEdits) {
  EXPECT_EQ(edit_distance("types", "types"), 0u);
  EXPECT_EQ(edit_distance("tpyes", "types"), 1u);  // two neighbours swapped
  EXPECT_EQ(edit_distance("type", "types"), 1u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
}

TEST(DidYouMean, NamesTheNearestOrAllIfTheyAreFew) {
  EXPECT_EQ(did_you_mean("tpyes", {"title", "types", "agents"}), "did you mean 'types'?");
  EXPECT_EQ(did_you_mean("q", {"pay", "tax"}), "one of: pay, tax");
  EXPECT_EQ(did_you_mean("zzz", {"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b0", "b1"}), "");
  EXPECT_EQ(did_you_mean(std::string(100'000, 'x'), {"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b0", "b1"}),
            "");
}

}  // namespace
}  // namespace candor
