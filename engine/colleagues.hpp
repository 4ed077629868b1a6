// SPDX-License-Identifier: MIT
// Many hands for one comparison: several threads, and several processes that each have a kernel of
// their own.
//
// A comparison that falls into parts (one for each coalition) is dealt out part by part. Who
// compares which part is left to chance; what comes out is not: the findings are put together in
// the order of the parts, up to the first that does not hold, as if one thread had gone through
// them one after the other. What is believed of another process is that a part holds, and how many
// comparisons it took. That a part does not hold is not believed: the kernel compares that part
// again itself.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "checker/engine.hpp"

namespace candor {

/// What one process has found out about the parts that it took.
struct Findings {
  struct Part {
    std::size_t number = 0;
    Tally tally;
    bool holds = false;        ///< every comparison of the part
    std::string trouble = {};  ///< why it could not be compared to its end; then it does not hold
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;
};

/// All findings put together.
struct Settlement {
  Tally tally;  ///< of the parts that hold, up to the first that does not
  std::optional<Findings::Part> first_failure;
};

/// Another process was lost, could not finish its part, or works on something else. Then there is
/// no verdict.
struct ColleagueFailed : EngineFailed {
  using EngineFailed::EngineFailed;
};

/// The findings about parts 0, ..., count - 1 in order. Throws ColleagueFailed unless each part up
/// to the first that does not hold has exactly one finding.
Settlement put_together(std::size_t count, const std::vector<Findings>& findings);

/// Those who share the parts of a comparison. Every process makes the same comparisons in the same
/// order; for each it calls begin, then take and stop_at from any of its threads, then settle.
class Colleagues {
 public:
  virtual ~Colleagues() = default;
  /// How many processes there are.
  virtual std::size_t count() const = 0;
  /// What the comparisons that follow are about; must be the same in every process.
  virtual void set_subject(const std::string& text) = 0;
  /// Throws ColleagueFailed.
  virtual void begin(std::size_t parts) = 0;
  /// The next part that nobody has taken; nothing if all are taken up to the end. Throws
  /// ColleagueFailed.
  virtual std::optional<std::size_t> take() = 0;
  /// This part does not hold, or could not be compared: those after it are of no account.
  virtual void stop_at(std::size_t part) = 0;
  /// What put_together makes of everybody's findings. Throws ColleagueFailed.
  virtual Settlement settle(Findings mine) = 0;
};

struct Labour {
  unsigned threads = 1;
  Colleagues* colleagues = nullptr;  ///< null: there is this process alone
};

/// Compares the parts 0, ..., count - 1 with all hands: `compare` is called for each part that
/// falls to this process, from any of its threads, and returns whether the part holds and the
/// tally; it may throw. If the first part that does not hold threw here, that is thrown again.
Settlement compare_parts(std::size_t count, const Labour& labour,
                         const std::function<Findings::Part(std::size_t)>& compare);

}  // namespace candor
