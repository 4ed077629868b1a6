// SPDX-License-Identifier: MIT
// A decided claim about a continuum model: what proves it, or what refutes it.
#pragma once

#include <functional>
#include <vector>

#include "checker/kernel.hpp"
#include "reports/judgements.hpp"
#include "reports/words/continuum/symbols.hpp"

namespace candor::continuum {

/// What the prover chose for a decided claim, if it is of this kind.
struct Chosen {
  const candor::Evidence& evidence;

  template <class Own>
  const Own* as() const {
    const auto* own = std::get_if<Evidence>(&evidence);
    return own == nullptr ? nullptr : std::get_if<Own>(own);
  }
  /// Throws std::bad_variant_access if it is of another.
  template <class Own>
  const Own& get() const {
    return std::get<Own>(std::get<Evidence>(evidence));
  }
};

/// A verified claim, and the comparisons that it stands for.
struct Proved {
  Proved(const Model& of, const Statement& statement, const Verified& verified)
      : model(of),
        chosen{verified.evidence()},
        comparisons(collect(std::cref(of), candor::Statement(statement), verified.evidence())) {}

  const Model& model;
  Chosen chosen;
  std::vector<Judgement> comparisons;
};

/// A refuted claim, and the comparison that refutes it.
struct Failed {
  Failed(const Model& of, const Refuted& refuted)
      : model(of), chosen{refuted.evidence()}, comparison(refuted.counterexample().back()) {}

  const Model& model;
  Chosen chosen;
  const Judgement& comparison;  ///< the last of the counterexample

  document::Math left() const { return number(comparison.left.value); }
  document::Math right() const { return number(comparison.right.value); }
};

}  // namespace candor::continuum
