// SPDX-License-Identifier: MIT
// A refuted claim about a finite model: the comparison that fails, in symbols.
#pragma once

#include "checker/kernel.hpp"
#include "reports/words/finite/notation.hpp"

namespace candor::wording {

struct Failed {
  Failed(const Notation& notation, const Refuted& claim_refuted)
      : n(notation), refuted(claim_refuted), comparison(claim_refuted.counterexample().front()) {}

  const Notation& n;
  const Refuted& refuted;
  const Judgement& comparison;  ///< the first of the counterexample

  document::Math truth() const { return n.joint(*comparison.place.truth); }
  document::Math other() const { return n.joint(*comparison.place.other); }
  document::Math left() const { return comparison.left.value; }
  document::Math right() const { return comparison.right.value; }
  document::Math gap() const { return abs(comparison.left.value - comparison.right.value); }
  document::Text who() const { return n.who(*comparison.place.coalition); }
};

}  // namespace candor::wording
