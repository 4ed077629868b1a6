// SPDX-License-Identifier: MIT
#include "tests/fuzz/judged.hpp"

#include <stdexcept>
#include <string>

#include "tests/checker/plain_definition.hpp"

namespace candor::testing {

bool is_small(const FiniteModel& model, std::size_t claims) {
  return model.environment.types.agent_count() <= 4 && model.environment.types.profile_count() <= 64 && claims <= 40;
}

void require_agreement(const FiniteModel& model, const Statement& statement, const Verdict& verdict) {
  const std::string claim(property_name(statement));
  if (const auto* verified = std::get_if<Verified>(&verdict)) {
    const Plain plain = plain_definition(model, statement, verified->evidence());
    if (plain == Plain::fails || plain == Plain::says_nothing) throw std::logic_error(claim + " is verified, but " + (plain == Plain::fails ? "false" : "says nothing"));
  } else if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
    const Plain plain = plain_definition(model, statement, refuted->evidence());
    if (plain == Plain::holds || plain == Plain::says_nothing) throw std::logic_error(claim + " is refuted, but " + (plain == Plain::holds ? "true" : "says nothing"));
  }
}

void require_no_contradiction(const Claim& claim, const Verdict& verdict, const Verdict& other) {
  const bool decided = !std::holds_alternative<Undecided>(verdict) && !std::holds_alternative<Undecided>(other);
  if (decided && verdict.index() != other.index()) throw std::logic_error("the claim " + claim.id + " is verified and refuted");
}

}  // namespace candor::testing
