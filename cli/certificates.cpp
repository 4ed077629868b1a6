// SPDX-License-Identifier: MIT
#include "cli/certificates.hpp"

#include <algorithm>
#include <map>

#include "cases/format/case_name.hpp"
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

/// Never leads out of the folder for certificates: no name has a part '..'. `arguments` as in
/// write_certificates.
std::string name_of(const Examined& one, const std::vector<std::filesystem::path>& arguments) {
  if (path_below_cases(one.path)) return one.file->id;
  const std::filesystem::path path = one.path.lexically_normal();
  for (const std::filesystem::path& argument : arguments) {
    const std::filesystem::path below = path.lexically_relative(argument.lexically_normal());
    if (std::filesystem::is_directory(argument) && !below.empty() && *below.begin() != "..")
      return std::filesystem::path(below).replace_extension().generic_string();
  }
  return one.file->id;
}

std::string certificate_of(const Examined& one) {
  try {
    return write_certificate(with_findings(one));
  } catch (const std::length_error& too_long) {
    throw CommandLineError("no certificate of " + shown(one.path) + " can be written: it would have " +
                           too_long.what());
  }
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
  std::string text = shown(file);
  if (malformed.line > 0) text += ':' + std::to_string(malformed.line) + ':' + std::to_string(malformed.column);
  return text + ": error: " + (malformed.path.empty() ? "" : malformed.path + ": ") + malformed.message;
}

void write_certificates(const std::vector<Examined>& cases, const std::vector<std::filesystem::path>& arguments,
                        const std::filesystem::path& folder) {
  std::map<std::string, const Examined*> by_name;
  for (const Examined& one : cases) {
    if (!one.is_decided()) continue;
    const std::string name = name_of(one, arguments);
    const auto [first, is_new] = by_name.emplace(name, &one);
    if (!is_new)
      throw CommandLineError("the cases " + shown(first->second->path) + " and " + shown(one.path) +
                             " are both called " + shown(name) + ": their certificates would have one name");
  }
  for (const auto& [name, one] : by_name) {
    const std::string text = certificate_of(*one);
    if (text.size() > largest_certificate)
      throw CommandLineError("the certificate of " + shown(one->path) + " would have " + std::to_string(text.size()) +
                             " bytes, more than the format allows");
    write_files({{name + ".json", text}}, folder);
  }
}

}  // namespace candor
