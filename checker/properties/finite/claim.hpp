// SPDX-License-Identifier: MIT
// The properties a case may claim: what each one quantifies over. docs/claims.md gives the
// statements; the file named beside each property holds its judgements.
//
// To add one: a struct here, a file for its judgements, a place in `finite::Statement`, a section in
// docs/claims.md, a table of true and false cases in tests/.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "checker/model/finite/expectation.hpp"
#include "checker/model/finite/mechanism.hpp"
#include "checker/model/finite/parameters.hpp"
#include "checker/properties/judgement.hpp"

namespace candor {

enum class Balance { exact, no_deficit, ex_ante, ex_ante_no_deficit };
enum class Strategies { pure, mixed };
enum class Stage { interim, ex_post, ex_ante };

struct FullSupport {
  static constexpr std::string_view property = "full_support";
};
struct IndependentTypes {
  static constexpr std::string_view property = "independent_types";
};
struct Cbdp {
  static constexpr std::string_view property = "cbdp";
  CoalitionPattern coalitions;
};
struct PrivateValues {
  static constexpr std::string_view property = "private_values";
};
struct Efficient {
  static constexpr std::string_view property = "efficient";
  std::size_t allocation;
};
struct Separable {
  static constexpr std::string_view property = "separable";
  std::size_t allocation;
};
struct BudgetBalance {
  static constexpr std::string_view property = "budget_balance";
  std::vector<std::size_t> transfers;
  Balance balance = Balance::exact;
};
struct DominantStrategyIc {
  static constexpr std::string_view property = "dominant_strategy_ic";
  Mechanism mechanism;
};
struct ExPostIc {
  static constexpr std::string_view property = "ex_post_ic";
  Mechanism mechanism;
};
struct CoalitionalDominantStrategyIc {
  static constexpr std::string_view property = "coalitional_dominant_strategy_ic";
  Mechanism mechanism;
  CoalitionPattern coalitions;
};
struct BayesianIc {
  static constexpr std::string_view property = "bayesian_ic";
  Mechanism mechanism;
};
struct CoalitionalIc {
  static constexpr std::string_view property = "coalitional_ic";
  Mechanism mechanism;
  CoalitionPattern coalitions;
};
struct MaxminCoalitionalIc {
  static constexpr std::string_view property = "maxmin_coalitional_ic";
  Mechanism mechanism;
  CoalitionPattern coalitions;
  Strategies strategies = Strategies::mixed;
};
struct IndividualRationality {
  static constexpr std::string_view property = "individual_rationality";
  Mechanism mechanism;
  Stage stage = Stage::interim;
};
struct EqualRules {
  static constexpr std::string_view property = "equal_rules";
  enum class Kind { transfers, allocations } kind;
  std::size_t first, second;
};
struct Value {
  static constexpr std::string_view property = "value";
  enum class Of { payoff, transfer, utility, probability } of = Of::probability;
  Event event;                            ///< of a probability; what follows up to the report is of the others
  Coalition coalition;                    ///< whose amounts are added up
  std::optional<std::size_t> allocation;  ///< needed unless of transfers
  std::vector<std::size_t> transfers;     ///< needed unless of payoffs: the least over these rules
  MixedReport report;
  Event given;  ///< what is known of the true types
  Relation relation;
  Rational number;

  /// The least of these is compared; none for a probability.
  std::vector<Expectation> minimum_of() const;
};
struct Deviation {
  static constexpr std::string_view property = "deviation";
  Mechanism mechanism;
  Coalition coalition;
  Event given;  ///< contains a true type for each member
  MixedReport report;
  bool pays = true;
  std::optional<Rational> gain;  ///< if given: the gain is exactly this
};
struct Guarantee {
  static constexpr std::string_view property = "guarantee";
  Mechanism mechanism;
  CoalitionPattern coalitions;
};
struct ExternalityPayment {
  static constexpr std::string_view property = "externality_payment";
  Mechanism mechanism;
  CoalitionPattern coalitions;
  std::optional<Rational> constant;  ///< D_C, if stated
};
struct AllEquilibriaEfficient {
  static constexpr std::string_view property = "all_equilibria_efficient";
  Mechanism mechanism;
  CoalitionPattern partition;
};

/// Whose misreports must not pay, in the words of cases.
enum class Incentives { coalitional, bayesian, dominant_strategy, none };

/// What transfers are asked to do, before they are known.
struct TransferRequirements {
  std::size_t allocation = 0;
  std::optional<Balance> balance;
  CoalitionPattern coalitional_ic;  ///< no misreport of these coalitions pays (interim); the singletons alone: Bayesian
                                    ///< incentive compatibility
  bool dominant_strategy_ic = false;  ///< truth is best for every agent whatever the others report
  std::optional<Stage> individual_rationality;
  std::optional<Rational> least_transfer, largest_transfer;  ///< bounds on every single transfer
};
struct Implementable {
  static constexpr std::string_view property = "implementable";
  TransferRequirements requirements;
};
struct CoalitionalIdentifiability {
  static constexpr std::string_view property = "coalitional_identifiability";
  CoalitionPattern coalitions;
};
struct AmbiguousImplementable {
  static constexpr std::string_view property = "ambiguous_implementable";
  std::size_t allocation = 0;
  CoalitionPattern coalitions;
};

/// At every type profile, under truth, the amount of each coalition listed stands in the relation
/// to the number given for the profile.
struct Everywhere {
  static constexpr std::string_view property = "everywhere";
  Quantity quantity = Quantity::utility;
  std::optional<std::size_t> allocation;  ///< needed unless quantity is transfer
  std::optional<std::size_t> transfers;   ///< needed unless quantity is payoff
  Relation relation;
  std::string text;  ///< of the number, as the case wrote it
  struct Part {
    Coalition coalition;
    std::vector<Rational> numbers;  ///< one for each profile
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;
};
struct Groves {
  static constexpr std::string_view property = "groves";
  Mechanism mechanism;
};

/// Over all transfer rules that meet the requirements, the least (or largest) value of an expected
/// transfer or utility, or of the difference of two, is exactly this number.
struct Optimum {
  static constexpr std::string_view property = "optimum";
  enum class Direction { least, largest };
  TransferRequirements requirements;
  Direction direction = Direction::least;
  Quantity quantity = Quantity::transfer;  ///< transfer or utility
  Coalition coalition;
  JointType given;                 ///< of positive probability, or a whole profile; the empty coalition: ex ante
  std::optional<JointType> minus;  ///< the same given these types is subtracted
  Rational number;
};
/// All transfer rules under which truth is Bayesian incentive compatible give each agent the same
/// interim utilities, up to a constant.
struct RevenueEquivalence {
  static constexpr std::string_view property = "revenue_equivalence";
  std::size_t allocation = 0;
};

struct RegionSubject;
/// All of the subject's claims hold at exactly those values of the parameters that satisfy every
/// inequality of the region; none: at all values.
struct ParameterRegion {
  static constexpr std::string_view property = "parameter_region";
  std::shared_ptr<const RegionSubject> subject;
  std::vector<AffineInequality> region;
};

namespace finite {

using Statement =
    std::variant<FullSupport, IndependentTypes, Cbdp, PrivateValues, Efficient, Separable, BudgetBalance,
                 DominantStrategyIc, ExPostIc, CoalitionalDominantStrategyIc, BayesianIc, CoalitionalIc,
                 MaxminCoalitionalIc, IndividualRationality, EqualRules, Value, Deviation, Guarantee,
                 ExternalityPayment, AllEquilibriaEfficient, Implementable, CoalitionalIdentifiability,
                 AmbiguousImplementable, ParameterRegion, Everywhere, Groves, Optimum, RevenueEquivalence>;

}  // namespace finite

}  // namespace candor
