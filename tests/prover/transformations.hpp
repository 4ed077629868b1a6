// SPDX-License-Identifier: MIT
// Changes of a model that leave its theory as it was, and what becomes of a claim about it: the
// same claim about the changed model.
#pragma once

#include <random>
#include <string>

#include "checker/properties/statement.hpp"

namespace candor::testing {

/// A model with claims about it.
struct Question {
  FiniteModel model;
  std::vector<Statement> statements;
};

/// Other numbers for agents, types and outcomes: agent i becomes agents[i], its type t types[i][t],
/// outcome a outcomes[a]. Permutations.
struct Relabelling {
  std::vector<std::uint32_t> agents;
  std::vector<std::vector<std::uint32_t>> types;  ///< [old agent][old type]
  std::vector<std::uint32_t> outcomes;
};

enum class Relabelled { agents, types, outcomes };
Relabelling random_relabelling(std::mt19937& random, const TypeSpace& types, std::uint32_t outcomes, Relabelled what);
Question relabel(const Question& question, const Relabelling& relabelling);

/// All money times a positive factor: payoffs, transfers, outside options, the numbers of the
/// claims.
Question scale(const Question& question, const Rational& factor);

/// constants[i] more for agent i, whatever happens, also outside.
Question add_constants(const Question& question, const std::vector<Rational>& constants);

/// amounts(i, theta) more for agent i with the true profile theta, whatever is chosen, also
/// outside. The statements stay; those that it can touch are not for this law.
Question add_to_payoffs(const Question& question, const AgentAmounts& amounts);

/// The transfer to i grows by an amount that depends on the others' reports only (the amount at the
/// profile where i's type is the first).
Question add_what_others_report(const Question& question, const AgentAmounts& amounts);

/// One type of an agent becomes two, which differ in nothing; the first has this share of the
/// probability. Statements must not mention types.
Question split_type(const Question& question, Agent agent, Type type, const Rational& share);

}  // namespace candor::testing
