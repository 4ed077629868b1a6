// SPDX-License-Identifier: MIT
// What a task tells while it runs.
#pragma once

#include <filesystem>
#include <string_view>

namespace candor {

/// Whom a task tells what happens. This one hears nothing.
class Listener {
 public:
  Listener() = default;
  virtual ~Listener() = default;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// What is being done at the moment. From several threads; the rest on the calling one, in order.
  virtual void doing(std::string_view) {}
  /// Errors and warnings of the reader, rendered.
  virtual void diagnostics(std::string_view) {}
  /// Candor contradicts itself about this case: a bug.
  virtual void contradiction(const std::filesystem::path&, std::string_view) {}
  virtual void remark(std::string_view) {}
};

}  // namespace candor
