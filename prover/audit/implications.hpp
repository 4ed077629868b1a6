// SPDX-License-Identifier: MIT
// What implies what among the properties of one model. An implication is kept as literals that
// cannot hold together: "dominant_strategy_ic holds, ex_post_ic does not". It is used in both
// directions: what holds implies, and what fails refutes. The verdicts do not rest on it; each is
// the kernel's own, and if two of them contradict an implication, something is wrong.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "prover/audit/questions.hpp"

namespace candor {

struct Literal {
  std::size_t question;  ///< index into AuditPlan::questions
  bool holds;
  friend bool operator==(const Literal&, const Literal&) = default;
};

using Impossible = std::vector<Literal>;

/// All implications between the questions of a plan. Each is a theorem for finite models;
/// implications.cpp says why.
std::vector<Impossible> implications(const FiniteModel& model, const AuditPlan& plan);

/// holds[k]: the answer to question k; nothing if it is undecided.
using Answers = std::vector<std::optional<bool>>;

/// An implication that the answers contradict.
std::optional<Impossible> contradiction(const Answers& answers, const std::vector<Impossible>& implications);

/// For each question: the other questions whose answers imply its own, as far as it is implied (an
/// empty list: by the model's coalitions alone). What is implied is left out one by one, the
/// questions that come last first, as long as the others imply it.
std::vector<std::optional<std::vector<std::size_t>>> consequences(const Answers& answers,
                                                                  const std::vector<Impossible>& implications);

}  // namespace candor
