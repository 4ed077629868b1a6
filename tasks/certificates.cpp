// SPDX-License-Identifier: MIT
#include "tasks/certificates.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "cases/format/case_name.hpp"
#include "checker/definitions/names.hpp"
#include "engine/integer_engine.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "reports/export/certificate/certificate.hpp"
#include "tasks/in_order.hpp"
#include "tasks/invalid_question.hpp"

namespace candor {
namespace {

void sort_by_id(Certificate& certificate) {
  std::sort(certificate.claims.begin(), certificate.claims.end(),
            [](const CertifiedClaim& left, const CertifiedClaim& right) { return left.claim.id < right.claim.id; });
}

Certificate with_findings(const Examined& one, const Kernel::Watch& watch) {
  Certificate certificate{one.file->id, one.file->model, {}};
  for (std::size_t claim = 0; claim < one.verdicts.size(); ++claim)
    certificate.claims.push_back(certify(*one.kernel, one.file->claims[claim].claim, *one.verdicts[claim], watch));
  sort_by_id(certificate);
  return certificate;
}

/// The model and the statements of a case, nothing decided.
Certificate without_findings(const CaseFile& file) {
  Certificate certificate{file.id, file.model, {}};
  for (const StatedClaim& stated : file.claims)
    certificate.claims.push_back({stated.claim, Finding::undecided, {}, {}});
  sort_by_id(certificate);
  return certificate;
}

std::optional<Expect> expectation(const std::vector<Examined>& cases, const std::string& id) {
  for (const Examined& one : cases)
    for (const StatedClaim& stated : one.file->claims)
      if (stated.claim.id == id) return stated.expect;
  return std::nullopt;
}

void replay_claims(const Kernel& kernel, Verification& result, unsigned threads, const SearchOptions& search,
                   Listener& listener) {
  std::vector<Replay> replays(result.certificate.claims.size());
  std::vector<std::string> bugs(replays.size());
  const auto work = [&](std::size_t k) {
    try {
      replays[k] = replay_within(search, kernel, result.model(), result.certificate.claims[k]);
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& error) {
      bugs[k] = error.what();
    }
  };
  const auto deliver = [&](std::size_t k) {
    const CertifiedClaim& claim = result.certificate.claims[k];
    if (!bugs[k].empty()) {
      result.replayed.errors.push_back(claim.claim.id + ": " + bugs[k]);
      listener.contradiction(result.replayed.certificate, result.replayed.errors.back());
      result.contradiction = true;
      replays[k].fault = bugs[k];
    }
    result.replayed.claims.push_back({claim, std::move(replays[k]), expectation(result.cases, claim.claim.id)});
  };
  in_order(replays.size(), threads, work, deliver);
}

}  // namespace

Replay replay_within(const SearchOptions& search, const Kernel& kernel, const Model& model,
                     const CertifiedClaim& claim) {
  const SearchLimit limit = search.limit();
  const IntegerEngine engine;
  try {
    if (claim.evidence && std::holds_alternative<Enumerate>(*claim.evidence))
      refuse_what_is_too_much(kernel, model, claim.claim.statement, limit);
    return replay(kernel, claim, &engine, watching(limit));
  } catch (const GaveUp& gave_up) {
    return {Kernel::gave_up(gave_up.what()), {}};
  }
}

std::string certificate_of(const Examined& one, const SearchOptions& search) {
  const SearchLimit limit = search.limit();
  std::string text;
  try {
    text = write_certificate(with_findings(one, watching(limit)), limit.patience("writing it"));
  } catch (const GaveUp& gave_up) {
    throw GaveUp("no certificate of " + shown(one.path) + " was written: " + gave_up.what());
  } catch (const std::length_error& too_long) {
    throw InvalidQuestion("no certificate of " + shown(one.path) + " can be written: it would have " + too_long.what());
  }
  if (text.size() > largest_certificate)
    throw InvalidQuestion("the certificate of " + shown(one.path) + " would have " + std::to_string(text.size()) +
                          " bytes, more than the format allows");
  return text;
}

std::string in_words(const std::filesystem::path& file, const Malformed& malformed) {
  std::string text = shown(file);
  if (malformed.line > 0) text += ':' + std::to_string(malformed.line) + ':' + std::to_string(malformed.column);
  return text + ": error: " + (malformed.path.empty() ? "" : malformed.path + ": ") + malformed.message;
}

std::variant<Kernel, std::string> kernel_of_own_tables(const std::filesystem::path& name, Certificate& certificate,
                                                       const Patience& patience) {
  try {
    if (auto* finite = std::get_if<FiniteModel>(&certificate.model)) tabulate_named_rules(*finite, patience);
    return Kernel(certificate.model, defect_of_names, patience);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const GaveUp&) {
    throw;
  } catch (const std::exception& defect) {
    return shown(name) + ": rejected: this is no model that claims can be made about: " + defect.what();
  }
}

namespace {

/// Throws GaveUp where nothing was replayed yet.
Verification verified(const std::string& text, const std::filesystem::path& name,
                      const std::optional<std::filesystem::path>& case_file, unsigned threads,
                      const SearchOptions& search, Listener& listener) {
  Verification result;
  result.replayed.certificate = shown(name);
  const auto refused = [&](Verification::End end, const std::string& reason) {
    result.end = end;
    result.replayed.errors.push_back(reason);
    return std::move(result);
  };
  const SearchLimit limit = search.limit(
      [&](std::string_view state) { listener.doing(result.replayed.certificate + ": " + std::string(state)); });
  const Patience patience = limit.patience("reading");
  std::variant<Certificate, Malformed> read = read_certificate(text, patience);
  if (const auto* malformed = std::get_if<Malformed>(&read))
    return refused(Verification::End::malformed, in_words(name, *malformed));
  result.certificate = std::move(std::get<Certificate>(read));
  result.replayed.case_id = result.certificate.case_id;
  if (!case_file) {
    const std::variant<Kernel, std::string> kernel = kernel_of_own_tables(name, result.certificate, patience);
    if (const auto* defect = std::get_if<std::string>(&kernel)) return refused(Verification::End::rejected, *defect);
    replay_claims(std::get<Kernel>(kernel), result, threads, search, listener);
    return result;
  }
  result.cases = examine({*case_file}, 1, search, listener);
  const Examined& one = result.cases.front();
  if (!one.kernel)
    return refused(Verification::End::case_unreadable,
                   shown(*case_file) + ": the case cannot be read, so the certificate is not compared with it");
  const Certificate from_case = without_findings(*one.file);
  const SearchLimit of_comparison = search.limit();
  const std::vector<std::string> found =
      differences(result.certificate, from_case, of_comparison.patience("comparing it with the case"));
  if (!found.empty()) {
    std::string reason = result.replayed.certificate + ": rejected: the certificate is not about this case";
    for (const std::string& difference : found) reason += "\n  " + difference;
    return refused(Verification::End::rejected, reason);
  }
  result.replayed.compared = true;
  // What is judged is the case's own claim: whoever compares and writes certificates is not believed.
  for (std::size_t k = 0; k < from_case.claims.size(); ++k)
    result.certificate.claims[k].claim = from_case.claims[k].claim;
  replay_claims(*one.kernel, result, threads, search, listener);
  return result;
}

}  // namespace

Verification verify(const std::string& text, const std::filesystem::path& name,
                    const std::optional<std::filesystem::path>& case_file, unsigned threads,
                    const SearchOptions& search, Listener& listener) {
  try {
    return verified(text, name, case_file, threads, search, listener);
  } catch (const GaveUp& gave_up) {
    Verification result;
    result.end = Verification::End::given_up;
    result.replayed.certificate = shown(name);
    result.replayed.errors.push_back(shown(name) + " was not read to its end: " + gave_up.what());
    return result;
  }
}

}  // namespace candor
