// SPDX-License-Identifier: MIT
// The kernel: claim + evidence -> verdict. The only word that counts.
//
// A verdict can be built by the kernel alone: whoever holds a Verified holds a claim whose every
// judgement the kernel has evaluated.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <variant>

#include "checker/colleagues.hpp"
#include "checker/evidence.hpp"
#include "checker/model/model.hpp"
#include "checker/properties/statement.hpp"
#include "checker/tally.hpp"

namespace candor {

class Kernel;

/// Every judgement of the claim holds, and there was at least one.
class Verified {
 public:
  const Tally& tally() const { return tally_; }
  const Evidence& evidence() const { return evidence_; }

 private:
  friend class Kernel;
  Verified(Tally tally, Evidence evidence) : tally_(tally), evidence_(std::move(evidence)) {}
  Tally tally_;
  Evidence evidence_;
};

/// The claim is false, by a counterexample that the kernel itself evaluated.
class Refuted {
 public:
  /// The judgements that make the counterexample: one of the claim that fails; for a mixed report,
  /// the comparisons that hold under every transfer rule.
  const std::vector<Judgement>& counterexample() const { return counterexample_; }
  const Tally& tally() const { return tally_; }
  const Evidence& evidence() const { return evidence_; }

 private:
  friend class Kernel;
  Refuted(std::vector<Judgement> counterexample, Tally tally, Evidence evidence)
      : counterexample_(std::move(counterexample)), tally_(tally), evidence_(std::move(evidence)) {}
  std::vector<Judgement> counterexample_;
  Tally tally_;
  Evidence evidence_;
};

class Undecided {
 public:
  enum class Reason {
    vacuous,         ///< the claim ranges over nothing
    needs_evidence,  ///< this kind of claim cannot be decided by the evidence given
    rejected,        ///< the evidence does not show what it is meant to show
    out_of_scope,    ///< the rule that could decide the claim has hypotheses that do not hold here
    resource_limit,  ///< whoever asked gave up: time, memory, an interruption
  };
  Reason reason() const { return reason_; }
  const std::string& explanation() const { return explanation_; }

 private:
  friend class Kernel;
  Undecided(Reason reason, std::string explanation) : reason_(reason), explanation_(std::move(explanation)) {}
  Reason reason_;
  std::string explanation_;
};

using Verdict = std::variant<Verified, Refuted, Undecided>;

class Kernel {
 public:
  /// The model must outlive the kernel. Throws InvalidModel if the model is not well formed (prior,
  /// lotteries, index ranges) or a rule is not the named rule it is said to be.
  explicit Kernel(const ModelReference& model);
  explicit Kernel(const Model& model) : Kernel(reference_to(model)) {}
  explicit Kernel(const FiniteModel& model) : Kernel(ModelReference(model)) {}

  [[nodiscard]] Verdict check(const Statement& statement, const Evidence& evidence) const {
    return check(statement, evidence, [](const Tally&) {});
  }

  /// Told, before each comparison (or, of many, now and then), what has been compared so far. It
  /// may throw: then there is no verdict. It is called on one thread at a time.
  using Watch = std::function<void(const Tally&)>;
  /// `labour`: who works on the comparisons, if there are many. The verdict, tally and
  /// counterexample do not depend on it, but that there is no verdict if another process fails.
  [[nodiscard]] Verdict check(const Statement& statement, const Evidence& evidence, const Watch& watch,
                              const Labour& labour = {}) const;

  /// Anyone may say that he does not know.
  [[nodiscard]] static Verdict gave_up(std::string explanation) {
    return Undecided(Undecided::Reason::resource_limit, std::move(explanation));
  }
  [[nodiscard]] static Verdict ranges_over_nothing(std::string explanation) {
    return Undecided(Undecided::Reason::vacuous, std::move(explanation));
  }

 private:
  ModelReference model_;
};

struct InvalidModel : std::logic_error {
  using std::logic_error::logic_error;
};

/// "verified", "refuted", "undecided".
std::string_view word(const Verdict& verdict);

}  // namespace candor
