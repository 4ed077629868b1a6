// SPDX-License-Identifier: MIT
#include "cli/terminal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "cases/format/case_name.hpp"
#include "cases/format/explain/error_list.hpp"
#include "cli/command_line.hpp"

namespace candor {

namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool person_reads(int descriptor) {
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

constexpr std::string_view reset = "\033[0m";

std::string_view escape(Colour colour) {
  switch (colour) {
    case Colour::plain: return "";
    case Colour::green: return "\033[32m";
    case Colour::red: return "\033[1;31m";
    case Colour::yellow: return "\033[33m";
    case Colour::bold: return "\033[1m";
  }
  return "";
}

bool colours_in_use() {
  static const bool use = !is_set("NO_COLOR") && (is_set("CLICOLOR_FORCE") || person_reads(STDOUT_FILENO));
  return use;
}

/// The colour escape that the text starts with; empty if there is none, or if colours are not in
/// use.
std::string_view leading_escape(std::string_view text) {
  if (!colours_in_use()) return {};
  for (std::string_view known :
       {escape(Colour::green), escape(Colour::red), escape(Colour::yellow), escape(Colour::bold), reset})
    if (text.starts_with(known)) return known;
  return {};
}

/// Controls beyond ASCII (U+0080 to U+009F, of which some terminals take U+009B for an escape), and what
/// turns the direction of the text behind it (U+202A to U+202E, U+2066 to U+2069).
bool steers_a_terminal(std::string_view character) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(character[k]); };
  if (character.size() == 2) return byte(0) == 0xC2 && byte(1) < 0xA0;
  if (character.size() != 3 || byte(0) != 0xE2) return false;
  return (byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
         (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
}

enum class Reader { person, anybody };

/// A case file is untrusted: no control character of its own reaches a terminal. To whom is no person
/// characters beyond ASCII are passed on as they are.
std::string printable(std::string_view text, Reader reader = Reader::person) {
  std::string result;
  while (!text.empty()) {
    const std::string_view colour = leading_escape(text);
    const unsigned char first = static_cast<unsigned char>(text.front());
    const std::size_t length = colour.empty() ? std::max<std::size_t>(1, utf8_character_length(text)) : colour.size();
    const bool control = (first < 0x20 && colour.empty() && first != '\n' && first != '\t') || first == 0x7f ||
                         (reader == Reader::person && steers_a_terminal(text.substr(0, length)));
    if (control)
      result += '?';
    else
      result += text.substr(0, length);
    text.remove_prefix(length);
  }
  return result;
}

std::atomic<bool> is_printing = false;

/// While one exists, somebody prints.
struct Print {
  Print() { is_printing = true; }
  ~Print() { is_printing = false; }
};

constexpr std::string_view erase_line = "\r\033[K";
constexpr std::size_t widest_progress = 78;

/// Both streams, as a person sees them: with perhaps a line of progress at the end.
struct Terminal {
  std::mutex mutex;
  bool progress_shown = false;

  void erase_progress() {
    if (progress_shown) std::fwrite(erase_line.data(), 1, erase_line.size(), stderr);
    progress_shown = false;
  }
};

Terminal& terminal() {
  static Terminal instance;
  return instance;
}

void write_error(std::string_view text) {
  const std::lock_guard lock(terminal().mutex);
  std::fflush(stdout);
  terminal().erase_progress();
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void hold_standard_streams() {
  for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(stream, F_GETFD) < 0 && errno == EBADF)  // the lowest number that is free is this one
      static_cast<void>(open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

std::string coloured(std::string_view text, Colour colour) {
  if (!colours_in_use() || colour == Colour::plain) return std::string(text);
  return std::string(escape(colour)) + std::string(text) + std::string(reset);
}

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(text.size() < width ? width - text.size() : 0, ' ');
}

void print(std::string_view raw) {
  static const Reader reader = isatty(STDOUT_FILENO) == 1 ? Reader::person : Reader::anybody;
  const std::string text = printable(raw, reader);
  const std::lock_guard lock(terminal().mutex);
  terminal().erase_progress();
  const Print printing;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
    throw CommandLineError("standard output cannot be written");
}

void flush_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) throw CommandLineError("standard output cannot be written");
}

bool output_waits() { return is_printing; }

void flush_output_unless_in_use() {
  if (ftrylockfile(stdout) != 0) return;
  std::fflush(stdout);
  funlockfile(stdout);
}

void complain(std::string_view message) { write_error("candor: error: " + printable(message) + '\n'); }

void complain_of_bug(std::string_view message) {
  complain(std::string(message) +
           "\nThis is a bug in Candor: its parts contradict each other. No verdict can be given. Please report it with "
           "the case file.");
}

void write_diagnostics(std::string_view rendered) { write_error(printable(rendered)); }

void remark(std::string_view message) { write_error("candor: " + printable(message) + '\n'); }

Speaker::Speaker(bool wanted)
    : shows_what_is_done_(wanted && person_reads(STDERR_FILENO) && person_reads(STDOUT_FILENO)) {}

void Speaker::doing(std::string_view what) {
  if (!shows_what_is_done_) return;
  const std::string line = std::string(erase_line) + printable(what.substr(0, widest_progress));
  const std::lock_guard lock(terminal().mutex);
  std::fflush(stdout);
  std::fwrite(line.data(), 1, line.size(), stderr);
  terminal().progress_shown = true;
}

void Speaker::diagnostics(std::string_view rendered) { write_diagnostics(rendered); }

void Speaker::contradiction(const std::filesystem::path& file, std::string_view what) {
  complain_of_bug(shown(file) + ": " + std::string(what));
}

void Speaker::remark(std::string_view message) { candor::remark(message); }

void Speaker::clear() {
  const std::lock_guard lock(terminal().mutex);
  terminal().erase_progress();
}

}  // namespace candor
