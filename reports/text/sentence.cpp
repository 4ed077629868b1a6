// SPDX-License-Identifier: MIT
#include "reports/text/sentence.hpp"

#include "reports/printers/terminal.hpp"
#include "reports/text/dynamic/dynamic.hpp"
#include "reports/words/continuum/words.hpp"
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
    return definition(model, std::get<dynamic::Statement>(statement));
  }
};

}  // namespace

std::string sentence(const Model& model, const Statement& statement) { return std::visit(Sentence{statement}, model); }

std::string definition(const Statement& statement) {
  if (std::holds_alternative<dynamic::Statement>(statement)) return {};
  const auto* own = std::get_if<continuum::Statement>(&statement);
  const document::Definition words =
      own != nullptr ? continuum::definition(*own) : wording::definition(finite_statement(statement));
  return "Definition (" + words.name + "): " + printers::terminal(words.body, 2);
}

}  // namespace candor
