// SPDX-License-Identifier: MIT
#include "reports/comparison_list.hpp"

#include <algorithm>
#include <numeric>

#include "engine/blocks.hpp"
#include "exact/wide/wide_integer.hpp"

namespace candor {
namespace {

class Collector : public Judge, private BlockReceiver {
 public:
  explicit Collector(std::size_t limit) : limit_(limit) {}

  void receive(const Judgement& judgement) override {
    if (result_.rows.size() < limit_)
      result_.rows.push_back(judgement);
    else if (is_inequality(judgement) && judgement.tight())
      keep_tight(judgement);
    else
      result_.complete = false;
  }
  using Judge::receive;
  void receive(const Misreports& misreports) override {
    misreports_ = &misreports;
    send_blocks(misreports, *this);
  }
  bool finished() const override { return false; }

  ComparisonList take() { return std::move(result_); }

 private:
  void receive(const JudgementBlock<Int64>& block, const LaneReader& reader) override { receive_lanes(block, reader); }
  void receive(const JudgementBlock<Int128>& block, const LaneReader& reader) override { receive_lanes(block, reader); }
  void receive(const JudgementBlock<WideInteger>& block, const LaneReader& reader) override {
    receive_lanes(block, reader);
  }
  void keep_tight(const Judgement& judgement) {
    if (result_.rows.size() < 2 * limit_)
      result_.rows.push_back(judgement);
    else
      result_.complete = false;
  }
  template <class Integer>
  void receive_lanes(const JudgementBlock<Integer>& block, const LaneReader& reader) {
    for (std::size_t lane = 0; lane < block.exists.size(); ++lane) {
      if (block.exists[lane] == 0) continue;
      const bool wanted = result_.rows.size() < limit_ ||
                          (block.truthful[lane] == block.misreport[lane] && result_.rows.size() < 2 * limit_);
      if (wanted)
        receive(misreports_->at(reader.place(lane)).value());
      else
        result_.complete = false;
    }
  }

  std::size_t limit_;
  const Misreports* misreports_ = nullptr;
  ComparisonList result_;
};

}  // namespace

ComparisonList listed_comparisons(const FiniteModel& model, const Statement& statement, const Evidence& evidence,
                                  std::size_t limit) {
  Collector collector(limit);
  expand(model, statement, evidence, collector);
  return collector.take();
}

Rational slack(const Judgement& judgement) {
  const bool left_is_larger = judgement.relation == Relation::at_least || judgement.relation == Relation::greater_than;
  return left_is_larger ? judgement.left.value - judgement.right.value : judgement.right.value - judgement.left.value;
}

bool is_inequality(const Judgement& judgement) {
  return judgement.relation != Relation::equal && judgement.relation != Relation::not_equal;
}

std::vector<Judgement> most_telling(const std::vector<Judgement>& rows, std::size_t limit) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<Rational> slacks;
  for (const Judgement& row : rows) slacks.push_back(is_inequality(row) ? slack(row) : Rational(0));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return slacks[a] < slacks[b]; });
  order.resize(std::min(order.size(), limit));
  std::sort(order.begin(), order.end());
  std::vector<Judgement> result;
  for (const std::size_t k : order) result.push_back(rows[k]);
  return result;
}

}  // namespace candor
