// SPDX-License-Identifier: MIT
// The kernel: claim + evidence -> verdict. Only Kernel::check builds verdicts: whoever holds a
// Verified holds a claim whose every judgement the kernel has evaluated, or, where it says so, an
// engine that it was given.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <variant>

#include "checker/engine.hpp"
#include "checker/evidence.hpp"
#include "checker/model/model.hpp"
#include "checker/properties/statement.hpp"
#include "checker/tally.hpp"
#include "exact/patience.hpp"

namespace candor {

class Kernel;

/// Every judgement of the claim holds, and there was at least one.
class Verified {
 public:
  const Tally& tally() const { return tally_; }
  const Evidence& evidence() const { return evidence_; }
  /// How many of the comparisons an engine made, and not the kernel.
  std::uint64_t by_engine() const { return by_engine_; }

 private:
  friend class Kernel;
  Verified(Tally tally, Evidence evidence, std::uint64_t by_engine)
      : tally_(tally), evidence_(std::move(evidence)), by_engine_(by_engine) {}
  Tally tally_;
  Evidence evidence_;
  std::uint64_t by_engine_;
};

/// The claim is false, by a counterexample that the kernel itself evaluated.
class Refuted {
 public:
  /// The judgements that make the counterexample: one of the claim that fails; for a mixed report,
  /// the comparisons that hold under every transfer rule.
  const std::vector<Judgement>& counterexample() const { return counterexample_; }
  const Tally& tally() const { return tally_; }
  const Evidence& evidence() const { return evidence_; }
  /// How many of the comparisons that hold an engine made; the counterexample is the kernel's.
  std::uint64_t by_engine() const { return by_engine_; }

 private:
  friend class Kernel;
  Refuted(std::vector<Judgement> counterexample, Tally tally, Evidence evidence, std::uint64_t by_engine = 0)
      : counterexample_(std::move(counterexample)),
        tally_(tally),
        evidence_(std::move(evidence)),
        by_engine_(by_engine) {}
  std::vector<Judgement> counterexample_;
  Tally tally_;
  Evidence evidence_;
  std::uint64_t by_engine_;
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

/// Whether rules that bear a textbook name are what the name says: the first that is not, in words.
using DefectOfNames = std::optional<std::string> (*)(const ModelReference&, const Patience&);

class Kernel {
 public:
  /// The model must outlive the kernel. Throws InvalidModel if the model is not well formed (prior,
  /// lotteries, index ranges), or a rule is not the named rule it is said to be. A kernel that is not
  /// told what names mean (checker/definitions/names.hpp) refuses a model that uses one. The patience
  /// is asked while rules are compared with their names; what it throws leaves no kernel.
  explicit Kernel(const ModelReference& model, DefectOfNames defect_of_names = nullptr, const Patience& patience = {});
  explicit Kernel(const Model& model, DefectOfNames defect_of_names = nullptr, const Patience& patience = {})
      : Kernel(reference_to(model), defect_of_names, patience) {}
  explicit Kernel(const FiniteModel& model, DefectOfNames defect_of_names = nullptr, const Patience& patience = {})
      : Kernel(ModelReference(model), defect_of_names, patience) {}

  [[nodiscard]] Verdict check(const Statement& statement, const Evidence& evidence) const {
    return check(statement, evidence, [](const Tally&) {});
  }

  /// Told, before each comparison (or, of many, now and then), what has been compared so far, and
  /// again where it takes long from one to the next. It may throw: then there is no verdict. It is
  /// called on one thread at a time.
  using Watch = std::function<void(const Tally&)>;
  /// `engine`: makes comparisons where there are many. Verdict, tally and counterexample do not
  /// depend on it, but that there is no verdict if it fails.
  [[nodiscard]] Verdict check(const Statement& statement, const Evidence& evidence, const Watch& watch,
                              const Engine* engine = nullptr) const;

  /// Anyone may say that it does not know.
  [[nodiscard]] static Verdict gave_up(std::string explanation) {
    return Undecided(Undecided::Reason::resource_limit, std::move(explanation));
  }
  [[nodiscard]] static Verdict ranges_over_nothing(std::string explanation) {
    return Undecided(Undecided::Reason::vacuous, std::move(explanation));
  }

 private:
  std::optional<std::string> defect_of_names_in(const ModelReference& model, const Patience& patience) const;
  void require_names_in_family(const Statement& statement, const Watch& watch) const;

  ModelReference model_;
  DefectOfNames defect_of_names_;
};

struct InvalidModel : std::logic_error {
  using std::logic_error::logic_error;
};

/// "verified", "refuted", "undecided".
std::string_view word(const Verdict& verdict);

}  // namespace candor
