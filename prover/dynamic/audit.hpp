// SPDX-License-Identifier: MIT
// What an audit asks of a dynamic model.
#pragma once

#include <string>
#include <vector>

#include "checker/model/dynamic/model.hpp"
#include "checker/properties/statement.hpp"

namespace candor::dynamic {

struct Question {
  candor::Claim claim;    ///< the id is unique: "with_liu.budget_balance.no_deficit"
  std::string heading;    ///< "Mechanism with_liu (allocation q, transfers liu)"
  std::string subject;    ///< "with_liu"
  std::string qualifier;  ///< which form of the property; may be empty
};

/// The mechanisms of the model; without any, every allocation with every transfer rule and with
/// none.
std::vector<Mechanism> audited_mechanisms(const Model& model);
/// Its name, or "(q, liu)".
std::string name_of(const Model& model, const Mechanism& mechanism);

/// All questions about these mechanisms and the rules and schemes of the model; with `nothing_else`
/// about the mechanisms alone.
std::vector<Question> audit_questions(const Model& model, const std::vector<Mechanism>& mechanisms, bool nothing_else);

}  // namespace candor::dynamic
