// SPDX-License-Identifier: MIT
#include "cli/terminal.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

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

void write_error(std::string_view text) {
  std::fflush(stdout);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

std::string coloured(std::string_view text, Colour colour) {
  static const bool use = person_reads(STDOUT_FILENO) && !is_set("NO_COLOR");
  if (!use || colour == Colour::plain) return std::string(text);
  return std::string(escape(colour)) + std::string(text) + "\033[0m";
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) throw CommandLineError("standard output cannot be written");
}

void flush_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) throw CommandLineError("standard output cannot be written");
}

void complain(std::string_view message) { write_error("candor: error: " + std::string(message) + '\n'); }

void complain_of_bug(std::string_view message) {
  complain(std::string(message) + "\nThis is a bug in Candor: its parts contradict each other. No verdict can be given. Please report it with the case file.");
}

void write_diagnostics(std::string_view rendered) { write_error(rendered); }

void remark(std::string_view message) { write_error("candor: " + std::string(message) + '\n'); }

Progress::Progress(bool wanted) : active_(wanted && person_reads(STDERR_FILENO) && person_reads(STDOUT_FILENO)) {}

void Progress::show(std::string_view text) {
  if (!active_) return;
  write_error("\r\033[K" + std::string(text));
  shown_ = true;
}

void Progress::clear() {
  if (!shown_) return;
  write_error("\r\033[K");
  shown_ = false;
}

}  // namespace candor
