// SPDX-License-Identifier: MIT
#include "checker/properties/dynamic/expand.hpp"

#include "checker/properties/dynamic/judgements.hpp"
#include "checker/properties/expand.hpp"

namespace candor::dynamic {
namespace {

/// Claims that are decided by going through their judgements.
struct Enumeration {
  const Model& model;
  Judge& judge;

  void operator()(const InterimIc& claim) const {
    judge_interim_ic(Game(model, claim.mechanism), model.types.grand_coalition(), claim.tier, judge);
  }
  void operator()(const ExPostIc& claim) const { judge_ex_post_ic(Game(model, claim.mechanism), judge); }
  void operator()(const IndividualRationality& claim) const { judge_individual_rationality(model, claim, judge); }
  void operator()(const BudgetBalance& claim) const { judge_budget_balance(model, claim, judge); }
  void operator()(const Efficient& claim) const { judge_efficient(model, claim, judge); }
  void operator()(const IncentiveEfficient& claim) const { judge_incentive_efficient(model, claim, judge); }
  void operator()(const Value& claim) const { judge_value(model, claim, judge); }
  void operator()(const SchemeClaim& claim) const { judge_scheme(model, claim, judge); }
  void operator()(const EqualRules& claim) const { judge_equal_rules(model, claim, judge); }
  void operator()(const Guarantee&) const { throw NeedsEvidence("the worst policy of the others is needed"); }
  void operator()(const CoalitionGain&) const { throw NeedsEvidence("a best policy of the coalition is needed"); }
  void operator()(const SchemeOptimum&) const {
    throw NeedsEvidence("a scheme that attains the number, or multipliers that bound all schemes, are needed");
  }
  void operator()(const CollusionProof&) const {
    throw NeedsEvidence(
        "best policies that show that nothing is gained, or a scheme by which something is, are needed");
  }
};

/// Claims with evidence of a form that fits them.
struct Replay {
  const Model& model;
  Judge& judge;

  void operator()(const Efficient& claim, const Plan& plan) const { judge_efficient(model, claim, plan, judge); }
  void operator()(const IncentiveEfficient& claim, const Reporting& reporting) const {
    judge_incentive_efficient(model, claim, reporting, judge);
  }
  void operator()(const IncentiveEfficient& claim, const Policy& policy) const {
    judge_incentive_efficient(model, claim, policy, judge);
  }
  void operator()(const Guarantee& claim, const Opposition& opposition) const {
    judge_guarantee(model, claim, opposition, judge);
  }
  void operator()(const CoalitionGain& claim, const Policy& policy) const {
    judge_coalition_gain(model, claim, policy, judge);
  }
  void operator()(const CollusionProof& claim, const Policy& policy) const {
    judge_collusion_proof(model, claim, policy, judge);
  }
  void operator()(const CollusionProof& claim, const Immunity& immunity) const {
    judge_collusion_proof(model, claim, immunity, judge);
  }
  void operator()(const CollusionProof& claim, const Collusion& collusion) const {
    judge_collusion_proof(model, claim, collusion, judge);
  }
  void operator()(const CollusionProof& claim, const WrittenScheme& written) const {
    judge_collusion_proof(model, claim, written, judge);
  }
  void operator()(const CollusionProof& claim, const SchemeBounds& bounds) const {
    judge_collusion_proof(model, claim, bounds, judge);
  }
  void operator()(const CollusionProof& claim, const MixedScheme& scheme) const {
    judge_collusion_proof(model, claim, scheme, judge);
  }
  void operator()(const Guarantee& claim, const MixedPlay& play) const { judge_guarantee(model, claim, play, judge); }
  void operator()(const SchemeOptimum& claim, const MixedScheme& scheme) const {
    judge_scheme_optimum(model, claim, scheme, judge);
  }
  void operator()(const SchemeOptimum& claim, const SchemeBounds& bounds) const {
    judge_scheme_optimum(model, claim, bounds, judge);
  }
  void operator()(const SchemeOptimum& claim, const SchemeAndBound& both) const {
    judge_scheme_optimum(model, claim, both, judge);
  }
  template <class Claim, class Form>
  void operator()(const Claim&, const Form&) const {
    throw RejectedEvidence("evidence of this form says nothing about " + std::string(Claim::property));
  }
};

/// Rules and schemes that a claim speaks of are there, and so are coalitions.
struct RequireKnown {
  const Model& model;

  void mechanism(const Mechanism& mechanism) const {
    if (mechanism.allocation >= model.allocations.size() ||
        (mechanism.transfers && *mechanism.transfers >= model.transfers.size()))
      throw OutOfScope("the claim is about a rule that does not exist");
  }
  void coalition(Coalition coalition) const {
    if (coalition.empty() || !coalition.is_subset_of(model.types.grand_coalition()))
      throw OutOfScope("the claim is about a coalition that is empty or has members that are no agents");
  }
  template <class Claim>
  void operator()(const Claim& claim) const {
    if constexpr (requires { claim.mechanism; }) mechanism(claim.mechanism);
    if constexpr (requires { claim.allocation; }) mechanism(Mechanism{"", claim.allocation, {}});
    if constexpr (requires { claim.coalition; }) coalition(claim.coalition);
    if constexpr (requires { claim.agents; }) coalition(claim.agents);
  }
};

}  // namespace

bool shows_the_negation(const Evidence& evidence) {
  return std::visit(
      []<class Form>(const Form& form) {
        if constexpr (requires { form.refutes; })
          return form.refutes;
        else
          return std::is_same_v<Form, Collusion> || std::is_same_v<Form, WrittenScheme>;
      },
      evidence);
}

void expand(const Model& model, const Statement& statement, const candor::Evidence& evidence, Judge& judge) {
  std::visit(RequireKnown{model}, statement);
  if (std::holds_alternative<Enumerate>(evidence) || std::holds_alternative<Witness>(evidence))
    return std::visit(Enumeration{model, judge}, statement);
  const auto* own = std::get_if<Evidence>(&evidence);
  if (own == nullptr) throw RejectedEvidence("evidence of this form is about models of another family");
  std::visit(Replay{model, judge}, statement, *own);
}

}  // namespace candor::dynamic
