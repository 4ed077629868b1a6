// SPDX-License-Identifier: MIT
// Misreports as blocks of integers: many comparisons of one coalition at once.
#pragma once

#include <functional>
#include <span>

#include "checker/properties/finite/misreports.hpp"
#include "exact/width.hpp"

namespace candor {

/// Many comparisons about one coalition at once, as integers: for every lane k
///    truthful[k] >= misreport[k],
/// each a positive multiple of the utilities compared, or of what they are more than one number.
/// Lanes with exists[k] == 0 are no comparisons: a joint type of probability zero, or truth that
/// would be compared with itself; in the others it is 1.
template <class Integer>
struct JudgementBlock {
  Coalition coalition;
  std::span<const Integer> truthful;
  std::span<const Integer> misreport;
  std::span<const Int64> exists;
};

/// Says what the lanes of a block are about.
class LaneReader {
 public:
  virtual ~LaneReader() = default;
  virtual Place place(std::size_t lane) const = 0;
};

class BlockReceiver {
 public:
  virtual ~BlockReceiver() = default;
  virtual void receive(const JudgementBlock<Int64>& block, const LaneReader& reader) = 0;
  virtual void receive(const JudgementBlock<Int128>& block, const LaneReader& reader) = 0;
  virtual void receive(const JudgementBlock<WideInteger>& block, const LaneReader& reader) = 0;
  /// Nothing that follows can matter to this receiver.
  virtual bool finished() const { return false; }
  /// Calls send_part(k, receiver) for k = 0, ..., count - 1, with this receiver, until it is
  /// finished. One that knows how to put its findings together may have the parts sent at the same
  /// time, each to a receiver of its own.
  virtual void receive_parts(std::size_t count, const std::function<void(std::size_t, BlockReceiver&)>& send_part) {
    for (std::size_t k = 0; k < count && !finished(); ++k) send_part(k, *this);
  }
};

/// Sends the comparisons in the order of Misreports::send_to, a coalition to a part. Throws
/// std::length_error where the tables would be too large.
void send_blocks(const Misreports& misreports, BlockReceiver& receiver);

}  // namespace candor
