// SPDX-License-Identifier: MIT
// Any text as a case: reading it neither crashes nor hangs, every diagnostic can be shown, and a
// text is refused exactly if something is wrong with it. What is accepted is a model for the
// kernel, means the same when laid out tidily, and no verdict on it contradicts the plain
// definition; its certificate replays.
#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "cases/format/write/tidy.hpp"
#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "tasks/reading.hpp"
#include "tests/fuzz/judged.hpp"
#include "tests/fuzz/token_mutator.hpp"

namespace candor {
namespace {

ReadResult read(const std::string& text) { return read_text(text, "fuzz.yaml"); }

Certificate without_findings(const CaseFile& file) {
  Certificate certificate{file.id, file.model, {}};
  for (const StatedClaim& stated : file.claims)
    certificate.claims.push_back({stated.claim, Finding::undecided, {}, "not asked"});
  std::sort(certificate.claims.begin(), certificate.claims.end(),
            [](const CertifiedClaim& left, const CertifiedClaim& right) { return left.claim.id < right.claim.id; });
  return certificate;
}

void require_tidy_means_the_same(const std::string& text, const CaseFile& file) {
  const ReadResult tidied = read(tidy(text, {}));
  if (!tidied.case_file) throw std::logic_error("the tidy text is refused");
  const std::vector<std::string> found = differences(without_findings(*tidied.case_file), without_findings(file));
  if (!found.empty()) throw std::logic_error("the tidy text is another case: " + found.front());
}

void require_sound_verdicts(const CaseFile& file) {
  const Kernel kernel(file.model, defect_of_names);
  Certificate certificate{file.id, file.model, {}};
  for (const StatedClaim& stated : file.claims) {
    const Verdict verdict = prove(kernel, file.model, stated.claim.statement, {1});
    testing::require_agreement(file.model, stated.claim.statement, verdict);
    certificate.claims.push_back(certify(kernel, stated.claim, verdict));
  }
  std::sort(certificate.claims.begin(), certificate.claims.end(),
            [](const CertifiedClaim& left, const CertifiedClaim& right) { return left.claim.id < right.claim.id; });
  const auto back = read_certificate(write_certificate(certificate));
  if (!std::holds_alternative<Certificate>(back))
    throw std::logic_error("the certificate is not read: " + std::get<Malformed>(back).message);
  for (const CertifiedClaim& claim : std::get<Certificate>(back).claims)
    if (const std::string fault = replay(kernel, claim).fault; !fault.empty())
      throw std::logic_error("the certificate does not replay: " + fault);
}

void examine(const std::string& text) {
  const ReadResult result = read(text);
  (void)render(result.diagnostics, "fuzz.yaml", result.text);
  const bool is_wrong = std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                                    [](const Diagnostic& one) { return one.severity == Diagnostic::Severity::error; });
  if (is_wrong == result.case_file.has_value())
    throw std::logic_error(is_wrong ? "accepted in spite of an error" : "refused without an error");
  if (!result.case_file || !testing::is_small(result.case_file->model, result.case_file->claims.size())) return;
  testing::remember_accepted(text);
  require_tidy_means_the_same(text, *result.case_file);
  require_sound_verdicts(*result.case_file);
}

}  // namespace
}  // namespace candor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  candor::examine({reinterpret_cast<const char*>(data), size});
  return 0;
}
