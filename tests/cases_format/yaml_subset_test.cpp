// SPDX-License-Identifier: MIT
#include "cases/format/read/yaml_subset.hpp"

#include <gtest/gtest.h>

namespace candor {
namespace {

YamlNode parsed(std::string_view text) {
  ErrorList errors(text);
  std::optional<YamlNode> node = parse_yaml_subset(text, errors);
  EXPECT_EQ(errors.error_count(), 0u) << (errors.error_count() > 0 ? errors.take().front().message : "");
  return node.value_or(YamlNode{});
}

TEST(YamlSubset, ScalarsStayTextInEveryStyle) {
  const YamlNode root = parsed(
      "a: 7/4\nb: 0.20\nc: 'it''s'\nd: \"x\\ty\"\ne: |\n  one\n  two\nf: >-\n  one\n  two\ng: yes\nh: ~\ni: null\n");
  EXPECT_EQ(root.find("a")->text, "7/4");
  EXPECT_EQ(root.find("b")->text, "0.20");
  EXPECT_EQ(root.find("c")->text, "it's");
  EXPECT_EQ(root.find("d")->text, "x\ty");
  EXPECT_EQ(root.find("e")->text, "one\ntwo\n");
  EXPECT_EQ(root.find("f")->text, "one two");
  EXPECT_EQ(root.find("g")->text, "yes");
  EXPECT_EQ(root.find("h")->text, "~");
  EXPECT_EQ(root.find("i")->text, "null");
}

TEST(YamlSubset, ListsAndMapsKeepTheirOrderAndPlace) {
  const std::string_view text = "m: {b: 1, a: 2}\nl:\n  - [x, y]\n  - z\n";
  const YamlNode root = parsed(text);
  const YamlNode& map = *root.find("m");
  ASSERT_TRUE(map.is_map());
  EXPECT_EQ(map.keys[0].text, "b");
  EXPECT_EQ(map.keys[1].text, "a");
  EXPECT_EQ(map.offset, text.find('{'));
  const YamlNode& list = *root.find("l");
  ASSERT_TRUE(list.is_sequence());
  EXPECT_EQ(list.items[0].items[1].text, "y");
  EXPECT_EQ(list.items[0].items[1].offset, text.find('y'));
  EXPECT_EQ(root.find("absent"), nullptr);
}

TEST(YamlSubset, AMissingValueStandsAtItsKey) {
  const std::string_view text = "a: 1\nb:\nc: 2\n";
  const YamlNode root = parsed(text);
  EXPECT_EQ(root.find("b")->kind, YamlNode::Kind::missing);
  EXPECT_EQ(root.find("b")->offset, text.find('b'));
}

TEST(YamlSubset, PlacesAfterOtherAlphabetsAreRight) {
  const std::string_view text = "ключ: [é, x]\n";
  const YamlNode root = parsed(text);
  EXPECT_EQ(root.items[0].items[1].offset, text.find('x'));
  ErrorList errors(text);
  errors.error({text.find('x'), 1}, "here");
  EXPECT_EQ(errors.take().front().column, 11);  // к л ю ч : space [ é , space x
}

TEST(YamlSubset, RangesCoverWhatAMessageIsAbout) {
  const std::string_view text = "a: 'it''s' # c\nb: [1, [2]] # c\nc: word # c\nd: \"q\"\n";
  const YamlNode root = parsed(text);
  const auto covered = [&](std::string_view key) {
    const TextRange range = range_of(text, *root.find(key));
    return text.substr(range.offset, range.length);
  };
  EXPECT_EQ(covered("a"), "'it''s'");
  EXPECT_EQ(covered("b"), "[1, [2]]");
  EXPECT_EQ(covered("c"), "word");
  EXPECT_EQ(covered("d"), "\"q\"");
}

/// The character of the file at the given index of the scalar's text.
char at(std::string_view text, std::size_t index) {
  const YamlNode root = parsed(text);
  return text[offset_in_text(text, root.items[0], index)];
}

TEST(YamlSubset, PlacesInsideScalarsGoThroughQuotesAndFolds) {
  EXPECT_EQ(at("k: abc def\n", 5), 'e');
  EXPECT_EQ(at("k: \"abc def\"\n", 5), 'e');
  EXPECT_EQ(at("k: 'a''b c'\n", 4), 'c');      // a'b c
  EXPECT_EQ(at("k: \"a\\\"b c\"\n", 4), 'c');  // a"b c
  EXPECT_EQ(at("k: \"a\\nb c\"\n", 4), 'c');   // a, line end, b c
  EXPECT_EQ(at("k: |\n  abc\n  def\n", 5), 'e');
  EXPECT_EQ(at("k: >- # comment\n  abc\n  def\n", 5), 'e');
  EXPECT_EQ(at("k: abc\n  def\n", 5), 'e');  // a plain scalar of two lines
  const std::string_view text = "k: \"abc\"\n";
  EXPECT_EQ(text[offset_in_text(text, parsed(text).items[0], 3)], '"');  // past the end
}

TEST(YamlSubset, CarriageReturnsAtLineEndsAreFine) {
  const YamlNode root = parsed("a: 1\r\nb: x y\r\n");
  EXPECT_EQ(root.find("b")->text, "x y");
}

TEST(YamlSubset, KnowsWellFormedUtf8) {
  EXPECT_EQ(utf8_character_length("a"), 1u);
  EXPECT_EQ(utf8_character_length("\xC3\xA9"), 2u);
  EXPECT_EQ(utf8_character_length("\xE2\x82\xAC"), 3u);
  EXPECT_EQ(utf8_character_length("\xF0\x9F\x98\x80"), 4u);
  for (std::string_view wrong : {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                 "\xF8\x88\x80\x80\x80", "\xC3", "\xE2\x82", "\xFF"})
    EXPECT_EQ(utf8_character_length(wrong), 0u);
}

}  // namespace
}  // namespace candor
