// SPDX-License-Identifier: MIT
#include "reports/json/json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "checker/definitions/names.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using Json = nlohmann::json;

/// Two agents, uniform prior, one claim of each kind of verdict.
class JsonOutput : public ::testing::Test {
 protected:
  JsonOutput() {
    file.id = "a/b";
    file.path = "cases/a/b.yaml";
    file.title = "Title \"quoted\"\n\x01";
    file.finite() = testing::blank(2, 2, 1);
    state("true", FullSupport{}, Expect::verified);
    Value third;
    third.event.types = testing::joint(file.finite(), {0}, {0});
    third.relation = Relation::equal;
    third.number = testing::ratio(1, 3);
    state("false", third, Expect::refuted);
    state("empty", Cbdp{{}}, Expect::verified);
    const Kernel kernel(file.finite(), defect_of_names);
    for (const StatedClaim& stated : file.claims)
      results.front().verdicts.push_back(kernel.check(stated.claim.statement, Enumerate{}));
  }
  void state(std::string id, Statement statement, Expect expect) {
    StatedClaim stated;
    stated.claim = {std::move(id), std::move(statement)};
    stated.expect = expect;
    file.claims.push_back(std::move(stated));
  }

  CaseFile file;
  std::vector<CaseResult> results = {CaseResult{file, {}}};
};

TEST_F(JsonOutput, SummaryCountsTheClaims) {
  const Json answer = Json::parse(check_json(results, {}));
  EXPECT_EQ(answer["summary"]["claims"], 3);
  EXPECT_EQ(answer["summary"]["as_expected"], 2);
  EXPECT_EQ(answer["summary"]["verified"], 1);
  EXPECT_EQ(answer["summary"]["refuted"], 1);
  EXPECT_EQ(answer["summary"]["undecided"], 1);
  EXPECT_EQ(answer["cases"][0]["title"], file.title);
}

TEST_F(JsonOutput, ValuesAreStringsInLowestTerms) {
  const Json claim = Json::parse(check_json(results, {}))["cases"][0]["claims"][1];
  EXPECT_EQ(claim["verdict"], "refuted");
  EXPECT_EQ(claim["values"]["left"], "1/2");
  EXPECT_EQ(claim["values"]["right"], "1/3");
  EXPECT_EQ(claim["values"]["holds"], false);
  EXPECT_EQ(claim["evidence"]["kind"], "enumerate");
}

TEST_F(JsonOutput, AnUndecidedClaimSaysWhy) {
  const Json claim = Json::parse(check_json(results, {}))["cases"][0]["claims"][2];
  EXPECT_EQ(claim["verdict"], "undecided");
  EXPECT_EQ(claim["as_expected"], false);
  EXPECT_EQ(claim["evidence"]["kind"], "none");
  EXPECT_FALSE(claim["evidence"]["reason"].get<std::string>().empty());
}

// Evidence is as in certificates, and a certificate has no number of more than 4096 characters.
TEST_F(JsonOutput, EvidenceMayHaveNumbersThatNoCertificateHas) {
  testing::add_allocation(file.finite(), [](Profile) { return Outcome{0}; });
  Implementable everybody_is_paid;
  everybody_is_paid.requirements.individual_rationality = Stage::ex_post;
  Rational number = 1;
  for (int k = 0; k < 5000; ++k) number *= 10;
  AgentAmounts amounts(2, 4);
  for (std::uint32_t theta = 0; theta < 4; ++theta) amounts(Agent{0}, Profile{theta}) = number;
  file.claims.clear();
  state("rich", everybody_is_paid, Expect::verified);
  const Statement& statement = file.claims.front().claim.statement;
  const std::vector<CaseResult> rich{{file, {Kernel(file.finite()).check(statement, TransferTable{amounts})}}};
  const Json claim = Json::parse(check_json(rich, {}))["cases"][0]["claims"][0];
  EXPECT_EQ(claim["verdict"], "verified");
  EXPECT_EQ(claim["evidence"]["amounts"][3]["amounts"].size(), 2u);
  EXPECT_EQ(claim["evidence"]["amounts"][3]["amounts"].front(), number.text());
}

TEST_F(JsonOutput, MishapsAreListedAndBytesThatAreNotUtf8AreReplaced) {
  const Json answer = Json::parse(check_json({}, {{"bad.yaml", "\xff"}}));
  EXPECT_EQ(answer["errors"][0]["file"], "bad.yaml");
  EXPECT_EQ(answer["summary"]["claims"], 0);
}

TEST_F(JsonOutput, ExplainListsEveryComparison) {
  const Json answer = Json::parse(explain_json(file, file.claims[0], results.front().verdicts[0], true));
  ASSERT_EQ(answer["comparisons"].size(), 4u);
  EXPECT_EQ(answer["comparisons"][0]["left"]["value"], "1/4");
  EXPECT_EQ(answer["comparisons"][0]["relation"], ">");
}

}  // namespace
}  // namespace candor
