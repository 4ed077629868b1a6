// SPDX-License-Identifier: MIT
#include "cli/interruption.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <mutex>
#include <new>
#include <set>
#include <system_error>
#include <thread>

#include "cli/exit_code.hpp"
#include "tasks/interruption.hpp"

namespace candor {

namespace {

/// What must not outlive the program. Never destroyed: the signal thread may look at it at any
/// time.
struct Unfinished {
  std::timed_mutex mutex;
  std::set<std::filesystem::path> temporaries;
  pid_t child = 0;  ///< leads a process group
};

Unfinished& unfinished() {
  static Unfinished* const instance = new Unfinished;
  return *instance;
}

/// SIGINT, SIGTERM and SIGHUP, but for one that the caller wants ignored (as a shell does for commands in
/// the background).
sigset_t interruptions() {
  sigset_t signals;
  sigemptyset(&signals);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction current {};
    if (sigaction(signal, nullptr, &current) == 0 && current.sa_handler != SIG_IGN) sigaddset(&signals, signal);
  }
  return signals;
}

/// Nobody is left to be told that this failed.
void write_without_buffer(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Who was asked to stop says how far he came, at his next look: within a second, or three where other
/// programs keep the processor. A second signal ends the waiting.
void wait_for_an_answer(const sigset_t& signals) {
  using Clock = std::chrono::steady_clock;
  constexpr timespec look{0, 50'000'000};
  constexpr std::chrono::milliseconds enough{800}, most{3000};
  const auto asked = Clock::now();
  const std::clock_t worked_before = std::clock();
  const auto worked = [&] {
    return std::chrono::milliseconds((std::clock() - worked_before) / (CLOCKS_PER_SEC / 1000));
  };
  while (sigtimedwait(&signals, nullptr, &look) < 0) {
    const auto waited = Clock::now() - asked;
    if (waited >= most || (waited >= enough && worked() >= enough)) return;
  }
}

}  // namespace

void end_at_once(std::string_view prefix, std::string_view message) {
  write_without_buffer(prefix);
  write_without_buffer(message);
  write_without_buffer("\n");
  Unfinished& work = unfinished();
  const std::unique_lock lock(work.mutex, std::chrono::seconds(1));
  if (work.child != 0) kill(-work.child, SIGKILL);
  try {
    std::error_code ignored;
    for (const auto& path : work.temporaries) std::filesystem::remove_all(path, ignored);
  } catch (const std::bad_alloc&) {  // they stay
  }
  _exit(static_cast<int>(ExitCode::undecided));
}

void handle_interruptions() {
  signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error where it is written
  const sigset_t signals = interruptions();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  unfinished();
  std::thread([signals] {
    int received = 0;
    while (sigwait(&signals, &received) != 0) {}
    if (interrupt()) wait_for_an_answer(signals);
    end_at_once("candor: ", "interrupted");
  }).detach();
}

Temporary::Temporary(const std::filesystem::path& final_path) : final_path_(final_path) {
  static std::atomic<unsigned> serial = 0;
  constexpr std::size_t longest_part = 100;  // a name has 255 bytes
  const std::string name = '.' + final_path.filename().string().substr(0, longest_part) + '.' +
                           std::to_string(getpid()) + '-' + std::to_string(serial++) + ".part";
  path_ = final_path.parent_path() / name;
  const std::lock_guard lock(unfinished().mutex);
  unfinished().temporaries.insert(path_);
}

Temporary::~Temporary() {
  const std::lock_guard lock(unfinished().mutex);
  unfinished().temporaries.erase(path_);
  std::error_code ignored;
  if (!kept_) std::filesystem::remove_all(path_, ignored);
}

int Temporary::open_new(unsigned permissions) const {
  const std::lock_guard lock(unfinished().mutex);
  return open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions);
}

void Temporary::keep() {
  const std::lock_guard lock(unfinished().mutex);
  std::filesystem::rename(path_, final_path_);
  kept_ = true;
}

ChildEnd run_child(const std::function<pid_t()>& start, std::chrono::seconds most) {
  pid_t child = 0;
  {
    const std::lock_guard lock(unfinished().mutex);
    child = unfinished().child = start();
  }
  if (child == 0) return {};
  const auto end = std::chrono::steady_clock::now() + most;
  int status = 0;
  bool in_time = true;
  for (pid_t ended = 0; ended != child;) {
    ended = waitpid(child, &status, in_time ? WNOHANG : 0);
    if (ended < 0 && errno != EINTR) break;
    if (ended != 0) continue;
    in_time = std::chrono::steady_clock::now() < end;
    if (in_time)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    else
      kill(-child, SIGKILL);
  }
  const std::lock_guard lock(unfinished().mutex);
  unfinished().child = 0;
  if (!in_time) return {ChildEnd::Kind::out_of_time, 0};
  if (WIFEXITED(status)) return {ChildEnd::Kind::exited, WEXITSTATUS(status)};
  return {ChildEnd::Kind::killed, WTERMSIG(status)};
}

}  // namespace candor
