// SPDX-License-Identifier: MIT
// Evidence: what the prover hands to the kernel. It carries choices (a deviation, weights), never
// results: the kernel computes both sides of every comparison itself.
#pragma once

#include <type_traits>
#include <variant>
#include <vector>

#include "checker/properties/continuum/evidence.hpp"
#include "checker/properties/dynamic/evidence.hpp"
#include "checker/properties/finite/transfer_constraints.hpp"
#include "checker/properties/judgement.hpp"

namespace candor {

/// Go through every judgement of the claim. Verified if all hold; refuted by one that does not.
struct Enumerate {
  static constexpr bool shows_the_negation = false;
};

/// For a maxmin claim with mixed strategies: for each coalition and true joint type, weights lambda
/// over the mechanism's transfer rules, such that every report's weighted payoff is at most the
/// least truthful payoff. By the minimax theorem such weights exist exactly if no mixed report is
/// profitable.
struct ConvexWeights {
  static constexpr bool shows_the_negation = false;
  struct Row {
    JointType truth;
    std::vector<Rational> weights;  ///< one for each transfer rule of the mechanism, non-negative, summing to 1
  };
  std::vector<Row> rows;
};

/// Refutes a universal claim: the judgement at this place fails.
struct Witness {
  static constexpr bool shows_the_negation = false;
  Place place;
};

/// Refutes a maxmin claim with mixed strategies: under every transfer rule this report pays more
/// than the least truthful payoff.
struct ProfitableMixedReport {
  static constexpr bool shows_the_negation = true;
  JointType truth;
  MixedReport report;
};

/// Shows that transfers with the required properties exist: these. Shows coalitional
/// identifiability: these, which punish every lie and balance.
struct TransferTable {
  static constexpr bool shows_the_negation = false;
  AgentAmounts amounts;
};

/// Shows that an ambiguous mechanism exists: these transfer rules, with the weights that deter
/// mixed reports.
struct AmbiguousRules {
  static constexpr bool shows_the_negation = false;
  std::vector<AgentAmounts> rules;
  ConvexWeights weights;  ///< over the rules, in their order
};

/// Refutes implementability: required inequalities and equalities, each with a multiplier
/// (non-negative for an inequality), in whose sum every transfer cancels and a contradiction
/// remains.
struct FarkasCombination {
  static constexpr bool shows_the_negation = true;
  struct Term {
    Requirement requirement;
    Place place;
    Rational multiplier;
  };
  std::vector<Term> terms;
};

/// A combination of requirements that bounds a linear function of the transfers: what the
/// requirements, each times its multiplier, add up to, is the function less a constant.
struct ObjectiveBound {
  static constexpr bool shows_the_negation = true;
  std::vector<FarkasCombination::Term> terms;
};  ///< alone it refutes an optimum: no transfers that meet the requirements are as good as it says

/// Shows an optimum: transfers that attain it, and the bound that shows that none do better.
struct Optimality {
  static constexpr bool shows_the_negation = false;
  AgentAmounts amounts;
  ObjectiveBound bound;
};

/// Refutes an optimum: these transfers meet the requirements and do better.
struct BetterTransfers {
  static constexpr bool shows_the_negation = true;
  AgentAmounts amounts;
};

/// Shows revenue equivalence: transfers under which truth is Bayesian incentive compatible (without
/// any, the claim would range over nothing); and for each agent and each of his possible types but
/// the first, how much more he must, and how much more he can, expect than with the first: the
/// same.
struct UniqueUtilities {
  static constexpr bool shows_the_negation = false;
  AgentAmounts amounts;
  struct Row {
    JointType truth;
    ObjectiveBound least, largest;
  };
  std::vector<Row> rows;
};

/// Refutes revenue equivalence: truth is Bayesian incentive compatible under both, and the
/// difference between the utilities of these two types of an agent is not the same.
struct TwoTransferRules {
  static constexpr bool shows_the_negation = true;
  AgentAmounts first, second;
  JointType truth, other;
};

/// Refutes coalitional identifiability: coalitions that form with these probabilities and lie by
/// these strategies, such that the reports have the same distribution whichever agent is the liar.
struct UnidentifiedLies {
  static constexpr bool shows_the_negation = true;
  struct Strategy {
    Coalition coalition;
    Rational formation;  ///< xi(S) for a coalition of several agents; of no account for a single agent
    std::vector<std::vector<Rational>> reports;  ///< [true joint type][report]: probabilities
  };
  std::vector<Strategy> strategies;  ///< agents and coalitions that are not listed are truthful
};

/// Refutes that an ambiguous mechanism exists: two joint types of a coalition with the same
/// beliefs, each of which would rather be treated as the other, in total.
struct SharedBeliefs {
  static constexpr bool shows_the_negation = true;
  JointType first, second;
};

/// Refutes that an ambiguous mechanism exists. Each row is about the rule that is the worst for a
/// coalition with these types if it reports by lot, in proportion to its reports' multipliers: what
/// those reports bring under it, what truth brings others, and what participation asks, cancel in
/// every balanced rule.
struct UndeterredReports {
  static constexpr bool shows_the_negation = true;
  struct Part {
    JointType types;
    Rational multiplier;  ///< not negative
  };
  struct Row {
    JointType truth;
    std::vector<Part> reports;   ///< of the coalition; truth may be one of them
    std::vector<Part> truthful;  ///< joint types of any coalitions
    std::vector<FarkasCombination::Term> participation = {};
  };
  std::vector<Row> rows;
};

/// One comparison of one of the claims that a region is about.
struct RegionPlace {
  std::size_t claim = 0;  ///< index into RegionSubject::claims
  Place place;
};

/// Shows that a region is the exact one. Comparisons are affine in the parameters; an equality
/// counts as two inequalities.
struct RegionProof {
  static constexpr bool shows_the_negation = false;
  /// Why an inequality of the region must hold: it is the sum of these comparisons, perhaps
  /// weakened by a constant.
  struct Bound {
    struct Term {
      RegionPlace place;
      AffineInequality demand;  ///< which of the inequalities that the comparisons at this place ask for
      Rational multiplier;      ///< positive
    };
    std::vector<Term> terms;
  };
  /// Why an inequality that the claims demand holds in the region: it is this non-negative
  /// combination of the region's inequalities, perhaps weakened by a constant.
  struct Consequence {
    AffineInequality demand;                                    ///< normalised
    std::vector<std::pair<std::size_t, Rational>> multipliers;  ///< index into the region's inequalities
  };
  std::vector<Bound> bounds;              ///< one for each inequality of the region
  std::vector<Consequence> consequences;  ///< one for each distinct demand
};

/// Shows that a region is wrong: parameter values in it where a claim fails, or outside it where
/// all hold.
struct ParameterPoint {
  static constexpr bool shows_the_negation = true;
  std::vector<Rational> values;
  std::optional<RegionPlace> failing;  ///< absent: all claims hold there
};

/// Shows that there are at least so many pure equilibria: these.
struct EnoughEquilibria {
  static constexpr bool shows_the_negation = false;
  std::vector<PlanProfile> equilibria;
};

/// Refutes a number of pure equilibria: these are more.
struct MoreEquilibria {
  static constexpr bool shows_the_negation = true;
  std::vector<PlanProfile> equilibria;
};

/// Verifies coalitional_ic by a theorem (Safronov 2016, Proposition 2): its hypotheses are compared
/// in place of the misreports. That one of them fails refutes nothing.
struct Proposition2 {
  static constexpr bool shows_the_negation = false;
};

/// A class of its own, whose copies and destruction are compiled once: they are the same everywhere.
class Evidence : public std::variant<Enumerate, ConvexWeights, Witness, ProfitableMixedReport, TransferTable,
                                     AmbiguousRules, FarkasCombination, UnidentifiedLies, SharedBeliefs,
                                     UndeterredReports, RegionProof, ParameterPoint, Optimality, BetterTransfers,
                                     ObjectiveBound, UniqueUtilities, TwoTransferRules, Proposition2, MoreEquilibria,
                                     EnoughEquilibria, continuum::Evidence, dynamic::Evidence> {
 public:
  using variant::variant;
  Evidence();
  Evidence(const Evidence&);
  Evidence(Evidence&&) noexcept;
  Evidence& operator=(const Evidence&);
  Evidence& operator=(Evidence&&) noexcept;
  ~Evidence();
};

/// The judgements of such evidence are those of the claim's negation: all of them must hold, and
/// then the claim is refuted. Each form says whether it is of this kind.
bool shows_the_negation(const Evidence& evidence);

template <class Form>
inline constexpr bool is_evidence_of_a_family =
    std::is_same_v<Form, continuum::Evidence> || std::is_same_v<Form, dynamic::Evidence>;

}  // namespace candor

template <>
struct std::variant_size<candor::Evidence> : std::variant_size<candor::Evidence::variant> {};
template <std::size_t I>
struct std::variant_alternative<I, candor::Evidence> : std::variant_alternative<I, candor::Evidence::variant> {};
