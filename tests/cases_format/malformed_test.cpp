// SPDX-License-Identifier: MIT
// Every case of malformed/ has one fault and is named after it; the reader says about it what
// stands there.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <stdexcept>
#include <vector>

#include "cases/format/explain/diagnostic.hpp"
#include "constructions.hpp"
#include "malformed_cases.hpp"

namespace candor::test {

void PrintTo(const MalformedCase& one, std::ostream* stream) { *stream << one.place; }

namespace {

std::string text_of(const MalformedCase& one) { return spoilt(one, one.valid.empty() ? "" : file_text(one.valid)); }

std::set<std::string> valid_cases() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator("."))
    if (entry.path().filename().string().starts_with("valid")) names.insert(entry.path().filename().string());
  return names;
}

class Malformed : public testing::TestWithParam<MalformedCase> {};

TEST_P(Malformed, IsReportedExactly) {
  const std::string name = GetParam().name + ".yaml";
  const ReadResult result = read_case_text(text_of(GetParam()), name, constructions());
  const std::string said = render(result.diagnostics, name, result.text);
  EXPECT_EQ(said, GetParam().expected) << "The reader says:\n" << said;
  const bool only_warnings =
      std::all_of(result.diagnostics.begin(), result.diagnostics.end(),
                  [](const Diagnostic& one) { return one.severity == Diagnostic::Severity::warning; });
  EXPECT_EQ(result.case_file.has_value(), only_warnings);
  EXPECT_FALSE(result.diagnostics.empty());
}

/// Taking the lines that were changed back from the valid case mends it, and they are few and stand
/// together: one fault.
TEST_P(Malformed, IsTheValidCaseSpoiltInOnePlace) {
  const std::string text = text_of(GetParam());
  if (GetParam().valid.empty()) {
    EXPECT_LT(text.size(), 30u) << "so much text is better a patch of a valid case";
    return;
  }
  const std::vector<std::string> valid = lines_of(file_text(GetParam().valid)), changed = lines_of(text);
  const auto [valid_begin, changed_begin] = std::mismatch(valid.begin(), valid.end(), changed.begin(), changed.end());
  const auto [valid_end, changed_end] = std::mismatch(valid.rbegin(), std::make_reverse_iterator(valid_begin),
                                                      changed.rbegin(), std::make_reverse_iterator(changed_begin));
  EXPECT_TRUE(valid_begin != valid.end() || changed_begin != changed.end()) << "nothing is spoilt";
  EXPECT_LE(changed_end.base() - changed_begin, 5) << "more than one place is changed";
}

std::string name_of(const testing::TestParamInfo<MalformedCase>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Case, Malformed, testing::ValuesIn(malformed_cases()), name_of);

TEST(MalformedCases, AreManyAndSpoilEveryValidCase) {
  const std::vector<MalformedCase> cases = malformed_cases();
  EXPECT_GE(cases.size(), 140u);
  std::set<std::string> spoilt_files;
  for (const MalformedCase& one : cases)
    if (!one.valid.empty()) spoilt_files.insert(one.valid);
  EXPECT_EQ(spoilt_files, valid_cases());
}

TEST(MalformedCases, SpoilACaseWithoutFault) {
  for (const std::string& name : valid_cases()) {
    const ReadResult result = read_case(name, constructions());
    EXPECT_EQ(render(result.diagnostics, name, result.text), "");
    EXPECT_TRUE(result.case_file.has_value());
  }
}

TEST(MalformedCases, FilesThatCannotBeRead) {
  EXPECT_EQ(messages(read_case("malformed", constructions())), "this is a directory, not a file\n");
  EXPECT_EQ(messages(read_case("malformed/no_such_file.yaml", constructions())), "there is no such file\n");
  EXPECT_EQ(messages(read_case("/dev/null", constructions())), "this is not a file that can be read\n");
  EXPECT_EQ(messages(read_case("valid.yaml/below", constructions())), "there is no such file\n");
}

/// What is said about a file to somebody who may not read everything; absent if nobody else than the
/// superuser is to be had.
std::optional<std::string> said_to_others(const std::filesystem::path& file) {
  constexpr uid_t nobody = 65'534;
  const bool superuser = geteuid() == 0;
  if (superuser && seteuid(nobody) != 0) return std::nullopt;
  const std::string said = messages(read_case(file, constructions()));
  if (superuser && seteuid(0) != 0) throw std::runtime_error("there is no way back to the superuser");
  return said;
}

// The test of this passed whether the file was refused or read, as the superuser does.
TEST(MalformedCases, AFileWithoutReadPermission) {
  using std::filesystem::perms;
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "unreadable_case.yaml";
  std::filesystem::remove(file);
  std::filesystem::copy_file("valid.yaml", file);
  std::filesystem::permissions(file, perms::owner_read | perms::group_read | perms::others_read);
  const std::optional<std::string> with_permission = said_to_others(file);
  std::filesystem::permissions(file, perms::none);
  const std::optional<std::string> without = said_to_others(file);
  std::filesystem::remove(file);
  if (!with_permission) GTEST_SKIP() << "the superuser reads every file, and can be nobody else here";
  if (geteuid() == 0 && *with_permission != "") GTEST_SKIP() << testing::TempDir() << " is closed to everybody else";
  EXPECT_EQ(*with_permission, "");
  EXPECT_EQ(*without, "the file cannot be opened for reading\n");
}

std::string what_is_wrong(const std::function<void()>& read) {
  try {
    read();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "nothing";
}

TEST(Patches, AreReadAsWritten) {
  const std::vector<MalformedCase> cases = read_patches(
      "# a comment\n\n=== first\n@ v.yaml:2\n-b\n+B\\x09\\x\nfirst.yaml:2: no\n    \\xff\n\n\n"
      "=== second\n@ whole file\n+- x\n+\nsecond.yaml: no\n    ===\n\n=== third\n@ v.yaml:1\n-a\n",
      "f");
  ASSERT_EQ(cases.size(), 3u);
  EXPECT_EQ(spoilt(cases[0], "a\nb\nc\n"), "a\nB\t\\x\nc\n");
  EXPECT_EQ(cases[0].expected, "first.yaml:2: no\n    \xff\n");
  EXPECT_EQ(spoilt(cases[1], ""), "- x\n\n");
  EXPECT_EQ(cases[1].place, "f:11");
  EXPECT_EQ(cases[1].expected, "second.yaml: no\n    ===\n");
  EXPECT_EQ(cases[2].expected, "") << "not yet known; the test of the case says it";
}

TEST(Patches, PutLinesInBehindOthersAndBeforeThem) {
  const auto applied = [](const std::string& lines) {
    return spoilt(read_patches("=== n\n" + lines + "n.yaml: no\n", "f").front(), "a\nb\nc\n");
  };
  EXPECT_EQ(applied("@ v:3\n c\n+d\n"), "a\nb\nc\nd\n");
  EXPECT_EQ(applied("@ v:1\n+0\n a\n"), "0\na\nb\nc\n");
  EXPECT_EQ(applied("@ v:1\n a\n-b\n-c\n"), "a\n");
}

// A valid case that is changed must not leave patches behind that spoil something else.
TEST(Patches, OfLinesThatAreNotThereAreRefused) {
  const MalformedCase one = read_patches("=== n\n@ v:2\n-b\n+B\nn.yaml: no\n", "f").front();
  EXPECT_EQ(what_is_wrong([&] { spoilt(one, "a\nnew\nb\n"); }),
            "f:1: line 2 of v is not\n  b\nbut\n  new\nThe former is line 3");
  EXPECT_EQ(what_is_wrong([&] { spoilt(one, "a\n"); }),
            "f:1: line 2 of v is not\n  b\nbut there is none\nThe former is no line of it");
}

TEST(Patches, ThatAreNoneAreRefusedWithTheirLine) {
  const auto refused = [](const std::string& text) { return what_is_wrong([&] { read_patches(text, "f"); }); };
  EXPECT_EQ(refused("agents: [1]\n"), "f:1: a case begins with === NAME");
  EXPECT_EQ(refused("=== n\n-a\n"), "f:2: @ FILE:LINE or @ whole file is expected here");
  EXPECT_EQ(refused("=== n\n"), "f:2: @ FILE:LINE or @ whole file is expected here");
  EXPECT_EQ(refused("=== n\n@ v\n"), "f:2: a line of the file is expected here: @ v:LINE");
  for (const char* line : {"0", "-1", "1a", ""})
    EXPECT_EQ(refused("=== n\n@ v:" + std::string(line) + "\n"), "f:2: lines are counted from 1");
  EXPECT_EQ(refused("=== n\n@ whole file\n+a\n-b\n"), "f:4: every line of a whole file is one with +");
  EXPECT_EQ(refused("=== n\n@ v:1\n+a\nn.yaml: no\n"),
            "f:4: a line that is there already is needed, with - if it goes, with a blank if it stays");
  EXPECT_EQ(refused("=== n\n@ v:1\n-a\n+a\nn.yaml: no\n"), "f:5: nothing is changed");
  EXPECT_EQ(refused("=== n\n@ v:1\n-a\nm.yaml: no\n"), "f:4: what is said about n.yaml begins with its name");
  EXPECT_EQ(refused("=== n\n@ v:1\n-a\nn.yaml: no\n=== m\n"), "f:5: a blank line comes before the next case");
}

}  // namespace
}  // namespace candor::test
