// SPDX-License-Identifier: MIT
// The processes that mpirun has started, as colleagues of each other. docs/scaling.md tells how it
// is used, and what it costs.
//
// Process 0 deals out the parts and collects the findings, on a thread of its own while a
// comparison lasts. Nothing here waits without looking about: an interruption, a process that takes
// its leave and one that works on something else end the wait with ColleagueFailed.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "engine/colleagues.hpp"

namespace candor {

class Processes : public Colleagues {
 public:
  /// Joins the others. At most one exists in a program.
  Processes(int& argc, char**& argv);
  /// Takes leave of the others.
  ~Processes() override;

  bool is_first() const;
  std::size_t count() const override;

  void set_subject(const std::string& text) override { subject_ = text; }
  /// Throws ColleagueFailed unless everybody names the same.
  void agree_on(const std::string& text);

  void begin(std::size_t parts) override;
  std::optional<std::size_t> take() override;
  void stop_at(std::size_t part) override;
  Settlement settle(Findings mine) override;

 private:
  enum class Kind;
  struct Message;
  class Connection;
  class Dealer;
  [[noreturn]] void fail(const std::string& why);  // no comparison is shared any more
  void throw_if_failed() const;
  Message answer(Kind expected);  // of process 0

  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Dealer> dealer_;  // of process 0, while a comparison lasts
  std::mutex asking_;               // one question at a time
  std::string subject_, failure_;
  std::size_t comparisons_ = 0, parts_ = 0;
  std::uint64_t fingerprint_ = 0;  // of the comparison: its place in the order, and what it is about
};

}  // namespace candor
