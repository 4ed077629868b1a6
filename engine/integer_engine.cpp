// SPDX-License-Identifier: MIT
#include "engine/integer_engine.hpp"

#include <algorithm>
#include <mutex>

#include "checker/properties/finite/average_transfers.hpp"
#include "engine/blocks.hpp"
#include "engine/lane_count.hpp"
#include "engine/payoff_engine.hpp"
#include "engine/profile_function.hpp"
#include "engine/send_parts.hpp"

namespace candor {

void send_blocks(const Misreports& misreports, BlockReceiver& receiver) {
  if (misreports.given() == Misreports::Given::own_types)
    send_interim_parts(misreports, receiver);
  else
    send_ex_post_parts(misreports, receiver);
}

namespace {

using Watch = Engine::Watch;

/// Counts lanes up to the first that fails.
class BlockComparison : public BlockReceiver {
 public:
  explicit BlockComparison(const Watch& watch) : watch_(watch) {}
  void receive(const JudgementBlock<Int64>& block, const LaneReader& reader) override { compare(block, reader); }
  void receive(const JudgementBlock<Int128>& block, const LaneReader& reader) override { compare(block, reader); }
  void receive(const JudgementBlock<WideInteger>& block, const LaneReader& reader) override { compare(block, reader); }
  bool finished() const override { return finding_.failing.has_value(); }
  const Engine::Finding& finding() const { return finding_; }

 private:
  /// truthful >= misreport in every existing lane.
  template <class Integer>
  void compare(const JudgementBlock<Integer>& block, const LaneReader& reader) {
    watch_(finding_.tally);
    if (finished()) return;
    LaneCount lanes = count_lanes(block, block.exists.size());
    if (lanes.failures > 0) {
      std::size_t first = 0;
      while (block.exists[first] == 0 || !(block.truthful[first] < block.misreport[first])) ++first;
      lanes = count_lanes(block, first);
      finding_.failing = reader.place(first);
    }
    finding_.tally.judgements += static_cast<std::uint64_t>(lanes.existing);
    finding_.tally.inequalities += static_cast<std::uint64_t>(lanes.existing);
    finding_.tally.tight += static_cast<std::uint64_t>(lanes.ties);
  }

  const Watch& watch_;
  Engine::Finding finding_;
};

/// What the parts tell the watch, from any thread: one at a time.
class SharedWatch {
 public:
  explicit SharedWatch(const Watch& watch) : watch_(watch) {}
  void report(const Tally& new_since) {
    const std::lock_guard lock(mutex_);
    so_far_ += new_since;
    watch_(so_far_);
  }

 private:
  const Watch& watch_;
  std::mutex mutex_;
  Tally so_far_;
};

/// One part, compared by a receiver of its own; it does not report every block.
class PartComparison {
 public:
  explicit PartComparison(SharedWatch& shared)
      : shared_(shared),
        watch_([this](const Tally& tally) {
          if (tally.judgements - reported_.judgements >= between_reports) report(tally);
        }),
        comparison_(watch_) {}
  PartComparison(const PartComparison&) = delete;
  PartComparison& operator=(const PartComparison&) = delete;

  Findings::Part run(std::size_t part, const std::function<void(std::size_t, BlockReceiver&)>& send_part) {
    send_part(part, comparison_);
    report(comparison_.finding().tally);
    return {part, comparison_.finding().tally, !comparison_.finished()};
  }

 private:
  static constexpr std::uint64_t between_reports = 1u << 16;
  void report(const Tally& tally) {
    shared_.report(tally - reported_);
    reported_ = tally;
  }

  SharedWatch& shared_;
  Tally reported_;
  const Watch watch_;
  BlockComparison comparison_;
};

/// Deals the parts out. Each is compared up to its own first failure. The first part that fails is
/// compared once more, whoever found that it does.
class PartsComparison : public BlockReceiver {
 public:
  PartsComparison(const Labour& labour, const Watch& watch) : labour_(labour), watch_(watch) {}
  void receive(const JudgementBlock<Int64>&, const LaneReader&) override { not_in_parts(); }
  void receive(const JudgementBlock<Int128>&, const LaneReader&) override { not_in_parts(); }
  void receive(const JudgementBlock<WideInteger>&, const LaneReader&) override { not_in_parts(); }
  void receive_parts(std::size_t count, const std::function<void(std::size_t, BlockReceiver&)>& send_part) override {
    SharedWatch shared(watch_);
    const Settlement settlement =
        compare_parts(count, labour_, [&](std::size_t part) { return PartComparison(shared).run(part, send_part); });
    finding_.tally = settlement.tally;
    if (!settlement.first_failure) return;
    const Watch again_watched = [&](const Tally& tally) {
      Tally so_far = finding_.tally;
      watch_(so_far += tally);
    };
    BlockComparison again(again_watched);
    send_part(settlement.first_failure->number, again);
    if (!again.finished()) throw ColleagueFailed("another process found a comparison that fails, where all hold");
    finding_.tally += again.finding().tally;
    finding_.failing = again.finding().failing;
  }
  const Engine::Finding& finding() const { return finding_; }

 private:
  [[noreturn]] static void not_in_parts() { throw std::logic_error("a block came outside the parts"); }

  const Labour& labour_;
  const Watch& watch_;
  Engine::Finding finding_;
};

/// Both sides of AverageTransfers, times the denominators of transfers, payoffs and the agent's
/// marginal: the number of the first that differs.
template <class Integer>
std::optional<std::size_t> first_that_differs(const AverageTransfers& averages, const Patience& patience) {
  const Environment& environment = averages.model().environment;
  const AgentAmounts& transfers = averages.model().transfers.at(averages.mechanism().transfers.at(0)).amounts;
  const AllocationRule& allocation = averages.model().allocations.at(averages.mechanism().allocation);
  const Rational money =
      least_common_multiple(transfers.denominator(), payoff_denominator(environment, allocation, patience));
  const IntegerMarginal<Integer> probabilities(averages.marginal());
  const Coordinate own(environment.types, averages.agent());

  std::vector<Integer> left, right;  // [t_-i]: expected transfers; D_i minus expected payoffs
  const auto average = [&](const std::vector<Integer>& numbers, std::vector<Integer>& into) {
    own.for_each_line(numbers.size(),
                      [&](std::size_t first) { into.push_back(probabilities.weighted_sum(numbers, own, first)); });
  };
  average(amount_integers<Integer>(transfers, averages.agent(), environment.types.profile_count(), money, patience),
          left);
  average(payoff_integers<Integer>(environment, allocation, averages.agent(), money, patience), right);
  const Integer constant = left.front() + right.front();
  for (std::size_t k = 1; k < left.size(); ++k)
    if (!(left[k] == constant - right[k])) return k;
  return std::nullopt;
}

}  // namespace

std::optional<Engine::Finding> IntegerEngine::compare(const Misreports& misreports, const Watch& watch) const {
  if (misreports.term_count() < from_terms_) return std::nullopt;
  try {
    PartsComparison comparison(labour_, watch);
    send_blocks(misreports, comparison);
    return comparison.finding();
  } catch (const NoCommonDenominator&) {  // weights over rules, which fractions do not know
    return std::nullopt;
  }
}

std::optional<Engine::Finding> IntegerEngine::compare(const AverageTransfers& averages, const Watch& watch) const {
  if (averages.term_count() < from_terms_) return std::nullopt;
  const Patience patience([&](std::string_view, std::size_t) { watch({}); });
  std::optional<std::size_t> different;
  in_narrowest_width([&]<class Integer>() { different = first_that_differs<Integer>(averages, patience); });
  const std::uint32_t profiles = averages.model().environment.types.profile_count();
  Finding finding;
  if (different) finding.failing = averages.place(static_cast<std::uint32_t>(*different));
  finding.tally.judgements = different ? *different - 1 : profiles / averages.marginal().size() - 1;
  return finding;
}

}  // namespace candor
