// SPDX-License-Identifier: MIT
#include "prover/dynamic/audit.hpp"

namespace candor::dynamic {
namespace {

class Questionnaire {
 public:
  explicit Questionnaire(const Model& model) : model_(model) {}

  void ask_about_allocation(std::size_t index) {
    subject_ = model_.allocations[index].name;
    heading_ = "Allocation " + subject_;
    if (!model_.allocations[index].uses_history) ask(Efficient{index, true}, "sequentially");
    ask(Efficient{index, false}, "");
    const Mechanism rule{"", index, {}};
    ask(IncentiveEfficient{IncentiveEfficient::Of::rule, rule, true}, "sequentially");
    ask(IncentiveEfficient{IncentiveEfficient::Of::rule, rule, false}, "");
  }

  void ask_about_mechanism(const Mechanism& mechanism) {
    subject_ = name_of(model_, mechanism);
    heading_ = "Mechanism " + subject_;
    if (!mechanism.name.empty())
      heading_ +=
          " (allocation " + model_.allocations[mechanism.allocation].name + ", " +
          (mechanism.transfers ? "transfer rule " + model_.transfers[*mechanism.transfers].name : "no transfers") + ')';
    ask(ExPostIc{mechanism}, "");
    ask(InterimIc{mechanism, Tier::all}, "all");
    ask(InterimIc{mechanism, Tier::tree}, "");
    ask(InterimIc{mechanism, Tier::path}, "path");
    ask(BudgetBalance{mechanism, Balance::exact}, "");
    ask(BudgetBalance{mechanism, Balance::no_deficit}, "no_deficit");
    ask(BudgetBalance{mechanism, Balance::ex_ante}, "ex_ante");
    ask(IndividualRationality{mechanism, Stage::ex_post, Tier::all}, "ex_post");
    ask(IndividualRationality{mechanism, Stage::interim, Tier::all}, "interim");
    ask(IndividualRationality{mechanism, Stage::ex_ante, Tier::all}, "ex_ante");
    ask(IncentiveEfficient{IncentiveEfficient::Of::mechanism, mechanism, false}, "");
    ask(Guarantee{mechanism, model_.types.grand_coalition(), Relation::at_least, {}}, "");
    ask(CollusionProof{CollusionProof::Colluders::any, mechanism}, "");
    ask(CollusionProof{CollusionProof::Colluders::grand, mechanism}, "grand");
    if (model_.periods > 1) return;
    ask(Guarantee{mechanism, model_.types.grand_coalition(), Relation::at_least, {}, true}, "best_response");
    ask(CollusionProof{CollusionProof::Colluders::any, mechanism, Participation::interim}, "interim");
    ask(CollusionProof{CollusionProof::Colluders::grand, mechanism, Participation::interim}, "grand_interim");
  }

  void ask_about_scheme(std::size_t index) {
    subject_ = model_.schemes[index].name;
    heading_ = "Scheme " + subject_;
    using Aspect = SchemeClaim::Aspect;
    ask(SchemeClaim{Aspect::incentive_compatible, index}, "incentive_compatible");
    if (model_.schemes[index].coalition != model_.types.grand_coalition())
      ask(SchemeClaim{Aspect::outsiders_truthful, index}, "outsiders_truthful");
    ask(SchemeClaim{Aspect::balanced, index}, "balanced");
    ask(SchemeClaim{Aspect::profitable, index}, "profitable");
  }

  std::vector<Question> questions;

 private:
  void ask(dynamic::Statement statement, const std::string& qualifier) {
    std::string id;
    for (char c : subject_)  // "(q, liu)" is no id
      if (c == ',' || c == ' ' || c == '(' || c == ')')
        id += c == ',' ? "." : "";
      else
        id += c;
    id += '.' + std::string(property_name(statement)) + (qualifier.empty() ? "" : '.' + qualifier);
    questions.push_back({{std::move(id), candor::Statement(std::move(statement))}, heading_, subject_, qualifier});
  }

  const Model& model_;
  std::string subject_, heading_;
};

}  // namespace

std::vector<Mechanism> audited_mechanisms(const Model& model) {
  if (!model.mechanisms.empty()) return model.mechanisms;
  std::vector<Mechanism> all;
  for (std::size_t q = 0; q < model.allocations.size(); ++q) {
    all.push_back({"", q, {}});
    for (std::size_t t = 0; t < model.transfers.size(); ++t) all.push_back({"", q, t});
  }
  return all;
}

std::string name_of(const Model& model, const Mechanism& mechanism) {
  if (!mechanism.name.empty()) return mechanism.name;
  return '(' + model.allocations[mechanism.allocation].name +
         (mechanism.transfers ? ", " + model.transfers[*mechanism.transfers].name : "") + ')';
}

std::vector<Question> audit_questions(const Model& model, const std::vector<Mechanism>& mechanisms, bool nothing_else) {
  Questionnaire questionnaire(model);
  for (std::size_t k = 0; k < model.allocations.size() && !nothing_else; ++k) questionnaire.ask_about_allocation(k);
  for (const Mechanism& mechanism : mechanisms) questionnaire.ask_about_mechanism(mechanism);
  for (std::size_t k = 0; k < model.schemes.size() && !nothing_else; ++k) questionnaire.ask_about_scheme(k);
  return questionnaire.questions;
}

}  // namespace candor::dynamic
