// SPDX-License-Identifier: MIT
#include "prover/search/best_deviation.hpp"

#include <algorithm>

#include "checker/properties/expand.hpp"
#include "engine/blocks.hpp"
#include "exact/wide/wide_integer.hpp"

namespace candor {
namespace {

class WorstFailure : public Judge, private BlockReceiver {
 public:
  using Judge::receive;
  /// `by_size`: smaller coalitions come first, so that nothing matters after the first larger one
  /// than the one found.
  WorstFailure(const SearchLimit& limit, bool by_size) : limit_(limit), by_size_(by_size) {}
  void receive(const Judgement& judgement) override {
    check();
    if (judgement.holds()) return;
    const std::uint32_t members = members_at(judgement.place);
    finished_ = by_size_ && worst_ && members > members_;
    const Rational size = abs(judgement.right.value - judgement.left.value);
    if (worst_ && (members > members_ || (members == members_ && size <= size_))) return;
    worst_ = Witness{judgement.place};
    members_ = members;
    size_ = size;
  }
  void receive(const Misreports& misreports) override {
    misreports_ = &misreports;
    try {
      send_blocks(misreports, *this);
    } catch (const std::length_error&) {
      misreports.send_to(*this);
    }
  }

  bool finished() const override { return finished_; }

  const std::optional<Witness>& worst() const { return worst_; }

 private:
  void receive(const JudgementBlock<Int64>& block, const LaneReader& reader) override { read_failures(block, reader); }
  void receive(const JudgementBlock<Int128>& block, const LaneReader& reader) override { read_failures(block, reader); }
  void receive(const JudgementBlock<WideInteger>& block, const LaneReader& reader) override {
    read_failures(block, reader);
  }
  /// Of those who lie together, though the comparison may be of one of them.
  static std::uint32_t members_at(const Place& place) {
    if (place.report) return place.report->coalition.size();
    return place.coalition ? place.coalition->size() : 0;
  }
  void check() const {
    limit_.check([] { return "looking for the counterexample worth showing"; });
  }
  template <class Integer>
  void read_failures(const JudgementBlock<Integer>& block, const LaneReader& reader) {
    check();
    if (worst_ && block.coalition.size() > members_) {
      finished_ = by_size_;
      return;
    }
    for (std::size_t lane = 0; lane < block.exists.size(); ++lane)
      if (block.exists[lane] != 0 && block.truthful[lane] < block.misreport[lane])
        receive(misreports_->at(reader.place(lane)).value());
  }

  const SearchLimit& limit_;
  const bool by_size_;
  const Misreports* misreports_ = nullptr;
  bool finished_ = false;
  std::optional<Witness> worst_;
  std::uint32_t members_ = 0;
  Rational size_;
};

struct RangesBySize {
  template <class Claim>
  bool operator()(const Claim& claim) const {
    if constexpr (requires { claim.coalitions; })
      return std::is_sorted(claim.coalitions.begin(), claim.coalitions.end(),
                            [](Coalition left, Coalition right) { return left.size() < right.size(); });
    else
      return false;
  }
};

}  // namespace

std::optional<Witness> best_deviation(const FiniteModel& model, const Statement& statement, const SearchLimit& limit) {
  WorstFailure failures(limit, std::visit(RangesBySize{}, finite_statement(statement)));
  try {
    expand(model, statement, Enumerate{}, failures);
  } catch (const GaveUp&) {
    return failures.worst();
  }
  return failures.worst();
}

}  // namespace candor
