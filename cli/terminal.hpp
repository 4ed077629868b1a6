// SPDX-License-Identifier: MIT
// Data goes to standard output, talk to standard error. Colour and progress only where a person is
// looking. Case files are untrusted: their control characters are not passed on.
#pragma once

#include <string>
#include <string_view>

namespace candor {

enum class Colour { plain, green, red, yellow, bold };

/// The text in a colour if standard output is a terminal or CLICOLOR_FORCE is set, and NO_COLOR is
/// not; otherwise as it is.
std::string coloured(std::string_view text, Colour colour);

/// Writes to standard output; control characters other than line breaks, tabs and our colours
/// become "?". Throws CommandLineError if it cannot be written.
void print(std::string_view text);
void flush_output();

/// "candor: error: ..." on standard error.
void complain(std::string_view message);
/// The same, adding that this is a bug in Candor and what to do about it.
void complain_of_bug(std::string_view message);
/// The reader's messages on standard error, as they are.
void write_diagnostics(std::string_view rendered);
/// A remark on standard error.
void remark(std::string_view message);

/// A line on standard error that is overwritten by the next one, erased before anything else is
/// written, and erased at the end. Silent unless both streams belong to a person. Several threads
/// may show what they do; there is one line for all.
class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::string_view text);
  void clear();

 private:
  bool active_;
};

}  // namespace candor
