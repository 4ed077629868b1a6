// SPDX-License-Identifier: MIT
#include "checker/properties/expand.hpp"

#include <algorithm>

#include "checker/properties/continuum/expand.hpp"
#include "checker/properties/dynamic/expand.hpp"
#include "checker/properties/finite/well_formed.hpp"

namespace candor {

namespace {

template <class Claim>
concept IsEnumerated = requires(const ModelOf<Rational>& model, const Claim& claim, Judge& judge) {
  compare(model, claim, judge);
};
/// A claim that no enumeration decides says what does.
template <class Claim>
concept NeedsMore = requires {
  std::string(Claim::needs);
};
template <class Claim, class Form>
concept IsShownBy = requires(const FiniteModel& model, const Claim& claim, const Form& evidence, Judge& judge) {
  compare(model, claim, evidence, judge);
};

template <class Claim>
void enumerate(const FiniteModel& model, const Claim& claim, Judge& judge) {
  static_assert(IsEnumerated<Claim> != NeedsMore<Claim>);
  if constexpr (IsEnumerated<Claim>)
    compare(ModelOf<Rational>(model), claim, judge);
  else
    throw NeedsEvidence(std::string(Claim::needs));
}

/// The judgements of a claim with evidence of a form that fits it.
struct Replay {
  const FiniteModel& model;
  Judge& judge;

  template <class Claim>
  void operator()(const Claim& claim, const Enumerate&) const {
    enumerate(model, claim, judge);
  }
  template <class Claim>
  void operator()(const Claim& claim, const Witness& witness) const {
    if constexpr (IsShownBy<Claim, Witness>)
      compare(model, claim, witness, judge);
    else
      enumerate(model, narrowed(claim, witness.place), judge);
  }
  template <class Claim, class Form>
  void operator()(const Claim& claim, const Form& evidence) const {
    if constexpr (IsShownBy<Claim, Form>)
      compare(model, claim, evidence, judge);
    else
      throw RejectedEvidence("evidence of this form says nothing about " + std::string(Claim::property));
  }

 private:
  /// The claim with its coalitions narrowed to the one of the witness, which must be among them.
  template <class Claim>
  static Claim narrowed(Claim claim, const Place& place) {
    if constexpr (requires { claim.coalitions; }) {
      const std::optional<Coalition> coalition = about_which(claim, place);
      if (!coalition ||
          std::find(claim.coalitions.begin(), claim.coalitions.end(), *coalition) == claim.coalitions.end())
        throw RejectedEvidence("the coalition of the witness is not one that the claim ranges over");
      claim.coalitions = {*coalition};
    }
    return claim;
  }
  /// Whose number it is depends on all coalitions.
  static ManipulableProfiles narrowed(ManipulableProfiles claim, const Place&) { return claim; }

  template <class Claim>
  static std::optional<Coalition> about_which(const Claim&, const Place& place) {
    return place.coalition;
  }
  /// The place names the member who decides, and what its group reports.
  static std::optional<Coalition> about_which(const GroupStrategyProof&, const Place& place) {
    if (!place.report) return std::nullopt;
    return place.report->coalition;
  }
};

}  // namespace

void expand(const FiniteModel& model, const Statement& statement, const Evidence& evidence, Judge& judge) {
  require_well_formed(model, statement);
  const Replay replay{model, judge};
  std::visit(replay, finite_statement(statement), evidence);
}

namespace {

/// A claim and a model meet if they are of one family.
struct Meeting {
  const Statement& statement;
  const Evidence& evidence;
  Judge& judge;

  void operator()(const FiniteModel& model) const {
    if (family_of(statement) != Family::finite) refuse();
    expand(model, statement, evidence, judge);
  }
  void operator()(const continuum::Model& model) const {
    continuum::expand(model, claim<continuum::Statement>(), evidence, judge);
  }
  void operator()(const dynamic::Model& model) const {
    dynamic::expand(model, claim<dynamic::Statement>(), evidence, judge);
  }

 private:
  template <class FamilyStatement>
  const FamilyStatement& claim() const {
    if (!std::holds_alternative<FamilyStatement>(statement)) refuse();
    return std::get<FamilyStatement>(statement);
  }
  [[noreturn]] static void refuse() { throw OutOfScope("the claim is about models of another family"); }
};

}  // namespace

void expand(const ModelReference& model, const Statement& statement, const Evidence& evidence, Judge& judge) {
  std::visit([&](const auto& reference) { Meeting{statement, evidence, judge}(reference.get()); }, model);
}

Evidence::Evidence() = default;
Evidence::Evidence(const Evidence&) = default;
Evidence::Evidence(Evidence&&) noexcept = default;
Evidence& Evidence::operator=(const Evidence&) = default;
Evidence& Evidence::operator=(Evidence&&) noexcept = default;
Evidence::~Evidence() = default;

bool shows_the_negation(const Evidence& evidence) {
  return std::visit(
      []<class Form>(const Form& form) {
        if constexpr (is_evidence_of_a_family<Form>)
          return shows_the_negation(form);
        else
          return Form::shows_the_negation;
      },
      evidence);
}

}  // namespace candor
