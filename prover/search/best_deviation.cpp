// SPDX-License-Identifier: MIT
#include "prover/search/best_deviation.hpp"

#include "checker/claims/expand.hpp"
#include "exact/wide_integer.hpp"

namespace candor {
namespace {

class WorstFailure : public Judge {
 public:
  explicit WorstFailure(const SearchLimit& limit) : limit_(limit) {}
  void receive(const Judgement& judgement) override {
    check();
    if (judgement.holds()) return;
    const std::uint32_t members = judgement.place.coalition ? judgement.place.coalition->size() : 0;
    const Rational size = abs(judgement.right.value - judgement.left.value);
    if (worst_ && (members > members_ || (members == members_ && size <= size_))) return;
    worst_ = Witness{judgement.place};
    members_ = members;
    size_ = size;
  }
  void receive(const JudgementBlock<Int64>& block, const LaneReader& reader) override { read_failures(block, reader); }
  void receive(const JudgementBlock<Int128>& block, const LaneReader& reader) override { read_failures(block, reader); }
  void receive(const JudgementBlock<WideInteger>& block, const LaneReader& reader) override { read_failures(block, reader); }

  const std::optional<Witness>& worst() const { return worst_; }

 private:
  void check() const {
    limit_.check([] { return "looking for the counterexample worth showing"; });
  }
  template <class Integer>
  void read_failures(const JudgementBlock<Integer>& block, const LaneReader& reader) {
    check();
    if (worst_ && block.coalition.size() > members_) return;
    for (std::size_t lane = 0; lane < block.exists.size(); ++lane)
      if (block.exists[lane] != 0 && block.truthful[lane] < block.misreport[lane]) receive(reader.judgement(lane));
  }

  const SearchLimit& limit_;
  std::optional<Witness> worst_;
  std::uint32_t members_ = 0;
  Rational size_;
};

}  // namespace

std::optional<Witness> best_deviation(const FiniteModel& model, const Statement& statement, const SearchLimit& limit) {
  WorstFailure failures(limit);
  try {
    expand(model, statement, Enumerate{}, failures);
  } catch (const GaveUp&) {
    return failures.worst();
  }
  return failures.worst();
}

}  // namespace candor
