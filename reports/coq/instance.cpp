// SPDX-License-Identifier: MIT
#include "reports/coq/instance.hpp"

#include "reports/coq/proof.hpp"

namespace candor {
namespace {

constexpr const char* preamble =
    "   The tables, and one theorem for each claim, in the words of Statement.v. Proofs need not be read: Coq reads them. *)\n"
    "From Coq Require Import List QArith.\n"
    "From Candor Require Import Statement Decision Soundness Identifiability.\n"
    "Import ListNotations.\n"
    "Open Scope Q_scope.\n\n";

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

CoqInstance coq_instance(const std::string& title, const FiniteModel& model, const std::vector<DecidedClaim>& claims) {
  CoqInstance instance;
  CoqVocabulary words(model);
  Names names;
  std::vector<std::string> theorems;
  std::string body;
  for (const DecidedClaim& claim : claims) {
    const std::string name = names.theorem(claim.id);
    try {
      const std::string statement = coq_statement(words, claim.statement, claim.holds);
      const CoqProof proof = coq_proof(words, name, claim.statement, claim.evidence, claim.holds);
      body += "\n(* " + coq_comment(claim.id) + ": " + std::string(property_name(claim.statement)) + (claim.holds ? "" : ", refuted") + " *)\n" + proof.definitions;
      body += "Theorem " + name + " :\n  " + statement + ".\nProof. " + proof.script + " Qed.\nPrint Assumptions " + name + ".\n";
      theorems.push_back(name);
    } catch (const Unstated& reason) {
      instance.unstated.emplace_back(claim.id, reason.what());
      body += "\n(* " + coq_comment(claim.id) + " is no theorem here: " + coq_comment(reason.what()) + " *)\n";
    }
  }
  instance.text = "(** " + coq_comment(title) + "\n" + preamble + words.definitions(instance.theorems) + body;
  instance.theorems.insert(instance.theorems.end(), theorems.begin(), theorems.end());
  return instance;
}

}  // namespace candor
