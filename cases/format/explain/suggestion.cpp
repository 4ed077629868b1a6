// SPDX-License-Identifier: MIT
#include "cases/format/explain/suggestion.hpp"

#include <algorithm>

namespace candor {

std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before(right.size() + 1), above(right.size() + 1), row(right.size() + 1);
  for (std::size_t k = 0; k <= right.size(); ++k) above[k] = k;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t k = 1; k <= right.size(); ++k) {
      row[k] = std::min({above[k] + 1, row[k - 1] + 1, above[k - 1] + (left[i - 1] == right[k - 1] ? 0 : 1)});
      if (i > 1 && k > 1 && left[i - 1] == right[k - 2] && left[i - 2] == right[k - 1])
        row[k] = std::min(row[k], before[k - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[right.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t longest_word = 64, most_known = 2000;
  if (word.size() > longest_word || known.size() > most_known) return {};
  const auto same_but_for_capitals = [&](const std::string& candidate) {
    return std::equal(word.begin(), word.end(), candidate.begin(), candidate.end(), [](char one, char other) {
      return one == other || ((one ^ other) == 0x20 && (('a' <= one && one <= 'z') || ('A' <= one && one <= 'Z')));
    });
  };
  if (const auto same = std::find_if(known.begin(), known.end(), same_but_for_capitals); same != known.end())
    return *same;
  std::size_t least = (word.size() + 2) / 3 + 1;  // one slip in a short word, two in five letters, ...
  std::string result;
  for (const std::string& candidate : known) {
    if (candidate.size() > longest_word) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < least && distance < candidate.size()) {
      least = distance;
      result = candidate;
    }
  }
  return result;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t most_listed = 10;
  if (const std::string meant = nearest(word, known); !meant.empty()) return "did you mean '" + meant + "'?";
  if (known.empty() || known.size() > most_listed) return {};
  return (known.size() == 1 ? "known here: " : "one of: ") + enumerated(known, ", ");
}

std::string add_key(std::string_view key, const std::vector<std::string>& known) {
  constexpr std::size_t most_listed = 10;
  std::vector<std::string> listed(known.begin(),
                                  known.begin() + static_cast<std::ptrdiff_t>(std::min(known.size(), most_listed)));
  if (known.size() > most_listed) listed.emplace_back("...");
  return "add   " + std::string(key) + ": " + (known.size() > 1 ? "one of " : "") + enumerated(listed, ", ");
}

std::string enumerated(const std::vector<std::string>& words, const std::string& last_separator) {
  std::string result;
  for (std::size_t k = 0; k < words.size(); ++k)
    result += (k == 0 ? "" : k + 1 == words.size() ? last_separator : ", ") + words[k];
  return result;
}

}  // namespace candor
