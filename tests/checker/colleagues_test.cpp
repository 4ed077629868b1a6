// SPDX-License-Identifier: MIT
// Several processes, one answer; and no answer if one of them fails. The processes are threads
// here, each with a kernel of its own.
#include <gtest/gtest.h>

#include <barrier>
#include <mutex>
#include <thread>

#include "tests/checker/same_verdict.hpp"

namespace candor {
namespace {

using testing::expect_same;
using testing::random_coalitional_example;

/// Where the members of a team meet.
class Office {
 public:
  explicit Office(std::size_t members) : members_(members), meeting_(static_cast<std::ptrdiff_t>(members)) {}
  std::size_t members() const { return members_; }

  void open(std::size_t parts) {
    {
      const std::lock_guard lock(mutex_);
      parts_ = end_ = parts;
      next_ = 0;
      findings_.clear();
    }
    meeting_.arrive_and_wait();
  }
  std::optional<std::size_t> take() {
    const std::lock_guard lock(mutex_);
    return next_ < end_ ? std::optional(next_++) : std::nullopt;
  }
  void stop_at(std::size_t part) {
    const std::lock_guard lock(mutex_);
    end_ = std::min(end_, part + 1);
  }
  Settlement settle(Findings mine) {
    {
      const std::lock_guard lock(mutex_);
      findings_.push_back(std::move(mine));
    }
    meeting_.arrive_and_wait();
    const Settlement settlement = put_together(parts_, findings_);
    meeting_.arrive_and_wait();
    return settlement;
  }

 private:
  const std::size_t members_;
  std::barrier<> meeting_;
  std::mutex mutex_;
  std::size_t parts_ = 0, next_ = 0, end_ = 0;
  std::vector<Findings> findings_;
};

class Member : public Colleagues {
 public:
  explicit Member(Office& office) : office_(office) {}
  std::size_t count() const override { return office_.members(); }
  void set_subject(const std::string&) override {}
  void begin(std::size_t parts) override { office_.open(parts); }
  std::optional<std::size_t> take() override { return office_.take(); }
  void stop_at(std::size_t part) override { office_.stop_at(part); }
  Settlement settle(Findings mine) override { return office_.settle(std::move(mine)); }

 private:
  Office& office_;
};

/// One who says what he has been told to say about parts that others take.
class Scripted : public Colleagues {
 public:
  using Script = std::function<void(Findings&)>;
  explicit Scripted(std::size_t left_to_me, Script script) : left_to_me_(left_to_me), script_(std::move(script)) {}
  std::size_t count() const override { return 2; }
  void set_subject(const std::string&) override {}
  void begin(std::size_t parts) override { parts_ = parts; }
  std::optional<std::size_t> take() override {
    return next_ < std::min(left_to_me_, parts_) ? std::optional(next_++) : std::nullopt;
  }
  void stop_at(std::size_t part) override { left_to_me_ = std::min(left_to_me_, part + 1); }
  Settlement settle(Findings mine) override {
    Findings theirs;
    for (std::size_t part = left_to_me_; part < parts_; ++part) theirs.parts.push_back({part, {1, 1, 0}, true});
    script_(theirs);
    return put_together(parts_, {mine, theirs});
  }

 private:
  std::size_t left_to_me_, parts_ = 0, next_ = 0;
  Script script_;
};

Statement coalitional_ic(const FiniteModel& model) { return CoalitionalIc{{"", 0, {0}}, model.environment.coalitions}; }

Verdict check(const FiniteModel& model, Colleagues& colleagues, unsigned threads = 1) {
  return testing::by_engine(Kernel(model), coalitional_ic(model), Enumerate{}, Labour{threads, &colleagues});
}

TEST(Colleagues, DoNotChangeTheAnswer) {
  std::mt19937 random(21);
  int verified = 0, refuted = 0;
  for (int trial = 0; trial < 24; ++trial) {
    const FiniteModel model = random_coalitional_example(random, trial);
    const Verdict alone = Kernel(model).check(coalitional_ic(model), Enumerate{});
    for (std::size_t processes : {1u, 2u, 5u, 20u}) {
      Office office(processes);
      std::vector<std::optional<Verdict>> verdicts(processes);
      {
        std::vector<std::jthread> running;
        for (std::size_t k = 0; k < processes; ++k)
          running.emplace_back([&, k] {
            Member member(office);
            verdicts[k] = check(model, member, k % 2 == 0 ? 1 : 3);
          });
      }
      for (const auto& verdict : verdicts) expect_same(alone, *verdict);
    }
    verified += std::holds_alternative<Verified>(alone);
    refuted += std::holds_alternative<Refuted>(alone);
  }
  EXPECT_GE(verified, 6);
  EXPECT_GE(refuted, 6);
}

class OneOfTwo : public ::testing::Test {
 protected:
  /// The true claim, half of whose parts another process reports on.
  Verdict report(Scripted::Script script, std::size_t left_to_me = 8) {
    Scripted other(left_to_me, std::move(script));
    return check(model_, other);
  }
  std::string explanation(const Verdict& verdict) {
    return std::holds_alternative<Undecided>(verdict) ? std::get<Undecided>(verdict).explanation()
                                                      : std::string(word(verdict));
  }

  std::mt19937 random_{22};
  const FiniteModel model_ = random_coalitional_example(random_, 0);  // the claim is true
};

TEST_F(OneOfTwo, IsBelievedThatAPartHolds) {
  EXPECT_EQ(explanation(report([](Findings&) {})), "verified");
}
TEST_F(OneOfTwo, IsUndecidedIfAPartIsMissing) {
  EXPECT_EQ(explanation(report([](Findings& theirs) { theirs.parts.pop_back(); })), "part 14 of 15 was not compared");
}
TEST_F(OneOfTwo, IsUndecidedIfAPartIsReportedTwice) {
  EXPECT_EQ(explanation(report([](Findings& theirs) { theirs.parts.push_back(theirs.parts.front()); })),
            "part 8 was compared twice");
  EXPECT_EQ(explanation(report([](Findings& theirs) {
              theirs.parts.push_back({0, {}, true});
            })),
            "part 0 was compared twice");
}
TEST_F(OneOfTwo, IsUndecidedIfTheOtherCouldNotFinish) {
  EXPECT_EQ(explanation(report([](Findings& theirs) {
              theirs.parts[3] = {11, {}, false, "gave up after 5 s"};
            })),
            "another process could not finish: gave up after 5 s");
}
TEST_F(OneOfTwo, IsNotBelievedThatAPartFails) {
  EXPECT_EQ(explanation(report([](Findings& theirs) {
              theirs.parts[3] = {11, {5, 5, 0}, false};
            })),
            "another process found a comparison that fails, where all hold");
}

// The other process takes all parts and says that one of them is the first failure. Only a part
// that does fail is accepted, and the counterexample is this process's own.
TEST(Colleagues, ARefutationIsFoundOnceMore) {
  std::mt19937 random(23);
  int refuted = 0;
  for (int trial = 1; trial < 20; trial += 2) {
    const FiniteModel model = random_coalitional_example(random, trial);
    const CoalitionPattern& coalitions = model.environment.coalitions;
    const Verdict alone = Kernel(model).check(coalitional_ic(model), Enumerate{});
    if (!std::holds_alternative<Refuted>(alone)) continue;
    ++refuted;
    for (std::size_t said = 0; said < coalitions.size(); ++said) {
      Scripted other(0, [&](Findings& theirs) { theirs.parts[said].holds = false; });
      const Verdict verdict = check(model, other);
      const Verdict of_that_coalition =
          Kernel(model).check(CoalitionalIc{{"", 0, {0}}, {coalitions[said]}}, Enumerate{});
      EXPECT_EQ(std::holds_alternative<Refuted>(verdict), std::holds_alternative<Refuted>(of_that_coalition));
      if (std::holds_alternative<Refuted>(verdict)) {
        EXPECT_EQ(std::get<Refuted>(verdict).counterexample().front().place,
                  std::get<Refuted>(of_that_coalition).counterexample().front().place);
      }
    }
  }
  EXPECT_GE(refuted, 4);
}

TEST(Colleagues, AClaimThatRangesOverNothingIsNotVerified) {
  std::mt19937 random(24);
  const FiniteModel model = random_coalitional_example(random, 0);
  Scripted other(0, [](Findings&) {});
  const Verdict verdict =
      testing::by_engine(Kernel(model), CoalitionalIc{{"", 0, {0}}, {}}, Enumerate{}, Labour{1, &other});
  ASSERT_TRUE(std::holds_alternative<Undecided>(verdict));
  EXPECT_EQ(std::get<Undecided>(verdict).reason(), Undecided::Reason::vacuous);
}

}  // namespace
}  // namespace candor
