// SPDX-License-Identifier: MIT
#include "checker/properties/finite/well_formed.hpp"

#include <algorithm>
#include <set>

#include "checker/model/finite/well_formed.hpp"
#include "checker/properties/expand.hpp"

namespace candor {
namespace {

void require(bool condition, const char* defect) {
  if (!condition) throw OutOfScope(defect);
}

/// Of these no comparison is made, and no payoff counted, at types that have none.
template <class Claim>
constexpr bool knows_types_without_payoffs = is_one_of<
    Claim, std::variant<BayesNashEquilibrium, BayesianIc, BudgetBalance, Cbdp, CoalitionalIc, DominantStrategies,
                        Efficient, EqualRules, EveryPureEquilibrium, ExPostEquilibrium, FullSupport, IndependentTypes,
                        IndividualRationality, MaxminCoalitionalIc, ParameterRegion, PureEquilibria, Value>>;

class Requirements {
 public:
  explicit Requirements(const FiniteModel& model) : model_(model), types_(model.environment.types) {}

  /// The parts that a claim has, by their names.
  template <class Claim>
  void operator()(const Claim& claim) const {
    if constexpr (!knows_types_without_payoffs<Claim>)
      require(has_all_payoffs(model_.environment),
              "there are hidden states, so that at types that never occur there are no payoffs, for which this "
              "property may ask");
    if constexpr (requires { claim.mechanism; }) check(claim.mechanism);
    if constexpr (requires { claim.allocation; }) check_allocation(claim.allocation);
    if constexpr (requires { claim.transfers; }) check_transfers(claim.transfers);
    if constexpr (requires {
                    claim.allocation;
                    claim.transfers;
                  })
      check_draws(claim.allocation, claim.transfers);
    if constexpr (requires { std::size_t{claim.strategies}; })
      require(claim.strategies < model_.strategies.size(), "the claim is about strategies that do not exist");
    if constexpr (requires { claim.game_form; })
      require(claim.game_form < model_.game_forms.size(), "the claim is about a game form that does not exist");
    if constexpr (std::is_same_v<Claim, PureEquilibria>) check_listed(claim);
    if constexpr (requires { claim.coalitions; }) check(claim.coalitions);
    if constexpr (requires { claim.partition; }) check(claim.partition);
    if constexpr (std::is_same_v<Claim, Value>)
      check_value(claim);
    else if constexpr (requires { claim.coalition; })
      check(claim.coalition);
    if constexpr (requires { claim.given; }) check(claim.given);
    if constexpr (requires { claim.event; }) check(claim.event);
    if constexpr (requires { claim.report; }) check(claim.report);
    if constexpr (requires { claim.requirements; }) check(claim.requirements);
    if constexpr (std::is_same_v<Claim, EqualRules>) check_rules(claim);
    if constexpr (std::is_same_v<Claim, Deviation>) check_report(claim.coalition, claim);
    if constexpr (std::is_same_v<Claim, Everywhere>) check_parts(claim.parts);
    if constexpr (std::is_same_v<Claim, Stable>) check_parts(claim.parts);
    if constexpr (std::is_same_v<Claim, Optimum>) check_objective(claim);
    if constexpr (std::is_same_v<Claim, ParameterRegion>) check_region(claim);
  }

 private:
  void check_allocation(std::size_t index) const {
    require(index < model_.allocations.size(), "the claim is about an allocation rule that does not exist");
  }
  void check_allocation(const std::optional<std::size_t>& index) const {
    if (index) check_allocation(*index);
  }
  void check_transfers(std::size_t index) const {
    require(index < model_.transfers.size(), "the claim is about a transfer rule that does not exist");
  }
  void check_transfers(const std::optional<std::size_t>& index) const {
    if (index) check_transfers(*index);
  }
  void check_transfers(const std::vector<std::size_t>& indices) const {
    for (std::size_t index : indices) check_transfers(index);
  }
  void check(const Mechanism& mechanism) const {
    check_allocation(mechanism.allocation);
    check_transfers(mechanism.transfers);
    check_draws(mechanism.allocation, mechanism.transfers);
  }
  /// Payments that depend on the outcome drawn go with the allocation rule that draws it.
  void check_draws(std::optional<std::size_t> allocation, std::optional<std::size_t> transfers) const {
    if (!allocation || !transfers || !model_.transfers[*transfers].drawn) return;
    require(model_.transfers[*transfers].drawn->allocation == *allocation,
            "the transfers depend on the outcome drawn by another allocation rule than the claim's");
  }
  void check_draws(std::optional<std::size_t> allocation, const std::vector<std::size_t>& transfers) const {
    for (std::size_t rule : transfers) check_draws(allocation, rule);
  }

  void check(Coalition coalition) const {
    require(!coalition.empty() && coalition.is_subset_of(types_.grand_coalition()),
            "the claim is about a coalition that is empty or has members that are no agents");
  }
  void check(const CoalitionPattern& coalitions) const {
    for (Coalition coalition : coalitions) check(coalition);
  }

  void check(const JointType& joint) const {
    require(joint.coalition.is_subset_of(types_.grand_coalition()) &&
                joint.index < types_.joint_type_count(joint.coalition),
            "the claim is about types that do not exist");
  }
  void check(const Event& event) const {
    check(event.types);
    require(!event.condition || event.condition->holds.size() == types_.profile_count(),
            "a condition of the claim does not say for each type profile whether it holds");
  }
  void check(const MixedReport& report) const {
    std::set<JointType> reports;
    Rational total;
    for (const MixedReport::Branch& branch : report.branches) {
      check(branch.report);
      require(branch.report.coalition == report.branches.front().report.coalition,
              "a mixed report of the claim mixes reports of different agents");
      require(reports.insert(branch.report).second, "a mixed report of the claim has one report twice");
      require(branch.probability.sign() >= 0, "a mixed report of the claim has a negative probability");
      total += branch.probability;
    }
    require(report.is_truth() || total == Rational(1),
            "the probabilities of a mixed report of the claim do not sum to 1");
  }
  void check(const TransferRequirements& requirements) const {
    check_allocation(requirements.allocation);
    check(requirements.coalitional_ic);
  }

  void check_rules(const EqualRules& claim) const {
    const bool of_transfers = claim.kind == EqualRules::Kind::transfers;
    for (std::size_t index : {claim.first, claim.second}) {
      if (of_transfers)
        check_transfers(index);
      else
        check_allocation(index);
    }
  }
  void check_listed(const PureEquilibria& claim) const {
    const int numbers =
        int{claim.number.has_value()} + int{claim.at_least.has_value()} + int{claim.at_most.has_value()};
    require(numbers == 1 || (numbers == 0 && !claim.strategies.empty()),
            "the claim states no number of equilibria and lists none, or states several numbers");
    for (std::size_t index : claim.strategies)
      require(index < model_.strategies.size(), "the claim lists strategies that do not exist");
  }
  void check(const DrawnCondition& drawn) const {
    const Environment& environment = model_.environment;
    const std::size_t states = std::max(environment.states.count(), 1u);
    const std::size_t outcomes = drawn.of_outcome ? environment.outcome_count() : 1;
    require(drawn.holds.size() == types_.profile_count() * states * outcomes,
            "a condition of the claim does not say for all types, states and outcomes whether it holds");
  }
  void check_probability(const Value& claim) const {
    const bool is_drawn = claim.drawn && claim.drawn->of_outcome;
    if (claim.drawn) check(*claim.drawn);
    require(claim.allocation.has_value() == is_drawn,
            "a probability needs an allocation rule if, and only if, it is one of outcomes");
    require(is_drawn || claim.report.is_truth(), "no outcome depends on what is reported");
  }
  void check_value(const Value& claim) const {
    if (claim.of == Value::Of::probability) return check_probability(claim);
    require(!claim.drawn, "a condition is one of a probability");
    check(claim.coalition);
    const bool is_one_profile = claim.given.types.coalition == types_.grand_coalition();
    require(!is_one_profile || model_.environment.has_payoffs(types_.profile(claim.given.types)),
            "there are hidden states, and at types that never occur nothing is expected");
    require(claim.allocation || claim.of == Value::Of::transfer, "an expected payoff needs an allocation rule");
    require(!claim.transfers.empty() || claim.of == Value::Of::payoff, "an expected transfer needs a transfer rule");
  }
  void check_report(Coalition coalition, const Deviation& claim) const {
    require(!claim.report.is_truth() && claim.report.branches.front().report.coalition == coalition,
            "the report of a deviation is not one of its coalition");
    require(coalition.is_subset_of(claim.given.types.coalition),
            "the true types of a deviating coalition are not given");
  }
  void check_parts(const std::vector<Everywhere::Part>& parts) const {
    for (const Everywhere::Part& part : parts) {
      check(part.coalition);
      require(part.numbers.size() == types_.profile_count(),
              "the claim does not state one number for each type profile");
    }
  }
  void check_parts(const std::vector<Stable::Part>& parts) const {
    std::set<Coalition> coalitions;
    for (const Stable::Part& part : parts) {
      check(part.coalition);
      require(coalitions.insert(part.coalition).second, "the claim says twice what a coalition can bring about");
      require(part.enforces.size() == 1 || part.enforces.size() == types_.profile_count(),
              "the claim does not say for each type profile what a coalition can bring about");
      for (const std::vector<Outcome>& outcomes : part.enforces)
        for (std::size_t k = 0; k < outcomes.size(); ++k)
          require(outcomes[k].value < model_.environment.outcome_count() && (k == 0 || outcomes[k - 1] < outcomes[k]),
                  "what a coalition can bring about are no outcomes, or not in order");
    }
  }
  void check_objective(const Optimum& claim) const {
    check(claim.given);
    if (claim.minus) check(*claim.minus);
  }

  /// Names tell parameters and claims apart wherever a region is written.
  void check_region(const ParameterRegion& claim) const {
    require(claim.subject && !claim.subject->claims.empty() && !claim.subject->family.parameters.empty(),
            "a region is about some claims and some parameters");
    std::set<std::string> names;
    for (const ParameterFamily::Parameter& parameter : claim.subject->family.parameters) {
      require(parameter.shifted != nullptr, "a parameter of the region has no model in which it is larger");
      require(!parameter.name.empty(), "a parameter of the region has no name");
      require(names.insert(parameter.name).second, "a parameter of the region is named twice");
    }
    std::set<std::string> ids;
    for (const RegionSubject::Part& part : claim.subject->claims) {
      require(ids.insert(part.claim.id).second, "a claim of the region is named twice");
      require(!is_claim<ParameterRegion>(part.claim.statement), "a region is not about regions");
      require_well_formed(model_, part.claim.statement);
      require(part.shifted.size() == names.size(), "a claim of the region is not given for every parameter");
      for (std::size_t k = 0; k < part.shifted.size(); ++k) {
        require(finite_statement(part.shifted[k]).index() == finite_statement(part.claim.statement).index(),
                "a claim of the region is another one where a parameter is larger");
        require_well_formed(*claim.subject->family.parameters[k].shifted, part.shifted[k]);
      }
    }
    for (const AffineInequality& inequality : claim.region)
      require(inequality.function.coefficients.size() == names.size(),
              "an inequality of the region is not about the parameters");
  }

  const FiniteModel& model_;
  const TypeSpace& types_;
};

}  // namespace

void require_well_formed(const FiniteModel& model, const Statement& statement) {
  std::visit(Requirements(model), finite_statement(statement));
}

}  // namespace candor
