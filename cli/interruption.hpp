// SPDX-License-Identifier: MIT
// Ctrl-C and SIGTERM end the program with code 2 and leave nothing half-written.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>

namespace candor {

/// To be called first, before any thread is started. On SIGINT or SIGTERM the temporary files and folders that exist are removed, a running child is ended, and so is the program.
void handle_interruptions();

/// A file or folder that must outlive neither the program nor this object, unless it is kept. Its name is in the folder of the final one; making it is the caller's work.
class Temporary {
 public:
  explicit Temporary(const std::filesystem::path& final_path);
  ~Temporary();
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  const std::filesystem::path& path() const { return path_; }
  /// Renames it to its final name, replacing what is there. Throws std::filesystem::filesystem_error.
  void keep();

 private:
  std::filesystem::path final_path_, path_;
  bool kept_ = false;
};

/// Starts a child and waits for it; an interruption ends it. `start` returns its process id, 0 if it could not be started. Returns what waitpid says of it; -1 if it did not start.
int run_child(const std::function<pid_t()>& start);

}  // namespace candor
