// SPDX-License-Identifier: MIT
// Certificates, and parts of them for whoever shows them elsewhere, as text or as a tree.
//
// Nothing here is believed: what is written is read back strictly, and the kernel asked.
#pragma once

#include <string>
#include <vector>

#include "checker/certificate/certificate.hpp"

namespace candor {

/// The claim with the verdict's evidence; a refutation by enumeration becomes one by its place, if
/// the kernel agrees. Throws what the watch throws.
CertifiedClaim certify(
    const Kernel& kernel, const Claim& claim, const Verdict& verdict, const Kernel::Watch& watch = [](const Tally&) {});

/// Throws std::logic_error if the certificate has what no case can have: names that are not
/// distinct, claims that are not by id, a mechanism of a name that the model does not have; and
/// std::length_error if a number, or the whole, is longer than a reader of certificates takes; and what
/// the patience throws.
std::string write_certificate(const Certificate& certificate, const Patience& patience = {});

/// In words, the first few differences between what two certificates are about: model and
/// statements, whatever their findings. Empty: they are about the same.
std::vector<std::string> differences(const Certificate& certificate, const Certificate& from_case,
                                     const Patience& patience = {});

namespace certificates {

// Evidence, places and tables of transfers as they stand in certificates. Numbers may be longer
// than there.
JsonNode evidence_as_written(const Model& model, const Statement& statement, const Evidence& evidence);
JsonNode place_as_written(const Model& model, const Statement& statement, const Place& place);
JsonNode amounts_as_written(const Model& model, AgentAmounts amounts);

}  // namespace certificates

}  // namespace candor
