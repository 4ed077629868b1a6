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

#include "cli/command_line.hpp"
#include "cli/files.hpp"
#include "cli/interruption.hpp"

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

/// Starts a program in a folder, silent, without our signal mask. 0 if it cannot be started.
pid_t start(std::vector<std::string> arguments, std::vector<std::string> environment, const fs::path& folder) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int error = posix_spawnp(&child, arguments.front().c_str(), &actions, &attributes, pointers(arguments).data(),
                                 pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? child : 0;
}

std::string content(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// What the next run of TeX would read: once it no longer changes, the document is finished.
std::string auxiliary(const fs::path& folder, const std::string& name) {
  std::string all;
  for (const char* extension : {".aux", ".toc", ".out"}) all += content(folder / (name + extension)) + '\0';
  return all;
}

/// The lines of TeX's log from the first error on.
std::string errors_in(const std::string& log) {
  std::size_t at = log.starts_with('!') ? 0 : log.find("\n!");
  if (at == std::string::npos) at = log.find(":", log.find(".tex:"));
  return log.substr(std::min(at, log.size()), 600);
}

bool run_tex(const fs::path& folder, const std::string& name) {
  const std::vector<std::string> arguments = {program, "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error",
                                              name + ".tex"};
  const int status = run_child([&] { return start(arguments, tex_environment(), folder); });
  return status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Runs TeX until nothing changes any more. The PDF's bytes.
std::string pdf_of(const fs::path& document) {
  const fs::path folder = document.parent_path();
  const std::string name = document.stem().string();
  std::string before, after;
  int runs = 0;
  do {
    before = std::move(after);
    if (!run_tex(folder, name))
      throw std::logic_error("TeX does not accept " + document.filename().string() + ":\n" +
                             errors_in(content(folder / (name + ".log"))));
    after = auxiliary(folder, name);
  } while (after != before && ++runs < most_runs);
  return content(folder / (name + ".pdf"));
}

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

void typeset(const LatexFiles& files, const std::vector<std::string>& documents, const fs::path& folder) {
  const Temporary workshop(folder / "typesetting");
  write_files(files, workshop.path());
  for (const std::string& document : documents)
    write_file((folder / document).replace_extension(".pdf"), pdf_of(workshop.path() / document));
}

}  // namespace candor
