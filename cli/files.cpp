// SPDX-License-Identifier: MIT
#include "cli/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <system_error>

#include "cases/format/case_name.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cli/command_line.hpp"
#include "cli/interruption.hpp"
#include "cli/terminal.hpp"

namespace candor {

namespace fs = std::filesystem;

namespace {

CommandLineError not_found(const fs::path& path) {
  std::vector<std::string> neighbours;
  std::error_code ignored;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    neighbours.push_back(shown(path.parent_path() / entry.path().filename()));
  std::sort(neighbours.begin(), neighbours.end());
  const std::string hint = did_you_mean(shown(path), neighbours);
  const bool near = hint.starts_with("did you mean");
  return CommandLineError("there is no file or folder '" + shown(path) + "'" + (near ? "; " + hint : ""));
}

std::string reason(int error) { return std::generic_category().message(error); }

std::vector<fs::path> cases_below(const fs::path& folder) {
  std::vector<fs::path> found;
  try {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file() && entry.path().extension() == ".yaml")
        found.push_back(entry.path().lexically_normal());
  } catch (const fs::filesystem_error& error) {
    throw CommandLineError("folder '" + shown(error.path1()) + "' cannot be searched: " + error.code().message());
  }
  std::sort(found.begin(), found.end());
  return found;
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw CommandLineError("folder '" + shown(folder) + "' cannot be made: " + error.message());
}

/// A file descriptor that is closed at the end.
struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) close(number);
  }
};

int write_all(const fs::path& path, std::string_view content) {
  const Descriptor file{open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
  if (file.number < 0) return errno;
  while (!content.empty()) {
    const ssize_t written = write(file.number, content.data(), content.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) content.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

std::vector<fs::path> find_cases(const std::vector<fs::path>& arguments) {
  std::vector<fs::path> found;
  std::set<fs::path> seen;
  const auto add = [&](const fs::path& path) {
    std::error_code ignored;
    const fs::path same = fs::weakly_canonical(path, ignored);
    if (seen.insert(same.empty() ? path : same).second) found.push_back(path);
  };
  for (const fs::path& argument : arguments) {
    std::error_code error;
    const fs::file_status status = fs::status(argument, error);
    if (!fs::exists(status)) throw not_found(argument);
    if (!fs::is_directory(status))
      add(argument);
    else
      for (const fs::path& path : cases_below(argument)) add(path);
  }
  return found;
}

fs::path require_file(const fs::path& argument, std::string_view what) {
  std::error_code error;
  const fs::file_status status = fs::status(argument, error);
  if (!fs::exists(status)) throw not_found(argument);
  if (fs::is_directory(status))
    throw CommandLineError("'" + shown(argument) + "' is a folder; a " + std::string(what) + " is needed here");
  return argument;
}

void require_case_name(const fs::path& path) {
  if (const auto defect = defect_of_name(path))
    throw CommandLineError("'" + shown(path) + "' is no name for a case: " + *defect);
}

void require_other_file(const fs::path& output, const fs::path& input) {
  std::error_code ignored;
  if (fs::equivalent(output, input, ignored))
    throw CommandLineError("'" + shown(output) + "' is the case itself; it is left as it is");
}

std::string read_file(const fs::path& path, std::size_t most) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  char buffer[1 << 16];
  while (text.size() <= most && (file.read(buffer, sizeof buffer) || file.gcount() > 0))
    text.append(buffer, static_cast<std::size_t>(file.gcount()));
  if (!file.eof() && text.size() <= most) throw CommandLineError("file '" + shown(path) + "' cannot be read");
  return text;
}

void require_writable_folder(const fs::path& folder) {
  make_folder(folder);
  if (access(folder.c_str(), W_OK | X_OK) != 0)
    throw CommandLineError("folder '" + shown(folder) + "' cannot be written to: " + reason(errno));
}

void write_file(const fs::path& path, std::string_view content) {
  Temporary temporary(path);
  if (const int error = write_all(temporary.path(), content); error != 0)
    throw CommandLineError("file '" + shown(path) + "' cannot be written: " + reason(error));
  try {
    temporary.keep();
  } catch (const fs::filesystem_error& error) {
    throw CommandLineError("file '" + shown(path) + "' cannot be written: " + error.code().message());
  }
}

void write_case_file(const fs::path& path, std::string_view content) {
  write_file(path, content);
  remark("wrote " + shown(path) + "; now try: candor check " + shown(path));
}

void write_files(const std::map<std::string, std::string>& files, const fs::path& folder) {
  for (const auto& [name, content] : files) {
    make_folder((folder / name).parent_path());
    write_file(folder / name, content);
  }
}

}  // namespace candor
