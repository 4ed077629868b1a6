// SPDX-License-Identifier: MIT
#include "cli/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>
#include <utility>

#include "cases/format/case_name.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/input_file.hpp"
#include "cli/command_line.hpp"
#include "cli/interruption.hpp"
#include "cli/terminal.hpp"

namespace candor {

namespace fs = std::filesystem;

namespace {

CommandLineError not_found(const fs::path& path) {
  std::vector<std::string> neighbours;
  std::error_code ignored;
  if (fs::is_symlink(path, ignored)) return CommandLineError("'" + shown(path) + "' is a link that leads nowhere");
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    neighbours.push_back(shown(path.parent_path() / entry.path().filename()));
  std::sort(neighbours.begin(), neighbours.end());
  const std::string hint = did_you_mean(shown(path), neighbours);
  const bool near = hint.starts_with("did you mean");
  return CommandLineError("there is no file or folder '" + shown(path) + "'" + (near ? "; " + hint : ""));
}

std::string reason(int error) { return std::generic_category().message(error); }

/// Every *.yaml below, and the folders below that cannot be searched. Links that lead nowhere are
/// passed over, as editors leave them beside what is being edited.
std::vector<fs::path> cases_below(const fs::path& argument) {
  std::vector<fs::path> found, folders{argument};
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    if (error && folder == argument)
      throw CommandLineError("folder '" + shown(folder) + "' cannot be searched: " + error.message());
    if (error) found.push_back(folder.lexically_normal());
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      std::error_code nowhere;
      if (entries->symlink_status(nowhere).type() == fs::file_type::directory)
        folders.push_back(entries->path());
      else if (entries->path().extension() == ".yaml" && entries->is_regular_file(nowhere))
        found.push_back(entries->path().lexically_normal());
    }
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
  ~Descriptor() { close_now(); }
  /// 0, or the error's number: some file systems tell only here that there was no room.
  int close_now() {
    const int open = std::exchange(number, -1);
    return open >= 0 && close(open) != 0 && errno != EINTR ? errno : 0;
  }
};

[[noreturn]] void refuse_to_write(const fs::path& path, const std::string& why) {
  throw CommandLineError("file '" + shown(path) + "' cannot be written: " + why);
}

/// The files that the program was given to read.
class Inputs {
 public:
  void add(const fs::path& path) {
    struct stat file {};
    const int failed = is_standard_input(path) ? fstat(STDIN_FILENO, &file) : stat(path.c_str(), &file);
    if (failed == 0 && S_ISREG(file.st_mode)) files_.emplace(file.st_dev, file.st_ino);
  }
  bool contain(const struct stat& file) const { return files_.contains({file.st_dev, file.st_ino}); }

 private:
  std::set<std::pair<dev_t, ino_t>> files_;
};

Inputs& inputs() {
  static Inputs instance;
  return instance;
}

/// Where the bytes go: what a link leads to, whether it is there or not.
fs::path destination(const fs::path& path) {
  constexpr int most_links = 40;  // as the system has it
  fs::path at = path;
  std::error_code error;
  for (int links = 0; fs::is_symlink(fs::symlink_status(at, error)); ++links) {
    if (links == most_links) refuse_to_write(path, reason(ELOOP));
    at = at.parent_path() / fs::read_symlink(at, error);  // an absolute one replaces the folder
  }
  return at;
}

/// 0, or the error's number.
int write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
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
    const fs::path same = is_standard_input(path) ? path : fs::weakly_canonical(path, ignored);
    if (seen.insert(same.empty() ? path : same).second) found.push_back(path);
    inputs().add(path);
  };
  for (const fs::path& argument : arguments) {
    std::error_code error;
    const fs::file_status status = fs::status(argument, error);
    if (!fs::exists(status) && !is_standard_input(argument)) throw not_found(argument);
    if (is_standard_input(argument) || !fs::is_directory(status))
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
  inputs().add(argument);
  return argument;
}

fs::path require_case(const fs::path& argument) {
  if (!is_standard_input(argument)) return require_file(argument, "case file");
  inputs().add(argument);
  return argument;
}

std::string as_argument(const fs::path& file) { return is_standard_input(file) ? "-" : shown(file); }

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
  InputFile input = read_input_file(path, most);
  if (!input.defect.empty()) throw CommandLineError("'" + shown(path) + "': " + input.defect);
  return std::move(input.text);
}

void require_writable_folder(const fs::path& folder) {
  make_folder(folder);
  if (access(folder.c_str(), W_OK | X_OK) != 0)
    throw CommandLineError("folder '" + shown(folder) + "' cannot be written to: " + reason(errno));
}

namespace {

void write(const fs::path& path, std::string_view content, bool over_input) {
  const fs::path final_path = destination(path);
  struct stat old {};
  const bool replaces = stat(final_path.c_str(), &old) == 0;
  if (replaces && !S_ISREG(old.st_mode)) refuse_to_write(path, "this is no regular file; '-' is standard output");
  if (replaces && !over_input && inputs().contain(old))
    refuse_to_write(path, "it is one of the files that were read, and is left as it is");
  Temporary temporary(final_path);
  Descriptor file{temporary.open_new(replaces ? 0600 : 0666)};
  if (file.number < 0) refuse_to_write(path, reason(errno));
  if (const int error = write_all(file.number, content); error != 0) refuse_to_write(path, reason(error));
  if (replaces) {  // who may read it stays as it was; whose it is, where that can be
    if (fchown(file.number, old.st_uid, old.st_gid) != 0 && errno != EPERM) refuse_to_write(path, reason(errno));
    if (fchmod(file.number, old.st_mode & 07777) != 0) refuse_to_write(path, reason(errno));
  }
  if (const int error = file.close_now(); error != 0) refuse_to_write(path, reason(error));
  try {
    temporary.keep();
  } catch (const fs::filesystem_error& error) {
    refuse_to_write(path, error.code().message());
  }
}

}  // namespace

void write_file(const fs::path& path, std::string_view content) { write(path, content, false); }

void rewrite_file(const fs::path& path, std::string_view content) { write(path, content, true); }

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
