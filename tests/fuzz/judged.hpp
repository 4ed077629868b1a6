// SPDX-License-Identifier: MIT
// What must hold of whatever a reader accepts. A violation is thrown as std::logic_error, which
// ends the fuzzer.
#pragma once

#include "reports/export/certificate/certificate.hpp"

namespace candor::testing {

/// Small enough to judge many a second: up to four agents, 64 profiles, 40 claims.
bool is_small(const Model& model, std::size_t claims);

/// The kernel may know nothing, but must not say the opposite of the plain definition, nor verify a
/// claim that says nothing.
void require_agreement(const Model& model, const Statement& statement, const Verdict& verdict);

/// One verdict from evidence, one from the prover's own: not one "verified" and the other
/// "refuted".
void require_no_contradiction(const Claim& claim, const Verdict& verdict, const Verdict& other);

}  // namespace candor::testing
