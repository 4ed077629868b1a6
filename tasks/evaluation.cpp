// SPDX-License-Identifier: MIT
#include "tasks/evaluation.hpp"

#include <stdexcept>

#include "checker/properties/refusals.hpp"
#include "prover/continuum/numbers.hpp"
#include "prover/prove.hpp"

namespace candor {
namespace {

/// The number that the claim compares with.
Rational& number_of(Statement& statement) {
  if (auto* claim = claim_if<Value>(statement)) return claim->number;
  if (auto* claim = std::get_if<dynamic::Statement>(&statement)) return std::get<dynamic::Value>(*claim).number;
  return std::get<continuum::Value>(std::get<continuum::Statement>(statement)).number;
}

class Evaluator {
 public:
  Evaluator(const Kernel& kernel, const Model& model, const SearchLimit& limit)
      : kernel_(kernel), model_(model), limit_(limit) {}

  void evaluate(Evaluated& result) const {
    if (!find_hidden(result)) compare(result);
    if (!result.obstacle.empty()) return;
    Verdict verdict = prove(kernel_, model_, result.statement, limit_);
    if (is_refuted(verdict)) throw std::logic_error("the number found is not the one that the kernel finds");
    if (const auto* undecided = std::get_if<Undecided>(&verdict)) {
      result.obstacle = undecided->explanation();
      result.number.reset();
      result.within.reset();
    } else {
      result.verified = std::move(verdict);
    }
  }

 private:
  /// The kernel itself says what it is, where it compares it with another number.
  void compare(Evaluated& result) const {
    const Verdict verdict = prove(kernel_, model_, result.statement, limit_);
    if (const auto* undecided = std::get_if<Undecided>(&verdict)) {
      result.obstacle = undecided->explanation();
      return;
    }
    result.number = number_of(result.statement);
    if (const auto* refuted = std::get_if<Refuted>(&verdict))
      result.number = refuted->counterexample().front().left.value;
    number_of(result.statement) = *result.number;
  }

  /// What it does not compute, but has shown by evidence.
  bool find_hidden(Evaluated& result) const {
    const auto* model = std::get_if<continuum::Model>(&model_);
    if (model == nullptr) return false;
    const auto& asked = std::get<continuum::Value>(std::get<continuum::Statement>(result.statement));
    std::optional<continuum::FoundNumber> found;
    try {
      found = continuum::find_number(*model, asked, limit_);
    } catch (const OutOfScope& refusal) {
      result.obstacle = refusal.what();
      return true;
    }
    if (!found) return false;
    if (found->claim.relation)
      result.number = found->claim.number;
    else
      result.within = found->claim;
    result.up_to = found->up_to;
    if (found->up_to) confirm_end(found->claim, *found->up_to);
    result.statement = continuum::Statement(std::move(found->claim));
    return true;
  }

  void confirm_end(continuum::Value claim, const Rational& end) const {
    claim.number = end;
    if (!is_verified(prove(kernel_, model_, continuum::Statement(std::move(claim)), limit_)))
      throw std::logic_error("the end of the numbers found is none of them");
  }

  const Kernel& kernel_;
  const Model& model_;
  const SearchLimit& limit_;
};

}  // namespace

Evaluation evaluate(const std::filesystem::path& path, const std::vector<std::string>& questions,
                    const SearchOptions& search, Listener& listener) {
  Evaluation result;
  std::vector<std::size_t> asked;
  const CaseReader reader = [&](const std::filesystem::path& file, const Patience& patience) {
    AskedCase read = read_asked(file, questions, patience);
    for (std::size_t k = 0; k < questions.size(); ++k) {
      std::vector<Diagnostic> of_question;
      for (const Diagnostic& one : read.about_questions)
        if (one.line == static_cast<int>(k) + 1) of_question.push_back(one);
      for (Diagnostic& one : of_question) one.line = 1;
      result.about_questions += render(of_question, "QUANTITY", questions[k]);
    }
    asked = std::move(read.questions);
    return std::move(read.read);
  };
  result.one = examine_file(path, reader, search, listener);
  if (!result.about_questions.empty()) listener.diagnostics(result.about_questions);
  if (!result.one.kernel) return result;
  const Stoppable stoppable;
  for (std::size_t k = 0; k < result.one.file->claims.size(); ++k) {
    const StatedClaim& stated = result.one.file->claims[k];
    Evaluated& one = result.results.emplace_back();
    one.question = asked.at(k);
    one.instance = stated.claim.id.substr(std::min(stated.group.size(), stated.claim.id.size()));
    if (stated.group.empty()) one.instance.clear();
    one.statement = stated.claim.statement;
    const SearchLimit limit =
        search.limit([&](std::string_view state) { listener.doing("computing: " + std::string(state)); });
    try {
      Evaluator(*result.one.kernel, result.one.file->model, limit).evaluate(one);
    } catch (const GaveUp& gave_up) {
      one.obstacle = gave_up.what();
    }
    if (interruption())
      throw Interrupted("interrupted; " + std::to_string(k) + " of " + std::to_string(result.one.file->claims.size()) +
                        " numbers found");
  }
  return result;
}

}  // namespace candor
