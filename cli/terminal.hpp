// SPDX-License-Identifier: MIT
// Data goes to standard output, talk to standard error. Colour and progress only where a person is
// looking. Case files are untrusted: their control characters are not passed on.
#pragma once

#include <string>
#include <string_view>

#include "tasks/listener.hpp"

namespace candor {

enum class Colour { plain, green, red, yellow, bold };

/// The text in a colour if standard output is a terminal or CLICOLOR_FORCE is set, and NO_COLOR is
/// not; otherwise as it is.
std::string coloured(std::string_view text, Colour colour);

/// To be called first: a standard stream that is closed fails when it is used, and no file that is opened
/// takes its place.
void hold_standard_streams();

/// With blanks behind it up to this width.
std::string padded(std::string_view text, std::size_t width);

/// Writes to standard output; control characters other than line breaks, tabs and our colours
/// become "?". Throws CommandLineError if it cannot be written.
void print(std::string_view text);
void flush_output();
/// Whether somebody is just writing to standard output, and perhaps waits until it is read.
bool output_waits();
/// For another thread, before the program ends: what was printed is not lost, if nobody is printing.
void flush_output_unless_in_use();

/// "candor: error: ..." on standard error.
void complain(std::string_view message);
/// The same, adding that this is a bug in Candor and what to do about it.
void complain_of_bug(std::string_view message);
/// Messages with a place on standard error, as they are.
void write_diagnostics(std::string_view rendered);
/// A remark on standard error.
void remark(std::string_view message);

/// Says on standard error what a task tells. What is being done is a line that is overwritten by the
/// next one, erased before anything else is written, and erased at the end; only if it is `wanted`
/// and both streams belong to a person. There is one such line for all.
class Speaker : public Listener {
 public:
  explicit Speaker(bool wanted);
  ~Speaker() override { clear(); }
  void doing(std::string_view what) override;
  void diagnostics(std::string_view rendered) override;
  void contradiction(const std::filesystem::path& file, std::string_view what) override;
  void remark(std::string_view message) override;
  void clear();

 private:
  bool shows_what_is_done_;
};

}  // namespace candor
