// SPDX-License-Identifier: MIT
// Any text as a certificate: reading and replaying it neither crashes nor hangs. What is accepted
// is written and read back as the same text; no verdict on its evidence contradicts the plain
// definition, or what the prover finds.
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "tests/fuzz/judged.hpp"
#include "tests/fuzz/token_mutator.hpp"

namespace candor {
namespace {

void require_round_trip(const Certificate& certificate) {
  const std::string text = write_certificate(certificate);
  const auto again = read_certificate(text);
  if (!std::holds_alternative<Certificate>(again))
    throw std::logic_error("what was written is not read: " + std::get<Malformed>(again).message);
  if (write_certificate(std::get<Certificate>(again)) != text)
    throw std::logic_error("what was written is read as another certificate");
}

std::optional<Kernel> kernel_of(const Model& model) {
  try {
    return Kernel(model, defect_of_names);
  } catch (const InvalidModel&) {
    return std::nullopt;
  }
}

void examine(std::string_view text) {
  const auto read = read_certificate(text);
  const auto* certificate = std::get_if<Certificate>(&read);
  if (!certificate || !testing::is_small(certificate->model, certificate->claims.size())) return;
  require_round_trip(*certificate);
  const std::optional<Kernel> kernel = kernel_of(certificate->model);
  if (!kernel) return;
  testing::remember_accepted(text);
  for (const CertifiedClaim& claim : certificate->claims) {
    const Replay replayed = replay(*kernel, claim);
    if (!replayed.verdict) continue;
    testing::require_agreement(certificate->model, claim.claim.statement, *replayed.verdict);
    testing::require_no_contradiction(claim.claim, *replayed.verdict,
                                      prove(*kernel, certificate->model, claim.claim.statement, {1}));
  }
}

}  // namespace
}  // namespace candor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  candor::examine({reinterpret_cast<const char*>(data), size});
  return 0;
}
