// SPDX-License-Identifier: MIT
// Ctrl-C, SIGTERM and SIGHUP end the program with code 2 and leave nothing half-written. A search is first
// asked to stop, so that it can say how far it came.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string_view>

namespace candor {

/// To be called first, before any thread is started. On one of them the temporary files and
/// folders that exist are removed, a running child is ended, and so is the program. Throws
/// std::system_error if no thread can be had for that.
void handle_interruptions();

/// Removes the temporary files and folders that exist, ends a running child, says both texts and a
/// line's end on standard error, and ends the program with code 2. Needs no memory to speak of.
[[noreturn]] void end_at_once(std::string_view prefix, std::string_view message);

/// A file or folder that must outlive neither the program nor this object, unless it is kept. Its
/// name is in the folder of the final one.
class Temporary {
 public:
  explicit Temporary(const std::filesystem::path& final_path);
  ~Temporary();
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  const std::filesystem::path& path() const { return path_; }
  /// Makes the file and opens it for writing, with these permissions: a descriptor, or -1 with errno. Not while an
  /// interruption removes what there is, which would miss it. A folder is made by the caller.
  int open_new(unsigned permissions) const;
  /// Renames it to its final name, replacing what is there. Throws
  /// std::filesystem::filesystem_error.
  void keep();

 private:
  std::filesystem::path final_path_, path_;
  bool kept_ = false;
};

/// How a child ended.
struct ChildEnd {
  enum class Kind { not_started, exited, killed, out_of_time } kind = Kind::not_started;
  int number = 0;  ///< the code with which it exited, or the signal that killed it
};

/// Starts a child that leads a process group of its own, and waits for it; an interruption ends the
/// whole group, and so does the time limit. `start` returns its process id, 0 if it could not be
/// started.
ChildEnd run_child(const std::function<pid_t()>& start, std::chrono::seconds most);

}  // namespace candor
