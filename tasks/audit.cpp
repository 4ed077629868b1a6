// SPDX-License-Identifier: MIT
#include "tasks/audit.hpp"

#include <algorithm>
#include <functional>
#include <new>
#include <stdexcept>

#include "cases/format/case_name.hpp"
#include "checker/definitions/names.hpp"
#include "checker/model/finite/no_transfers.hpp"
#include "prover/audit/implications.hpp"
#include "prover/audit/known_evidence.hpp"
#include "prover/audit/minimal_violators.hpp"
#include "prover/dynamic/audit.hpp"
#include "reports/text/words.hpp"
#include "tasks/in_order.hpp"
#include "tasks/invalid_question.hpp"

namespace candor {
namespace {

/// A case whose claims are the questions of its audit.
struct Audited {
  const Examined* original;
  AuditPlan plan;
  std::size_t own_transfers = 0;
  std::vector<dynamic::Question> questions = {};  ///< about a dynamic model, in place of the plan
};

/// Those of that name; all if it is empty.
template <class Known, class NameOf>
std::vector<Known> chosen(const CaseFile& file, std::vector<Known> known, const std::string& name,
                          const NameOf& name_of) {
  if (name.empty()) return known;
  std::vector<std::string> names;
  for (const Known& one : known) names.push_back(name_of(one));
  place_of(name, names, "case " + file.id + " has no mechanism");
  std::erase_if(known, [&](const Known& one) { return name_of(one) != name; });
  return known;
}

/// Those that pay nothing are called after their allocations.
std::vector<Mechanism> chosen_mechanisms(const CaseFile& file, const FiniteModel& model, const std::string& name) {
  return chosen(file, audited_mechanisms(model), name, [&](const Mechanism& one) {
    if (!one.name.empty()) return one.name;
    const TransferRule& paid = model.transfers[one.transfers.front()];
    return is_no_transfers(paid) ? model.allocations[one.allocation].name : paid.name;
  });
}

std::vector<dynamic::Mechanism> chosen_mechanisms(const CaseFile& file, const dynamic::Model& model,
                                                  const std::string& name) {
  return chosen(file, dynamic::audited_mechanisms(model), name,
                [&](const dynamic::Mechanism& one) { return dynamic::name_of(model, one); });
}

/// The case with this model, and the questions in place of its claims.
template <class Questions>
Examined with_questions(const Examined& original, const Questions& questions, Model model, const Patience& patience) {
  CaseFile file = *original.file;
  file.model = std::move(model);
  file.claims.clear();
  for (const auto& question : questions) file.claims.emplace_back().claim = question.claim;
  Examined one;
  one.path = original.path;
  one.file = std::make_unique<CaseFile>(std::move(file));
  one.kernel = std::make_unique<const Kernel>(one.file->model, defect_of_names, patience);
  one.verdicts.resize(questions.size());
  return one;
}

std::string subject_name(const FiniteModel& model, const AuditPlan& plan, Subject subject) {
  switch (subject.kind) {
    case Subject::Kind::environment: return {};
    case Subject::Kind::allocation: return model.allocations[subject.index].name;
    case Subject::Kind::transfers: return model.transfers[subject.index].name;
    case Subject::Kind::game_form: return model.game_forms[subject.index].name;
    case Subject::Kind::strategies: return model.strategies[subject.index].name;
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
    case Subject::Kind::game_form: return "Game form " + model.game_forms[subject.index].name;
    case Subject::Kind::strategies: {
      const StrategyProfile& strategies = model.strategies[subject.index];
      return "Strategies " + strategies.name + " (game form " + model.game_forms[strategies.game_form].name + ')';
    }
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
void find_violators(const Examined& one, AuditResult& result, const AuditQuestion& question, Listener& listener) {
  if (family_of(one.file->model) != Family::finite) return;
  const Stoppable stoppable;
  std::vector<std::string> failures(result.properties.size());
  const auto work = [&](std::size_t k) {
    AuditedProperty& property = result.properties[k];
    if (!is_refuted(property.verdict)) return;
    try {
      const SearchLimit limit = question.search.limit([&](std::string_view state) {
        listener.doing("who violates " + property.claim.id + ": " + std::string(state));
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
  in_order(result.properties.size(), question.threads, work, [](std::size_t) {});
  if (interruption())
    throw Interrupted("interrupted; every property was decided, but not which coalitions violate them");
  for (const std::string& failure : failures)
    if (!failure.empty()) throw std::logic_error(failure);
}

}  // namespace

namespace {

/// Something of a case, or the whole, that a limit leaves out of the audit.
using LeaveOut = std::function<void(const GaveUp&)>;

/// Adds the named rules that the model's own are compared with; each may take as long as the limit allows.
void add_named_rules(FiniteModel& model, const AuditQuestion& question, Listener& listener, const LeaveOut& leave_out) {
  for (const TransferRule::Construction& construction : compared_named_rules(model)) {
    try {
      const SearchLimit limit = question.search.limit([&](std::string_view state) { listener.doing(state); });
      add_named_rule(model, construction, limit.patience());
    } catch (const GaveUp& gave_up) {
      leave_out(gave_up);
    }
  }
}

/// The questions about a case of a finite or dynamic model, and the case that has them as claims.
/// Throws GaveUp.
std::pair<Audited, Examined> asked(const Examined& original, const AuditQuestion& question, Listener& listener,
                                   const LeaveOut& leave_out) {
  const CaseFile& file = *original.file;
  const bool named = !question.mechanism.empty();
  const auto limit = [&] { return question.search.limit([&](std::string_view state) { listener.doing(state); }); };
  if (const auto* over_time = std::get_if<dynamic::Model>(&file.model)) {
    Audited audited{
        &original,
        {},
        0,
        dynamic::audit_questions(*over_time, chosen_mechanisms(file, *over_time, question.mechanism), named)};
    const SearchLimit looking = limit();
    Examined one = with_questions(original, audited.questions, *over_time, looking.patience("looking at the model"));
    return {std::move(audited), std::move(one)};
  }
  FiniteModel model = file.finite();
  add_no_transfers(model);
  const std::vector<Mechanism> mechanisms = chosen_mechanisms(file, model, question.mechanism);
  add_named_rules(model, question, listener, leave_out);
  const std::size_t own_transfers = file.finite().transfers.size();
  const SearchLimit looking = limit();
  Audited audited{&original,
                  audit_plan(model, own_transfers, mechanisms, named, looking.patience("planning the audit")),
                  own_transfers};
  Examined one =
      with_questions(original, audited.plan.questions, std::move(model), looking.patience("looking at the model"));
  return {std::move(audited), std::move(one)};
}

/// Tries what is known; a limit that is reached leaves the question to a search, which says so.
void answer_by_what_is_known(Examined& one, const Audited& audited, std::size_t k, const AuditQuestion& question,
                             Listener& listener) {
  const Stoppable stoppable;
  try {
    const SearchLimit limit = question.search.limit([&](std::string_view state) {
      listener.doing("checking " + audited.plan.questions[k].claim.id + ": " + std::string(state));
    });
    one.verdicts[k] = decided_by_what_is_known(*one.kernel, one.file->finite(), audited.plan, one.verdicts, k, limit);
  } catch (const GaveUp&) {}
}

/// First what needs no search for transfers, of all cases; then, one question of each case after another, the others,
/// as an answer may save the searches for those behind it.
void answer_all(std::vector<Examined>& cases, const std::vector<Audited>& audits, const AuditQuestion& question,
                Listener& listener) {
  std::vector<ClaimOfCase> at_once;
  std::vector<std::vector<std::size_t>> later(cases.size());
  for (std::size_t c = 0; c < cases.size(); ++c)
    for (std::size_t k = 0; k < cases[c].verdicts.size(); ++k)
      if (asks_for_transfers(cases[c].file->claims[k].claim.statement) && !audits[c].plan.questions.empty())
        later[c].push_back(k);
      else
        at_once.emplace_back(&cases[c], k);
  decide(at_once, question.threads, question.search, listener);
  for (std::size_t round = 0;; ++round) {
    bool any = false;
    std::vector<ClaimOfCase> to_search;
    for (std::size_t c = 0; c < cases.size(); ++c) {
      if (round >= later[c].size()) continue;
      any = true;
      const std::size_t k = later[c][round];
      answer_by_what_is_known(cases[c], audits[c], k, question, listener);
      if (!cases[c].verdicts[k]) to_search.emplace_back(&cases[c], k);
    }
    if (!any) return;
    decide(to_search, question.threads, question.search, listener);
  }
}

}  // namespace

AuditAnswer audit(const std::vector<Examined>& originals, const AuditQuestion& question, Listener& listener) {
  std::vector<Audited> audits;
  std::vector<Examined> cases;
  AuditAnswer answer{{}, mishaps(originals)};
  for (const Examined& original : originals) {
    if (!original.kernel) continue;
    if (family_of(original.file->model) == Family::continuum) {
      listener.remark(original.file->id + " is not audited: the audit asks of finite and dynamic models");
      continue;
    }
    const auto leave_out = [&](const std::string& what) {
      answer.mishaps.push_back({shown(original.path), what});
      listener.remark(answer.mishaps.back().file + " was " + what);
      answer.given_up = true;
    };
    try {
      auto [audited, one] = asked(original, question, listener, [&](const GaveUp& gave_up) {
        leave_out("audited without a rule to compare its own with: " + std::string(gave_up.what()));
      });
      audits.push_back(std::move(audited));
      cases.push_back(std::move(one));
    } catch (const GaveUp& gave_up) {
      leave_out("not audited: " + std::string(gave_up.what()));
    }
  }
  answer_all(cases, audits, question, listener);

  for (std::size_t k = 0; k < cases.size(); ++k) {
    std::vector<std::string>& contradictions = cases[k].contradictions;
    try {
      if (contradictions.empty()) {
        AuditResult result = result_of(cases[k], audits[k]);
        find_violators(cases[k], result, question, listener);
        answer.results.push_back(std::move(result));
      }
    } catch (const std::logic_error& error) {
      contradictions.emplace_back(error.what());
      listener.contradiction(cases[k].path, contradictions.back());
    }
    for (const std::string& contradiction : contradictions)
      answer.mishaps.push_back({shown(cases[k].path), contradiction});
    answer.contradiction = answer.contradiction || !contradictions.empty();
  }
  return answer;
}

}  // namespace candor
