// SPDX-License-Identifier: MIT
#include "reports/latex/definitions.hpp"

#include "reports/words/continuum/words.hpp"
#include "reports/words/dynamic/words.hpp"
#include "reports/words/finite/words.hpp"

namespace candor::tex {
namespace {

/// Without the line break at the end.
std::string set(const document::Blocks& blocks) {
  std::string result = printers::latex(blocks, report_measure);
  result.pop_back();
  return result;
}

/// The definition and its place among those of its family.
std::pair<std::size_t, Definition> located(const Statement& statement) {
  const auto in_tex = [](std::size_t position, const document::Definition& words) {
    return std::pair(position, Definition{words.key, printers::latex(document::Text(words.name)),
                                          printers::latex(document::Text(words.short_name)), set(words.body)});
  };
  if (const auto* own = std::get_if<continuum::Statement>(&statement))
    return in_tex(own->index(), continuum::definition(*own));
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return in_tex(own->index(), dynamic::wording::definition(*own));
  const finite::Statement& own = finite_statement(statement);
  return in_tex(own.index(), wording::definition(own));
}

std::string symbols_of_family(const Statement& statement) {
  if (std::holds_alternative<continuum::Statement>(statement)) return set(continuum::notation_paragraph());
  if (std::holds_alternative<dynamic::Statement>(statement)) return set(dynamic::wording::notation_paragraph());
  return set(wording::notation_paragraph());
}

}  // namespace

Definition definition_of(const Statement& statement) { return located(statement).second; }

void UsedDefinitions::add(const Statement& statement) {
  auto [position, definition] = located(statement);
  const std::string key = definition.key;
  used_.emplace(std::tuple(statement.index(), position, key), std::move(definition));
  symbols_.emplace(statement.index(), symbols_of_family(statement));
}

std::string UsedDefinitions::set() const {
  std::string result;
  auto symbols = symbols_.begin();
  for (const auto& [place, definition] : used_) {
    if (symbols != symbols_.end() && symbols->first == std::get<0>(place)) result += (symbols++)->second + "\n";
    result += "\\begin{candordefinition}[" + definition.name + "]\\label{" + definition_label(definition.key) + "}\n" +
              definition.body + "\n\\end{candordefinition}\n";
  }
  return result;
}

std::string definition_label(std::string_view key) { return "candor:definition:" + std::string(key); }

std::string sentence(const Notation& notation, const Model& model, const Statement& statement) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement))
    return printers::latex(continuum::sentence(std::get<continuum::Model>(model), *own));
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return printers::latex(
        dynamic::wording::sentence(dynamic::wording::Notation(std::get<dynamic::Model>(model)), *own));
  return printers::latex(wording::sentence(notation.symbols(), finite_statement(statement)));
}

std::string about(const Notation& notation, const Model& model, const Statement& statement) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement))
    return printers::latex(continuum::about(std::get<continuum::Model>(model), *own));
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return printers::latex(dynamic::wording::about(dynamic::wording::Notation(std::get<dynamic::Model>(model)), *own));
  return printers::latex(wording::about(notation.symbols(), finite_statement(statement)));
}

}  // namespace candor::tex
