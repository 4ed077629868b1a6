// SPDX-License-Identifier: MIT
#include "reports/text/sentence.hpp"

#include "reports/printers/terminal.hpp"
#include "reports/words/continuum/words.hpp"
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
    return printers::terminal(continuum::sentence(model, std::get<continuum::Statement>(statement)));
  }
  std::string operator()(const dynamic::Model& model) const {
    return printers::terminal(
        dynamic::wording::sentence(dynamic::wording::Notation(model), std::get<dynamic::Statement>(statement)));
  }
};

document::Definition defined(const Statement& statement) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement)) return continuum::definition(*own);
  if (const auto* own = std::get_if<dynamic::Statement>(&statement)) return dynamic::wording::definition(*own);
  return wording::definition(finite_statement(statement));
}

}  // namespace

std::string sentence(const Model& model, const Statement& statement) { return std::visit(Sentence{statement}, model); }

std::string definition(const Statement& statement) {
  const document::Definition words = defined(statement);
  return "Definition (" + words.name + "): " + printers::terminal(words.body, 2);
}

}  // namespace candor
