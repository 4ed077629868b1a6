// SPDX-License-Identifier: MIT
#include "reports/export/smtlib/file.hpp"

#include "reports/export/smtlib/question.hpp"

namespace candor {
namespace {

/// What the numbers in the names of symbols stand for.
std::string legend(const FiniteModel& model) {
  const TypeSpace& types = model.environment.types;
  std::string text;
  for (Agent i : types.grand_coalition()) {
    text += "; agent " + std::to_string(i.value + 1) + " is " + smt_comment(types.label(i)) + "; types";
    for (Type t; t.value < types.type_count(i); ++t.value)
      text += (t.value == 0 ? " " : ", ") + std::to_string(t.value + 1) + " is " + smt_comment(types.label(i, t).label);
    text += "\n";
  }
  text += "; outcomes:";
  for (std::size_t a = 0; a < model.environment.outcomes.size(); ++a)
    text += (a == 0 ? " " : ", ") + std::to_string(a + 1) + " is " + smt_comment(model.environment.outcomes[a]);
  return text + "\n";
}

std::string file_text(const std::string& head, const FiniteModel& model, const SmtVocabulary& words,
                      const SmtQuestion& question, bool satisfiable) {
  std::string text = head + legend(model) + "; queries: " + std::to_string(question.queries.size()) +
                     "\n; expected: " + (satisfiable ? "sat somewhere" : "unsat everywhere") + "\n(set-logic ALL)\n" +
                     words.definitions();
  int number = 0;
  for (const SmtQuery& query : question.queries) {
    text += "\n; query " + std::to_string(++number) + ": " + query.about + "\n(push 1)\n";
    for (const std::string& unknown : query.unknowns) text += "(declare-fun " + unknown + " () Real)\n";
    for (const std::string& assertion : query.assertions) text += "(assert " + assertion + ")\n";
    text += "(check-sat)\n(pop 1)\n";
  }
  return text;
}

/// Without this a mistyped prior could leave a claim nothing to be about.
SmtQuestion well_formed(SmtVocabulary& words) {
  const FiniteModel& model = words.model();
  SmtTerms negative, all;
  for (Profile theta; theta.value < words.types().profile_count(); ++theta.value) {
    all.push_back(words.prior(theta));
    negative.push_back(smt_apply("<", all.back(), "0.0"));
  }
  SmtQuestion question;
  question.queries.push_back(
      {"a prior that is none", {}, {smt_any({smt_any(negative), smt_not(smt_apply("=", smt_sum(all), "1.0"))})}});
  for (std::size_t q = 0; q < model.allocations.size(); ++q) {
    SmtTerms wrong;
    for (Profile theta; theta.value < words.types().profile_count(); ++theta.value) {
      SmtTerms chances;
      for (Outcome a; a.value < model.environment.outcome_count(); ++a.value) {
        chances.push_back(words.chance(q, a, theta));
        wrong.push_back(smt_apply("<", chances.back(), "0.0"));
      }
      wrong.push_back(smt_not(smt_apply("=", smt_sum(chances), "1.0")));
    }
    question.queries.push_back(
        {smt_comment(model.allocations[q].name) + ": a lottery that is none", {}, {smt_any(wrong)}});
  }
  return question;
}

const ParameterFamily* varied_family(const Statement& statement) {
  const auto* region = claim_if<ParameterRegion>(statement);
  return region ? &region->subject->family : nullptr;
}

}  // namespace

SmtFiles smt_files(const std::string& example, const FiniteModel& model, const std::vector<DecidedClaim>& claims) {
  SmtFiles files;
  const std::string title = "; " + smt_comment(example) + "\n";
  for (const DecidedClaim& claim : claims) {
    try {
      SmtVocabulary words(model, varied_family(claim.statement));
      const SmtQuestion question = smt_question(words, claim.statement, {}, claim.evidence);
      std::string name = "claim_" + smt_name(claim.id);
      while (files.texts.contains(name + ".smt2")) name += "_";
      const std::string head = title + "; claim " + smt_comment(claim.id) + ": " +
                               std::string(property_name(claim.statement)) +
                               (claim.holds ? ", verified\n" : ", refuted\n");
      files.texts[name + ".smt2"] = file_text(head, model, words, question, question.existence == claim.holds);
    } catch (const Unstated& reason) {
      files.unstated.emplace_back(claim.id, reason.what());
    }
  }
  std::string head = title + "; the prior and the lotteries are some\n";
  for (const auto& [claim, reason] : files.unstated)
    head += "; no file for " + smt_comment(claim) + ": " + smt_comment(reason) + "\n";
  try {
    SmtVocabulary words(model);
    const SmtQuestion question = well_formed(words);
    files.texts["well_formed.smt2"] = file_text(head, model, words, question, false);
  } catch (const Unstated& reason) {
    files.unstated.emplace_back("well_formed", reason.what());
  }
  return files;
}

}  // namespace candor
