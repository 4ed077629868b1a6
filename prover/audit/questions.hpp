// SPDX-License-Identifier: MIT
// Every property Candor knows that makes sense for a model: what `candor audit` asks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "checker/properties/statement.hpp"

namespace candor {

/// What a question is about.
struct Subject {
  enum class Kind { environment, allocation, transfers, mechanism, game_form, strategies } kind = Kind::environment;
  std::size_t index = 0;  ///< of the allocation, transfer rule, game form or strategies in the model, of the mechanism
                          ///< in AuditPlan::mechanisms
  friend bool operator==(const Subject&, const Subject&) = default;
};

struct Question {
  Subject subject;
  Claim claim;            ///< the id is unique among the questions: "phi1.budget_balance.no_deficit"
  std::string qualifier;  ///< which form of the property: "no_deficit", "all coalitions"; may be empty
};

struct AuditPlan {
  /// Those of the model; without any, every allocation with every transfer rule, or with none if there is none.
  std::vector<Mechanism> mechanisms;
  std::vector<Question> questions;  ///< by subject; where one property is stronger than another, it comes first
};

/// What counts something is asked only where no more than this is gone through: profiles of plans; misreports.
inline constexpr std::uint32_t most_plan_profiles_in_audit = 1u << 16, most_group_misreports_in_audit = 1u << 20;

/// Adds the rule that pays nothing to a model that has allocations, but neither transfer rules nor mechanisms: so
/// there is a mechanism to be asked about.
void add_no_transfers(FiniteModel& model);
/// The mechanisms that an audit of the model is about.
std::vector<Mechanism> audited_mechanisms(const FiniteModel& model);

/// The named transfer rules (pivot, vcg, agv, safronov) of every allocation that an audited mechanism uses, but those
/// that the model has: its own rules are compared with them.
std::vector<TransferRule::Construction> compared_named_rules(const FiniteModel& model);
/// Adds one, called "agv of q", behind the model's own, as far as it is defined there.
void add_named_rule(FiniteModel& model, const TransferRule::Construction& construction, const Patience& patience = {});
/// Adds them all.
FiniteModel with_named_rules(FiniteModel model);

/// All questions about a model whose own transfer rules are the first `own_transfers`, and about
/// these mechanisms; with `nothing_else`, about the rules that these mechanisms use, the strategies that induce them,
/// and no others. To count what is asked about takes time.
AuditPlan audit_plan(const FiniteModel& model, std::size_t own_transfers, const std::vector<Mechanism>& mechanisms,
                     bool nothing_else = false, const Patience& patience = {});

/// Is every coalition of `part` in `whole`?
bool covers(const CoalitionPattern& whole, const CoalitionPattern& part);
bool are_the_same(const Mechanism& left, const Mechanism& right);

}  // namespace candor
