// SPDX-License-Identifier: MIT
#include "reports/export/coq/instance.hpp"

#include <stdexcept>

#include "reports/export/coq/proof.hpp"

namespace candor {
namespace {

constexpr const char* preamble =
    "   The tables, and one theorem for each claim, in the words of Statement.v. Proofs need not be read: Coq reads "
    "them. *)\n"
    "From Coq Require Import List QArith.\n"
    "From Candor Require Import Statement Decision Soundness Integers Identifiability Equilibria.\n"
    "Import ListNotations.\n"
    "Open Scope Q_scope.\n\n";

constexpr const char* real_preamble =
    "   Over the real numbers, in the words of RealNumbers.v: every real mixed report, every real transfer rule. *)\n"
    "From Coq Require Import List QArith.\n"
    "From Candor Require Import Statement Decision Soundness Integers Identifiability Equilibria RealNumbers.\n";

std::string theorem_text(const std::string& name, const std::string& statement, const std::string& script) {
  return "Theorem " + name + " :\n  " + statement + ".\nProof. " + script + " Qed.\nPrint Assumptions " + name + ".\n";
}

/// Names of theorems: different for different ids.
class Names {
 public:
  std::string theorem(const std::string& id) {
    std::string name = coq_name("claim_" + id);
    while (!taken_.insert(name).second) name += "_";
    return name;
  }

 private:
  std::set<std::string> taken_;
};

}  // namespace

CoqInstance coq_instance(const std::string& name, const std::string& title, const FiniteModel& model,
                         const std::vector<DecidedClaim>& claims) {
  const std::size_t numbers = std::size_t{model.environment.types.profile_count()} * model.environment.outcome_count() *
                              model.environment.types.agent_count();
  if (numbers > most_numbers_for_coq)
    throw std::length_error("its table of payoffs has " + std::to_string(numbers) + " numbers; at most " +
                            std::to_string(most_numbers_for_coq) + " are written down for Coq");
  CoqInstance instance;
  CoqVocabulary words(model);
  Names names;
  std::vector<std::string> theorems;
  std::string body, real;
  for (const DecidedClaim& claim : claims) {
    const std::string theorem = names.theorem(claim.id);
    try {
      const std::string statement = coq_statement(words, claim.statement, claim.holds);
      const CoqProof proof = coq_proof(words, theorem, claim.statement, claim.evidence, claim.holds);
      body += "\n(* " + coq_comment(claim.id) + ": " + std::string(property_name(claim.statement)) +
              (claim.holds ? "" : ", refuted") + " *)\n" + proof.definitions;
      body += theorem_text(theorem, statement, proof.script);
      theorems.push_back(theorem);
      if (!proof.real_statement.empty())
        real += "\n" + theorem_text(theorem + "_real", proof.real_statement, proof.real_script);
    } catch (const Unstated& reason) {
      instance.unstated.emplace_back(claim.id, reason.what());
      body += "\n(* " + coq_comment(claim.id) + " is no theorem here: " + coq_comment(reason.what()) + " *)\n";
    }
  }
  instance.text = "(** " + coq_comment(title) + "\n" + preamble + words.definitions(instance.theorems) + body;
  if (!real.empty())
    instance.real_text = "(** " + coq_comment(title) + "\n" + real_preamble + "From Example Require Import " + name +
                         ".\nImport ListNotations.\nOpen Scope Q_scope.\n" + real;
  instance.theorems.insert(instance.theorems.end(), theorems.begin(), theorems.end());
  return instance;
}

}  // namespace candor
