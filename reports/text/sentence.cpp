// SPDX-License-Identifier: MIT
#include "reports/text/sentence.hpp"

#include "reports/printers/terminal.hpp"
#include "reports/text/continuum/continuum.hpp"
#include "reports/words/dynamic/words.hpp"
#include "reports/words/finite/words.hpp"

namespace candor {
namespace {

struct Sentence {
  const Statement& statement;
  std::string operator()(const FiniteModel& model) const {
    return printers::terminal(wording::sentence(wording::Notation(model), finite_statement(statement)));
  }
  std::string operator()(const continuum::Model& model) const {
    return definition(model, std::get<continuum::Statement>(statement));
  }
  std::string operator()(const dynamic::Model& model) const {
    return printers::terminal(
        dynamic::wording::sentence(dynamic::wording::Notation(model), std::get<dynamic::Statement>(statement)));
  }
};

}  // namespace

std::string sentence(const Model& model, const Statement& statement) { return std::visit(Sentence{statement}, model); }

std::string definition(const Statement& statement) {
  if (std::holds_alternative<continuum::Statement>(statement)) return {};
  const auto* dynamic = std::get_if<dynamic::Statement>(&statement);
  const document::Definition words =
      dynamic != nullptr ? dynamic::wording::definition(*dynamic) : wording::definition(finite_statement(statement));
  return "Definition (" + words.name + "): " + printers::terminal(words.body, 2);
}

}  // namespace candor
