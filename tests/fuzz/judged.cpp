// SPDX-License-Identifier: MIT
#include "tests/fuzz/judged.hpp"

#include <stdexcept>
#include <string>

#include "tests/checker/plain_definition.hpp"

namespace candor::testing {

bool is_small(const Model& model, std::size_t claims) {
  const auto* finite = std::get_if<FiniteModel>(&model);
  return claims <= 40 && (finite == nullptr || (finite->environment.types.agent_count() <= 4 &&
                                                finite->environment.types.profile_count() <= 64));
}

void require_agreement(const Model& any_model, const Statement& statement, const Verdict& verdict) {
  if (family_of(any_model) != Family::finite) return;  // the plain definition is of finite models
  const auto& model = std::get<FiniteModel>(any_model);
  const std::string claim(property_name(statement));
  if (const auto* verified = std::get_if<Verified>(&verdict)) {
    const Plain plain = plain_definition(model, statement, verified->evidence());
    if (plain == Plain::fails || plain == Plain::says_nothing)
      throw std::logic_error(claim + " is verified, but " + (plain == Plain::fails ? "false" : "says nothing"));
  } else if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
    const Plain plain = plain_definition(model, statement, refuted->evidence());
    if (plain == Plain::holds || plain == Plain::says_nothing)
      throw std::logic_error(claim + " is refuted, but " + (plain == Plain::holds ? "true" : "says nothing"));
  }
}

void require_no_contradiction(const Claim& claim, const Verdict& verdict, const Verdict& other) {
  const bool decided = !std::holds_alternative<Undecided>(verdict) && !std::holds_alternative<Undecided>(other);
  if (decided && verdict.index() != other.index())
    throw std::logic_error("the claim " + claim.id + " is verified and refuted");
}

}  // namespace candor::testing
