// SPDX-License-Identifier: MIT
#include "cli/pdf.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "cases/format/case_name.hpp"
#include "cli/command_line.hpp"
#include "cli/files.hpp"
#include "cli/interruption.hpp"
#include "tasks/search_options.hpp"

namespace candor {

namespace fs = std::filesystem;

namespace {

constexpr const char* program = "pdflatex";
constexpr int most_runs = 5;

/// The environment of the child: ours, TeX kept to its folder, and the same bytes on every day.
std::vector<std::string> tex_environment() {
  const std::vector<std::string> settings = {"openout_any=p", "openin_any=p", "max_print_line=1000",
                                             "FORCE_SOURCE_DATE=1"};
  std::vector<std::string> environment = settings;
  if (std::getenv("SOURCE_DATE_EPOCH") == nullptr) environment.push_back("SOURCE_DATE_EPOCH=0");
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view entry = *variable;
    const std::string_view name = entry.substr(0, entry.find('=') + 1);
    const bool ours =
        name == "TEXMFOUTPUT=" || std::any_of(settings.begin(), settings.end(),
                                              [&](const std::string& setting) { return setting.starts_with(name); });
    if (!ours) environment.emplace_back(entry);
  }
  return environment;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

/// Starts a program in a folder, without our signal mask, as the leader of a process group; what it
/// says goes to a file. 0 if it cannot be started.
pid_t start(std::vector<std::string> arguments, std::vector<std::string> environment, const fs::path& folder,
            const std::string& said) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t ignored_here;
  sigemptyset(&ignored_here);
  sigaddset(&ignored_here, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &ignored_here);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  pid_t child = 0;
  const int error = posix_spawnp(&child, arguments.front().c_str(), &actions, &attributes, pointers(arguments).data(),
                                 pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? child : 0;
}

std::string content(const fs::path& path) {
  std::ostringstream bytes;
  bytes.exceptions(std::ios::badbit);
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// What the next run of TeX would read: once it no longer changes, the document is finished.
std::string auxiliary(const fs::path& folder, const std::string& name) {
  std::string all;
  for (const char* extension : {".aux", ".toc", ".out"}) all += content(folder / (name + extension)) + '\0';
  return all;
}

constexpr std::size_t longest_excerpt = 600;

/// The lines of TeX's log, or of what it says, from the first error on; empty if there is none.
std::string first_error(const std::string& words) {
  const std::size_t at = words.starts_with('!') ? 0 : words.find("\n!");
  if (at == std::string::npos) return {};
  return words.substr(words[at] == '!' ? at : at + 1, longest_excerpt);
}

/// What TeX complains of when the document is not to blame.
bool is_about_surroundings(std::string_view complaint) {
  const std::string_view first_line = complaint.substr(0, complaint.find('\n'));
  const auto says = [&](std::string_view words) { return first_line.find(words) != std::string_view::npos; };
  return says("TeX capacity exceeded") || says("not found") || says("can't find") || says("can't write") ||
         says("Fatal format") || says("fwrite") || says("pdfTeX error") || says("not loadable") || says("bufsize");
}

bool is_complete_pdf(std::string_view bytes) {
  constexpr std::size_t trailer = 1024;
  return bytes.starts_with("%PDF-") &&
         bytes.substr(bytes.size() - std::min(bytes.size(), trailer)).find("%%EOF") != std::string_view::npos;
}

/// One document on its way to its PDF: its source, and what it inputs, are in the workshop.
class Document {
 public:
  Document(const std::string& file, const fs::path& workshop, const fs::path& folder, std::chrono::seconds most)
      : name_(fs::path(file).stem().string()), workshop_(workshop), folder_(folder), most_(most) {}

  /// Runs TeX until nothing changes any more.
  void typeset() const {
    std::string before, after;
    int runs = 0;
    do {
      before = std::move(after);
      run_tex();
      after = auxiliary(workshop_, name_);
    } while (after != before && ++runs < most_runs);
    write_file(folder_ / (name_ + ".pdf"), content(workshop_ / (name_ + ".pdf")));
  }

 private:
  void run_tex() const {
    std::error_code ignored;
    fs::remove(workshop_ / (name_ + ".pdf"), ignored);
    const std::vector<std::string> arguments = {program, "-no-shell-escape", "-interaction=nonstopmode",
                                                "-halt-on-error", name_ + ".tex"};
    const ChildEnd end = run_child([&] { return start(arguments, tex_environment(), workshop_, said()); }, most_);
    switch (end.kind) {
      case ChildEnd::Kind::not_started: throw CommandLineError(failed() + std::string(program) + " cannot be started");
      case ChildEnd::Kind::out_of_time:
        throw GaveUp(failed() + "TeX was ended after " + std::to_string(most_.count()) + " s, without an end in sight" +
                     log());
      case ChildEnd::Kind::killed:
        throw CommandLineError(failed() + "TeX was killed by signal " + std::to_string(end.number) + log());
      case ChildEnd::Kind::exited: break;
    }
    if (end.number != 0) complain_of(end.number);
    if (!is_complete_pdf(content(workshop_ / (name_ + ".pdf"))))
      throw CommandLineError(failed() + "TeX ended as if all were well, but left no complete PDF" + log());
  }

  [[noreturn]] void complain_of(int code) const {
    const std::string words = content(workshop_ / said());
    std::string complaint = first_error(content(workshop_ / (name_ + ".log")));
    if (complaint.empty()) complaint = first_error(words);
    if (complaint.empty()) {
      const std::string last = words.substr(words.size() - std::min(words.size(), longest_excerpt));
      throw CommandLineError(failed() + "TeX ended with code " + std::to_string(code) +
                             (last.empty() ? " and does not say why" : "; its last words:\n" + last) + log());
    }
    if (is_about_surroundings(complaint)) throw CommandLineError(failed() + "TeX says\n" + complaint + log());
    throw std::logic_error(failed() + "TeX does not accept " + name_ + ".tex:\n" + complaint + log());
  }

  std::string said() const { return name_ + ".said"; }
  std::string failed() const { return shown(folder_ / (name_ + ".pdf")) + " is not written: "; }
  /// Puts TeX's log beside the document, and says where it is.
  std::string log() const {
    const fs::path kept = folder_ / (name_ + ".log");
    const std::string whole = content(workshop_ / (name_ + ".log"));
    if (whole.empty()) return "\nTeX left no log.";
    try {
      write_file(kept, whole);
    } catch (const CommandLineError& error) {
      return "\nTeX's log could not be kept: " + std::string(error.what());
    }
    return "\nTeX's log: " + shown(kept);
  }

  std::string name_;
  fs::path workshop_, folder_;
  std::chrono::seconds most_;
};

}  // namespace

void require_tex() {
  std::string_view path = std::getenv("PATH") == nullptr ? "" : std::getenv("PATH");
  while (!path.empty()) {
    const std::size_t end = std::min(path.find(':'), path.size());
    if (access((fs::path(path.substr(0, end)) / program).c_str(), X_OK) == 0) return;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  throw CommandLineError(
      "--pdf needs pdflatex, and there is none here. On Debian:\n  apt-get install texlive-latex-recommended "
      "texlive-pictures\nWithout --pdf the LaTeX files "
      "are written all the same.");
}

void typeset(const LatexFiles& files, const std::vector<std::string>& documents, const fs::path& folder,
             std::chrono::seconds most) {
  const Temporary workshop(folder / "typesetting");
  write_files(files, workshop.path());
  for (const std::string& document : documents) Document(document, workshop.path(), folder, most).typeset();
}

}  // namespace candor
