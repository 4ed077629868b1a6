// SPDX-License-Identifier: MIT
// Whether work that can take long may go on.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace candor {

/// Asked now and then by whoever works: it returns if the work may go on, and throws if not. What is
/// asked is told what is being done, and how many bytes are about to be taken, if they are many at
/// once. Without anybody to ask, everything takes as long as it takes.
class Patience {
 public:
  using Ask = std::function<void(std::string_view doing, std::size_t bytes)>;

  Patience() = default;
  explicit Patience(Ask ask, std::string doing = {}) : ask_(std::move(ask)), doing_(std::move(doing)) {}

  void operator()(std::size_t bytes = 0) const {
    if (ask_) ask_(doing_, bytes);
  }
  /// The same for a part of the work.
  Patience during(std::string doing) const { return Patience(ask_, std::move(doing)); }

 private:
  Ask ask_;
  std::string doing_;
};

}  // namespace candor
