// SPDX-License-Identifier: MIT
// Every file of malformed/ has one fault and is named after it; the file beside it holds what the
// reader must say about it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <vector>

#include "cases/format/explain/diagnostic.hpp"
#include "constructions.hpp"

namespace candor {
namespace {

std::vector<std::string> names_with(const std::string& extension) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator("malformed"))
    if (entry.path().extension() == extension) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The case that a file of this name spoils.
std::string whole_case(const std::string& name) {
  for (const char* family : {"continuum", "dynamic_infinite", "dynamic"})
    if (name.starts_with(std::string(family) + "_")) return std::string("valid_") + family + ".yaml";
  return "valid.yaml";
}

class Malformed : public testing::TestWithParam<std::string> {};

TEST_P(Malformed, IsReportedExactly) {
  const std::string name = GetParam() + ".yaml";
  const ReadResult result = read_case("malformed/" + name, test::constructions());
  EXPECT_EQ(render(result.diagnostics, name, result.text), test::file_text("malformed/" + GetParam() + ".expected"));
  const bool only_warnings =
      std::all_of(result.diagnostics.begin(), result.diagnostics.end(),
                  [](const Diagnostic& one) { return one.severity == Diagnostic::Severity::warning; });
  EXPECT_EQ(result.case_file.has_value(), only_warnings);
  EXPECT_FALSE(result.diagnostics.empty());
}

/// Taking the lines that were changed back from the valid case mends it, and they are few and stand
/// together: one fault.
TEST_P(Malformed, IsTheValidCaseSpoiltInOnePlace) {
  const std::set<std::string> whole_file = {"empty_file", "only_a_comment", "not_a_map"};
  if (whole_file.contains(GetParam())) {
    EXPECT_LT(test::file_text("malformed/" + GetParam() + ".yaml").size(), 30u);
    return;
  }
  const std::vector<std::string> valid = lines_of(test::file_text(whole_case(GetParam()))),
                                 spoilt = lines_of(test::file_text("malformed/" + GetParam() + ".yaml"));
  const auto [valid_begin, spoilt_begin] = std::mismatch(valid.begin(), valid.end(), spoilt.begin(), spoilt.end());
  const auto [valid_end, spoilt_end] = std::mismatch(valid.rbegin(), std::make_reverse_iterator(valid_begin),
                                                     spoilt.rbegin(), std::make_reverse_iterator(spoilt_begin));
  EXPECT_TRUE(valid_begin != valid.end() || spoilt_begin != spoilt.end()) << "nothing is spoilt";
  EXPECT_LE(spoilt_end.base() - spoilt_begin, 5) << "more than one place is changed";
}

std::string name_of(const testing::TestParamInfo<std::string>& info) { return info.param; }
INSTANTIATE_TEST_SUITE_P(Case, Malformed, testing::ValuesIn(names_with(".yaml")), name_of);

TEST(MalformedCases, AreManyAndEachHasItsDiagnostics) {
  EXPECT_GE(names_with(".yaml").size(), 140u);
  EXPECT_EQ(names_with(".yaml"), names_with(".expected"));
}

TEST(MalformedCases, SpoilACaseWithoutFault) {
  for (const char* name : {"valid.yaml", "valid_continuum.yaml", "valid_dynamic.yaml", "valid_dynamic_infinite.yaml"}) {
    const ReadResult result = read_case(name, test::constructions());
    EXPECT_EQ(render(result.diagnostics, name, result.text), "");
    EXPECT_TRUE(result.case_file.has_value());
  }
}

TEST(MalformedCases, FilesThatCannotBeRead) {
  EXPECT_EQ(test::messages(read_case("malformed", test::constructions())), "this is a directory, not a case file\n");
  EXPECT_EQ(test::messages(read_case("malformed/no_such_file.yaml", test::constructions())), "there is no such file\n");
  EXPECT_EQ(test::messages(read_case("/dev/null", test::constructions())), "this is not a file that can be read\n");
  EXPECT_EQ(test::messages(read_case("valid.yaml/below", test::constructions())), "there is no such file\n");
}

TEST(MalformedCases, AFileWithoutReadPermission) {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "unreadable_case.yaml";
  std::filesystem::remove(file);
  std::filesystem::copy_file("valid.yaml", file);
  std::filesystem::permissions(file, std::filesystem::perms::none);
  const ReadResult result = read_case(file, test::constructions());
  EXPECT_EQ(test::messages(result),
            result.case_file ? "" : "the file cannot be opened for reading\n");  // the superuser reads it nevertheless
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace candor
