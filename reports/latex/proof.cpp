// SPDX-License-Identifier: MIT
#include "reports/latex/proof.hpp"

#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/words/continuum/words.hpp"
#include "reports/words/finite/words.hpp"

namespace candor::tex {

std::string proof(const Setting& setting, const Model& model, const std::string& id, const Statement& statement,
                  const Verified& verified) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement))
    return printers::latex(continuum::proof(std::get<continuum::Model>(model), *own, verified), setting.measure);
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return dynamic::proof(setting, std::get<dynamic::Model>(model), id, *own, verified);
  const wording::ProofSetting of_claim{setting.command + " " + id, setting.row_limit};
  return printers::latex(wording::proof(of_claim, setting.notation.symbols(), finite_statement(statement), verified),
                         setting.measure);
}

std::string refutation(const Setting& setting, const Model& model, const Statement& statement, const Refuted& refuted) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement))
    return printers::latex(continuum::refutation(std::get<continuum::Model>(model), *own, refuted), setting.measure);
  if (const auto* own = std::get_if<dynamic::Statement>(&statement))
    return dynamic::refutation(setting, std::get<dynamic::Model>(model), *own, refuted);
  return printers::latex(wording::refutation(setting.notation.symbols(), finite_statement(statement), refuted),
                         setting.measure);
}

}  // namespace candor::tex
