// SPDX-License-Identifier: MIT
#include "malformed_cases.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "constructions.hpp"

namespace candor::test {
namespace {

/// With the bytes that are written as \xHH.
std::string with_bytes(std::string_view line) {
  std::string result;
  while (!line.empty()) {
    unsigned char byte = 0;
    const char* const digits = line.data() + 2;
    if (line.size() >= 4 && line.starts_with("\\x") &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      result += static_cast<char>(byte);
      line.remove_prefix(4);
    } else {
      result += line.front();
      line.remove_prefix(1);
    }
  }
  return result;
}

class PatchReader {
 public:
  PatchReader(std::string_view text, const std::string& file) : lines_(lines_of(text)), file_(file) {}

  std::vector<MalformedCase> read() {
    std::vector<MalformedCase> cases;
    for (;;) {
      while (!at_end() && (line().empty() || line().starts_with("#"))) ++at_;
      if (at_end()) return cases;
      cases.push_back(read_case());
    }
  }

 private:
  bool at_end() const { return at_ == lines_.size(); }
  const std::string& line() const { return lines_[at_]; }
  std::string place() const { return file_ + ":" + std::to_string(at_ + 1); }
  [[noreturn]] void fail(const std::string& why) const { throw std::runtime_error(place() + ": " + why); }

  MalformedCase read_case() {
    MalformedCase one;
    one.place = place();
    if (!line().starts_with("=== ")) fail("a case begins with === NAME");
    one.name = line().substr(4);
    ++at_;
    read_target(one);
    read_lines(one);
    for (; !at_end() && !line().empty(); ++at_) {
      if (line().starts_with("=== ")) fail("a blank line comes before the next case");
      if (one.expected.empty() && !line().starts_with(one.name + ".yaml:"))
        fail("what is said about " + one.name + ".yaml begins with its name");
      one.expected += with_bytes(line()) + "\n";
    }
    return one;
  }

  void read_target(MalformedCase& one) {
    if (at_end() || !line().starts_with("@ ")) fail("@ FILE:LINE or @ whole file is expected here");
    const std::string target = line().substr(2);
    if (target != "whole file") {
      const std::size_t colon = target.find(':');
      if (colon == std::string::npos) fail("a line of the file is expected here: @ " + target + ":LINE");
      one.valid = target.substr(0, colon);
      const char* const end = target.data() + target.size();
      const auto [stop, error] = std::from_chars(target.data() + colon + 1, end, one.line);
      if (error != std::errc() || stop != end || one.line == 0) fail("lines are counted from 1");
    }
    ++at_;
  }

  void read_lines(MalformedCase& one) {
    for (; !at_end() && !line().empty(); ++at_) {
      const char sign = line().front();
      if (sign != ' ' && sign != '-' && sign != '+') break;
      if (one.valid.empty() && sign != '+') fail("every line of a whole file is one with +");
      if (sign != '+') one.replaced.push_back(with_bytes(line().substr(1)));
      if (sign != '-') one.replacement.push_back(with_bytes(line().substr(1)));
    }
    if (one.valid.empty()) return;
    if (one.replaced.empty())
      fail("a line that is there already is needed, with - if it goes, with a blank if it stays");
    if (one.replaced == one.replacement) fail("nothing is changed");
  }

  std::vector<std::string> lines_;
  std::string file_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<MalformedCase> read_patches(std::string_view text, const std::string& file) {
  return PatchReader(text, file).read();
}

std::vector<MalformedCase> malformed_cases() {
  std::vector<MalformedCase> cases;
  for (const auto& entry : std::filesystem::directory_iterator("malformed")) {
    const std::string file = entry.path().string();
    if (entry.path().filename() == "README.md") continue;
    if (entry.path().extension() != ".patches") throw std::runtime_error(file + ": only files *.patches are read here");
    for (MalformedCase& one : read_patches(file_text(file), file)) cases.push_back(std::move(one));
  }
  std::sort(cases.begin(), cases.end(),
            [](const MalformedCase& left, const MalformedCase& right) { return left.name < right.name; });
  return cases;
}

std::string spoilt(const MalformedCase& one, std::string_view valid) {
  std::vector<std::string> lines = one.valid.empty() ? std::vector<std::string>() : lines_of(valid);
  for (std::size_t k = 0; k < one.replaced.size(); ++k) {
    const std::size_t at = one.line - 1 + k;
    if (at < lines.size() && lines[at] == one.replaced[k]) continue;
    const auto moved = std::find(lines.begin(), lines.end(), one.replaced[k]);
    throw std::runtime_error(
        one.place + ": line " + std::to_string(at + 1) + " of " + one.valid + " is not\n  " + one.replaced[k] +
        "\nbut" + (at < lines.size() ? "\n  " + lines[at] : " there is none") + "\nThe former is " +
        (moved == lines.end() ? "no line of it" : "line " + std::to_string(moved - lines.begin() + 1)));
  }
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(one.valid.empty() ? 0 : one.line - 1);
  const auto next = lines.erase(begin, begin + static_cast<std::ptrdiff_t>(one.replaced.size()));
  lines.insert(next, one.replacement.begin(), one.replacement.end());
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace candor::test
