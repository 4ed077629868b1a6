// SPDX-License-Identifier: MIT
#include "checker/kernel.hpp"

#include <algorithm>
#include <mutex>
#include <optional>

#include "checker/lane_count.hpp"
#include "checker/model/finite/well_formed.hpp"
#include "checker/properties/expand.hpp"
#include "exact/wide/checked_integer.hpp"

namespace candor {
namespace {

bool is_inequality(Relation relation) { return relation != Relation::equal && relation != Relation::not_equal; }

/// Counts the judgements up to the first that fails.
class Comparison : public Judge {
 public:
  explicit Comparison(const Kernel::Watch& watch, const Labour& labour = {}) : watch_(watch), labour_(labour) {}
  void receive(const Judgement& judgement) override {
    watch_(tally_);
    if (failure_) return;
    count(is_inequality(judgement.relation), judgement.tight());
    if (!judgement.holds()) failure_ = judgement;
  }
  void receive(const JudgementBlock<Int64>& block, const LaneReader& reader) override { compare(block, reader); }
  void receive(const JudgementBlock<Int128>& block, const LaneReader& reader) override { compare(block, reader); }
  void receive(const JudgementBlock<WideInteger>& block, const LaneReader& reader) override { compare(block, reader); }
  void receive_equalities(const EqualityBlock<Checked128>& block, const EqualityReader& reader) override {
    compare(block, reader);
  }
  void receive_equalities(const EqualityBlock<WideInteger>& block, const EqualityReader& reader) override {
    compare(block, reader);
  }
  void receive_identities(std::uint64_t identities) override { tally_.judgements += failure_ ? 0 : identities; }
  bool finished() const override { return failure_.has_value(); }
  void receive_parts(std::size_t count, const std::function<void(std::size_t, Judge&)>& expand_part) override;

  const Tally& tally() const { return tally_; }
  const std::optional<Judgement>& failure() const { return failure_; }

 private:
  void count(bool inequality, bool tight) {
    ++tally_.judgements;
    if (inequality) ++tally_.inequalities;
    if (inequality && tight) ++tally_.tight;
  }

  /// truthful >= misreport in every existing lane.
  template <class Integer>
  void compare(const JudgementBlock<Integer>& block, const LaneReader& reader) {
    watch_(tally_);
    if (failure_) return;
    LaneCount lanes = count_lanes(block, block.exists.size());
    if (lanes.failures > 0) {
      std::size_t first = 0;
      while (block.exists[first] == 0 || !(block.truthful[first] < block.misreport[first])) ++first;
      lanes = count_lanes(block, first + 1);
      failure_ = reader.judgement(first);
      if (failure_->holds())
        throw std::logic_error("the payoff engine and the definition of expected utility disagree");
    }
    tally_.judgements += static_cast<std::uint64_t>(lanes.existing);
    tally_.inequalities += static_cast<std::uint64_t>(lanes.existing);
    tally_.tight += static_cast<std::uint64_t>(lanes.ties);
  }

  /// left = right, up to the first that fails.
  template <class Integer>
  void compare(const EqualityBlock<Integer>& block, const EqualityReader& reader) {
    watch_(tally_);
    if (failure_) return;
    const auto [left, right] = std::mismatch(block.left.begin(), block.left.end(), block.right.begin());
    const auto equal = static_cast<std::uint64_t>(left - block.left.begin());
    tally_.judgements += equal;
    if (left == block.left.end()) return;
    const Judgement failing = reader(equal);
    if (failing.holds()) throw std::logic_error("an equality in integers and its definition disagree");
    receive(failing);
  }

  const Kernel::Watch& watch_;
  Labour labour_;
  Tally tally_;
  std::optional<Judgement> failure_;
};

/// What the parts of a comparison tell the watch, from any thread: not at every block, and one at a
/// time.
class SharedWatch {
 public:
  SharedWatch(const Kernel::Watch& watch, const Tally& before) : watch_(watch), so_far_(before) {}
  void report(const Tally& new_since) {
    const std::lock_guard lock(mutex_);
    so_far_ += new_since;
    watch_(so_far_);
  }

 private:
  const Kernel::Watch& watch_;
  std::mutex mutex_;
  Tally so_far_;
};

/// One part of a comparison, compared by a judge of its own.
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

  void run(std::size_t part, const std::function<void(std::size_t, Judge&)>& expand_part) {
    expand_part(part, comparison_);
    report(comparison_.tally());
  }
  const Tally& tally() const { return comparison_.tally(); }
  const std::optional<Judgement>& failure() const { return comparison_.failure(); }

 private:
  static constexpr std::uint64_t between_reports = 1u << 16;
  void report(const Tally& tally) {
    shared_.report(tally - reported_);
    reported_ = tally;
  }

  SharedWatch& shared_;
  Tally reported_;
  const Kernel::Watch watch_;
  Comparison comparison_;
};

// Each part is compared up to its own first failure. The first part that fails is compared once
// more, whoever found that it does: its judgement is what refutes the claim.
void Comparison::receive_parts(std::size_t count, const std::function<void(std::size_t, Judge&)>& expand_part) {
  if (failure_) return;
  SharedWatch shared(watch_, tally_);
  const Settlement settlement = compare_parts(count, labour_, [&](std::size_t number) {
    PartComparison part(shared);
    part.run(number, expand_part);
    return Findings::Part{number, part.tally(), !part.failure()};
  });
  tally_ += settlement.tally;
  if (!settlement.first_failure) return;
  Comparison again(watch_);
  expand_part(settlement.first_failure->number, again);
  if (!again.failure()) throw ColleagueFailed("another process found a comparison that fails, where all hold");
  tally_ += again.tally();
  failure_ = again.failure();
}

/// Looks for the judgement at one place.
class Search : public Judge {
 public:
  Search(const Place& place, const Kernel::Watch& watch) : place_(place), watch_(watch) {}
  void receive(const Judgement& judgement) override {
    watch_({});
    if (judgement.place == place_ && !found_) found_ = judgement;
  }
  void receive(const JudgementBlock<Int64>& block, const LaneReader& reader) override { look_into(block, reader); }
  void receive(const JudgementBlock<Int128>& block, const LaneReader& reader) override { look_into(block, reader); }
  void receive(const JudgementBlock<WideInteger>& block, const LaneReader& reader) override {
    look_into(block, reader);
  }
  bool finished() const override { return found_.has_value(); }
  const std::optional<Judgement>& found() const { return found_; }

 private:
  template <class Integer>
  void look_into(const JudgementBlock<Integer>& block, const LaneReader& reader) {
    watch_({});
    for (std::size_t lane = 0; lane < block.exists.size() && !found_; ++lane)
      if (block.exists[lane] != 0 && reader.place(lane) == place_) found_ = reader.judgement(lane);
  }

  const Place& place_;
  const Kernel::Watch& watch_;
  std::optional<Judgement> found_;
};

/// Keeps every judgement.
class Collection : public Judge {
 public:
  using Judge::receive;
  explicit Collection(const Kernel::Watch& watch) : watch_(watch) {}
  void receive(const Judgement& judgement) override {
    watch_({});
    judgements_.push_back(judgement);
  }
  const std::vector<Judgement>& judgements() const { return judgements_; }

 private:
  const Kernel::Watch& watch_;
  std::vector<Judgement> judgements_;
};

Tally tally_of(const std::vector<Judgement>& judgements) {
  const Kernel::Watch unwatched = [](const Tally&) {};
  Comparison comparison(unwatched);
  for (const Judgement& judgement : judgements) static_cast<Judge&>(comparison).receive(judgement);
  return comparison.tally();
}

std::string sides_of(const Judgement& judgement) {
  constexpr std::string_view signs[] = {"=", "!=", "<=", "<", ">=", ">"};
  return judgement.left.value.text() + ' ' + std::string(signs[static_cast<std::size_t>(judgement.relation)]) + ' ' +
         judgement.right.value.text() + " is false";
}

/// Theorem 2 of Safronov gives a sufficient condition: that it fails does not refute the claim.
bool is_decided_by_its_judgements(const Statement& statement) { return !is_claim<AllEquilibriaEfficient>(statement); }

}  // namespace

Kernel::Kernel(const ModelReference& model) : model_(model) {
  if (const std::optional<std::string> defect =
          std::visit([](const auto& reference) { return defect_of(reference.get()); }, model))
    throw InvalidModel(*defect);
}

Verdict Kernel::check(const Statement& statement, const Evidence& evidence, const Watch& watch,
                      const Labour& labour) const {
  using Reason = Undecided::Reason;
  try {
    if (const auto* witness = std::get_if<Witness>(&evidence)) {
      if (!is_decided_by_its_judgements(statement))
        return Undecided(Reason::rejected, "this kind of claim cannot be refuted by a failing hypothesis");
      Search search(witness->place, watch);
      expand(model_, statement, evidence, search);
      if (!search.found()) return Undecided(Reason::rejected, "the claim says nothing about the place of the witness");
      if (search.found()->holds())
        return Undecided(Reason::rejected, "the comparison at the place of the witness holds");
      return Refuted({*search.found()}, tally_of({*search.found()}), evidence);
    }

    if (shows_the_negation(evidence)) {
      Collection negation(watch);
      expand(model_, statement, evidence, negation);
      for (const Judgement& judgement : negation.judgements())
        if (!judgement.holds())
          return Undecided(Reason::rejected, "a comparison that the counterexample needs does not hold");
      if (negation.judgements().empty()) return Undecided(Reason::vacuous, "the counterexample compares nothing");
      return Refuted(negation.judgements(), tally_of(negation.judgements()), evidence);
    }

    Comparison comparison(watch, labour);
    expand(model_, statement, evidence, comparison);
    if (comparison.failure()) {
      if (!std::holds_alternative<Enumerate>(evidence))
        return Undecided(Reason::rejected, "the evidence does not make every comparison of the claim hold");
      if (!is_decided_by_its_judgements(statement))
        return Undecided(
            Reason::out_of_scope,
            "a condition of the theorem that would decide the claim does not hold: " + sides_of(*comparison.failure()));
      return Refuted({*comparison.failure()}, comparison.tally(), evidence);
    }
    if (comparison.tally().judgements == 0)
      return Undecided(Reason::vacuous, "the claim ranges over nothing: there was no comparison to make");
    return Verified(comparison.tally(), evidence);
  } catch (const RejectedEvidence& rejected) {
    return Undecided(Reason::rejected, rejected.what());
  } catch (const OutOfScope& out) {
    return Undecided(Reason::out_of_scope, out.what());
  } catch (const NeedsEvidence& needs) {
    return Undecided(Reason::needs_evidence, needs.what());
  } catch (const ColleagueFailed& failed) {
    return Undecided(Reason::resource_limit, failed.what());
  } catch (const std::length_error& too_large) {
    return Undecided(Reason::out_of_scope, too_large.what());
  } catch (const DivisionByZero&) {
    return Undecided(Reason::out_of_scope, "the claim conditions on an event of probability zero");
  }
}

std::string_view word(const Verdict& verdict) {
  constexpr std::string_view words[] = {"verified", "refuted", "undecided"};
  return words[verdict.index()];
}

}  // namespace candor
