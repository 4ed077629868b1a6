// SPDX-License-Identifier: MIT
// candor audit: every property Candor knows, tried on a case; no claims needed.
#include "prover/dynamic/audit.hpp"

#include <algorithm>
#include <new>

#include "cases/format/case_name.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "checker/definitions/names.hpp"
#include "cli/command_line.hpp"
#include "cli/examination.hpp"
#include "cli/files.hpp"
#include "cli/in_order.hpp"
#include "cli/interruption.hpp"
#include "prover/audit/implications.hpp"
#include "prover/audit/minimal_violators.hpp"
#include "reports/text/audit.hpp"
#include "reports/text/words.hpp"

namespace candor {

namespace {

/// A case whose claims are the questions of its audit.
struct Audited {
  const Examined* original;
  AuditPlan plan;
  std::size_t own_transfers = 0;
  std::vector<dynamic::Question> questions = {};  ///< about a dynamic model, in place of the plan
};

std::vector<Mechanism> chosen_mechanisms(const CaseFile& file, const std::string& name) {
  std::vector<Mechanism> known = audited_mechanisms(file.finite());
  if (name.empty()) return known;
  const auto name_of = [&](const Mechanism& one) {
    return one.name.empty() ? file.finite().transfers[one.transfers.front()].name : one.name;
  };
  std::vector<std::string> names;
  for (const Mechanism& one : known) names.push_back(name_of(one));
  std::erase_if(known, [&](const Mechanism& one) { return name_of(one) != name; });
  if (!known.empty()) return known;
  const std::string hint = did_you_mean(name, names);
  throw CommandLineError("case " + file.id + " has no mechanism '" + name + "'" + (hint.empty() ? "" : "; " + hint));
}

std::vector<dynamic::Mechanism> chosen_mechanisms(const CaseFile& file, const dynamic::Model& model,
                                                  const std::string& name) {
  std::vector<dynamic::Mechanism> known = dynamic::audited_mechanisms(model);
  if (name.empty()) return known;
  std::vector<std::string> names;
  for (const dynamic::Mechanism& one : known) names.push_back(dynamic::name_of(model, one));
  std::erase_if(known, [&](const dynamic::Mechanism& one) { return dynamic::name_of(model, one) != name; });
  if (!known.empty()) return known;
  const std::string hint = did_you_mean(name, names);
  throw CommandLineError("case " + file.id + " has no mechanism '" + name + "'" + (hint.empty() ? "" : "; " + hint));
}

/// The case with this model, and the questions in place of its claims.
template <class Questions>
Examined with_questions(const Examined& original, const Questions& questions, Model model) {
  CaseFile file = *original.file;
  file.model = std::move(model);
  file.claims.clear();
  for (const auto& question : questions) file.claims.emplace_back().claim = question.claim;
  Examined one;
  one.path = original.path;
  one.file = std::make_unique<const CaseFile>(std::move(file));
  one.kernel = std::make_unique<const Kernel>(one.file->model, defect_of_names);
  one.verdicts.resize(questions.size());
  return one;
}

std::string subject_name(const FiniteModel& model, const AuditPlan& plan, Subject subject) {
  switch (subject.kind) {
    case Subject::Kind::environment: return {};
    case Subject::Kind::allocation: return model.allocations[subject.index].name;
    case Subject::Kind::transfers: return model.transfers[subject.index].name;
    case Subject::Kind::mechanism: break;
  }
  const Mechanism& mechanism = plan.mechanisms[subject.index];
  return mechanism.name.empty() ? '(' + model.allocations[mechanism.allocation].name + ", " +
                                      model.transfers[mechanism.transfers.front()].name + ')'
                                : mechanism.name;
}

std::string heading(const FiniteModel& model, const AuditPlan& plan, Subject subject) {
  switch (subject.kind) {
    case Subject::Kind::environment: return "Types and payoffs";
    case Subject::Kind::allocation: return "Allocation " + model.allocations[subject.index].name;
    case Subject::Kind::transfers: return "Transfer rule " + model.transfers[subject.index].name;
    case Subject::Kind::mechanism: break;
  }
  return "Mechanism " + in_words(model, plan.mechanisms[subject.index]);
}

Answers answers_of(const Examined& one) {
  Answers answers;
  for (const auto& verdict : one.verdicts)
    answers.push_back(is_undecided(*verdict) ? std::nullopt : std::optional(is_verified(*verdict)));
  return answers;
}

bool is_about_the_case(const Statement& statement, std::size_t own_transfers) {
  const auto* equal = claim_if<EqualRules>(statement);
  return equal == nullptr || equal->second < own_transfers;
}

AuditResult result_of_dynamic(const Examined& one, const Audited& audited) {
  AuditResult result{*audited.original->file, one.file->model, {}};
  for (std::size_t k = 0; k < one.verdicts.size(); ++k) {
    const dynamic::Question& question = audited.questions[k];
    result.properties.push_back(
        {question.claim, question.heading, question.subject, question.qualifier, *one.verdicts[k], {}, {}, true, true});
  }
  return result;
}

/// Throws std::logic_error if two verdicts contradict each other.
AuditResult result_of(const Examined& one, const Audited& audited) {
  if (family_of(one.file->model) == Family::dynamic) return result_of_dynamic(one, audited);
  const FiniteModel& model = one.file->finite();
  const std::vector<Impossible> known = implications(model, audited.plan);
  const Answers answers = answers_of(one);
  if (const auto impossible = contradiction(answers, known)) {
    std::vector<std::string> verdicts;
    for (const Literal& literal : *impossible)
      verdicts.push_back(one.file->claims[literal.question].claim.id + (literal.holds ? " verified" : " refuted"));
    throw std::logic_error("these verdicts cannot all be right: " + joined(verdicts));
  }
  const auto follows = consequences(answers, known);
  AuditResult result{*audited.original->file, model, {}};
  for (std::size_t k = 0; k < one.verdicts.size(); ++k) {
    const Question& question = audited.plan.questions[k];
    result.properties.push_back({question.claim,
                                 heading(model, audited.plan, question.subject),
                                 subject_name(model, audited.plan, question.subject),
                                 question.qualifier,
                                 *one.verdicts[k],
                                 follows[k],
                                 {},
                                 true,
                                 is_about_the_case(question.claim.statement, audited.own_transfers)});
  }
  return result;
}

/// Looks for the minimal violators of everything that is refuted.
void find_violators(const Examined& one, AuditResult& result, const Audit& options, Progress& progress) {
  if (family_of(one.file->model) != Family::finite) return;
  const Stoppable stoppable;
  std::vector<std::string> failures(result.properties.size());
  const auto work = [&](std::size_t k) {
    AuditedProperty& property = result.properties[k];
    if (!is_refuted(property.verdict)) return;
    try {
      const SearchLimit limit = options.search.limit([&](std::string_view state) {
        progress.show("who violates " + property.claim.id + ": " + std::string(state));
      });
      MinimalViolators found = minimal_violators(*one.kernel, one.file->finite(), property.claim.statement, limit);
      property.minimal_violators = std::move(found.coalitions);
      property.violators_complete = found.complete;
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& error) {
      failures[k] = error.what();
    }
  };
  in_order(result.properties.size(), options.threads, work, [](std::size_t) {});
  if (interruption())
    throw Interrupted("interrupted; every property was decided, but not which coalitions violate them");
  for (const std::string& failure : failures)
    if (!failure.empty()) throw std::logic_error(failure);
}

std::string paint(const Verdict& verdict, const std::string& text) {
  return coloured(text, is_verified(verdict) ? Colour::green : is_refuted(verdict) ? Colour::red : Colour::yellow);
}

std::string last_line(const AuditResult& result) {
  const Summary counts = summary(result);
  const auto implied = std::count_if(result.properties.begin(), result.properties.end(),
                                     [](const AuditedProperty& property) { return property.follows_from.has_value(); });
  std::string text = counted(counts.claims, "property", "properties") + ": " + std::to_string(counts.verified) +
                     " verified, " + std::to_string(counts.refuted) + " refuted";
  if (counts.undecided > 0) text += ", " + std::to_string(counts.undecided) + " undecided";
  if (implied > 0) text += "; " + std::to_string(implied) + " of these verdicts follow from others";
  return text + '\n';
}

void print_result(const AuditResult& result, const Audit& options) {
  if (options.claims) return print("# " + result.file.id + "\nclaims:\n" + audit_claims(result));
  print(coloured(result.file.id + ": " + result.file.title, Colour::bold) + "\n\n" + audit_table(result, paint) + '\n' +
        last_line(result));
}

}  // namespace

ExitCode run(const Audit& options) {
  const std::vector<Examined> originals = examine(find_cases(options.cases), options.threads);
  Progress progress(!options.json && !options.claims);
  std::vector<Audited> audits;
  std::vector<Examined> cases;
  ExitCode code = ExitCode::as_expected;
  for (const Examined& original : originals) {
    if (!original.kernel) {
      code = graver(code, original.code());
      continue;
    }
    if (const auto* model = std::get_if<dynamic::Model>(&original.file->model)) {
      audits.push_back({&original,
                        {},
                        0,
                        dynamic::audit_questions(*model, chosen_mechanisms(*original.file, *model, options.mechanism),
                                                 !options.mechanism.empty())});
      cases.push_back(with_questions(original, audits.back().questions, *model));
      continue;
    }
    if (family_of(original.file->model) != Family::finite) {
      remark(original.file->id + " is not audited: the audit asks of finite and dynamic models");
      continue;
    }
    FiniteModel model = with_named_rules(original.file->finite());
    const std::size_t own_transfers = original.file->finite().transfers.size();
    audits.push_back({&original,
                      audit_plan(model, own_transfers, chosen_mechanisms(*original.file, options.mechanism),
                                 !options.mechanism.empty()),
                      own_transfers});
    cases.push_back(with_questions(original, audits.back().plan.questions, std::move(model)));
  }
  decide(cases, options.threads, options.search, progress, [](const Examined&, std::size_t) {});

  std::vector<AuditResult> results;
  std::vector<Mishap> failures = mishaps(originals);
  for (std::size_t k = 0; k < cases.size(); ++k) {
    for (const std::string& contradiction : cases[k].contradictions)
      failures.push_back({shown(cases[k].path), contradiction});
    if (!cases[k].contradictions.empty()) {
      code = ExitCode::disagreement;
      continue;
    }
    try {
      AuditResult result = result_of(cases[k], audits[k]);
      find_violators(cases[k], result, options, progress);
      results.push_back(std::move(result));
    } catch (const std::logic_error& contradiction) {
      complain_of_bug(shown(cases[k].path) + ": " + contradiction.what());
      failures.push_back({shown(cases[k].path), contradiction.what()});
      code = ExitCode::disagreement;
    }
  }
  progress.clear();
  if (options.json)
    print(audit_json(results, failures));
  else
    for (const AuditResult& result : results) {
      if (&result != &results.front()) print("\n");
      print_result(result, options);
    }
  const bool something_decided = std::any_of(results.begin(), results.end(), [](const AuditResult& result) {
    return summary(result).verified + summary(result).refuted > 0;
  });
  return something_decided ? code : graver(code, ExitCode::undecided);
}

}  // namespace candor
