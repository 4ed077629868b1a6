// SPDX-License-Identifier: MIT
// Incentive claims decided by the kernel, and by its engine, beside the same comparisons made here
// one after the other on fractions: the same verdict, counts and counterexample, in every width of integers and
// with any number of threads.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "engine/lane_count.hpp"
#include "engine/payoff_engine.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/same_verdict.hpp"

namespace candor {
namespace {

/// What comes out of comparing in order, up to the first comparison that fails.
struct Outcomes {
  Tally tally;
  std::optional<Place> failing;
  Rational left, right;

  void compare(const Rational& truthful, const Rational& lie, const Place& place) {
    if (failing) return;
    ++tally.judgements;
    ++tally.inequalities;
    if (truthful == lie) ++tally.tight;
    if (truthful < lie) {
      failing = place;
      left = truthful;
      right = lie;
    }
  }
};

class OneByOne {
 public:
  OneByOne(const FiniteModel& model, const Mechanism& mechanism)
      : model_(model), mechanism_(mechanism), types_(model.environment.types) {}

  /// Truth against every other report of the coalition, whatever the profile is and the outsiders
  /// report (any_report), or if they report truthfully.
  Outcomes without_beliefs(const CoalitionPattern& coalitions, bool any_report) const {
    Outcomes found;
    for (Coalition s : coalitions)
      for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
        const JointType truth = types_.restrict(theta, s), others = types_.restrict(theta, types_.outsiders(s));
        for (std::uint32_t o = 0; o < types_.joint_type_count(types_.outsiders(s)); ++o) {
          if (!any_report && o != others.index) continue;
          const Profile reported = types_.replace(theta, JointType{others.coalition, o});
          for (std::uint32_t r = 0; r < types_.joint_type_count(s); ++r) {
            if (r == truth.index) continue;
            Place place;
            place.coalition = s;
            place.truth = types_.restrict(theta, types_.grand_coalition());
            place.report = JointType{s, r};
            place.outsiders = JointType{others.coalition, o};
            found.compare(utility(s, 0, theta, reported), utility(s, 0, theta, types_.replace(reported, *place.report)),
                          place);
          }
        }
      }
    return found;
  }

  /// By report, then by true types: the least expected utility over the rules.
  Outcomes interim(const CoalitionPattern& coalitions) const {
    Outcomes found;
    for (Coalition s : coalitions)
      for (std::uint32_t r = 0; r < types_.joint_type_count(s); ++r)
        for (std::uint32_t t = 0; t < types_.joint_type_count(s); ++t) {
          if (r == t || model_.environment.prior.marginal(types_, {s, t}).sign() == 0) continue;
          Place place;
          place.coalition = s;
          place.truth = JointType{s, t};
          place.report = JointType{s, r};
          found.compare(least_expected(s, t, t), least_expected(s, t, r), place);
        }
    return found;
  }

 private:
  Rational utility(Coalition s, std::size_t rule, Profile truth, Profile reported) const {
    Rational sum;
    for (Agent i : s) {
      for (const Lottery::Branch& branch : model_.allocations[mechanism_.allocation](reported).branches)
        sum += branch.probability * model_.environment.payoffs(i, branch.outcome, truth);
      sum += model_.transfers[mechanism_.transfers[rule]].amounts(i, reported);
    }
    return sum;
  }
  Rational least_expected(Coalition s, std::uint32_t truth, std::uint32_t report) const {
    std::optional<Rational> least;
    for (std::size_t rule = 0; rule < mechanism_.transfers.size(); ++rule) {
      Rational sum, probability;
      for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
        if (types_.restrict(theta, s).index != truth) continue;
        probability += model_.environment.prior(theta);
        sum += model_.environment.prior(theta) * utility(s, rule, theta, types_.replace(theta, JointType{s, report}));
      }
      sum /= probability;
      if (!least || sum < *least) least = sum;
    }
    return *least;
  }

  const FiniteModel& model_;
  const Mechanism& mechanism_;
  const TypeSpace& types_;
};

/// By the kernel's plain comparisons, and by the engine with one to four threads. Returns whether
/// the claim was verified.
bool expect_as(const Outcomes& expected, const FiniteModel& model, const Statement& statement) {
  const Kernel kernel(model);
  for (unsigned threads = 0; threads <= 4; ++threads) {
    const Verdict verdict = threads == 0 ? kernel.check(statement, Enumerate{})
                                         : testing::by_engine(kernel, statement, Enumerate{}, Labour{threads});
    const auto* verified = std::get_if<Verified>(&verdict);
    const auto* refuted = std::get_if<Refuted>(&verdict);
    EXPECT_EQ(refuted != nullptr, expected.failing.has_value()) << property_name(statement);
    EXPECT_EQ(verified != nullptr, !expected.failing.has_value()) << property_name(statement);
    if (!verified && !refuted) continue;
    const std::uint64_t by_engine = verified ? verified->by_engine() : refuted->by_engine();
    EXPECT_EQ(by_engine, threads == 0 ? 0 : expected.tally.judgements - (refuted ? 1 : 0)) << property_name(statement);
    const Tally tally = verified ? verified->tally() : refuted->tally();
    EXPECT_EQ(tally.judgements, expected.tally.judgements) << property_name(statement);
    EXPECT_EQ(tally.inequalities, expected.tally.inequalities);
    EXPECT_EQ(tally.tight, expected.tally.tight);
    if (!refuted || !expected.failing) continue;
    EXPECT_EQ(refuted->counterexample().front().place, *expected.failing);
    EXPECT_EQ(refuted->counterexample().front().left.value, expected.left);
    EXPECT_EQ(refuted->counterexample().front().right.value, expected.right);
  }
  return !expected.failing;
}

struct Decided {
  int verified = 0, refuted = 0;
  void operator+=(bool holds) { ++(holds ? verified : refuted); }
};

/// All of the engine's claims about transfer rule 0, and about both rules. private_values: as the
/// test made the model.
void expect_all_claims_as_one_by_one(const FiniteModel& model, bool private_values, Decided& decided) {
  const Mechanism simple{"", 0, {0}}, ambiguous{"", 0, {0, 1}};
  const CoalitionPattern& all = model.environment.coalitions;
  const CoalitionPattern agents = singletons(model.environment.types.agent_count());
  const OneByOne one_by_one(model, simple);
  decided += expect_as(one_by_one.without_beliefs(agents, !private_values), model, DominantStrategyIc{simple});
  decided +=
      expect_as(one_by_one.without_beliefs(all, !private_values), model, CoalitionalDominantStrategyIc{simple, all});
  decided += expect_as(one_by_one.without_beliefs(agents, false), model, ExPostIc{simple});
  decided += expect_as(one_by_one.interim(agents), model, BayesianIc{simple});
  decided += expect_as(one_by_one.interim(all), model, CoalitionalIc{simple, all});
  decided +=
      expect_as(OneByOne(model, ambiguous).interim(all), model, MaxminCoalitionalIc{ambiguous, all, Strategies::pure});
}

Rational two_to_minus(unsigned long bits) { return Rational(1) / Rational(2).power(bits); }

constexpr unsigned long bits_of_each_width[] = {0, 60,
                                                180};  // of the denominator of one transfer: 64, 128 bits, any size

Width width_of(const FiniteModel& model) {
  return ScaledMechanism(model, {"", 0, {0}}).width(model.environment.types.grand_coalition(), 1);
}

TEST(Enumeration, DecidesRandomClaimsAsOneComparisonAfterTheOther) {
  std::mt19937 random(41);
  Decided decided;
  for (int trial = 0; trial < 12; ++trial) {
    testing::RandomShape shape;
    shape.agents = 2 + static_cast<std::uint32_t>(trial % 2);
    shape.types = trial % 3 == 2 ? 3 : 2;
    shape.rules = 2;
    shape.private_values = trial % 4 == 3;
    shape.lotteries = trial % 3 == 1;
    shape.zeros_in_prior = trial % 3 == 0;
    FiniteModel model = testing::random_model(random, shape);
    model.transfers[0].amounts(Agent{0}, Profile{1}) += two_to_minus(bits_of_each_width[trial % 3]);
    EXPECT_EQ(width_of(model), static_cast<Width>(trial % 3));
    expect_all_claims_as_one_by_one(model, shape.private_values, decided);
  }
  EXPECT_GT(decided.refuted, 50);
}

/// Tables of integers over one denominator took gigabytes where the numbers have no common
/// denominator of reasonable size. Then fractions decide, as one comparison after the other does.
TEST(Enumeration, DecidesInFractionsWhatHasNoCommonDenominator) {
  std::mt19937 random(44);
  Decided decided;
  for (int trial = 0; trial < 12; ++trial) {
    testing::RandomShape shape;
    shape.agents = 2 + static_cast<std::uint32_t>(trial % 2);
    shape.types = trial % 3 == 2 ? 3 : 2;
    shape.rules = 2;
    shape.private_values = trial % 4 == 3;
    shape.lotteries = trial % 3 == 1;
    shape.zeros_in_prior = trial % 3 == 0;
    FiniteModel model = testing::random_model(random, shape);
    model.transfers[0].amounts(Agent{0}, Profile{1}) += two_to_minus(ScaledMechanism::most_denominator_bits + 1);
    if (trial % 2 == 1)
      model.environment.payoffs(Agent{1}, Outcome{0}, Profile{0}) +=
          Rational(1) / Rational(3).power(ScaledMechanism::most_denominator_bits);
    EXPECT_THROW(ScaledMechanism(model, {"", 0, {0}}), NoCommonDenominator);
    EXPECT_FALSE(scaled_if_possible(model, {"", 0, {0}}));
    EXPECT_TRUE(trial % 2 == 1 || scaled_if_possible(model, {"", 0, {1}}));  // the other rule's numbers are ordinary
    expect_all_claims_as_one_by_one(model, false, decided);
  }
  EXPECT_GT(decided.refuted, 50);
}

// Everybody gets the same from every outcome, and the best one is chosen: then nobody gains by a
// lie, alone or with others, while the others are truthful. If the choice is the same whatever is
// reported, and what is paid as well, then nobody gains whatever they report.
FiniteModel nobody_gains(std::mt19937& random, int trial, bool constant) {
  testing::RandomShape shape;
  shape.agents = 3;
  shape.types = trial % 2 == 0 ? 2 : 3;
  shape.rules = 2;
  FiniteModel model = testing::random_model(random, shape);
  const Environment& environment = model.environment;
  testing::set_payoffs(model, [&, original = environment.payoffs](Agent, Outcome a, Profile theta) {
    return original(Agent{0}, a, theta);
  });
  model.allocations[0] = AllocationRule{};
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    Outcome best;
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      if (!constant && environment.payoffs(Agent{0}, a, theta) > environment.payoffs(Agent{0}, best, theta)) best = a;
    model.allocations[0].assign(theta, Lottery::sure(best));
    for (TransferRule& rule : model.transfers)
      for (Agent i : environment.types.grand_coalition())
        rule.amounts(i, theta) = Rational(i.value) + two_to_minus(bits_of_each_width[trial % 3]);
  }
  return model;
}

/// The same numbers everywhere, so that nobody gains; and then a lie that pays 2^-16385 more.
TEST(Enumeration, AGainThatNoTableHoldsIsFoundInFractions) {
  std::mt19937 random(45);
  Decided honest, tempted;
  const Rational tiny = two_to_minus(ScaledMechanism::most_denominator_bits + 1);
  for (int trial = 0; trial < 4; ++trial) {
    FiniteModel model = nobody_gains(random, trial, true);
    for (TransferRule& rule : model.transfers)
      for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
        rule.amounts(Agent{1}, theta) += tiny;
    EXPECT_FALSE(scaled_if_possible(model, {"", 0, {0}}));
    expect_all_claims_as_one_by_one(model, false, honest);
    for (TransferRule& rule : model.transfers)
      rule.amounts(Agent{2}, Profile{model.environment.types.profile_count() - 1}) += tiny;
    expect_all_claims_as_one_by_one(model, false, tempted);
  }
  EXPECT_EQ(honest.refuted, 0);
  EXPECT_EQ(tempted.verified, 0);
}

TEST(Enumeration, FindsTheOnlyLieThatPays) {
  std::mt19937 random(42);
  Decided honest, tempted;
  for (int trial = 0; trial < 6; ++trial)
    for (bool constant : {false, true}) {
      FiniteModel model = nobody_gains(random, trial, constant);
      expect_all_claims_as_one_by_one(model, false, honest);
      const Profile last{model.environment.types.profile_count() - 1};
      for (TransferRule& rule : model.transfers)
        rule.amounts(Agent{2}, last) += constant ? two_to_minus(bits_of_each_width[trial % 3])
                                                 : Rational(100);  // for the report of the last profile
      expect_all_claims_as_one_by_one(model, false, tempted);
    }
  EXPECT_GE(
      honest.verified,
      6 * 4 + 6 * 6);  // the best choice: all but the two dominant-strategy claims, for sure; the constant choice: all
  EXPECT_EQ(tempted.verified, 0);
}

// Comparisons at the ends of 64 bits, lanes that do not exist, and numbers of lanes that four does
// not divide.
TEST(Enumeration, CountsLanesFourAtATimeAsOneByOne) {
  std::mt19937 random(43);
  const Int64 most = std::numeric_limits<Int64>::max(), least = std::numeric_limits<Int64>::min();
  const Int64 values[] = {least, least + 1, -1, 0, 1, most - 1, most};
  for (std::size_t size = 0; size < 40; ++size) {
    std::vector<Int64> truthful(size), misreport(size), exists(size);
    for (std::size_t k = 0; k < size; ++k) {
      truthful[k] = values[random() % 7];
      misreport[k] = values[random() % 7];
      exists[k] = random() % 4 != 0;
    }
    const JudgementBlock<Int64> block{Coalition::of(Agent{0}), truthful, misreport, exists};
    for (std::size_t lanes = 0; lanes <= size; ++lanes) {
      LaneCount expected;
      for (std::size_t k = 0; k < lanes; ++k) {
        if (exists[k] == 0) continue;
        ++expected.existing;
        if (truthful[k] == misreport[k]) ++expected.ties;
        if (truthful[k] < misreport[k]) ++expected.failures;
      }
      EXPECT_EQ(count_lanes(block, lanes), expected);
      EXPECT_EQ(count_one_by_one(block, lanes), expected);
    }
  }
}

}  // namespace
}  // namespace candor
