// SPDX-License-Identifier: MIT
// Claims about dynamic models are written as a case file says them: read back, they are the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "cases/format/write/write_case.hpp"
#include "constructions.hpp"
#include "reports/export/certificate/certificate.hpp"

namespace candor {
namespace {

CaseFile read_back(const std::string& text) {
  ReadResult result = test::read_text(text);
  if (!result.case_file) throw std::runtime_error(test::messages(result) + text);
  return std::move(*result.case_file);
}

std::string without_claims(const std::string& text) { return text.substr(0, text.find("\nclaims:\n") + 1); }

/// The case and its claims, every detail of them.
Certificate all_of(const CaseFile& file) {
  Certificate certificate{"", file.model, {}};
  for (const StatedClaim& stated : file.claims)
    certificate.claims.push_back({stated.claim, Finding::undecided, {}, "not asked"});
  std::sort(certificate.claims.begin(), certificate.claims.end(),
            [](const CertifiedClaim& one, const CertifiedClaim& other) { return one.claim.id < other.claim.id; });
  return certificate;
}

void expect_round_trip(const std::string& text) {
  const CaseFile file = read_back(text);
  std::string written;
  for (const StatedClaim& stated : file.claims) written += write_claim(file.model, stated);
  const CaseFile again = read_back(without_claims(text) + "claims:\n" + written);
  EXPECT_EQ(differences(all_of(again), all_of(file)), std::vector<std::string>()) << written;
  ASSERT_EQ(again.claims.size(), file.claims.size());
  for (std::size_t k = 0; k < file.claims.size(); ++k) {
    EXPECT_EQ(again.claims[k].expect, file.claims[k].expect);
    EXPECT_EQ(again.claims[k].says, file.claims[k].says);
    EXPECT_EQ(again.claims[k].where, file.claims[k].where);
    EXPECT_EQ(again.claims[k].erratum, file.claims[k].erratum);
  }
}

TEST(WriteDynamicClaims, BundledClaimsComeBack) {
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator("../../cases/liu2018")) {
    if (entry.path().extension() != ".yaml") continue;
    SCOPED_TRACE(entry.path().string());
    const std::string text = test::file_text(entry.path().string());
    if (text.find("\nfamily: dynamic\n") == std::string::npos) continue;
    ++cases;
    expect_round_trip(text);
  }
  EXPECT_GE(cases, 6U);
}

/// Every property, and every way to say what it is about, at least once.
const std::vector<std::string> claims{
    "property: interim_ic, mechanism: m",
    "property: interim_ic, allocation: q, transfers: fees, tier: all",
    "property: interim_ic, allocation: late, tier: path",
    "property: ex_post_ic, mechanism: m",
    "property: individual_rationality, mechanism: m, stage: ex_ante, tier: tree",
    "property: individual_rationality, mechanism: m, stage: ex_post, tier: path",
    "property: individual_rationality, mechanism: m",
    "property: budget_balance, mechanism: m",
    "property: budget_balance, mechanism: m, balance: no_deficit",
    "property: budget_balance, mechanism: m, balance: ex_ante",
    "property: budget_balance, mechanism: m, balance: ex_ante_no_deficit",
    "property: efficient, allocation: q",
    "property: efficient, allocation: q, sequentially: true",
    "property: incentive_efficient, of: rule, allocation: q",
    "property: incentive_efficient, mechanism: m, sequentially: true",
    "property: guarantee, mechanism: m",
    "property: guarantee, mechanism: m, agents: [2]",
    "property: guarantee, mechanism: m, agents: 1, less_than: 5",
    "property: coalition_gain, mechanism: m, coalition: [1, 2], at_most: 3",
    "property: coalition_gain, mechanism: m, coalition: 2, greater_than: -7/3",
    "property: collusion_proof, mechanism: m",
    "property: collusion_proof, mechanism: m, colluders: grand",
    "property: value, mechanism: m, coalition: 1, at_least: 0",
    "property: value, of: transfer, allocation: q, transfers: fees, coalition: 2, given: {1: low, 2: high}, equals: "
    "1/10",
    "property: value, of: payoff, mechanism: m, coalition: [1, 2], period: 2, last_reports: {1: high, 2: low}, "
    "last_outcome: go, statistic: busy, given: {2: high}, equals: 1",
    "property: value, scheme: ring, coalition: 1, period: 2, last_reports: {1: high, 2: low}, last_messages: {1: high, "
    "2: high}, last_outcome: stay, statistic: calm, less_than: 9",
    "property: scheme, scheme: ring, is: incentive_compatible",
    "property: scheme, scheme: ring, is: outsiders_truthful",
    "property: scheme, scheme: ring, is: balanced",
    "property: scheme, scheme: ring, is: profitable",
    "property: equal_rules, rules: [liu, fees]",
};

TEST(WriteDynamicClaims, EveryPropertyComesBack) {
  std::string text = without_claims(test::file_text("valid_dynamic.yaml")) + "claims:\n";
  for (std::size_t k = 0; k < claims.size(); ++k)
    text += "  - {id: c" + std::to_string(k) + ", " + claims[k] +
            ", expect: refuted, says: \"as \\\"it\\\" says: {this}\", where: \"page 1, #2\"}\n";
  expect_round_trip(text);
}

TEST(WriteDynamicClaims, IsWhatAnAuthorWouldWrite) {
  const CaseFile file = read_back(test::file_text("valid_dynamic.yaml"));
  EXPECT_EQ(write_claim(file.model, file.claims[1]),
            "  - {id: v, property: value, of: utility, mechanism: m, coalition: [1], period: 2, last_reports: {1: low, "
            "2: low}, last_outcome: stay, statistic: calm, equals: 1, "
            "expect: refuted}\n");
}

}  // namespace
}  // namespace candor
