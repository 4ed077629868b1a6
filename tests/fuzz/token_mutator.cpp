// SPDX-License-Identifier: MIT
// Changes a text by words and lines more often than by bytes: a word becomes another word of the
// same text, mostly a number a number and a name a name; a line is moved, copied or left out.
// Random bytes alone seldom get past the syntax.
#include "tests/fuzz/token_mutator.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed);

namespace candor {
namespace {

constexpr std::size_t most_remembered = 200;

std::vector<std::string>& accepted() {
  static std::vector<std::string> texts;
  return texts;
}

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '/' || c == '-' || c == '.';
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && is_word_character(text[end])) ++end;
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

bool is_number(std::string_view word) { return word.find_first_not_of("-/.0123456789") == std::string_view::npos; }

std::string with_another_word(std::string_view text, std::mt19937& random) {
  constexpr std::string_view numbers[] = {"0",   "1",    "-1",   "2",          "1/2",
                                          "1/3", "-7/4", "0.25", "1000000007", "99999999999999999999/7"};
  std::vector<std::string_view> words = words_of(text);
  if (words.empty()) return std::string(text);
  const std::string_view old = words[random() % words.size()];
  if (random() % 8 != 0) std::erase_if(words, [&](std::string_view word) { return is_number(word) != is_number(old); });
  const std::string_view instead =
      is_number(old) && random() % 3 == 0 ? numbers[random() % std::size(numbers)] : words[random() % words.size()];
  return std::string(text).replace(static_cast<std::size_t>(old.data() - text.data()), old.size(), instead);
}

std::string with_lines_changed(std::string_view text, std::mt19937& random) {
  std::vector<std::string_view> lines = lines_of(text);
  if (lines.empty()) return std::string(text);
  const std::size_t one = random() % lines.size(), other = random() % lines.size();
  switch (random() % 3) {
    case 0: lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(one)); break;
    case 1: std::swap(lines[one], lines[other]); break;
    default: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(other), lines[one]);
  }
  std::string changed;
  for (std::string_view line : lines) changed += line;
  return changed;
}

}  // namespace

void testing::remember_accepted(std::string_view text) {
  if (accepted().size() < most_remembered) accepted().emplace_back(text);
}

}  // namespace candor

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  std::mt19937 random(seed);
  if (size == 0 || random() % 8 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::vector<std::string>& accepted = candor::accepted();
  const std::string_view text = accepted.empty() || random() % 2 == 0
                                    ? std::string_view(reinterpret_cast<const char*>(data), size)
                                    : accepted[random() % accepted.size()];
  const std::string changed =
      random() % 8 == 0 ? candor::with_lines_changed(text, random) : candor::with_another_word(text, random);
  const std::size_t length = std::min(changed.size(), max_size);
  std::memcpy(data, changed.data(), length);
  return length;
}
