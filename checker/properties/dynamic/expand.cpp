// SPDX-License-Identifier: MIT
#include "checker/properties/dynamic/expand.hpp"

#include "checker/properties/dynamic/judgements.hpp"
#include "checker/properties/expand.hpp"

namespace candor::dynamic {
namespace {

template <class Claim>
concept IsEnumerated = requires(const Model& model, const Claim& claim, Judge& judge) {
  compare(model, claim, judge);
};
/// A claim that no enumeration decides says what does.
template <class Claim>
concept NeedsMore = requires {
  std::string(Claim::needs);
};
template <class Claim, class Form>
concept IsShownBy = requires(const Model& model, const Claim& claim, const Form& evidence, Judge& judge) {
  compare(model, claim, evidence, judge);
};

/// Claims that are decided by going through their judgements.
struct Enumeration {
  const Model& model;
  Judge& judge;

  template <class Claim>
  void operator()(const Claim& claim) const {
    static_assert(IsEnumerated<Claim> != NeedsMore<Claim>);
    if constexpr (IsEnumerated<Claim>)
      compare(model, claim, judge);
    else
      throw NeedsEvidence(std::string(Claim::needs));
  }
};

/// Claims with evidence of a form that fits them.
struct Replay {
  const Model& model;
  Judge& judge;

  template <class Claim, class Form>
  void operator()(const Claim& claim, const Form& evidence) const {
    if constexpr (IsShownBy<Claim, Form>)
      compare(model, claim, evidence, judge);
    else
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
    if constexpr (requires { claim.colluders; })
      if (model.agent_count() < 2) throw OutOfScope("one agent alone does not collude: the claim is about no scheme");
  }
};

}  // namespace

Evidence::Evidence() = default;
Evidence::Evidence(const Evidence&) = default;
Evidence::Evidence(Evidence&&) noexcept = default;
Evidence& Evidence::operator=(const Evidence&) = default;
Evidence& Evidence::operator=(Evidence&&) noexcept = default;
Evidence::~Evidence() = default;

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
