// SPDX-License-Identifier: MIT
#include "reports/export/certificate/certificate.hpp"

#include <algorithm>
#include <limits>

#include "checker/certificate/describe.hpp"
#include "reports/export/certificate/writer.hpp"

namespace candor {

using namespace certificates;

namespace {

JsonNode document(Certificate certificate, const Patience& patience, std::size_t bytes) {
  Vocabulary vocabulary;
  Allowance allowance{patience, bytes};
  Writer form(vocabulary, allowance);
  form.spread();
  describe(form, certificate);
  return std::move(form.node);
}

/// What `write(form)` writes at one key.
template <class Write>
JsonNode part(const Model& model, const Write& write) {
  Vocabulary vocabulary;
  vocabulary.speak_of(model);
  vocabulary.longest_number = std::numeric_limits<std::size_t>::max();
  Allowance unlimited;
  Writer form(vocabulary, unlimited);
  write(form);
  return std::move(form.node.items.at(0));
}

}  // namespace

CertifiedClaim certify(const Kernel& kernel, const Claim& claim, const Verdict& verdict, const Kernel::Watch& watch) {
  if (const auto* verified = std::get_if<Verified>(&verdict))
    return {claim, Finding::verified, verified->evidence(), {}};
  if (const auto* undecided = std::get_if<Undecided>(&verdict))
    return {claim, Finding::undecided, {}, undecided->explanation()};
  const auto& refuted = std::get<Refuted>(verdict);
  if (std::holds_alternative<Enumerate>(refuted.evidence())) {
    const Witness witness{refuted.counterexample().front().place};
    if (std::holds_alternative<Refuted>(kernel.check(claim.statement, witness, watch)))
      return {claim, Finding::refuted, witness, {}};
  }
  return {claim, Finding::refuted, refuted.evidence(), {}};
}

std::string write_certificate(const Certificate& certificate, const Patience& patience) {
  return print_json(document(certificate, patience, largest_certificate));
}

JsonNode certificates::evidence_as_written(const Model& model, const Statement& statement, const Evidence& evidence) {
  return part(model, [&](Writer& form) {
    about_claim(form.vocabulary, statement);
    form("evidence", evidence);
  });
}

JsonNode certificates::place_as_written(const Model& model, const Statement& statement, const Place& place) {
  return part(model, [&](Writer& form) {
    about_claim(form.vocabulary, statement);
    form("place", Place(place));
  });
}

JsonNode certificates::amounts_as_written(const Model& model, AgentAmounts amounts) {
  return part(model, [&](Writer& form) { amounts_field(form, "amounts", amounts); });
}

// --- agreement with the case ---------------------------------------------------------------------

namespace {

constexpr std::size_t most_differences = 5;

/// Names an item of an array by what it is about, as far as it says so.
std::string name_of(const JsonNode& item, std::size_t index) {
  for (std::size_t k = 0; k < item.keys.size(); ++k) {
    if (item.keys[k] != "id" && item.keys[k] != "name" && item.keys[k] != "types") continue;
    std::string text = item.items[k].text;
    for (std::size_t m = 0; m < item.items[k].keys.size(); ++m)
      text += (m == 0 ? "" : ", ") + item.items[k].keys[m] + ": " + item.items[k].items[m].text;
    return '[' + text + ']';
  }
  return '[' + std::to_string(index) + ']';
}

std::string in_words(const JsonNode& node) {
  constexpr std::size_t longest = 120;
  std::string text = print_json(node);
  text.pop_back();
  return text.size() > longest ? text.substr(0, longest) + "..." : text;
}

/// Both were written by the Writer: the same things stand in the same order.
void compare(const JsonNode& left, const JsonNode& right, const std::string& path, std::vector<std::string>& found) {
  if (found.size() == most_differences) return;
  if (left.kind != right.kind || left.keys != right.keys || left.items.size() != right.items.size() ||
      left.text != right.text) {
    found.push_back(path + ": the certificate has " + in_words(left) + ", the case " + in_words(right));
    return;
  }
  for (std::size_t k = 0; k < left.items.size(); ++k)
    compare(left.items[k], right.items[k],
            path + (left.keys.empty() ? name_of(left.items[k], k) : (path.empty() ? "" : ".") + left.keys[k]), found);
}

/// Claims without what is said to follow.
Certificate statements_of(Certificate certificate) {
  for (CertifiedClaim& claim : certificate.claims) claim = {claim.claim, Finding::undecided, {}, {}};
  return certificate;
}

std::vector<std::string> ids_of(const Certificate& certificate) {
  std::vector<std::string> ids;
  for (const CertifiedClaim& claim : certificate.claims) ids.push_back(claim.claim.id);
  return ids;
}

}  // namespace

std::vector<std::string> differences(const Certificate& certificate, const Certificate& from_case,
                                     const Patience& patience) {
  constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
  std::vector<std::string> found;
  if (certificate.case_id != from_case.case_id)
    found.push_back("the certificate is about the case '" + certificate.case_id + "', this is '" + from_case.case_id +
                    "'");
  const std::vector<std::string> there = ids_of(certificate), wanted = ids_of(from_case);
  for (const std::string& id : wanted)
    if (!std::binary_search(there.begin(), there.end(), id))
      found.push_back("the case claims " + id + ", the certificate does not");
  for (const std::string& id : there)
    if (!std::binary_search(wanted.begin(), wanted.end(), id))
      found.push_back("the certificate claims " + id + ", the case does not");
  if (there == wanted)
    compare(document(statements_of(certificate), patience, any), document(statements_of(from_case), patience, any), {},
            found);
  if (found.size() > most_differences) found.resize(most_differences);
  return found;
}

}  // namespace candor
