// SPDX-License-Identifier: MIT
#include "cli/certificates.hpp"

#include <algorithm>
#include <map>

#include "cli/command_line.hpp"
#include "cli/files.hpp"

namespace candor {

namespace {

void sort_by_id(Certificate& certificate) {
  std::sort(certificate.claims.begin(), certificate.claims.end(),
            [](const CertifiedClaim& left, const CertifiedClaim& right) { return left.claim.id < right.claim.id; });
}

Certificate with_findings(const Examined& one) {
  Certificate certificate{one.file->id, one.file->model, {}};
  for (std::size_t claim = 0; claim < one.verdicts.size(); ++claim)
    certificate.claims.push_back(certify(*one.kernel, one.file->claims[claim].claim, *one.verdicts[claim]));
  sort_by_id(certificate);
  return certificate;
}

}  // namespace

Certificate without_findings(const CaseFile& file) {
  Certificate certificate{file.id, file.model, {}};
  for (const StatedClaim& stated : file.claims)
    certificate.claims.push_back({stated.claim, Finding::undecided, {}, {}});
  sort_by_id(certificate);
  return certificate;
}

std::string in_words(const std::filesystem::path& file, const Malformed& malformed) {
  std::string text = file.generic_string();
  if (malformed.line > 0) text += ':' + std::to_string(malformed.line) + ':' + std::to_string(malformed.column);
  return text + ": error: " + (malformed.path.empty() ? "" : malformed.path + ": ") + malformed.message;
}

void write_certificates(const std::vector<Examined>& cases, const std::filesystem::path& folder) {
  std::map<std::string, const Examined*> by_id;
  for (const Examined& one : cases) {
    if (!one.is_decided()) continue;
    const auto [first, is_new] = by_id.emplace(one.file->id, &one);
    if (!is_new)
      throw CommandLineError("the cases " + first->second->path.string() + " and " + one.path.string() +
                             " are both called " + one.file->id + ": their certificates would have one name");
  }
  for (const auto& [id, one] : by_id) {
    const std::string text = write_certificate(with_findings(*one));
    if (text.size() > largest_certificate)
      throw CommandLineError("the certificate of " + one->path.string() + " would have " + std::to_string(text.size()) +
                             " bytes, more than the format allows");
    write_files({{id + ".json", text}}, folder);
  }
}

}  // namespace candor
